//! What a batch altered, for those who show the document: which nodes, which texts, and by which
//! splices an open text becomes the new one.

use std::collections::{BTreeMap, BTreeSet};

use crate::log::causal::{Ix, NONE};
use crate::log::change::{ChangeId, NodeId};
use crate::log::record::{Deed, Log};
use crate::log::sequence::Piece;
use crate::log::state::{Standing, State};
use crate::order;

/// A replacement within a text. Splices of one text are meant one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// Where, in UTF-16 units.
    pub at: u32,
    /// How many UTF-16 units go.
    pub deleted: u32,
    /// What comes.
    pub inserted: String,
}

impl Splice {
    /// Whether the next one deletes what stands behind what this one deleted.
    fn goes_on(&self, next: &Self) -> bool {
        self.at == next.at && self.inserted.is_empty() && next.inserted.is_empty()
    }
}

/// What became different.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applied {
    /// Nodes that were there before and whose text changed.
    pub texts: Vec<NodeId>,
    /// How it changed, for each of them.
    pub splices: BTreeMap<NodeId, Vec<Splice>>,
    /// New nodes, and nodes whose fields, kind, side, tags or status changed.
    pub nodes: Vec<NodeId>,
    /// Whether the outline, or what is in the trash, may differ.
    pub outline: bool,
    /// Whether fields of the document changed.
    pub document_fields: bool,
    /// How many changes wait for others, in all.
    pub waiting: usize,
    /// Ids that two different changes claim.
    pub forks: Vec<ChangeId>,
    /// Changes that are void for their form.
    pub malformed: Vec<ChangeId>,
    /// Changes that were left out because the document is full.
    pub overflow: usize,
}

impl Applied {
    /// Takes in what was typed and deleted, in order.
    pub(super) fn tell(&mut self, told: Vec<(Ix, Splice)>, log: &Log) {
        for (node, splice) in told {
            let node = log.node_id(node);
            let splices = self.splices.entry(node).or_default();
            match splices.last_mut() {
                None => {
                    self.texts.push(node);
                    splices.push(splice);
                }
                Some(last) if last.goes_on(&splice) => last.deleted += splice.deleted,
                Some(_) => splices.push(splice),
            }
        }
    }

    /// Whether anything that is shown may differ.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.nodes.is_empty() && !self.outline && !self.document_fields
    }
}

/// Texts and standings as they were before a batch.
pub(super) struct Before {
    texts: BTreeMap<Ix, Vec<Piece>>,
    standings: BTreeMap<Ix, Standing>,
    known: usize,
    touched: Vec<Ix>,
    document_fields: bool,
}

impl Before {
    pub(super) fn new(state: &State) -> Self {
        let standing = |node: Ix| (node, state.node(node).standing);
        Self {
            texts: BTreeMap::new(),
            standings: order::gather(state.marked().map(standing)),
            known: state.nodes().len(),
            touched: Vec::new(),
            document_fields: false,
        }
    }

    /// Notes the texts that a change is about to alter in another way than by its own characters.
    pub(super) fn keep_texts(&mut self, ix: Ix, log: &Log, state: &State) {
        if log.record(ix).void.is_some() {
            return;
        }
        match log.deed(ix) {
            Deed::Insert { at, .. } => self.keep_text(state.home(at.origin), state),
            Deed::Delete { ranges } => {
                for range in log.ranges(ranges) {
                    self.keep_text(state.home(range.0), state);
                }
            }
            Deed::Split { at, .. } => {
                self.keep_text(state.home(at.origin), state);
                self.keep_joined(state, log);
            }
            Deed::Join { node, into } => {
                self.keep_text(state.home(node), state);
                self.keep_text(state.home(into), state);
                self.keep_joined(state, log);
            }
            Deed::Move { node, .. } => {
                self.keep_text(state.home(node), state);
                self.keep_joined(state, log);
            }
            Deed::Remove { node } | Deed::Restore { node } => self.keep_absorbed(node, state),
            _ => {}
        }
    }

    /// Notes the texts that may change with the standing of removed nodes.
    pub(super) fn keep_marked(&mut self, state: &State) {
        for node in state.marked() {
            self.keep_absorbed(node, state);
        }
    }

    /// Removing or bringing back what is part of another text changes that text; so does undoing
    /// a split, which may hide a join until the undoing is contested.
    fn keep_absorbed(&mut self, node: Ix, state: &State) {
        if state.home(node) != Some(node) {
            self.keep_text(state.home(node), state);
        }
        for edge in [state.edge(node), state.tree.edge(node)] {
            if edge.absorbed {
                self.keep_text(state.home(node), state);
                self.keep_text(state.home(edge.parent), state);
            }
        }
    }

    /// Everything, before the state is folded anew.
    pub(super) fn all(state: &State) -> Self {
        let mut before = Self::new(state);
        for node in state.nodes() {
            before.keep(node.made, state);
            before.touched.push(node.made);
        }
        before.document_fields = true;
        before
    }

    fn keep(&mut self, node: Ix, state: &State) {
        let pieces = || {
            state
                .pieces(node)
                .into_iter()
                .filter(|p| p.is_visible())
                .copied()
        };
        self.texts.entry(node).or_insert_with(|| pieces().collect());
    }

