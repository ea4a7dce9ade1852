//! The school year as a calendar: terms, the Tết break, holidays, ceremonies. A school may change all
//! of it; [`SchoolCalendar::usual`] is what holds until it does. When a duty falls due in it is
//! computed in [`occurrences`](mod@occurrences), never stored. What day it is today, nobody here asks.

pub mod ical;
pub mod occurrences;

mod lunar;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::text::is_nfc;
use crate::time::{Day, SchoolYear};
pub use occurrences::{Occurrence, occurrences};

/// Most holidays that a school names in a year.
pub const MAX_HOLIDAYS: usize = 40;

/// Most characters of a holiday's name.
pub const MAX_HOLIDAY_NAME: usize = 80;

/// Most days that a break or a holiday lasts.
const LONGEST_BREAK: i32 = 45;

/// Longest school year, in days.
const LONGEST_YEAR: i32 = 366;

/// Days one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stretch {
    /// Its first day.
    pub from: Day,
    /// Its last day, not before the first.
    pub to: Day,
}

/// Days on which the school is closed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Holiday {
    /// Which days.
    pub days: Stretch,
    /// What for, NFC ("Quốc khánh").
    pub name: String,
}

/// One school year of one school.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SchoolCalendar {
    /// Which year.
    pub year: SchoolYear,
    /// The day on which pupils come back (tựu trường): duties are due from here on.
    pub first_day: Day,
    /// The opening ceremony (khai giảng).
    pub opening: Day,
    /// First and second term (học kỳ).
    pub terms: [Stretch; 2],
    /// The break over Tết Nguyên đán; `None` where nobody has said and the table ends.
    pub tet: Option<Stretch>,
    /// Tết Trung thu; `None` where nobody has said and the table ends.
    pub mid_autumn: Option<Day>,
    /// Days off besides Sundays and Tết, ascending.
    pub holidays: Vec<Holiday>,
    /// The closing ceremony (bế giảng), the last day of the school year.
    pub closing: Day,
}

impl Stretch {
    /// Whether the day is one of these.
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// Its days in order.
    pub fn days(self) -> impl Iterator<Item = Day> {
        (self.from.0..=self.to.0).map(Day)
    }

    fn is_sound(self, longest: i32) -> bool {
        self.from <= self.to && self.to.0.saturating_sub(self.from.0) < longest
    }
}

impl SchoolCalendar {
    /// What a Vietnamese school may expect before anybody has said otherwise: back a week before the
    /// opening on 5 September, the first term until the last Friday before 18 January, the second
    /// and the year until the last Friday of May (between the 25th and the 31st), nine days or more of
    /// Tết, public holidays after the Labour Code of 2019, Article 112. Lunar days come from a table that
    /// ends with 2045; provinces and schools differ in all of it.
    pub fn usual(year: SchoolYear) -> Self {
        let autumn = i32::from(year.0);
        let spring = autumn + 1;
        let opening = civil(autumn, 9, 5);
        let first_term = Stretch {
            from: opening,
            to: back_to(5, civil(spring, 1, 17)),
        };
        let closing = back_to(5, civil(spring, 5, 31));
        let second_term = Stretch {
            from: Day(first_term.to.0 + 3),
            to: closing,
        };
        Self {
            year,
            first_day: after_sunday(Day(opening.0 - 7)),
            opening,
            terms: [first_term, second_term],
            tet: lunar::new_year(spring).map(around_tet),
            mid_autumn: lunar::mid_autumn(autumn),
            holidays: public_holidays(autumn),
            closing,
        }
    }

    /// All days of the school year, from the first to the closing ceremony.
    pub fn days(&self) -> Stretch {
        Stretch {
            from: self.first_day,
            to: self.closing,
        }
    }

    /// Whether nobody is at work: Sundays, Tết, holidays.
    pub fn is_free(&self, day: Day) -> bool {
        weekday(day) == 7
            || self.tet.is_some_and(|tet| tet.contains(day))
            || self.holidays.iter().any(|off| off.days.contains(day))
    }

    /// The holiday that this day is part of, if it is one.
    pub fn holiday(&self, day: Day) -> Option<&str> {
        let found = self.holidays.iter().find(|off| off.days.contains(day))?;
        Some(&found.name)
    }

    /// The term of a day, 1 or 2.
    pub fn term(&self, day: Day) -> Option<u8> {
        let [first, second] = self.terms;
        match (first.contains(day), second.contains(day)) {
            (true, _) => Some(1),
            (_, true) => Some(2),
            _ => None,
        }
    }

