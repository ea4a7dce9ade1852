//! The movable tree (Kleppmann, Mulligan, Gomes & Beresford 2022, "A highly-available move operation
//! for replicated trees"): moves and joins take effect in the derived order, the last one decides
//! where a node is, and one that would put a node under itself does nothing and is reported.
//!
//! `Create` and `Split` bring new nodes, which nothing earlier in the order can name, so they need
//! no place in the order. A join is a move whose edge says "absorbed".

use super::causal::{Ix, NONE};
use super::record::{Deed, Log};

/// Where a node is: below a node or the document (`NONE`), since which change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    /// The node above, by the change that made it.
    pub(super) parent: Ix,
    /// The change that put it there.
    pub(super) op: Ix,
    /// Its text and children belong to the node above.
    pub(super) absorbed: bool,
}

/// Edges by the change that made the node, and the moves and joins that made them.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    edges: Vec<Edge>,
    /// Moves and joins in the derived order.
    ops: Vec<Ix>,
    /// Those of them that would have made a cycle.
    cycles: Vec<Ix>,
}

const NOWHERE: Edge = Edge {
    parent: NONE,
    op: NONE,
    absorbed: false,
};

impl Tree {
    /// Where a node is.
    pub(super) fn edge(&self, node: Ix) -> Edge {
        self.edges.get(node as usize).copied().unwrap_or(NOWHERE)
    }

    pub(super) fn shrink(&mut self) {
        self.edges.shrink_to_fit();
    }

    /// Moves and joins in the derived order.
    pub(super) fn ops(&self) -> &[Ix] {
        &self.ops
    }

    /// Moves and joins that did nothing because they would have made a cycle.
    pub(super) fn cycles(&self) -> &[Ix] {
        &self.cycles
    }

    /// Puts a new node where its `Create` or `Split` says.
    pub(super) fn create(&mut self, node: Ix, parent: Ix) {
        let slot = node as usize;
        if self.edges.len() <= slot {
            self.edges.resize(slot + 1, NOWHERE);
        }
        self.edges[slot] = Edge {
            parent,
            op: node,
            absorbed: false,
        };
    }

    /// Takes moves and joins; where one belongs before what was done already, all is done again.
    /// Tells whether they all came after it.
    pub(super) fn take(&mut self, mut fresh: Vec<Ix>, log: &Log) -> bool {
        log.causal.sort(&mut fresh);
        let Some(first) = fresh.first().copied() else {
            return true;
        };
        let in_order = self
            .ops
            .last()
            .is_none_or(|last| log.causal.order(*last, first).is_lt());
        if in_order {
            for op in fresh {
                self.ops.push(op);
                self.apply(op, log);
            }
        } else {
            self.ops.extend(fresh);
            self.redo(log);
        }
        in_order
    }

    /// Does all moves and joins again from the nodes' creation on.
    pub(super) fn redo(&mut self, log: &Log) {
        log.causal.sort(&mut self.ops);
        self.cycles.clear();
        for op in self.ops.clone() {
            if let Some((node, _)) = target(op, log) {
                let born = log.placement(node).map_or(NONE, |(_, spot)| spot.parent);
                self.create(node, born);
            }
        }
        for op in self.ops.clone() {
            self.apply(op, log);
        }
    }

    fn apply(&mut self, op: Ix, log: &Log) {
        let Some((node, edge)) = target(op, log).filter(|_| log.effective(op)) else {
            return;
        };
        if self.is_under(edge.parent, node) {
            self.cycles.push(op);
        } else {
            self.edges[node as usize] = edge;
        }
    }

    /// Whether `node` is `above` or stands somewhere below it.
    fn is_under(&self, mut node: Ix, above: Ix) -> bool {
        while node != NONE {
            if node == above {
                return true;
            }
            node = self.edge(node).parent;
        }
        false
    }
}

fn target(op: Ix, log: &Log) -> Option<(Ix, Edge)> {
    let (node, parent, absorbed) = match log.deed(op) {
        Deed::Move { node, place } => (node, place.parent, false),
        Deed::Join { node, into } => (node, into, true),
        _ => return None,
    };
    let edge = Edge {
        parent,
        op,
        absorbed,
    };
    Some((node, edge))
}
