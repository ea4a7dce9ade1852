//! Talk about a plan: comments on its clauses, proposed wordings, opinions with their answers, and
//! confirmations of its Editions. Read off talk documents, never stored; who may do these acts is
//! told in `permissions::talk`.
//!
//! Talk lies in documents of its own (`Act::OpenTalk`), each about one plan, with the plan's log
//! engine, batches, verdicts and sync. `log::talk::Circle` says who reads one: all drafters
//! (`Sides`), or one person with those who read opinions (`Own`, `OwnWomens`). There may be several
//! of a kind, made on devices that did not know of each other: they are simply read together.
//!
//! - [`Talk::of`] reads one document, [`Talk::merged`] puts several together.
//! - [`Talk::on`] gives the threads of a clause, [`Talk::proposals`] the proposed wordings,
//!   [`Talk::opinions`] the opinions, [`Talk::unanswered`] those that are still owed an answer,
//!   [`Talk::mentions_of`] where somebody is called on, [`Talk::confirmations`] who has read or
//!   made public which Edition.
//! - A thread is answered in its own document: deps never cross documents. A reply is a
//!   `Remark` with `thread`, an answer an `Answer`; `Close` closes and opens again; `Revert` of an
//!   own remark takes it back ([`Contribution::is_withdrawn`]).
//! - [`wording::fit`] lays a proposed wording beside the clause as it stands now.
//! - A plan is sent out by `Act::Consult` in its own log (`plan::consultation` reads the rounds);
//!   a bare `Step` to `Consulting` is refused.

mod read;
pub mod wording;

use crate::ids::{DocId, PersonId};
use crate::log::change::{ChangeId, Hash32, NodeId};
use crate::log::document::Document;
use crate::log::talk::{Circle, Confirmation, Outcome, Remark, RemarkKind};
use crate::order;
use crate::text::nfc;
use crate::time::{Day, Timestamp};

/// Everything that was said of a plan in the documents that somebody reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Talk {
    /// All threads, by the time at which they were begun.
    pub threads: Vec<Thread>,
    /// All confirmations, by time.
    pub confirmations: Vec<Confirmed>,
}

/// A remark with what followed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// The document that it lies in, and that replies to it go into.
    pub doc: DocId,
    /// Who reads it.
    pub circle: Circle,
    /// Who began that document: whose opinions it holds, where the circle is one's own.
    pub owner: PersonId,
    /// What began it.
    pub first: Contribution,
    /// What followed, in the derived order.
    pub replies: Vec<Contribution>,
    /// The last word on whether it is closed, and others that did not know of it; the last first.
    pub closings: Vec<Closing>,
}

/// A remark, with what was answered to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The change that brought it.
    pub change: ChangeId,
    /// Who said it.
    pub author: PersonId,
    /// When, by the device's clock.
    pub at: Timestamp,
    /// What was said.
    pub remark: Remark,
    /// The answers to it, the last in the derived order first.
    pub answers: Vec<Answer>,
    /// Whether the server has taken it.
    pub is_registered: bool,
    /// Whether its author has taken it back.
    pub is_withdrawn: bool,
}

/// What somebody made of an opinion or a proposed wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The change that brought it.
    pub change: ChangeId,
    /// Who answered.
    pub by: PersonId,
    /// When, by the device's clock.
    pub at: Timestamp,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The words.
    pub text: String,
    /// Whether the server has taken it.
    pub is_registered: bool,
    /// Whether no later answer knew of this one. Two such that differ are for people to settle.
    pub is_current: bool,
}

/// A word on whether a thread is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// The change that brought it.
    pub change: ChangeId,
    /// Who said so.
    pub by: PersonId,
    /// When, by the device's clock.
    pub at: Timestamp,
    /// Closed, or opened again.
    pub closed: bool,
    /// Whether the server has taken it.
    pub is_registered: bool,
}

/// A confirmation of an Edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// The document that it lies in.
    pub doc: DocId,
    /// The change that brought it.
    pub change: ChangeId,
    /// Who confirms.
    pub by: PersonId,
    /// When, by the device's clock.
    pub at: Timestamp,
    /// Hash of the content of the Edition.
    pub edition: Hash32,
    /// What.
    pub what: Confirmation,
    /// Whether the server has taken it.
    pub is_registered: bool,
    /// How many changes of its document lie in its past at the longest: what was written knowing of
    /// another has more.
    pub rank: u32,
    /// Whether no later confirmation in its document knew of this one.
    pub is_last: bool,
}

impl Talk {
    /// What was said in one document; nothing in one that is no talk.
    pub fn of(document: &Document) -> Self {
        read::read(document)
    }

    /// What was said in several.
    pub fn merged(talks: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::default();
        for talk in talks {
            all.threads.extend(talk.threads);
            all.confirmations.extend(talk.confirmations);
        }
        order::sort_by_key(&mut all.threads, |thread| {
            (thread.first.at, thread.doc, thread.first.change)
        });
        order::sort_by_key(&mut all.confirmations, |one| (one.at, one.doc, one.change));
        all
    }

