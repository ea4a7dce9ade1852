//! An act that was checked becomes a deed: ids become arrival numbers, texts and lists go to the
//! arenas.

use super::{Deed, Hang, List, Log, Spot, Text, small};
use crate::log::causal::{Ix, NONE};
use crate::log::change::{Act, Anchor, ChangeId, ElementRange, Origin, Place};

impl Log {
    pub(super) fn keep(&mut self, act: Act) -> Deed {
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
            chars: small(text.bytes().filter(|byte| begins_character(*byte)).count()),
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
    pub(super) fn store(&mut self, act: Act) -> Deed {
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
}

/// Bytes 0x80 to 0xbf go on with a character. Counting those that do not is quicker than decoding,
/// most of all where code is made small.
fn begins_character(byte: u8) -> bool {
    !(0x80..0xc0).contains(&byte)
}
