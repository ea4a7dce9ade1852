//! What a report is of: plans, and a month, half or whole of their school year. Kept in the document as one
//! text (`Field::ReportOf`): the school year, the period, the plans' ids, separated by spaces:
//! `2026 2026-10 4f…`, `2026 hk1 4f…`, `2026 nam 4f…`.

use std::fmt;
use std::str::FromStr;

use crate::calendar::{SchoolCalendar, Stretch};
use crate::ids::DocId;
use crate::log::change::{Field, Value};
use crate::log::document::Document;
use crate::plan::view::PlanKind;
use crate::time::{Day, SchoolYear};

/// What a report is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The school year.
    pub year: SchoolYear,
    /// Which part of it.
    pub period: Period,
    /// The plans.
    pub plans: Vec<DocId>,
}

/// A part of a school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A month of a calendar year, 1 to 12.
    Month(u16, u8),
    /// The first (1) or second (2) half: the terms, with the days between them in the second.
    Half(u8),
    /// The whole.
    Year,
}

/// A text named no period, or no scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the scope of a report")]
pub struct MalformedScope;

impl Scope {
    /// That of a report; `None` for a document that is none.
    pub fn of(document: &Document) -> Option<Self> {
        match document.value(None, Field::ReportOf)? {
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl Period {
    /// Those that a report of a kind can be of, in the order of their time.
    pub fn all(kind: PlanKind, calendar: &SchoolCalendar) -> Vec<Self> {
        match kind {
            PlanKind::MonthReport => months(calendar),
            PlanKind::JointCheck => vec![Self::Half(1), Self::Half(2)],
            _ => vec![Self::Year],
        }
    }

    /// Its days. A month has all of its own; the first and last days of the school year bound the rest.
    pub fn days(self, calendar: &SchoolCalendar) -> Stretch {
        let Stretch { from, to } = calendar.days();
        let middle = calendar.terms[0].to;
        match self {
            Self::Month(year, month) => month_days(year, month),
            Self::Half(1) => Stretch { from, to: middle },
            Self::Half(_) => Stretch {
                from: Day(middle.0 + 1),
                to,
            },
            Self::Year => Stretch { from, to },
        }
    }

    /// The period after it in the same school year.
    pub fn next(self, calendar: &SchoolCalendar) -> Option<Self> {
        match self {
            Self::Month(year, 12) => Some(Self::Month(year + 1, 1)),
            Self::Month(year, month) => Some(Self::Month(year, month + 1)),
            Self::Half(1) => Some(Self::Half(2)),
            Self::Half(_) | Self::Year => None,
        }
        .filter(|next| next.days(calendar).from <= calendar.closing)
    }
}

fn months(calendar: &SchoolCalendar) -> Vec<Period> {
    let Stretch { from, to } = calendar.days();
    let (year, month, _) = from.civil();
    let first = u16::try_from(year)
        .ok()
        .map(|year| Period::Month(year, month));
    let months = std::iter::successors(first, |month| month.next(calendar));
    months
        .take_while(|month| month.days(calendar).from <= to)
        .collect()
}

fn month_days(year: u16, month: u8) -> Stretch {
    let first = |year: u16, month: u8| Day::from_civil(year.into(), month, 1).unwrap_or(Day(0));
    let after = if month == 12 {
        first(year + 1, 1)
    } else {
        first(year, month + 1)
    };
    Stretch {
        from: first(year, month),
        to: Day(after.0 - 1),
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Half(half) => write!(f, "hk{half}"),
            Self::Year => write!(f, "nam"),
        }
    }
}

impl FromStr for Period {
    type Err = MalformedScope;
    fn from_str(text: &str) -> Result<Self, MalformedScope> {
        match text {
            "nam" => return Ok(Self::Year),
            "hk1" => return Ok(Self::Half(1)),
            "hk2" => return Ok(Self::Half(2)),
            _ => {}
        }
        let (year, month) = text.split_once('-').ok_or(MalformedScope)?;
        let year = year.parse().map_err(|_| MalformedScope)?;
        let month = month.parse().map_err(|_| MalformedScope)?;
        let exists = (1..=12).contains(&month) && (1990..=9000).contains(&year);
        exists
            .then_some(Self::Month(year, month))
            .ok_or(MalformedScope)
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.year.0, self.period)?;
        self.plans.iter().try_for_each(|plan| write!(f, " {plan}"))
    }
}

impl FromStr for Scope {
    type Err = MalformedScope;
    fn from_str(text: &str) -> Result<Self, MalformedScope> {
        let mut words = text.split_whitespace();
        let mut word = || words.next().ok_or(MalformedScope);
        let year = word()?.parse().map_err(|_| MalformedScope)?;
        let period = word()?.parse()?;
        let plans = words.map(|word| word.parse().map_err(|_| MalformedScope));
        Ok(Self {
            year: SchoolYear(year),
            period,
            plans: plans.collect::<Result<_, _>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR: SchoolYear = SchoolYear(2026);

    #[test]
    fn a_scope_survives_being_written_and_read() {
        for period in [Period::Month(2027, 1), Period::Half(2), Period::Year] {
            let scope = Scope {
                year: YEAR,
                period,
                plans: vec![DocId(7), DocId(u128::MAX)],
            };
            assert_eq!(scope.to_string().parse(), Ok(scope));
        }
    }

    #[test]
    fn what_names_no_period_is_refused() {
        for text in ["", "2026", "2026 2026-13", "2026 hk3", "2026 nam x"] {
            assert_eq!(text.parse::<Scope>(), Err(MalformedScope), "{text}");
        }
    }

    #[test]
    fn the_months_of_a_school_year_run_from_its_first_day_to_its_closing() {
        let calendar = SchoolCalendar::usual(YEAR);
        let months = Period::all(PlanKind::MonthReport, &calendar);
        assert_eq!(months.first(), Some(&Period::Month(2026, 8)));
        assert_eq!(months.last(), Some(&Period::Month(2027, 5)));
        assert_eq!(months.len(), 10);
        assert_eq!(months[9].next(&calendar), None);
    }

    #[test]
    fn the_two_halves_make_up_the_school_year_without_a_gap() {
        let calendar = SchoolCalendar::usual(YEAR);
        let [first, second] = [1, 2].map(|half| Period::Half(half).days(&calendar));
        assert_eq!(first.to.0 + 1, second.from.0);
        let year = Stretch {
            from: first.from,
            to: second.to,
        };
        assert_eq!(Period::Year.days(&calendar), year);
    }
}