    /// The threads on a clause; on the plan as a whole for `None`.
    pub fn on(&self, node: Option<NodeId>) -> impl Iterator<Item = &Thread> {
        let threads = self.threads.iter();
        threads.filter(move |thread| thread.node() == node)
    }

    /// The thread that a remark began or belongs to.
    pub fn thread(&self, doc: DocId, remark: ChangeId) -> Option<&Thread> {
        let mut threads = self.threads.iter();
        threads.find(|thread| thread.doc == doc && thread.all().any(|one| one.change == remark))
    }

    /// The proposed wordings that were not taken back, each with its thread.
    pub fn proposals(&self) -> impl Iterator<Item = (&Thread, &Contribution)> {
        let all = self.threads.iter();
        let all = all.flat_map(|thread| thread.all().map(move |one| (thread, one)));
        all.filter(|(_, one)| one.is_wording() && !one.is_withdrawn)
    }

    /// What people who were asked think of the plan, where they have not taken it back.
    pub fn opinions(&self) -> impl Iterator<Item = &Thread> {
        let threads = self.threads.iter();
        threads.filter(|thread| thread.is_opinion() && !thread.first.is_withdrawn)
    }

    /// The opinions that the server has taken, with no answer that it has taken.
    pub fn unanswered(&self) -> impl Iterator<Item = &Thread> {
        self.opinions()
            .filter(|thread| thread.first.is_registered && !thread.first.is_answered())
    }

    /// The remarks that call on somebody, each with its thread.
    pub fn mentions_of(&self, person: PersonId) -> impl Iterator<Item = (&Thread, &Contribution)> {
        let all = self.threads.iter();
        let all = all.flat_map(|thread| thread.all().map(move |one| (thread, one)));
        all.filter(move |(_, one)| one.remark.mentions.contains(&person) && !one.is_withdrawn)
    }

    /// The confirmations of one Edition, by the hash of its content.
    pub fn confirmations_of(&self, edition: Hash32) -> impl Iterator<Item = &Confirmed> {
        let all = self.confirmations.iter();
        all.filter(move |one| one.edition == edition)
    }

    /// Since when an Edition is public, as those have noted who made it so: the earliest day.
    pub fn public_since(&self, edition: Hash32) -> Option<Day> {
        let since = self
            .confirmations_of(edition)
            .filter_map(|one| match &one.what {
                Confirmation::Publicised { from, .. } => Some(*from),
                _ => None,
            });
        since.min()
    }

    /// Whether a person has confirmed to have seen an Edition made public.
    pub fn has_seen_public(&self, person: PersonId, edition: Hash32) -> bool {
        self.confirmations_of(edition)
            .any(|one| one.by == person && one.what == Confirmation::SeenPublic)
    }

    /// Whether a person has confirmed to have read an Edition.
    pub fn has_read(&self, person: PersonId, edition: Hash32) -> bool {
        self.confirmations_of(edition)
            .any(|one| one.by == person && one.what == Confirmation::Read)
    }
}

impl Thread {
    /// The clause that it is about; `None` for the plan as a whole.
    pub fn node(&self) -> Option<NodeId> {
        self.first.remark.node
    }

    /// What began it, then the replies.
    pub fn all(&self) -> impl Iterator<Item = &Contribution> {
        std::iter::once(&self.first).chain(&self.replies)
    }

    /// Whether it is closed: the last word in the derived order counts.
    pub fn is_closed(&self) -> bool {
        self.closings.first().is_some_and(|last| last.closed)
    }

    /// Whether people closed and opened it without knowing of each other.
    pub fn is_disputed(&self) -> bool {
        self.closings
            .iter()
            .any(|one| one.closed != self.closings[0].closed)
    }

    /// Whether it is an opinion of somebody who was asked: said in a document of their own.
    pub fn is_opinion(&self) -> bool {
        self.circle.is_own() && self.first.remark.kind != RemarkKind::Comment
    }
}

impl Contribution {
    /// Whether it proposes another text.
    pub fn is_wording(&self) -> bool {
        matches!(self.remark.kind, RemarkKind::Wording { .. })
    }

    /// Whether the server has taken an answer to it.
    pub fn is_answered(&self) -> bool {
        self.answers.iter().any(|answer| answer.is_registered)
    }

    /// The answer that counts: the last in the derived order.
    pub fn answer(&self) -> Option<&Answer> {
        self.answers.first()
    }

    /// Whether the one answer that counts is just this one already: saying it again would add nothing.
    pub fn is_told(&self, by: PersonId, outcome: Outcome, text: &str) -> bool {
        let mut current = self.answers.iter().filter(|answer| answer.is_current);
        let says = |answer: &Answer| {
            answer.by == by && answer.outcome == outcome && answer.text == nfc(text)
        };
        current.next().is_some_and(says) && current.next().is_none()
    }

    /// Whether people answered differently without knowing of each other.
    pub fn is_disputed(&self) -> bool {
        let mut current = self.answers.iter().filter(|answer| answer.is_current);
        let first = current.next();
        current.any(|other| first.is_some_and(|first| first.outcome != other.outcome))
    }
}

#[cfg(test)]
mod tests;
