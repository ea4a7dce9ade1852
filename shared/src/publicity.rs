//! The clock of making a plan public within the school (Luật 10/2022/QH15): at the latest five
//! working days after it was issued (Điều 47 khoản 2), for at least twenty days in a row (Điều 48).
//! Counts days; who says that it is public, and where, is in `talk`.
//!
//! Working days are Monday to Friday without the holidays that have a date of their own, and without the days
//! on which the school is closed: Tết, Giỗ Tổ and what else it entered in its calendar.

use crate::time::Day;

/// Working days within which a plan must be public.
pub const WORKING_DAYS: u32 = 5;
/// Days in a row for which it must be, the first one among them.
pub const SHOWN_DAYS: i32 = 20;

/// Month and day of the holidays that have a date (Bộ luật Lao động 45/2019/QH14, Điều 112); the
/// second day of the National Day is the one after it.
const HOLIDAYS: &[(u8, u8)] = &[(1, 1), (4, 30), (5, 1), (9, 2), (9, 3)];

/// Whether the school is closed on a day, as its calendar says.
pub type Free<'a> = &'a dyn Fn(Day) -> bool;

/// Where a plan stands with being public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publicity {
    /// Not yet, and there is time.
    Due {
        /// The last day for it.
        by: Day,
    },
    /// Not yet, and the time is over.
    Late {
        /// The last day that there was for it.
        by: Day,
    },
    /// It is.
    Shown {
        /// Since this day.
        since: Day,
        /// To the end of this day at least.
        until: Day,
        /// Whether it began after the last day that there was for it.
        was_late: bool,
    },
    /// It was, for as long as it must be.
    Done {
        /// Since this day.
        since: Day,
        /// The last day on which it had to be.
        until: Day,
    },
}

impl Publicity {
    /// Where a plan issued on one day, and public since another, stands today. `is_free` says on which days
    /// the school is closed.
    pub fn of(issued: Day, since: Option<Day>, today: Day, is_free: Free<'_>) -> Self {
        let by = deadline(issued, is_free);
        let Some(since) = since else {
            return if by < today {
                Self::Late { by }
            } else {
                Self::Due { by }
            };
        };
        let until = Day(since.0 + SHOWN_DAYS - 1);
        if until < today {
            return Self::Done { since, until };
        }
        Self::Shown {
            since,
            until,
            was_late: by < since,
        }
    }
}

/// The last day on which a plan of that day must become public.
pub fn deadline(issued: Day, is_free: Free<'_>) -> Day {
    let mut day = issued;
    let mut left = WORKING_DAYS;
    while 0 < left {
        day = Day(day.0 + 1);
        left -= u32::from(is_working_day(day) && !is_free(day));
    }
    day
}

/// Whether a day is one of Monday to Friday and no holiday that has a date.
fn is_working_day(day: Day) -> bool {
    // 1970-01-01 was a Thursday.
    let weekday = (day.0 + 3).rem_euclid(7);
    let (_, month, number) = day.civil();
    weekday < 5 && !HOLIDAYS.contains(&(month, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A school that is never closed.
    const OPEN: Free<'static> = &|_| false;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn five_working_days_after_a_friday_end_on_the_next_friday() {
        assert_eq!(deadline(day("18/09/2026"), OPEN), day("25/09/2026"));
        assert_eq!(deadline(day("20/09/2026"), OPEN), day("25/09/2026"));
        assert_eq!(deadline(day("21/09/2026"), OPEN), day("28/09/2026"));
    }

    #[test]
    fn holidays_do_not_count() {
        // 02/09/2026 is a Wednesday.
        assert_eq!(deadline(day("31/08/2026"), OPEN), day("09/09/2026"));
        assert_eq!(deadline(day("29/04/2026"), OPEN), day("08/05/2026"));
    }

    #[test]
    fn days_on_which_the_school_is_closed_do_not_count() {
        // Monday 01/02/2027 to Friday 12/02/2027, as the school entered it.
        let tet = |at: Day| day("01/02/2027") <= at && at <= day("12/02/2027");
        assert_eq!(deadline(day("29/01/2027"), OPEN), day("05/02/2027"));
        assert_eq!(deadline(day("29/01/2027"), &tet), day("19/02/2027"));
    }

    #[test]
    fn a_plan_is_due_to_the_end_of_the_last_day_and_late_after_it() {
        let issued = day("18/09/2026");
        let by = day("25/09/2026");
        assert_eq!(Publicity::of(issued, None, by, OPEN), Publicity::Due { by });
        let late = Publicity::of(issued, None, day("26/09/2026"), OPEN);
        assert_eq!(late, Publicity::Late { by });
    }

    #[test]
    fn twenty_days_count_the_first_one() {
        let issued = day("18/09/2026");
        let since = day("21/09/2026");
        let until = day("10/10/2026");
        let shown = Publicity::Shown {
            since,
            until,
            was_late: false,
        };
        assert_eq!(Publicity::of(issued, Some(since), until, OPEN), shown);
        let done = Publicity::Done { since, until };
        assert_eq!(
            Publicity::of(issued, Some(since), day("11/10/2026"), OPEN),
            done
        );
    }

    #[test]
    fn what_became_public_late_stays_known_as_late() {
        let state = Publicity::of(
            day("18/09/2026"),
            Some(day("30/09/2026")),
            day("01/10/2026"),
            OPEN,
        );
        assert!(matches!(state, Publicity::Shown { was_late: true, .. }));
    }
}
