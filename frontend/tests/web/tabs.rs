//! Two tabs of one browser profile: each sees what the other does, and they agree on what is not
//! yet on the server.

use leptos::prelude::*;
use lientich_shared::log::edit;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{fresh_name, open, plan, tab, title, until};

#[wasm_bindgen_test]
async fn each_tab_shows_what_the_other_typed() {
    let name = fresh_name();
    let (first_owner, first_tab) = tab(&name).await;
    let doc = plan(&first_tab).await;
    let (second_owner, second_tab) = tab(&name).await;
    let first = open(&first_owner, &first_tab, doc).await;
    let second = open(&second_owner, &second_tab, doc).await;
    let node = title(first);

    first
        .edit(|document| edit::insert(document, node, 8, " một"))
        .unwrap();
    second
        .edit(|document| edit::insert(document, node, 0, "Hai "))
        .unwrap();
    let expected = "Hai Phối hợp một";
    for plan in [first, second] {
        let text = plan.text(node);
        until("both edits are there", || text.get_untracked() == expected).await;
    }
    assert_eq!(
        first.content_hash().get_untracked(),
        second.content_hash().get_untracked()
    );
}

#[wasm_bindgen_test]
async fn both_tabs_count_the_same_unsent_changes() {
    let name = fresh_name();
    let (first_owner, first_tab) = tab(&name).await;
    let doc = plan(&first_tab).await;
    let (_second_owner, second_tab) = tab(&name).await;
    let first = open(&first_owner, &first_tab, doc).await;
    first
        .edit(|document| edit::insert(document, title(first), 0, "A"))
        .unwrap();
    for contexts in [first_tab, second_tab] {
        let kept = contexts.sync.kept();
        until("four changes are counted", || kept.get_untracked() == 4).await;
    }
}

#[wasm_bindgen_test]
async fn a_plan_made_in_one_tab_is_in_the_list_of_the_other() {
    let name = fresh_name();
    let (_first_owner, first_tab) = tab(&name).await;
    let (_second_owner, second_tab) = tab(&name).await;
    let doc = plan(&first_tab).await;
    let lines = second_tab.library.plans();
    until("the list has it", || {
        lines.with_untracked(|lines| lines.iter().any(|line| line.doc == doc))
    })
    .await;
}
