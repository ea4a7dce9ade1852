//! Both sides sign a plan on their own devices: what that takes, what makes it fall, and who can check it afterwards.

use std::fs;

use anyhow::{Context, Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act, Place, SyncState};
use lientich_tests::sign_page::{SignPage, Step, TO_SIGNING};
use lientich_tests::story::tell;
use serde_json::Value;

const WOMENS: &str = "Việc liên quan đến lao động nữ";
const JOINT: &str = "Hai bên họp liên tịch";

/// Gives a clause to Ban Nữ công.
async fn give_to_women(plan: &PlanPage) -> Result<String> {
    let node = plan.node(WOMENS).await?;
    plan.act(&node, Act::SetSide).await?;
    plan.tab.press("=Giao cho Nữ công").await?;
    plan.tab.see("Nữ công").await?;
    plan.is_synced().await?;
    Ok(node)
}

#[test]
fn five_people_take_a_plan_to_its_issue_and_sign_it_without_a_network() {
    tell("sign_off", async |world| {
        let school = School::open(world).await?;
        let (_principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        give_to_women(&plan).await?;
        let address = plan.tab.address().await?;
        let (chair, tab) = school.device(Person::UnionChair, Phone).await?;
        let chairs = SignPage::of(&school.open_plan(tab).await?).await?;
        let (_women, tab) = school.device(Person::WomensCommittee, Phone).await?;
        let womens = SignPage::of(&school.open_plan(tab).await?).await?;
        let (vice, tab) = school.device(Person::VicePrincipal, Desktop).await?;
        let vices = SignPage::of(&school.open_plan(tab).await?).await?;
        let (teacher, teachers) = school.device(Person::Teacher, Phone).await?;

        // Everybody takes the steps that are theirs, and sees whose the others are.
        vices.take_all(&[Step::Consulting, Step::Revised]).await?;
        vices
            .tab
            .see("do Hiệu trưởng hoặc Chủ tịch Công đoàn thực hiện")
            .await?;
        chairs.is_at(Step::Revised).await?;
        chairs.take(Step::Passed).await?;
        let principals = SignPage::of(&plan).await?;
        principals.is_at(Step::Passed).await?;
        principals.take(Step::Signing).await?;
        womens.tab.press(Place::Today.selector()).await?;
        womens.tab.press(screen::TURN).await?;
        let womens = SignPage::here(womens.tab).await?;
        womens.consent().await?;
        chairs.need("women", "done").await?;
        vices
            .tab
            .see("Bạn ký thay được khi Hiệu trưởng ủy quyền")
            .await?;
        principals.tab.press("[data-act=delegate]").await?;
        principals.tab.press(&Act::Save.selector()).await?;
        principals
            .tab
            .see(&format!("{} được ký thay", Person::VicePrincipal.name()))
            .await?;

        // The vice principal and the chair sign without a network, and close their browsers.
        let code = principals.code().await?;
        for (device, page) in [(&vice, &vices), (&chair, &chairs)] {
            page.is_at(Step::Signing).await?;
            page.has_code(&code).await?;
            page.tab.find("[data-act=sign]").await?;
            page.tab.can_start_offline().await?;
            device.go_offline().await?;
            page.tab
                .find_with(screen::SYNC_STATE, "data-state", SyncState::Offline.value())
                .await?;
            page.sign().await?;
            page.tab.see("chưa ghi nhận ở máy chủ").await?;
            page.tab
                .find_with(screen::SYNC_STATE, "data-unsent", "1")
                .await?;
            device.close().await?;
        }
        for device in [&vice, &chair] {
            device.go_online().await?;
        }
        let vices = SignPage::here(vice.open(&format!("{address}/trinh-ky")).await?).await?;
        vices.need("bgh", "done").await?;
        principals.need("bgh", "done").await?;
        let chairs = SignPage::here(chair.open(&format!("{address}/trinh-ky")).await?).await?;
        for page in [&principals, &chairs, &vices, &womens] {
            page.edition(1).await?;
            page.is_at(Step::Issued).await?;
        }
        principals.tab.see("KT. HIỆU TRƯỞNG").await?;
        is_put_away(principals).await?;

        // The teacher reads it and checks it without a network; so does the school's IT person.
        teachers.press(Place::Plans.selector()).await?;
        teachers.press(screen::PLAN_LINK).await?;
        teachers.see("Hai bên họp liên tịch").await?;
        let teachers = SignPage { tab: teachers };
        teachers.edition(1).await?;
        teacher.go_offline().await?;
        teachers.verify().await?;
        let file = world.evidence.join("ke-hoach.lientich-edition");
        fs::write(&file, teachers.saved().await?).context("write the saved file")?;
        let told = school.verify(&file).await?;
        ensure!(
            told.contains(Person::UnionChair.name()) && told.contains("KT. Phó Hiệu trưởng"),
            "lientich verify said: {told}"
        );
        Ok(())
    });
}

/// The plan goes to the end of its life, where it can only be read.
async fn is_put_away(page: SignPage) -> Result<()> {
    page.take_all(&[Step::InForce, Step::Evaluated, Step::Archived])
        .await?;
    let plan = page.to_plan().await?;
    let node = plan.node(JOINT).await?;
    plan.tab
        .find(&format!("{}[readonly]", screen::clause_text(&node)))
        .await?;
    plan.tab.press(&screen::clause_text(&node)).await?;
    plan.tab.see("Kế hoạch đã lưu trữ, chỉ còn đọc").await?;
    plan.tab.press(Place::Plans.selector()).await?;
    plan.tab.see("Đã lưu trữ").await
}

#[test]
fn the_womens_consent_falls_with_the_words_and_nobody_signs_without_it() {
    tell("consent_falls", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        let node = give_to_women(&plan).await?;
        let (_phone, tab) = school.device(Person::WomensCommittee, Phone).await?;
        let women = SignPage::of(&school.open_plan(tab).await?).await?;
        let principal = SignPage::of(&plan).await?;
        principal.take_all(&TO_SIGNING).await?;
        women.is_at(Step::Signing).await?;
        women.consent().await?;
        principal.need("women", "done").await?;
        principal.tab.find("[data-act=sign]").await?;

        let plan = principal.to_plan().await?;
        plan.paste_at_end(&node, " Mỗi năm một lần.").await?;
        plan.is_synced().await?;
        let principal = SignPage::of(&plan).await?;
        principal.need("women", "waits").await?;
        principal.tab.find_no_more("[data-act=sign]").await?;
        principal.tab.press("[data-act=womens-clauses]").await?;
        principal.tab.see("Câu chữ đã đổi sau khi đồng ý").await?;
        principal.tab.press("=Đóng").await?;

        // The committee consents to the new words, thinks again, and consents.
        women.need("women", "waits").await?;
        women.consent().await?;
        principal.need("women", "done").await?;
        women.tab.press("[data-act=womens-clauses]").await?;
        women.tab.press("[data-act=withdraw-consent]").await?;
        women.tab.see("Đã rút lại sự đồng ý").await?;
        principal.need("women", "waits").await?;
        women.tab.press("[data-act=consent]").await?;
        principal.need("women", "done").await?;
        principal.sign().await?;
        principal.need("bgh", "done").await
    });
}

