//! What an issued plan asks for by a day stands on the calendar, without a network too; it is reminded of,
//! and read by other calendar programs through a private address until that is revoked.

use anyhow::{Context as _, Result, ensure};
use lientich_tests::chromium::Form::{self, Desktop, Phone};
use lientich_tests::plan_page::PlanPage;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{Act, Place};
use lientich_tests::sign_page::{SignPage, Step, TO_SIGNING};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;
use lientich_tests::{axe, samples};

use crate::screens::keep_picture;

const ENTRY: &str = "[data-testid=calendar-entry]";
const DUTY: &str = "Hai bên họp liên tịch vào tuần đầu của mỗi tháng.";

#[test]
fn what_is_due_stands_on_the_calendar_offline_and_in_other_programs() {
    tell("calendar", async |world| {
        let school = School::open(world).await?;
        let (device, tab) = school.device(Person::Principal, Phone).await?;
        let tab = issued(&school, tab).await?;

        for place in [Place::Today, Place::Work] {
            tab.press(place.selector()).await?;
            tab.press("[data-act=to-calendar]").await?;
            tab.find(ENTRY).await?;
        }
        tab.see(DUTY).await?;
        look(&tab, Phone, "calendar").await?;
        tab.can_start_offline().await?;
        device.go_offline().await?;
        tab.reload().await?;
        tab.find(ENTRY).await?;
        tab.press("[data-act=view-month]").await?;
        tab.find(".calendar-grid [data-day][aria-current=date]")
            .await?;
        look(&tab, Phone, "calendar-month").await?;

        remind(&tab).await?;
        device.go_online().await?;
        address(&tab).await
    });
}

#[test]
fn the_school_year_is_fitted_to_the_school_and_days_are_walked_by_keyboard() {
    tell("calendar_year", async |world| {
        let school = School::open(world).await?;
        let (_device, tab) = school.device(Person::Principal, Desktop).await?;
        tab.goto(&school.url("/lich")).await?;
        tab.find(".calendar-grid").await?;
        let today = tab.attribute("[aria-current=date]", "data-day").await?;
        tab.focus("[aria-current=date]").await?;
        press_key(&tab, "PageDown").await?;
        let month = "document.activeElement.closest('.calendar-grid') && document.activeElement.dataset.day";
        let walked = tab
            .wait(
                "for the focus in another month",
                &format!("(day => day && day !== '{today}' ? day : null)({month})"),
            )
            .await?;
        ensure!(
            walked.as_str().is_some_and(|day| day[..7] != today[..7]),
            "{walked}"
        );
        look(&tab, Desktop, "calendar").await?;

        tab.press("[data-act=school-year]").await?;
        tab.see("Đang dùng lịch thông thường").await?;
        tab.focus("#year-holidays").await?;
        tab.caret(-1).await?;
        tab.type_text("\n20/11/2026 Nghỉ ngày Nhà giáo").await?;
        look(&tab, Desktop, "school-year").await?;
        tab.press("[data-act=save-year]").await?;
        tab.see("Lịch riêng của trường.").await?;

        let (_teacher, reader) = school.device(Person::Teacher, Phone).await?;
        reader.goto(&school.url("/lich/nam-hoc")).await?;
        reader.see("Nghỉ ngày Nhà giáo").await?;
        ensure!(
            reader.count("[data-act=save-year]").await? == 0,
            "a teacher may save"
        );
        tab.press("[data-act=usual-year]").await?;
        tab.see("Đang dùng lịch thông thường").await?;
        reader.see_no_more("Nghỉ ngày Nhà giáo").await
    });
}

/// An issued plan with a duty of the principal's that is due tomorrow.
async fn issued(school: &School<'_>, tab: Tab) -> Result<Tab> {
    let plan = school.import(tab, samples::PLAN).await?;
    assign(&plan).await?;
    plan.is_synced().await?;
    let (_chair, chair) = school.device(Person::UnionChair, Desktop).await?;
    let chair = SignPage::of(&school.open_plan(chair).await?).await?;
    let principal = SignPage::of(&plan).await?;
    principal.take_all(&TO_SIGNING).await?;
    chair.is_at(Step::Signing).await?;
    principal.sign().await?;
    chair.sign().await?;
    principal.edition(1).await?;
    Ok(principal.tab)
}

