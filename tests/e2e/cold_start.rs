//! Cold in flight mode: the app starts from nothing but the device, with the server stopped.

use anyhow::{Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{SYNC_STATE, SyncState};
use lientich_tests::story::tell;

#[test]
fn a_phone_opens_edits_and_keeps_a_plan_with_the_server_stopped() {
    tell("cold_start", async |world| {
        let school = School::open(world).await?;
        let (phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        plan.tab.can_start_offline().await?;
        let rows = plan.rows().await?;
        phone.close().await?;
        school.kill_server().await?;

        let tab = phone.open(&school.url("/")).await?;
        let plan = school.open_plan(tab).await?;
        ensure!(plan.rows().await? == rows, "the plan is not what it was");
        let node = plan.node("Hai bên họp liên tịch").await?;
        plan.write_at_end(&node, " Họp tại phòng hội đồng.").await?;
        plan.is_kept().await?;
        let address = plan.tab.address().await?;
        phone.die().await?;

        let plan = PlanPage::open(&phone, &address).await?;
        ensure!(
            plan.text(&node)
                .await?
                .ends_with(" Họp tại phòng hội đồng."),
            "the words were not kept"
        );
        school.start_server().await?;
        plan.is_synced().await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        school
            .open_plan(tab)
            .await?
            .has_content(&plan.content_hash().await?)
            .await
    });
}

#[test]
fn a_plan_imported_without_a_network_reaches_the_others_later() {
    tell("import_offline", async |world| {
        let school = School::open(world).await?;
        let (desktop, tab) = school.device(Person::Principal, Desktop).await?;
        tab.can_start_offline().await?;
        desktop.go_offline().await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is(SyncState::Offline).await?;
        plan.node("Chủ tịch Công đoàn theo dõi").await?;
        desktop.go_online().await?;
        plan.is_synced().await?;
        let (_phone, tab) = school.device(Person::WomensCommittee, Phone).await?;
        let theirs = school.open_plan(tab).await?;
        theirs.has_content(&plan.content_hash().await?).await?;
        ensure!(
            theirs.rows().await? == plan.rows().await?,
            "the plans differ"
        );
        Ok(())
    });
}

#[test]
fn a_plan_written_without_a_network_is_sent_compressed() {
    tell("sent_small", async |world| {
        let school = School::open(world).await?;
        let (desktop, tab) = school.device(Person::Principal, Desktop).await?;
        tab.can_start_offline().await?;
        desktop.go_offline().await?;
        let text = samples::long_plan(300);
        let plan = school.import(tab, &text).await?;
        plan.is(SyncState::Offline).await?;
        let changes = plan.tab.attribute(SYNC_STATE, "data-unsent").await?;
        let before = desktop.wire.sent();
        desktop.go_online().await?;
        plan.is_synced().await?;
        let sent = desktop.wire.sent() - before;
        ensure!(
            sent * 3 < text.len(),
            "{changes} changes with {} bytes of text were sent in {sent} bytes, headers included",
            text.len()
        );
        Ok(())
    });
}

#[test]
fn browsers_find_nothing_that_keeps_the_app_from_being_installed() {
    tell("installable", async |world| {
        let school = School::open(world).await?;
        let (_phone, tab) = school.device(Person::Principal, Phone).await?;
        tab.can_start_offline().await?;
        let errors = tab
            .raw("Page.getInstallabilityErrors", serde_json::json!({}))
            .await?;
        let errors = &errors["installabilityErrors"];
        let none: Result<()> = match errors.as_array() {
            Some(list) if list.is_empty() => Ok(()),
            _ => Err(anyhow::anyhow!("the browser says {errors}")),
        };
        none
    });
}
