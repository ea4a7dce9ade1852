//! The board: who gives duties, who does them, who supervises, told from both ends of the same duty.

use anyhow::{Result, ensure};
use lientich_tests::axe;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::samples;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::Place;
use lientich_tests::sign_page::{SignPage, Step, TO_SIGNING};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;
use serde_json::json;

use crate::duties::teachers_week::{tick, ticked};

/// The way to the board.
pub const BOARD: &str = "[data-nav=board]";
/// A duty on it.
pub const ROW: &str = "[data-testid=board-row] a";

const WHAT: &str = "Soạn báo cáo sơ kết học kì I";
const REMARK: &str = "Cần có chữ kí của tổ trưởng";
const WHY: &str = "Bổ sung số liệu của tháng 12";
const NOTE: &str = "Cô Linh đi tập huấn";

#[test]
fn a_duty_is_given_done_remarked_on_asked_for_again_and_handed_over() {
    tell("board", async |world| {
        let school = School::open(world).await?;
        let (_principal, principal) = school.device(Person::Principal, Desktop).await?;
        principal.press(BOARD).await?;
        principal.see("Chưa có kế hoạch nào ban hành").await?;
        let (_chair, chair) = school.device(Person::UnionChair, Desktop).await?;
        issue(&school, &principal, &chair).await?;
        let (phone, teacher) = school.device(Person::Teacher, Phone).await?;
        ensure!(
            teacher.count(BOARD).await? == 0,
            "a teacher sees no board of others' duties"
        );

        // Given on a desktop, done on a phone without a network.
        chair.press(BOARD).await?;
        give(&chair).await?;
        teacher.press(Place::Work.selector()).await?;
        ticked(&teacher, WHAT, "false").await?;
        phone.go_offline().await?;
        tick(&teacher, WHAT, "true").await?;
        phone.go_online().await?;
        chair.see("xong · chưa có minh chứng").await?;
        axe::no_serious_fault(&chair, "the board, on a desktop").await?;

        // Who supervises says something of it; who gave it asks again, and the teacher hears.
        let (_inspector, inspector) = school.device(Person::Inspector, Phone).await?;
        inspector.press(Place::More.selector()).await?;
        inspector.press("[data-act=to-board]").await?;
        open(&inspector).await?;
        axe::no_serious_fault(&inspector, "a duty, on a phone").await?;
        inspector.find("[data-testid=only-for]").await?;
        deed(&inspector, "remark", REMARK).await?;
        inspector.see(REMARK).await?;
        open(&chair).await?;
        chair.see(REMARK).await?;
        deed(&chair, "ask-again", WHY).await?;
        ticked(&teacher, WHAT, "false").await?;
        teacher.see("yêu cầu làm lại").await?;

        // Handed over while its owner is offline and does it.
        phone.go_offline().await?;
        tick(&teacher, WHAT, "true").await?;
        chair.press("[data-act=hand-over]").await?;
        choose(&chair, "#deed-to", Person::TeamLeader.name()).await?;
        chair.paste_into("#deed-words", NOTE).await?;
        chair.press("[data-act=deed-do]").await?;
        phone.go_online().await?;
        teacher
            .see(&format!("Đã chuyển cho {}", Person::TeamLeader.name()))
            .await?;
        let (_leader, leader) = school.device(Person::TeamLeader, Phone).await?;
        leader.press(Place::Work.selector()).await?;
        ticked(&leader, WHAT, "false").await?;
        // What the old owner reported meanwhile is kept, and the board says so.
        chair.see("người trước có báo").await?;
        Ok(())
    });
}

/// Both sides sign a plan, which is issued by that.
async fn issue(school: &School<'_>, principal: &Tab, chair: &Tab) -> Result<()> {
    let plan = school.import(principal.clone(), samples::PLAN).await?;
    plan.is_synced().await?;
    let theirs = SignPage::of(&school.open_plan(chair.clone()).await?).await?;
    let ours = SignPage::of(&plan).await?;
    ours.take_all(&TO_SIGNING).await?;
    theirs.is_at(Step::Signing).await?;
    ours.sign().await?;
    theirs.sign().await?;
    ours.edition(1).await
}

/// The chair gives the teacher a duty beside the plan.
async fn give(chair: &Tab) -> Result<()> {
    chair.press("[data-act=give-duty]").await?;
    chair.paste_into("#give-what", WHAT).await?;
    choose(chair, "#give-to", Person::Teacher.name()).await?;
    chair.paste_into("#give-day", "31/12/2099").await?;
    chair.paste_into("#give-evidence", "Báo cáo đã kí").await?;
    chair.press("[data-act=give-do]").await?;
    chair.see(WHAT).await
}

/// Opens the only duty on the board.
async fn open(tab: &Tab) -> Result<()> {
    tab.press(ROW).await?;
    tab.find("[data-testid=occurrence]").await
}

/// Does something about the open duty, in these words.
pub async fn deed(tab: &Tab, act: &str, words: &str) -> Result<()> {
    tab.press(&format!("[data-act={act}]")).await?;
    tab.paste_into("#deed-words", words).await?;
    tab.press("[data-act=deed-do]").await?;
    tab.find_no_more("[data-testid=deed-form]").await
}

/// Chooses what a list calls by these words.
pub async fn choose(tab: &Tab, list: &str, words: &str) -> Result<()> {
    tab.find(list).await?;
    let script = format!(
        "(() => {{ const list = document.querySelector({}); const option = [...list.options].find(one => one.text === {}); list.value = option.value; list.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()",
        json!(list),
        json!(words)
    );
    tab.run_script(&script).await
}