async fn assign(plan: &PlanPage) -> Result<()> {
    let node = plan.node("Hai bên họp liên tịch").await?;
    plan.act(&node, Act::AssignDuty).await?;
    plan.tab.press("[data-act=add-duty]").await?;
    choose(
        &plan.tab,
        "#duty-lead",
        "option => option.text.includes('Ban giám hiệu')",
    )
    .await?;
    choose(
        &plan.tab,
        "#duty-rhythm",
        "option => option.value === 'once'",
    )
    .await?;
    let tomorrow = "new Date(Date.now() + 864e5).toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' })";
    let tomorrow = plan.tab.evaluate(tomorrow).await?;
    let tomorrow = tomorrow.as_str().context("a day as text")?.to_owned();
    plan.tab.paste_into("#duty-day", &tomorrow).await?;
    plan.tab.press(&Act::Save.selector()).await
}

/// Chooses what a list offers, as a person does by the keyboard.
async fn choose(tab: &Tab, list: &str, wanted: &str) -> Result<()> {
    tab.find(list).await?;
    let script = format!(
        "(list => {{ list.value = [...list.options].find({wanted}).value; \
         list.dispatchEvent(new Event('change', {{ bubbles: true }})); }})(document.querySelector('{list}'))"
    );
    tab.run_script(&script).await
}

/// Without a network: the reminder is there, is read, and stays read.
async fn remind(tab: &Tab) -> Result<()> {
    tab.press("[data-act=reminders]").await?;
    tab.find("[data-testid=reminder].unread").await?;
    look(tab, Phone, "reminders").await?;
    tab.press("[data-act=read-all]").await?;
    tab.find_no_more("[data-testid=reminder].unread").await?;
    tab.reload().await?;
    tab.find("[data-testid=reminder]").await?;
    ensure!(
        tab.count(".reminders .unread").await? == 0,
        "what was read is unread again"
    );
    Ok(())
}

/// The private address: shown once, read without signing in, void once revoked.
async fn address(tab: &Tab) -> Result<()> {
    tab.see("Chưa có địa chỉ.").await?;
    tab.press("[data-act=make-calendar]").await?;
    let link = tab.words("[data-testid=calendar-link]").await?;
    let at = link.find("/api/").context("the address of a calendar")?;
    let fetched = format!(
        "fetch('{}', {{ credentials: 'omit' }}).then(answer => answer.text())",
        &link[at..]
    );
    let text = tab.evaluate(&fetched).await?;
    let text = text.as_str().unwrap_or_default().replace("\r\n ", "");
    ensure!(
        text.starts_with("BEGIN:VCALENDAR") && text.contains("SUMMARY:Hai bên họp liên tịch"),
        "{text}"
    );
    ensure!(
        !text.contains("Trần Minh Khôi"),
        "a name is in the calendar"
    );
    tab.press("[data-act=end-calendar]").await?;
    tab.see("Chưa có địa chỉ.").await?;
    let gone = format!("fetch('{}').then(answer => answer.status)", &link[at..]);
    ensure!(
        tab.evaluate(&gone).await? == 404,
        "a revoked address still opens"
    );
    Ok(())
}

async fn press_key(tab: &Tab, key: &str) -> Result<()> {
    for kind in ["keyDown", "keyUp"] {
        let event = serde_json::json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": 34 });
        tab.raw("Input.dispatchKeyEvent", event).await?;
    }
    Ok(())
}

async fn look(tab: &Tab, form: Form, screen: &str) -> Result<()> {
    keep_picture(tab, form, screen).await?;
    axe::no_serious_fault(tab, screen).await
}
