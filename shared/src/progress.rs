//! What people report of their duties, count towards targets and enter in registers, and what those who
//! give duties say of it. Read off progress documents, never stored; who may write them is told in
//! `permissions::work`.
//!
//! Each document holds the progress of one person on one plan (`Act::OpenWork`). There may be several
//! of a person, begun on devices that did not know of each other: they are read together.
//!
//! - [`Progress::of`] reads one document, [`Progress::merged`] puts several together.
//! - [`Progress::ledger`] gives a person's [`Ledger`], whose [`Ledger::standing`] says how far an
//!   occurrence of a duty is; `tasks` puts duties, people and standings together.
//! - [`charged::people`] says which persons a body, an office or a team means.
//! - A report of the same occurrence takes the place of those before it; files add up; a `Revert` of an own
//!   entry takes it back, and it is read no more.

pub mod charged;
mod read;
mod standing;

use crate::ids::{DocId, PersonId};
use crate::log::change::ChangeId;
use crate::log::document::Document;
use crate::log::duty::{Duty, DutyId};
use crate::log::target::TargetId;
use crate::log::work::{Attachment, Directive, Entry, Item, Judgement, Order, Report, Tally};
use crate::time::Timestamp;

pub use standing::Standing;

/// What several people report on a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// By person, each once.
    pub ledgers: Vec<Ledger>,
}

/// What one person reports on a plan, and what they are told. Each list is in the order in which
/// it was written, without what was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Whose duties they are.
    pub person: PersonId,
    /// How far something is.
    pub reports: Vec<Written<Report>>,
    /// What proves it.
    pub files: Vec<Written<Attachment>>,
    /// What those who give duties say.
    pub directives: Vec<Written<Directive>>,
    /// Numbers of targets.
    pub tallies: Vec<Written<Tally>>,
    /// Entries in registers.
    pub entries: Vec<Written<Entry>>,
    /// What became of them.
    pub judgements: Vec<Written<Judgement>>,
}

/// Something that somebody wrote into a progress document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// The document that it lies in.
    pub doc: DocId,
    /// The change that brought it.
    pub change: ChangeId,
    /// Who wrote it.
    pub by: PersonId,
    /// When, by the device's clock; not before what its author had seen.
    pub at: Timestamp,
    /// The how-many-eth entry of its document it is.
    pub nth: u32,
    /// Whether the server has taken it.
    pub is_registered: bool,
    /// Changes of the same document that its author had not seen, and that are about the same.
    pub unseen: Vec<ChangeId>,
    /// What.
    pub what: T,
}

impl Progress {
    /// What is told in one document; nothing in one that holds no progress.
    pub fn of(document: &Document) -> Self {
        let ledgers = read::ledger(document).into_iter().collect();
        Self { ledgers }
    }

    /// What is told in several.
    pub fn merged(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::default();
        for ledger in parts.into_iter().flat_map(|part| part.ledgers) {
            match all
                .ledgers
                .iter_mut()
                .find(|known| known.person == ledger.person)
            {
                Some(known) => known.take(ledger),
                None => all.ledgers.push(ledger),
            }
        }
        crate::order::sort_by_key(&mut all.ledgers, |ledger| ledger.person);
        all
    }

    /// What one person reports.
    pub fn ledger(&self, person: PersonId) -> Option<&Ledger> {
        self.ledgers.iter().find(|ledger| ledger.person == person)
    }

    /// Who took over a duty of the plan, and has it still.
    pub fn takers(&self, duty: DutyId) -> impl Iterator<Item = PersonId> {
        let has = move |ledger: &&Ledger| ledger.holds(Item::Planned(duty)) == Some(true);
        self.ledgers.iter().filter(has).map(|ledger| ledger.person)
    }

    /// All numbers of a target, with who answers for them, in the order of their time.
    pub fn tallies_of(&self, target: TargetId) -> Vec<(PersonId, &Written<Tally>)> {
        let all = self.ledgers.iter();
        let all = all.flat_map(|ledger| ledger.tallies.iter().map(|tally| (ledger.person, tally)));
        let mut found: Vec<_> = all
            .filter(|(_, tally)| tally.what.target == target)
            .collect();
        crate::order::sort_by_key(&mut found, |(_, tally)| (tally.at, tally.change));
        found
    }
}

impl<T> Written<T> {
    /// Whether it comes before another entry of the same person's progress.
    fn is_before<U>(&self, other: &Written<U>) -> bool {
        (self.at, self.nth) < (other.at, other.nth)
    }
}

impl Ledger {
    fn new(person: PersonId) -> Self {
        Self {
            person,
            reports: Vec::new(),
            files: Vec::new(),
            directives: Vec::new(),
            tallies: Vec::new(),
            entries: Vec::new(),
            judgements: Vec::new(),
        }
    }

    fn take(&mut self, other: Self) {
        fn join<T>(mine: &mut Vec<Written<T>>, other: Vec<Written<T>>) {
            mine.extend(other);
            crate::order::sort_by_key(mine, |one| one.at);
        }
        join(&mut self.reports, other.reports);
        join(&mut self.files, other.files);
        join(&mut self.directives, other.directives);
        join(&mut self.tallies, other.tallies);
        join(&mut self.entries, other.entries);
        join(&mut self.judgements, other.judgements);
    }

    /// Whether something was handed to this person (`Some(true)`), or by them to another
    /// (`Some(false)`); `None` where nobody said anything of it.
    pub fn holds(&self, item: Item) -> Option<bool> {
        let mut said = self.directives.iter().rev();
        said.find_map(|told| match &told.what.order {
            Order::Take { duty, .. } => (Item::Planned(*duty) == item).then_some(true),
            Order::HandOver { item: gone, .. } => (*gone == item).then_some(false),
            Order::Give { .. } => (Item::Given(told.change) == item).then_some(true),
            _ => None,
        })
    }

    /// What was given to this person beside the plan, and is theirs still.
    pub fn given(&self) -> impl Iterator<Item = (ChangeId, &Written<Directive>, &Duty)> {
        let given = self
            .directives
            .iter()
            .filter_map(|told| match &told.what.order {
                Order::Give { duty, .. } => Some((told.change, told, duty)),
                _ => None,
            });
        given.filter(|(change, ..)| self.holds(Item::Given(*change)) == Some(true))
    }

    /// Duties of the plan that were handed to this person, and are theirs still.
    pub fn taken(&self) -> Vec<DutyId> {
        let taken = self
            .directives
            .iter()
            .filter_map(|told| match &told.what.order {
                Order::Take { duty, .. } => Some(*duty),
                _ => None,
            });
        let held = |duty: &DutyId| self.holds(Item::Planned(*duty)) == Some(true);
        let mut taken: Vec<DutyId> = taken.filter(held).collect();
        crate::order::sort(&mut taken);
        taken.dedup();
        taken
    }

    /// The entries that no later one takes the place of.
    pub fn current_entries(&self) -> impl Iterator<Item = &Written<Entry>> {
        let is_replaced = |entry: &Written<Entry>| {
            let mut all = self.entries.iter();
            all.any(|other| other.what.replaces == Some(entry.change))
        };
        self.entries.iter().filter(move |entry| !is_replaced(entry))
    }

    /// What became of an entry at last.
    pub fn judgement(&self, entry: ChangeId) -> Option<&Written<Judgement>> {
        let mut all = self.judgements.iter().rev();
        all.find(|judged| judged.what.entry == entry)
    }
}

#[cfg(test)]
mod tests;
