//! Where clauses stand: each under what it stood under, behind what it stood behind, and nothing
//! that was not there. Those that kept their order are not moved.

use std::collections::{BTreeMap, BTreeSet};

use super::clause::is_shown;
use super::{Draft, Why};
use crate::kept_order::kept;
use crate::log::change::{Act, NodeId};
use crate::log::document::Document;
use crate::log::edit;
use crate::order;

impl<R: PartialEq> Draft<'_, R> {
    /// Makes the outline what it was.
    pub(super) fn outline(&mut self) {
        self.children(None);
        for (node, _) in self.earlier.outline() {
            self.children(Some(node));
        }
        self.drop_others();
    }

    /// Puts the children of a node, which is in its place, where they were.
    fn children(&mut self, parent: Option<NodeId>) {
        let children = self.earlier.children(parent).to_vec();
        let above = parent.map(|parent| self.now(parent));
        if let Some(gone) = above.filter(|above| !is_shown(&self.copy, *above)) {
            for child in children {
                self.leave(Some(child), Why::ParentGone(gone));
            }
            return;
        }
        let stay = self.staying(&children, above);
        let mut after = None;
        for child in children {
            if !stay.contains(&self.now(child)) {
                self.put(child, above, after);
            }
            let now = self.now(child);
            if is_shown(&self.copy, now) && self.copy.parent(now) == above {
                after = Some(now);
            }
        }
    }

    /// The children that stand under their parent in the order in which they stood.
    fn staying(&self, children: &[NodeId], above: Option<NodeId>) -> BTreeSet<NodeId> {
        let places = children.iter().enumerate();
        let stood: BTreeMap<NodeId, usize> =
            order::gather(places.map(|(at, was)| (self.now(*was), at)));
        let there = self.copy.children(above).iter();
        let found: Vec<(NodeId, usize)> = there
            .filter_map(|child| Some((*child, *stood.get(child)?)))
            .collect();
        let places: Vec<usize> = found.iter().map(|(_, at)| *at).collect();
        let stay = found.iter().zip(kept(&places)).filter(|(_, stays)| *stays);
        order::gather(stay.map(|((child, _), _)| *child))
    }

    /// Puts one clause back into its place, if what it stood under is there.
    pub(super) fn place(&mut self, node: NodeId) {
        let parent = self.earlier.parent(node);
        if let Some(gone) = parent.filter(|parent| !is_shown(&self.copy, *parent)) {
            self.leave(Some(node), Why::ParentGone(gone));
            return;
        }
        let siblings = self.earlier.children(parent).to_vec();
        if self.staying(&siblings, parent).contains(&self.now(node)) {
            return;
        }
        let before = siblings.iter().take_while(|sibling| **sibling != node);
        let there = self.copy.children(parent);
        let after = before.filter(|sibling| there.contains(sibling)).last();
        let after = after.copied();
        self.put(node, parent, after);
    }

    /// Puts a clause somewhere, from wherever it is: elsewhere, in the trash, absorbed.
    fn put(&mut self, node: NodeId, parent: Option<NodeId>, after: Option<NodeId>) {
        let now = self.now(node);
        if self.copy.shown_in(now) != Some(now) {
            return self.make_instead(node, parent, after);
        }
        if self.copy.is_removed(now) {
            self.act(Some(node), Act::Restore { node: now });
            if self.copy.is_removed(now) {
                return;
            }
        }
        let stands = is_shown(&self.copy, now)
            && self.copy.parent(now) == parent
            && previous(&self.copy, now) == after;
        if !stands {
            let act = edit::put(&self.copy, now, parent, after);
            self.made(Some(node), act);
        }
    }

    /// Joining cannot be taken back by another person: a new clause stands for the absorbed one.
    fn make_instead(&mut self, node: NodeId, parent: Option<NodeId>, after: Option<NodeId>) {
        let Some(was) = self.earlier.node(node) else {
            return;
        };
        let text = self.earlier.text(node);
        let act = edit::create(&self.copy, parent, after, was.kind, was.side, &text);
        let made = act.ok().and_then(|act| self.act(Some(node), act));
        if let Some(made) = made {
            self.instead.insert(node, made);
        }
    }

    /// Removes what was not there. All that was there has been taken out from under it, save what
    /// others have to take out: that keeps what it stands under.
    fn drop_others(&mut self) {
        let there = self.earlier.outline().into_iter();
        let wanted: BTreeSet<NodeId> = order::gather(there.map(|(node, _)| self.now(node)));
        let outline = self.copy.outline();
        let mut kept: BTreeSet<NodeId> = BTreeSet::new();
        for (node, _) in outline.iter().rev() {
            if wanted.contains(node) || kept.contains(node) {
                kept.extend(self.copy.parent(*node));
            }
        }
        for (node, _) in outline {
            let is_wanted = wanted.contains(&node) || kept.contains(&node);
            if !is_wanted && is_shown(&self.copy, node) {
                self.act(Some(node), Act::Remove { node });
            }
        }
    }
}

fn previous(document: &Document, node: NodeId) -> Option<NodeId> {
    let siblings = document.children(document.parent(node));
    let at = siblings.iter().position(|sibling| *sibling == node)?;
    siblings.get(at.checked_sub(1)?).copied()
}
