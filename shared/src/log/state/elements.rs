//! The log as sequences see it: as text elements, and as places.

use std::cmp::Ordering;

use crate::log::causal::{Ix, NONE};
use crate::log::record::{Deed, Hang, Log, Spot};
use crate::log::sequence::Elements;

/// The log as a text sequence sees it.
pub(in crate::log) struct Texts<'a>(pub(in crate::log) &'a Log);

impl Elements for Texts<'_> {
    fn hang(&self, ix: Ix) -> Option<Hang> {
        match self.0.deed(ix) {
            Deed::Insert { at, .. } | Deed::Split { at, .. } => Some(at),
            _ => None,
        }
    }

    fn len(&self, ix: Ix) -> u32 {
        self.0.elements(ix)
    }

    fn siblings(&self, a: Ix, b: Ix) -> Ordering {
        self.0.causal.id(a).cmp(&self.0.causal.id(b))
    }

    fn order(&self, a: Ix, b: Ix) -> Ordering {
        self.0.causal.order(a, b)
    }

    fn text(&self) -> &str {
        self.0.text()
    }
}

/// The log as a sequence of places sees it.
pub(super) struct Places<'a>(pub(super) &'a Log);

impl Places<'_> {
    pub(super) fn hang_of(spot: Spot) -> Hang {
        Hang {
            origin: spot.origin,
            at: u32::from(spot.origin != NONE),
            hand: spot.hand,
        }
    }
}

impl Elements for Places<'_> {
    fn hang(&self, ix: Ix) -> Option<Hang> {
        self.0.placement(ix).map(|(_, spot)| Self::hang_of(spot))
    }

    fn len(&self, ix: Ix) -> u32 {
        u32::from(ix != NONE)
    }

    fn siblings(&self, a: Ix, b: Ix) -> Ordering {
        self.0.causal.id(a).cmp(&self.0.causal.id(b))
    }

    fn order(&self, a: Ix, b: Ix) -> Ordering {
        self.0.causal.order(a, b)
    }

    fn text(&self) -> &'static str {
        ""
    }
}
