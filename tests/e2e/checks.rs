//! Rà soát: marked in the plan, mended with one tap, said to be no fault, without a network too; what is left is told
//! before signing.

use anyhow::{Result, ensure};
use lientich_tests::axe;
use lientich_tests::checks_pane::ChecksPane;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{Act, SyncState};
use lientich_tests::sign_page::{SignPage, TO_SIGNING};
use lientich_tests::story::tell;

const WRONG: &str = "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Thủ tướng Chính phủ quy định chi tiết Luật Thực hiện dân chủ ở cơ sở;";
const MENDED: &str = "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ quy định chi tiết Luật Thực hiện dân chủ ở cơ sở;";
const LAW: &str = "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;\n";
const ONCE: &str = "Hai bên họp liên tịch vào tuần đầu của mỗi tháng.";
const SLIP: &str = "Hiệu trưởng bảo đảm thời gian và kinh phí thực hiên.";
const RIGHT: &str = "Hiệu trưởng bảo đảm thời gian và kinh phí thực hiện.";

/// The sample plan with a decree of the wrong body, a word twice and a slip.
fn faulty() -> String {
    samples::PLAN
        .replace(LAW, &format!("{LAW}{WRONG}\n"))
        .replace("tuần đầu của mỗi tháng", "tuần đầu đầu của mỗi tháng")
        .replace("thời gian và kinh phí.", "thời gian và kinh phí thực hiên.")
}

/// Gives a clause to the management.
async fn give_to_management(plan: &PlanPage, node: &str) -> Result<()> {
    plan.act(node, Act::SetSide).await?;
    plan.tab.press("=Giao cho BGH").await?;
    plan.tab.find("=Thuộc BGH").await
}

#[test]
fn a_wrong_citation_is_mended_with_one_tap_and_the_chair_sees_the_rest_without_a_network() {
    tell("checks_margin", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, &faulty()).await?;
        let basis = plan.node("Căn cứ Nghị định số 59").await?;
        let checks = ChecksPane::of(&plan);
        checks.marks(&basis, "error").await?;
        let underlined = checks.underlined(&basis).await?;
        ensure!(underlined == "của Thủ tướng Chính phủ", "{underlined}");
        axe::no_serious_fault(&plan.tab, "marks in the plan").await?;

        // One tap mends it, one step back brings it again, with its mark.
        checks.open_at(&basis).await?;
        axe::no_serious_fault(&plan.tab, "the checks beside the plan").await?;
        checks.act("basis_issuer", "fix").await?;
        plan.reads(&basis, MENDED).await?;
        checks.marks_nothing(&basis).await?;
        plan.tab.press("[data-act=undo]").await?;
        plan.reads(&basis, WRONG).await?;
        checks.marks(&basis, "error").await?;
        checks.act("basis_issuer", "fix").await?;
        plan.reads(&basis, MENDED).await?;

        // Another is said to be no fault.
        let twice = plan.node("Hai bên họp liên tịch").await?;
        checks.open_at(&twice).await?;
        checks.act("doubled_word", "dismiss").await?;
        checks.marks_nothing(&twice).await?;
        let managed = plan.node("Hiệu trưởng bảo đảm").await?;
        give_to_management(&plan, &managed).await?;
        plan.is_synced().await?;

        // The chair's phone, without a network: the same findings, and who said that one is none.
        let (phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let chairs = school.open_plan(tab).await?;
        chairs.has_content(&plan.content_hash().await?).await?;
        let on_phone = ChecksPane::of(&chairs);
        on_phone.marks(&managed, "warning").await?;
        chairs.tab.can_start_offline().await?;
        phone.go_offline().await?;
        chairs.tab.reload().await?;
        let chairs = PlanPage::of(chairs.tab).await?;
        chairs.is(SyncState::Offline).await?;
        let on_phone = ChecksPane::of(&chairs);
        on_phone.marks(&managed, "warning").await?;
        on_phone.marks_nothing(&twice).await?;
        on_phone.open_at(&managed).await?;
        axe::no_serious_fault(&chairs.tab, "the checks on a phone").await?;
        on_phone.act("typo", "propose-fix").await?;
        chairs.tab.see("Đã gửi đề nghị sửa").await?;
        chairs.tab.press("[data-act=checks-all]").await?;
        on_phone.open_dismissed().await?;
        chairs.tab.see(Person::Principal.name()).await?;
        on_phone.act("doubled_word", "take-up").await?;
        on_phone.act("doubled_word", "fix").await?;
        chairs.reads(&twice, ONCE).await?;
        on_phone.leave().await?;
        phone.go_online().await?;
        chairs.is_synced().await?;

        // What she mended is in the plan; what she proposed waits for who writes the clause.
        plan.reads(&twice, ONCE).await?;
        plan.reads(&managed, SLIP).await?;
        plan.tab.press("[data-tab=comments]").await?;
        plan.tab.press("[data-act=scope-all]").await?;
        plan.tab.press("[data-act=accept]").await?;
        plan.reads(&managed, RIGHT).await?;
        checks.marks_nothing(&managed).await
    });
}

