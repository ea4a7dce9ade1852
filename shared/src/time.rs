//! Time as the school counts it: instants, days, school years. Nobody here asks what time it is:
//! callers pass it in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01 UTC.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Timestamp(pub i64);

/// Vietnam has one zone and no summer time.
const HANOI_OFFSET_MS: i64 = 7 * 3_600_000;
const DAY_MS: i64 = 86_400_000;

impl Timestamp {
    /// The calendar day in Vietnam at this instant.
    pub fn day(self) -> Day {
        Day(i32::try_from((self.0 + HANOI_OFFSET_MS).div_euclid(DAY_MS)).unwrap_or(i32::MAX))
    }

    /// The second that this instant is in. Changes are stamped with it: the rhythm of somebody's
    /// typing is nobody's business, and it would be a sixth of the bytes of an offline day.
    #[must_use]
    pub fn whole_second(self) -> Self {
        Self(self.0.saturating_sub(self.0.rem_euclid(1_000)))
    }

    /// Hour and minute in Vietnam at this instant.
    pub fn clock(self) -> (u8, u8) {
        let minutes = (self.0 + HANOI_OFFSET_MS).rem_euclid(DAY_MS) / 60_000;
        (
            u8::try_from(minutes / 60).unwrap_or(0),
            u8::try_from(minutes % 60).unwrap_or(0),
        )
    }
}

/// A calendar day, counted from 1970-01-01. Prints and reads as `dd/mm/yyyy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

/// A text was no day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a day written dd/mm/yyyy or yyyy-mm-dd")]
pub struct MalformedDay;

impl Day {
    /// The day of a civil date, if the calendar has it.
    pub fn from_civil(year: i32, month: u8, day: u8) -> Option<Self> {
        let candidate = Self(days_from_civil(year, month, day));
        let valid = (1..=9999).contains(&year) && candidate.civil() == (year, month, day);
        valid.then_some(candidate)
    }

    /// Its first instant in Vietnam.
    pub fn begins(self) -> Timestamp {
        Timestamp(i64::from(self.0) * DAY_MS - HANOI_OFFSET_MS)
    }

    /// Year, month (1 to 12), day (1 to 31).
    pub fn civil(self) -> (i32, u8, u8) {
        civil_from_days(self.0)
    }

    /// `yyyy-mm-dd`, as an `<input type="date">` wants it.
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{day:02}/{month:02}/{year:04}")
    }
}

impl FromStr for Day {
    type Err = MalformedDay;
    fn from_str(text: &str) -> Result<Self, MalformedDay> {
        let parts: Vec<&str> = text.trim().split(['/', '-', '.']).collect();
        let [a, b, c] = parts[..] else {
            return Err(MalformedDay);
        };
        let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
        let number = |s: &str| s.parse::<u16>().map_err(|_| MalformedDay);
        let small = |s: &str| s.parse::<u8>().map_err(|_| MalformedDay);
        Self::from_civil(number(year)?.into(), small(month)?, small(day)?).ok_or(MalformedDay)
    }
}

/// A school year, named by the calendar year in which it begins (1 September, as a rule).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SchoolYear(pub u16);

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0, self.0 + 1)
    }
}

// Days and civil dates: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn days_from_civil(year: i32, month: u8, day: u8) -> i32 {
    let (month, day) = (i32::from(month), i32::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (if 2 < month { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i32) -> (i32, u8, u8) {
    let days = i64::from(days) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let narrow = |n: i64| u8::try_from(n).unwrap_or(u8::MAX);
    (
        i32::try_from(year).unwrap_or(i32::MAX),
        narrow(month),
        narrow(day),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_prints_and_reads_in_vietnamese_order() {
        let day = Day::from_civil(2026, 11, 21).unwrap();
        assert_eq!(day.to_string(), "21/11/2026");
        assert_eq!("21/11/2026".parse(), Ok(day));
        assert_eq!("2026-11-21".parse(), Ok(day));
        assert_eq!("5/9/2024".parse::<Day>().unwrap().to_string(), "05/09/2024");
    }

    #[test]
    fn a_day_that_the_calendar_lacks_is_refused() {
        assert_eq!("30/02/2026".parse::<Day>(), Err(MalformedDay));
        assert_eq!("29/02/2100".parse::<Day>(), Err(MalformedDay));
        assert_eq!("1/1".parse::<Day>(), Err(MalformedDay));
    }

    #[test]
    fn every_day_of_four_centuries_survives_the_round_trip() {
        for number in -1000..146_097 {
            let (year, month, day) = Day(number).civil();
            assert_eq!(days_from_civil(year, month, day), number);
        }
    }

    #[test]
    fn midnight_is_that_of_hanoi() {
        let late_evening_utc = Timestamp(17 * 3_600_000 + 60_000);
        assert_eq!(late_evening_utc.day().to_string(), "02/01/1970");
        assert_eq!(late_evening_utc.clock(), (0, 1));
        let begins = Day(1).begins();
        assert_eq!(begins, Timestamp(17 * 3_600_000));
        assert_eq!(
            (begins.day(), Timestamp(begins.0 - 1).day()),
            (Day(1), Day(0))
        );
    }
}
