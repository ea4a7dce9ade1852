//! How far a target is: the latest number of each row and team, the teams' shares added up, the
//! school's own number, which wins over them, and what each number was before.

use crate::ids::PersonId;
use crate::log::target::{Figure, Measure, Percent, Target, TargetId};
use crate::log::work::Tally;
use crate::order::sort_by_key;
use crate::targets::arithmetic::fits;
use crate::targets::number::{ALL, share};
use crate::time::{Day, Timestamp};

/// What somebody said of a target's number.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// What.
    pub tally: &'a Tally,
    /// Who.
    pub by: PersonId,
    /// When it was entered.
    pub at: Timestamp,
}

/// How far a target is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// One row for most targets, several for those with several numbers.
    pub rows: Vec<Row>,
}

/// A number that is to be reached, and who reached how much of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name; empty for the target's main number.
    pub name: String,
    /// How much is to be reached.
    pub wanted: Figure,
    /// What was said for the whole school.
    pub school: Numbers,
    /// What was said for each team, by name.
    pub teams: Vec<(String, Numbers)>,
}

/// The latest numbers of a team or of the school.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    /// What it undertakes to reach.
    pub undertaken: Option<Number>,
    /// What it has reached.
    pub reached: Option<Number>,
}

/// A number and who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The number.
    pub figure: Figure,
    /// As it stood on this day.
    pub on: Day,
    /// Who said it.
    pub by: PersonId,
    /// When it was entered.
    pub at: Timestamp,
    /// In their words.
    pub note: String,
}

/// A number that took the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which row; empty for the main number.
    pub row: String,
    /// Which team; empty for the school.
    pub team: String,
    /// Reached, or undertaken.
    pub is_result: bool,
    /// What it was.
    pub from: Option<Figure>,
    /// What it is since.
    pub to: Number,
}

/// Where a row's result comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The school's own number.
    School,
    /// The teams' numbers, added up.
    Teams,
}

/// A bar: three places on a line from nothing to everything that there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// How far it is filled: what was reached.
    pub reached: Percent,
    /// What is to be reached.
    pub wanted: Percent,
    /// Where one should be today.
    pub today: Percent,
}

impl Standing {
    /// How far a target is by what was said of it, in any order.
    pub fn of(id: TargetId, target: &Target, said: &[Said<'_>]) -> Self {
        let mut said: Vec<Said<'_>> = said
            .iter()
            .filter(|one| one.tally.target == id)
            .copied()
            .collect();
        sort_by_key(&mut said, |one| (one.tally.on, one.at, one.by));
        let mut rows = Self::untold(target).rows;
        for one in said {
            // A row that the target no longer has is history, not result.
            if let Some(row) = rows.iter_mut().find(|row| row.name == one.tally.row) {
                row.put(one);
            }
        }
        for row in &mut rows {
            sort_by_key(&mut row.teams, |(team, _)| team.clone());
        }
        Self { rows }
    }

    /// A target of which nothing was said.
    pub fn untold(target: &Target) -> Self {
        let rows = wanted(&target.measure).into_iter();
        let rows = rows.map(|(name, wanted)| Row::new(name, wanted)).collect();
        Self { rows }
    }

    /// Whether all of it is reached; `None` while a row has no result.
    pub fn is_met(&self) -> Option<bool> {
        let rows: Option<Vec<bool>> = self.rows.iter().map(Row::is_met).collect();
        rows.map(|rows| rows.into_iter().all(|is_met| is_met))
    }
}

impl Row {
    fn new(name: String, wanted: Figure) -> Self {
        Self {
            name,
            wanted,
            school: Numbers::default(),
            teams: Vec::new(),
        }
    }

    fn put(&mut self, said: Said<'_>) {
        let team = &said.tally.team;
        let numbers = if team.is_empty() {
            &mut self.school
        } else {
            let known = self.teams.iter().position(|(name, _)| name == team);
            let at = known.unwrap_or_else(|| {
                self.teams.push((team.clone(), Numbers::default()));
                self.teams.len() - 1
            });
            &mut self.teams[at].1
        };
        let number = Some(Number::of(said));
        if said.tally.is_result {
            numbers.reached = number;
        } else {
            numbers.undertaken = number;
        }
    }

    /// What the teams undertake, added up; `None` where nobody did, or shares cannot be added.
    pub fn undertaken(&self) -> Option<Figure> {
        sum(self
            .teams
            .iter()
            .filter_map(|(_, numbers)| numbers.undertaken.as_ref()))
    }

    /// What the teams reached, added up; `None` where nobody said, or shares cannot be added.
    pub fn reached_by_teams(&self) -> Option<Figure> {
        sum(self
            .teams
            .iter()
            .filter_map(|(_, numbers)| numbers.reached.as_ref()))
    }

    /// The result: the school's own number, else that of the teams.
    pub fn result(&self) -> Option<(Figure, Source)> {
        let own = self
            .school
            .reached
            .as_ref()
            .map(|number| (number.figure.clone(), Source::School));
        own.or_else(|| {
            self.reached_by_teams()
                .map(|figure| (figure, Source::Teams))
        })
    }

    /// The teams' sum where the school's own number is another one.
    pub fn difference(&self) -> Option<Figure> {
        let own = &self.school.reached.as_ref()?.figure;
        let teams = self.reached_by_teams()?;
        (!is_same(own, &teams)).then_some(teams)
    }

    /// Whether the result is what was wanted; `None` while there is none, or the two are not of a kind.
    pub fn is_met(&self) -> Option<bool> {
        let (result, _) = self.result()?;
        match (&self.wanted, &result) {
            (Figure::Reached(..), Figure::Reached(is_reached, _)) => Some(*is_reached),
            (Figure::Count(wanted, of), Figure::Count(count, all))
                if all.is_none() || of.is_none() || all == of =>
            {
                Some(wanted <= count)
            }
            (wanted, result) => Some(as_share(wanted)? <= as_share(result)?),
        }
    }

