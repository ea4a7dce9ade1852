//! A document: the changes that are here and the state that they amount to. `apply` and `commit`
//! are the only ways to change it. What can be read of it is in `document::reading`, what a batch
//! altered in `document::applied`; acts are made in `edit`.

mod applied;
mod entry;
mod fork;
mod reading;
mod refold;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::ids::{DocId, ReplicaId};
use crate::time::Timestamp;

use super::causal::{Ix, Past};
use super::change::{Act, Change, ChangeId, NodeId};
use super::check::Check;
use super::codec;
use super::record::{Log, Void};
use super::state::{Rest, State};
use super::verdict::Verdict;
use super::waiting::Waiting;

use applied::Before;
use entry::same;

pub use applied::{Applied, Splice};
pub use entry::{Author, CommitError, Version};

pub use super::entry::Entry;
pub use reading::{Caret, FieldValue, Formal, Kind, NodeState, Said, Span, Stamped, Status};

/// Most changes of one document (rule 4 of the log).
pub const MAX_CHANGES: usize = 200_000;

/// What a batch of entries asks for beside folding the new ones.
#[derive(Default)]
struct Intake {
    /// What was folded must be folded anew.
    stale: bool,
    /// Changes that the server judged, instead of others with their ids.
    replaced: BTreeMap<ChangeId, (Entry, Verdict)>,
}

/// One document: its log and its state.
#[derive(Debug, Clone)]
pub struct Document {
    id: DocId,
    log: Log,
    state: State,
    waiting: Waiting<(Entry, Verdict)>,
}

impl Document {
    /// A document without changes.
    pub fn new(id: DocId) -> Self {
        Self {
            id,
            log: Log::default(),
            state: State::default(),
            waiting: Waiting::default(),
        }
    }

    /// Its name.
    pub fn id(&self) -> DocId {
        self.id
    }

    /// Tells who writes as a replica. Say so before applying its changes: undo works for a person.
    pub fn bind(&mut self, replica: ReplicaId, author: Author) {
        let known = self.log.causal.author_of(replica);
        self.log.causal.bind(replica, author);
        if known != Some(author) && 1 < self.log.causal.next_seq(replica) {
            self.refold_if_reverted(&mut Applied::default());
        }
    }

    /// Takes changes with what the server said of them, in any order; those that are here already
    /// are harmless, those whose past is not complete wait.
    pub fn apply(&mut self, entries: Vec<(Entry, Verdict)>) -> Applied {
        let mut applied = Applied::default();
        let first = self.log.len();
        self.log.reserve(entries.len());
        let mut intake = Intake::default();
        for (entry, verdict) in entries {
            self.take(entry, verdict, &mut intake, &mut applied);
        }
        if !intake.replaced.is_empty() {
            self.replace(intake.replaced, &mut applied);
        } else if intake.stale {
            self.refold(&mut applied);
        } else {
            self.fold_from(first, &mut applied);
        }
        applied.waiting = self.waiting.len();
        applied
    }

    /// Takes one change as [`Document::apply`] does, for those who show nothing: what became different
    /// is not found out, which for a split costs as much as its whole text.
    pub fn append(&mut self, entry: Entry, verdict: Verdict) {
        let first = self.log.len();
        let (mut intake, mut applied) = (Intake::default(), Applied::default());
        self.take(entry, verdict, &mut intake, &mut applied);
        if !intake.replaced.is_empty() {
            self.replace(intake.replaced, &mut applied);
        } else if intake.stale {
            self.check_all();
            self.fold_all();
        } else {
            self.fold_silently(first);
        }
    }

    /// Gives back memory that growing left unused: for copies that are kept open and mostly read.
    pub fn shrink(&mut self) {
        self.log.shrink();
        self.state.shrink();
    }

    /// Writes a local act as `replica`, which nobody else writes as.
    pub fn commit(
        &mut self,
        replica: ReplicaId,
        at: Timestamp,
        act: Act,
    ) -> Result<(Change, Applied), CommitError> {
        let change = self.draft(replica, at, act);
        codec::check(&change)?;
        match self.void_of(&change) {
            Some(Void::Groundless) => return Err(CommitError::RestsOnVoid),
            Some(_) => return Err(CommitError::Malformed),
            None if MAX_CHANGES <= self.len() => return Err(CommitError::Full),
            None => {}
        }
        let applied = self.apply(vec![(Entry::Known(change.clone()), Verdict::Pending)]);
        Ok((change, applied))
    }

