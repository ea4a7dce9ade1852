//! What an act reaches, as the document is now: the nodes that it edits, and those that it may take
//! out of the document. An act is judged by these. Each text is read at most once however many
//! ranges name it, since acts come from strangers.

use std::collections::{BTreeMap, BTreeSet};

use crate::log::causal::{Ix, NONE};
use crate::log::change::{Act, Change, ChangeId, ElementRange, Hand, NodeId, Origin};
use crate::log::document::Document;
use crate::log::record::{Deed, Hang};
use crate::log::sequence::Ranges;

/// What a revert does to a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// It has no effect from now on.
    Off,
    /// It has its effect again.
    On,
}

impl Turn {
    fn other(self) -> Self {
        match self {
            Self::Off => Self::On,
            Self::On => Self::Off,
        }
    }
}

impl Document {
    /// The nodes that an act edits.
    pub fn touched(&self, act: &Act) -> Vec<NodeId> {
        let mut reach = Reach::default();
        match act {
            Act::Revert { ids } => {
                for (ix, _) in self.turned(ids) {
                    reach.shown(self, Some(NodeId(self.log.causal.id(ix))));
                    if let Some(act) = self.log.act(ix) {
                        reach.follow(self, &act);
                    }
                }
            }
            act => reach.follow(self, act),
        }
        reach.finish(self)
    }

