//! A principal who has just founded a school comes from nothing to colleagues on devices of their own.

use anyhow::{Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::samples;
use lientich_tests::school::School;
use lientich_tests::school::founding::FOUNDER;
use lientich_tests::screen::{self, Act, Place};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;

#[test]
fn a_founder_is_led_from_an_empty_school_to_a_plan_with_the_chair() {
    tell("newcomer", async |world| {
        let school = School::found(world).await?;
        let (_desktop, tab) = school.founder(Desktop).await?;
        describe_school(&tab).await?;
        bring_in_staff(&tab).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;

        open_person(&plan.tab, "Đinh Thị Thanh Bình").await?;
        // Who gave the first chair their post is open to both sides.
        plan.tab.see(&format!("{FOUNDER} bổ nhiệm")).await?;
        let link = invitation(&plan.tab).await?;
        let (_phone, chair) = school.guest("chair", Phone, &link).await?;
        school.open_plan(chair.clone()).await?;
        chair.press(Place::More.selector()).await?;
        chair.press("[data-act=my-devices]").await?;
        chair.see(&format!("theo lời mời của {FOUNDER}")).await
    });
}

async fn describe_school(tab: &Tab) -> Result<()> {
    tab.find(screen::FIRST_STEPS).await?;
    tab.press(&Act::DescribeSchool.selector()).await?;
    tab.focus("#school-level").await?;
    tab.commit("Trung học cơ sở").await?;
    tab.focus("#school-superiors").await?;
    tab.commit("UBND xã Tân Lập").await?;
    tab.press(&Act::Save.selector()).await?;
    tab.find("[data-testid=first-steps] .done").await
}

async fn bring_in_staff(tab: &Tab) -> Result<()> {
    tab.press(&Act::AddPeople.selector()).await?;
    tab.paste_into(screen::ROSTER, samples::ROSTER).await?;
    tab.press(&Act::ReadRoster.selector()).await?;
    tab.see("Hiểu được 5 người").await?;
    tab.see("1 dòng chưa hiểu").await?;
    tab.see("Tên này đã có ở dòng trên").await?;
    tab.see("Không ghi Ủy viên BCH Công đoàn").await?;
    tab.press("=Thêm 4 người").await?;
    tab.see("Đã thêm 4 người.").await?;
    // With staff and a chair there, only the plan is left, which the page offers as ever.
    tab.wait(
        "for the steps to be gone",
        "!document.querySelector('[data-testid=first-steps]')",
    )
    .await
    .map(drop)
}

/// Opens a person's page through the search of the list.
pub async fn open_person(tab: &Tab, name: &str) -> Result<()> {
    tab.press("[data-nav=members]").await?;
    tab.focus("#member-search").await?;
    tab.commit(name).await?;
    let row = "[data-testid=members] a[data-person]";
    let only = format!("document.querySelector('{row}')?.innerText.includes('{name}')");
    tab.wait(&format!("for {name} in the list"), &only).await?;
    tab.press(row).await?;
    tab.find(screen::PERSON).await
}

/// Makes a link for the person whose page is open, and gives it.
pub async fn invitation(tab: &Tab) -> Result<String> {
    tab.press(&Act::Invite.selector()).await?;
    tab.press(&Act::MakeLink.selector()).await?;
    tab.find("svg.qr").await?;
    let link = tab.words(screen::INVITATION_LINK).await?;
    ensure!(link.contains("/join#"), "{link} is no sign-in link");
    tab.press("=Đóng").await?;
    Ok(link)
}
