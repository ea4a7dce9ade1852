//! A post ends while its holder has a draft open and has written offline: the draft leaves the device, the words stay.

use anyhow::{Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, SyncState};
use lientich_tests::story::tell;

const WORDS: &str = " Công đoàn đề nghị lùi một tuần.";

#[test]
fn a_draft_leaves_the_device_of_whoever_lost_the_post_and_their_words_stay() {
    tell("withdrawn", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let principal = school.import(tab, samples::PLAN).await?;
        principal.is_synced().await?;
        let (phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let union = school.open_plan(tab).await?;
        let node = union.node("Hai bên họp liên tịch").await?;
        let before = principal.text(&node).await?;
        phone.go_offline().await?;
        union.is(SyncState::Offline).await?;
        union.paste_at_end(&node, WORDS).await?;
        union.is_kept().await?;

        school
            .end_post(Person::UnionChair, "Chủ tịch Công đoàn")
            .await?;
        phone.go_online().await?;
        union.tab.find_no_more(screen::PLAN).await?;
        keeps_the_words(&union).await?;
        let address = union.tab.address().await?;
        let tab = phone.open(&address).await?;
        tab.see("Chưa có bản ban hành").await?;
        tab.find_no_more(screen::CLAUSE).await?;
        ensure!(
            principal.text(&node).await? == before,
            "what came after the end of the post reached another device"
        );
        Ok(())
    });
}

async fn keeps_the_words(union: &PlanPage) -> Result<()> {
    union.is(SyncState::Refused).await?;
    union.tab.press(screen::SYNC_STATE).await?;
    let refused = union.tab.words(screen::REFUSED_TEXT).await?;
    ensure!(
        refused.contains(WORDS.trim()),
        "kept for copying: “{refused}”"
    );
    Ok(())
}