    /// The nodes whose side an act may alter.
    pub fn regiven(&self, act: &Act) -> Vec<NodeId> {
        match act {
            Act::SetSide { node, .. } => vec![*node],
            Act::Revert { ids } => {
                let given = |(ix, _)| match self.log.deed(ix) {
                    Deed::SetSide { node, .. } => Some(self.log.node_id(node)),
                    _ => None,
                };
                self.turned(ids).into_iter().filter_map(given).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The nodes that an act may take out of the document or out of a text, with all below them.
    pub fn swept(&self, act: &Act) -> Vec<NodeId> {
        let swept = match act {
            Act::Remove { node } => self.made(*node).into_iter().collect(),
            Act::Move { node, place } => self.hidden(*node, place.parent),
            Act::Join { node, into } => self.hidden(*node, Some(*into)),
            Act::Revert { ids } => self.swept_by_turning(ids),
            _ => Vec::new(),
        };
        self.with_all_below(swept)
    }

    /// The node in whose text a change would put its words or its boundary, by its id. Its
    /// dependencies must be here.
    pub fn landing(&self, change: &Change) -> Option<NodeId> {
        let (Act::Insert { at, .. } | Act::Split { at, .. }) = change.act else {
            return None;
        };
        let (origin, position) = match at.origin {
            Origin::Start(node) => (node.0, 0),
            Origin::Element(element) => (element.change, element.offset.checked_add(1)?),
        };
        let hang = Hang {
            origin: self.log.causal.find(origin)?,
            at: position,
            hand: at.hand,
        };
        let owner = self.state.landing(change.id, hang, &self.log)?;
        Some(self.log.node_id(self.state.holder(owner)))
    }

    /// The changes that a revert turns off, and those that it turns on again because it turns a
    /// revert off.
    fn turned(&self, ids: &[ChangeId]) -> BTreeSet<(Ix, Turn)> {
        let found = |ids: &[ChangeId]| -> Vec<Ix> {
            let found = ids.iter().filter_map(|id| self.log.causal.find(*id));
            found.collect()
        };
        let mut open: Vec<(Ix, Turn)> = found(ids).into_iter().map(|ix| (ix, Turn::Off)).collect();
        let mut turned = BTreeSet::new();
        while let Some((ix, turn)) = open.pop() {
            if self.log.record(ix).void.is_some() || !turned.insert((ix, turn)) {
                continue;
            }
            if let Deed::Revert { ids } = self.log.deed(ix) {
                let named = self.log.list(ids).iter();
                open.extend(named.map(|named| (*named, turn.other())));
            }
        }
        turned
    }

    fn swept_by_turning(&self, ids: &[ChangeId]) -> Vec<Ix> {
        let mut swept = Vec::new();
        let mut rehung = BTreeSet::new();
        for (ix, turn) in self.turned(ids) {
            match (self.log.deed(ix), turn) {
                (Deed::Create { .. } | Deed::Split { .. }, Turn::Off) => swept.push(ix),
                (Deed::Restore { node }, Turn::Off) | (Deed::Remove { node }, Turn::On) => {
                    swept.push(node);
                }
                (Deed::Move { node, .. } | Deed::Join { node, .. }, _) => {
                    rehung.insert(node);
                }
                _ => {}
            }
        }
        if !rehung.is_empty() {
            // What would have made a cycle may take effect when another move does not.
            let cycles = self.state.tree.cycles().iter();
            rehung.extend(cycles.filter_map(|op| self.hung(*op)).map(|(node, _)| node));
            swept.extend(self.hung_in_trash(&rehung));
        }
        swept
    }

    /// Those of the nodes that any move or join, or their creation, would put into the trash.
    fn hung_in_trash(&self, nodes: &BTreeSet<Ix>) -> Vec<Ix> {
        let ops = nodes.iter().chain(self.state.tree.ops());
        let hung = ops.filter_map(|op| self.hung(*op));
        hung.filter(|(node, above)| nodes.contains(node) && self.is_trashed(*above))
            .map(|(node, _)| node)
            .collect()
    }

    /// The node that a change puts somewhere, and what it then stands under or is absorbed by.
    fn hung(&self, op: Ix) -> Option<(Ix, Ix)> {
        if let Deed::Join { node, into } = self.log.deed(op) {
            return Some((node, into));
        }
        let (node, spot) = self.log.placement(op)?;
        Some((node, spot.parent))
    }

    /// The node, if it would vanish under this one.
    fn hidden(&self, node: NodeId, above: Option<NodeId>) -> Vec<Ix> {
        let above = above.and_then(|above| self.made(above));
        let vanishes = above.is_some_and(|above| self.is_trashed(above));
        self.made(node).filter(|_| vanishes).into_iter().collect()
    }

    fn is_trashed(&self, node: Ix) -> bool {
        node != NONE && self.trashed_root(node).is_some()
    }

    fn with_all_below(&self, nodes: Vec<Ix>) -> Vec<NodeId> {
        let mut open: Vec<NodeId> = nodes.into_iter().map(|ix| self.log.node_id(ix)).collect();
        let mut all = BTreeSet::new();
        while let Some(node) = open.pop() {
            if all.insert(node) {
                open.extend(self.children(Some(node)));
            }
        }
        all.into_iter().collect()
    }

    /// The node that shows a place in a text: what hangs left of a boundary stands before it.
    fn holder_at(&self, origin: Origin, hand: Hand) -> Option<Ix> {
        let owner = match origin {
            Origin::Start(node) => self.made(node)?,
            Origin::Element(element) => {
                let ix = self.log.causal.find(element.change)?;
                let position = element.offset.checked_add(1)?;
                match hand {
                    Hand::Right => self.state.owner(ix, position)?,
                    Hand::Left => self.state.owner_before(ix, position)?,
                }
            }
        };
        Some(self.state.holder(owner))
    }
}

/// What was found so far.
#[derive(Default)]
struct Reach {
    nodes: BTreeSet<Ix>,
    /// Deleted elements: change, first element (from 1), how many.
    deleted: Vec<(Ix, u32, u32)>,
}

impl Reach {
    fn shown(&mut self, document: &Document, node: Option<NodeId>) {
        let made = node.and_then(|node| document.made(node));
        self.nodes
            .extend(made.map(|made| document.state.holder(made)));
    }

    fn follow(&mut self, document: &Document, act: &Act) {
        match act {
            Act::Create { place, .. } => self.shown(document, place.parent),
            Act::Insert { at, .. } => self.nodes.extend(document.holder_at(at.origin, at.hand)),
            Act::Delete { ranges } => self.delete(document, ranges),
            Act::Split {
                node, at, place, ..
            } => {
                self.shown(document, Some(*node));
                self.nodes.extend(document.holder_at(at.origin, at.hand));
                self.shown(document, place.parent);
            }
            Act::Join { node, into } => {
                self.shown(document, Some(*node));
                self.shown(document, Some(*into));
            }
            Act::Move { node, place } => {
                self.shown(document, Some(*node));
                self.shown(document, place.parent);
            }
            Act::Remove { node }
            | Act::Restore { node }
            | Act::SetSide { node, .. }
            | Act::SetTag { node, .. } => self.shown(document, Some(*node)),
            Act::Set { target, .. } => self.shown(document, *target),
            Act::Revert { .. } | Act::Unknown { .. } => {}
            act => debug_assert!(!act.is_edit(), "an edit that touches nothing"),
        }
    }

    fn delete(&mut self, document: &Document, ranges: &[ElementRange]) {
        for range in ranges {
            let found = document.log.causal.find(range.start.change);
            let start = range.start.offset.saturating_add(1);
            self.deleted.extend(found.map(|ix| (ix, start, range.len)));
        }
    }

    fn finish(mut self, document: &Document) -> Vec<NodeId> {
        let mut by_text: BTreeMap<Ix, Vec<(Ix, u32, u32)>> = BTreeMap::new();
        for range in self.deleted {
            // Void text stands nowhere, and nobody need know its length.
            if let Some(home) = document.state.home(range.0) {
                by_text.entry(home).or_default().push(range);
            }
        }
        for (home, ranges) in by_text {
            let owners = document.state.owners(home, &Ranges::new(ranges));
            let holders = owners.into_iter().map(|owner| document.state.holder(owner));
            self.nodes.extend(holders);
        }
        let mut nodes: Vec<NodeId> = self
            .nodes
            .into_iter()
            .map(|ix| document.log.node_id(ix))
            .collect();
        nodes.sort_unstable();
        nodes
    }
}
