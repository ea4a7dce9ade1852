//! What was read in documents of progress is kept beside the log: it shows the next page load without folding, and
//! never says anything else than the log.

use leptos::prelude::*;
use lientich_frontend::platform::timer;
use lientich_frontend::storage::Storage;
use lientich_frontend::storage::digests::LogState;
use lientich_frontend::storage::log::{Answer, Page, Position};
use lientich_frontend::storage::talks::TalkEntry;
use lientich_frontend::work::PlanWork;
use lientich_shared::ids::{DeviceId, DocId, PersonId, ReplicaId, SchoolId};
use lientich_shared::log::batch::{self, Header, NO_PREVIOUS};
use lientich_shared::log::change::{Act, Change, ChangeId, NodeId};
use lientich_shared::log::document::{Author, Document, Entry};
use lientich_shared::log::duty::DutyId;
use lientich_shared::log::talk::{Circle, Topic};
use lientich_shared::log::verdict::Verdict;
use lientich_shared::log::work::{Holding, Item, Report, Stage, Work};
use lientich_shared::progress::{Progress, digest};
use lientich_shared::sync::message::LogEntry;
use lientich_shared::time::Timestamp;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{fresh_name, tab, until};

const PLAN: DocId = DocId(70);
const DOC: DocId = DocId(71);
const OTHER: PersonId = PersonId(99);
const REPLICA: ReplicaId = ReplicaId(9);

fn item() -> Item {
    let node = NodeId(ChangeId {
        replica: ReplicaId(7),
        seq: 2,
    });
    Item::Planned(DutyId { node, slot: 9 })
}

fn report(stage: Stage) -> Act {
    Act::Work(Box::new(Work::Report(Report {
        item: item(),
        due: None,
        stage,
        count: None,
        note: String::new(),
    })))
}

fn empty() -> Document {
    let mut document = Document::new(DOC);
    let author = Author {
        person: OTHER,
        device: DeviceId(8),
    };
    document.bind(REPLICA, author);
    document
}

/// The digest of these changes.
fn digest_of(changes: &[Change]) -> Vec<u8> {
    let mut document = empty();
    let accepted = |change: &Change| (Entry::Known(change.clone()), Verdict::Accepted);
    document.apply(changes.iter().map(accepted).collect());
    digest::save(&Progress::of(&document))
}

/// A colleague, who opens their progress and reports three times; the server passes on one change after the other.
fn colleague() -> Vec<Change> {
    let mut document = empty();
    let holding = Holding {
        about: PLAN,
        person: OTHER,
    };
    let acts = [
        Act::OpenWork(holding),
        report(Stage::Doing),
        report(Stage::Done),
        report(Stage::Open),
    ];
    let commit = |act| document.commit(REPLICA, Timestamp(5), act).unwrap().0;
    acts.map(commit).into()
}

/// An answer of the server with these changes, after `before` others.
fn answer(changes: &[Change], before: u64) -> Answer {
    let header = Header {
        school: SchoolId(1),
        doc: DOC,
        device: DeviceId(8),
        replica: REPLICA,
        first: changes[0].id.seq,
    };
    let entry = LogEntry {
        position: before + 1,
        author: OTHER,
        received: Timestamp(6),
        batch: batch::seal(&header, NO_PREVIOUS, changes, &[0; 64]),
        verdicts: vec![None; changes.len()],
    };
    let topic = Topic {
        about: PLAN,
        circle: Circle::Work,
    };
    let page = Page {
        doc: DOC,
        position: Position {
            epoch: 1,
            read: before + changes.len() as u64,
            ..Position::default()
        },
        entries: vec![entry],
        editions: Vec::new(),
        talk: Some(TalkEntry {
            topic,
            owner: OTHER,
        }),
        rounds: Vec::new(),
        rounds_read: None,
    };
    Answer {
        pages: vec![page],
        ..Answer::default()
    }
}

/// Waits until a digest that holds is on the disk.
async fn kept(storage: &Storage) -> Vec<u8> {
    for _ in 0..2_000 {
        if let Some((_, digest)) = storage.digests().await.unwrap().pop() {
            return digest;
        }
        timer::pause(5).await;
    }
    panic!("nothing was kept");
}

