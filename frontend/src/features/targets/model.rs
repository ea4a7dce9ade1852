//! What the page says of a target: its name, its numbers in words, whether it is on its way. Plain data.

use lientich_shared::calendar::SchoolCalendar;
use lientich_shared::log::target::{Figure, Percent, Target};
use lientich_shared::plan::assignments::Aimed;
use lientich_shared::targets::number::{self, ALL};
use lientich_shared::targets::period::{bounds, passed};
use lientich_shared::targets::standing::{Row, Standing, Step};
use lientich_shared::text::case::lowered;
use lientich_shared::time::Day;

use crate::strings::fill;
use crate::strings::targets::t;
use crate::workload::Load;

/// How a target stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// Whether it is reached; `None` where nobody said.
    pub is_met: Option<bool>,
    /// Whether its time is over.
    pub is_over: bool,
    /// Whether less was reached than by even work would be.
    pub is_behind: bool,
    /// How much of its time has passed.
    pub passed: Percent,
}

/// The words by which the page calls a target.
pub fn name(load: &Load, aimed: &Aimed) -> String {
    if aimed.target.subject.is_empty() {
        let part = load.part(aimed.id.node);
        return part.map(|part| part.text.clone()).unwrap_or_default();
    }
    let target = &aimed.target;
    let has_level =
        target.level.is_empty() || lowered(&target.subject).contains(&lowered(&target.level));
    if has_level {
        target.subject.clone()
    } else {
        format!("{} {}", target.subject, target.level)
    }
}

/// What is drawn: the school's rows; for those who do not see what everybody told, their team's part of them.
pub fn shown(target: &Target, standing: &Standing, team: &str, reads_all: bool) -> Vec<Row> {
    if reads_all {
        return standing.rows.clone();
    }
    let own = standing.rows.iter().filter_map(|row| {
        let (_, numbers) = row.teams.iter().find(|(name, _)| name == team)?;
        let wanted = numbers
            .undertaken
            .as_ref()
            .map_or_else(|| row.wanted.clone(), |number| number.figure.clone());
        Some(Row {
            name: row.name.clone(),
            wanted,
            school: numbers.clone(),
            teams: Vec::new(),
        })
    });
    let own: Vec<Row> = own.collect();
    if own.is_empty() {
        Standing::untold(target).rows
    } else {
        own
    }
}

/// How a target stands today.
pub fn state(target: &Target, shown: &[Row], year: Option<&SchoolCalendar>, today: Day) -> State {
    let time = bounds(target.period, year);
    let passed = time.map_or(Percent(0), |time| passed(time, today));
    let told: Option<Vec<bool>> = shown.iter().map(Row::is_met).collect();
    let lags = |row: &Row| {
        let has_result = row.result().is_some();
        row.bar(passed)
            .is_some_and(|bar| has_result && bar.reached < bar.today)
    };
    State {
        is_met: told.map(|rows| rows.into_iter().all(|is_met| is_met)),
        is_over: time.is_some_and(|(_, to)| to < today),
        is_behind: shown.iter().any(lags),
        passed: passed.min(ALL),
    }
}

/// A row's numbers: the result over what is wanted, and of how many.
pub fn numbers(row: &Row) -> (String, String) {
    let result = row.result().map(|(figure, _)| figure);
    match (&row.wanted, result) {
        (Figure::Reached(_, words), None) => (words.clone(), t().no_result.to_owned()),
        (Figure::Reached(_, words), Some(result)) => (words.clone(), reached(&result)),
        (Figure::Count(wanted, of), result) => {
            let shown = match result {
                Some(Figure::Count(count, _)) => number::grouped(count),
                Some(other) => number::figure(&other),
                None => "–".to_owned(),
            };
            let of = of.map(|of| fill(t().of_all, &[&number::grouped(of)]));
            (
                format!("{shown} / {}", number::grouped(*wanted)),
                of.unwrap_or_default(),
            )
        }
        (Figure::Percent(wanted), result) => {
            let (shown, behind) = match result {
                Some(Figure::Count(count, Some(of))) => {
                    let share = number::share(count, of).map(number::printed);
                    (
                        share.unwrap_or_default(),
                        format!("{}/{}", number::grouped(count), number::grouped(of)),
                    )
                }
                Some(other) => (number::figure(&other), String::new()),
                None => ("–".to_owned(), String::new()),
            };
            (format!("{shown} / {}", number::printed(*wanted)), behind)
        }
    }
}

/// Whether something was reached, with the words for it.
pub fn reached(figure: &Figure) -> String {
    match figure {
        Figure::Reached(is_reached, words) => {
            let said = if *is_reached {
                t().reached_yes
            } else {
                t().reached_no
            };
            if words.is_empty() {
                said.to_owned()
            } else {
                format!("{said} – {words}")
            }
        }
        other => number::figure(other),
    }
}

/// Numbers that others told for the same day as the one that counts, and that are not the same.
pub fn rivals(steps: &[Step]) -> Vec<&Step> {
    let same =
        |a: &Step, b: &Step| a.row == b.row && a.team == b.team && a.is_result == b.is_result;
    // Steps come with the newest first, and each person's newest word is the one they stand by.
    let stands = |at: usize| {
        !steps[..at]
            .iter()
            .any(|newer| same(newer, &steps[at]) && newer.to.by == steps[at].to.by)
    };
    let winner = |step: &Step| {
        steps
            .iter()
            .filter(|other| same(other, step))
            .max_by_key(|other| (other.to.on, other.to.at, other.to.by))
    };
    let is_rival = |at: &usize| {
        let step = &steps[*at];
        winner(step).is_some_and(|best| {
            best.to.by != step.to.by && best.to.on == step.to.on && best.to.figure != step.to.figure
        })
    };
    (0..steps.len())
        .filter(|at| stands(*at) && is_rival(at))
        .map(|at| &steps[at])
        .collect()
}

#[cfg(test)]
mod tests;
