//! A running server with a school of its own, a clock that tests turn, and dice with a seed.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use lientich_server::app::{App, Clock, Dice, Parts, Reach};
use lientich_server::assets::Assets;
use lientich_server::crypto::ServerKey;
use lientich_server::push::courier::Courier;
use lientich_server::store::sqlite::SqliteStore;
use lientich_server::store::{Change, Schools as _};
use lientich_server::{http, invite};
use lientich_shared::directory::{Person, Post, Role, School as SchoolRecord};
use lientich_shared::ids::{PersonId, PostId, SchoolId};
use lientich_shared::time::{Day, Timestamp};
use sha2::{Digest as _, Sha256};

use crate::device::Device;

pub const SCHOOL: SchoolId = SchoolId(0xa0);
pub const PRINCIPAL: PersonId = PersonId(0xb1);
pub const CHAIR: PersonId = PersonId(0xb2);
pub const WOMEN: PersonId = PersonId(0xb3);
pub const TEACHER: PersonId = PersonId(0xb4);
/// Holds no post any more.
pub const FORMER: PersonId = PersonId(0xb5);

const PEOPLE: [(PersonId, &str, Role); 4] = [
    (PRINCIPAL, "Nguyễn Thị Minh", Role::Principal),
    (CHAIR, "Lê Văn Công", Role::UnionChair),
    (WOMEN, "Hoàng Thị Oanh", Role::WomensCommittee),
    (TEACHER, "Đặng Thuỳ Linh", Role::Staff),
];

/// 15/09/2026, about nine in the morning in Hanoi.
pub const START: Timestamp = Timestamp(1_789_437_600_000);
pub const DAY_MS: i64 = 86_400_000;

/// A clock that stands until it is turned.
#[derive(Debug)]
pub struct TestClock(Mutex<Timestamp>);

impl TestClock {
    pub fn advance(&self, ms: i64) {
        self.0.lock().unwrap().0 += ms;
    }

    pub fn set(&self, now: Timestamp) {
        *self.0.lock().unwrap() = now;
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// Dice that fall the same way for the same seed.
#[derive(Debug)]
pub struct SeededDice(Mutex<u64>);

impl SeededDice {
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(seed << 32))
    }
}

impl Dice for SeededDice {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let mut count = self.0.lock().unwrap();
            *count += 1;
            chunk.copy_from_slice(&Sha256::digest(count.to_be_bytes())[..chunk.len()]);
        }
    }
}

/// A server with one school, listening on a free port.
pub struct School {
    pub address: SocketAddr,
    pub store: SqliteStore,
    pub clock: Arc<TestClock>,
    pub dice: Arc<SeededDice>,
    pub key: ServerKey,
    pub app: Arc<App>,
    task: tokio::task::JoinHandle<()>,
    data: tempfile::TempDir,
}

impl School {
    pub async fn start() -> Self {
        Self::start_with(Assets::embedded(), reach()).await
    }

    pub async fn start_with(assets: Assets, reach: Reach) -> Self {
        Self::start_of(assets, reach, |_| true, &[]).await
    }

    /// A school whose server tells devices at this origin, though it is no public one.
    pub async fn start_trusting(origin: &str) -> Self {
        let trusted = [origin.to_owned()];
        Self::start_of(Assets::embedded(), reach(), |_| true, &trusted).await
    }

    /// A school in which nobody ever held a post of the union.
    pub async fn start_without_union() -> Self {
        Self::start_of(Assets::embedded(), reach(), |role| !role.is_of_union(), &[]).await
    }

    async fn start_of(
        assets: Assets,
        reach: Reach,
        has: impl Fn(Role) -> bool,
        trusted: &[String],
    ) -> Self {
        let data = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(data.path()).await.unwrap();
        found(&store, has).await;
        let clock = Arc::new(TestClock(Mutex::new(START)));
        let dice = Arc::new(SeededDice::new(1));
        let key = ServerKey::draw(&*dice);
        let app = Arc::new(App::new(Parts {
            clock: clock.clone(),
            dice: dice.clone(),
            store: Arc::new(store.clone()),
            key: key.clone(),
            courier: courier(&key, trusted),
            assets,
            reach,
        }));
        let (address, task) = serve(app.clone()).await;
        Self {
            address,
            store,
            clock,
            dice,
            key,
            app,
            task,
            data,
        }
    }

