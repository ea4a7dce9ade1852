//! Removal is a mark. A removed node is in the trash, unless a content act on its present subtree
//! is concurrent with the removal: then it is contested and stays until somebody who saw both
//! restores or removes it. Undoing a node's creation counts as a removal by the undoing.

use std::collections::BTreeMap;

use super::State;
use crate::log::causal::{Ix, NONE, Past};
use crate::log::record::{Deed, Log};
use crate::log::sequence::Piece;
use crate::order;

/// Whether a node itself was removed. Nodes under a removed one share its fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::log) enum Standing {
    Present,
    Trashed,
    Contested,
}

/// Removals and restorations of one node, and what came of them.
#[derive(Debug, Clone, Default)]
pub(in crate::log) struct Marks {
    pub(super) removals: Vec<Ix>,
    pub(super) restores: Vec<Ix>,
    /// Removals that nobody restored, each with the content acts that contest it.
    pub(in crate::log) active: Vec<(Ix, Vec<Ix>)>,
}

impl State {
    pub(in crate::log) fn marks(&self, node: Ix) -> Option<&Marks> {
        self.marks.get(&node)
    }

    /// Nodes that were removed, and maybe restored.
    pub(in crate::log) fn marked(&self) -> impl Iterator<Item = Ix> {
        self.marks.keys().copied()
    }

    /// Judges every removal again.
    pub(super) fn judge_removals(&mut self, log: &Log) {
        if self.marks.is_empty() {
            return;
        }
        let below = self.below();
        let marked: Vec<Ix> = self.marks.keys().copied().collect();
        for node in marked {
            let active = self.active_removals(node, &below, log);
            let standing = match active.iter().map(|(_, edits)| edits.is_empty()).max() {
                None => Standing::Present,
                Some(true) => Standing::Trashed,
                Some(false) => Standing::Contested,
            };
            self.node_mut(node).standing = standing;
            self.marks.entry(node).or_default().active = active;
        }
    }

    fn active_removals(
        &self,
        node: Ix,
        below: &BTreeMap<Ix, Vec<Ix>>,
        log: &Log,
    ) -> Vec<(Ix, Vec<Ix>)> {
        let marks = &self.marks[&node];
        let seen_by =
            |removal: Ix| move |restore: &Ix| log.causal.happened_before(removal, *restore);
        let unrestored = |removal: &&Ix| !marks.restores.iter().any(seen_by(**removal));
        let active: Vec<Ix> = marks.removals.iter().filter(unrestored).copied().collect();
        if active.is_empty() {
            return Vec::new();
        }
        let acts = self.content_acts(node, below, log);
        let contesting = |removal: Ix| {
            let seen: Past = log.causal.past(&[removal]);
            let concurrent = |act: &&Ix| {
                !seen.covers(log.causal.stamp(**act))
                    && !log.causal.happened_before(removal, **act)
                    && log.effective(**act)
            };
            acts.iter().filter(concurrent).copied().collect()
        };
        active
            .into_iter()
            .map(|removal| (removal, contesting(removal)))
            .collect()
    }

    /// Nodes by the node that they are under now.
    fn below(&self) -> BTreeMap<Ix, Vec<Ix>> {
        let mut below: BTreeMap<Ix, Vec<Ix>> = BTreeMap::new();
        for node in &self.nodes {
            let parent = self.edge(node.made).parent;
            if parent != NONE {
                below.entry(parent).or_default().push(node.made);
            }
        }
        below
    }

    /// Text, field, creation and move into, split and join, on a node and all under it.
    fn content_acts(&self, node: Ix, below: &BTreeMap<Ix, Vec<Ix>>, log: &Log) -> Vec<Ix> {
        let mut acts = Vec::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            acts.extend(&self.node(node).acts);
            self.typed_in(node, &mut acts, log);
            open.extend(below.get(&node).into_iter().flatten());
        }
        acts.sort_unstable();
        acts.dedup();
        acts
    }

    /// Insertions and deletions whose characters stand in a node's segment.
    fn typed_in(&self, node: Ix, acts: &mut Vec<Ix>, log: &Log) {
        let segment = self.segment(node);
        let typed = segment
            .iter()
            .filter(|piece| !piece.boundary && piece.ix != node);
        acts.extend(typed.map(|piece| piece.ix));
        let home = self.node(self.node(node).home);
        if home.boundaries.is_empty() {
            acts.extend(&home.deletes);
            return;
        }
        let span = |piece: &&Piece| ((piece.ix, piece.start), piece.end());
        let spans: BTreeMap<(Ix, u32), u32> = order::gather(segment.iter().map(span));
        let hit = |(ix, start, len): (Ix, u32, u32)| {
            let before = spans.range(..(ix, start + len)).next_back();
            before.is_some_and(|((of, _), end)| *of == ix && start < *end)
        };
        let hits = |delete: &&Ix| match log.deed(**delete) {
            Deed::Delete { ranges } => log.ranges(ranges).any(hit),
            _ => false,
        };
        acts.extend(home.deletes.iter().filter(hits));
    }

    /// Undone splits that neither anybody contests nor a removal put in the trash, in order.
    pub(super) fn undone_splits(&self, log: &Log) -> Vec<Ix> {
        let by_revert = |removal: Ix| matches!(log.deed(removal), Deed::Revert { .. });
        let undone = |(node, marks): (&Ix, &Marks)| {
            let is_split = matches!(log.deed(*node), Deed::Split { .. });
            let mut uncontested = marks.active.iter().filter(|(_, edits)| edits.is_empty());
            let only_undone = uncontested.clone().next().is_some()
                && uncontested.all(|(removal, _)| by_revert(*removal));
            (is_split && only_undone).then_some(*node)
        };
        let mut splits: Vec<Ix> = self.marks.iter().filter_map(undone).collect();
        log.causal.sort(&mut splits);
        splits
    }
}
