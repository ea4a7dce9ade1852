//! One plan with three duties: what stands on whose calendar, and under which name.

use super::*;
use crate::calendar::ical;
use crate::directory::{Person, Post, Role, School};
use crate::ids::{PostId, ReplicaId, SchoolId};
use crate::log::change::{Body, ChangeId, NodeKind, Side};
use crate::log::duty::{Duty, DutyId, Party, Rhythm};
use crate::plan::content::Part as Clause;
use crate::time::Timestamp;

const PLAN: DocId = DocId(1);
const LAN: PersonId = PersonId(1);
const AN: PersonId = PersonId(2);

fn directory() -> Directory {
    let people = [(LAN, Role::Principal), (AN, Role::Staff)];
    Directory {
        version: 1,
        school: School {
            id: SchoolId(1),
            name: "Trường Tiểu học Đồi Thông".to_owned(),
            level: String::new(),
            commune: String::new(),
            superiors: Vec::new(),
            calendars: Vec::new(),
            bases: Vec::new(),
        },
        people: people
            .map(|(id, _)| Person {
                id,
                name: "Ai đó".to_owned(),
                team: String::new(),
            })
            .to_vec(),
        posts: people
            .map(|(person, role)| Post {
                id: PostId(person.0),
                person,
                role,
                from: Day(19_000),
                to: None,
                appointed_by: None,
            })
            .to_vec(),
        devices: Vec::new(),
    }
}

fn node() -> NodeId {
    NodeId(ChangeId {
        replica: ReplicaId(9),
        seq: 2,
    })
}

fn content() -> Content {
    let duty = |slot, text: &str, lead, rhythm| {
        let duty = Duty {
            text: text.to_owned(),
            lead: Some(lead),
            rhythm,
            ..Duty::default()
        };
        let node = node();
        (DutyId { node, slot }, duty)
    };
    let principal = || Party::Body(Body::Bgh);
    Content {
        kind: "ke_hoach".to_owned(),
        school: String::new(),
        school_year: Some(SchoolYear(2026)),
        number: String::new(),
        place: String::new(),
        day: None,
        parts: vec![Clause {
            node: node(),
            depth: 1,
            kind: NodeKind::Clause,
            side: Side::Joint,
            label: "3.".to_owned(),
            path: "II.3".to_owned(),
            text: "Họp liên tịch hằng tháng.".to_owned(),
            lead_person: None,
            lead_body: None,
            due: None,
        }],
        duties: vec![
            duty(1, "", principal(), Rhythm::Monthly(10)),
            duty(2, "Gửi biên bản", Party::Person(AN), Rhythm::Once(today())),
            duty(3, "", principal(), Rhythm::Continuous),
        ],
        targets: Vec::new(),
    }
}

fn today() -> Day {
    "16/11/2026".parse().unwrap()
}

fn with_source<T>(read: impl FnOnce(&[Source<'_>]) -> T) -> T {
    let (content, progress) = (content(), Progress::default());
    read(&[Source {
        plan: PLAN,
        content: &content,
        progress: &progress,
    }])
}

#[test]
fn a_person_finds_their_own_days_in_the_words_of_the_clause() {
    let entries = with_source(|plans| of_person(plans, &directory(), today(), LAN));
    assert_eq!(entries.len(), 9);
    let told = |entry: &Entry| {
        (
            entry.words.clone(),
            entry.path.clone(),
            entry.holders.clone(),
        )
    };
    let expected = (
        "Họp liên tịch hằng tháng.".to_owned(),
        "II.3".to_owned(),
        vec![LAN],
    );
    assert!(entries.iter().all(|entry| told(entry) == expected));
    assert!(entries.is_sorted_by_key(|entry| entry.day));
}

#[test]
fn everybodys_days_hold_each_duty_once_with_who_holds_it() {
    let entries = with_source(|plans| of_all(plans, &directory(), today()));
    assert_eq!(entries.len(), 10);
    let mut of_an = entries.iter().filter(|entry| entry.holders == [AN]);
    let minutes = of_an.next().unwrap();
    assert_eq!(
        (minutes.day, minutes.words.as_str()),
        (today(), "Gửi biên bản")
    );
    assert_eq!(of_an.next(), None);
}

#[test]
fn a_moved_tet_moves_what_falls_into_it() {
    let mut directory = directory();
    let mut own = directory.school.calendar(SchoolYear(2026));
    own.tet = None;
    directory.school.calendars = directory.school.with_calendar(&own);
    let day = |text: &str| text.parse::<Day>().unwrap();
    let days = |directory: &Directory| -> Vec<Day> {
        let entries = with_source(|plans| of_person(plans, directory, today(), LAN));
        entries.iter().map(|entry| entry.day).collect()
    };
    assert!(days(&directory).contains(&day("10/02/2027")));
    directory.school.calendars.clear();
    assert!(days(&directory).contains(&day("02/02/2027")));
}

#[test]
fn names_are_unlike_and_stay() {
    let names = |()| -> Vec<String> {
        let entries = with_source(|plans| of_all(plans, &directory(), today()));
        entries.iter().map(Entry::name).collect()
    };
    let mut once = names(());
    assert_eq!(once, names(()));
    once.sort();
    once.dedup();
    assert_eq!(once.len(), 10);
}

#[test]
fn a_calendar_file_holds_no_name_of_a_person() {
    let entries = with_source(|plans| of_person(plans, &directory(), today(), LAN));
    let events: Vec<_> = entries
        .iter()
        .map(|entry| entry.event("https://truong.example", Some(1)))
        .collect();
    let text = ical::write("Việc của tôi", &events, Timestamp(0));
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 9);
    assert!(text.contains("DTSTART;VALUE=DATE:20261110\r\n"));
    assert!(!text.contains("Ai đó"));
}
