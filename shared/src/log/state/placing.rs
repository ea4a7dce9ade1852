//! Keeps the outline when a batch only placed nodes: new ones, or present ones elsewhere. Then the
//! lists of the parents concerned are all that differs, and one node more or less in a list costs no
//! reading of the others. Whatever reaches further is read anew as a whole (`state::outline`).

use std::collections::BTreeMap;

use super::State;
use crate::log::causal::{Ix, NONE};
use crate::log::change::NodeId;
use crate::log::record::{Deed, Log};
use crate::log::tree::Edge;

/// What a batch placed.
pub(super) struct Placing {
    /// The changes that did, in order of arrival.
    pub(super) ops: Vec<Ix>,
    /// Where nodes that were moved stood before.
    pub(super) left: BTreeMap<Ix, Edge>,
}

/// What becomes of a list of children.
#[derive(Clone, Copy)]
enum Turn {
    Came(Ix),
    Went(NodeId),
    /// More than one thing.
    Much,
}

impl State {
    /// Where the nodes stand that moves and joins name.
    pub(super) fn edges_of_moved(&self, moves: &[Ix], log: &Log) -> BTreeMap<Ix, Edge> {
        let edge = |op: &Ix| match log.deed(*op) {
            Deed::Move { node, .. } | Deed::Join { node, .. } => Some((node, self.edge(node))),
            _ => None,
        };
        moves.iter().filter_map(edge).collect()
    }

    /// Whether what was placed alters nothing but lists of children: no join is to follow a split,
    /// and no removal is to be judged again.
    pub(super) fn is_local(&self, placing: &Placing, log: &Log) -> bool {
        let stays = |op: &Ix| match log.deed(*op) {
            Deed::Split { at, .. } => {
                let home = self.home(at.origin);
                home.is_some_and(|home| !self.outline.joined.contains(&home))
            }
            _ => true,
        };
        let is_plain = |(node, left): (&Ix, &Edge)| {
            let may_be_judged = self.is_marked(*node) || self.is_marked(left.parent);
            !left.absorbed && !may_be_judged
        };
        let may_redirect = self.outline.is_redirecting && !placing.left.is_empty();
        !may_redirect && placing.ops.iter().all(stays) && placing.left.iter().all(is_plain)
    }

    /// Whether a node or anything above it was ever removed.
    fn is_marked(&self, mut node: Ix) -> bool {
        while node != NONE && !self.marks.is_empty() {
            if self.marks.contains_key(&node) {
                return true;
            }
            node = self.edge(node).parent;
        }
        false
    }

    /// Brings the lists of children up to date.
    pub(super) fn place_anew(&mut self, placing: &Placing, log: &Log) {
        self.know_new_nodes();
        for (parent, turn) in self.turns(placing, log) {
            let is_joined = parent != NONE
                && (self.edge(parent).absorbed || self.outline.absorbed.contains_key(&parent));
            match turn {
                _ if is_joined => self.list_with_absorbing(parent, log),
                Turn::Came(op) => self.list(parent, op, log),
                Turn::Went(node) => self.children_mut(parent).retain(|child| *child != node),
                Turn::Much => *self.children_mut(parent) = self.placed(parent, log),
            }
        }
    }

    fn turns(&self, placing: &Placing, log: &Log) -> BTreeMap<Ix, Turn> {
        let mut turns = BTreeMap::new();
        let mut note = |parent, turn| {
            let noted = turns.entry(parent);
            noted.and_modify(|all| *all = Turn::Much).or_insert(turn);
        };
        for (node, left) in &placing.left {
            if self.edge(*node) != *left {
                note(left.parent, Turn::Went(log.node_id(*node)));
            }
        }
        for op in &placing.ops {
            let placed = log.placement(*op).map(|(node, _)| self.edge(node));
            if let Some(edge) = placed.filter(|edge| edge.op == *op) {
                note(edge.parent, Turn::Came(*op));
            }
        }
        turns
    }

    /// Puts a node into the list of its parent's children, behind the one that stands before it.
    fn list(&mut self, parent: Ix, op: Ix, log: &Log) {
        let Some(node) = self.standing_at(op, log) else {
            return;
        };
        let before = {
            let places = self.places(parent);
            let found = places.and_then(|places| Some((places, places.find(op, 1)?)));
            let (places, at) = found.expect("what was placed has its place");
            let mut before = places.before(at);
            before.find_map(|piece| self.standing_at(piece.ix, log))
        };
        let children = self.children_mut(parent);
        let slot = before.and_then(|before| children.iter().rposition(|child| *child == before));
        children.insert(slot.map_or(0, |slot| slot + 1), node);
    }

    /// Lists the children of a node again, and of those that show them.
    fn list_with_absorbing(&mut self, node: Ix, log: &Log) {
        let mut node = node;
        loop {
            *self.children_mut(node) = self.children_anew(node, log);
            let edge = self.edge(node);
            if !edge.absorbed {
                return;
            }
            node = edge.parent;
        }
    }
}
