//! A new version of the app arrives while a phone holds work that the server has not seen.

use anyhow::{Result, ensure};
use lientich_tests::app_build::AppBuild;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act, SyncState};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;

#[test]
fn a_new_version_is_offered_and_takes_over_without_losing_unsent_work() {
    tell("update_app", async |world| {
        let (old, new) = (
            AppBuild::of_version("first")?,
            AppBuild::of_version("second")?,
        );
        let school = School::open_with_app(world, old.path()).await?;
        let (phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        plan.tab.can_start_offline().await?;
        let address = plan.tab.address().await?;
        runs(&plan.tab, "first").await?;

        phone.go_offline().await?;
        let node = plan.node("Hiệu trưởng bảo đảm").await?;
        plan.write_at_end(&node, " Viết khi chưa cập nhật.").await?;
        plan.is_kept().await?;
        phone.close().await?;
        school.kill_server().await?;
        school.serve_app_from(new.path()).await;
        school.start_server().await?;

        // Still the old version, from the device, with the work; the new one waits to be let in.
        let plan = PlanPage::open(&phone, &address).await?;
        runs(&plan.tab, "first").await?;
        plan.is(SyncState::Offline).await?;
        plan.tab.see("Viết khi chưa cập nhật.").await?;
        plan.write_at_end(&node, " Viết thêm.").await?;
        plan.is_kept().await?;
        phone.go_online().await?;
        plan.tab.reload().await?;
        plan.tab.find(screen::UPDATE_OFFER).await?;
        runs(&plan.tab, "first").await?;
        plan.tab.press(&Act::UpdateApp.selector()).await?;
        runs(&plan.tab, "second").await?;
        let plan = PlanPage::of(plan.tab).await?;
        plan.tab.see("Viết khi chưa cập nhật. Viết thêm.").await?;
        plan.is_synced().await?;

        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let text = school.open_plan(tab).await?.text(&node).await?;
        ensure!(
            text.ends_with("Viết khi chưa cập nhật. Viết thêm."),
            "the server holds “{text}”"
        );
        Ok(())
    });
}

async fn runs(tab: &Tab, version: &str) -> Result<()> {
    let look = format!("document.querySelector('meta[name=build]')?.content === '{version}'");
    tab.wait(&format!("for the {version} version"), &look)
        .await
        .map(|_| ())
}
