//! Random duties, targets and acts of progress.

use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{Act, Body, Hash32, Value};
use lientich_shared::log::duty::{Duty, DutyId, Goal, Occasion, Office, Party, Rhythm};
use lientich_shared::log::target::{Figure, Measure, Percent, Period, Span, Target, TargetId};
use lientich_shared::log::work::{
    Attachment, Directive, Entry, Holding, Item, Judged, Judgement, Line, Order, Report, Stage,
    Tally, Work,
};
use lientich_shared::time::Day;

use super::{id, node, text};
use crate::dice::Dice;

/// A duty or a target.
pub fn value(dice: &mut Dice) -> Value {
    if dice.one_in(2) {
        Value::Duty(Box::new(duty(dice)))
    } else {
        Value::Target(Box::new(target(dice)))
    }
}

/// Any act of progress.
pub fn act(dice: &mut Dice) -> Act {
    if dice.one_in(5) {
        return Act::OpenWork(Holding {
            about: DocId(dice.any().into()),
            person: PersonId(dice.any().into()),
        });
    }
    Act::Work(Box::new(work(dice)))
}

fn party(dice: &mut Dice) -> Party {
    match dice.below(4) {
        0 => Party::Body(dice.pick(&[Body::Bgh, Body::AllStaff])),
        1 => Party::Office(dice.pick(&[Office::Principal, Office::YouthSecretary])),
        2 => Party::Team(text(dice) + "."),
        _ => Party::Person(PersonId(dice.any().into())),
    }
}

fn parties(dice: &mut Dice) -> Vec<Party> {
    let mut parties: Vec<Party> = (0..dice.below(3)).map(|_| party(dice)).collect();
    parties.sort();
    parties.dedup();
    parties
}

fn rhythm(dice: &mut Dice) -> Rhythm {
    match dice.below(9) {
        0 => Rhythm::Unstated,
        1 => Rhythm::Continuous,
        2 => Rhythm::Once(Day(dice.u32().cast_signed())),
        3 => Rhythm::Weekly(dice.pick(&[1, 7])),
        4 => Rhythm::Monthly(dice.pick(&[1, 31])),
        5 => Rhythm::Quarterly { month: 3, day: 20 },
        6 => Rhythm::Termly(2),
        7 => Rhythm::On(Occasion::TeachersDay),
        _ => Rhythm::On(Occasion::Other(text(dice) + ".")),
    }
}

fn duty(dice: &mut Dice) -> Duty {
    let goal = Goal {
        of: dice.u32(),
        unit: text(dice),
    };
    Duty {
        text: text(dice),
        lead: dice.one_in(2).then(|| party(dice)),
        cooperate: parties(dice),
        supervise: parties(dice),
        rhythm: rhythm(dice),
        evidence: text(dice),
        goal: dice.one_in(2).then_some(goal),
        is_each: dice.one_in(2),
    }
}

fn measure(dice: &mut Dice) -> Measure {
    let (count, of) = (dice.u32(), dice.u32());
    match dice.below(8) {
        0 => Measure::Fraction { count, of },
        1 => Measure::Subset {
            count,
            of,
            part: 2,
            name: text(dice),
        },
        2 => Measure::Percents(vec![
            (text(dice), Percent(4_020)),
            (text(dice), Percent(of)),
        ]),
        3 => Measure::Levels(vec![(text(dice), count)]),
        4 => Measure::Title(text(dice)),
        5 => Measure::Participation(Percent(10_000)),
        6 => Measure::AtLeast {
            times: count,
            per: Span::Term,
            each: text(dice),
        },
        _ => Measure::Qualitative,
    }
}

fn figure(dice: &mut Dice) -> Figure {
    match dice.below(3) {
        0 => Figure::Count(dice.u32(), Some(dice.u32())),
        1 => Figure::Percent(Percent(dice.u32())),
        _ => Figure::Reached(dice.one_in(2), text(dice)),
    }
}

fn target(dice: &mut Dice) -> Target {
    let (from, to) = (Day(20_000), Day(20_700));
    Target {
        subject: text(dice),
        population: text(dice),
        measure: measure(dice),
        level: text(dice),
        awarded_by: text(dice),
        period: dice.pick(&[
            Period::SchoolYear,
            Period::Quarter(2026, 4),
            Period::Between(from, to),
        ]),
        baseline: dice.one_in(2).then(|| figure(dice)),
        is_shared_out: dice.one_in(2),
    }
}

fn item(dice: &mut Dice) -> Item {
    if dice.one_in(2) {
        return Item::Given(id(dice));
    }
    Item::Planned(DutyId {
        node: node(dice),
        slot: u16::from(dice.byte()),
    })
}

fn due(dice: &mut Dice) -> Option<Day> {
    dice.one_in(2).then(|| Day(dice.u32().cast_signed()))
}

fn work(dice: &mut Dice) -> Work {
    let (item, due) = (item(dice), due(dice));
    match dice.below(6) {
        0 => Work::Report(Report {
            item,
            due,
            stage: dice.pick(&[Stage::Open, Stage::Doing, Stage::Done]),
            count: dice.pick(&[None, Some((21, 34))]),
            note: text(dice),
        }),
        1 => Work::Attach(Attachment {
            item,
            due,
            hash: Hash32([dice.byte(); 32]),
            name: text(dice) + ".jpg",
            media: "image/jpeg".to_owned(),
            size: u32::from(dice.byte()) + 1,
        }),
        2 => Work::Direct(Directive {
            order: order(dice, item, due),
            text: text(dice) + ".",
        }),
        3 => Work::Tally(tally(dice)),
        4 => Work::Enter(Entry {
            replaces: dice.one_in(2).then(|| id(dice)),
            line: line(dice),
            note: text(dice),
        }),
        _ => Work::Judge(Judgement {
            entry: id(dice),
            outcome: dice.pick(&[Judged::Confirmed, Judged::Awarded, Judged::Declined]),
            text: text(dice),
        }),
    }
}

fn order(dice: &mut Dice, item: Item, due: Option<Day>) -> Order {
    match dice.below(5) {
        0 => Order::Give {
            duty: duty(dice),
            node: Some(node(dice)),
        },
        1 => Order::HandOver {
            item,
            to: PersonId(dice.any().into()),
        },
        2 => Order::AskAgain { item, due },
        3 => Order::Drop { item, due },
        _ => Order::Remark { item, due },
    }
}

fn tally(dice: &mut Dice) -> Tally {
    Tally {
        target: TargetId {
            node: node(dice),
            slot: u16::from(dice.byte()),
        },
        row: text(dice),
        team: text(dice),
        is_result: dice.one_in(2),
        figure: figure(dice),
        on: Day(dice.u32().cast_signed()),
        note: text(dice),
    }
}

fn line(dice: &mut Dice) -> Line {
    match dice.below(3) {
        0 => Line::Emulation {
            title: text(dice) + ".",
            team: text(dice),
        },
        1 => Line::Initiative {
            name: text(dice) + ".",
            level: text(dice),
            applied: text(dice),
        },
        _ => Line::Visits {
            on: Day(dice.u32().cast_signed()),
            families: u32::from(dice.byte()) + 1,
            whom: text(dice),
        },
    }
}
