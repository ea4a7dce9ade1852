//! The changes that are here, kept small: ids as arrival numbers, texts and lists in shared arenas.
//! A [`Change`] goes in checked (`check`) and comes out as it went in; nothing here folds.

use super::causal::{Causal, Ix, NONE};
use super::change::{
    Act, Anchor, Change, ChangeId, ElementId, ElementRange, Field, Hand, Hash32, NodeId, NodeKind,
    Origin, Place, Side, Tag, Value,
};
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
    /// Folded as nothing: opening, issuing, unknown and ill-formed acts.
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

    pub(super) fn has_revert_from(&self, first: Ix) -> bool {
        let fresh = &self.records[first as usize..];
        fresh
            .iter()
            .any(|record| matches!(record.deed, Deed::Revert { .. }))
    }

    /// Whether a revert names a change that it may disable: its own person's, and not void.
    pub(super) fn disables(&self, revert: Ix, target: Ix) -> bool {
        let writer = |ix: Ix| self.causal.stamp(ix).replica;
        let undoable = !matches!(self.deed(target), Deed::Inert(_) | Deed::Withheld(_));
        undoable
            && self.record(target).void.is_none()
            && self.causal.same_person(writer(revert), writer(target))
    }

    /// Marks what is reverted: reverts count from the last in the derived order back, since one
    /// that is itself reverted counts for nothing. Tells whether the fate of any change
    /// before `first` differs now.
    pub(super) fn disable_reverted(&mut self, first: Ix) -> bool {
        let is_revert = |ix: &Ix| matches!(self.deed(*ix), Deed::Revert { .. });
        let all = 0..small(self.len());
        let mut reverts: Vec<Ix> = all.clone().filter(is_revert).collect();
        reverts.sort_unstable_by(|a, b| self.causal.order(*b, *a));
        let mut disabled = std::collections::BTreeSet::new();
        for revert in reverts {
            let Deed::Revert { ids } = self.deed(revert) else {
                continue;
            };
            if self.record(revert).void.is_none() && !disabled.contains(&revert) {
                let named = self.list(ids).iter().copied();
                disabled.extend(named.filter(|target| self.disables(revert, *target)));
            }
        }
        let mut changed = false;
        for ix in all {
            let now = disabled.contains(&ix);
            let was = std::mem::replace(&mut self.record_mut(ix).disabled, now);
            changed |= was != now && ix < first;
        }
        changed
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

    /// The hash of an act that is not here.
    pub(super) fn act_hash(&self, ix: Ix) -> Option<Hash32> {
        match self.deed(ix) {
            Deed::Withheld(slot) => Some(self.withheld[slot as usize]),
            _ => None,
        }
    }

    fn keep(&mut self, act: Act) -> Deed {
        self.inert.push(act);
        Deed::Inert(small(self.inert.len() - 1))
    }

    fn ix(&self, id: ChangeId) -> Ix {
        self.causal.find(id).expect("ids of a checked act are here")
    }

    fn store_text(&mut self, text: &str) -> Text {
        let start = small(self.text.len());
        self.text.push_str(text);
        Text {
            start,
            bytes: small(text.len()),
            chars: small(text.chars().count()),
        }
    }

    fn store_list(&mut self, items: impl Iterator<Item = u32>) -> List {
        let start = self.lists.len();
        self.lists.extend(items);
        List {
            start: small(start),
            len: small(self.lists.len() - start),
        }
    }

    fn store_ids(&mut self, ids: &[ChangeId]) -> List {
        let found: Vec<u32> = ids.iter().map(|id| self.ix(*id)).collect();
        self.store_list(found.into_iter())
    }

    fn hang(&self, at: Anchor) -> Hang {
        let (origin, position) = match at.origin {
            Origin::Start(node) => (node.0, 0),
            Origin::Element(element) => (element.change, element.offset + 1),
        };
        Hang {
            origin: self.ix(origin),
            at: position,
            hand: at.hand,
        }
    }

    fn spot(&self, place: Place) -> Spot {
        Spot {
            parent: place.parent.map_or(NONE, |node| self.ix(node.0)),
            origin: place.origin.map_or(NONE, |id| self.ix(id)),
            hand: place.hand,
        }
    }

    /// Stores an act that was checked.
    fn store(&mut self, act: Act) -> Deed {
        match act {
            Act::Create {
                kind,
                side,
                place,
                text,
            } => Deed::Create {
                kind,
                side,
                place: self.spot(place),
                text: self.store_text(&text),
            },
            Act::Insert { at, text } => Deed::Insert {
                at: self.hang(at),
                text: self.store_text(&text),
            },
            Act::Delete { ranges } => {
                let item = |range: &ElementRange| {
                    [
                        self.ix(range.start.change),
                        range.start.offset + 1,
                        range.len,
                    ]
                };
                let items: Vec<u32> = ranges.iter().flat_map(item).collect();
                Deed::Delete {
                    ranges: self.store_list(items.into_iter()),
                }
            }
            Act::Split {
                node,
                at,
                kind,
                side,
                place,
            } => Deed::Split {
                node: self.ix(node.0),
                at: self.hang(at),
                kind,
                side,
                place: self.spot(place),
            },
            Act::Join { node, into } => Deed::Join {
                node: self.ix(node.0),
                into: self.ix(into.0),
            },
            Act::Move { node, place } => Deed::Move {
                node: self.ix(node.0),
                place: self.spot(place),
            },
            Act::Remove { node } => Deed::Remove {
                node: self.ix(node.0),
            },
            Act::Restore { node } => Deed::Restore {
                node: self.ix(node.0),
            },
            Act::Set {
                target,
                field,
                value,
                replaces,
            } => {
                self.values.push(value);
                Deed::Set {
                    target: target.map_or(NONE, |node| self.ix(node.0)),
                    field,
                    value: small(self.values.len() - 1),
                    replaces: self.store_ids(&replaces),
                }
            }
            Act::SetSide {
                node,
                side,
                replaces,
            } => Deed::SetSide {
                node: self.ix(node.0),
                side,
                replaces: self.store_ids(&replaces),
            },
            Act::SetTag {
                node,
                tag,
                on,
                replaces,
            } => Deed::SetTag {
                node: self.ix(node.0),
                tag,
                on,
                replaces: self.store_ids(&replaces),
            },
            Act::Revert { ids } => Deed::Revert {
                ids: self.store_ids(&ids),
            },
            other => self.keep(other),
        }
    }

    /// The change as it came; `None` where its act is withheld.
    pub(super) fn change(&self, ix: Ix) -> Option<Change> {
        let id_of = |ix: &Ix| self.causal.id(*ix);
        Some(Change {
            id: self.causal.id(ix),
            deps: self.causal.deps(ix).iter().map(id_of).collect(),
            at: self.record(ix).at,
            act: self.act(ix)?,
        })
    }

    fn ids(&self, list: List) -> Vec<ChangeId> {
        self.list(list)
            .iter()
            .map(|ix| self.causal.id(*ix))
            .collect()
    }

    fn anchor(&self, hang: Hang) -> Anchor {
        let change = self.causal.id(hang.origin);
        let origin = match hang.at.checked_sub(1) {
            None => Origin::Start(NodeId(change)),
            Some(offset) => Origin::Element(ElementId { change, offset }),
        };
        Anchor {
            origin,
            hand: hang.hand,
        }
    }

    fn place(&self, spot: Spot) -> Place {
        let present = |ix: Ix| (ix != NONE).then(|| self.causal.id(ix));
        Place {
            parent: present(spot.parent).map(NodeId),
            origin: present(spot.origin),
            hand: spot.hand,
        }
    }

    pub(super) fn slice(&self, text: Text) -> &str {
        &self.text[text.start as usize..][..text.bytes as usize]
    }

    pub(super) fn act(&self, ix: Ix) -> Option<Act> {
        Some(match self.deed(ix) {
            Deed::Create {
                kind,
                side,
                place,
                text,
            } => Act::Create {
                kind,
                side,
                place: self.place(place),
                text: self.slice(text).to_owned(),
            },
            Deed::Insert { at, text } => Act::Insert {
                at: self.anchor(at),
                text: self.slice(text).to_owned(),
            },
            Deed::Delete { ranges } => Act::Delete {
                ranges: {
                    let range = |(ix, at, len): (Ix, u32, u32)| ElementRange {
                        start: ElementId {
                            change: self.causal.id(ix),
                            offset: at - 1,
                        },
                        len,
                    };
                    self.ranges(ranges).map(range).collect()
                },
            },
            Deed::Split {
                node,
                at,
                kind,
                side,
                place,
            } => Act::Split {
                node: self.node_id(node),
                at: self.anchor(at),
                kind,
                side,
                place: self.place(place),
            },
            Deed::Join { node, into } => Act::Join {
                node: self.node_id(node),
                into: self.node_id(into),
            },
            Deed::Move { node, place } => Act::Move {
                node: self.node_id(node),
                place: self.place(place),
            },
            Deed::Remove { node } => Act::Remove {
                node: self.node_id(node),
            },
            Deed::Restore { node } => Act::Restore {
                node: self.node_id(node),
            },
            Deed::Set {
                target,
                field,
                value,
                replaces,
            } => Act::Set {
                target: (target != NONE).then(|| self.node_id(target)),
                field,
                value: self.value(value).clone(),
                replaces: self.ids(replaces),
            },
            Deed::SetSide {
                node,
                side,
                replaces,
            } => Act::SetSide {
                node: self.node_id(node),
                side,
                replaces: self.ids(replaces),
            },
            Deed::SetTag {
                node,
                tag,
                on,
                replaces,
            } => Act::SetTag {
                node: self.node_id(node),
                tag,
                on,
                replaces: self.ids(replaces),
            },
            Deed::Revert { ids } => Act::Revert { ids: self.ids(ids) },
            Deed::Inert(slot) => self.inert[slot as usize].clone(),
            Deed::Withheld(_) => return None,
        })
    }
}
