//! An amendment: what is written outside of an issued Edition, offline before it was signed too, is the draft of the next
//! one, with its authors; and every Edition stays readable.

use anyhow::{Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act};
use lientich_tests::sign_page::{SignPage, Step, TO_SIGNING};
use lientich_tests::story::tell;

const EDITED: &str = "Ban Chấp hành Công đoàn tập hợp ý kiến";
const LATE: &str = " Muộn nhất ngày 25.";
/// From an Edition to the signing of its amendment.
const AGAIN: [Step; 5] = [
    Step::InForce,
    Step::Consulting,
    Step::Revised,
    Step::Passed,
    Step::Signing,
];

#[test]
fn late_offline_edits_are_the_draft_of_an_amendment_with_their_author() {
    tell("amendment", async |world| {
        let school = School::open(world).await?;
        let (_principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let address = plan.tab.address().await?;
        let (member, tab) = school.device(Person::UnionCommittee, Phone).await?;
        let members_plan = school.open_plan(tab).await?;
        let node = members_plan.node(EDITED).await?;
        member.go_offline().await?;
        members_plan.write_at_end(&node, LATE).await?;
        members_plan.is_kept().await?;

        let (_chair, tab) = school.device(Person::UnionChair, Desktop).await?;
        let chair = SignPage::of(&school.open_plan(tab).await?).await?;
        let principal = SignPage::of(&plan).await?;
        principal.take_all(&TO_SIGNING).await?;
        both_sign(&principal, &chair, 1).await?;
        let plan = principal.to_plan().await?;
        plan.tab.find_no_more(&Act::Amendment.selector()).await?;
        member.go_online().await?;
        members_plan.is_synced().await?;

        shows_what_amends(&plan, &node).await?;
        plan.tab.goto(&address).await?;
        let principal = SignPage::of(&plan).await?;
        principal.take_all(&AGAIN).await?;
        both_sign(&principal, &chair, 2).await?;
        let plan = principal.to_plan().await?;
        plan.tab.find_no_more(&Act::Amendment.selector()).await?;

        let tab = &plan.tab;
        tab.goto(&format!("{address}/ban-hanh")).await?;
        tab.see(LATE.trim()).await?;
        tab.press("[data-testid=editions] a").await?;
        tab.see("Đây là bản đã ban hành trước đây").await?;
        let read = tab.words(screen::EDITION).await?;
        ensure!(
            !read.contains(LATE.trim()),
            "the first Edition changed: “{read}”"
        );
        Ok(())
    });
}

async fn both_sign(principal: &SignPage, chair: &SignPage, number: u32) -> Result<()> {
    chair.is_at(Step::Signing).await?;
    chair.has_code(&principal.code().await?).await?;
    principal.sign().await?;
    chair.sign().await?;
    principal.edition(number).await
}

/// The head of the plan says which amendment it is of, and leads to the one clause that differs.
async fn shows_what_amends(plan: &PlanPage, node: &str) -> Result<()> {
    let tab = &plan.tab;
    tab.press(&Act::Amendment.selector()).await?;
    tab.see("Bản sửa đổi, bổ sung lần 1").await?;
    tab.see("1 chỗ khác nhau").await?;
    let card = format!("{} {}", screen::COMPARISON, screen::clause(node));
    tab.find(&card).await?;
    for said in [Person::UnionCommittee.name(), LATE.trim()] {
        tab.see(said).await?;
    }
    Ok(())
}