    fn keep_text(&mut self, home: Option<Ix>, state: &State) {
        let Some(home) = home else {
            return;
        };
        for holder in state.holders(home) {
            if state.has_outline(holder) {
                self.keep(holder, state);
            }
        }
    }

    /// Notes the nodes of which a change alters something other than their text.
    pub(super) fn note(&mut self, ix: Ix, log: &Log) {
        if log.record(ix).void.is_some() {
            return;
        }
        match log.deed(ix) {
            Deed::Split { node, .. }
            | Deed::Move { node, .. }
            | Deed::Remove { node }
            | Deed::Restore { node }
            | Deed::SetSide { node, .. }
            | Deed::SetTag { node, .. } => {
                self.touched.push(node);
            }
            Deed::Join { node, into } => self.touched.extend([node, into]),
            Deed::Set { target, .. } if target == NONE => self.document_fields = true,
            Deed::Set { target, .. } => {
                self.touched.push(target);
            }
            _ => {}
        }
    }

    /// A move or join may undo or redo others that stand after it in the order.
    fn keep_joined(&mut self, state: &State, log: &Log) {
        for op in state.tree.ops() {
            if let Deed::Join { node, into } = log.deed(*op) {
                self.keep_text(state.home(node), state);
                self.keep_text(state.home(into), state);
            }
        }
    }

    /// Says what is different now.
    pub(super) fn compare(self, log: &Log, state: &State, applied: &mut Applied) {
        for (node, before) in &self.texts {
            let after: Vec<Piece> = if state.has_node(*node) {
                state.pieces(*node).into_iter().copied().collect()
            } else {
                Vec::new()
            };
            let after: Vec<Piece> = after.into_iter().filter(Piece::is_visible).collect();
            let splices = splices(before, &after, log.text());
            if !splices.is_empty() {
                let node = log.node_id(*node);
                applied.texts.push(node);
                applied.splices.insert(node, splices);
            }
        }
        let mut touched = self.touched;
        for node in state.marked() {
            let was = self
                .standings
                .get(&node)
                .copied()
                .unwrap_or(Standing::Present);
            if was != state.node(node).standing {
                touched.push(node);
            }
        }
        touched.extend(state.nodes().iter().skip(self.known).map(|node| node.made));
        touched.sort_unstable();
        touched.dedup();
        applied
            .nodes
            .extend(touched.into_iter().map(|node| log.node_id(node)));
        applied.document_fields |= self.document_fields;
    }
}

/// The splices that lead from one row of pieces to another. Elements that are in both keep their
/// order, since no character ever moves.
fn splices(before: &[Piece], after: &[Piece], arena: &str) -> Vec<Splice> {
    let (before, after) = (atoms(before, after, arena), atoms(after, before, arena));
    let key = |piece: &Piece| (piece.ix, piece.start);
    let kept: BTreeSet<(Ix, u32)> = after.iter().map(key).collect();
    let mut rest = after.iter().peekable();
    let mut writer = Writer::default();
    for old in &before {
        if !kept.contains(&key(old)) {
            writer.delete(old);
            continue;
        }
        while let Some(new) = rest.next_if(|new| key(new) != key(old)) {
            writer.insert(new, arena);
        }
        match rest.next() {
            Some(new) => writer.keep(new),
            None => writer.delete(old),
        }
    }
    for new in rest {
        writer.insert(new, arena);
    }
    writer.finish()
}

/// The pieces, cut wherever the others have an edge.
fn atoms(pieces: &[Piece], others: &[Piece], arena: &str) -> Vec<Piece> {
    let edges: BTreeSet<(Ix, u32)> = others
        .iter()
        .flat_map(|piece| [(piece.ix, piece.start), (piece.ix, piece.end())])
        .collect();
    let mut atoms = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let mut rest = *piece;
        for (_, element) in edges.range((piece.ix, piece.start + 1)..(piece.ix, piece.end())) {
            let tail = rest.cut_off(*element, arena);
            atoms.push(rest);
            rest = tail;
        }
        atoms.push(rest);
    }
    atoms
}

/// Collects neighbouring deletions and insertions into splices.
#[derive(Default)]
struct Writer {
    at: u32,
    open: Option<Splice>,
    done: Vec<Splice>,
}

impl Writer {
    fn open(&mut self) -> &mut Splice {
        let at = self.at;
        self.open.get_or_insert_with(|| Splice {
            at,
            deleted: 0,
            inserted: String::new(),
        })
    }

    fn delete(&mut self, piece: &Piece) {
        self.open().deleted += piece.visible_utf16();
    }

    fn insert(&mut self, piece: &Piece, arena: &str) {
        self.open().inserted.push_str(piece.text(arena));
        self.at += piece.visible_utf16();
    }

    fn keep(&mut self, piece: &Piece) {
        self.done.extend(self.open.take());
        self.at += piece.visible_utf16();
    }

    fn finish(mut self) -> Vec<Splice> {
        self.done.extend(self.open.take());
        self.done
    }
}
