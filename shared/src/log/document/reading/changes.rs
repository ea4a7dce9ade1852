//! The changes of a document: who wrote them, what the server said, what had been seen.

use crate::ids::ReplicaId;
use crate::log::causal::{Ix, Past};
use crate::log::change::{Change, ChangeId};
use crate::log::document::{Author, Document, Version};
use crate::log::record::Void;
use crate::log::verdict::Verdict;
use crate::order;

impl Document {
    /// How many changes are here; those that wait are not counted.
    pub fn len(&self) -> usize {
        self.log.len()
    }

    /// Whether nothing was ever done.
    pub fn is_empty(&self) -> bool {
        self.log.len() == 0
    }

    /// Who writes as a replica.
    pub fn author(&self, replica: ReplicaId) -> Option<Author> {
        self.log.causal.author_of(replica)
    }

    /// Everybody who was bound to a replica.
    pub fn authors(&self) -> Vec<(ReplicaId, Author)> {
        let mut authors: Vec<(ReplicaId, Author)> = self.log.causal.authors().collect();
        order::sort(&mut authors);
        authors
    }

    /// Changes that no other follows, ascending.
    pub fn heads(&self) -> Vec<ChangeId> {
        let mut heads: Vec<ChangeId> = self
            .log
            .causal
            .heads()
            .iter()
            .map(|ix| self.log.causal.id(*ix))
            .collect();
        heads.sort_unstable();
        heads
    }

    /// The version of everything that is here.
    pub fn version(&self) -> Version {
        Version {
            heads: self.heads(),
        }
    }

    /// The number that the replica's next change must carry.
    pub fn next_seq(&self, replica: ReplicaId) -> u32 {
        self.log.causal.next_seq(replica)
    }

    /// Whether a change is here and does not wait.
    pub fn contains(&self, id: ChangeId) -> bool {
        self.log.causal.find(id).is_some()
    }

    /// A change, unless it is not here or its act is withheld.
    pub fn change(&self, id: ChangeId) -> Option<Change> {
        self.log.change(self.log.causal.find(id)?)
    }

    /// What the server said of a change that is here.
    pub fn verdict(&self, id: ChangeId) -> Option<Verdict> {
        let ix = self.log.causal.find(id)?;
        Some(self.log.record(ix).verdict)
    }

    /// Whether a change has no effect because it was refused, is ill-formed or rests on such a one.
    pub fn is_void(&self, id: ChangeId) -> bool {
        let ix = self.log.causal.find(id);
        ix.is_some_and(|ix| self.log.record(ix).void.is_some())
    }

    /// Whether a change was reverted by its own author.
    pub fn is_reverted(&self, id: ChangeId) -> bool {
        let ix = self.log.causal.find(id);
        ix.is_some_and(|ix| self.log.record(ix).disabled)
    }

    /// Ids that two different changes claim and that the server has not judged.
    pub fn forks(&self) -> Vec<ChangeId> {
        self.having(|ix| self.log.record(ix).void == Some(Void::Fork))
    }

    /// Changes that the server has not judged, in the derived order.
    pub fn pending(&self) -> Vec<ChangeId> {
        self.having(|ix| self.log.record(ix).verdict == Verdict::Pending)
    }

    fn having(&self, wanted: impl Fn(Ix) -> bool) -> Vec<ChangeId> {
        let found = self.all().filter(|ix| wanted(*ix)).collect();
        self.in_order(found)
    }

    pub(in crate::log) fn all(&self) -> impl Iterator<Item = Ix> + use<> {
        0..u32::try_from(self.log.len()).unwrap_or(u32::MAX)
    }

    /// 1 more than the highest in the change's past.
    pub fn lamport(&self, id: ChangeId) -> Option<u32> {
        let ix = self.log.causal.find(id)?;
        Some(self.log.causal.stamp(ix).lamport)
    }

    /// Ids that waiting changes need and that never arrived.
    pub fn missing(&self) -> Vec<ChangeId> {
        self.waiting.missing().collect()
    }

    /// The ids of all changes in the derived order, (lamport, id).
    pub fn ids(&self) -> Vec<ChangeId> {
        self.having(|_| true)
    }

    /// All changes in the derived order; without those whose act is withheld.
    pub fn changes(&self) -> impl Iterator<Item = Change> {
        let mut order: Vec<Ix> = self.all().collect();
        self.log.causal.sort(&mut order);
        order.into_iter().filter_map(|ix| self.log.change(ix))
    }

    /// Whether the author of `b` had seen `a`.
    pub fn happened_before(&self, a: ChangeId, b: ChangeId) -> bool {
        match (self.log.causal.find(a), self.log.causal.find(b)) {
            (Some(a), Some(b)) => self.log.causal.happened_before(a, b),
            _ => false,
        }
    }

    /// The document as it was at a version: only the changes in its past. Heads that are not here
    /// are passed over.
    #[must_use]
    pub fn as_of(&self, version: &Version) -> Self {
        let heads = version
            .heads
            .iter()
            .filter_map(|id| self.log.causal.find(*id));
        let past = self.log.causal.past(&heads.collect::<Vec<Ix>>());
        let within = |ix: &Ix| past.covers(self.log.causal.stamp(*ix));
        let entries = self
            .all()
            .filter(within)
            .map(|ix| (self.entry(ix), self.log.record(ix).verdict));
        let mut earlier = Self::new(self.id);
        for (replica, author) in self.log.causal.authors() {
            earlier.bind(replica, author);
        }
        earlier.apply(entries.collect());
        earlier
    }

    /// The changes that a version does not hold, in the derived order; without those whose act is
    /// withheld.
    pub fn changes_since(&self, version: &Version) -> Vec<Change> {
        let past = self.past_of(version);
        let news = self
            .all()
            .filter(|ix| !past.covers(self.log.causal.stamp(*ix)));
        let mut order: Vec<Ix> = news.collect();
        self.log.causal.sort(&mut order);
        order
            .into_iter()
            .filter_map(|ix| self.log.change(ix))
            .collect()
    }

    fn past_of(&self, version: &Version) -> Past {
        let heads = version
            .heads
            .iter()
            .filter_map(|id| self.log.causal.find(*id));
        self.log.causal.past(&heads.collect::<Vec<Ix>>())
    }

    /// Whether a version holds a change.
    pub fn is_in(&self, id: ChangeId, version: &Version) -> bool {
        !self.within(&[id], version).is_empty()
    }

    /// Those of some changes that a version holds. Its past is walked once, however many are asked for.
    pub fn within(&self, ids: &[ChangeId], version: &Version) -> Vec<ChangeId> {
        if ids.is_empty() {
            return Vec::new();
        }
        let past = self.past_of(version);
        let is_held = |id: &ChangeId| {
            let ix = self.log.causal.find(*id);
            ix.is_some_and(|ix| past.covers(self.log.causal.stamp(ix)))
        };
        ids.iter().copied().filter(is_held).collect()
    }

    /// Those of some changes that no author of another one had seen.
    pub fn latest(&self, ids: &[ChangeId]) -> Vec<ChangeId> {
        let found = ids.iter().filter_map(|id| self.log.causal.find(*id));
        let found: Vec<Ix> = found.collect();
        let before = self.log.causal.before(&found);
        let latest = found.into_iter().filter(|ix| {
            let stamp = self.log.causal.stamp(*ix);
            !before.covers(stamp)
        });
        latest.map(|ix| self.log.causal.id(ix)).collect()
    }
}
