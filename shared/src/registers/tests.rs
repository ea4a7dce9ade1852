//! Registers of a few people, written down in order.

use std::sync::Arc;

use super::*;
use crate::ids::{DocId, ReplicaId};
use crate::log::change::ChangeId;
use crate::log::target::Period;
use crate::progress::Ledger;
use crate::time::Timestamp;

fn id(seq: u32) -> ChangeId {
    ChangeId {
        replica: ReplicaId(1),
        seq,
    }
}

fn written<T>(person: u128, nth: u32, what: T) -> Written<T> {
    Written {
        doc: DocId(person),
        change: id(nth),
        by: PersonId(person),
        at: Timestamp(nth.into()),
        nth,
        is_registered: true,
        unseen: Vec::new(),
        what,
    }
}

fn entry(line: Line) -> Entry {
    Entry {
        replaces: None,
        line,
        note: String::new(),
    }
}

fn title(title: &str) -> Line {
    Line::Emulation {
        title: title.to_owned(),
        team: String::new(),
    }
}

fn initiative() -> Line {
    Line::Initiative {
        name: "Dạy đọc qua sân khấu hoá".to_owned(),
        level: "cấp cơ sở".to_owned(),
        applied: String::new(),
    }
}

fn visits_on(on: i32, families: u32) -> Line {
    Line::Visits {
        on: Day(on),
        families,
        whom: String::new(),
    }
}

/// One person's entries, with what became of each.
fn ledger(person: u128, lines: &[(Line, Option<Judged>)]) -> Ledger {
    let mut ledger = Ledger {
        person: PersonId(person),
        reports: Vec::new(),
        files: Vec::new(),
        directives: Vec::new(),
        tallies: Vec::new(),
        entries: Vec::new(),
        judgements: Vec::new(),
    };
    for ((line, outcome), nth) in lines.iter().zip(1..) {
        ledger
            .entries
            .push(written(person, nth, entry(line.clone())));
        let judged = outcome.map(|outcome| Judgement {
            entry: id(nth),
            outcome,
            text: String::new(),
        });
        ledger
            .judgements
            .extend(judged.map(|judged| written(9, nth + 100, judged)));
    }
    ledger
}

fn progress() -> Progress {
    let (awarded, confirmed, declined) = (
        Some(Judged::Awarded),
        Some(Judged::Confirmed),
        Some(Judged::Declined),
    );
    let first = [
        (title("Lao động tiên tiến"), awarded),
        (initiative(), awarded),
        (visits_on(10, 3), None),
        (visits_on(20, 2), None),
    ];
    let second = [
        (title("lao động  tiên tiến"), confirmed),
        (title("Chiến sĩ thi đua cơ sở"), declined),
        (initiative(), None),
        (visits_on(10, 4), None),
    ];
    Progress {
        ledgers: vec![ledger(1, &first).into(), ledger(2, &second).into()],
    }
}

fn target(subject: &str, measure: Measure) -> Target {
    Target {
        subject: subject.to_owned(),
        population: String::new(),
        measure,
        level: String::new(),
        awarded_by: String::new(),
        period: Period::SchoolYear,
        baseline: None,
        is_shared_out: false,
    }
}

#[test]
fn a_title_is_counted_however_it_is_spaced_and_spelled() {
    let progress = progress();
    let totals = totals(&listed(&progress));
    assert_eq!(totals[0].title, "Lao động tiên tiến");
    assert_eq!(
        (totals[0].registered, totals[0].confirmed, totals[0].awarded),
        (2, 2, 1)
    );
}

#[test]
fn who_was_declined_is_not_counted() {
    let progress = progress();
    let fighters = &totals(&listed(&progress))[1];
    assert_eq!((fighters.registered, fighters.awarded), (0, 0));
}

#[test]
fn an_entry_that_another_replaced_is_not_listed() {
    let mut progress = progress();
    let again = Entry {
        replaces: Some(id(1)),
        ..entry(title("Chiến sĩ thi đua cơ sở"))
    };
    Arc::make_mut(&mut progress.ledgers[0])
        .entries
        .push(written(1, 50, again));
    let totals = totals(&listed(&progress));
    assert_eq!(
        totals
            .iter()
            .map(|total| total.registered)
            .collect::<Vec<_>>(),
        [1, 1]
    );
}

#[test]
fn families_are_counted_by_person_and_span() {
    let progress = progress();
    let listed = listed(&progress);
    let all = visits(&listed, &(Day(0)..Day(99)));
    assert_eq!(all, [(PersonId(1), 5), (PersonId(2), 4)]);
    assert_eq!(visits(&listed, &(Day(15)..Day(99))), [(PersonId(1), 2)]);
}

#[test]
fn a_target_that_names_a_title_is_offered_how_many_were_awarded() {
    let progress = progress();
    let listed = listed(&progress);
    let check = |subject, measure, expected| {
        assert_eq!(
            suggested(&target(subject, measure), &listed),
            expected,
            "{subject}"
        );
    };
    let all = Measure::Fraction { count: 54, of: 54 };
    check(
        "Viên chức đạt Lao động tiên tiến",
        all.clone(),
        Some(Figure::Count(1, Some(54))),
    );
    check("Giáo viên dạy giỏi", all, None);
    let outputs = Measure::Outputs {
        count: 10,
        unit: "sáng kiến kinh nghiệm".to_owned(),
    };
    check("", outputs, Some(Figure::Count(1, None)));
    check("Lao động tiên tiến", Measure::Qualitative, None);
}
