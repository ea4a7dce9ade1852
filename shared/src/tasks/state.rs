//! How far an occurrence is: with one person, with several who do it once, with several who each do it.

use super::is_done;
use crate::calendar::{Occurrence, occurrences};
use crate::ids::{DocId, PersonId};
use crate::log::change::ChangeId;
use crate::log::work::{Item, Stage};
use crate::progress::{Ledger, Progress, Standing};
use crate::time::{Day, Timestamp};

/// How far an occurrence is, and what was said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// How far it is.
    pub stage: Stage,
    /// How many were reached, of how many.
    pub count: Option<(u32, u32)>,
    /// What was noted.
    pub note: String,
    /// Who reported last, and when.
    pub reported: Option<(PersonId, Timestamp)>,
    /// That report, by its document and change, to be taken back by its author.
    pub report: Option<(DocId, ChangeId)>,
    /// Whether the server has that report.
    pub is_registered: bool,
    /// Whether reports differ whose authors did not know of each other.
    pub is_disputed: bool,
    /// How many files prove it.
    pub files: usize,
    /// That it was asked for again, by whom and in which words.
    pub asked_again: Option<(PersonId, String)>,
    /// That it need not be done, by whom and why.
    pub dropped: Option<(PersonId, String)>,
    /// How many remarks were made on it.
    pub remarks: usize,
}

impl State {
    /// Whether there is nothing left to do.
    pub fn is_over(&self) -> bool {
        self.dropped.is_some() || is_done(self.stage)
    }

    fn of(standing: &Standing<'_>) -> Self {
        let told = |directive: &crate::progress::Written<crate::log::work::Directive>| {
            (directive.by, directive.what.text.clone())
        };
        let report = standing.report;
        Self {
            stage: standing.stage(),
            count: report.and_then(|report| report.what.count),
            note: report
                .map(|report| report.what.note.clone())
                .unwrap_or_default(),
            reported: report.map(|report| (report.by, report.at)),
            report: report.map(|report| (report.doc, report.change)),
            is_registered: report.is_none_or(|report| report.is_registered),
            is_disputed: standing.disputed.is_some(),
            files: standing.files.len(),
            asked_again: standing.asked_again.map(told),
            dropped: standing.dropped.map(told),
            remarks: standing.remarks.len(),
        }
    }
}

/// How far an occurrence is with one person.
pub(super) fn of(ledger: &Ledger, item: Item, occurrence: Occurrence, all: &[Occurrence]) -> State {
    let own = ledger.standing(item, occurrence.due);
    let older = if own.report.is_some() {
        None
    } else {
        earlier_name(ledger, item, occurrence, all)
    };
    match older {
        Some(due) => State::of(&ledger.standing(item, Some(due))),
        None => State::of(&own),
    }
}

/// The day by which a report names this occurrence that the school's calendar has moved since.
fn earlier_name(
    ledger: &Ledger,
    item: Item,
    occurrence: Occurrence,
    all: &[Occurrence],
) -> Option<Day> {
    let reports = ledger.reports.iter().rev();
    let mut days =
        reports.filter_map(|report| (report.what.item == item).then_some(report.what.due)?);
    days.find(|day| {
        let is_day_of_another = all.iter().any(|other| other.due == Some(*day));
        !is_day_of_another && occurrences::named(all, Some(*day)) == Some(&occurrence)
    })
}

/// How far an occurrence is with each of some people.
pub(super) fn all(
    progress: &Progress,
    people: &[PersonId],
    item: Item,
    occurrence: Occurrence,
    all: &[Occurrence],
) -> Vec<(PersonId, State)> {
    let state = |person: &PersonId| {
        let ledger = progress.ledger(*person);
        let state = ledger.map(|ledger| of(ledger, item, occurrence, all));
        (*person, state.unwrap_or_default())
    };
    people.iter().map(state).collect()
}

/// How far it is where it is done once, by whichever of them: as with whom it is the furthest; among those,
/// the last report counts. Files and remarks add up.
pub(super) fn once(states: impl Iterator<Item = State>) -> State {
    let (mut files, mut remarks) = (0, 0);
    let mut furthest: Option<State> = None;
    for state in states {
        files += state.files;
        remarks += state.remarks;
        let rank = |state: &State| {
            (
                state.is_over(),
                state.stage,
                state.reported.map(|said| said.1),
            )
        };
        if furthest
            .as_ref()
            .is_none_or(|known| rank(known) < rank(&state))
        {
            furthest = Some(state);
        }
    }
    State {
        files,
        remarks,
        ..furthest.unwrap_or_default()
    }
}

/// How far it is where each does it: done with all, begun with some, and the counts added up.
pub(super) fn each(states: impl Iterator<Item = State>) -> State {
    let states: Vec<State> = states.collect();
    let over = states.iter().filter(|state| state.is_over()).count();
    let counts = states.iter().filter_map(|state| state.count);
    let count =
        counts.reduce(|sum, next| (sum.0.saturating_add(next.0), sum.1.saturating_add(next.1)));
    let is_begun = states
        .iter()
        .any(|state| state.stage != Stage::Open || state.is_over());
    State {
        stage: match over {
            0 if !is_begun => Stage::Open,
            all if all == states.len() => Stage::Done,
            _ => Stage::Doing,
        },
        count,
        files: states.iter().map(|state| state.files).sum(),
        remarks: states.iter().map(|state| state.remarks).sum(),
        is_registered: states.iter().all(|state| state.is_registered),
        ..State::default()
    }
}
