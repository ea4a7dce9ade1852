//! Files of evidence: who may bring one, what is taken, who gets it.

use lientich_server::crypto::hash;
use lientich_server::store::sqlite::SqliteStore;
use lientich_server::store::{Change, Devices as _, Evidence as _, Schools as _};
use lientich_shared::api::{self, ErrorCode, Problem};
use lientich_shared::directory::Person;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{Act, ChangeId};
use lientich_shared::log::duty::DutyId;
use lientich_shared::log::work::{Attachment, Holding, Item, MAX_EVIDENCE, Work};
use reqwest::Response;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::device::Device;
use crate::school::{CHAIR, FORMER, SCHOOL, START, School, TEACHER};
use crate::talk::{COLLEAGUE, Circles, INSPECTOR, LEADER, PARENT, PLAN};

const WORK: DocId = DocId(0x30c);

/// A photo of so many bytes; what follows its first ones is told apart by `seed`.
fn photo(size: usize, seed: u8) -> Vec<u8> {
    let mut bytes = vec![seed; size];
    bytes[..4].copy_from_slice(&[0xff, 0xd8, 0xff, 0xe0]);
    bytes
}

fn attachment(circles: &Circles, bytes: &[u8], media: &str) -> Attachment {
    Attachment {
        item: Item::Planned(DutyId {
            node: circles.clauses[0],
            slot: 1,
        }),
        due: None,
        hash: hash(bytes),
        name: "Ảnh thăm gia đình.jpg".to_owned(),
        media: media.to_owned(),
        size: u32::try_from(bytes.len()).unwrap(),
    }
}

fn path(bytes: &[u8]) -> String {
    api::evidence(WORK, hash(bytes))
}

async fn code(response: Response) -> (u16, ErrorCode) {
    let status = response.status().as_u16();
    let problem: Problem = serde_json::from_slice(&response.bytes().await.unwrap()).unwrap();
    (status, problem.code)
}

const ABSENT: (u16, ErrorCode) = (404, ErrorCode::NotFound);

/// A teacher who works on her progress.
struct Desk {
    circles: Circles,
    teacher: Device,
}

impl Desk {
    async fn set() -> Self {
        let circles = Circles::asking().await;
        let mut teacher = circles.reader(TEACHER, WORK).await;
        teacher.write(Act::OpenWork(Holding {
            about: PLAN,
            person: TEACHER,
        }));
        teacher.sync().await;
        Self { circles, teacher }
    }

    /// Names a file, and tells the server.
    async fn attach(&mut self, bytes: &[u8], media: &str) -> ChangeId {
        let file = attachment(&self.circles, bytes, media);
        let change = self.teacher.write(Act::Work(Box::new(Work::Attach(file))));
        self.teacher.sync().await;
        change
    }

    async fn device(&self, person: PersonId) -> Device {
        self.circles.school.device(person).await
    }

    /// Brings the beginning of a file on a line of the teacher's own, until the server takes it in.
    async fn begin_to_put(&self, bytes: &[u8], length: usize) -> TcpStream {
        let mut line = TcpStream::connect(self.circles.school.address)
            .await
            .unwrap();
        let head = format!(
            "PUT {} HTTP/1.1\r\nhost: x\r\ncookie: {}\r\ncontent-length: {}\r\n\
             connection: close\r\n\r\n",
            path(bytes),
            self.teacher.cookie,
            bytes.len()
        );
        line.write_all(head.as_bytes()).await.unwrap();
        line.write_all(&bytes[..length]).await.unwrap();
        let incoming = self.circles.school.data().join("evidence/incoming");
        while std::fs::read_dir(&incoming).map_or(0, Iterator::count) == 0 {
            tokio::task::yield_now().await;
        }
        line
    }
}

/// Brings the rest of a file. The status of the answer.
async fn end_to_put(line: &mut TcpStream, rest: &[u8]) -> String {
    line.write_all(rest).await.unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.unwrap();
    let status = answer.strip_prefix("HTTP/1.1 ").unwrap();
    status[..3].to_owned()
}

async fn join_team(school: &School, person: PersonId, name: &str) {
    let directory = school.store.directory(SCHOOL).await.unwrap().unwrap();
    let person = Person {
        id: person,
        name: name.to_owned(),
        team: "Tổ 4–5".to_owned(),
    };
    let moved = [Change::Rename(person)];
    let version = directory.version;
    let changed = school.store.change_directory(SCHOOL, version, &moved).await;
    assert!(changed.unwrap().is_some());
}

