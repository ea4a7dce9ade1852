//! Who had seen what: stamps of the changes that are here, heads, pasts, the derived order.
//! It knows nothing of acts. Changes whose past is not complete wait in `waiting`.
//!
//! A change is named inside the engine by its arrival number (`Ix`), which differs between copies
//! and never leaves them. No vector is kept per change: only the pasts of the few replicas that
//! wrote last are cached, everything else is answered by walking the stated dependencies.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::change::ChangeId;
use super::document::Author;
use crate::ids::ReplicaId;

/// Arrival number of a change in this copy; also of the node or element that it made.
pub(super) type Ix = u32;
/// No change, no node.
pub(super) const NONE: u32 = u32::MAX;
/// How many replicas' pasts are kept at hand. More than ever write at the same time in a school.
const RECENT: usize = 8;

/// What causality knows of a change.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp {
    pub(super) replica: u32,
    pub(super) seq: u32,
    pub(super) lamport: u32,
    deps_start: u32,
    deps_len: u32,
}

#[derive(Debug, Clone)]
struct Replica {
    id: ReplicaId,
    author: Option<Author>,
    /// Arrival numbers by `seq - 1`.
    changes: Vec<Ix>,
    /// Sequence numbers of the changes that state dependencies, ascending.
    merges: Vec<u32>,
}

/// A causally closed set of changes: how far it covers each replica.
#[derive(Debug, Clone, Default)]
pub(super) struct Past {
    reach: Vec<u32>,
    everything: bool,
}

impl Past {
    /// All that is here.
    pub(super) fn everything() -> Self {
        Self {
            reach: Vec::new(),
            everything: true,
        }
    }

    fn reach(&self, replica: u32) -> u32 {
        self.reach.get(replica as usize).copied().unwrap_or(0)
    }

    fn set(&mut self, replica: u32, seq: u32) {
        let slot = replica as usize;
        if self.reach.len() <= slot {
            self.reach.resize(slot + 1, 0);
        }
        self.reach[slot] = seq;
    }

    /// Whether the change with this stamp belongs to the set.
    pub(super) fn covers(&self, stamp: Stamp) -> bool {
        self.everything || stamp.seq <= self.reach(stamp.replica)
    }
}

/// Stamps of all changes that are here, and questions about their order.
#[derive(Debug, Clone, Default)]
pub(super) struct Causal {
    stamps: Vec<Stamp>,
    deps: Vec<Ix>,
    replicas: Vec<Replica>,
    by_id: BTreeMap<ReplicaId, u32>,
    heads: Vec<Ix>,
    recent: Vec<(u32, Past)>,
}

impl Causal {
    pub(super) fn reserve(&mut self, more: usize) {
        self.stamps.reserve(more);
    }

    pub(super) fn shrink(&mut self) {
        self.stamps.shrink_to_fit();
        self.deps.shrink_to_fit();
        for replica in &mut self.replicas {
            replica.changes.shrink_to_fit();
            replica.merges.shrink_to_fit();
        }
    }

    pub(super) fn stamp(&self, ix: Ix) -> Stamp {
        self.stamps[ix as usize]
    }

    pub(super) fn id(&self, ix: Ix) -> ChangeId {
        let stamp = self.stamp(ix);
        ChangeId {
            replica: self.replicas[stamp.replica as usize].id,
            seq: stamp.seq,
        }
    }

    /// The stated dependencies: without the implied predecessor.
    pub(super) fn deps(&self, ix: Ix) -> &[Ix] {
        let stamp = self.stamp(ix);
        &self.deps[stamp.deps_start as usize..][..stamp.deps_len as usize]
    }

    pub(super) fn heads(&self) -> &[Ix] {
        &self.heads
    }

    pub(super) fn find(&self, id: ChangeId) -> Option<Ix> {
        let replica = *self.by_id.get(&id.replica)?;
        self.nth(replica, id.seq)
    }

