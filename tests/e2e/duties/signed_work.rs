//! What a clause asks of whom is read wherever the plan is: on the paper that both sides sign, by staff with their own
//! duty marked, and between what was issued and what is changed afterwards.

use anyhow::{Result, ensure};
use lientich_shared::log::change::Body;
use lientich_shared::log::duty::{Duty, Goal, Party, Rhythm};
use lientich_tests::axe;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::office::Office;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Act, Place};
use lientich_tests::sign_page::SignPage;
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;

const VISIT: &str = "Thăm gia đình học sinh học kì I";
const REPORT: &str = "Báo cáo kết quả thăm hỏi";
const WORK: &str = "[data-testid=clause-work]";
const ASKED: &str = "phối hợp: Ban Chấp hành Công đoàn; giám sát: Ban Thanh tra nhân dân; mỗi học kỳ; \
                     cần đạt 34 gia đình; minh chứng: phiếu thăm có chữ ký của phụ huynh";

#[test]
fn what_is_signed_of_a_duty_is_shown_to_those_who_sign_and_those_who_read() {
    tell("signed_work", async |world| {
        let school = School::open(world).await?;
        Office::issue(&school, |clerk| {
            let visit = Duty {
                lead: Some(Party::Person(clerk.person(Person::Teacher)?)),
                cooperate: vec![Party::Body(Body::Bch)],
                supervise: vec![Party::Body(Body::PeoplesInspectorate)],
                rhythm: Rhythm::Termly(1),
                evidence: "phiếu thăm có chữ ký của phụ huynh".to_owned(),
                goal: Some(Goal {
                    of: 34,
                    unit: "gia đình".to_owned(),
                }),
                ..Duty::default()
            };
            let report = Duty {
                lead: Some(Party::Body(Body::Bgh)),
                rhythm: Rhythm::Monthly(25),
                ..Duty::default()
            };
            Ok(vec![(VISIT, visit), (REPORT, report)])
        })
        .await?;
        let lead = format!("Chủ trì: {}; {ASKED}", Person::Teacher.name());

        // The teacher reads all of it, the own duty marked.
        let (_phone, teacher) = school.device(Person::Teacher, Phone).await?;
        teacher.press(Place::Plans.selector()).await?;
        teacher.press(screen::PLAN_LINK).await?;
        teacher.see(&lead).await?;
        teacher
            .see("Chủ trì: Ban giám hiệu; hằng tháng, chậm nhất ngày 25")
            .await?;
        let own = teacher.words(&format!("{WORK}:has(.mine)")).await?;
        ensure!(own.contains("Việc của bạn") && own.contains(&lead), "{own}");
        ensure!(teacher.count(&format!("{WORK} .mine")).await? == 1);
        axe::no_serious_fault(&teacher, "an issued plan with duties").await?;

        // Both sides see the same on the paper.
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        let plan = school.open_plan(tab).await?;
        let paper = SignPage::of(&plan).await?;
        let signed = paper.tab.words("[data-testid=paper]").await?;
        ensure!(signed.contains(&lead), "{signed}");
        let plan = paper.to_plan().await?;

        // What proves it is changed: the amendment says so.
        let node = plan.node(VISIT).await?;
        plan.act(&node, Act::AssignDuty).await?;
        plan.tab.press("[data-act=edit-duty]").await?;
        plan.tab.find("#duty-proof").await?;
        replace(&plan.tab, "#duty-proof", "ảnh chụp buổi thăm").await?;
        plan.tab.press(&Act::Save.selector()).await?;
        plan.is_synced().await?;
        plan.tab.press(&Act::Amendment.selector()).await?;
        plan.tab.see("1 chỗ khác nhau").await?;
        let came = plan.tab.words(&format!("{WORK} ins")).await?;
        ensure!(came.contains("ảnh chụp"), "{came}");
        let gone = plan.tab.words(&format!("{WORK} del")).await?;
        ensure!(gone.contains("chữ ký"), "{gone}");
        axe::no_serious_fault(&plan.tab, "a changed duty").await
    });
}

/// Writes into a field in place of what stands there.
async fn replace(tab: &Tab, field: &str, words: &str) -> Result<()> {
    tab.run_script(&format!("document.querySelector('{field}').select()"))
        .await?;
    tab.paste_into(field, words).await
}
