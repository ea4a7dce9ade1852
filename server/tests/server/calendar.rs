//! The school year is the principal's to fit to the school. A private calendar address opens one
//! person's duties to whoever has it, and nothing else.

use lientich_shared::api::calendar::{Address, CALENDAR, Subscription};
use lientich_shared::api::members::MemberAct;
use lientich_shared::api::{ErrorCode, SESSION};
use lientich_shared::calendar::{SchoolCalendar, Stretch};
use lientich_shared::ids::DocId;
use lientich_shared::log::change::{Act, Body, Field, Side, Value};
use lientich_shared::log::duty::{Duty, DutyId, Occasion, Party, Rhythm};
use lientich_shared::log::work::{Holding, Item, Report, Stage, Work};
use lientich_shared::time::SchoolYear;

use crate::device::{Device, client};
use crate::members::{act, directory};
use crate::school::{CHAIR, PRINCIPAL, School, TEACHER};
use crate::session::problem;
use crate::table::issue_together;

/// The path of an address: the harness listens elsewhere than the school says.
fn path(address: &Address) -> String {
    let origin = "https://truong.example";
    address.link.strip_prefix(origin).unwrap().to_owned()
}

async fn make(device: &Device) -> Address {
    let answer = device.post(CALENDAR, "").await;
    assert_eq!(answer.status(), 200);
    serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap()
}

/// What a calendar program gets, which has no cookie.
async fn read(school: &School, path: &str) -> Option<String> {
    let answer = client().get(school.url(path)).send().await.unwrap();
    match answer.status().as_u16() {
        200 => {
            let kind = answer.headers()["content-type"].to_str().unwrap();
            assert_eq!(kind, "text/calendar; charset=utf-8");
            assert_eq!(answer.headers()["cache-control"], "no-store");
            Some(answer.text().await.unwrap())
        }
        404 => None,
        other => panic!("{other}"),
    }
}

/// A school with an issued plan: one duty of the principal's, one of a teacher's.
async fn issued() -> School {
    issued_plan().await.0
}

/// The same, with the plan and the teacher's duty.
async fn issued_plan() -> (School, DocId, DutyId) {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    let meeting = principal.add_clause(Side::Joint, "Họp liên tịch hằng tháng.");
    let gifts = principal.add_clause(Side::Joint, "Tặng quà học sinh.");
    let duties = [
        (meeting, Party::Body(Body::Bgh), Rhythm::Monthly(10)),
        (
            gifts,
            Party::Person(TEACHER),
            Rhythm::On(Occasion::MidAutumn),
        ),
    ];
    for (node, lead, rhythm) in duties {
        let duty = Duty {
            lead: Some(lead),
            rhythm,
            ..Duty::default()
        };
        principal.write(Act::Set {
            target: Some(node),
            field: Field::DutyAt(7),
            value: Value::Duty(Box::new(duty)),
            replaces: Vec::new(),
        });
    }
    let mut chair = school.device(CHAIR).await;
    issue_together(&mut principal, &mut chair).await;
    let gifts = DutyId {
        node: gifts,
        slot: 7,
    };
    (school, principal.document.id(), gifts)
}

#[tokio::test]
async fn a_duty_that_is_done_is_called_off_in_its_persons_calendar() {
    let (school, about, gifts) = issued_plan().await;
    let mut teacher = school.device(TEACHER).await;
    let address = path(&make(&teacher).await);
    let text = read(&school, &address).await.unwrap();
    assert!(text.contains("STATUS:CONFIRMED\r\n") && text.contains("BEGIN:VALARM"));
    teacher.turn_to(DocId(0x3e));
    teacher.write(Act::OpenWork(Holding {
        about,
        person: TEACHER,
    }));
    let done = Report {
        item: Item::Planned(gifts),
        due: "25/09/2026".parse().ok(),
        stage: Stage::Done,
        count: None,
        note: "Nhà em Lan vắng cả tuần.".to_owned(),
    };
    teacher.write(Act::Work(Box::new(Work::Report(done))));
    teacher.sync().await;
    let text = read(&school, &address).await.unwrap();
    assert_eq!(text.matches("STATUS:CANCELLED\r\n").count(), 1);
    assert!(!text.contains("BEGIN:VALARM") && !text.contains("em Lan"));
}

