//! How far an occurrence is: with one person, with several who do it once, with several who each do it.

use super::is_done;
use std::cell::OnceCell;

use crate::calendar::{Occurrence, occurrences};
use crate::ids::{DocId, PersonId};
use crate::log::change::ChangeId;
use crate::log::work::{Directive, Item, Stage};
use crate::progress::{About, ByItem, Progress, Standing, Written};
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
    /// To whom it was handed over, with somebody who reported on it and has it no more.
    pub handed_to: Option<PersonId>,
}

impl State {
    /// Whether there is nothing left to do.
    pub fn is_over(&self) -> bool {
        self.dropped.is_some() || self.handed_to.is_some() || is_done(self.stage)
    }

    fn of(standing: &Standing<'_>) -> Self {
        let told = |directive: &Written<Directive>| (directive.by, directive.what.text.clone());
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
            handed_to: None,
        }
    }
}

/// Everybody's progress, each ledger sorted once it is first asked for.
pub(super) struct Reading<'a> {
    progress: &'a Progress,
    sorted: Vec<OnceCell<ByItem<'a>>>,
}

/// What one person has to say of one duty.
#[derive(Clone)]
pub(super) struct Told<'i, 'a> {
    about: About<'i, 'a>,
    all: &'i [Occurrence],
    /// Days by which the last reports name occurrences that the school's calendar has moved since.
    strays: Vec<Day>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(progress: &'a Progress) -> Self {
        let sorted = progress.ledgers.iter().map(|_| OnceCell::new());
        Self {
            progress,
            sorted: sorted.collect(),
        }
    }

    /// What a person says of a duty; `None` where they have written nothing and were told nothing.
    pub(super) fn told<'i>(
        &'i self,
        person: PersonId,
        item: Item,
        all: &'i [Occurrence],
    ) -> Option<Told<'i, 'a>> {
        let ledgers = &self.progress.ledgers;
        let at = ledgers.binary_search_by_key(&person, |ledger| ledger.person);
        let at = at.ok()?;
        let about = self.sorted[at].get_or_init(|| ledgers[at].by_item());
        Some(Told::of(about.about(item), all))
    }
}

impl<'i, 'a> Told<'i, 'a> {
    fn of(about: About<'i, 'a>, all: &'i [Occurrence]) -> Self {
        // Ascending; what has no day is the only one.
        let is_day = |day: &Day| {
            let found = all.binary_search_by_key(&Some(*day), |one| one.due);
            found.is_ok()
        };
        let reports = about.reports.iter().rev();
        let days = reports.filter_map(|report| report.what.due);
        Self {
            about,
            all,
            strays: days.filter(|day| !is_day(day)).collect(),
        }
    }

    /// How far an occurrence is.
    pub(super) fn standing(&self, occurrence: Occurrence) -> Standing<'a> {
        let own = self.about.standing(occurrence.due);
        if own.report.is_some() {
            return own;
        }
        let mut strays = self.strays.iter();
        let older =
            strays.find(|day| occurrences::named(self.all, Some(**day)) == Some(&occurrence));
        older.map_or(own, |due| self.about.standing(Some(*due)))
    }

    /// How far an occurrence was that is another's now, where anything was reported on it.
    pub(super) fn left(&self, occurrence: Occurrence, handed_to: PersonId) -> Option<State> {
        let state = State::of(&self.standing(occurrence));
        state.report?;
        Some(State {
            handed_to: Some(handed_to),
            ..state
        })
    }
}

/// How far it is where it is done once, by whichever of them: as with whom it is the furthest; among those,
/// the last report counts. Files and remarks add up.
pub(super) fn once<'a>(standings: impl Iterator<Item = Standing<'a>>) -> State {
    let (mut files, mut remarks) = (0, 0);
    let mut furthest: Option<Standing<'a>> = None;
    for standing in standings {
        files += standing.files.len();
        remarks += standing.remarks.len();
        let rank = |standing: &Standing<'_>| {
            let reported = standing.report.map(|report| report.at);
            (standing.is_over(), standing.stage(), reported)
        };
        if furthest
            .as_ref()
            .is_none_or(|known| rank(known) < rank(&standing))
        {
            furthest = Some(standing);
        }
    }
    State {
        files,
        remarks,
        ..State::of(&furthest.unwrap_or_default())
    }
}

/// How far it is where each does it, and with whom it is not over: done when it is with all, begun with
/// some, dropped when all were let off; counts, files and remarks add up.
pub(super) fn each<'a>(
    standings: impl Iterator<Item = (PersonId, Standing<'a>)>,
) -> (State, Vec<PersonId>) {
    let mut sum = State {
        is_registered: true,
        ..State::default()
    };
    let (mut all, mut dropped, mut is_begun, mut open) = (0, 0, false, Vec::new());
    for (person, standing) in standings {
        all += 1;
        if !standing.is_over() {
            open.push(person);
        }
        dropped += usize::from(standing.dropped.is_some());
        is_begun |= standing.is_over() || standing.stage() != Stage::Open;
        sum.add(&standing);
        if dropped < all {
            sum.dropped = None;
        }
    }
    sum.stage = match open.len() {
        0 if 0 < all => Stage::Done,
        some if some == all && !is_begun => Stage::Open,
        _ => Stage::Doing,
    };
    (sum, open)
}

impl State {
    fn add(&mut self, standing: &Standing<'_>) {
        let counted = standing.report.and_then(|report| report.what.count);
        self.count = match (self.count, counted) {
            (Some(sum), Some(next)) => {
                Some((sum.0.saturating_add(next.0), sum.1.saturating_add(next.1)))
            }
            (sum, next) => sum.or(next),
        };
        self.files += standing.files.len();
        self.remarks += standing.remarks.len();
        self.is_registered &= standing.report.is_none_or(|report| report.is_registered);
        self.is_disputed |= standing.disputed.is_some();
        let said = |told: &Written<Directive>| (told.by, told.what.text.clone());
        if self.asked_again.is_none() {
            self.asked_again = standing.asked_again.map(said);
        }
        if self.dropped.is_none() {
            self.dropped = standing.dropped.map(said);
        }
    }
}
