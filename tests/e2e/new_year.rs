//! A plan begins with a template, on a phone without a network; and next year's plan begins with what was issued, its
//! leftovers worked off by both sides.

use anyhow::{Result, ensure};
use lientich_tests::axe;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{Act, Place};
use lientich_tests::sign_page::{SignPage, Step, TO_SIGNING};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;

use crate::screens::keep_picture;

const FORM: &str = "[data-testid=new-plan]";
const PREVIEW: &str = "[data-testid=plan-preview]";
const REVIEW: &str = "[data-testid=review]";

/// Waits until so many places are left to review.
async fn left(tab: &Tab, count: usize) -> Result<()> {
    tab.find_with(REVIEW, "data-left", &count.to_string()).await
}

#[test]
fn a_principal_starts_from_a_template_on_the_phone_without_a_network() {
    tell("template", async |world| {
        let school = School::open(world).await?;
        let (phone, tab) = school.device(Person::Principal, Phone).await?;
        tab.press(Place::Plans.selector()).await?;
        tab.find(&Act::CreatePlan.selector()).await?;
        tab.can_start_offline().await?;
        phone.go_offline().await?;
        tab.press(&Act::CreatePlan.selector()).await?;
        tab.find(PREVIEW).await?;
        tab.see("74 mục · 45 nhiệm vụ · 8 chỉ tiêu").await?;
        axe::no_serious_fault(&tab, "the form for a new plan").await?;
        keep_picture(&tab, Phone, "new-plan").await?;
        tab.press(&Act::Save.selector()).await?;
        let plan = PlanPage::of(tab).await?;
        plan.tab.see("Bộ phận Kế toán chi trả lương").await?;
        plan.tab.see("Trường Tiểu học Sông Vân").await?;
        phone.go_online().await?;
        plan.is_synced().await
    });
}

#[test]
fn next_years_plan_is_made_of_what_was_issued_and_both_sides_work_off_what_is_stale() {
    tell("new_year", async |world| {
        let school = School::open(world).await?;
        let (_laptop, tab) = school.device(Person::Principal, Desktop).await?;
        let old = samples::PLAN.replace(
            "2. Giữ nền nếp trao đổi",
            "2. Thi đua chào mừng Đại hội Công đoàn các cấp, giữ nền nếp trao đổi",
        );
        let plan = school.import(tab, &old).await?;
        plan.is_synced().await?;
        let (_phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let chairs = SignPage::of(&school.open_plan(tab).await?).await?;
        let principals = SignPage::of(&plan).await?;
        principals.take_all(&TO_SIGNING).await?;
        chairs.is_at(Step::Signing).await?;
        principals.sign().await?;
        chairs.sign().await?;
        principals.edition(1).await?;

        // The principal makes next year's plan of it and works off the years.
        let tab = principals.tab;
        tab.press(Place::Plans.selector()).await?;
        tab.press("[data-act=next-year]").await?;
        tab.find(&format!("{FORM} {PREVIEW}")).await?;
        tab.press(&Act::Save.selector()).await?;
        left(&tab, 3).await?;
        tab.see("Đại hội Công đoàn các cấp").await?;
        axe::no_serious_fault(&tab, "the review").await?;
        keep_picture(&tab, Desktop, "review").await?;
        tab.press("[data-kind=Year] [data-act=accept-kind]").await?;
        left(&tab, 1).await?;

        // The chair sees what is left, on the phone, and leaves it as it is.
        let tab = chairs.tab;
        tab.press(Place::Today.selector()).await?;
        tab.press("[data-testid=review-card]").await?;
        left(&tab, 1).await?;
        keep_picture(&tab, Phone, "review").await?;
        tab.press("[data-act=keep-item]").await?;
        left(&tab, 0).await?;
        tab.see("Đã rà soát xong").await?;

        let tab = plan.tab;
        left(&tab, 0).await?;
        tab.press("=Mở kế hoạch").await?;
        tab.see("Năm học 2027 - 2028").await?;
        let words = tab.text().await?;
        ensure!(
            !words.contains("2026 - 2027"),
            "a year of the old plan is left"
        );
        tab.see("Đại hội Công đoàn các cấp").await
    });
}