    /// The row as a bar, when so much of its time has passed; `None` for what has no number.
    pub fn bar(&self, passed: Percent) -> Option<Bar> {
        let base = match self.wanted {
            Figure::Count(count, of) => Some(of.unwrap_or(count)),
            Figure::Percent(_) => None,
            Figure::Reached(..) => return None,
        };
        let place = |figure: &Figure| {
            let share = match (figure, base) {
                (Figure::Count(count, None), Some(base)) => share(*count, base),
                _ => as_share(figure),
            };
            share.unwrap_or_default().min(ALL)
        };
        // A count of nothing in particular fills the line when it is reached.
        let wanted = if matches!(self.wanted, Figure::Count(_, None)) {
            ALL
        } else {
            place(&self.wanted)
        };
        let reached = self.result().map(|(result, _)| match (&result, base) {
            (Figure::Count(count, _), Some(base))
                if matches!(self.wanted, Figure::Count(_, None)) =>
            {
                share(*count, base).unwrap_or_default().min(ALL)
            }
            _ => place(&result),
        });
        Some(Bar {
            reached: reached.unwrap_or_default(),
            wanted,
            today: Percent(wanted.0 * passed.0.min(ALL.0) / ALL.0),
        })
    }
}

impl Number {
    fn of(said: Said<'_>) -> Self {
        Self {
            figure: said.tally.figure.clone(),
            on: said.tally.on,
            by: said.by,
            at: said.at,
            note: said.tally.note.clone(),
        }
    }
}

/// The numbers of a target, the main one first.
pub fn wanted(measure: &Measure) -> Vec<(String, Figure)> {
    let main = |figure| (String::new(), figure);
    match measure {
        Measure::Fraction { count, of } => vec![main(Figure::Count(*count, Some(*of)))],
        Measure::Subset {
            count,
            of,
            part,
            name,
        } => vec![
            main(Figure::Count(*count, Some(*of))),
            (name.clone(), Figure::Count(*part, Some(*count))),
        ],
        Measure::Percent(share) | Measure::Participation(share) => {
            vec![main(Figure::Percent(*share))]
        }
        Measure::Percents(rows) => {
            let row = |(name, share): &(String, Percent)| (name.clone(), Figure::Percent(*share));
            rows.iter().map(row).collect()
        }
        Measure::Levels(rows) => {
            let row = |(name, count): &(String, u32)| (name.clone(), Figure::Count(*count, None));
            rows.iter().map(row).collect()
        }
        Measure::Prizes {
            count,
            prizes,
            prize,
        } => vec![
            main(Figure::Count(*count, None)),
            (prize.clone(), Figure::Count(*prizes, None)),
        ],
        Measure::Title(words) | Measure::Grade(words) => {
            vec![main(Figure::Reached(true, words.clone()))]
        }
        Measure::Outputs { count, .. } => vec![main(Figure::Count(*count, None))],
        // For each of something: how many of them had their share; otherwise how often it was.
        Measure::AtLeast { each, .. } if !each.is_empty() => vec![main(Figure::Percent(ALL))],
        Measure::AtLeast { times, .. } => vec![main(Figure::Count(*times, None))],
        Measure::Qualitative => vec![main(Figure::Reached(true, String::new()))],
    }
}

/// What each number of a target was before, the newest first.
pub fn history(id: TargetId, said: &[Said<'_>]) -> Vec<Step> {
    let mut said: Vec<Said<'_>> = said
        .iter()
        .filter(|one| one.tally.target == id)
        .copied()
        .collect();
    sort_by_key(&mut said, |one| (one.at, one.by));
    let mut steps: Vec<Step> = Vec::new();
    for one in said {
        let Tally {
            row,
            team,
            is_result,
            ..
        } = one.tally;
        let is_same =
            |step: &&Step| step.row == *row && step.team == *team && step.is_result == *is_result;
        let before = steps.iter().rev().find(is_same);
        steps.push(Step {
            row: row.clone(),
            team: team.clone(),
            is_result: *is_result,
            from: before.map(|step| step.to.figure.clone()),
            to: Number::of(one),
        });
    }
    steps.reverse();
    steps
}

/// Counts add up; shares of unknown numbers do not, nor do titles.
fn sum<'a>(numbers: impl Iterator<Item = &'a Number>) -> Option<Figure> {
    let mut total: Option<(u32, Option<u32>)> = None;
    for number in numbers {
        let Figure::Count(count, of) = number.figure else {
            return None;
        };
        total = Some(match total {
            None => (count, of),
            Some((sum, all)) => (
                sum.saturating_add(count),
                all.zip(of).map(|(all, of)| all.saturating_add(of)),
            ),
        });
    }
    total.map(|(count, of)| Figure::Count(count, of))
}

fn as_share(figure: &Figure) -> Option<Percent> {
    match figure {
        Figure::Count(count, Some(of)) => share(*count, *of),
        Figure::Percent(share) => Some(*share),
        Figure::Count(_, None) | Figure::Reached(..) => None,
    }
}

fn is_same(own: &Figure, teams: &Figure) -> bool {
    match (own, teams) {
        (Figure::Count(a, all), Figure::Count(b, of)) => {
            a == b && (all.is_none() || of.is_none() || all == of)
        }
        (Figure::Percent(share), Figure::Count(count, Some(of))) => fits(*share, *count, *of),
        _ => own == teams,
    }
}

#[cfg(test)]
mod tests;
