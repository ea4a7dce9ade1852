//! From which day to which a target is to be reached, and how much of that time has passed: where one
//! should be today if the work went evenly.

use crate::calendar::SchoolCalendar;
use crate::log::target::{Percent, Period};
use crate::targets::number::ALL;
use crate::time::Day;

/// The first and the last day of a period; `None` where it depends on a school year that nobody stated.
pub fn bounds(period: Period, year: Option<&SchoolCalendar>) -> Option<(Day, Day)> {
    match period {
        Period::SchoolYear => year.map(|year| (year.first_day, year.closing)),
        Period::Term(term) => {
            let term = year?.terms.get(usize::from(term).checked_sub(1)?)?;
            Some((term.from, term.to))
        }
        Period::CalendarYear(year) => months(year, 1, 12),
        Period::Quarter(year, quarter) => {
            let first = quarter.checked_mul(3)?.checked_sub(2)?;
            months(year, first, first.checked_add(2)?)
        }
        Period::Between(from, to) => Some((from, to)),
    }
}

/// How much of the time between two days has passed at the end of `today`.
pub fn passed((from, to): (Day, Day), today: Day) -> Percent {
    let whole = i64::from(to.0) - i64::from(from.0) + 1;
    let gone = (i64::from(today.0) - i64::from(from.0) + 1).clamp(0, whole.max(0));
    let share = (gone * i64::from(ALL.0)).checked_div(whole);
    Percent(
        share
            .and_then(|share| u32::try_from(share).ok())
            .unwrap_or(0),
    )
}

fn months(year: u16, first: u8, last: u8) -> Option<(Day, Day)> {
    let from = Day::from_civil(year.into(), first, 1)?;
    let (next_year, next_month) = if last == 12 {
        (year.checked_add(1)?, 1)
    } else {
        (year, last + 1)
    };
    let after = Day::from_civil(next_year.into(), next_month, 1)?;
    Some((from, Day(after.0 - 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::SchoolYear;

    fn check(period: Period, expected: Option<(&str, &str)>) {
        let calendar = SchoolCalendar::usual(SchoolYear(2026));
        let found = bounds(period, Some(&calendar));
        let found = found.map(|(from, to)| (from.to_string(), to.to_string()));
        let expected = expected.map(|(from, to)| (from.to_owned(), to.to_owned()));
        assert_eq!(found, expected, "{period:?}");
    }

    #[test]
    fn each_period_has_its_first_and_last_day() {
        check(Period::SchoolYear, Some(("29/08/2026", "28/05/2027")));
        check(Period::Term(1), Some(("05/09/2026", "15/01/2027")));
        check(Period::Term(2), Some(("18/01/2027", "28/05/2027")));
        check(
            Period::CalendarYear(2026),
            Some(("01/01/2026", "31/12/2026")),
        );
        check(Period::Quarter(2026, 4), Some(("01/10/2026", "31/12/2026")));
        check(Period::Quarter(2027, 1), Some(("01/01/2027", "31/03/2027")));
        check(
            Period::Between(Day(0), Day(1)),
            Some(("01/01/1970", "02/01/1970")),
        );
        check(Period::Term(0), None);
    }

    #[test]
    fn a_plan_without_a_school_year_has_no_terms() {
        assert_eq!(bounds(Period::SchoolYear, None), None);
        assert!(bounds(Period::CalendarYear(2026), None).is_some());
    }

    #[test]
    fn time_passes_evenly_from_nothing_to_all() {
        let ten_days = (Day(101), Day(110));
        let cases = [
            (0, 0),
            (100, 0),
            (101, 1_000),
            (105, 5_000),
            (110, 10_000),
            (999, 10_000),
        ];
        for (today, expected) in cases {
            assert_eq!(passed(ten_days, Day(today)), Percent(expected), "{today}");
        }
        assert_eq!(passed((Day(5), Day(4)), Day(9)), Percent(0));
    }
}
