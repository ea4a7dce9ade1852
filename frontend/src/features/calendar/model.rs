//! Months and days of the calendar page as plain rows: the weeks of a month, what is due on each day,
//! what is kept on it.

use std::collections::BTreeMap;

use lientich_shared::agenda::Entry;
use lientich_shared::calendar::occurrences::month_of;
use lientich_shared::calendar::{SchoolCalendar, weekday};
use lientich_shared::time::Day;

use crate::strings::calendar::t;
use crate::strings::fill;

/// Entries by their day.
pub type ByDay = BTreeMap<Day, Vec<Entry>>;

/// Puts entries under their days.
pub fn by_day(entries: &[Entry]) -> ByDay {
    let mut days = ByDay::new();
    for entry in entries {
        days.entry(entry.day).or_default().push(entry.clone());
    }
    days
}

/// The first day of the month of a day.
pub fn first_of_month(day: Day) -> Day {
    month_of(day).from
}

/// The first day of the month so many months away.
pub fn months_away(day: Day, by: i32) -> Day {
    let (year, month, _) = day.civil();
    let number = year * 12 + i32::from(month) - 1 + by;
    let month = u8::try_from(number.rem_euclid(12) + 1).unwrap_or(1);
    Day::from_civil(number.div_euclid(12), month, 1).unwrap_or(day)
}

/// The weeks that a month touches, each from Monday to Sunday.
pub fn weeks(day: Day) -> Vec<[Day; 7]> {
    let month = month_of(day);
    let monday = month.from.0 - i32::from(weekday(month.from)) + 1;
    let mondays = (monday..=month.to.0).step_by(7);
    let week = |monday: i32| [0, 1, 2, 3, 4, 5, 6].map(|days| Day(monday + days));
    mondays.map(week).collect()
}

/// Where an arrow key leads from a day; `None` for other keys.
pub fn step(key: &str, from: Day) -> Option<Day> {
    let position = i32::from(weekday(from)) - 1;
    let same_day = |by: i32| {
        let month = month_of(months_away(from, by));
        let (.., number) = from.civil();
        Day(month.from.0 + i32::from(number) - 1).min(month.to)
    };
    Some(match key {
        "ArrowLeft" => Day(from.0 - 1),
        "ArrowRight" => Day(from.0 + 1),
        "ArrowUp" => Day(from.0 - 7),
        "ArrowDown" => Day(from.0 + 7),
        "Home" => Day(from.0 - position),
        "End" => Day(from.0 + 6 - position),
        "PageUp" => same_day(-1),
        "PageDown" => same_day(1),
        _ => return None,
    })
}

/// What a school keeps on a day: ceremonies, Tết, holidays; `None` on ordinary days.
pub fn kept(calendar: &SchoolCalendar, day: Day) -> Option<String> {
    let is_tet = calendar.tet.is_some_and(|tet| tet.contains(day));
    let off = |name: &str| fill(t().day_off, &[name]);
    if is_tet {
        return Some(off(t().tet));
    }
    if let Some(name) = calendar.holiday(day) {
        return Some(off(name));
    }
    let feasts = [
        (Some(calendar.first_day), t().first_day),
        (Some(calendar.opening), t().opening),
        (calendar.mid_autumn, t().mid_autumn),
        (Some(calendar.closing), t().closing),
    ];
    let found = feasts.into_iter().find(|(on, _)| *on == Some(day));
    found.map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use lientich_shared::time::SchoolYear;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_whole_weeks_from_monday_to_sunday() {
        let november = weeks(day("22/11/2026"));
        assert_eq!(november.len(), 6);
        assert_eq!(november[0][0], day("26/10/2026"));
        assert_eq!(november[5][6], day("06/12/2026"));
        assert_eq!(weeks(day("01/02/2027")).len(), 4);
    }

    #[test]
    fn keys_walk_over_the_ends_of_months() {
        let cases = [
            ("ArrowRight", "01/12/2026"),
            ("ArrowUp", "23/11/2026"),
            ("Home", "30/11/2026"),
            ("End", "06/12/2026"),
            ("PageUp", "30/10/2026"),
            ("PageDown", "30/12/2026"),
        ];
        for (key, to) in cases {
            assert_eq!(step(key, day("30/11/2026")), Some(day(to)), "{key}");
        }
        assert_eq!(step("PageDown", day("31/01/2027")), Some(day("28/02/2027")));
        assert_eq!(step("Enter", day("30/11/2026")), None);
    }

    #[test]
    fn days_off_and_ceremonies_are_named() {
        let year = SchoolCalendar::usual(SchoolYear(2026));
        let name = |text| kept(&year, day(text)).unwrap_or_default();
        assert!(name("05/02/2027").contains("Tết"));
        assert!(name("02/09/2026").contains("Quốc khánh"));
        assert_eq!(name("05/09/2026"), "Khai giảng");
        assert_eq!(name("10/11/2026"), "");
    }
}
