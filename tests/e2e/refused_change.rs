//! A change that the server refuses: the author sees it, the plan is as if it had never been, and no word is lost.

use anyhow::{Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act, SyncState};
use lientich_tests::story::tell;

const WORDS: &str = " Công đoàn đề nghị lùi một tuần.";

#[test]
fn a_refused_change_is_shown_rolled_back_and_kept_for_copying() {
    tell("refused_change", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let principal = school.import(tab, samples::PLAN).await?;
        principal.is_synced().await?;
        let (phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let union = school.open_plan(tab).await?;
        let node = union.node("Hiệu trưởng bảo đảm").await?;
        let text = union.text(&node).await?;

        // While she writes offline, the clause becomes the management's own, in which the union has no say.
        phone.go_offline().await?;
        union.is(SyncState::Offline).await?;
        union.paste_at_end(&node, WORDS).await?;
        union.is_kept().await?;
        give_to_management(&principal, &node).await?;
        principal.is_synced().await?;
        phone.go_online().await?;

        union.is(SyncState::Refused).await?;
        union.reads(&node, &text).await?;
        union.tab.press(screen::SYNC_STATE).await?;
        let refused = union.tab.words(screen::REFUSED_TEXT).await?;
        ensure!(
            refused.contains(WORDS.trim()),
            "kept for copying: “{refused}”"
        );
        union.tab.press(&Act::CopyRefused.selector()).await?;
        ensure!(
            phone.clipboard().await?.contains(WORDS.trim()),
            "the words were not copied"
        );
        union.tab.press(&Act::DismissRefusal.selector()).await?;
        union.is_synced().await?;

        ensure!(
            principal.text(&node).await? == text,
            "a refused change reached another device"
        );
        union.has_content(&principal.content_hash().await?).await
    });
}

async fn give_to_management(plan: &PlanPage, node: &str) -> Result<()> {
    plan.act(node, Act::SetSide).await?;
    plan.tab.press("=Giao cho BGH").await?;
    plan.tab.find("=Thuộc BGH").await
}
