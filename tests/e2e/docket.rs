//! A signed plan gets its number from the records office, on a phone without a network; everybody reads it afterwards.

use anyhow::{Result, ensure};
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Place, SyncState};
use lientich_tests::sign_page::{SignPage, Step, TO_SIGNING};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;
use lientich_tests::{axe, samples};

const OFFICE: &str = "Huỳnh Ngọc Phương Thuỳ Linh";

#[test]
fn the_records_office_enters_the_number_offline_and_everybody_reads_it() {
    tell("docket", async |world| {
        let school = School::open(world).await?;
        school.add_person(OFFICE, "records-office").await?;
        let (_principal, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.import(tab, samples::PLAN).await?;
        plan.is_synced().await?;
        let (_chair, chair_tab) = school.device(Person::UnionChair, Desktop).await?;
        let chair = SignPage::of(&school.open_plan(chair_tab).await?).await?;
        let link = school.invite(OFFICE).await?;
        let (phone, office) = school.guest("records-office", Phone, &link).await?;
        let principal = SignPage::of(&plan).await?;
        principal.take_all(&TO_SIGNING).await?;
        chair.is_at(Step::Signing).await?;
        principal.sign().await?;
        chair.sign().await?;
        chair.edition(1).await?;
        ensure!(
            chair.tab.count(screen::TO_DOCKET).await? == 0,
            "the union enters no number"
        );

        // Today tells her; she enters it without a network.
        office.find(screen::DOCKET_CARD).await?;
        office.can_start_offline().await?;
        phone.go_offline().await?;
        office.press(screen::DOCKET_CARD).await?;
        enter(&office, "7").await?;
        office.see("chưa gửi về trường").await?;
        office.reload().await?;
        is_numbered(&office, "Số: 07/KH-").await?;
        office.press(Place::Today.selector()).await?;
        office.find_no_more(screen::DOCKET_CARD).await?;
        phone.go_online().await?;
        office
            .find_with(screen::SYNC_STATE, "data-state", SyncState::Synced.value())
            .await?;

        // A teacher reads it, in the list and over the text; so do both who signed.
        let (_teacher, teacher) = school.device(Person::Teacher, Phone).await?;
        teacher.press(Place::Plans.selector()).await?;
        teacher.see("Số 07/KH-").await?;
        teacher.press(screen::PLAN_LINK).await?;
        is_numbered(&teacher, "Số: 07/KH-").await?;
        teacher.find_no_more(screen::TO_DOCKET).await?;
        for page in [&principal, &chair] {
            is_numbered(&page.tab, "Số: 07/KH-").await?;
            let paper = page.tab.words("[data-testid=paper]").await?;
            ensure!(paper.contains("Số: 07/KH-"), "on paper: {paper}");
        }

        // The principal corrects it; the first entry stays to be read.
        enter(&principal.tab, "8").await?;
        is_numbered(&teacher, "Số: 08/KH-").await?;
        teacher
            .press("[data-testid=docket-entries] summary")
            .await?;
        teacher.see(OFFICE).await?;
        axe::no_serious_fault(&teacher, "a numbered plan").await
    });
}

/// Enters a number with what the form says otherwise.
async fn enter(tab: &Tab, number: &str) -> Result<()> {
    tab.press(screen::TO_DOCKET).await?;
    tab.paste_into("#docket-number", number).await?;
    axe::no_serious_fault(tab, "entering a number").await?;
    tab.press("[data-act=keep-docket]").await?;
    tab.find_no_more("[data-testid=docket-form]").await
}

async fn is_numbered(tab: &Tab, words: &str) -> Result<()> {
    tab.find(screen::DOCKET).await?;
    tab.see(words).await
}
