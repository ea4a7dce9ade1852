//! Open plans: what is typed is on the screen at once and on the disk before it is called saved;
//! what others do leaves the control of the person who types alone.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use lientich_frontend::plan_store::splice::{Splice, width};
use lientich_frontend::plan_store::{ControlElement, Level, PlanStore, Saved, TextControl};
use lientich_frontend::storage::Storage;
use lientich_frontend::storage::error::StorageError;
use lientich_shared::log::change::{NodeKind, Side};
use lientich_shared::log::edit;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{FullDisk, fresh_name, open, plan, saved, tab, title, until};

/// A text control without a page: its value, with the caret at the end.
#[derive(Clone, Default)]
struct Field(Rc<RefCell<String>>);

impl Field {
    fn bind(&self, owner: &Owner, plan: PlanStore) -> TextControl {
        let node = title(plan);
        *self.0.borrow_mut() = plan.text(node).get_untracked();
        let (read, written) = (self.clone(), self.clone());
        let element = ControlElement {
            read: Box::new(move || {
                let value = read.value();
                let caret = width(&value);
                (value, caret)
            }),
            write: Box::new(move |splice: &Splice| {
                let text = splice.apply(&written.value());
                *written.0.borrow_mut() = text;
            }),
        };
        owner.with(|| plan.bind(node, element))
    }

    fn value(&self) -> String {
        self.0.borrow().clone()
    }

    fn set(&self, value: &str) {
        value.clone_into(&mut self.0.borrow_mut());
    }
}

/// A plan that is open in a tab of its own device.
async fn open_plan() -> (Owner, PlanStore) {
    let (owner, contexts) = tab(&fresh_name()).await;
    let doc = plan(&contexts).await;
    let plan = open(&owner, &contexts, doc).await;
    (owner, plan)
}

#[wasm_bindgen_test]
async fn what_was_typed_is_there_in_the_next_page_load() {
    let name = fresh_name();
    let (owner, contexts) = tab(&name).await;
    let doc = plan(&contexts).await;
    let first = open(&owner, &contexts, doc).await;
    let field = Field::default();
    let control = field.bind(&owner, first);
    for value in [
        "Phối hợp c",
        "Phối hợp cô",
        "Phối hợp côn",
        "Phối hợp công tác",
    ] {
        field.set(value);
        control.typed().unwrap();
    }
    assert_ne!(first.saved().get_untracked(), Saved::OnDevice);
    saved(first).await;
    assert_eq!(
        first.text(title(first)).get_untracked(),
        "Phối hợp công tác"
    );
    let kept = Storage::open_named(&name)
        .await
        .unwrap()
        .unsealed(doc)
        .await
        .unwrap();
    assert_eq!(kept.len(), 4, "three that make the plan, one of typing");

    let (owner, contexts) = tab(&name).await;
    let second = open(&owner, &contexts, doc).await;
    assert_eq!(
        second.text(title(second)).get_untracked(),
        "Phối hợp công tác"
    );
    assert_eq!(
        first.content_hash().get_untracked(),
        second.content_hash().get_untracked()
    );
}

#[wasm_bindgen_test]
async fn a_full_disk_keeps_the_words_in_memory_until_there_is_room() {
    let name = fresh_name();
    let (owner, contexts) = tab(&name).await;
    let doc = plan(&contexts).await;
    let plan = open(&owner, &contexts, doc).await;
    let field = Field::default();
    let control = field.bind(&owner, plan);
    let before = Storage::open_named(&name)
        .await
        .unwrap()
        .unsealed(doc)
        .await
        .unwrap()
        .len();

    let full = FullDisk::begin();
    field.set("Phối hợp năm học");
    control.typed().unwrap();
    let failed = Saved::Failed(StorageError::Full);
    until("the failure is shown", || {
        plan.saved().get_untracked() == failed
    })
    .await;
    assert_eq!(plan.text(title(plan)).get_untracked(), "Phối hợp năm học");
    drop(full);

    plan.retry();
    saved(plan).await;
    let after = Storage::open_named(&name)
        .await
        .unwrap()
        .unsealed(doc)
        .await
        .unwrap()
        .len();
    assert_eq!(after, before + 1);
}

