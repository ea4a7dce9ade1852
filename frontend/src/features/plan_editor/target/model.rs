//! A target as its form has it: what is written in each field, and the target that it amounts to. Plain data.

use lientich_shared::log::change::{Field, NodeId, SLOTS};
use lientich_shared::log::document::Document;
use lientich_shared::log::target::{Measure, Percent, Period, Span, Target};
use lientich_shared::targets::arithmetic::{misfits, total};
use lientich_shared::targets::number::{self, percent};
use lientich_shared::targets::words;
use lientich_shared::text::tidy;

use super::needs::can_be_shared;
use crate::strings::fill;
use crate::strings::targets::{self, SPANS, t};
use crate::ui::field::day_of;

/// What is written in the form. Each kind reads the fields that it needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The key of the kind.
    pub kind: String,
    /// What.
    pub subject: String,
    /// Of whom.
    pub population: String,
    /// How many, how often, or a share.
    pub count: String,
    /// Of how many.
    pub of: String,
    /// How many of the named part, how many prizes.
    pub part: String,
    /// The name of the part, the prize, the title, the grade, the unit, for each of what.
    pub name: String,
    /// Rows of several numbers, one a line.
    pub rows: String,
    /// The key of the span.
    pub per: String,
    /// At which level.
    pub level: String,
    /// By whom it is awarded.
    pub awarded_by: String,
    /// The key of the period.
    pub period: String,
    /// The year of the period.
    pub year: String,
    /// The quarter of the period.
    pub quarter: String,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// What was reached before.
    pub baseline: String,
    /// Whether teams register their shares.
    pub is_shared_out: bool,
}

impl Draft {
    /// An empty form.
    pub fn new() -> Self {
        Self {
            kind: "fraction".to_owned(),
            per: "term".to_owned(),
            period: "year".to_owned(),
            ..Self::default()
        }
    }

    /// A target as it is written in the form.
    pub fn of(target: &Target) -> Self {
        let mut draft = Self {
            kind: targets::key(&target.measure).to_owned(),
            subject: target.subject.clone(),
            population: target.population.clone(),
            level: target.level.clone(),
            awarded_by: target.awarded_by.clone(),
            baseline: target
                .baseline
                .as_ref()
                .map(number::figure)
                .unwrap_or_default(),
            is_shared_out: target.is_shared_out,
            ..Self::new()
        };
        draft.put_measure(&target.measure);
        draft.put_period(target.period);
        draft
    }

    fn put_measure(&mut self, measure: &Measure) {
        let share = |share: &Percent| number::printed(*share).trim_end_matches('%').to_owned();
        match measure {
            Measure::Fraction { count, of } => {
                (self.count, self.of) = (count.to_string(), of.to_string());
            }
            Measure::Subset {
                count,
                of,
                part,
                name,
            } => {
                (self.count, self.of) = (count.to_string(), of.to_string());
                (self.part, self.name) = (part.to_string(), name.clone());
            }
            Measure::Percent(value) | Measure::Participation(value) => self.count = share(value),
            Measure::Percents(rows) => self.rows = lines(rows, |value| number::printed(*value)),
            Measure::Levels(rows) => self.rows = lines(rows, u32::to_string),
            Measure::Prizes {
                count,
                prizes,
                prize,
            } => {
                (self.count, self.part, self.name) =
                    (count.to_string(), prizes.to_string(), prize.clone());
            }
            Measure::Title(name) | Measure::Grade(name) => self.name.clone_from(name),
            Measure::Outputs { count, unit } => {
                (self.count, self.name) = (count.to_string(), unit.clone());
            }
            Measure::AtLeast { times, per, each } => {
                (self.count, self.name) = (times.to_string(), each.clone());
                let known = SPANS.iter().find(|(_, span)| span == per);
                self.per = known.map_or_else(String::new, |(key, _)| (*key).to_owned());
            }
            Measure::Qualitative => {}
        }
    }

    fn put_period(&mut self, period: Period) {
        let key = match period {
            Period::SchoolYear => "year",
            Period::Term(1) => "term-1",
            Period::Term(_) => "term-2",
            Period::CalendarYear(year) => {
                self.year = year.to_string();
                "calendar"
            }
            Period::Quarter(year, quarter) => {
                (self.year, self.quarter) = (year.to_string(), quarter.to_string());
                "quarter"
            }
            Period::Between(from, to) => {
                (self.from, self.to) = (from.to_string(), to.to_string());
                "between"
            }
        };
        key.clone_into(&mut self.period);
    }

