//! Frozen bytes of duties, targets and the acts of progress.

use lientich_shared::ids::PersonId;
use lientich_shared::log::batch::{self, Batch};
use lientich_shared::log::change::{Act, Body, Change, DocKind, Field, Hash32, NodeId, Value};
use lientich_shared::log::duty::{Duty, DutyId, Goal, Office, Party, Rhythm};
use lientich_shared::log::entry::Entry as LogEntry;
use lientich_shared::log::target::{Figure, Measure, Percent, Period, Target, TargetId};
use lientich_shared::log::work::{
    Attachment, Directive, Entry, Holding, Item, Judged, Judgement, Line, Order, Report, Stage,
    Tally, Work,
};
use lientich_shared::time::Day;

use super::{AT, DOC, OTHER, OWN, PERSON, check, id, set};

const DUE: Option<Day> = Some(Day(20_780));

fn node() -> NodeId {
    NodeId(id(OTHER, 7))
}

fn item() -> Item {
    Item::Planned(DutyId {
        node: node(),
        slot: 9_001,
    })
}

fn duty() -> Duty {
    Duty {
        text: "Thăm gia đình học sinh".to_owned(),
        lead: Some(Party::Body(Body::HomeroomTeachers)),
        cooperate: vec![Party::Office(Office::PioneerLeader), Party::Person(PERSON)],
        supervise: vec![Party::Body(Body::PeoplesInspectorate)],
        rhythm: Rhythm::Termly(1),
        evidence: "Sổ ghi chép".to_owned(),
        goal: Some(Goal {
            of: 34,
            unit: "gia đình".to_owned(),
        }),
        is_each: true,
    }
}

fn target() -> Target {
    Target {
        subject: "Giáo viên dạy giỏi".to_owned(),
        population: "giáo viên".to_owned(),
        measure: Measure::Fraction { count: 17, of: 54 },
        level: "cấp trường".to_owned(),
        awarded_by: String::new(),
        period: Period::SchoolYear,
        baseline: Some(Figure::Percent(Percent(3_150))),
        is_shared_out: true,
    }
}

fn entries() -> Vec<Work> {
    let told = |order| {
        Work::Direct(Directive {
            order,
            text: "Đã trao đổi ở họp tổ".to_owned(),
        })
    };
    let (item, due) = (item(), DUE);
    vec![
        Work::Report(Report {
            item,
            due,
            stage: Stage::Done,
            count: Some((21, 34)),
            note: "Còn lại sang tuần".to_owned(),
        }),
        Work::Attach(Attachment {
            item,
            due,
            hash: Hash32([0x5a; 32]),
            name: "ảnh.jpg".to_owned(),
            media: "image/jpeg".to_owned(),
            size: 120_000,
        }),
        told(Order::Give {
            duty: duty(),
            node: None,
        }),
        told(Order::HandOver {
            item,
            to: PersonId(0xbf),
        }),
        told(Order::AskAgain { item, due }),
        told(Order::Drop { item, due: None }),
        told(Order::Resume { item, due: None }),
        told(Order::Remark { item, due }),
        Work::Tally(Tally {
            target: TargetId {
                node: node(),
                slot: 77,
            },
            row: String::new(),
            team: "Tổ 4–5".to_owned(),
            is_result: true,
            figure: Figure::Count(5, Some(9)),
            on: Day(20_770),
            note: String::new(),
        }),
        Work::Enter(Entry {
            replaces: None,
            line: Line::Emulation {
                title: "Lao động tiên tiến".to_owned(),
                team: String::new(),
            },
            note: String::new(),
        }),
        Work::Judge(Judgement {
            entry: id(OWN, 10),
            outcome: Judged::Awarded,
            text: "Quyết định số 12".to_owned(),
        }),
    ]
}

fn work_batch() -> Batch {
    let holding = Holding {
        about: DOC,
        person: PERSON,
    };
    let entries = entries().into_iter().map(|work| Act::Work(Box::new(work)));
    let acts = std::iter::once(Act::OpenWork(holding))
        .chain(entries)
        .chain([
            set(Field::DutyAt(9_001), Value::Duty(Box::new(duty()))),
            set(Field::TargetAt(77), Value::Target(Box::new(target()))),
        ]);
    let change = |(seq, act): (u32, Act)| Change {
        id: id(OWN, seq),
        deps: vec![],
        at: AT,
        act,
    };
    super::batch((1..).zip(acts).map(change).map(LogEntry::Known).collect())
}

#[test]
fn the_first_duties_targets_and_acts_of_progress_still_open() {
    let read = |bytes: &[u8]| batch::open(bytes).unwrap();
    let write = |batch: &Batch| batch::withhold(batch, &[]);
    check("v3/work.bin", &work_batch(), read, write);
}

#[test]
fn the_first_fields_of_a_plan_made_from_last_years_still_open() {
    let fields = [
        (
            Field::Origin,
            Value::Text("0000000000000001 2025 1".to_owned()),
        ),
        (Field::SideBefore, Value::Body(Body::Bch)),
        (Field::KeptAt(9), Value::Text("Year 2025-2026".to_owned())),
    ];
    let acts = fields.map(|(field, value)| set(field, value));
    let change = |(seq, act): (u32, Act)| Change {
        id: id(OWN, seq),
        deps: vec![],
        at: AT,
        act,
    };
    let batch = super::batch((1..).zip(acts).map(change).map(LogEntry::Known).collect());
    let read = |bytes: &[u8]| batch::open(bytes).unwrap();
    let write = |batch: &Batch| batch::withhold(batch, &[]);
    check("v4/new_year.bin", &batch, read, write);
}

#[test]
fn the_first_template_of_a_school_still_opens() {
    let acts = [
        Act::Open {
            kind: DocKind::Template,
        },
        set_of_document(Field::TemplateName, Value::Text("Mẫu chung".to_owned())),
        set_of_document(Field::TemplateName, Value::Empty),
    ];
    let change = |(seq, act): (u32, Act)| Change {
        id: id(OWN, seq),
        deps: vec![],
        at: AT,
        act,
    };
    let batch = super::batch((1..).zip(acts).map(change).map(LogEntry::Known).collect());
    let read = |bytes: &[u8]| batch::open(bytes).unwrap();
    let write = |batch: &Batch| batch::withhold(batch, &[]);
    check("v5/template.bin", &batch, read, write);
}

fn set_of_document(field: Field, value: Value) -> Act {
    Act::Set {
        target: None,
        field,
        value,
        replaces: Vec::new(),
    }
}