#[tokio::test]
async fn an_address_gives_its_persons_duties_and_nobody_elses() {
    let school = issued().await;
    let principal = school.device(PRINCIPAL).await;
    let teacher = school.device(TEACHER).await;
    let text = read(&school, &path(&make(&principal).await)).await.unwrap();
    assert_eq!(text.matches("SUMMARY:Họp liên tịch hằng tháng.").count(), 9);
    assert!(!text.contains("Tặng quà"));
    let text = read(&school, &path(&make(&teacher).await)).await.unwrap();
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    assert!(text.contains("SUMMARY:Tặng quà học sinh.\r\n"));
    assert!(text.contains("DTSTART;VALUE=DATE:20260925\r\n"));
    let names = ["Lê Văn Công", "ATTENDEE", "ORGANIZER", "@truong"];
    assert!(names.iter().all(|name| !text.contains(name)), "{text}");
}

#[tokio::test]
async fn a_renewed_or_ended_address_opens_nothing_any_more() {
    let school = issued().await;
    let teacher = school.device(TEACHER).await;
    let standing = async || -> Subscription {
        let answer = teacher.get(CALENDAR).await;
        serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap()
    };
    assert_eq!(standing().await.made, None);
    let first = path(&make(&teacher).await);
    let second = path(&make(&teacher).await);
    assert!(standing().await.made.is_some());
    assert_eq!(read(&school, &first).await, None);
    assert!(read(&school, &second).await.is_some());
    let ended = teacher.delete(CALENDAR).await;
    assert_eq!(ended.status(), 204);
    assert_eq!(read(&school, &second).await, None);
    assert_eq!(standing().await.made, None);
}

#[tokio::test]
async fn an_address_dies_with_the_persons_last_post() {
    let school = issued().await;
    let teacher = school.device(TEACHER).await;
    let address = path(&make(&teacher).await);
    assert!(read(&school, &address).await.is_some());
    school.dismiss(TEACHER).await;
    assert_eq!(read(&school, &address).await, None);
}

#[tokio::test]
async fn guessing_is_slowed_and_reading_too_often_as_well() {
    let school = issued().await;
    let teacher = school.device(TEACHER).await;
    let address = path(&make(&teacher).await);
    let wrong = format!("{CALENDAR}/{}.ics", "0".repeat(64));
    let statuses = async |path: &str, times: usize| -> Vec<u16> {
        let mut all = Vec::new();
        for _ in 0..times {
            let answer = client().get(school.url(path)).send().await.unwrap();
            all.push(answer.status().as_u16());
        }
        all
    };
    let guesses = statuses(&wrong, 200).await;
    assert_eq!(guesses[0], 404);
    assert!(guesses.contains(&429));
    assert_eq!(read(&school, &wrong.replace(".ics", "")).await, None);
    // Whoever has the address is not kept out by those who guess.
    let readings = statuses(&address, 60).await;
    assert_eq!(readings[0], 200);
    assert!(readings.contains(&429));
}

#[tokio::test]
async fn only_who_is_signed_in_makes_an_address_and_the_secret_does_not_sign_in() {
    let school = issued().await;
    let answer = client().post(school.url(CALENDAR)).send().await.unwrap();
    assert_eq!(problem(answer).await, ErrorCode::SignedOut);
    let teacher = school.device(TEACHER).await;
    let address = path(&make(&teacher).await);
    let secret = address.rsplit('/').next().unwrap().replace(".ics", "");
    let request = client().get(school.url(SESSION));
    let request = request.header("cookie", format!("lientich={secret}"));
    let answer = request.send().await.unwrap();
    assert_eq!(problem(answer).await, ErrorCode::SignedOut);
}

#[tokio::test]
async fn the_principal_makes_a_school_year_the_schools_own_and_gives_it_back() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let staff = school.device(CHAIR).await;
    let mut own = SchoolCalendar::usual(SchoolYear(2026));
    own.tet = Some(Stretch {
        from: "01/02/2027".parse().unwrap(),
        to: "14/02/2027".parse().unwrap(),
    });
    let keep = |calendar: &SchoolCalendar| MemberAct::KeepCalendar {
        calendar: calendar.clone(),
    };
    assert_eq!(act(&staff, keep(&own)).await, Err(ErrorCode::NotAllowed));
    act(&principal, keep(&own)).await.unwrap();
    let kept = directory(&school).await.school;
    assert_eq!(kept.calendars, [own.clone()]);
    let renamed = MemberAct::DescribeSchool {
        name: "Trường khác".to_owned(),
        level: String::new(),
        commune: "xã".to_owned(),
        superiors: Vec::new(),
    };
    act(&principal, renamed).await.unwrap();
    assert_eq!(directory(&school).await.school.calendars, [own.clone()]);
    own.closing = own.first_day;
    assert_eq!(act(&principal, keep(&own)).await, Err(ErrorCode::Invalid));
    let usual = SchoolCalendar::usual(SchoolYear(2026));
    act(&principal, keep(&usual)).await.unwrap();
    assert!(directory(&school).await.school.calendars.is_empty());
}
