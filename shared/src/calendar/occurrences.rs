//! When a duty falls due in a school year. Every occurrence begins the day after the one before it was
//! due, so that any day of the year lies in exactly one of a recurring duty's occurrences.
//!
//! Days on which nobody works are avoided: the due day moves to the working day before, within its own
//! month (week, quarter); where there is none before, to the first after; a week or month without any
//! working day has no occurrence. Two things never move: a day that people wrote down
//! ([`Rhythm::Once`]) and the ceremonies, which the school itself has set.

use super::{SchoolCalendar, Stretch, civil, weekday};
use crate::log::duty::{Occasion, Rhythm};
use crate::time::Day;

/// One time that something is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occurrence {
    /// From when on it is this one's turn.
    pub from: Day,
    /// Until when, which also names it; `None` where no day is known (always, from time to time,
    /// when something else happens, nobody said): then it is the only one.
    pub due: Option<Day>,
    /// Whether it was moved off a day on which nobody works, or to the last day of the year.
    pub is_moved: bool,
}

/// All occurrences of a rhythm in a school year, ascending.
///
/// Months count from that of the first term to that of the closing ceremony; what would be due after
/// the closing is due at the closing. "At least n times" gives n days spread evenly over the working days of
/// each term or of the year, the last of them at its end; never more than there are working days. All
/// lie within [`SchoolCalendar::days`], except days that people wrote down and Children's Day.
pub fn occurrences(rhythm: &Rhythm, calendar: &SchoolCalendar) -> Vec<Occurrence> {
    let dues = match rhythm {
        Rhythm::Unstated | Rhythm::Continuous | Rhythm::Periodic => Vec::new(),
        Rhythm::Once(day) => vec![(*day, false)],
        Rhythm::Weekly(day) => weekly(calendar, *day),
        Rhythm::Monthly(day) => monthly(calendar, *day),
        Rhythm::Quarterly { month, day } => quarterly(calendar, *month, *day),
        Rhythm::Termly(times) => {
            let [first, second] = calendar.terms;
            let mut all = spread(calendar, first, *times);
            all.extend(spread(calendar, second, *times));
            all
        }
        Rhythm::Yearly(times) => spread(calendar, calendar.days(), *times),
        Rhythm::On(occasion) => on(occasion, calendar).into_iter().collect(),
    };
    if dues.is_empty() && !recurs(rhythm) {
        return vec![undated(calendar)];
    }
    chained(calendar, dues)
}

/// The occurrence that a report means which names it by this due day: the one due then, or, after
/// the school has changed its calendar, the one whose turn it was.
pub fn named(all: &[Occurrence], due: Option<Day>) -> Option<&Occurrence> {
    let exact = all.iter().find(|one| one.due == due);
    exact
        .or_else(|| {
            let day = due?;
            all.iter()
                .find(|one| one.due.is_none_or(|last| day <= last))
        })
        .or(all.last())
}

/// A due day, and whether it was moved.
type Due = (Day, bool);

/// Whether a rhythm that has no due day in this year simply does not occur in it.
fn recurs(rhythm: &Rhythm) -> bool {
    matches!(
        rhythm,
        Rhythm::Weekly(_)
            | Rhythm::Monthly(_)
            | Rhythm::Quarterly { .. }
            | Rhythm::Termly(_)
            | Rhythm::Yearly(_)
    )
}

fn undated(calendar: &SchoolCalendar) -> Occurrence {
    Occurrence {
        from: calendar.first_day,
        due: None,
        is_moved: false,
    }
}

/// Lets each occurrence begin the day after the one before it.
fn chained(calendar: &SchoolCalendar, dues: Vec<Due>) -> Vec<Occurrence> {
    let mut from = calendar.first_day;
    let each = dues.into_iter().map(|(due, is_moved)| {
        let one = Occurrence {
            from: from.min(due),
            due: Some(due),
            is_moved,
        };
        from = Day(due.0 + 1);
        one
    });
    each.collect()
}

fn weekly(calendar: &SchoolCalendar, wanted: u8) -> Vec<Due> {
    let year = calendar.days();
    let begins = calendar.terms[0].from;
    let monday = begins.0 - i32::from(weekday(begins)) + 1;
    let weeks = (monday..=year.to.0).step_by(7);
    let each = weeks.filter_map(|monday| {
        let week = Stretch {
            from: Day(monday.max(begins.0)),
            to: Day(monday + 6),
        };
        place(calendar, week, Day(monday + i32::from(wanted) - 1))
    });
    each.collect()
}

fn monthly(calendar: &SchoolCalendar, day: u8) -> Vec<Due> {
    let each = months(calendar).filter_map(|(year, month)| in_month(calendar, year, month, day));
    each.collect()
}

