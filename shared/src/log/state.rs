//! What the changes amount to: nodes with their texts, places and registers, and the outline as it
//! is read. Rebuilt from the log at any time; nothing in it is told twice.

mod elements;
mod landing;
mod outline;
mod placing;
mod removal;
mod segment;
mod settling;
mod telling;

use std::collections::{BTreeMap, BTreeSet};

use super::causal::{Ix, NONE};
use super::change::Hand;
use super::document::Splice;
use super::record::{Deed, Hang, Log, Spot};
use super::register::{Key, Registers};
use super::sequence::{Piece, Sequence};
use super::tree::Tree;

use elements::Places;

pub(super) use elements::Texts;
pub(super) use removal::{Marks, Standing};

/// A node that some `Create` or `Split` made.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// The change that made it.
    pub(super) made: Ix,
    /// The node whose `Create` opened the text in which this one's begins.
    pub(super) home: Ix,
    /// Where a `Create` opened a text: the text.
    pub(super) text: Option<Box<Sequence>>,
    /// Nodes whose texts begin at a boundary in that text.
    boundaries: Vec<Ix>,
    /// Deletions in that text.
    deletes: Vec<Ix>,
    places: Option<Box<Sequence>>,
    pub(super) fields: Registers,
    /// Content acts on the node other than typing: what may contest its removal.
    acts: Vec<Ix>,
    pub(super) standing: Standing,
}

impl Node {
    fn new(made: Ix, home: Ix) -> Self {
        Self {
            made,
            home,
            text: None,
            boundaries: Vec::new(),
            deletes: Vec::new(),
            places: None,
            fields: Registers::default(),
            acts: Vec::new(),
            standing: Standing::Present,
        }
    }
}

/// Everything that was folded.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    nodes: Vec<Node>,
    /// By change: the number of the node that it made, or in whose text it typed.
    slots: Vec<u32>,
    roots: Option<Box<Sequence>>,
    pub(super) fields: Registers,
    pub(super) tree: Tree,
    marks: BTreeMap<Ix, Marks>,
    pub(super) outline: outline::Outline,
}

/// What the fold of a batch leaves to do once all its changes are in.
#[derive(Debug, Default)]
pub(super) struct Rest {
    /// Texts, by the node that opened them, with changes that have no spot yet.
    unsettled: BTreeSet<Ix>,
    unsettled_places: BTreeSet<Ix>,
    deletes: Vec<Ix>,
    moves: Vec<Ix>,
    /// Changes that put a node somewhere.
    placed: Vec<Ix>,
    outline: Outdated,
    /// What was typed and deleted in texts that were there before; `None` where nobody asks.
    pub(super) told: Option<Vec<(Ix, Splice)>>,
}

/// How much of the outline, or of what is in the trash, may differ now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Outdated {
    #[default]
    Nothing,
    /// Where the nodes stand that were placed.
    Places,
    Everything,
}

/// What a batch came to.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// Whether the outline, or what is in the trash, was read anew.
    pub(super) outline: bool,
    /// What was typed and deleted, by the node that shows it.
    pub(super) told: Vec<(Ix, Splice)>,
}

impl State {
    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The node that a `Create` or `Split` made.
    pub(super) fn node(&self, made: Ix) -> &Node {
        &self.nodes[self.slots[made as usize] as usize]
    }

    /// Gives back room that is not used.
    pub(super) fn shrink(&mut self) {
        self.nodes.shrink_to_fit();
        self.slots.shrink_to_fit();
        self.tree.shrink();
        for node in &mut self.nodes {
            node.acts.shrink_to_fit();
            node.fields.shrink();
            let sequences = node.text.iter_mut().chain(&mut node.places);
            sequences.for_each(|sequence| sequence.shrink());
        }
    }

    /// Whether a change made a node, and is not void.
    pub(super) fn has_node(&self, ix: Ix) -> bool {
        let number = self.slots.get(ix as usize).copied().unwrap_or(NONE);
        self.nodes
            .get(number as usize)
            .is_some_and(|node| node.made == ix)
    }

    /// Whether a node was there when the outline was last read.
    pub(super) fn has_outline(&self, made: Ix) -> bool {
        self.slots[made as usize] < self.outline.known
    }

    fn node_mut(&mut self, made: Ix) -> &mut Node {
        &mut self.nodes[self.slots[made as usize] as usize]
    }

    /// The text in which a `Create`, `Insert` or `Split` put its elements: the node that opened it.
    pub(super) fn home(&self, ix: Ix) -> Option<Ix> {
        let slot = *self.slots.get(ix as usize)?;
        Some(self.nodes.get(slot as usize)?.home)
    }

    pub(super) fn sequence(&self, home: Ix) -> &Sequence {
        let text = self.node(home).text.as_deref();
        text.expect("a home is a node made by Create")
    }

    fn sequence_mut(&mut self, home: Ix) -> &mut Sequence {
        let text = self.node_mut(home).text.as_deref_mut();
        text.expect("a home is a node made by Create")
    }

    /// The places of a parent's children, `NONE` for the document.
    pub(super) fn places(&self, parent: Ix) -> Option<&Sequence> {
        match parent {
            NONE => self.roots.as_deref(),
            node => self.node(node).places.as_deref(),
        }
    }