fn stage(work: PlanWork) -> Option<Stage> {
    let progress = work.view().get_untracked();
    let ledger = progress.ledger(OTHER)?;
    Some(ledger.standing(item(), None).stage())
}

#[wasm_bindgen_test]
async fn what_was_read_shows_the_next_page_load_and_is_read_anew_when_the_log_goes_on() {
    let name = fresh_name();
    let storage = Storage::open_named(&name).await.unwrap();
    let changes = colleague();
    storage
        .keep_answer(&answer(&changes[..2], 0))
        .await
        .unwrap();
    let (owner, contexts) = tab(&name).await;
    let work = owner.with(|| contexts.work.on(PLAN));
    until("it is read in the log", || {
        stage(work) == Some(Stage::Doing)
    })
    .await;
    assert_eq!(kept(&storage).await, digest_of(&changes[..2]));
    // A digest that says more than the log tells which of the two is read.
    let now = LogState { epoch: 1, read: 2 };
    let more = digest_of(&changes[..3]);
    storage.keep_digest(DOC, now, &more).await.unwrap();
    let (owner, contexts) = tab(&name).await;
    let work = owner.with(|| contexts.work.on(PLAN));
    until("it is read in the digest", || {
        stage(work) == Some(Stage::Done)
    })
    .await;
    storage
        .keep_answer(&answer(&changes[2..], 2))
        .await
        .unwrap();
    assert!(storage.digests().await.unwrap().is_empty());
    let (owner, contexts) = tab(&name).await;
    let work = owner.with(|| contexts.work.on(PLAN));
    until("the log says more", || stage(work) == Some(Stage::Open)).await;
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_read_in_the_log() {
    let name = fresh_name();
    let storage = Storage::open_named(&name).await.unwrap();
    storage.keep_answer(&answer(&colleague(), 0)).await.unwrap();
    let now = LogState { epoch: 1, read: 4 };
    storage
        .keep_digest(DOC, now, b"of another app")
        .await
        .unwrap();
    let (owner, contexts) = tab(&name).await;
    let work = owner.with(|| contexts.work.on(PLAN));
    until("the log is read", || stage(work) == Some(Stage::Open)).await;
}

#[wasm_bindgen_test]
async fn a_digest_holds_for_its_own_state_of_the_log_alone() {
    let storage = Storage::open_named(&fresh_name()).await.unwrap();
    let changes = colleague();
    storage.keep_answer(&answer(&changes, 0)).await.unwrap();
    for (epoch, read) in [(1, 3), (2, 4)] {
        let other = LogState { epoch, read };
        storage.keep_digest(DOC, other, b"x").await.unwrap();
        assert!(storage.digests().await.unwrap().is_empty());
    }
    let now = LogState { epoch: 1, read: 4 };
    storage.keep_digest(DOC, now, b"x").await.unwrap();
    let found = storage.digests().await.unwrap();
    assert_eq!(found, [(DOC, b"x".to_vec())]);
    // Something of this device's own is not in the log yet.
    let own = (changes[0].id, vec![1]);
    storage.keep_changes(DOC, &[own]).await.unwrap();
    assert!(storage.digests().await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn nothing_of_a_document_that_was_forgotten_is_kept() {
    let storage = Storage::open_named(&fresh_name()).await.unwrap();
    storage.keep_answer(&answer(&colleague(), 0)).await.unwrap();
    let now = LogState { epoch: 1, read: 4 };
    storage.keep_digest(DOC, now, b"x").await.unwrap();
    storage.forget(DOC).await.unwrap();
    storage.keep_digest(DOC, now, b"x").await.unwrap();
    storage.keep_answer(&answer(&colleague(), 0)).await.unwrap();
    assert!(storage.digests().await.unwrap().is_empty());
    storage.keep_digest(DOC, now, b"x").await.unwrap();
    storage.wipe_all().await.unwrap();
    storage.keep_answer(&answer(&colleague(), 0)).await.unwrap();
    assert!(storage.digests().await.unwrap().is_empty());
}
