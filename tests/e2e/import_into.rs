//! Last week's print comes home: edited in Word, compared with the plan on a phone without a network, taken but for one
//! place, taken back, taken again; there is never a second plan.

use anyhow::{Context, Result, ensure};
use lientich_tests::axe;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act, IMPORT_DRAFT, Place, SyncState};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;
use tempfile::TempDir;

use crate::import_file::word_file;
use crate::screens::keep_picture;

const BESIDE: &str = "[data-testid=beside]";
const NEW: &str = "Thư ký hội đồng ghi biên bản mỗi cuộc họp và gửi cho hai bên.";
const CHANGED: &str = "Hiệu trưởng bảo đảm thời gian, địa điểm và kinh phí.";
const MISSING: &str = "Giữ nền nếp trao đổi";

/// The plan as its print was edited: one clause says more, one is new, one is left out.
fn edited() -> Result<Vec<u8>> {
    let text = samples::PLAN
        .replace(
            "bảo đảm thời gian và kinh phí",
            "bảo đảm thời gian, địa điểm và kinh phí",
        )
        .replace(
            "3. Hai bên đánh giá",
            &format!("3. {NEW}\n4. Hai bên đánh giá"),
        )
        .replace(
            "2. Giữ nền nếp trao đổi, không chồng chéo việc của nhau.\n",
            "",
        );
    word_file(&text)
}

/// The tick of the difference with these words.
fn tick(words: &str) -> String {
    format!("{BESIDE} input[aria-label*='{words}']")
}

async fn compare(tab: &Tab) -> Result<()> {
    tab.press("[data-act=plan-menu]").await?;
    tab.press("[data-act=compare-file]").await
}

/// Whether the plan has the new clause, the changed one and the one that is missing in the file.
async fn has(plan: &PlanPage) -> Result<[bool; 3]> {
    let rows = plan.rows().await?;
    let has = |words: &str| rows.iter().any(|row| row.text.contains(words));
    Ok([has(NEW), has(CHANGED), has(MISSING)])
}

#[test]
fn an_edited_print_goes_into_its_plan_on_the_phone_without_a_network_and_never_beside_it() {
    tell("import_into", async |world| {
        let school = School::open(world).await?;
        let folder = TempDir::with_prefix("lientich-file-").context("make a folder")?;
        let file = folder.path().join("ke-hoach-da-sua.docx");
        std::fs::write(&file, edited()?)?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let principals = school.import(tab, samples::PLAN).await?;
        principals.is_synced().await?;

        // On the desktop: looked at, and left as it is.
        let before = principals.content_hash().await?;
        compare(&principals.tab).await?;
        let tab = principals.tab;
        tab.choose_file("input[type=file]", &file).await?;
        tab.find_with(BESIDE, "data-differs", "3").await?;
        axe::no_serious_fault(&tab, "a file beside its plan, on a desktop").await?;
        keep_picture(&tab, Desktop, "beside").await?;
        tab.press("[data-act=to-plan]").await?;
        let principals = PlanPage::of(tab).await?;
        principals.has_content(&before).await?;

        // The chair's phone, without a network: three differences, told apart.
        let (phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let chairs = school.open_plan(tab).await?;
        chairs.has_content(&before).await?;
        chairs.tab.can_start_offline().await?;
        phone.go_offline().await?;
        compare(&chairs.tab).await?;
        let tab = chairs.tab;
        tab.choose_file("input[type=file]", &file).await?;
        tab.find_with(BESIDE, "data-differs", "3").await?;
        for words in ["Khác lời", "Mới trong tệp", "Tệp không có"] {
            tab.see(words).await?;
        }
        tab.see("Đưa 2 chỗ vào kế hoạch").await?;
        axe::no_serious_fault(&tab, "a file beside its plan").await?;
        keep_picture(&tab, Phone, "beside").await?;

        // All but the other words, the removal too.
        tab.press(&tick(CHANGED)).await?;
        tab.press(&tick(MISSING)).await?;
        tab.press("=Đưa 2 chỗ vào kế hoạch").await?;
        let plan = PlanPage::of(tab).await?;
        plan.node(NEW).await?;
        plan.tab.see("Đã đưa 2 chỗ từ tệp vào kế hoạch.").await?;
        ensure!(has(&plan).await? == [true, false, false], "not as picked");

        // One step back gives it all back.
        plan.tab.press(&Act::ToastAction.selector()).await?;
        plan.has_content(&before).await?;
        ensure!(has(&plan).await? == [false, false, true], "not as before");

        // Whoever would import it anew is shown the plan that there is.
        plan.tab.press(Place::Plans.selector()).await?;
        plan.tab.press(&Act::ImportPlan.selector()).await?;
        plan.tab.choose_file("input[type=file]", &file).await?;
        plan.tab.find(IMPORT_DRAFT).await?;
        plan.tab.find("[data-testid=known-plans]").await?;
        keep_picture(&plan.tab, Phone, "import-known").await?;
        plan.tab.press("[data-act=compare-with]").await?;
        plan.tab.find_with(BESIDE, "data-differs", "3").await?;
        plan.tab.press(&tick(MISSING)).await?;
        plan.tab.press("=Đưa 3 chỗ vào kế hoạch").await?;
        let plan = PlanPage::of(plan.tab).await?;
        plan.node(NEW).await?;
        plan.is(SyncState::Offline).await?;
        phone.go_online().await?;
        plan.is_synced().await?;

        // The principal has it too, and the file says nothing new any more.
        principals.node(NEW).await?;
        principals.node(CHANGED).await?;
        principals.has_content(&plan.content_hash().await?).await?;
        compare(&principals.tab).await?;
        let tab = principals.tab;
        tab.choose_file("input[type=file]", &file).await?;
        tab.find_with(BESIDE, "data-differs", "0").await?;
        tab.see("Tệp giống hệt kế hoạch").await?;
        tab.press(Place::Plans.selector()).await?;
        tab.find(screen::PLAN_LINK).await?;
        let plans = tab.count(screen::PLAN_LINK).await?;
        ensure!(plans == 1, "{plans} plans");
        Ok(())
    });
}