    /// Takes one change in. What needs the whole batch first is noted in `rest`.
    pub(super) fn fold(&mut self, ix: Ix, log: &Log, rest: &mut Rest) {
        self.slots.resize(ix as usize + 1, NONE);
        let record = log.record(ix);
        if record.void.is_some() {
            return;
        }
        match record.deed {
            Deed::Create { place, text, .. } => {
                let mut sequence = Sequence::new(ix);
                if 0 < text.chars {
                    let start = Hang {
                        origin: ix,
                        at: 0,
                        hand: Hand::Right,
                    };
                    sequence.integrate(Piece::of_text(ix, text, log.text()), start, &Texts(log));
                }
                let mut node = Node::new(ix, ix);
                node.text = Some(Box::new(sequence));
                self.add_node(node, place, log, rest);
            }
            Deed::Split {
                node, at, place, ..
            } => {
                let home = self.home(at.origin).expect("an anchor stands in a text");
                self.add_node(Node::new(ix, home), place, log, rest);
                self.node_mut(home).boundaries.push(ix);
                self.integrate(home, Piece::mark(ix), at, log, rest);
                self.note_act(node, ix, log, rest);
            }
            Deed::Insert { at, text } => {
                let home = self.home(at.origin).expect("an anchor stands in a text");
                self.slots[ix as usize] = self.slots[home as usize];
                let mut piece = Piece::of_text(ix, text, log.text());
                piece.hidden = record.disabled;
                self.integrate(home, piece, at, log, rest);
            }
            Deed::Move { node, place } => {
                self.add_place(node, ix, place, log, rest);
                rest.moves.push(ix);
            }
            _ if record.disabled => {}
            Deed::Delete { .. } => rest.deletes.push(ix),
            Deed::Join { node, into } => {
                rest.moves.push(ix);
                rest.outline = Outdated::Everything;
                self.note_act(node, ix, log, rest);
                self.note_act(into, ix, log, rest);
            }
            Deed::Remove { node } => {
                self.marks.entry(node).or_default().removals.push(ix);
                rest.outline = Outdated::Everything;
            }
            Deed::Restore { node } => {
                self.marks.entry(node).or_default().restores.push(ix);
                rest.outline = Outdated::Everything;
            }
            Deed::Set {
                target,
                field,
                replaces,
                ..
            } => self.set(target, Key::Field(field), ix, log.list(replaces), log, rest),
            Deed::SetSide { node, replaces, .. } => {
                self.set(node, Key::Side, ix, log.list(replaces), log, rest);
            }
            Deed::SetTag {
                node,
                tag,
                replaces,
                ..
            } => self.set(node, Key::Tag(tag), ix, log.list(replaces), log, rest),
            Deed::Revert { ids } => {
                for target in log.list(ids) {
                    self.mark_undone(*target, ix, log, rest);
                }
            }
            Deed::Inert(_) | Deed::Withheld(_) => {}
        }
    }

    fn add_node(&mut self, node: Node, place: Spot, log: &Log, rest: &mut Rest) {
        let made = node.made;
        self.slots[made as usize] = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        self.nodes.push(node);
        self.tree.create(made, place.parent);
        self.add_place(made, made, place, log, rest);
    }

    fn add_place(&mut self, node: Ix, op: Ix, place: Spot, log: &Log, rest: &mut Rest) {
        let places = match place.parent {
            NONE => &mut self.roots,
            parent => &mut self.node_mut(parent).places,
        };
        let places = places.get_or_insert_with(|| Box::new(Sequence::new(NONE)));
        if !places.integrate(Piece::mark(op), Places::hang_of(place), &Places(log)) {
            rest.unsettled_places.insert(place.parent);
        }
        rest.placed.push(op);
        rest.outline = rest.outline.max(Outdated::Places);
        if place.parent != NONE && place.parent != node && !log.record(op).disabled {
            self.note_act(place.parent, op, log, rest);
        }
    }

    fn integrate(&mut self, home: Ix, piece: Piece, at: Hang, log: &Log, rest: &mut Rest) {
        let sequence = self.sequence_mut(home);
        if sequence.integrate(piece, at, &Texts(log)) {
            self.tell_insertion(home, piece.ix, log, rest);
        } else {
            rest.unsettled.insert(home);
        }
        self.note_typing(home, rest);
    }

    fn set(&mut self, target: Ix, key: Key, ix: Ix, replaces: &[u32], log: &Log, rest: &mut Rest) {
        if target == NONE {
            return self.fields.set(key, ix, replaces);
        }
        self.node_mut(target).fields.set(key, ix, replaces);
        self.note_act(target, ix, log, rest);
    }

    fn note_act(&mut self, node: Ix, act: Ix, log: &Log, rest: &mut Rest) {
        if log.effective(act) {
            self.node_mut(node).acts.push(act);
            self.note_touch(node, rest);
        }
    }

    fn note_typing(&self, home: Ix, rest: &mut Rest) {
        if !self.marks.is_empty() && rest.outline < Outdated::Everything {
            self.note_touch(home, rest);
            for node in &self.node(home).boundaries {
                self.note_touch(*node, rest);
            }
        }
    }

    /// Removals of the node or of anything above it may be contested now.
    fn note_touch(&self, node: Ix, rest: &mut Rest) {
        if self.marks.is_empty() || rest.outline == Outdated::Everything {
            return;
        }
        let mut node = node;
        while node != NONE {
            if self.marks.contains_key(&node) {
                rest.outline = Outdated::Everything;
            }
            node = self.edge(node).parent;
        }
    }

    /// Undoing a node's creation counts as a removal of it.
    fn mark_undone(&mut self, target: Ix, revert: Ix, log: &Log, rest: &mut Rest) {
        let makes_node = matches!(log.deed(target), Deed::Create { .. } | Deed::Split { .. });
        if makes_node && log.disables(revert, target) {
            self.marks.entry(target).or_default().removals.push(revert);
            rest.outline = Outdated::Everything;
        }
    }
}
