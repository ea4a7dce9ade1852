//! The union chair drafts the month's report without a network, the principal writes on it, both sign it; staff
//! read it then and not before.

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
use serde_json::json;

use crate::screens::keep_picture;

const MEETING: &str = "Hai bên họp liên tịch";
const CAUSES: &str = "Nguyên nhân";
const BY_CHAIR: &str = " Lịch họp phải dời vì mưa bão.";
const BY_PRINCIPAL: &str = " Họp bù trong tuần đầu tháng tới.";
/// What the report counts: due on 15 October, and nobody said anything of it.
const OVERDUE: &str = "quá hạn 1 lượt (hạn 15/10/2026), chưa báo cáo kết quả";

/// Chooses an option of a list as a person does who knows it.
async fn choose(tab: &Tab, list: &str, key: &str) -> Result<()> {
    tab.find(list).await?;
    let choose = format!(
        "(list => {{ list.value = {}; list.dispatchEvent(new Event('change', {{ bubbles: true }})); }})(__person.first({}))",
        json!(key),
        json!(list)
    );
    tab.evaluate(&choose).await.map(|_| ())
}

/// Gives a clause to the union committee until 15 October.
async fn assign(plan: &PlanPage) -> Result<()> {
    let node = plan.node(MEETING).await?;
    plan.act(&node, Act::AssignDuty).await?;
    plan.tab.press("[data-act=add-duty]").await?;
    choose(&plan.tab, "#duty-lead", "b1").await?;
    choose(&plan.tab, "#duty-rhythm", "once").await?;
    plan.tab.paste_into("#duty-day", "15/10/2026").await?;
    plan.tab.press(&Act::Save.selector()).await?;
    plan.tab.see("BCH Công đoàn").await?;
    plan.is_synced().await
}

/// From the list of reports to the form, with October chosen.
async fn to_october(tab: &Tab) -> Result<()> {
    tab.press("[data-act=compose-report]").await?;
    choose(tab, "#report-period", "2026-10").await?;
    tab.see(OVERDUE).await
}

#[test]
fn a_report_is_drafted_offline_written_by_both_sides_and_read_by_staff_once_signed() {
    tell("reports", async |world| {
        let school = School::open(world).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        assign(&plan).await?;
        let (phone, tab) = school.device(Person::UnionChair, Phone).await?;
        let chairs = SignPage::of(&school.open_plan(tab).await?).await?;
        let principals = SignPage::of(&plan).await?;
        principals.take_all(&TO_SIGNING).await?;
        chairs.is_at(Step::Signing).await?;
        principals.sign().await?;
        chairs.sign().await?;
        principals.edition(1).await?;
        chairs.edition(1).await?;

        // The chair drafts it on a phone without a network.
        let tab = chairs.tab;
        tab.press(Place::More.selector()).await?;
        tab.press("[data-act=to-reports]").await?;
        tab.see("Chưa có báo cáo nào").await?;
        tab.can_start_offline().await?;
        phone.go_offline().await?;
        to_october(&tab).await?;
        keep_picture(&tab, Phone, "report-compose").await?;
        axe::no_serious_fault(&tab, "drafting a report").await?;
        tab.press("[data-act=create-report]").await?;
        let chairs = PlanPage::of(tab).await?;
        let causes = chairs.node(CAUSES).await?;
        chairs.paste_at_end(&causes, BY_CHAIR).await?;
        phone.go_online().await?;
        chairs.is_synced().await?;

        // The principal writes on it; both read both.
        let tab = principals.tab;
        tab.press("[data-nav=reports]").await?;
        tab.see("Tháng 10/2026").await?;
        keep_picture(&tab, Desktop, "reports").await?;
        axe::no_serious_fault(&tab, "the reports").await?;
        to_october(&tab).await?;
        tab.see("Đã có báo cáo của kỳ này").await?;
        keep_picture(&tab, Desktop, "report-compose").await?;
        axe::no_serious_fault(&tab, "drafting a report again").await?;
        tab.press("=Về danh sách báo cáo").await?;
        tab.press("[data-testid=reports] a[data-doc]").await?;
        let principals = PlanPage::of(tab).await?;
        let more = principals.node("Nhiệm vụ bổ sung").await?;
        principals.paste_at_end(&more, BY_PRINCIPAL).await?;
        principals.is_synced().await?;
        principals.node(&format!("{CAUSES}: …{BY_CHAIR}")).await?;
        chairs
            .node(&format!("Nhiệm vụ bổ sung: …{BY_PRINCIPAL}"))
            .await?;
        keep_picture(&chairs.tab, Phone, "report").await?;
        chairs.tab.press("[data-act=plan-menu]").await?;
        chairs.tab.press("[data-act=report-figures]").await?;
        chairs.tab.see("Mọi số liệu trong báo cáo vẫn đúng").await?;
        keep_picture(&chairs.tab, Phone, "report-figures").await?;
        axe::no_serious_fault(&chairs.tab, "figures on a phone").await?;
        chairs.tab.press("[data-act=edit-report]").await?;
        let chairs = PlanPage::of(chairs.tab).await?;
        is_compared(&principals).await?;

        // Staff read nothing of it until both sides have signed.
        let (_teacher, teacher) = school.device(Person::Teacher, Phone).await?;
        teacher.press(Place::More.selector()).await?;
        teacher.press("[data-act=to-reports]").await?;
        teacher.see("Chưa có báo cáo nào").await?;
        let principals = SignPage::of(&principals).await?;
        principals.tab.see("BÁO CÁO").await?;
        principals
            .tab
            .see("Báo cáo tháng không bắt buộc Công đoàn ký")
            .await?;
        ensure!(
            !principals
                .tab
                .words("[data-testid=paper] .a4-pages .a4-foot")
                .await?
                .contains("CHỦ TỊCH"),
            "the month's report is the school's while the union has not signed"
        );
        keep_picture(&principals.tab, Desktop, "report-print").await?;
        principals.take(Step::Signing).await?;
        principals.sign().await?;
        let chairs = SignPage::of(&chairs).await?;
        chairs.need("bgh", "done").await?;
        chairs.sign().await?;
        principals.edition(1).await?;
        teacher.see("Bản 1").await?;
        teacher.press("[data-testid=reports] a[data-doc]").await?;
        teacher.see(BY_CHAIR.trim()).await
    });
}

/// A figure that somebody wrote over is told beside that of today, and taken.
async fn is_compared(report: &PlanPage) -> Result<()> {
    const COUNTED: &str = "Tính đến ngày lập báo cáo, còn 1 lượt";
    let tab = &report.tab;
    let node = report.node(COUNTED).await?;
    report.paste_at_end(&node, " Sai.").await?;
    report.is_synced().await?;
    tab.press("[data-act=plan-menu]").await?;
    tab.press("[data-act=report-figures]").await?;
    tab.see("1 chỗ khác với hôm nay").await?;
    keep_picture(tab, Desktop, "report-figures").await?;
    axe::no_serious_fault(tab, "figures of a report").await?;
    tab.press("[data-act=take-figure]").await?;
    tab.see("Mọi số liệu trong báo cáo vẫn đúng đến hôm nay")
        .await?;
    tab.press("[data-act=edit-report]").await?;
    report
        .reads(
            &node,
            "Tính đến ngày lập báo cáo, còn 1 lượt nhiệm vụ quá hạn chưa hoàn thành.",
        )
        .await
}
