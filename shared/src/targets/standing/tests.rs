//! Numbers of a school of two teams, said in every order.

use super::*;
use crate::ids::ReplicaId;
use crate::log::change::{ChangeId, NodeId};
use crate::log::target::{Period, Span};

const ID: TargetId = TargetId {
    node: NodeId(ChangeId {
        replica: ReplicaId(1),
        seq: 1,
    }),
    slot: 3,
};

fn target(measure: Measure) -> Target {
    Target {
        subject: "Giáo viên dạy giỏi cấp trường".to_owned(),
        population: "giáo viên".to_owned(),
        measure,
        level: String::new(),
        awarded_by: String::new(),
        period: Period::SchoolYear,
        baseline: None,
        is_shared_out: true,
    }
}

/// What a team, or for an empty name the school, says on a day.
fn tally(team: &str, figure: Figure, on: i32) -> Tally {
    Tally {
        target: ID,
        row: String::new(),
        team: team.to_owned(),
        is_result: true,
        figure,
        on: Day(on),
        note: String::new(),
    }
}

fn undertakes(team: &str, figure: Figure) -> Tally {
    Tally {
        is_result: false,
        ..tally(team, figure, 1)
    }
}

fn standing(measure: Measure, tallies: &[Tally]) -> Standing {
    Standing::of(ID, &target(measure), &said(tallies))
}

fn said(tallies: &[Tally]) -> Vec<Said<'_>> {
    let said = tallies.iter().zip(0..).map(|(tally, at)| Said {
        tally,
        by: PersonId(7),
        at: Timestamp(at),
    });
    said.collect()
}

const EIGHTEEN: Measure = Measure::Fraction { count: 18, of: 44 };

#[test]
fn the_teams_shares_roll_up_to_the_schools() {
    let tallies = [
        undertakes("Tổ 1", Figure::Count(10, Some(20))),
        undertakes("Tổ 2", Figure::Count(7, Some(24))),
        tally("Tổ 1", Figure::Count(9, Some(20)), 5),
        tally("Tổ 2", Figure::Count(5, Some(24)), 6),
    ];
    let row = &standing(EIGHTEEN, &tallies).rows[0];
    assert_eq!(row.undertaken(), Some(Figure::Count(17, Some(44))));
    assert_eq!(
        row.result(),
        Some((Figure::Count(14, Some(44)), Source::Teams))
    );
    assert_eq!((row.is_met(), row.difference()), (Some(false), None));
}

#[test]
fn the_schools_own_number_wins_and_the_difference_is_shown() {
    let tallies = [
        tally("", Figure::Count(18, Some(44)), 9),
        tally("Tổ 1", Figure::Count(9, None), 5),
        tally("Tổ 2", Figure::Count(5, None), 6),
    ];
    let row = &standing(EIGHTEEN, &tallies).rows[0];
    assert_eq!(
        row.result(),
        Some((Figure::Count(18, Some(44)), Source::School))
    );
    assert_eq!(
        (row.is_met(), row.difference()),
        (Some(true), Some(Figure::Count(14, None)))
    );
}

#[test]
fn the_latest_day_counts_and_on_one_day_the_latest_word() {
    let tallies = [
        tally("Tổ 1", Figure::Count(9, None), 8),
        tally("Tổ 1", Figure::Count(4, None), 5),
        tally("Tổ 1", Figure::Count(8, None), 8),
    ];
    let row = &standing(EIGHTEEN, &tallies).rows[0];
    assert_eq!(row.result(), Some((Figure::Count(8, None), Source::Teams)));
}

#[test]
fn shares_of_unknown_numbers_are_not_added() {
    let half = Figure::Percent(Percent(5_000));
    let tallies = [tally("Tổ 1", half.clone(), 5), tally("Tổ 2", half, 5)];
    assert_eq!(
        standing(Measure::Percent(Percent(9_000)), &tallies).rows[0].result(),
        None
    );
}

#[test]
fn counts_of_the_teams_make_the_schools_share() {
    let tallies = [
        tally("Tổ 1", Figure::Count(19, Some(20)), 5),
        tally("Tổ 2", Figure::Count(24, Some(24)), 5),
    ];
    let row = &standing(Measure::Participation(ALL), &tallies).rows[0];
    assert_eq!(row.is_met(), Some(false));
    assert_eq!(row.bar(ALL).unwrap().reached, Percent(9_770));
    let told = [tally("", Figure::Percent(Percent(9_770)), 6)];
    let with_own = [tallies.as_slice(), &told].concat();
    assert_eq!(
        standing(Measure::Participation(ALL), &with_own).rows[0].difference(),
        None
    );
}

