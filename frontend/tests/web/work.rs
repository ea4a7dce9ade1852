//! What people report of their duties is on the screen and on the disk at once, in one document for each
//! person and plan, which neither the list of plans nor the talk about them shows.

use leptos::prelude::*;
use lientich_frontend::storage::Storage;
use lientich_frontend::work::PlanWork;
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::{ChangeId, NodeId};
use lientich_shared::log::duty::DutyId;
use lientich_shared::log::work::{Directive, Item, Order, Report, Stage, Work};
use lientich_shared::time::Day;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{fresh_name, plan, somebody, tab, until};

const DUE: Option<Day> = Some(Day(20_780));

fn item() -> Item {
    let node = NodeId(ChangeId {
        replica: lientich_shared::ids::ReplicaId(7),
        seq: 2,
    });
    Item::Planned(DutyId { node, slot: 9 })
}

fn done() -> Work {
    Work::Report(Report {
        item: item(),
        due: DUE,
        stage: Stage::Done,
        count: Some((21, 34)),
        note: "Đa\u{303} thăm".to_owned(),
    })
}

fn stage(work: PlanWork, person: PersonId) -> Stage {
    let progress = work.view().get_untracked();
    let ledger = progress.ledger(person);
    ledger.map_or(Stage::Open, |ledger| ledger.standing(item(), DUE).stage())
}

#[wasm_bindgen_test]
async fn a_report_is_shown_at_once_undone_and_there_in_the_next_page_load() {
    let name = fresh_name();
    let (owner, contexts) = tab(&name).await;
    let me = somebody().person;
    let doc = plan(&contexts).await;
    let work = owner.with(|| contexts.work.on(doc));
    let (progress, change) = work.write(me, done()).await.unwrap();
    until("the tick is shown", || stage(work, me) == Stage::Done).await;
    work.withdraw(progress, change).await.unwrap();
    until("the tick is gone", || stage(work, me) == Stage::Open).await;
    let (again, _) = work.write(me, done()).await.unwrap();
    assert_eq!(again, progress, "one document for each person and plan");
    drop(owner);
    let (owner, contexts) = tab(&name).await;
    let work = owner.with(|| contexts.work.on(doc));
    until("the tick is there again", || stage(work, me) == Stage::Done).await;
    let talk = owner.with(|| contexts.talks.about(doc));
    assert!(talk.view().get_untracked().threads.is_empty());
    let storage = Storage::open_named(&name).await.unwrap();
    assert_eq!(storage.talks().await.unwrap().len(), 1);
}

#[wasm_bindgen_test]
async fn what_is_told_to_somebody_lies_in_their_document_and_not_in_ones_own() {
    let (owner, contexts) = tab(&fresh_name()).await;
    let doc = plan(&contexts).await;
    let work = owner.with(|| contexts.work.on(doc));
    let other = PersonId(99);
    let told = Work::Direct(Directive {
        order: Order::AskAgain {
            item: item(),
            due: DUE,
        },
        text: "Xin bổ sung ảnh".to_owned(),
    });
    let (theirs, _) = work.write(other, told).await.unwrap();
    let (mine, _) = work.write(somebody().person, done()).await.unwrap();
    assert_ne!(theirs, mine);
    until("both are shown", || {
        work.view().get_untracked().ledgers.len() == 2
    })
    .await;
}