fn quarterly(calendar: &SchoolCalendar, wanted: u8, day: u8) -> Vec<Due> {
    let (.., last) = calendar.closing.civil();
    let mut all: Vec<Due> = months(calendar)
        .filter(|(_, month)| (month - 1) % 3 + 1 == wanted)
        .filter_map(|(year, month)| in_month(calendar, year, month, day))
        .collect();
    let (year, month, _) = calendar.closing.civil();
    if (month - 1) % 3 + 1 < wanted
        && let Some((due, _)) = in_month(calendar, year, month, last)
    {
        all.push((due, true));
    }
    all
}

/// Year and month of each month from that of the first term to that of the closing ceremony.
fn months(calendar: &SchoolCalendar) -> impl Iterator<Item = (i32, u8)> {
    let number = |day: Day| {
        let (year, month, _) = day.civil();
        year * 12 + i32::from(month) - 1
    };
    let all = number(calendar.terms[0].from)..=number(calendar.closing);
    all.map(|number| {
        let month = u8::try_from(number.rem_euclid(12) + 1).unwrap_or(1);
        (number.div_euclid(12), month)
    })
}

fn in_month(calendar: &SchoolCalendar, year: i32, month: u8, day: u8) -> Option<Due> {
    let month = month_of(civil(year, month, 1));
    place(
        calendar,
        month,
        Day(month.from.0 + i32::from(day) - 1).min(month.to),
    )
}

/// The calendar month of a day.
pub fn month_of(day: Day) -> Stretch {
    let (year, month, _) = day.civil();
    let next = match month {
        12 => civil(year + 1, 1, 1),
        _ => civil(year, month + 1, 1),
    };
    Stretch {
        from: civil(year, month, 1),
        to: Day(next.0 - 1),
    }
}

/// The working day of the period and of the school year that is meant by `wanted`: itself, one before
/// it, or else one after it.
fn place(calendar: &SchoolCalendar, period: Stretch, wanted: Day) -> Option<Due> {
    let year = calendar.days();
    let (from, to) = (period.from.max(year.from), period.to.min(year.to));
    let start = wanted.max(from).min(to);
    let mut before = (from.0..=start.0).rev().map(Day);
    let mut after = (start.0..=to.0).map(Day);
    let works = |day: &Day| !calendar.is_free(*day);
    let due = before.find(works).or_else(|| after.find(works))?;
    Some((due, due != wanted))
}

/// So many working days of a period, evenly, the last at its end.
fn spread(calendar: &SchoolCalendar, period: Stretch, times: u8) -> Vec<Due> {
    let working: Vec<Day> = period
        .days()
        .filter(|day| !calendar.is_free(*day))
        .collect();
    let times = usize::from(times).min(working.len());
    let nth = |n: usize| working[n * working.len() / times - 1];
    (1..=times).map(|n| (nth(n), false)).collect()
}

/// When something of the school year happens.
fn on(occasion: &Occasion, calendar: &SchoolCalendar) -> Option<Due> {
    let SchoolCalendar { year, terms, .. } = calendar;
    let (autumn, spring) = (i32::from(year.0), i32::from(year.0) + 1);
    let festive = |day: Day| place(calendar, around(day), day);
    match occasion {
        Occasion::YearStart => {
            let month = month_of(calendar.opening);
            place(calendar, month, month.to)
        }
        Occasion::MidYear => place(calendar, terms[0], terms[0].to),
        Occasion::YearEnd => place(calendar, calendar.days(), calendar.closing),
        Occasion::Opening => Some((calendar.opening, false)),
        Occasion::Closing => Some((calendar.closing, false)),
        Occasion::Tet => {
            let eve = Day(calendar.tet?.from.0 - 1);
            place(calendar, calendar.days(), eve).map(|(due, _)| (due, false))
        }
        Occasion::MidAutumn => festive(calendar.mid_autumn?),
        // After the closing ceremony, so that no rule of the year holds for it.
        Occasion::ChildrensDay => {
            let day = civil(spring, 6, 1);
            let is_sunday = weekday(day) == 7;
            Some((Day(day.0 - i32::from(is_sunday)), is_sunday))
        }
        Occasion::WomensDay => festive(civil(spring, 3, 8)),
        Occasion::VietnameseWomensDay => festive(civil(autumn, 10, 20)),
        Occasion::TeachersDay => festive(civil(autumn, 11, 20)),
        Occasion::Other(_) => None,
    }
}

/// The weeks before and after a feast: it is kept on a working day not far from it.
fn around(day: Day) -> Stretch {
    Stretch {
        from: Day(day.0 - 14),
        to: Day(day.0 + 14),
    }
}
