//! How long it takes to put together who is to do what: a school of 80 people, a plan with 60 duties that
//! each of them has, one school year, half of it reported. Milliseconds, the best of several runs, beside
//! the budget: a screen is to be there within 100 ms on a phone ten times slower than this computer.
//! Run by `cargo bench -p lientich-shared --bench board`.

use std::sync::Arc;
use std::time::Instant;

use lientich_shared::calendar::{SchoolCalendar, occurrences};
use lientich_shared::directory::{Directory, Person, Post, Role, School};
use lientich_shared::ids::{DocId, PersonId, PostId, ReplicaId, SchoolId};
use lientich_shared::log::change::{Body, ChangeId, Hash32, NodeId};
use lientich_shared::log::duty::{Duty, DutyId, Party, Rhythm};
use lientich_shared::log::work::{Attachment, Directive, Item, Order, Report, Stage};
use lientich_shared::plan::assignments::{Assigned, Assignments};
use lientich_shared::progress::{Ledger, Progress, Written};
use lientich_shared::tasks::{Setting, of_person, of_plan};
use lientich_shared::time::{Day, SchoolYear, Timestamp};

const PEOPLE: u128 = 80;
const DUTIES: u16 = 60;
const RUNS: usize = 7;
/// Native milliseconds for one screen.
const BUDGET: f64 = 10.0;
const PLAN: DocId = DocId(1);

fn main() {
    let calendar = SchoolCalendar::usual(SchoolYear(2026));
    let assignments = assignments();
    let directory = directory();
    let today = Day(calendar.terms[1].from.0 + 7);
    let parts: Vec<Progress> = (1..=PEOPLE)
        .map(|person| ledger(PersonId(person), &assignments, &calendar, today))
        .map(|ledger| Progress {
            ledgers: vec![Arc::new(ledger)],
        })
        .collect();
    let progress = Progress::merged(parts.clone());
    let setting = Setting {
        plan: PLAN,
        assignments: &assignments,
        directory: &directory,
        calendar: &calendar,
        progress: &progress,
        today,
    };
    let rows = of_plan(setting);
    let held: usize = rows.iter().map(|row| row.holders.len()).sum();
    let reports: usize = progress.ledgers.iter().map(|one| one.reports.len()).sum();
    println!(
        "{PEOPLE} people, {DUTIES} duties, {} occurrences, {held} with their holders, {reports} reports",
        rows.len()
    );
    row("the whole board", || of_plan(setting).len());
    row("one person's list", || {
        of_person(setting, PersonId(40)).len()
    });
    row("progress put together", || {
        Progress::merged(parts.iter().cloned()).ledgers.len()
    });
}

fn row(name: &str, run: impl Fn() -> usize) {
    let once = || {
        let start = Instant::now();
        assert!(0 < std::hint::black_box(run()));
        start.elapsed().as_secs_f64() * 1e3
    };
    let best = (0..RUNS).map(|_| once()).fold(f64::INFINITY, f64::min);
    println!("{name:<24} {best:>8.2} ms   budget {BUDGET:.0} ms");
}

/// Duties of every rhythm; each person does each of them.
fn assignments() -> Assignments {
    let duty = |slot: u16| Assigned {
        id: id(slot),
        duty: Duty {
            text: format!("Việc thứ {slot} của năm học, viết dài như người ta vẫn viết"),
            lead: Some(Party::Body(Body::AllStaff)),
            rhythm: rhythm(slot),
            is_each: true,
            ..Duty::default()
        },
        others: Vec::new(),
    };
    Assignments {
        duties: (1..=DUTIES).map(duty).collect(),
        targets: Vec::new(),
    }
}

fn rhythm(slot: u16) -> Rhythm {
    match slot % 6 {
        0 => Rhythm::Weekly(5),
        1 | 2 => Rhythm::Monthly(25),
        3 => Rhythm::Quarterly { month: 3, day: 15 },
        4 => Rhythm::Termly(2),
        _ => Rhythm::Continuous,
    }
}

fn id(slot: u16) -> DutyId {
    DutyId {
        node: NodeId(change(9, u32::from(slot))),
        slot,
    }
}

fn change(replica: u128, seq: u32) -> ChangeId {
    ChangeId {
        replica: ReplicaId(u64::try_from(replica).unwrap_or_default()),
        seq,
    }
}

fn directory() -> Directory {
    let person = |id: u128| Person {
        id: PersonId(id),
        name: format!("Nguyễn Thị Thứ {id}"),
        team: format!("Tổ {}", id % 6),
    };
    let post = |id: u128| Post {
        id: PostId(id),
        person: PersonId(id),
        role: Role::Staff,
        from: Day(19_000),
        to: None,
        appointed_by: None,
    };
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
        people: (1..=PEOPLE).map(person).collect(),
        posts: (1..=PEOPLE).map(post).collect(),
        devices: Vec::new(),
    }
}

/// What a person has reported until today, with a file for every third, and some words of others.
fn ledger(
    person: PersonId,
    assignments: &Assignments,
    calendar: &SchoolCalendar,
    today: Day,
) -> Ledger {
    let mut ledger = Ledger {
        person,
        reports: Vec::new(),
        files: Vec::new(),
        directives: Vec::new(),
        tallies: Vec::new(),
        entries: Vec::new(),
        judgements: Vec::new(),
    };
    let mut seq = 1;
    for assigned in &assignments.duties {
        let item = Item::Planned(assigned.id);
        let all = occurrences(&assigned.duty.rhythm, calendar);
        for due in all.iter().map(|one| one.due) {
            if due.is_some_and(|due| today < due) {
                continue;
            }
            seq += 1;
            ledger.reports.push(written(person, seq, report(item, due)));
            if seq % 3 == 0 {
                ledger.files.push(written(person, seq, file(item, due)));
            }
            if seq % 40 == 0 {
                ledger
                    .directives
                    .push(written(person, seq, remark(item, due)));
            }
        }
    }
    ledger
}

fn written<T>(person: PersonId, seq: u32, what: T) -> Written<T> {
    Written {
        doc: DocId(person.0 + 100),
        change: change(person.0 + 100, seq),
        by: person,
        at: Timestamp(i64::from(seq) * 60_000),
        nth: seq,
        is_registered: true,
        unseen: Vec::new(),
        what,
    }
}

fn report(item: Item, due: Option<Day>) -> Report {
    Report {
        item,
        due,
        stage: Stage::Done,
        count: Some((21, 34)),
        note: "Đã làm xong trong tuần".to_owned(),
    }
}

fn file(item: Item, due: Option<Day>) -> Attachment {
    Attachment {
        item,
        due,
        hash: Hash32([7; 32]),
        name: "anh.jpg".to_owned(),
        media: "image/jpeg".to_owned(),
        size: 90_000,
    }
}

fn remark(item: Item, due: Option<Day>) -> Directive {
    Directive {
        order: Order::Remark { item, due },
        text: "Cần ghi rõ hơn".to_owned(),
    }
}
