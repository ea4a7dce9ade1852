//! The board of an issued plan: narrowed by an address that can be kept, taken along as a workbook, and a duty
//! dropped there with a reason that its holder reads.

use std::io::Cursor;

use anyhow::{Context, Result, ensure};
use calamine::{Data, Reader, Xlsx};
use lientich_shared::log::change::Body;
use lientich_shared::log::duty::{Duty, Party, Rhythm};
use lientich_shared::time::Day;
use lientich_tests::axe;
use lientich_tests::chromium::Form::{Desktop, Phone};
use lientich_tests::clerk::Clerk;
use lientich_tests::office::Office;
use lientich_tests::school::{Person, School};
use lientich_tests::screen::Place;
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;

use crate::board::{BOARD, ROW, choose, deed};

const LATE: &str = "Thăm gia đình học sinh có hoàn cảnh đặc biệt, báo cáo Ban Chấp hành Công đoàn";
const SOON: &str = "Nộp bản đăng kí danh hiệu thi đua";
const MEETING: &str = "Họp liên tịch hằng tháng";
const WHY: &str = "Gia đình đã chuyển trường cho con";

#[test]
fn what_the_board_shows_is_in_its_address_and_goes_out_as_a_workbook() {
    tell("on_the_board", async |world| {
        let school = School::open(world).await?;
        Office::issue(&school, duties).await?;
        let (_desktop, tab) = school.device(Person::Principal, Desktop).await?;
        tab.press(BOARD).await?;
        tab.see(MEETING).await?;
        rows(&tab, 3).await?;

        // Overdue alone, by name: that is the address, and stays when it is opened again.
        tab.press("[data-figure=qua-han]").await?;
        rows(&tab, 2).await?;
        tab.press(".board-filters summary").await?;
        choose(&tab, "#board-person", Person::Teacher.name()).await?;
        rows(&tab, 1).await?;
        let address = tab.address().await?;
        ensure!(
            address.contains("tt=qua-han") && address.contains("nguoi="),
            "what is shown is in the address: {address}"
        );
        tab.reload().await?;
        rows(&tab, 1).await?;
        tab.see(LATE).await?;
        axe::no_serious_fault(&tab, "the board with filters, on a desktop").await?;
        tab.press("[data-act=board-out]").await?;
        workbook(&tab.download("[data-act=export-board]").await?)?;

        // Dropped with a reason, not without.
        let (_phone, teacher) = school.device(Person::Teacher, Phone).await?;
        teacher.press(Place::Work.selector()).await?;
        teacher.see("quá hạn 7 ngày").await?;
        tab.press(ROW).await?;
        tab.press("[data-act=drop]").await?;
        tab.press("[data-act=deed-do]").await?;
        tab.see("Hãy ghi vài chữ.").await?;
        tab.press("=Hủy").await?;
        deed(&tab, "drop", WHY).await?;
        teacher.press("=Đã xong (1)").await?;
        teacher.see(WHY).await?;
        // And taken up again.
        deed(&tab, "resume", "").await?;
        teacher.see("Quá hạn (1)").await?;
        teacher.see_no_more(WHY).await
    });
}

/// One that is late, one that is due soon, one that comes back every month.
fn duties(clerk: &Clerk) -> Result<Vec<(&'static str, Duty)>> {
    let (today, teacher) = (clerk.today(), clerk.person(Person::Teacher)?);
    let duty = |lead: Party, rhythm: Rhythm| Duty {
        lead: Some(lead),
        rhythm,
        ..Duty::default()
    };
    let soon = Rhythm::Once(Day(today.0 + 5));
    Ok(vec![
        (
            LATE,
            duty(Party::Person(teacher), Rhythm::Once(Day(today.0 - 7))),
        ),
        (SOON, duty(Party::Person(teacher), soon)),
        (MEETING, duty(Party::Body(Body::Bgh), Rhythm::Monthly(5))),
    ])
}

/// Waits until the board shows that many duties.
async fn rows(tab: &Tab, expected: usize) -> Result<()> {
    let look =
        format!("document.querySelectorAll('[data-testid=board-row]').length === {expected}");
    let what = format!("to see {expected} duties on the board");
    tab.wait(&what, &look).await.map(drop)
}

/// The workbook holds what is in sight, days as days.
fn workbook((name, bytes): &(String, Vec<u8>)) -> Result<()> {
    let day = name.strip_prefix("phan-cong-");
    let day = day.and_then(|rest| rest.strip_suffix(".xlsx"));
    ensure!(day.is_some(), "a name that says what it is: {name}");
    let mut book = Xlsx::new(Cursor::new(bytes.as_slice())).context("open the workbook")?;
    let sheet = book.worksheet_range_at(0).context("a sheet")??;
    let (head, line) = (sheet.rows().next(), sheet.rows().nth(1));
    let (head, line) = head.zip(line).context("a head and a row")?;
    let cell = |column: &str| {
        let at = head.iter().position(|name| *name == *column)?;
        line.get(at)
    };
    ensure!(sheet.height() == 2, "one duty is in sight, once");
    ensure!(cell("Việc") == Some(&Data::String(LATE.to_owned())));
    ensure!(cell("Người làm") == Some(&Data::String(Person::Teacher.name().to_owned())));
    let due = cell("Hạn");
    ensure!(
        matches!(due, Some(Data::DateTime(_))),
        "a day is a day: {due:?}"
    );
    Ok(())
}
