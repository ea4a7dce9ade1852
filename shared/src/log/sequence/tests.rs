//! Spots found one by one are those that reading the whole tree gives.

use std::cmp::Ordering;

use super::{Elements, Piece, Sequence};
use crate::log::causal::Ix;
use crate::log::change::Hand;
use crate::log::record::{Hang, Text};
use crate::log::tests::dice::Dice;

/// Changes that hang on one another at random. The first is the root, with a run of its own.
struct Tangle(Vec<Knot>);

struct Knot {
    hang: Hang,
    len: u32,
    /// By this siblings are ordered.
    id: u64,
}

const ARENA: &str = "abcdefgh";

impl Tangle {
    fn new(seed: u64, size: u32) -> Self {
        let mut dice = Dice(seed);
        let root = Knot {
            hang: Hang {
                origin: 0,
                at: 0,
                hand: Hand::Right,
            },
            len: 1 + dice.small() % 8,
            id: dice.roll(),
        };
        let mut knots = vec![root];
        for ix in 1..size {
            // Few origins, so that many share one.
            let origin = dice.small() % ix.min(6);
            let at = dice.small() % (knots[origin as usize].len + 1);
            let is_left = 0 < at && dice.below(2) == 0;
            let hand = if is_left { Hand::Left } else { Hand::Right };
            let at = if origin == 0 { at } else { at.max(1) };
            knots.push(Knot {
                hang: Hang { origin, at, hand },
                len: 1 + dice.small() % 8,
                id: dice.roll(),
            });
        }
        Self(knots)
    }

    fn piece(&self, ix: Ix) -> Piece {
        let len = self.len(ix);
        let text = Text {
            start: 0,
            bytes: len,
            chars: len,
        };
        Piece::of_text(ix, text, ARENA)
    }

    /// Everything at once, read as a whole.
    fn whole(&self) -> Vec<(Ix, u32)> {
        let mut sequence = Sequence::new(0);
        let pieces = (0..self.0.len()).map(|ix| self.piece(u32::try_from(ix).unwrap()));
        sequence.read_anew(pieces.collect(), self);
        elements(&sequence)
    }

    /// One after the other.
    fn grown(&self) -> Vec<(Ix, u32)> {
        let mut sequence = Sequence::new(0);
        for (ix, knot) in (0..).zip(&self.0) {
            if !sequence.integrate(self.piece(ix), knot.hang, self) {
                sequence.unsettled.clear();
                sequence.place(self.piece(ix), self);
            }
        }
        elements(&sequence)
    }
}

fn elements(sequence: &Sequence) -> Vec<(Ix, u32)> {
    let of_piece = |piece: &Piece| {
        let ix = piece.ix;
        (piece.start..piece.end()).map(move |element| (ix, element))
    };
    sequence.pieces().flat_map(of_piece).collect()
}

impl Elements for Tangle {
    fn hang(&self, ix: Ix) -> Option<Hang> {
        (0 < ix).then(|| self.0[ix as usize].hang)
    }

    fn len(&self, ix: Ix) -> u32 {
        self.0[ix as usize].len
    }

    fn siblings(&self, a: Ix, b: Ix) -> Ordering {
        self.0[a as usize].id.cmp(&self.0[b as usize].id)
    }

    fn order(&self, a: Ix, b: Ix) -> Ordering {
        a.cmp(&b)
    }

    fn text(&self) -> &str {
        ARENA
    }
}

#[test]
fn spots_found_one_by_one_are_those_of_the_whole_tree() {
    for seed in 0..2_000 {
        let tangle = Tangle::new(seed, 40);
        assert_eq!(tangle.grown(), tangle.whole(), "seed {seed}");
    }
}

#[test]
fn spots_are_right_in_sequences_of_many_chunks() {
    for seed in 0..20 {
        let tangle = Tangle::new(seed, 1_500);
        assert_eq!(tangle.grown(), tangle.whole(), "seed {seed}");
    }
}
