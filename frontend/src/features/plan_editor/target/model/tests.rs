//! Forms filled in and read back.

use lientich_shared::log::target::Figure;
use lientich_shared::time::Day;

use super::*;

fn target(measure: Measure) -> Target {
    Target {
        subject: "Giáo viên dạy giỏi".to_owned(),
        population: "giáo viên".to_owned(),
        measure,
        level: "cấp trường".to_owned(),
        awarded_by: String::new(),
        period: Period::SchoolYear,
        baseline: Some(Figure::Count(15, Some(52))),
        is_shared_out: false,
    }
}

fn one_of_each() -> Vec<Measure> {
    let name = || "cấp trường".to_owned();
    vec![
        Measure::Fraction { count: 17, of: 54 },
        Measure::Subset {
            count: 72,
            of: 72,
            part: 10,
            name: "CSTĐ".to_owned(),
        },
        Measure::Percent(Percent(3_150)),
        Measure::Percents(vec![
            ("xuất sắc".to_owned(), Percent(4_020)),
            ("tiêu biểu".to_owned(), Percent(750)),
        ]),
        Measure::Levels(vec![(name(), 20), ("cấp thành phố".to_owned(), 10)]),
        Measure::Prizes {
            count: 3,
            prizes: 1,
            prize: "giải Nhất".to_owned(),
        },
        Measure::Title("Bằng khen".to_owned()),
        Measure::Grade("mức 2".to_owned()),
        Measure::Participation(Percent(10_000)),
        Measure::Outputs {
            count: 2,
            unit: "mô hình".to_owned(),
        },
        Measure::AtLeast {
            times: 1,
            per: Span::Month,
            each: "học sinh".to_owned(),
        },
        Measure::Qualitative,
    ]
}

#[test]
fn a_target_of_each_kind_comes_back_from_its_form() {
    for measure in one_of_each() {
        let target = target(measure);
        assert_eq!(Draft::of(&target).target(), Ok(target));
    }
}

#[test]
fn each_kind_of_target_is_on_the_list() {
    let kinds = targets::kinds();
    for (measure, (key, _)) in one_of_each().iter().zip(kinds) {
        assert_eq!(targets::key(measure), key);
    }
}

#[test]
fn every_period_comes_back_from_its_form() {
    let days = Period::Between(Day(20_000), Day(20_100));
    let all = [
        Period::Term(1),
        Period::Term(2),
        Period::CalendarYear(2026),
        Period::Quarter(2026, 4),
        days,
    ];
    for period in all {
        let target = Target {
            period,
            ..target(Measure::Qualitative)
        };
        assert_eq!(Draft::of(&target).target(), Ok(target));
    }
}

#[test]
fn point_and_comma_are_taken_alike() {
    for written in ["31,5", "31.5", " 31,5 %"] {
        let draft = Draft {
            kind: "percent".to_owned(),
            count: written.to_owned(),
            ..Draft::new()
        };
        assert_eq!(
            draft.measure(),
            Ok(Measure::Percent(Percent(3_150))),
            "{written}"
        );
    }
}

#[test]
fn rows_are_read_with_and_without_a_colon() {
    let draft = Draft {
        kind: "levels".to_owned(),
        rows: "Cấp trường 20\ncấp thành phố: 10\n\n".to_owned(),
        ..Draft::new()
    };
    let rows = vec![
        ("Cấp trường".to_owned(), 20),
        ("cấp thành phố".to_owned(), 10),
    ];
    assert_eq!(draft.measure(), Ok(Measure::Levels(rows)));
    let draft = Draft {
        rows: "cấp trường".to_owned(),
        ..draft
    };
    assert_eq!(draft.measure(), Err(t().wrong_rows));
}

#[test]
fn what_is_missing_is_told() {
    let empty = Draft::new();
    assert_eq!(empty.target().err(), Some(t().wrong_number));
    let title = Draft {
        kind: "title".to_owned(),
        ..Draft::new()
    };
    assert_eq!(title.target().err(), Some(t().wrong_words));
    let year = Draft {
        kind: "qualitative".to_owned(),
        period: "calendar".to_owned(),
        year: "26".to_owned(),
        ..Draft::new()
    };
    assert_eq!(year.target().err(), Some(t().wrong_year));
}

#[test]
fn sums_are_shown_while_one_types() {
    let draft = Draft {
        count: "17".to_owned(),
        of: "54".to_owned(),
        ..Draft::new()
    };
    assert_eq!(draft.sums(), (Some("Bằng 31,5%".to_owned()), Vec::new()));
    let draft = Draft {
        count: "55".to_owned(),
        ..draft
    };
    assert_eq!(draft.sums().1, ["55 nhiều hơn tổng số 54"]);
    let half_typed = Draft {
        count: "1x".to_owned(),
        ..draft
    };
    assert_eq!(half_typed.sums(), (None, Vec::new()));
}