    fn nth(&self, replica: u32, seq: u32) -> Option<Ix> {
        let slot = seq.checked_sub(1)? as usize;
        self.replicas[replica as usize].changes.get(slot).copied()
    }

    /// Number of the replica's next change.
    pub(super) fn next_seq(&self, id: ReplicaId) -> u32 {
        let known = self
            .by_id
            .get(&id)
            .map(|slot| &self.replicas[*slot as usize]);
        known.map_or(1, |replica| {
            u32::try_from(replica.changes.len()).unwrap_or(NONE) + 1
        })
    }

    pub(super) fn replica(&mut self, id: ReplicaId) -> u32 {
        if let Some(slot) = self.by_id.get(&id) {
            return *slot;
        }
        let slot = u32::try_from(self.replicas.len()).unwrap_or(NONE);
        self.replicas.push(Replica {
            id,
            author: None,
            changes: Vec::new(),
            merges: Vec::new(),
        });
        self.by_id.insert(id, slot);
        slot
    }

    pub(super) fn author(&self, replica: u32) -> Option<Author> {
        self.replicas[replica as usize].author
    }

    pub(super) fn author_of(&self, id: ReplicaId) -> Option<Author> {
        self.by_id.get(&id).and_then(|slot| self.author(*slot))
    }

    pub(super) fn bind(&mut self, id: ReplicaId, author: Author) {
        let slot = self.replica(id);
        self.replicas[slot as usize].author = Some(author);
    }

    pub(super) fn authors(&self) -> impl Iterator<Item = (ReplicaId, Author)> {
        let known = |replica: &Replica| Some((replica.id, replica.author?));
        self.replicas.iter().filter_map(known)
    }

    /// Whether two replicas write for one person. Unbound ones only for themselves.
    pub(super) fn same_person(&self, a: u32, b: u32) -> bool {
        let person = |slot| self.author(slot).map(|author| author.person);
        a == b || person(a).is_some_and(|known| Some(known) == person(b))
    }

    /// The first id that a change needs and that is not here: its predecessor or a dependency.
    pub(super) fn first_missing(&self, id: ChangeId, deps: &[ChangeId]) -> Option<ChangeId> {
        let predecessor = (1 < id.seq).then(|| ChangeId {
            replica: id.replica,
            seq: id.seq - 1,
        });
        let needed = predecessor.iter().chain(deps);
        needed.copied().find(|needed| self.find(*needed).is_none())
    }

    /// Takes the next change of a replica; everything that it needs is here.
    pub(super) fn enter(&mut self, id: ChangeId, deps: &[ChangeId]) -> Ix {
        let ix = u32::try_from(self.stamps.len()).unwrap_or(NONE);
        let replica = self.replica(id.replica);
        let predecessor = self.nth(replica, id.seq.saturating_sub(1));
        let deps_start = self.deps.len();
        for dep in deps {
            let dep = self
                .find(*dep)
                .expect("dependencies are here before a change enters");
            self.deps.push(dep);
        }
        let before = self.deps[deps_start..].iter().chain(predecessor.iter());
        let lamport = 1 + before
            .clone()
            .map(|dep| self.stamp(*dep).lamport)
            .max()
            .unwrap_or(0);
        self.heads
            .retain(|head| !before.clone().any(|passed| passed == head));
        self.heads.push(ix);
        self.stamps.push(Stamp {
            replica,
            seq: id.seq,
            lamport,
            deps_start: u32::try_from(deps_start).unwrap_or(NONE),
            deps_len: u32::try_from(deps.len()).unwrap_or(0),
        });
        let writer = &mut self.replicas[replica as usize];
        writer.changes.push(ix);
        if !deps.is_empty() {
            writer.merges.push(id.seq);
        }
        self.remember(ix);
        ix
    }

