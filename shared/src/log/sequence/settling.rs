//! Gives late pieces their spots: siblings of what stands already, and whatever hangs on them.

use std::sync::OnceLock;

use super::kin::{Gap, Kin};
use super::order::{self, Elements};
use super::piece::Piece;
use super::{At, CHUNK, Chunk, Sequence};
use crate::log::causal::{Ix, NONE};
use crate::log::change::Hand;
use crate::log::record::Hang;

/// One late piece to so many that stand already goes to its spot by itself.
const FEW: usize = 16;

impl Sequence {
    /// Where the first element of a change would stand, once all that is here has its spot.
    pub(in crate::log) fn spot(&self, ix: Ix, hang: Hang, elements: &impl Elements) -> Gap {
        let kin = || Box::new(Kin::of(self.root, self.pieces(), elements));
        self.kin.get_or_init(kin).spot(ix, hang, elements)
    }

    /// Gives every element its spot. Names the changes that had none.
    pub(in crate::log) fn settle(&mut self, elements: &impl Elements) -> Vec<Ix> {
        let late = std::mem::take(&mut self.unsettled);
        let names = late.iter().map(|piece| piece.ix).collect();
        let standing: usize = self.chunks.iter().map(|chunk| chunk.pieces.len()).sum();
        if late.len() * FEW <= standing {
            // In the order of arrival, so that what a piece hangs on stands before it comes.
            for piece in late {
                self.place(piece, elements);
            }
        } else {
            self.read_anew(late, elements);
        }
        names
    }

    pub(super) fn read_anew(&mut self, mut late: Vec<Piece>, elements: &impl Elements) {
        let mut all: Vec<Piece> = self.pieces().copied().collect();
        all.append(&mut late);
        let ordered = order::read(self.root, all, elements);
        self.refill(&ordered);
        self.kin = OnceLock::new();
    }

    /// Puts a sibling to its spot.
    pub(super) fn place(&mut self, piece: Piece, elements: &impl Elements) {
        let hang = elements.hang(piece.ix);
        let hang = hang.expect("what comes late hangs on something");
        let gap = self.spot(piece.ix, hang, elements);
        self.take_side(hang, elements);
        let at = self.open(gap, elements);
        self.insert(at, piece);
        if let Some(kin) = self.kin.get_mut() {
            kin.add(piece.ix, hang, elements);
        }
    }

    /// Notes that something hangs on an element.
    fn take_side(&mut self, hang: Hang, elements: &impl Elements) {
        let Some(at) = self.find(hang.origin, hang.at).filter(|_| 0 < hang.at) else {
            return;
        };
        match hang.hand {
            Hand::Left => {
                let at = self.cut(at, hang.at, elements);
                self.chunks[at.chunk as usize].pieces[at.idx as usize].left_taken = true;
            }
            Hand::Right => {
                let at = self.end_with(at, hang, elements);
                self.chunks[at.chunk as usize].pieces[at.idx as usize].right_taken = true;
            }
        }
    }

    /// Cuts the piece so that it ends with the element on which something hangs.
    fn end_with(&mut self, at: At, hang: Hang, elements: &impl Elements) -> At {
        if self.piece(at).end() <= hang.at + 1 {
            return at;
        }
        self.cut(at, hang.at + 1, elements);
        self.find(hang.origin, hang.at)
            .expect("an element stands where its piece was cut")
    }

    /// Where a piece is to be inserted.
    fn open(&mut self, gap: Gap, elements: &impl Elements) -> At {
        let found = "a spot is beside an element that stands";
        match gap {
            Gap::Front => At {
                chunk: *self.order.first().expect("few come late where many stand"),
                idx: 0,
            },
            Gap::Before(ix, element) => {
                let at = self.find(ix, element).expect(found);
                self.cut(at, element, elements)
            }
            Gap::Behind(ix, element) => {
                let at = self.find(ix, element).expect(found);
                At {
                    idx: at.idx + 1,
                    ..at
                }
            }
        }
    }

    fn refill(&mut self, ordered: &[Piece]) {
        let chunk = |pieces: &[Piece]| Chunk {
            pieces: pieces.to_vec(),
            visible: pieces.iter().map(Piece::visible_utf16).sum(),
        };
        self.chunks = ordered.chunks(CHUNK / 2).map(chunk).collect();
        self.order = (0..u32::try_from(self.chunks.len()).unwrap_or(NONE)).collect();
        self.index.clear();
        if 1 < self.order.len() {
            for chunk in self.order.clone() {
                self.index_chunk(chunk);
            }
        }
    }
}