    /// Stops and starts again on what is kept, at another address.
    pub async fn restart(&mut self) {
        self.task.abort();
        self.store = self.beside().await;
        self.app = Arc::new(App::new(Parts {
            clock: self.clock.clone(),
            dice: self.dice.clone(),
            store: Arc::new(self.store.clone()),
            key: self.key.clone(),
            courier: courier(&self.key, &[]),
            assets: Assets::embedded(),
            reach: reach(),
        }));
        (self.address, self.task) = serve(self.app.clone()).await;
    }

    /// The store as another process opens it beside the server.
    pub async fn beside(&self) -> SqliteStore {
        SqliteStore::open(self.data.path()).await.unwrap()
    }

    /// The data directory.
    pub fn data(&self) -> &std::path::Path {
        self.data.path()
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A one-time link's token for a person.
    pub async fn invite(&self, person: PersonId) -> String {
        invite::invite(&self.store, &*self.clock, &*self.dice, SCHOOL, person)
            .await
            .unwrap()
    }

    /// A new device that has joined.
    pub async fn device(&self, person: PersonId) -> Device {
        let token = self.invite(person).await;
        Device::join(self, &token).await
    }

    /// Ends all posts of a person with yesterday.
    pub async fn dismiss(&self, person: PersonId) {
        let directory = self.store.directory(SCHOOL).await.unwrap().unwrap();
        let yesterday = Day(self.clock.now().day().0 - 1);
        let posts = directory.posts.iter().filter(|post| post.person == person);
        let ends: Vec<Change> = posts.map(|post| Change::End(post.id, yesterday)).collect();
        let version = directory.version;
        let changed = self.store.change_directory(SCHOOL, version, &ends).await;
        assert!(changed.unwrap().is_some());
    }
}

impl Drop for School {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn courier(key: &ServerKey, trusted: &[String]) -> Courier {
    Courier::new(key.clone(), "https://truong.example", trusted.to_vec())
}

fn reach() -> Reach {
    Reach {
        origin: "https://truong.example".to_owned(),
        ..Reach::default()
    }
}

async fn serve(app: Arc<App>) -> (SocketAddr, tokio::task::JoinHandle<()>) {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0))
        .await
        .unwrap();
    let address = listener.local_addr().unwrap();
    let service = http::build(app).into_make_service_with_connect_info::<SocketAddr>();
    let task = tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
    (address, task)
}

async fn found(store: &SqliteStore, has: impl Fn(Role) -> bool) {
    let school = SchoolRecord {
        id: SCHOOL,
        name: "Trường Tiểu học Đồi Thông".to_owned(),
        level: "Tiểu học".to_owned(),
        commune: "xã Đồi Thông".to_owned(),
        superiors: Vec::new(),
        calendars: Vec::new(),
        bases: Vec::new(),
    };
    let mut people: Vec<Person> = PEOPLE
        .iter()
        .map(|(id, name, _)| Person {
            id: *id,
            name: (*name).to_owned(),
            team: String::new(),
        })
        .collect();
    people.push(Person {
        id: FORMER,
        name: "Trần Văn Cựu".to_owned(),
        team: String::new(),
    });
    let posts: Vec<Post> = PEOPLE
        .iter()
        .filter(|(_, _, role)| has(*role))
        .map(|(person, _, role)| Post {
            id: PostId(person.0 + 0x100),
            person: *person,
            role: *role,
            from: Day(19_000),
            to: None,
            appointed_by: None,
        })
        .collect();
    store.add_school(&school, &people, &posts).await.unwrap();
}