    /// Brings the cached past of the change's replica up to the change, and puts it last.
    fn remember(&mut self, ix: Ix) {
        let stamp = self.stamp(ix);
        let of_replica = |(replica, _): &(u32, Past)| *replica == stamp.replica;
        match self.recent.iter().rposition(of_replica) {
            Some(slot) if slot + 1 == self.recent.len() => {}
            Some(slot) => {
                let known = self.recent.remove(slot);
                self.recent.push(known);
            }
            None if self.recent.len() < RECENT => {
                self.recent.push((stamp.replica, Past::default()));
            }
            None => {
                self.recent.rotate_left(1);
                self.recent[RECENT - 1] = (stamp.replica, Past::default());
            }
        }
        let (_, mut past) = self.recent.pop().expect("it was put last");
        let goes_on = stamp.deps_len == 0 && past.reach(stamp.replica) + 1 == stamp.seq;
        if goes_on {
            past.set(stamp.replica, stamp.seq);
        } else {
            self.cover(&mut past, ix);
        }
        self.recent.push((stamp.replica, past));
    }

    /// The past, itself included, of the change that entered last.
    pub(super) fn latest_past(&self) -> &Past {
        let (_, past) = self.recent.last().expect("a change has entered");
        past
    }

    /// The changes in the past of any of these, themselves included.
    pub(super) fn past(&self, of: &[Ix]) -> Past {
        let mut past = Past::default();
        for ix in of {
            self.cover(&mut past, *ix);
        }
        past
    }

    /// The changes that the author of any of these had seen.
    pub(super) fn before(&self, of: &[Ix]) -> Past {
        let mut past = Past::default();
        for ix in of {
            let stamp = self.stamp(*ix);
            let predecessor = self.nth(stamp.replica, stamp.seq - 1);
            for seen in self.deps(*ix).iter().copied().chain(predecessor) {
                self.cover(&mut past, seen);
            }
        }
        past
    }

    /// Adds a change and its past. What the set covers already is not walked again.
    fn cover(&self, past: &mut Past, ix: Ix) {
        let mut open = vec![ix];
        while let Some(ix) = open.pop() {
            let stamp = self.stamp(ix);
            let reached = past.reach(stamp.replica);
            if stamp.seq <= reached {
                continue;
            }
            past.set(stamp.replica, stamp.seq);
            open.extend(self.merged_between(stamp.replica, reached, stamp.seq));
        }
    }

    /// Dependencies stated by a replica's changes after `from`, up to `to`.
    fn merged_between(&self, replica: u32, from: u32, to: u32) -> impl Iterator<Item = Ix> {
        let writer = &self.replicas[replica as usize];
        let first = writer.merges.partition_point(|seq| *seq <= from);
        let after = writer.merges.partition_point(|seq| *seq <= to);
        let stating = writer.merges[first..after].iter();
        stating.flat_map(move |seq| self.deps(writer.changes[*seq as usize - 1]).iter().copied())
    }

    /// Whether `a` lies in the past of `b`. Walks back from `b` no further than `a`'s lamport.
    pub(super) fn happened_before(&self, a: Ix, b: Ix) -> bool {
        let target = self.stamp(a);
        let mut walked = Past::default();
        let mut open = vec![b];
        while let Some(ix) = open.pop() {
            let stamp = self.stamp(ix);
            if stamp.replica == target.replica && target.seq <= stamp.seq {
                return a != b;
            }
            let reached = walked.reach(stamp.replica);
            if stamp.lamport <= target.lamport || stamp.seq <= reached {
                continue;
            }
            walked.set(stamp.replica, stamp.seq);
            open.extend(self.merged_between(stamp.replica, reached, stamp.seq));
        }
        false
    }

    /// The derived order: (lamport, id). Whatever lies in a change's past comes before it.
    pub(super) fn order(&self, a: Ix, b: Ix) -> Ordering {
        let key = |ix: Ix| (self.stamp(ix).lamport, self.id(ix));
        key(a).cmp(&key(b))
    }

    /// Puts changes into the derived order. One sort for all that need it, which keeps the app small.
    pub(super) fn sort(&self, changes: &mut [Ix]) {
        changes.sort_unstable_by(|a, b| self.order(*a, *b));
    }
}