#[wasm_bindgen_test]
async fn nothing_is_written_into_a_control_while_a_composition_is_open() {
    let (owner, plan) = open_plan().await;
    let field = Field::default();
    let control = field.bind(&owner, plan);
    control.compose();
    field.set("Phối hợp viê");
    control.typed().unwrap();
    assert_eq!(plan.text(title(plan)).get_untracked(), "Phối hợp");
    plan.edit(|document| edit::insert(document, title_of(document), 0, "Kế hoạch "))
        .unwrap();
    assert_eq!(field.value(), "Phối hợp viê");
    field.set("Phối hợp việc");
    control.composed().unwrap();
    assert_eq!(field.value(), "Kế hoạch Phối hợp việc");
    assert_eq!(plan.text(title(plan)).get_untracked(), field.value());
}

#[wasm_bindgen_test]
async fn undo_and_redo_reach_the_control() {
    let (owner, plan) = open_plan().await;
    let field = Field::default();
    let control = field.bind(&owner, plan);
    let can_undo = owner.with(|| plan.can_undo());
    assert!(!can_undo.get_untracked());
    field.set("Phối hợp năm học");
    control.typed().unwrap();
    assert!(can_undo.get_untracked());
    plan.undo().unwrap();
    assert_eq!(field.value(), "Phối hợp");
    plan.redo().unwrap();
    assert_eq!(field.value(), "Phối hợp năm học");
}

#[wasm_bindgen_test]
async fn an_act_comes_after_what_was_typed_before_it() {
    let (owner, plan) = open_plan().await;
    let field = Field::default();
    let control = field.bind(&owner, plan);
    field.set("Phối hợp năm học");
    control.typed().unwrap();
    assert_eq!(plan.text(title(plan)).get_untracked(), "Phối hợp");
    plan.edit(|document| {
        assert_eq!(document.text(title_of(document)), "Phối hợp năm học");
        edit::insert(document, title_of(document), 0, "Kế hoạch ")
    })
    .unwrap();
    assert_eq!(field.value(), "Kế hoạch Phối hợp năm học");
    // Both steps are there to be taken back, the later one first.
    plan.undo().unwrap();
    assert_eq!(field.value(), "Phối hợp năm học");
}

#[wasm_bindgen_test]
async fn a_control_that_goes_leaves_its_words_in_the_plan() {
    let (_owner, plan) = open_plan().await;
    let field = Field::default();
    let screen = Owner::new();
    let control = field.bind(&screen, plan);
    field.set("Phối hợp năm học");
    control.typed().unwrap();
    screen.cleanup();
    assert_eq!(plan.text(title(plan)).get_untracked(), "Phối hợp năm học");
    saved(plan).await;
}

#[wasm_bindgen_test]
async fn a_keystroke_recomputes_neither_the_outline_nor_another_text() {
    let (owner, plan) = open_plan().await;
    let make = |document: &_| {
        edit::create(
            document,
            None,
            Some(title_of(document)),
            NodeKind::Clause,
            Side::Joint,
            "Họp",
        )
    };
    let clause = lientich_shared::log::change::NodeId(plan.edit(make).unwrap());
    let outlines = Rc::new(RefCell::new(0));
    let counted = Rc::clone(&outlines);
    let view = plan.view();
    let _effect = owner.with(|| {
        Effect::new(move |_| {
            // Tracking alone would not compute it.
            view.with(|_| ());
            *counted.borrow_mut() += 1;
        })
    });
    until("the outline was shown", || *outlines.borrow() == 1).await;
    plan.edit(|document| edit::insert(document, clause, 3, " tổ"))
        .unwrap();
    saved(plan).await;
    assert_eq!(plan.text(clause).get_untracked(), "Họp tổ");
    assert_eq!(*outlines.borrow(), 1);
    plan.edit(|document| edit::remove(document, clause))
        .unwrap();
    until("the outline is another", || *outlines.borrow() == 2).await;
}

#[wasm_bindgen_test]
async fn what_the_server_has_not_seen_is_marked_as_being_on_this_device() {
    let (owner, contexts) = tab(&fresh_name()).await;
    let doc = plan(&contexts).await;
    let plan = open(&owner, &contexts, doc).await;
    let level = owner.with(|| plan.level(title(plan)));
    assert_eq!(level.get_untracked(), Level::Device);
    assert_eq!(plan.unsent().get_untracked(), 3);
    let kept = contexts.sync.kept();
    until("the state line counts them", || kept.get_untracked() == 3).await;
}

fn title_of(
    document: &lientich_shared::log::document::Document,
) -> lientich_shared::log::change::NodeId {
    document.children(None)[0]
}
