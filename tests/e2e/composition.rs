//! Telex and VNI: a composition is never disturbed by what others write in the same clause.

use anyhow::{Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen;
use lientich_tests::story::tell;

const CLAUSE: &str = "Hai bên họp liên tịch";
const SIGNAL: &str = "Thống nhất cách làm";

#[test]
fn a_composition_stays_whole_while_others_write_in_the_same_clause() {
    tell("composition", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let principal = school.import(tab, samples::PLAN).await?;
        principal.is_synced().await?;
        let (_phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let union = school.open_plan(tab).await?;
        let node = union.node(CLAUSE).await?;
        let text = union.text(&node).await?;
        let signal = principal.node(SIGNAL).await?;

        union.tab.focus(&screen::clause_text(&node)).await?;
        union.tab.caret(8).await?;
        for unfinished in [" c", " cu", " cun", " cù", " cùn", " cùng"] {
            union.tab.compose(unfinished).await?;
        }
        principal.write_at(&node, 0, "Hằng tháng, ").await?;
        principal
            .write_at_end(&node, " Họp không quá 90 phút.")
            .await?;
        principal.write_at_end(&signal, " Đã xem.").await?;
        // What was written after those words has come, so those words have come too.
        union.tab.see(" Đã xem.").await?;
        let composing = union.text(&node).await?;
        ensure!(
            composing == insert(&text, 8, " cùng"),
            "the field was written to while composing: “{composing}”"
        );
        ensure!(
            caret(&union).await? == 13,
            "the caret jumped while composing"
        );

        union.tab.commit(" cùng").await?;
        let whole = format!(
            "Hằng tháng, {} Họp không quá 90 phút.",
            insert(&text, 8, " cùng")
        );
        union.reads(&node, &whole).await?;
        let at = 13 + "Hằng tháng, ".chars().count();
        ensure!(
            caret(&union).await? == at,
            "the caret is at {} instead of {at}",
            caret(&union).await?
        );
        union.tab.type_text(" nhau").await?;
        let whole = whole.replace(" cùng", " cùng nhau");
        union.reads(&node, &whole).await?;
        principal.reads(&node, &whole).await
    });
}

#[test]
fn typing_on_keeps_the_caret_where_it_was_while_others_write_before_it() {
    tell("caret", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let principal = school.import(tab, samples::PLAN).await?;
        principal.is_synced().await?;
        let (_phone, tab) = school.device(Person::UnionCommittee, Phone).await?;
        let committee = school.open_plan(tab).await?;
        let node = committee.node(CLAUSE).await?;
        let text = committee.text(&node).await?;

        committee.tab.focus(&screen::clause_text(&node)).await?;
        committee.tab.caret(8).await?;
        committee.tab.type_text(" luôn").await?;
        principal.reads(&node, &insert(&text, 8, " luôn")).await?;
        principal.write_at(&node, 0, "Năm nay: ").await?;
        committee
            .reads(&node, &format!("Năm nay: {}", insert(&text, 8, " luôn")))
            .await?;
        committee.tab.type_text(" luôn").await?;
        let whole = format!("Năm nay: {}", insert(&text, 8, " luôn luôn"));
        committee.reads(&node, &whole).await?;
        principal.reads(&node, &whole).await
    });
}

/// The text with words put in at a place counted in characters, which in these texts are UTF-16 units.
fn insert(text: &str, at: usize, words: &str) -> String {
    let before: String = text.chars().take(at).collect();
    let after: String = text.chars().skip(at).collect();
    format!("{before}{words}{after}")
}

async fn caret(page: &PlanPage) -> Result<usize> {
    let at = page
        .tab
        .evaluate("document.activeElement.selectionEnd")
        .await?;
    Ok(at
        .as_u64()
        .and_then(|at| usize::try_from(at).ok())
        .unwrap_or_default())
}
