//! The outline as it is read: the movable tree, with joins that follow later splits, removals
//! judged, undone splits given back, and children in the order of their places.

use std::collections::{BTreeMap, BTreeSet};

use super::{Standing, State};
use crate::log::causal::{Ix, NONE};
use crate::log::change::NodeId;
use crate::log::record::{Deed, Log};
use crate::log::sequence::Piece;
use crate::log::tree::Edge;

/// What reading the tree gave.
#[derive(Debug, Clone, Default)]
pub(in crate::log) struct Outline {
    /// Nodes that hang elsewhere for the reader than in the tree.
    redirected: BTreeMap<Ix, Edge>,
    /// Whether some should, even if it was not possible.
    pub(super) is_redirecting: bool,
    /// The texts to whose nodes others were joined, by the nodes that opened them.
    pub(super) joined: BTreeSet<Ix>,
    /// Splits that were undone: their boundaries begin nothing.
    pub(super) dissolved: BTreeSet<Ix>,
    /// By absorbing node: the absorbed ones in the order of their texts.
    pub(super) absorbed: BTreeMap<Ix, Vec<Ix>>,
    roots: Vec<NodeId>,
    /// How many nodes there were.
    pub(super) known: u32,
    /// By node number.
    children: Vec<Vec<NodeId>>,
}

impl State {
    /// The children that are not in the trash, in order; of the document for `None`.
    pub(in crate::log) fn children(&self, parent: Option<Ix>) -> &[NodeId] {
        let Some(parent) = parent else {
            return &self.outline.roots;
        };
        let number = self.slots[parent as usize] as usize;
        self.outline.children.get(number).map_or(&[], Vec::as_slice)
    }

    /// Reads everything anew after the tree, a removal or a boundary changed.
    pub(super) fn read_outline(&mut self, log: &Log) {
        self.outline.redirected.clear();
        self.outline.is_redirecting = false;
        self.outline.joined.clear();
        self.outline.dissolved.clear();
        self.follow_splits(log);
        self.judge_removals(log);
        self.dissolve_undone_splits(log);
        self.collect_absorbed(log);
        self.collect_children(log);
    }

    /// Where a node is for the reader.
    pub(in crate::log) fn edge(&self, node: Ix) -> Edge {
        let redirected = self.outline.redirected.get(&node).copied();
        redirected.unwrap_or_else(|| self.tree.edge(node))
    }

    /// Whether, for the reader, `node` is `above` or stands somewhere below it.
    pub(in crate::log) fn is_under(&self, mut node: Ix, above: Ix) -> bool {
        while node != NONE {
            if node == above {
                return true;
            }
            node = self.edge(node).parent;
        }
        false
    }

    /// Hangs a node elsewhere for the reader; refuses to make a cycle.
    fn redirect(&mut self, node: Ix, edge: Edge) -> bool {
        self.outline.is_redirecting = true;
        let possible = !self.is_under(edge.parent, node);
        if possible {
            self.outline.redirected.insert(node, edge);
        }
        possible
    }

    fn joins(&self, log: &Log) -> Vec<Ix> {
        let is_join = |op: &&Ix| matches!(log.deed(**op), Deed::Join { .. });
        self.tree.ops().iter().filter(is_join).copied().collect()
    }

    /// What was joined to the end of a text stays at that end, where the joiner had not seen that
    /// the text was split.
    fn follow_splits(&mut self, log: &Log) {
        for join in self.joins(log) {
            let Deed::Join { node, into } = log.deed(join) else {
                continue;
            };
            self.outline.joined.insert(self.node(into).home);
            let edge = self.edge(node);
            let end = self.end_as_seen(into, join, log);
            if edge.op == join && end != into {
                let parent = end;
                self.redirect(node, Edge { parent, ..edge });
            }
        }
    }

