//! How soon people see their work on a slow phone: a school of 80 people, a plan with 60 duties that each of them
//! has, all that fell due since September reported. Budget beside figure.
//!
//! Run by `cargo xtask bench --package lientich-tests`. The processor of the tab is slowed down four times; the
//! service worker's own thread is not, since browsers cannot slow it down. What is computed on the way has a bench
//! without a browser: `cargo bench -p lientich-shared --bench board`.

use anyhow::Result;
use lientich_shared::calendar::{SchoolCalendar, occurrences};
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{Act, Body};
use lientich_shared::log::duty::{Duty, Party, Rhythm};
use lientich_shared::log::work::{Holding, Item, Report, Stage, Work};
use lientich_shared::time::{Day, SchoolYear};
use lientich_tests::chromium::Form::{self, Desktop, Phone};
use lientich_tests::clerk::{Clerk, PLAN};
use lientich_tests::office::Office;
use lientich_tests::school::{Person, School};
use lientich_tests::stopwatch::{self, Times};
use lientich_tests::story::tell;

const PEOPLE: usize = 80;
const DUTIES: usize = 60;
/// The people that the school has from the start.
const FOUNDERS: usize = 8;
/// The team of the leader by whom all is reported.
const TEAM: &str = "Tổ 4–5";
/// Pages that are timed, each so many times.
const STARTS: usize = 7;

const TASK: &str = "[data-testid=duty]";
const ROW: &str = "[data-testid=board-row]";

fn main() {
    println!("{:<64} {:>9} {:>9}", "what", "measured", "budget");
    tell("bench_work", async |world| {
        let school = School::open(world).await?;
        for nth in FOUNDERS..PEOPLE {
            let name = format!("Nguyễn Thị Phương Thứ {nth}");
            school.add_teacher(&name, TEAM).await?;
        }
        let office = Office::issue(&school, |_| Ok(duties())).await?;
        let reports = report_all(&school, &office).await?;
        println!("{PEOPLE} people, {DUTIES} duties of each, {reports} reports");
        let screens = [
            (
                Person::Teacher,
                Phone,
                "/viec",
                TASK,
                "a teacher's work, phone",
            ),
            (
                Person::TeamLeader,
                Phone,
                "/viec",
                TASK,
                "a team leader's work, phone",
            ),
            (
                Person::Principal,
                Desktop,
                "/phan-cong",
                ROW,
                "the board, desktop",
            ),
            (
                Person::Inspector,
                Phone,
                "/phan-cong",
                ROW,
                "the board, phone",
            ),
        ];
        for (person, form, path, target, what) in screens {
            open(&school, (person, form), path, target, what).await?;
        }
        Ok(())
    });
}

/// Opens a page again and again, each time in a new tab.
async fn open(
    school: &School<'_>,
    (person, form): (Person, Form),
    path: &str,
    target: &str,
    what: &str,
) -> Result<()> {
    let (device, tab) = school.device(person, form).await?;
    tab.goto(&school.url(path)).await?;
    tab.find(target).await?;
    tab.can_start_offline().await?;
    stopwatch::until_kept(&tab).await?;
    tab.close().await?;
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let tab = device.blank_tab().await?;
        stopwatch::slow_down(&tab).await?;
        times.push(stopwatch::first_sight(&tab, &school.url(path), target).await?);
        tab.close().await?;
    }
    device.close().await?;
    let times = Times::new(times);
    let (median, slowest) = (times.percentile(50), times.percentile(100));
    println!(
        "{:<64} {median:>9.0} {:>9}",
        format!("{what}: median, ms"),
        "≤ 1000"
    );
    println!("{:<64} {slowest:>9.0}", format!("{what}: slowest, ms"));
    Ok(())
}

/// Duties of every rhythm that each of the staff does for themselves.
fn duties() -> Vec<(String, Duty)> {
    let duty = |nth: usize| Duty {
        lead: Some(Party::Body(Body::AllStaff)),
        rhythm: rhythm(nth),
        is_each: true,
        ..Duty::default()
    };
    let text = |nth: usize| format!("Việc thứ {nth} của năm học, viết dài như người ta vẫn viết");
    (0..DUTIES).map(|nth| (text(nth), duty(nth))).collect()
}

fn rhythm(nth: usize) -> Rhythm {
    match nth % 6 {
        0 => Rhythm::Weekly(5),
        1 | 2 => Rhythm::Monthly(25),
        3 => Rhythm::Quarterly { month: 3, day: 15 },
        4 => Rhythm::Termly(2),
        _ => Rhythm::Continuous,
    }
}

/// The team's leader reports what each of the team has done, all that is due; gives how many reports that is.
async fn report_all(school: &School<'_>, office: &Office) -> Result<usize> {
    let mut leader = Clerk::join(school, Person::TeamLeader).await?;
    leader.sync().await?;
    let people = leader.directory()?.people.iter();
    let team = people.filter(|person| person.team == TEAM);
    let team: Vec<PersonId> = team.map(|person| person.id).collect();
    let today = leader.today();
    let calendar = SchoolCalendar::usual(SchoolYear::of(today));
    let mut reports = 0;
    for (nth, person) in (0_u128..).zip(team) {
        leader.begin(DocId(0x1000 + nth));
        leader.write(Act::OpenWork(Holding {
            about: PLAN,
            person,
        }))?;
        for duty in 0..DUTIES {
            let item = Item::Planned(office.duty(duty)?);
            for due in due_until(&rhythm(duty), &calendar, today) {
                let report = report(item, due);
                leader.write(Act::Work(Box::new(Work::Report(report))))?;
                reports += 1;
            }
        }
        leader.sync().await?;
    }
    // Each link works once.
    school.kill_server().await?;
    school.start_server().await?;
    Ok(reports)
}

fn due_until(rhythm: &Rhythm, calendar: &SchoolCalendar, today: Day) -> Vec<Option<Day>> {
    let all = occurrences(rhythm, calendar).into_iter();
    let due = all.map(|one| one.due);
    due.filter(|due| due.is_none_or(|due| due <= today))
        .collect()
}

fn report(item: Item, due: Option<Day>) -> Report {
    Report {
        item,
        due,
        stage: Stage::Done,
        count: None,
        note: "Đã làm xong trong tuần".to_owned(),
    }
}