    /// The target that is written.
    ///
    /// # Errors
    /// What the person is told where something is missing.
    pub fn target(&self) -> Result<Target, &'static str> {
        let baseline = tidy(&self.baseline);
        Ok(Target {
            subject: tidy(&self.subject),
            population: tidy(&self.population),
            measure: self.measure()?,
            level: tidy(&self.level),
            awarded_by: tidy(&self.awarded_by),
            period: self.period()?,
            baseline: (!baseline.is_empty()).then(|| number::figure_of(&baseline)),
            is_shared_out: self.is_shared_out && can_be_shared(&self.kind),
        })
    }

    /// The measure that is written.
    ///
    /// # Errors
    /// As for [`Self::target`].
    pub fn measure(&self) -> Result<Measure, &'static str> {
        let count = |written: &str| number::count(written).ok_or(t().wrong_number);
        let share = || percent(&self.count).ok_or(t().wrong_share);
        let name = tidy(&self.name);
        let named = || {
            (!name.is_empty())
                .then(|| name.clone())
                .ok_or(t().wrong_words)
        };
        Ok(match self.kind.as_str() {
            "fraction" => Measure::Fraction {
                count: count(&self.count)?,
                of: count(&self.of)?,
            },
            "subset" => Measure::Subset {
                count: count(&self.count)?,
                of: count(&self.of)?,
                part: count(&self.part)?,
                name: named()?,
            },
            "percent" => Measure::Percent(share()?),
            "participation" => Measure::Participation(share()?),
            "percents" => Measure::Percents(rows(&self.rows, percent)?),
            "levels" => Measure::Levels(rows(&self.rows, number::count)?),
            "prizes" => Measure::Prizes {
                count: count(&self.count)?,
                prizes: count(&self.part)?,
                prize: named()?,
            },
            "title" => Measure::Title(named()?),
            "grade" => Measure::Grade(named()?),
            "outputs" => Measure::Outputs {
                count: count(&self.count)?,
                unit: name,
            },
            "at-least" => Measure::AtLeast {
                times: count(&self.count)?,
                per: span(&self.per),
                each: name,
            },
            _ => Measure::Qualitative,
        })
    }

    fn period(&self) -> Result<Period, &'static str> {
        let year = || {
            self.year
                .trim()
                .parse::<u16>()
                .ok()
                .filter(|year| (1990..=9000).contains(year))
                .ok_or(t().wrong_year)
        };
        let day = |written: &str| day_of(written).ok().flatten().ok_or(t().wrong_days);
        Ok(match self.period.as_str() {
            "term-1" => Period::Term(1),
            "term-2" => Period::Term(2),
            "calendar" => Period::CalendarYear(year()?),
            "quarter" => {
                let quarter = self
                    .quarter
                    .trim()
                    .parse()
                    .ok()
                    .filter(|quarter| (1..=4).contains(quarter));
                Period::Quarter(year()?, quarter.ok_or(t().wrong_number)?)
            }
            "between" => {
                let (from, to) = (day(&self.from)?, day(&self.to)?);
                if to < from {
                    return Err(t().wrong_days);
                }
                Period::Between(from, to)
            }
            _ => Period::SchoolYear,
        })
    }

    /// What the numbers come to, and what does not add up: shown while one types.
    pub fn sums(&self) -> (Option<String>, Vec<String>) {
        let Ok(measure) = self.measure() else {
            return (None, Vec::new());
        };
        let comes_to = match &measure {
            Measure::Fraction { count, of } | Measure::Subset { count, of, .. } => {
                number::share(*count, *of)
                    .map(|share| fill(t().comes_to, &[&number::printed(share)]))
            }
            Measure::Levels(rows) => Some(fill(t().sums_to, &[&number::grouped(total(rows))])),
            Measure::Percents(rows) => {
                let sum = rows
                    .iter()
                    .fold(0_u32, |sum, (_, share)| sum.saturating_add(share.0));
                Some(fill(t().sums_to, &[&number::printed(Percent(sum))]))
            }
            _ => None,
        };
        (
            comes_to,
            misfits(&measure).iter().map(targets::misfit).collect(),
        )
    }
}

fn span(key: &str) -> Span {
    SPANS
        .iter()
        .find(|(known, _)| *known == key)
        .map_or(Span::Term, |(_, span)| *span)
}

fn lines<T>(rows: &[(String, T)], print: impl Fn(&T) -> String) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|(name, value)| format!("{name}: {}", print(value)))
        .collect();
    rows.join("\n")
}

/// "cấp trường: 20" a line; colon or not.
fn rows<T>(
    written: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<(String, T)>, &'static str> {
    let lines = written
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let row = |line: &str| {
        let (name, value) = line
            .trim_end_matches('%')
            .trim_end()
            .rsplit_once([' ', ':', '\t'])?;
        let name = tidy(name.trim_end_matches([':', '-', '–', ' ']));
        (!name.is_empty()).then_some((name, read(value)?))
    };
    let rows: Option<Vec<(String, T)>> = lines.map(row).collect();
    rows.filter(|rows| !rows.is_empty()).ok_or(t().wrong_rows)
}

/// The slot of a new target of a clause: the drawn one, or the next that is free.
pub fn slot(document: &Document, node: NodeId, drawn: u16) -> u16 {
    let taken = document.fields(Some(node));
    let slots = (0..SLOTS).map(|by| (drawn % SLOTS + by) % SLOTS);
    let mut free = slots.filter(|slot| 0 < *slot && !taken.contains(&Field::TargetAt(*slot)));
    free.next().unwrap_or(1)
}

/// A target in a line.
pub fn line(target: &Target) -> String {
    let words = words::target(target);
    if words.is_empty() {
        t().kind_qualitative.to_owned()
    } else {
        words
    }
}

#[cfg(test)]
mod tests;
