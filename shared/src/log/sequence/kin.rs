//! Where an element goes that hangs where others hang already: found by going down one branch of the
//! Fugue tree. `sequence::order` reads the whole tree and says what is right; this agrees with it.

use std::collections::BTreeMap;

use super::order::Elements;
use super::piece::Piece;
use crate::log::causal::{Ix, NONE};
use crate::log::change::Hand;
use crate::log::record::Hang;

/// What hangs on each element, siblings by id. Made when the first sibling comes, kept from then on.
#[derive(Debug, Clone, Default)]
pub(super) struct Kin(BTreeMap<(Ix, Hand, u32), Vec<Ix>>);

/// Right beside an element (change, number from 1) that stands in the sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::log) enum Gap {
    /// Before everything.
    Front,
    Before(Ix, u32),
    Behind(Ix, u32),
}

impl Kin {
    /// Out of all pieces of a sequence.
    pub(super) fn of<'a>(
        root: Ix,
        pieces: impl Iterator<Item = &'a Piece>,
        elements: &impl Elements,
    ) -> Self {
        let mut kin = Self::default();
        for piece in pieces.filter(|piece| piece.start == 1 && piece.ix != root) {
            if let Some(hang) = elements.hang(piece.ix) {
                kin.all_at(hang).push(piece.ix);
            }
        }
        for siblings in kin.0.values_mut() {
            siblings.sort_unstable_by(|a, b| elements.siblings(*a, *b));
        }
        kin
    }

    /// Takes one more in.
    pub(super) fn add(&mut self, ix: Ix, hang: Hang, elements: &impl Elements) {
        let siblings = self.all_at(hang);
        let slot = siblings.partition_point(|other| elements.siblings(*other, ix).is_lt());
        siblings.insert(slot, ix);
    }

    fn all_at(&mut self, hang: Hang) -> &mut Vec<Ix> {
        let key = (hang.origin, hang.hand, hang.at);
        self.0.entry(key).or_default()
    }

    fn at(&self, origin: Ix, hand: Hand, at: u32) -> &[Ix] {
        self.0.get(&(origin, hand, at)).map_or(&[], Vec::as_slice)
    }

    /// Where the first element of a change goes that hangs there.
    pub(super) fn spot(&self, ix: Ix, hang: Hang, elements: &impl Elements) -> Gap {
        let siblings = self.at(hang.origin, hang.hand, hang.at);
        let slot = siblings.partition_point(|other| elements.siblings(*other, ix).is_lt());
        let (earlier, later) = (siblings[..slot].last(), siblings.get(slot));
        match hang.hand {
            Hand::Left => later.map_or(Gap::Before(hang.origin, hang.at), |later| {
                self.before(*later, 1)
            }),
            Hand::Right => self.right_spot(ix, hang, earlier, later, elements),
        }
    }

    /// Among what hangs right of an element, the rest of the element's own run stands by its id.
    fn right_spot(
        &self,
        ix: Ix,
        hang: Hang,
        earlier: Option<&Ix>,
        later: Option<&Ix>,
        elements: &impl Elements,
    ) -> Gap {
        let Hang { origin, at, .. } = hang;
        let goes_on = at < elements.len(origin);
        let run_before = |other: Ix| goes_on && elements.siblings(origin, other).is_lt();
        match (later, earlier) {
            (later, _) if goes_on && !run_before(ix) && later.is_none_or(|it| run_before(*it)) => {
                self.before(origin, at + 1)
            }
            (Some(later), _) => self.before(*later, 1),
            (None, Some(earlier)) if !goes_on || run_before(*earlier) => {
                self.behind(*earlier, 1, elements)
            }
            _ if goes_on => self.behind(origin, at + 1, elements),
            _ if 0 < at => Gap::Behind(origin, at),
            _ => Gap::Front,
        }
    }

    /// Before an element and all that hangs left of it.
    fn before(&self, mut ix: Ix, mut element: u32) -> Gap {
        while let Some(first) = self.at(ix, Hand::Left, element).first() {
            (ix, element) = (*first, 1);
        }
        Gap::Before(ix, element)
    }

    /// Behind a run from one of its elements on, and all that hangs on it.
    fn behind(&self, mut ix: Ix, mut from: u32, elements: &impl Elements) -> Gap {
        loop {
            let len = elements.len(ix);
            let right = self
                .0
                .range((ix, Hand::Right, from)..=(ix, Hand::Right, NONE));
            let mut last = right.filter_map(|((_, _, at), siblings)| {
                let last = *siblings.last()?;
                (len <= *at || elements.siblings(ix, last).is_lt()).then_some(last)
            });
            match last.next() {
                Some(last) => (ix, from) = (last, 1),
                None => return Gap::Behind(ix, len),
            }
        }
    }
}