#[test]
fn each_row_of_several_has_its_own_number() {
    let levels = Measure::Levels(vec![
        ("cấp trường".to_owned(), 20),
        ("cấp thành phố".to_owned(), 10),
    ]);
    let of_row = |row: &str, count| Tally {
        row: row.to_owned(),
        ..tally("", Figure::Count(count, None), 5)
    };
    let half = standing(levels.clone(), &[of_row("cấp trường", 21)]);
    assert_eq!(
        half.rows.iter().map(Row::is_met).collect::<Vec<_>>(),
        [Some(true), None]
    );
    assert_eq!(half.is_met(), None);
    let all = [
        of_row("cấp trường", 21),
        of_row("cấp thành phố", 9),
        of_row("cấp quốc gia", 50),
    ];
    assert_eq!(standing(levels, &all).is_met(), Some(false));
}

#[test]
fn a_bar_runs_from_nobody_to_everybody() {
    let row = &standing(EIGHTEEN, &[tally("", Figure::Count(14, None), 5)]).rows[0];
    let expected = Bar {
        reached: Percent(3_180),
        wanted: Percent(4_090),
        today: Percent(2_045),
    };
    assert_eq!(row.bar(Percent(5_000)), Some(expected));
}

#[test]
fn a_count_of_nothing_in_particular_fills_its_bar() {
    let outputs = || Measure::Outputs {
        count: 12,
        unit: "sáng kiến".to_owned(),
    };
    let row = &standing(outputs(), &[tally("", Figure::Count(10, None), 5)]).rows[0];
    assert_eq!(
        row.bar(ALL),
        Some(Bar {
            reached: Percent(8_330),
            wanted: ALL,
            today: ALL
        })
    );
    let more = &standing(outputs(), &[tally("", Figure::Count(15, None), 5)]).rows[0];
    assert_eq!(more.bar(ALL).unwrap().reached, ALL);
}

#[test]
fn titles_are_reached_or_not_and_have_no_bar() {
    let title = || Measure::Title("Tập thể lao động xuất sắc".to_owned());
    let open = &standing(title(), &[]).rows[0];
    assert_eq!((open.bar(ALL), open.is_met()), (None, None));
    let told = tally("", Figure::Reached(false, "chưa xét".to_owned()), 5);
    assert_eq!(standing(title(), &[told]).is_met(), Some(false));
}

#[test]
fn another_number_of_people_is_compared_by_shares() {
    let all = Measure::Fraction { count: 72, of: 72 };
    let fewer = tally("", Figure::Count(71, Some(71)), 5);
    assert_eq!(standing(all.clone(), &[fewer]).is_met(), Some(true));
    let missing = tally("", Figure::Count(71, Some(72)), 5);
    assert_eq!(standing(all, &[missing]).is_met(), Some(false));
}

#[test]
fn once_for_each_is_reached_when_all_had_their_share() {
    let visits = Measure::AtLeast {
        times: 1,
        per: Span::Term,
        each: "học sinh".to_owned(),
    };
    let told = tally("", Figure::Count(610, Some(620)), 5);
    let row = &standing(visits, &[told]).rows[0];
    assert_eq!(
        (row.is_met(), row.bar(ALL).unwrap().reached),
        (Some(false), Percent(9_840))
    );
}

#[test]
fn the_history_tells_what_each_number_was_before() {
    let tallies = [
        undertakes("Tổ 1", Figure::Count(8, None)),
        tally("Tổ 1", Figure::Count(3, None), 5),
        undertakes("Tổ 1", Figure::Count(10, None)),
        tally("Tổ 2", Figure::Count(1, None), 5),
    ];
    let steps = history(ID, &said(&tallies));
    let told: Vec<_> = steps
        .iter()
        .map(|step| (step.team.as_str(), step.is_result, step.from.clone()))
        .collect();
    let eight = Some(Figure::Count(8, None));
    assert_eq!(
        told,
        [
            ("Tổ 2", true, None),
            ("Tổ 1", false, eight),
            ("Tổ 1", true, None),
            ("Tổ 1", false, None)
        ]
    );
}

#[test]
fn numbers_of_other_targets_do_not_count() {
    let other = TargetId { slot: 4, ..ID };
    let tallies = [Tally {
        target: other,
        ..tally("", Figure::Count(18, None), 5)
    }];
    assert_eq!(standing(EIGHTEEN, &tallies).rows[0].result(), None);
    assert!(history(ID, &said(&tallies)).is_empty());
}
