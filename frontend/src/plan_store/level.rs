//! How far each clause has come: on this device, on the server, seen by the other side. Plain data.

use std::collections::BTreeMap;

use lientich_shared::log::change::{ChangeId, NodeId};

/// How far what stands in a clause has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Some of it is only on this device.
    Device,
    /// The server has all of it.
    Server,
    /// A device of the other side has read all of it.
    Seen,
}

impl Level {
    /// The value of `data-level`.
    pub fn value(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Server => "server",
            Self::Seen => "seen",
        }
    }
}

/// What is known of every clause's changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Levels {
    /// Changes without a verdict, and the clauses that they touch.
    pending: BTreeMap<ChangeId, Vec<NodeId>>,
    /// How many of those touch a clause.
    counts: BTreeMap<NodeId, usize>,
    /// The position of the last change that touches a clause.
    positions: BTreeMap<NodeId, u64>,
    /// Where everything else stands at the latest.
    base: u64,
    /// How far the other side has read.
    seen: u64,
}

impl Levels {
    /// Levels of a document that was folded up to a position of its log.
    pub fn new(base: u64) -> Self {
        Self {
            base,
            ..Self::default()
        }
    }

    /// A change was made that touches these clauses.
    pub fn made(&mut self, id: ChangeId, nodes: Vec<NodeId>) {
        for node in &nodes {
            *self.counts.entry(*node).or_default() += 1;
        }
        self.pending.insert(id, nodes);
    }

    /// A change that touches these clauses stands in the log at this position. Returns the clauses
    /// whose level may be another now.
    pub fn logged(&mut self, id: ChangeId, position: u64, nodes: &[NodeId]) -> Vec<NodeId> {
        let mut changed = self.judged(id);
        for node in nodes {
            let last = self.positions.entry(*node).or_default();
            *last = position.max(*last);
        }
        changed.extend(nodes);
        changed
    }

    /// A change has its verdict.
    fn judged(&mut self, id: ChangeId) -> Vec<NodeId> {
        let nodes = self.pending.remove(&id).unwrap_or_default();
        for node in &nodes {
            if let Some(count) = self.counts.get_mut(node) {
                *count = count.saturating_sub(1);
            }
        }
        nodes
    }

    /// The other side has read to this position.
    pub fn seen(&mut self, position: u64) {
        self.seen = position;
    }

    /// How far a clause has come.
    pub fn of(&self, node: NodeId) -> Level {
        if self.counts.get(&node).is_some_and(|count| 0 < *count) {
            return Level::Device;
        }
        let position = self.positions.get(&node).copied().unwrap_or(self.base);
        if 0 < position && position <= self.seen {
            Level::Seen
        } else {
            Level::Server
        }
    }

    /// How many changes have no verdict.
    pub fn pending(&self) -> usize {
        self.pending.len()
    }
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::ReplicaId;

    use super::*;

    fn id(seq: u32) -> ChangeId {
        ChangeId {
            replica: ReplicaId(1),
            seq,
        }
    }

    #[test]
    fn a_clause_is_on_the_device_until_its_last_change_is_judged() {
        let clause = NodeId(id(1));
        let mut levels = Levels::new(0);
        levels.made(id(1), vec![clause]);
        levels.made(id(2), vec![clause]);
        levels.logged(id(1), 1, &[clause]);
        assert_eq!(levels.of(clause), Level::Device);
        levels.logged(id(2), 2, &[clause]);
        assert_eq!((levels.of(clause), levels.pending()), (Level::Server, 0));
    }

    #[test]
    fn a_clause_is_seen_when_the_other_side_has_read_its_last_change() {
        let clause = NodeId(id(1));
        let mut levels = Levels::new(0);
        levels.logged(id(1), 7, &[clause]);
        levels.seen(6);
        assert_eq!(levels.of(clause), Level::Server);
        levels.seen(7);
        assert_eq!(levels.of(clause), Level::Seen);
    }

    #[test]
    fn what_was_folded_before_counts_as_read_when_all_of_it_was() {
        let mut levels = Levels::new(40);
        levels.seen(39);
        assert_eq!(levels.of(NodeId(id(1))), Level::Server);
        levels.seen(40);
        assert_eq!(levels.of(NodeId(id(1))), Level::Seen);
    }
}