#[test]
fn what_is_left_is_told_before_signing_and_errors_are_not_signed_unseen() {
    tell("checks_signing", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, &faulty()).await?;
        plan.is_synced().await?;
        let page = SignPage::of(&plan).await?;
        page.tab
            .find("[data-testid=left-to-mend] [data-check=basis_issuer]")
            .await?;
        page.take_all(&TO_SIGNING).await?;

        // Each leads to its place.
        page.tab.press("[data-check=basis_issuer] a").await?;
        let plan = PlanPage::of(page.tab).await?;
        let page = SignPage::of(&plan).await?;

        page.tab
            .find("[data-testid=left-to-mend] [data-check=doubled_word]")
            .await?;
        page.tab.press("[data-act=sign]").await?;
        page.tab.find("[data-act=confirm-sign]:disabled").await?;
        axe::no_serious_fault(&page.tab, "errors to be seen before signing").await?;
        page.tab.press("[data-act=seen-errors]").await?;
        page.tab.press("[data-act=confirm-sign]:enabled").await?;
        page.tab.find_no_more("[data-testid=sign-form]").await?;
        page.need("bgh", "done").await
    });
}

#[test]
fn the_school_corrects_the_catalogue_and_a_plan_takes_a_basis_from_it() {
    tell("checks_catalogue", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;

        // The records office, the management or the chair: here the chair, on her phone.
        let (_phone, tab) = school.device(Person::UnionChair, Phone).await?;
        tab.press("[data-nav=more]").await?;
        tab.press("[data-act=to-bases]").await?;
        tab.paste_into("[data-testid=find-basis]", "cong tac van thu")
            .await?;
        axe::no_serious_fault(&tab, "the catalogue of legal bases").await?;
        tab.press("[data-symbol=\"30/2020/NĐ-CP\"] [data-act=edit-basis]")
            .await?;
        tab.find("[data-testid=basis-form]").await?;
        axe::no_serious_fault(&tab, "the form of a legal basis").await?;
        tab.paste_into("#basis-until", "01/09/2026").await?;
        tab.paste_into("#basis-instead", "Nghị định mới").await?;
        tab.press("[data-act=save-basis]").await?;
        tab.find_no_more("[data-testid=basis-form]").await?;
        tab.see("hết hiệu lực từ 01/09/2026").await?;

        // A plan takes it in the official form, and is told at once what the school knows.
        let clause = plan.node("Thống nhất cách làm").await?;
        plan.tab
            .press(&format!("[data-node=\"{clause}\"] textarea"))
            .await?;
        plan.tab.press("[data-act=more]").await?;
        plan.tab.press("[data-act=choose-basis]").await?;
        plan.tab
            .paste_into(
                "[data-testid=choose-basis] [data-testid=find-basis]",
                "van thu",
            )
            .await?;
        axe::no_serious_fault(&plan.tab, "choosing a legal basis").await?;
        plan.tab
            .press("[data-act=take-basis][data-symbol=\"30/2020/NĐ-CP\"]")
            .await?;
        let basis = plan
            .node("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ")
            .await?;
        let checks = ChecksPane::of(&plan);
        checks.marks(&basis, "warning").await?;
        checks.open_at(&basis).await?;
        checks.shows("basis_superseded").await?;
        plan.tab.see("Cần kiểm tra lại").await
    });
}
