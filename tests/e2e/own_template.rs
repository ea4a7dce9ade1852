//! A school keeps a template of its own: one side saves it on a phone without a network, the other makes next year's plan of
//! it, and nobody takes it for a plan.

use anyhow::{Result, ensure};
use lientich_tests::axe;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act, Place, SyncState};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;

use crate::screens::keep_picture;

const NAME: &str = "Kế hoạch phối hợp của trường";
const LATER: &str = "Kế hoạch phối hợp dùng cho cả nhiệm kỳ";
/// Stands in the template only.
const SECRET: &str = "MAUCUATRUONG6184";
const BANNER: &str = "[data-testid=template-banner]";
const PREVIEW: &str = "[data-testid=plan-preview]";

/// Saves the open plan as a template with a name.
async fn keep(tab: &Tab, name: &str) -> Result<()> {
    tab.press(&Act::PlanMenu.selector()).await?;
    tab.press("[data-act=keep-template]").await?;
    tab.find(PREVIEW).await?;
    tab.paste_into("#template-name", name).await
}

/// What the form for a new plan begins with.
async fn begin_with_own(tab: &Tab) -> Result<()> {
    tab.press(Place::Plans.selector()).await?;
    tab.press(&Act::CreatePlan.selector()).await?;
    tab.press("label:has(input[name=plan-start][value=own])")
        .await?;
    tab.find(PREVIEW).await
}

#[test]
fn the_chair_saves_a_template_without_a_network_and_the_principal_makes_next_years_plan_of_it() {
    tell("own_template", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let (teacher, teachers) = school.listened_device(Person::Teacher, Phone).await?;

        // The chair, on her phone, where there is no network.
        let (phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let chairs = school.open_plan(tab).await?;
        chairs.tab.can_start_offline().await?;
        phone.go_offline().await?;
        chairs.is(SyncState::Offline).await?;
        keep(&chairs.tab, NAME).await?;
        axe::no_serious_fault(&chairs.tab, "saving a template").await?;
        keep_picture(&chairs.tab, Phone, "keep-template").await?;
        chairs.tab.press(&Act::Save.selector()).await?;
        chairs.tab.find(BANNER).await?;
        let template = PlanPage::of(chairs.tab).await?;
        keep_picture(&template.tab, Phone, "template").await?;
        let clause = template.node("Hai bên họp liên tịch").await?;
        template.paste_at_end(&clause, SECRET).await?;
        template.is_kept().await?;
        phone.go_online().await?;
        template.is_synced().await?;

        // The principal finds it beside the templates that came with the app, and not among the plans.
        let tab = plan.tab;
        tab.press(Place::Plans.selector()).await?;
        begin_with_own(&tab).await?;
        tab.see("Giữ nội dung, phân công, chỉ tiêu của mẫu").await?;
        axe::no_serious_fault(&tab, "beginning with the school's template").await?;
        keep_picture(&tab, Desktop, "own-template").await?;
        tab.press(&Act::Save.selector()).await?;
        tab.find("[data-testid=review] [data-kind=Year]").await?;
        tab.press("[data-kind=Year] [data-act=accept-kind]").await?;
        tab.press("=Mở kế hoạch").await?;
        tab.see(SECRET).await?;
        tab.see("Năm học 2027 - 2028").await?;
        tab.find("[data-act=sign-off]").await?;
        tab.press(Place::Plans.selector()).await?;
        tab.find("[data-testid=plan-list]").await?;
        let listed = tab.count(screen::PLAN_LINK).await?;
        ensure!(
            listed == 2,
            "{listed} plans are listed, a template among them"
        );

        // What a template cannot become is offered nowhere, and its pages are not there.
        let doc = template.tab.address().await?;
        template.tab.find_no_more("[data-act=sign-off]").await?;
        template.tab.press(&Act::PlanMenu.selector()).await?;
        template.tab.find("[data-act=fields]").await?;
        template
            .tab
            .find_no_more("[data-act=menu-sign-off]")
            .await?;
        template
            .tab
            .find_no_more("[data-act=menu-opinions]")
            .await?;
        tab.goto(&format!("{doc}/trinh-ky")).await?;
        tab.see("Không có trang này").await?;

        // No byte of it reaches a teacher.
        teachers.press(Place::Plans.selector()).await?;
        teachers.see("Chưa có kế hoạch nào").await?;
        ensure!(
            !holds(&teacher.wire.heard(), SECRET),
            "a template reached a teacher"
        );
        Ok(())
    });
}

#[test]
fn a_template_is_renamed_taken_away_and_brought_back() {
    tell("template_away", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        keep(&plan.tab, NAME).await?;
        plan.tab.press(&Act::Save.selector()).await?;
        plan.tab.find(BANNER).await?;
        let template = PlanPage::of(plan.tab).await?;
        template.is_synced().await?;
        let (_phone, phones) = school.device(Person::UnionChair, Phone).await?;
        begin_with_own(&phones).await?;
        phones.see(NAME).await?;

        let tab = &template.tab;
        tab.press("[data-act=rename-template]").await?;
        tab.paste_into("#template-name", LATER).await?;
        tab.press("[data-testid=rename-template] [data-act=save]")
            .await?;
        tab.see(&format!("Mẫu của trường: {LATER}")).await?;
        tab.press("[data-act=take-template-away]").await?;
        tab.press("[data-act=take-away]").await?;
        tab.see("Trường đã bỏ mẫu này").await?;
        tab.press(&Act::ToastAction.selector()).await?;
        tab.see_no_more("Trường đã bỏ mẫu này").await?;
        template.is_synced().await?;
        phones.see(LATER).await?;

        tab.press("[data-act=take-template-away]").await?;
        tab.press("[data-act=take-away]").await?;
        template.is_synced().await?;
        phones.see("Mẫu đã bỏ (1)").await?;
        keep_picture(&phones, Phone, "template-away").await?;

        // Whoever wants it again finds it there.
        tab.press(Place::Plans.selector()).await?;
        tab.press(&Act::CreatePlan.selector()).await?;
        tab.press("label:has(input[name=plan-start][value=own])")
            .await?;
        tab.press("=Mẫu đã bỏ (1)").await?;
        tab.press(".templates-away a").await?;
        tab.press("[data-act=use-template-again]").await?;
        tab.see_no_more("Trường đã bỏ mẫu này").await?;
        template.is_synced().await?;
        phones.see_no_more("Mẫu đã bỏ (1)").await?;
        phones.see(LATER).await
    });
}

fn holds(wire: &[u8], words: &str) -> bool {
    wire.windows(words.len())
        .any(|window| window == words.as_bytes())
}