#[tokio::test]
async fn a_photo_is_brought_and_got_by_those_who_read_of_the_duty() {
    let mut desk = Desk::set().await;
    let bytes = photo(300_000, 1);
    desk.attach(&bytes, "image/jpeg").await;
    assert_eq!(code(desk.teacher.get(&path(&bytes)).await).await, ABSENT);
    for _ in 0..2 {
        let put = desk.teacher.put(&path(&bytes), bytes.clone()).await;
        assert_eq!(put.status(), 204, "the same again is harmless");
    }
    for reader in [TEACHER, CHAIR, INSPECTOR] {
        let got = desk.device(reader).await.get(&path(&bytes)).await;
        assert_eq!(got.status(), 200);
        assert_eq!(got.bytes().await.unwrap(), bytes);
    }
}

#[tokio::test]
async fn what_goes_out_can_only_be_saved() {
    let mut desk = Desk::set().await;
    let bytes = photo(100, 1);
    desk.attach(&bytes, "image/jpeg").await;
    desk.teacher.put(&path(&bytes), bytes.clone()).await;
    let got = desk.teacher.get(&path(&bytes)).await;
    for (name, value) in [
        ("content-type", "image/jpeg"),
        ("content-disposition", "attachment"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(got.headers()[name], value);
    }
}

#[tokio::test]
async fn to_a_curious_teacher_nothing_is_there() {
    let mut desk = Desk::set().await;
    let (bytes, other) = (photo(100, 1), photo(100, 2));
    desk.attach(&bytes, "image/jpeg").await;
    desk.teacher.put(&path(&bytes), bytes.clone()).await;
    for person in [COLLEAGUE, LEADER, PARENT, FORMER] {
        let curious = desk.device(person).await;
        let asked = [
            path(&bytes),
            path(&other),
            api::evidence(DocId(99), hash(&bytes)),
            api::evidence(PLAN, hash(&bytes)),
            "/api/v1/evidence/x/y".to_owned(),
        ];
        for path in asked {
            assert_eq!(code(curious.get(&path).await).await, ABSENT, "{path}");
            let put = curious.put(&path, bytes.clone()).await;
            assert_eq!(code(put).await, ABSENT, "{path}");
        }
    }
    let stranger = crate::device::client().get(desk.circles.school.url(&path(&bytes)));
    assert_eq!(stranger.send().await.unwrap().status(), 401);
}

#[tokio::test]
async fn the_leader_of_a_team_gets_and_brings_what_is_of_the_team() {
    let mut desk = Desk::set().await;
    let bytes = photo(100, 1);
    desk.attach(&bytes, "image/jpeg").await;
    let school = &desk.circles.school;
    join_team(school, TEACHER, "Đặng Thuỳ Linh").await;
    join_team(school, LEADER, "Vũ Thị Hạnh").await;
    join_team(school, COLLEAGUE, "Ngô Văn Sơn").await;
    let leader = desk.device(LEADER).await;
    assert_eq!(leader.put(&path(&bytes), bytes.clone()).await.status(), 204);
    assert_eq!(leader.get(&path(&bytes)).await.status(), 200);
    let colleague = desk.device(COLLEAGUE).await;
    assert_eq!(code(colleague.get(&path(&bytes)).await).await, ABSENT);
}

#[tokio::test]
async fn who_only_reads_brings_nothing() {
    let mut desk = Desk::set().await;
    let bytes = photo(100, 1);
    desk.attach(&bytes, "image/jpeg").await;
    let inspector = desk.device(INSPECTOR).await;
    let put = inspector.put(&path(&bytes), bytes.clone()).await;
    assert_eq!(code(put).await, ABSENT);
}

#[tokio::test]
async fn only_what_the_log_names_is_taken_and_only_until_it_is_taken_back() {
    let mut desk = Desk::set().await;
    let bytes = photo(100, 1);
    let put = desk.teacher.put(&path(&bytes), bytes.clone()).await;
    assert_eq!(code(put).await, ABSENT, "not named");
    let change = desk.attach(&bytes, "image/jpeg").await;
    desk.teacher.put(&path(&bytes), bytes.clone()).await;
    let ids = vec![change];
    desk.teacher.write(Act::Revert { ids });
    desk.teacher.sync().await;
    assert_eq!(code(desk.teacher.get(&path(&bytes)).await).await, ABSENT);
    let put = desk.teacher.put(&path(&bytes), bytes.clone()).await;
    assert_eq!(code(put).await, ABSENT);
    // The next file makes the bytes go, too.
    let next = photo(100, 2);
    desk.attach(&next, "image/jpeg").await;
    desk.teacher.put(&path(&next), next.clone()).await;
    let files = desk.circles.school.data().join("evidence");
    let school = files.join(SCHOOL.to_string());
    assert_eq!(std::fs::read_dir(school).unwrap().count(), 1);
}

/// Two files of one task, one of them on a slow line.
#[tokio::test]
async fn what_came_while_another_file_was_on_its_way_stays() {
    let mut desk = Desk::set().await;
    let (slow, quick) = (photo(100_000, 1), photo(100, 2));
    desk.attach(&slow, "image/jpeg").await;
    let mut line = desk.begin_to_put(&slow, 50_000).await;
    desk.attach(&quick, "image/jpeg").await;
    let put = desk.teacher.put(&path(&quick), quick.clone()).await;
    assert_eq!(put.status(), 204);
    assert_eq!(end_to_put(&mut line, &slow[50_000..]).await, "204");
    for bytes in [slow, quick] {
        let got = desk.teacher.get(&path(&bytes)).await;
        assert_eq!(got.status(), 200, "{} bytes", bytes.len());
    }
}

#[tokio::test]
async fn a_device_that_is_revoked_meanwhile_brings_nothing() {
    let mut desk = Desk::set().await;
    let bytes = photo(100_000, 1);
    desk.attach(&bytes, "image/jpeg").await;
    let mut line = desk.begin_to_put(&bytes, 50_000).await;
    let school = &desk.circles.school;
    let revoked = school.store.revoke_device(desk.teacher.me.device, START);
    assert!(revoked.await.unwrap());
    assert_eq!(end_to_put(&mut line, &bytes[50_000..]).await, "403");
    let got = desk.device(CHAIR).await.get(&path(&bytes)).await;
    assert_eq!(code(got).await, ABSENT);
}

#[tokio::test]
async fn other_bytes_than_were_named_do_not_count() {
    let mut desk = Desk::set().await;
    let bytes = photo(100_000, 1);
    desk.attach(&bytes, "image/jpeg").await;
    for (body, expected) in [
        (photo(100_000, 2), (400, ErrorCode::Malformed)),
        (bytes[..99_999].to_vec(), (400, ErrorCode::Malformed)),
        (Vec::new(), (400, ErrorCode::Malformed)),
        (photo(100_001, 1), (413, ErrorCode::TooLarge)),
        (
            photo(MAX_EVIDENCE as usize + 1, 1),
            (413, ErrorCode::TooLarge),
        ),
    ] {
        let put = desk.teacher.put(&path(&bytes), body).await;
        assert_eq!(code(put).await, expected);
        assert_eq!(code(desk.teacher.get(&path(&bytes)).await).await, ABSENT);
    }
    let incoming = desk.circles.school.data().join("evidence/incoming");
    assert_eq!(std::fs::read_dir(incoming).unwrap().count(), 0);
}

#[tokio::test]
async fn what_a_file_is_told_by_its_bytes() {
    let mut desk = Desk::set().await;
    for (bytes, media, status) in [
        (&b"<script>alert(1)</script>"[..], "text/html", 415),
        (b"<script>alert(2)</script>", "image/jpeg", 415),
        (b"%PDF-1.7 one", "image/png", 415),
        (b"%PDF-1.7 two", "application/pdf", 204),
    ] {
        desk.attach(bytes, media).await;
        let put = desk.teacher.put(&path(bytes), bytes.to_vec()).await;
        assert_eq!(put.status(), status, "{media}");
    }
}

#[tokio::test]
async fn a_backup_has_the_files_and_those_of_a_crash_are_forgotten() {
    let mut desk = Desk::set().await;
    let bytes = photo(100, 1);
    desk.attach(&bytes, "image/jpeg").await;
    desk.teacher.put(&path(&bytes), bytes.clone()).await;
    let store = &desk.circles.school.store;
    let mut unfinished = store.begin_file().await.unwrap();
    unfinished.write(b"half").await.unwrap();
    // As if the process had ended here.
    std::mem::forget(unfinished);
    let copy = tempfile::tempdir().unwrap();
    store.copy_to(copy.path()).await.unwrap();
    let copied = SqliteStore::open(copy.path()).await.unwrap();
    assert!(copied.file(WORK, hash(&bytes)).await.unwrap().is_some());
    store.forget_incoming().await.unwrap();
    for place in [desk.circles.school.data(), copy.path()] {
        assert!(!place.join("evidence/incoming").exists());
    }
    let got = desk.teacher.get(&path(&bytes)).await;
    assert_eq!(got.bytes().await.unwrap(), bytes);
}

#[tokio::test]
async fn a_device_that_asks_for_files_without_end_is_told_to_wait() {
    let desk = Desk::set().await;
    let bytes = photo(100, 1);
    let mut statuses = Vec::new();
    for _ in 0..260 {
        statuses.push(desk.teacher.get(&path(&bytes)).await.status().as_u16());
    }
    assert!(statuses.contains(&429));
    let other = desk.device(CHAIR).await;
    assert_eq!(code(other.get(&path(&bytes)).await).await, ABSENT);
}
