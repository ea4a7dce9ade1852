//! A target of two teams as its readers see it.

use lientich_shared::ids::{PersonId, ReplicaId};
use lientich_shared::log::change::{ChangeId, NodeId};
use lientich_shared::log::target::{Measure, Period, TargetId};
use lientich_shared::log::work::Tally;
use lientich_shared::targets::standing::{Said, history};
use lientich_shared::time::{SchoolYear, Timestamp};

use super::*;

const ID: TargetId = TargetId {
    node: NodeId(ChangeId {
        replica: ReplicaId(1),
        seq: 1,
    }),
    slot: 1,
};

fn target(measure: Measure) -> Target {
    Target {
        subject: "Giáo viên dạy giỏi".to_owned(),
        population: String::new(),
        measure,
        level: "cấp trường".to_owned(),
        awarded_by: String::new(),
        period: Period::SchoolYear,
        baseline: None,
        is_shared_out: true,
    }
}

fn eighteen() -> Target {
    target(Measure::Fraction { count: 18, of: 44 })
}

fn tally(team: &str, count: u32, on: i32) -> Tally {
    Tally {
        target: ID,
        row: String::new(),
        team: team.to_owned(),
        is_result: true,
        figure: Figure::Count(count, None),
        on: Day(on),
        note: String::new(),
    }
}

/// As told by one person after the other.
fn said(tallies: &[Tally]) -> Vec<Said<'_>> {
    let said = tallies.iter().zip(1_u8..);
    said.map(|(tally, nth)| Said {
        tally,
        by: PersonId(nth.into()),
        at: Timestamp(nth.into()),
    })
    .collect()
}

fn rows(tallies: &[Tally], team: &str, reads_all: bool) -> Vec<Row> {
    let standing = Standing::of(ID, &eighteen(), &said(tallies));
    shown(&eighteen(), &standing, team, reads_all)
}

#[test]
fn numbers_stand_as_in_the_design() {
    let all = rows(&[tally("", 14, 5)], "", true);
    assert_eq!(
        numbers(&all[0]),
        ("14 / 18".to_owned(), "trên 44".to_owned())
    );
    assert_eq!(numbers(&rows(&[], "", true)[0]).0, "– / 18");
}

#[test]
fn a_share_is_shown_with_the_numbers_behind_it() {
    let all = target(Measure::Participation(ALL));
    let told = Tally {
        figure: Figure::Count(43, Some(44)),
        ..tally("", 0, 5)
    };
    let told = [told];
    let standing = Standing::of(ID, &all, &said(&told));
    assert_eq!(
        numbers(&standing.rows[0]),
        ("97,7% / 100%".to_owned(), "43/44".to_owned())
    );
}

#[test]
fn who_does_not_read_all_sees_the_part_of_their_team() {
    let undertaken = Tally {
        is_result: false,
        ..tally("Tổ 1", 9, 5)
    };
    let told = [
        undertaken,
        tally("Tổ 1", 7, 6),
        tally("Tổ 2", 5, 6),
        tally("", 18, 7),
    ];
    let own = rows(&told, "Tổ 1", false);
    assert_eq!(numbers(&own[0]).0, "7 / 9");
    assert_eq!(numbers(&rows(&told, "Tổ 1", true)[0]).0, "18 / 18");
    assert_eq!(numbers(&rows(&told, "", false)[0]).0, "– / 18");
}

#[test]
fn a_target_lags_when_less_was_reached_than_time_has_passed() {
    let year = SchoolCalendar::usual(SchoolYear(2026));
    let day = |month, day| Day::from_civil(2026, month, day).unwrap();
    let late = rows(&[tally("", 2, 5)], "", true);
    let state_on = |rows: &[Row], today| state(&eighteen(), rows, Some(&year), today);
    assert!(!state_on(&late, day(9, 1)).is_behind);
    assert!(state_on(&late, day(12, 20)).is_behind);
    assert!(!state_on(&rows(&[], "", true), day(12, 20)).is_behind);
    let over = Day::from_civil(2027, 6, 30).unwrap();
    assert!(state_on(&late, over).is_over);
}

#[test]
fn two_numbers_for_one_day_are_shown_beside_each_other() {
    let check = |tallies: &[Tally], expected: usize| {
        assert_eq!(rivals(&history(ID, &said(tallies))).len(), expected);
    };
    check(&[tally("", 14, 5), tally("", 15, 5)], 1);
    check(&[tally("", 14, 5), tally("", 14, 5)], 0);
    check(&[tally("", 14, 5), tally("", 15, 6)], 0);
    check(&[tally("Tổ 1", 14, 5), tally("", 15, 5)], 0);
}

#[test]
fn a_title_is_told_in_words() {
    let reached_it = Figure::Reached(true, "Quyết định 12".to_owned());
    assert_eq!(reached(&reached_it), "Đã đạt – Quyết định 12");
    assert_eq!(reached(&Figure::Reached(false, String::new())), "Chưa đạt");
}
