//! Registers as lists: who registered for which title, which initiatives there are, how many families were
//! visited; and what their totals would be for a target that names the same. They are read off the progress of
//! all, never stored; a target's number is changed by people alone.

use std::ops::Range;

use crate::ids::PersonId;
use crate::log::target::{Figure, Measure, Target};
use crate::log::work::{Entry, Judged, Judgement, Line};
use crate::progress::{Progress, Written};
use crate::text::{Match, fold, tidy};
use crate::time::Day;

/// An entry of a register with what became of it.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// Whose it is.
    pub person: PersonId,
    /// What was entered.
    pub entry: &'a Written<Entry>,
    /// What became of it at last.
    pub judged: Option<&'a Written<Judgement>>,
}

/// How many registered for a title, and what became of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Total {
    /// The title as it was first written.
    pub title: String,
    /// How many registered and were not declined.
    pub registered: u32,
    /// How many of these are on the school's list.
    pub confirmed: u32,
    /// How many of these were awarded.
    pub awarded: u32,
}

/// All entries that no later one takes the place of, in the order in which they were written.
pub fn listed(progress: &Progress) -> Vec<Listed<'_>> {
    let of_person = progress.ledgers.iter().flat_map(|ledger| {
        let entries = ledger.current_entries();
        entries.map(|entry| Listed {
            person: ledger.person,
            entry,
            judged: ledger.judgement(entry.change),
        })
    });
    let mut all: Vec<Listed<'_>> = of_person.collect();
    crate::order::sort_by_key(&mut all, |one| one.entry.at);
    all
}

impl Listed<'_> {
    /// What became of it.
    pub fn outcome(&self) -> Option<Judged> {
        self.judged.map(|judged| judged.what.outcome)
    }

    /// What was entered.
    pub fn line(&self) -> &Line {
        &self.entry.what.line
    }
}

/// How many registered for each title, for themselves or for a team, in the order of the titles' first entries.
pub fn totals(listed: &[Listed<'_>]) -> Vec<Total> {
    let mut totals: Vec<Total> = Vec::new();
    for one in listed {
        if let Line::Emulation { title, .. } = one.line() {
            let known = totals.iter().position(|total| is_same(&total.title, title));
            let at = known.unwrap_or_else(|| {
                totals.push(Total {
                    title: tidy(title),
                    ..Total::default()
                });
                totals.len() - 1
            });
            totals[at].count(one.outcome());
        }
    }
    totals
}

/// How many initiatives there are and what became of them.
pub fn initiatives(listed: &[Listed<'_>]) -> Total {
    let mut total = Total::default();
    for one in listed {
        if matches!(one.line(), Line::Initiative { .. }) {
            total.count(one.outcome());
        }
    }
    total
}

/// How many families each person visited on the days of a span, those who visited none left out.
pub fn visits(listed: &[Listed<'_>], days: &Range<Day>) -> Vec<(PersonId, u32)> {
    let mut visits: Vec<(PersonId, u32)> = Vec::new();
    for one in listed {
        let Line::Visits { on, families, .. } = one.line() else {
            continue;
        };
        if !days.contains(on) {
            continue;
        }
        match visits.iter_mut().find(|(person, _)| *person == one.person) {
            Some((_, sum)) => *sum = sum.saturating_add(*families),
            None => visits.push((one.person, *families)),
        }
    }
    visits
}

/// What the registers say of a target that names a title or initiatives: how many were awarded. A proposal for
/// whoever tells the number.
pub fn suggested(target: &Target, listed: &[Listed<'_>]) -> Option<Figure> {
    let of = match &target.measure {
        Measure::Fraction { of, .. } | Measure::Subset { of, .. } => Some(*of),
        Measure::Outputs { .. } => None,
        _ => return None,
    };
    let unit = match &target.measure {
        Measure::Outputs { unit, .. } => unit.as_str(),
        _ => "",
    };
    let says = |words: &str| contains(&target.subject, words) || contains(unit, words);
    let of_title = totals(listed).into_iter().find(|total| says(&total.title));
    let names_initiatives = ["sáng kiến", "skkn"].into_iter().any(says);
    let total = of_title.or_else(|| names_initiatives.then(|| initiatives(listed)))?;
    (0 < total.registered).then_some(Figure::Count(total.awarded, of))
}

impl Total {
    fn count(&mut self, outcome: Option<Judged>) {
        if outcome == Some(Judged::Declined) {
            return;
        }
        self.registered += 1;
        self.confirmed += u32::from(outcome.is_some());
        self.awarded += u32::from(outcome == Some(Judged::Awarded));
    }
}

fn is_same(one: &str, other: &str) -> bool {
    fold(&tidy(one), Match::Exact).chars == fold(&tidy(other), Match::Exact).chars
}

fn contains(text: &str, words: &str) -> bool {
    let (text, words) = (
        fold(text, Match::Exact).chars,
        fold(words, Match::Exact).chars,
    );
    !words.is_empty() && text.windows(words.len()).any(|window| window == words)
}

#[cfg(test)]
mod tests;