    /// The node that now ends the text that `into` ended when `join` was made.
    fn end_as_seen(&self, into: Ix, join: Ix, log: &Log) -> Ix {
        if self.node(self.node(into).home).boundaries.is_empty() {
            return into;
        }
        let unseen = |piece: &&Piece| !log.causal.happened_before(piece.ix, join);
        let boundaries: Vec<&Piece> = match self.segment_start(into) {
            (sequence, None) => sequence.pieces().filter(|piece| piece.boundary).collect(),
            (sequence, Some(at)) => sequence.after(at).filter(|piece| piece.boundary).collect(),
        };
        let last = boundaries.into_iter().take_while(unseen).last();
        last.map_or(into, |piece| piece.ix)
    }

    /// An undone split gives its text back to the segment before it, its children to the node that
    /// was split. Where that would hang a node under itself, the node stays.
    fn dissolve_undone_splits(&mut self, log: &Log) {
        let undone: Vec<Ix> = self.undone_splits(log);
        for split in undone {
            let Deed::Split { node, .. } = log.deed(split) else {
                continue;
            };
            let edge = Edge {
                parent: node,
                op: split,
                absorbed: true,
            };
            if self.redirect(split, edge) {
                self.outline.dissolved.insert(split);
                self.node_mut(split).standing = Standing::Present;
            }
        }
    }

    fn collect_absorbed(&mut self, log: &Log) {
        let mut absorbed: BTreeMap<Ix, Vec<Ix>> = BTreeMap::new();
        for node in &self.nodes {
            let edge = self.edge(node.made);
            if edge.absorbed && node.standing != Standing::Trashed {
                absorbed.entry(edge.parent).or_default().push(node.made);
            }
        }
        for nodes in absorbed.values_mut() {
            let op = |node: &Ix| self.edge(*node).op;
            nodes.sort_unstable_by(|a, b| log.causal.order(op(a), op(b)));
        }
        self.outline.absorbed = absorbed;
    }

    fn collect_children(&mut self, log: &Log) {
        let made = self.nodes.iter().map(|node| node.made);
        let children = made.map(|node| self.children_anew(node, log)).collect();
        let roots = self.placed(NONE, log);
        self.outline.children = children;
        self.outline.known = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        self.outline.roots = roots;
    }

    /// The children of a node, with those of the nodes that it absorbed.
    pub(super) fn children_anew(&self, node: Ix, log: &Log) -> Vec<NodeId> {
        if !self.outline.absorbed.contains_key(&node) {
            return self.placed(node, log);
        }
        let chain = self.chain(node).into_iter();
        chain.flat_map(|part| self.placed(part, log)).collect()
    }

    /// The list of a parent's children, for keeping it; `NONE` for the document.
    pub(super) fn children_mut(&mut self, parent: Ix) -> &mut Vec<NodeId> {
        match parent {
            NONE => &mut self.outline.roots,
            node => &mut self.outline.children[self.slots[node as usize] as usize],
        }
    }

    /// Makes room for the children of nodes that came since.
    pub(super) fn know_new_nodes(&mut self) {
        self.outline.children.resize(self.nodes.len(), Vec::new());
        self.outline.known = u32::try_from(self.nodes.len()).unwrap_or(NONE);
    }

    /// The children that stand at a place of one parent now.
    pub(super) fn placed(&self, parent: Ix, log: &Log) -> Vec<NodeId> {
        let places = self.places(parent);
        places.map_or_else(Vec::new, |places| {
            let here = |piece: &Piece| self.standing_at(piece.ix, log);
            places.pieces().filter_map(here).collect()
        })
    }

    /// The node that stands at the place that a change gave it, unless it is in the trash.
    pub(super) fn standing_at(&self, op: Ix, log: &Log) -> Option<NodeId> {
        let (node, _) = log.placement(op)?;
        let edge = self.edge(node);
        let stands = edge.op == op && !edge.absorbed;
        (stands && self.node(node).standing != Standing::Trashed).then(|| log.node_id(node))
    }
}