    /// The change that `replica` would make of an act now, in whole seconds. Where more heads stand open than a change
    /// may name, it names as many as it may, and the replica's next changes name the others.
    fn draft(&self, replica: ReplicaId, at: Timestamp, act: Act) -> Change {
        let id = ChangeId {
            replica,
            seq: self.next_seq(replica),
        };
        let heads = self.heads().into_iter();
        Change {
            id,
            deps: heads
                .filter(|head| head.replica != replica)
                .take(codec::MAX_DEPS)
                .collect(),
            at: at.whole_second(),
            act,
        }
    }

    /// Records what the server said of changes that are here. A refusal folds the document anew.
    pub fn judge(&mut self, verdicts: &[(ChangeId, Verdict)]) -> Applied {
        let mut applied = Applied::default();
        let mut stale = false;
        for (id, verdict) in verdicts {
            if let Some(ix) = self.log.causal.find(*id) {
                stale |= self.judge_one(ix, *verdict);
            } else if let Some((_, waiting)) = self.waiting.get_mut(*id) {
                *waiting = *verdict;
            }
        }
        if stale {
            self.refold(&mut applied);
        }
        applied.waiting = self.waiting.len();
        applied
    }

    /// Tells whether the state must be folded anew.
    fn judge_one(&mut self, ix: Ix, verdict: Verdict) -> bool {
        let record = self.log.record_mut(ix);
        if verdict == Verdict::Pending || record.verdict == verdict {
            return false;
        }
        record.verdict = verdict;
        match (verdict, record.void) {
            (_, Some(Void::Refused | Void::Withheld)) => false,
            (Verdict::Refused(_), was) => {
                record.void = Some(Void::Refused);
                was.is_none()
            }
            (_, was) => was == Some(Void::Fork),
        }
    }

    /// Takes one entry and what waited for it.
    fn take(&mut self, entry: Entry, verdict: Verdict, intake: &mut Intake, applied: &mut Applied) {
        let mut open = self.take_one(entry, verdict, intake, applied);
        while let Some((entry, verdict)) = open.pop() {
            open.extend(self.take_one(entry, verdict, intake, applied));
        }
    }

    /// Takes one entry. Gives what waited for it.
    fn take_one(
        &mut self,
        entry: Entry,
        verdict: Verdict,
        intake: &mut Intake,
        applied: &mut Applied,
    ) -> Vec<(Entry, Verdict)> {
        let id = entry.id();
        if let Some(ix) = self.log.causal.find(id) {
            self.meet_again(ix, entry, verdict, intake, applied);
        } else if MAX_CHANGES <= self.len() {
            applied.overflow += 1;
        } else if let Some(missing) = self.log.causal.first_missing(id, entry.deps()) {
            self.park(missing, entry, verdict, applied);
        } else if 0 < id.seq {
            self.enter(entry, verdict, applied);
            return self.waiting.wake(id);
        }
        Vec::new()
    }

    fn park(&mut self, missing: ChangeId, entry: Entry, verdict: Verdict, applied: &mut Applied) {
        let id = entry.id();
        match self.waiting.get_mut(id) {
            Some((known, said)) if same(known, &entry) => {
                if *said == Verdict::Pending {
                    *said = verdict;
                }
            }
            Some((known, said)) if *said == Verdict::Pending && verdict != Verdict::Pending => {
                (*known, *said) = (entry, verdict);
            }
            Some(_) => applied.forks.push(id),
            None => self.waiting.park(id, missing, (entry, verdict)),
        }
    }