    /// Whether it keeps the rules of form: days in order, breaks of a bearable length, names in NFC.
    pub fn is_sound(&self) -> bool {
        let [first, second] = self.terms;
        let in_order = self.first_day <= self.opening
            && self.first_day <= first.from
            && first.to < second.from
            && second.to <= self.closing;
        let tet = self.tet.is_none_or(|tet| tet.is_sound(LONGEST_BREAK));
        in_order
            && self.opening <= self.closing
            && self.days().is_sound(LONGEST_YEAR)
            && first.is_sound(LONGEST_YEAR)
            && second.is_sound(LONGEST_YEAR)
            && tet
            && self.holidays.len() <= MAX_HOLIDAYS
            && self.holidays.is_sorted()
            && self.holidays.iter().all(Holiday::is_sound)
            && self.is_near_its_year()
    }

    fn is_near_its_year(&self) -> bool {
        let year = i32::from(self.year.0);
        let (autumn, ..) = self.first_day.civil();
        let (spring, ..) = self.closing.civil();
        (1990..=9000).contains(&year) && autumn == year && (year..=year + 1).contains(&spring)
    }
}

impl Holiday {
    fn is_sound(&self) -> bool {
        let length = self.name.chars().count();
        self.days.is_sound(LONGEST_BREAK)
            && !self.name.trim().is_empty()
            && length <= MAX_HOLIDAY_NAME
            && is_nfc(&self.name)
    }
}

/// Whether one calendar of each year, in order, and each of them sound.
pub fn are_sound(calendars: &[SchoolCalendar]) -> bool {
    let in_order = calendars.is_sorted_by(|one, next| one.year < next.year);
    calendars.len() <= 20 && in_order && calendars.iter().all(SchoolCalendar::is_sound)
}

impl SchoolYear {
    /// The school year that a day belongs to; it turns on 1 August, when plans for the next are made.
    pub fn of(day: Day) -> Self {
        let (year, month, _) = day.civil();
        let begun = if month < 8 { year - 1 } else { year };
        Self(u16::try_from(begun).unwrap_or(0))
    }
}

/// Day of the week, 1 (Monday) to 7 (Sunday).
pub fn weekday(day: Day) -> u8 {
    // 1 January 1970 was a Thursday.
    u8::try_from((day.0 + 3).rem_euclid(7) + 1).unwrap_or(7)
}

/// The days off by law in the school year that begins in this autumn. One that falls on a Sunday is
/// made up for on the Monday; National Day has a second day, the one that makes the longer rest.
fn public_holidays(autumn: i32) -> Vec<Holiday> {
    let spring = autumn + 1;
    let national_day = civil(autumn, 9, 2);
    let second = match weekday(national_day) {
        1 | 4 | 7 => Day(national_day.0 + 1),
        _ => Day(national_day.0 - 1),
    };
    let rest = Stretch {
        from: national_day.min(second),
        to: national_day.max(second),
    };
    let labour = Stretch {
        from: civil(spring, 4, 30),
        to: after_sunday(civil(spring, 5, 1)),
    };
    let kings = lunar::hung_kings(spring).map(one_day);
    let mut all = vec![
        named("Quốc khánh", rest),
        named("Tết Dương lịch", one_day(civil(spring, 1, 1))),
        named("Ngày Chiến thắng và Quốc tế Lao động", labour),
    ];
    all.extend(kings.map(|day| named("Giỗ Tổ Hùng Vương", day)));
    all.sort();
    all
}

fn named(name: &str, days: Stretch) -> Holiday {
    Holiday {
        days,
        name: name.to_owned(),
    }
}

/// One day off, with the Monday that makes up for a Sunday.
fn one_day(day: Day) -> Stretch {
    Stretch {
        from: day,
        to: after_sunday(day),
    }
}

/// The break that most provinces give: from three days before the new year to five after it.
fn around_tet(new_year: Day) -> Stretch {
    Stretch {
        from: Day(new_year.0 - 3),
        to: Day(new_year.0 + 5),
    }
}

/// The day itself, or the Monday after if it is a Sunday.
fn after_sunday(day: Day) -> Day {
    match weekday(day) {
        7 => Day(day.0 + 1),
        _ => day,
    }
}

/// The last such day of the week that is not after `day`.
fn back_to(wanted: u8, day: Day) -> Day {
    Day(day.0 - i32::from((weekday(day) + 7 - wanted) % 7))
}

/// A day that every year has.
fn civil(year: i32, month: u8, day: u8) -> Day {
    Day::from_civil(year, month, day).unwrap_or(Day(0))
}
