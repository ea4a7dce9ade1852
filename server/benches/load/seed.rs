//! A data directory with schools whose drafters are signed in already.

use std::path::Path;

use anyhow::Result;
use lientich_server::app::{Clock as _, Dice as _, SystemClock, SystemDice};
use lientich_server::crypto::hex;
use lientich_server::session::token_hash;
use lientich_server::store::sqlite::SqliteStore;
use lientich_server::store::{Device, Invitation, Schools as _, Sessions as _};
use lientich_shared::directory::{self, DeviceCertificate, Person, Post, Role};
use lientich_shared::ids::{DeviceId, PersonId, PostId, SchoolId};
use lientich_shared::time::{Day, Timestamp};
use p256::ecdsa::SigningKey;

/// Schools on a disk.
pub struct Seed {
    dir: tempfile::TempDir,
    /// Who is there.
    pub schools: Vec<School>,
}

/// A school of drafters.
pub struct School {
    /// Its id.
    pub id: SchoolId,
    /// One device each.
    pub drafters: Vec<Drafter>,
}

/// A signed-in device.
pub struct Drafter {
    /// The device.
    pub device: DeviceId,
    /// Its key.
    pub key: SigningKey,
    /// Its cookie.
    pub cookie: String,
}

impl Seed {
    /// Schools with so many drafters each.
    pub async fn plant(sizes: &[usize]) -> Result<Self> {
        let dir = tempfile::tempdir()?;
        let store = SqliteStore::open(dir.path()).await?;
        let mut schools = Vec::new();
        for &size in sizes {
            schools.push(found(&store, size).await?);
        }
        store.close().await;
        Ok(Self { dir, schools })
    }

    /// Where it is.
    pub fn data(&self) -> &Path {
        self.dir.path()
    }
}

async fn found(store: &SqliteStore, size: usize) -> Result<School> {
    let id = SchoolId(draw());
    let school = directory::School {
        id,
        name: format!("Trường {id}"),
        level: String::new(),
        commune: "xã Đông".to_owned(),
        superiors: Vec::new(),
        calendars: Vec::new(),
        bases: Vec::new(),
    };
    let people: Vec<Person> = (0..size)
        .map(|number| Person {
            id: PersonId(draw()),
            name: format!("Người {number}"),
            team: String::new(),
        })
        .collect();
    let post = |person: &Person| Post {
        id: PostId(draw()),
        person: person.id,
        role: Role::UnionCommittee,
        from: Day(19_000),
        to: None,
        appointed_by: None,
    };
    let posts: Vec<Post> = people.iter().map(post).collect();
    store.add_school(&school, &people, &posts).await?;
    let mut drafters = Vec::new();
    for person in &people {
        drafters.push(sign_in(store, id, person.id).await?);
    }
    Ok(School { id, drafters })
}

async fn sign_in(store: &SqliteStore, school: SchoolId, person: PersonId) -> Result<Drafter> {
    let key = SigningKey::from_slice(&bytes::<32>())?;
    let device = DeviceId(draw());
    let (link, token) = (hex(&bytes::<32>()), hex(&bytes::<32>()));
    let invitation = Invitation {
        school,
        person,
        expires: Timestamp(i64::MAX),
        invited_by: None,
        device: None,
    };
    let version = store.directory_version(school).await?.unwrap_or_default();
    store
        .replace_invitation(token_hash(&link), &invitation, version)
        .await?;
    let certificate = DeviceCertificate {
        school,
        device,
        person,
        public_key: key
            .verifying_key()
            .to_encoded_point(false)
            .as_bytes()
            .to_vec(),
        issued: SystemClock.now(),
        revoked: None,
        signature: vec![0; 64],
    };
    let record = Device {
        certificate,
        label: String::new(),
        invited_by: None,
    };
    store
        .redeem(token_hash(&link), &record, token_hash(&token))
        .await?;
    Ok(Drafter {
        device,
        key,
        cookie: format!("lientich={token}"),
    })
}

fn draw() -> u128 {
    u128::from_be_bytes(bytes())
}

fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SystemDice.fill(&mut bytes);
    bytes
}
