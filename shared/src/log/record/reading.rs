//! A change comes out as it went in.

use super::{Deed, Hang, List, Log, Spot, Text};
use crate::log::causal::{Ix, NONE};
use crate::log::change::{
    Act, Anchor, Change, ChangeId, ElementId, ElementRange, NodeId, Origin, Place,
};

impl Log {
    /// The change as it came; `None` where its act is withheld.
    pub(in crate::log) fn change(&self, ix: Ix) -> Option<Change> {
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

    pub(in crate::log) fn slice(&self, text: Text) -> &str {
        &self.text[text.start as usize..][..text.bytes as usize]
    }

    pub(in crate::log) fn act(&self, ix: Ix) -> Option<Act> {
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
