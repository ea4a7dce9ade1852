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
//! - [`digest`] keeps what was read in a local cache.
//! - [`charged::people`] says which persons a body, an office or a team means.
//! - A report of the same occurrence takes the place of those before it; files add up; a `Revert` of an own
//!   entry takes it back, and it is read no more.

mod by_item;
pub mod charged;
pub mod digest;
mod read;
mod standing;

use std::sync::Arc;

use crate::ids::{DocId, PersonId};
use crate::log::change::ChangeId;
use crate::log::document::Document;
use crate::log::duty::{Duty, DutyId};
use crate::log::target::TargetId;
use crate::log::work::{Attachment, Directive, Entry, Item, Judgement, Order, Report, Tally};
use crate::time::Timestamp;

pub use by_item::{About, ByItem};
pub use standing::Standing;

/// What several people report on a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// By person, ascending, each once. Shared, since whoever sees all puts them together anew with each entry.
    pub ledgers: Vec<Arc<Ledger>>,
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
    /// Changes of the same document that its author had not seen, and that are about the same; the latest of them.
    pub unseen: Vec<ChangeId>,
    /// What.
    pub what: T,
}

impl Progress {
    /// What is told in one document; nothing in one that holds no progress.
    pub fn of(document: &Document) -> Self {
        let ledgers = read::ledger(document).into_iter();
        Self {
            ledgers: ledgers.map(Arc::new).collect(),
        }
    }

    /// What is told in several.
    pub fn merged(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::default();
        for ledger in parts.into_iter().flat_map(|part| part.ledgers) {
            match all.place(ledger.person) {
                Ok(at) => Arc::make_mut(&mut all.ledgers[at]).take(&ledger),
                Err(at) => all.ledgers.insert(at, ledger),
            }
        }
        all
    }

    /// What one person reports.
    pub fn ledger(&self, person: PersonId) -> Option<&Ledger> {
        let at = self.place(person).ok()?;
        Some(&self.ledgers[at])
    }

    fn place(&self, person: PersonId) -> Result<usize, usize> {
        self.ledgers
            .binary_search_by_key(&person, |ledger| ledger.person)
    }

    /// Who took over a duty of the plan, and has it still.
    pub fn takers(&self, duty: DutyId) -> impl Iterator<Item = PersonId> {
        let has = move |ledger: &&Arc<Ledger>| ledger.holds(Item::Planned(duty)) == Some(true);
        self.ledgers.iter().filter(has).map(|ledger| ledger.person)
    }

    /// Who handed something over and has not got it back, with whom they handed it to.
    pub fn givers(&self, item: Item) -> impl Iterator<Item = (PersonId, PersonId)> {
        let gave = move |ledger: &Arc<Ledger>| Some((ledger.person, ledger.handed_to(item)?));
        self.ledgers.iter().filter_map(gave)
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

    fn take(&mut self, other: &Self) {
        fn join<T: Clone>(mine: &mut Vec<Written<T>>, other: &[Written<T>]) {
            mine.extend_from_slice(other);
            crate::order::sort_by_key(mine, |one| one.at);
        }
        join(&mut self.reports, &other.reports);
        join(&mut self.files, &other.files);
        join(&mut self.directives, &other.directives);
        join(&mut self.tallies, &other.tallies);
        join(&mut self.entries, &other.entries);
        join(&mut self.judgements, &other.judgements);
    }

    /// Whether something was handed to this person (`Some(true)`), or by them to another
    /// (`Some(false)`); `None` where nobody said anything of it.
    pub fn holds(&self, item: Item) -> Option<bool> {
        let last = self.last_handing(item)?;
        Some(!matches!(last, Order::HandOver { .. }))
    }

    /// To whom this person handed something over, if they have not got it back.
    pub fn handed_to(&self, item: Item) -> Option<PersonId> {
        match self.last_handing(item)? {
            Order::HandOver { to, .. } => Some(*to),
            _ => None,
        }
    }

    fn last_handing(&self, item: Item) -> Option<&Order> {
        let mut said = self.directives.iter().rev();
        said.find_map(|told| {
            let order = &told.what.order;
            let of = match order {
                Order::Take { duty, .. } => Item::Planned(*duty),
                Order::HandOver { item, .. } => *item,
                Order::Give { .. } => Item::Given(told.change),
                _ => return None,
            };
            (of == item).then_some(order)
        })
    }

    /// What was given to this person beside the plan, and is theirs still.
    pub fn given(&self) -> impl Iterator<Item = (ChangeId, &Written<Directive>, &Duty)> {
        let given = self.ever_given();
        given.filter(|(change, ..)| self.holds(Item::Given(*change)) == Some(true))
    }

    /// What was given to this person beside the plan, what they have handed over since too.
    pub fn ever_given(&self) -> impl Iterator<Item = (ChangeId, &Written<Directive>, &Duty)> {
        let all = self.directives.iter();
        all.filter_map(|told| match &told.what.order {
            Order::Give { duty, .. } => Some((told.change, told, duty)),
            _ => None,
        })
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