    fn enter(&mut self, entry: Entry, verdict: Verdict, applied: &mut Applied) {
        let id = entry.id();
        self.log.causal.enter(id, entry.deps());
        match entry {
            Entry::Withheld { at, act, .. } => self.log.push_withheld(at, verdict, act),
            Entry::Known(change) => {
                let void = if let Verdict::Refused(_) = verdict {
                    Some(Void::Refused)
                } else {
                    let past = self.log.causal.latest_past();
                    let log = &self.log;
                    Check { log, past }.act(&change.act).err()
                };
                if void == Some(Void::Malformed) {
                    applied.malformed.push(id);
                }
                self.log.push(change.at, verdict, change.act, void);
            }
        }
    }

    /// A change with an id that is here: the same again, a verdict on it, or a fork.
    fn meet_again(
        &mut self,
        ix: Ix,
        entry: Entry,
        verdict: Verdict,
        intake: &mut Intake,
        applied: &mut Applied,
    ) {
        if same(&entry, &self.entry(ix)) {
            intake.stale |= self.judge_one(ix, verdict);
            return;
        }
        applied.forks.push(entry.id());
        let record = self.log.record_mut(ix);
        match (record.verdict, verdict) {
            (Verdict::Pending, Verdict::Pending) => {
                intake.stale |= record.void.is_none();
                record.void = Some(Void::Fork);
            }
            (Verdict::Pending, _) => {
                intake.replaced.insert(entry.id(), (entry, verdict));
            }
            _ => {}
        }
    }

    /// Folds the changes that are new in the log.
    fn fold_from(&mut self, first: usize, applied: &mut Applied) {
        let fresh = self.since(first);
        if self.log.takes_back_earlier(fresh.start) {
            return self.refold_state(applied);
        }
        let plain = self.state.is_plain(fresh.clone(), &self.log);
        let mut before = Before::new(&self.state);
        let mut rest = Rest::default();
        rest.told = plain.then(Vec::new);
        if !plain {
            before.keep_marked(&self.state);
        }
        for ix in fresh {
            before.note(ix, &self.log);
            if !plain {
                before.keep_texts(ix, &self.log, &self.state);
            }
            self.state.fold(ix, &self.log, &mut rest);
        }
        let settled = self.state.settle(&self.log, rest);
        applied.outline |= settled.outline;
        applied.tell(settled.told, &self.log);
        before.compare(&self.log, &self.state, applied);
    }

    fn fold_silently(&mut self, first: usize) {
        let fresh = self.since(first);
        if self.log.takes_back_earlier(fresh.start) {
            return self.fold_all();
        }
        let mut rest = Rest::default();
        fresh.for_each(|ix| self.state.fold(ix, &self.log, &mut rest));
        self.state.settle(&self.log, rest);
    }

    /// The changes that entered since the log had so many.
    fn since(&self, first: usize) -> Range<Ix> {
        let small = |count| u32::try_from(count).unwrap_or(u32::MAX);
        small(first)..small(self.log.len())
    }

    /// Why a change that is not here would be void: what it names is unknown, or void.
    fn void_of(&self, change: &Change) -> Option<Void> {
        let known = change
            .deps
            .iter()
            .filter_map(|dep| self.log.causal.find(*dep));
        let predecessor = ChangeId {
            replica: change.id.replica,
            seq: change.id.seq.saturating_sub(1),
        };
        let seen: Vec<Ix> = known.chain(self.log.causal.find(predecessor)).collect();
        let sees_all = self
            .log
            .causal
            .heads()
            .iter()
            .all(|head| seen.contains(head));
        let past = if sees_all {
            Past::everything()
        } else {
            self.log.causal.past(&seen)
        };
        let check = Check {
            log: &self.log,
            past: &past,
        };
        check.act(&change.act).err()
    }

    /// Whether a change stands on what a void change would have made: its insert position, clause,
    /// destination or moved object. The server refuses such a change.
    pub fn rests_on_void(&self, change: &Change) -> bool {
        self.void_of(change) == Some(Void::Groundless)
    }

    /// Whether a change names what is not in its past, or what is no such thing. Its dependencies
    /// must be here.
    pub fn is_malformed(&self, change: &Change) -> bool {
        self.void_of(change) == Some(Void::Malformed)
    }

    /// The node with this id, by the change that made it.
    fn made(&self, node: NodeId) -> Option<Ix> {
        let ix = self.log.causal.find(node.0)?;
        self.state.has_node(ix).then_some(ix)
    }
}
