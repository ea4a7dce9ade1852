//! What is said of a plan is on the screen and on the disk at once, in documents that no list of plans
//! shows; what the server sent out for opinions can be read without a network.

use leptos::prelude::*;
use lientich_frontend::start::Contexts;
use lientich_frontend::storage::Storage;
use lientich_frontend::storage::log::{Answer, Page, Position};
use lientich_frontend::storage::rounds::RoundsRead;
use lientich_frontend::talks::PlanTalk;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{ChangeId, Hash32};
use lientich_shared::log::talk::{Circle, Confirmation, Outcome, Remark, RemarkKind};
use lientich_shared::plan::content::Content;
use lientich_shared::sync::message::{EditionRecord, RoundRecord};
use lientich_shared::time::{Day, Timestamp};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{fresh_name, open, plan, somebody, tab, until};

fn remark(kind: RemarkKind, thread: Option<ChangeId>, text: &str) -> Remark {
    Remark {
        node: None,
        thread,
        kind,
        text: text.to_owned(),
        mentions: vec![PersonId(9), PersonId(5), PersonId(9)],
        for_team: false,
    }
}

async fn begin(talk: PlanTalk, circle: Circle, kind: RemarkKind) -> (DocId, ChangeId) {
    let said = remark(kind, None, "Nên ghi rõ nga\u{300}y");
    talk.begin(circle, said).await.unwrap()
}

async fn has(talk: PlanTalk, threads: usize) {
    until("all threads are shown", || {
        talk.view().get_untracked().threads.len() == threads
    })
    .await;
}

fn about(owner: &Owner, contexts: &Contexts, plan: DocId) -> PlanTalk {
    owner.with(|| contexts.talks.about(plan))
}

#[wasm_bindgen_test]
async fn what_is_said_is_shown_at_once_and_there_in_the_next_page_load() {
    let name = fresh_name();
    let (owner, contexts) = tab(&name).await;
    let doc = plan(&contexts).await;
    let talk = about(&owner, &contexts, doc);
    let (sides, thread) = begin(talk, Circle::Sides, RemarkKind::Comment).await;
    has(talk, 1).await;
    let reply = remark(RemarkKind::Comment, Some(thread), "Đồng ý");
    talk.reply(sides, reply).await.unwrap();
    talk.close(sides, thread, true).await.unwrap();
    until("the thread is closed", || {
        talk.view().get_untracked().threads[0].is_closed()
    })
    .await;

    let (owner, contexts) = tab(&name).await;
    let talk = about(&owner, &contexts, doc);
    has(talk, 1).await;
    let threads = talk.view().get_untracked().threads.clone();
    let first = &threads[0].first.remark;
    assert_eq!(first.text, "Nên ghi rõ ngày", "in composed form");
    assert_eq!(first.mentions, [PersonId(5), PersonId(9)]);
    assert_eq!(
        (threads[0].replies.len(), threads[0].is_closed()),
        (1, true)
    );
    assert_eq!(threads[0].owner, somebody().person);
}

#[wasm_bindgen_test]
async fn each_circle_has_one_document_and_no_list_of_plans_shows_it() {
    let (owner, contexts) = tab(&fresh_name()).await;
    let doc = plan(&contexts).await;
    let talk = about(&owner, &contexts, doc);
    let (own, opinion) = begin(talk, Circle::Own, RemarkKind::Opinion).await;
    let (again, _) = begin(talk, Circle::Own, RemarkKind::Opinion).await;
    let (sides, _) = begin(talk, Circle::Sides, RemarkKind::Comment).await;
    assert!(own == again && own != sides);
    has(talk, 3).await;
    let what = Confirmation::Read;
    let edition = Hash32([7; 32]);
    assert_eq!(talk.confirm(edition, what).await.unwrap().0, own);
    talk.withdraw(own, opinion).await.unwrap();
    until("the opinion is taken back", || {
        talk.view().get_untracked().opinions().count() == 1
    })
    .await;
    assert!(
        talk.view()
            .get_untracked()
            .has_read(somebody().person, edition)
    );
    // Opening and closing a document describes it where it has a line.
    open(&owner, &contexts, own).await;
    contexts.library.plans().with_untracked(|lines| {
        assert!(lines.iter().all(|line| line.doc == doc));
    });
}

#[wasm_bindgen_test]
async fn declining_without_a_reason_is_refused_at_once() {
    let (owner, contexts) = tab(&fresh_name()).await;
    let doc = plan(&contexts).await;
    let talk = about(&owner, &contexts, doc);
    let (own, opinion) = begin(talk, Circle::Own, RemarkKind::Opinion).await;
    let silent = talk.answer(own, opinion, Outcome::Declined, " ").await;
    assert!(silent.is_err());
    let said = talk.answer(own, opinion, Outcome::Declined, "Đã có ở mục 3");
    assert!(said.await.is_ok());
}

fn round(number: u32) -> RoundRecord {
    RoundRecord {
        number,
        asker: PersonId(1),
        asked: Timestamp(1),
        until: Day(20_800),
        subject: "Mục III".to_owned(),
        form: "Góp ý trên hệ thống".to_owned(),
        content: Content::of(&lientich_shared::log::document::Document::new(DocId(7))).to_bytes(),
    }
}

fn page(rounds: Vec<RoundRecord>, editions: Vec<EditionRecord>, read: RoundsRead) -> Answer {
    Answer {
        pages: vec![Page {
            doc: DocId(7),
            position: Position::default(),
            entries: Vec::new(),
            editions,
            talk: None,
            rounds,
            rounds_read: Some(read),
        }],
        ..Answer::default()
    }
}

#[wasm_bindgen_test]
async fn what_was_sent_out_for_opinions_is_kept_until_the_next_edition() {
    let name = fresh_name();
    let storage = Storage::open_named(&name).await.unwrap();
    let read = |last, current| RoundsRead { last, current };
    let asking = page(vec![round(1), round(2)], Vec::new(), read(2, 2));
    storage.keep_answer(&asking).await.unwrap();
    let (_, contexts) = tab(&name).await;
    until("the plan is known to be out", || {
        let asked = contexts.talks.asked().get_untracked();
        asked
            .iter()
            .any(|asked| (asked.plan, asked.current) == (DocId(7), 2))
    })
    .await;
    let rounds = contexts.talks.rounds(DocId(7)).await.unwrap();
    let numbers: Vec<u32> = rounds.iter().map(|(round, _)| round.number).collect();
    assert_eq!(numbers, [1, 2]);
    let edition = EditionRecord {
        number: 1,
        issuer: PersonId(1),
        issued: Timestamp(2),
        content: Vec::new(),
    };
    let issued = page(Vec::new(), vec![edition], read(2, 0));
    storage.keep_answer(&issued).await.unwrap();
    assert!(storage.rounds(DocId(7)).await.unwrap().is_empty());
}