#[test]
fn sides_that_signed_two_versions_see_it_and_sign_one() {
    tell("signed_apart", async |world| {
        let school = School::open(world).await?;
        let (principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let (_chair, tab) = school.device(Person::UnionChair, Phone).await?;
        let chairs_plan = school.open_plan(tab).await?;
        let principals = SignPage::of(&plan).await?;
        principals.take_all(&TO_SIGNING).await?;

        // The principal signs without a network what the chair changes and signs meanwhile.
        principals
            .tab
            .find_with(screen::SYNC_STATE, "data-unsent", "0")
            .await?;
        principal.go_offline().await?;
        principals.sign().await?;
        let signed = principals.code().await?;
        let node = chairs_plan.node(JOINT).await?;
        chairs_plan.paste_at_end(&node, " Có biên bản.").await?;
        chairs_plan.is_synced().await?;
        let chairs = SignPage::of(&chairs_plan).await?;
        chairs.is_at(Step::Signing).await?;
        chairs.sign().await?;
        chairs.need("bch", "done").await?;
        principal.go_online().await?;

        for page in [&principals, &chairs] {
            page.tab.find("[data-testid=signed-apart]").await?;
            page.tab.see(&signed).await?;
            page.tab.see("Hai bên đã ký hai bản khác nhau").await?;
        }
        ensure!(principals.code().await? != signed, "the text has changed");
        principals.tab.find_no_more(screen::SIGNED_EDITION).await?;
        principals.sign().await?;
        for page in [&principals, &chairs] {
            page.edition(1).await?;
        }
        chairs.verify().await
    });
}

#[test]
fn the_servers_answer_takes_no_button_from_under_a_finger() {
    tell("same_button", async |world| {
        let school = School::open(world).await?;
        let (principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        let page = SignPage::of(&plan).await?;
        let (last, before) = TO_SIGNING.split_last().context("the way has steps")?;
        page.take_all(before).await?;
        plan.is_synced().await?;
        principal.go_offline().await?;
        page.take(*last).await?;
        page.tab.see("chưa lên máy chủ").await?;
        let before = place_of_sign_button(&page).await?;
        principal.go_online().await?;
        plan.is_synced().await?;
        page.tab.see_no_more("chưa lên máy chủ").await?;
        let after = place_of_sign_button(&page).await?;
        ensure!(before == after, "the button went from {before} to {after}");
        Ok(())
    });
}

/// Where the button is, in pixels from the top of the window, once the checks are through.
async fn place_of_sign_button(page: &SignPage) -> Result<Value> {
    page.need("review", "done").await?;
    page.tab.find("[data-act=sign]").await?;
    let top = "document.querySelector('[data-act=sign]').getBoundingClientRect().top";
    page.tab.evaluate(top).await
}
