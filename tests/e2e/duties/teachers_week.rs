//! A teacher's week on a phone, offline half the time: counting, noting, a photo, a tick taken back; and what
//! the leader of the team sees of it.

use anyhow::{Result, ensure};
use lientich_shared::log::change::Body;
use lientich_shared::log::duty::{Duty, Goal, Party, Rhythm};
use lientich_shared::time::Day;
use lientich_tests::axe;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::office::Office;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::{self, Place};
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;

use crate::board::BOARD;

const VISIT: &str = "Thăm gia đình học sinh học kì I";
const OPINION: &str = "Gửi ý kiến của tổ cho BCH Công đoàn";

#[test]
fn a_teacher_reports_a_week_with_the_network_gone_half_the_time() {
    tell("teachers_week", async |world| {
        let school = School::open(world).await?;
        Office::issue(&school, |clerk| {
            let (today, teacher) = (clerk.today(), clerk.person(Person::Teacher)?);
            let visit = Duty {
                lead: Some(Party::Person(teacher)),
                rhythm: Rhythm::Once(Day(today.0 - 7)),
                evidence: "Ảnh và biên bản thăm".to_owned(),
                goal: Some(Goal {
                    of: 34,
                    unit: "gia đình".to_owned(),
                }),
                ..Duty::default()
            };
            let opinion = Duty {
                lead: Some(Party::Body(Body::AllStaff)),
                rhythm: Rhythm::Once(today),
                is_each: true,
                ..Duty::default()
            };
            Ok(vec![(VISIT, visit), (OPINION, opinion)])
        })
        .await?;

        let (phone, tab) = school.device(Person::Teacher, Phone).await?;
        tab.press(Place::Work.selector()).await?;
        tab.see("quá hạn 7 ngày").await?;
        tab.see("0/34 gia đình").await?;
        tab.can_start_offline().await?;
        phone.go_offline().await?;

        // Monday: twenty-one families, with a photo.
        tab.press(&format!("={VISIT}")).await?;
        tab.focus("#task-reached").await?;
        tab.paste_into("#task-reached", "21").await?;
        tab.press("[data-act=save-task]").await?;
        tab.see("21/34 gia đình").await?;
        take_photo(&tab).await?;
        tab.see("chờ mạng").await?;
        axe::no_serious_fault(&tab, "task").await?;

        // Tuesday: the phone was switched off in between.
        phone.close().await?;
        let tab = phone.open(&school.url("/viec")).await?;
        tab.see("21/34 gia đình").await?;
        tab.see("1 tệp minh chứng đang chờ gửi").await?;
        tick(&tab, OPINION, "true").await?;
        tab.press("[data-act=toast-action]").await?;
        ticked(&tab, OPINION, "false").await?;
        tick(&tab, OPINION, "true").await?;

        // Wednesday: there is a network again.
        phone.go_online().await?;
        tab.see_no_more("tệp minh chứng đang chờ gửi").await?;
        tab.see_no_more("chưa gửi về trường").await?;

        let (_leader, leader) = school.device(Person::TeamLeader, Phone).await?;
        leader.press(Place::Work.selector()).await?;
        leader.press("=Của tổ").await?;
        leader.see("21/34 gia đình").await?;
        leader.press(&format!("={VISIT}")).await?;
        leader.press("[data-testid=evidence-file] button").await?;
        leader.find("img.evidence-picture").await?;
        axe::no_serious_fault(&leader, "the team's task").await?;

        // Whoever gave it sees on the board what proves it.
        let (_desktop, principal) = school.device(Person::Principal, Desktop).await?;
        principal.press(BOARD).await?;
        principal.press(&format!("={VISIT}")).await?;
        principal.see("Tổ 4–5").await?;
        principal
            .press("[data-testid=evidence-file] button")
            .await?;
        principal.find("img.evidence-picture").await?;
        axe::no_serious_fault(&principal, "a proved duty on the board").await
    });
}

/// As a phone's camera would: a large picture in the field for photos.
async fn take_photo(tab: &Tab) -> Result<()> {
    tab.run_script(
        "(async () => {
            const canvas = document.createElement('canvas');
            canvas.width = 3000;
            canvas.height = 2000;
            canvas.getContext('2d').fillRect(0, 0, 900, 900);
            const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg'));
            const files = new DataTransfer();
            files.items.add(new File([blob], 'IMG_2031.JPG', { type: 'image/jpeg' }));
            const input = document.querySelector('[data-act=take-photo] input');
            input.files = files.files;
            input.dispatchEvent(new Event('change', { bubbles: true }));
        })()",
    )
    .await?;
    tab.find("img.evidence-picture").await
}

pub fn tick_box(words: &str) -> String {
    format!("[role=checkbox][aria-label$=\"{words}\"]")
}

pub async fn tick(tab: &Tab, words: &str, expected: &str) -> Result<()> {
    tab.press(&tick_box(words)).await?;
    ticked(tab, words, expected).await
}

pub async fn ticked(tab: &Tab, words: &str, expected: &str) -> Result<()> {
    ensure!(!words.is_empty(), "a duty has words");
    let found = tick_box(words);
    tab.find_with(&found, "aria-checked", expected).await?;
    tab.find(screen::MY_WORK).await
}
