//! The changes that are here, kept small: ids as arrival numbers, texts and lists in shared arenas.
//! A change goes in checked (`check`) and comes out as it went in; nothing here folds.

mod reading;
mod reverting;
mod storing;

use super::causal::{Causal, Ix, NONE};
use super::change::{Act, Field, Hand, Hash32, NodeId, NodeKind, Side, Tag, Value};
use super::verdict::Verdict;
use crate::time::Timestamp;

/// A slice of the text arena.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text {
    pub(super) start: u32,
    pub(super) bytes: u32,
    pub(super) chars: u32,
}

/// A slice of the list arena.
#[derive(Debug, Clone, Copy)]
pub(super) struct List {
    start: u32,
    len: u32,
}

/// Where an element hangs: at the `at`-th element (from 1) of `origin`; 0 stands for the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hang {
    pub(super) origin: Ix,
    pub(super) at: u32,
    pub(super) hand: Hand,
}

/// A place among the children of `parent`; `NONE` for the document, `NONE` for the start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) parent: Ix,
    pub(super) origin: Ix,
    pub(super) hand: Hand,
}

/// An act with arrival numbers for ids.
#[derive(Debug, Clone, Copy)]
pub(super) enum Deed {
    Create {
        kind: NodeKind,
        side: Side,
        place: Spot,
        text: Text,
    },
    Insert {
        at: Hang,
        text: Text,
    },
    Delete {
        ranges: List,
    },
    Split {
        node: Ix,
        at: Hang,
        kind: NodeKind,
        side: Side,
        place: Spot,
    },
    Join {
        node: Ix,
        into: Ix,
    },
    Move {
        node: Ix,
        place: Spot,
    },
    Remove {
        node: Ix,
    },
    Restore {
        node: Ix,
    },
    Set {
        target: Ix,
        field: Field,
        value: u32,
        replaces: List,
    },
    SetSide {
        node: Ix,
        side: Side,
        replaces: List,
    },
    SetTag {
        node: Ix,
        tag: Tag,
        on: bool,
        replaces: List,
    },
    Revert {
        ids: List,
    },
    /// Folded as nothing: opening, formal, unknown and ill-formed acts.
    Inert(u32),
    /// The act is not here, only its hash.
    Withheld(u32),
}

/// Why a change has no effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Void {
    /// The server refused it.
    Refused,
    /// Another change has its id, and the server has not judged.
    Fork,
    /// It names what is not in its past, or what is no such thing.
    Malformed,
    /// It stands on what a void change would have made.
    Groundless,
    /// Its act is not here.
    Withheld,
}

#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) at: Timestamp,
    pub(super) deed: Deed,
    pub(super) verdict: Verdict,
    pub(super) void: Option<Void>,
    /// Reverted by its author.
    pub(super) disabled: bool,
}

/// All changes that are here, in arrival order, which is a causal order.
#[derive(Debug, Clone, Default)]
pub(super) struct Log {
    pub(super) causal: Causal,
    records: Vec<Record>,
    lists: Vec<u32>,
    text: String,
    values: Vec<Value>,
    inert: Vec<Act>,
    withheld: Vec<Hash32>,
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(NONE)
}

impl Log {
    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    /// Makes room for a batch at once; single changes come and go by the vectors' own growth.
    pub(super) fn reserve(&mut self, more: usize) {
        if 1 < more {
            self.records.reserve(more);
            self.causal.reserve(more);
        }
    }

    /// Gives back room that is not used.
    pub(super) fn shrink(&mut self) {
        self.records.shrink_to_fit();
        self.lists.shrink_to_fit();
        self.text.shrink_to_fit();
        self.values.shrink_to_fit();
        self.inert.shrink_to_fit();
        self.causal.shrink();
    }

    pub(super) fn record(&self, ix: Ix) -> &Record {
        &self.records[ix as usize]
    }

    pub(super) fn record_mut(&mut self, ix: Ix) -> &mut Record {
        &mut self.records[ix as usize]
    }

    pub(super) fn deed(&self, ix: Ix) -> Deed {
        self.record(ix).deed
    }

    /// Neither void nor reverted.
    pub(super) fn effective(&self, ix: Ix) -> bool {
        let record = self.record(ix);
        record.void.is_none() && !record.disabled
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn value(&self, value: u32) -> &Value {
        &self.values[value as usize]
    }

    pub(super) fn list(&self, list: List) -> &[u32] {
        &self.lists[list.start as usize..][..list.len as usize]
    }

    /// Delete ranges: change, first element (from 1), how many.
    pub(super) fn ranges(&self, list: List) -> impl Iterator<Item = (Ix, u32, u32)> {
        self.list(list)
            .chunks_exact(3)
            .map(|range| (range[0], range[1], range[2]))
    }

    /// How many text elements the change brought.
    pub(super) fn elements(&self, ix: Ix) -> u32 {
        match self.deed(ix) {
            Deed::Create { text, .. } | Deed::Insert { text, .. } => text.chars,
            Deed::Split { .. } => 1,
            _ => 0,
        }
    }

    pub(super) fn node_id(&self, ix: Ix) -> NodeId {
        NodeId(self.causal.id(ix))
    }

    /// The node that a change puts somewhere, and where.
    pub(super) fn placement(&self, ix: Ix) -> Option<(Ix, Spot)> {
        match self.deed(ix) {
            Deed::Create { place, .. } | Deed::Split { place, .. } => Some((ix, place)),
            Deed::Move { node, place } => Some((node, place)),
            _ => None,
        }
    }

    /// Adds a change whose causality entered just before.
    pub(super) fn push(&mut self, at: Timestamp, verdict: Verdict, act: Act, void: Option<Void>) {
        let deed = match void {
            None => self.store(act),
            Some(_) => self.keep(act),
        };
        self.push_record(at, verdict, deed, void);
    }

    pub(super) fn push_withheld(&mut self, at: Timestamp, verdict: Verdict, act: Hash32) {
        self.withheld.push(act);
        let deed = Deed::Withheld(small(self.withheld.len() - 1));
        self.push_record(at, verdict, deed, Some(Void::Withheld));
    }

    fn push_record(&mut self, at: Timestamp, verdict: Verdict, deed: Deed, void: Option<Void>) {
        self.records.push(Record {
            at,
            deed,
            verdict,
            void,
            disabled: false,
        });
    }

    /// Gives a change that was void so far its effect.
    pub(super) fn revive(&mut self, ix: Ix) {
        if let Deed::Inert(slot) = self.deed(ix) {
            let act = self.inert[slot as usize].clone();
            let deed = self.store(act);
            self.record_mut(ix).deed = deed;
        }
        self.record_mut(ix).void = None;
    }

    /// An act that is folded as nothing.
    pub(super) fn inert(&self, ix: Ix) -> Option<&Act> {
        match self.deed(ix) {
            Deed::Inert(slot) => Some(&self.inert[slot as usize]),
            _ => None,
        }
    }

    /// All acts that are folded as nothing, as they were stored: few in a plan.
    pub(super) fn all_inert(&self) -> &[Act] {
        &self.inert
    }

    /// The hash of an act that is not here.
    pub(super) fn act_hash(&self, ix: Ix) -> Option<Hash32> {
        match self.deed(ix) {
            Deed::Withheld(slot) => Some(self.withheld[slot as usize]),
            _ => None,
        }
    }
}
