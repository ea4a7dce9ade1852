//! A Fugue sequence (Weidner & Kleppmann 2023, "The Art of the Fugue"): the characters of a text
//! with its boundaries, or the places of a parent's children. Elements form a tree; each hangs left
//! or right of another, siblings stand in the order of their ids, and reading the tree in order
//! gives the sequence. Runs of one change stay together as pieces, in chunks.
//!
//! An element that hangs where nothing hung yet goes straight to its spot, which is the case for
//! everything typed without concurrency. Siblings wait for [`Sequence::settle`]: few find their spots
//! one by one (`sequence::kin`), for many the whole tree is read anew (`sequence::order`).

mod kin;
mod order;
mod piece;
mod ranges;
mod settling;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::causal::{Ix, NONE};
use super::change::Hand;
use super::record::Hang;

use kin::Kin;

pub(super) use kin::Gap;
pub(super) use order::Elements;
pub(super) use piece::Piece;
pub(super) use ranges::Ranges;

/// Most pieces of a chunk.
const CHUNK: usize = 128;

#[derive(Debug, Clone, Default)]
struct Chunk {
    pieces: Vec<Piece>,
    /// UTF-16 length of the visible pieces.
    visible: u32,
}

/// Where a piece stands: its chunk and its index there. Any change of the sequence ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    chunk: u32,
    idx: u32,
}

/// Elements in reading order.
#[derive(Debug, Clone)]
pub(super) struct Sequence {
    /// What stands for the start: the `Create` of a text; `NONE` for places.
    root: Ix,
    chunks: Vec<Chunk>,
    /// Chunks in reading order.
    order: Vec<u32>,
    /// First element of each piece to its chunk; kept only where there are several chunks.
    index: BTreeMap<(Ix, u32), u32>,
    /// Changes whose spot is known only to `settle`.
    unsettled: Vec<Piece>,
    /// Who hangs on whom; only where somebody asked.
    kin: OnceLock<Box<Kin>>,
}

impl Sequence {
    pub(super) fn new(root: Ix) -> Self {
        Self {
            root,
            chunks: Vec::new(),
            order: Vec::new(),
            index: BTreeMap::new(),
            unsettled: Vec::new(),
            kin: OnceLock::new(),
        }
    }

    /// Gives back room that is not used.
    pub(super) fn shrink(&mut self) {
        self.kin = OnceLock::new();
    }

    pub(super) fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let of_chunk = |chunk: &u32| &self.chunks[*chunk as usize].pieces;
        self.order.iter().flat_map(of_chunk)
    }

    /// Pieces behind `at`.
    pub(super) fn after(&self, at: At) -> impl Iterator<Item = &Piece> {
        let rank = self.rank(at.chunk);
        let here = &self.chunks[at.chunk as usize].pieces[at.idx as usize + 1..];
        let rest = &self.order[rank + 1..];
        let of_chunk = |chunk: &u32| &self.chunks[*chunk as usize].pieces;
        here.iter().chain(rest.iter().flat_map(of_chunk))
    }

    /// Pieces before `at`, nearest first.
    pub(super) fn before(&self, at: At) -> impl Iterator<Item = &Piece> {
        let rank = self.rank(at.chunk);
        let here = &self.chunks[at.chunk as usize].pieces[..at.idx as usize];
        let rest = &self.order[..rank];
        let of_chunk = |chunk: &u32| self.chunks[*chunk as usize].pieces.iter().rev();
        here.iter()
            .rev()
            .chain(rest.iter().rev().flat_map(of_chunk))
    }

    pub(super) fn piece(&self, at: At) -> &Piece {
        &self.chunks[at.chunk as usize].pieces[at.idx as usize]
    }

    fn rank(&self, chunk: u32) -> usize {
        let found = self.order.iter().position(|id| *id == chunk);
        found.expect("every chunk has a rank")
    }

    /// UTF-16 length of what is visible before the piece.
    pub(super) fn utf16_before(&self, at: At) -> u32 {
        let earlier = &self.order[..self.rank(at.chunk)];
        let chunks: u32 = earlier
            .iter()
            .map(|chunk| self.chunks[*chunk as usize].visible)
            .sum();
        let here = &self.chunks[at.chunk as usize].pieces[..at.idx as usize];
        chunks + here.iter().map(Piece::visible_utf16).sum::<u32>()
    }

    /// UTF-16 length of all that is visible.
    pub(super) fn utf16(&self) -> u32 {
        self.chunks.iter().map(|chunk| chunk.visible).sum()
    }

    /// The piece that holds an element (counted from 1 in its change).
    pub(super) fn find(&self, ix: Ix, element: u32) -> Option<At> {
        let chunk = if self.order.len() < 2 {
            *self.order.first()?
        } else {
            let (key, chunk) = self.index.range(..=(ix, element)).next_back()?;
            (key.0 == ix).then_some(*chunk)?
        };
        let pieces = &self.chunks[chunk as usize].pieces;
        let idx = pieces.iter().position(|piece| piece.holds(ix, element))?;
        Some(At {
            chunk,
            idx: u32::try_from(idx).unwrap_or(NONE),
        })
    }

    /// Adds the run of a change. Tells whether it has a spot at once, or waits for `settle`.
    pub(super) fn integrate(&mut self, piece: Piece, hang: Hang, elements: &impl Elements) -> bool {
        let settled = self.try_integrate(piece, hang, elements);
        if !settled {
            self.unsettled.push(piece);
        } else if let Some(kin) = self.kin.get_mut() {
            kin.add(piece.ix, hang, elements);
        }
        settled
    }

    /// Whether nothing hangs yet where an element would, so that it stands right beside its origin.
    pub(super) fn is_free(&self, hang: Hang, elements: &impl Elements) -> bool {
        if hang.at == 0 {
            return self.order.is_empty() && self.unsettled.is_empty();
        }
        let Some(at) = self.find(hang.origin, hang.at) else {
            return false;
        };
        let origin = self.piece(at);
        match hang.hand {
            Hand::Right => elements.len(hang.origin) <= hang.at && !origin.right_taken,
            Hand::Left => origin.start < hang.at || !origin.left_taken,
        }
    }

    fn try_integrate(&mut self, piece: Piece, hang: Hang, elements: &impl Elements) -> bool {
        if hang.at == 0 {
            return self.order.is_empty() && self.unsettled.is_empty() && {
                self.push(piece);
                true
            };
        }
        let Some(at) = self.find(hang.origin, hang.at) else {
            return false;
        };
        match hang.hand {
            Hand::Right => self.hang_right(at, piece, hang, elements),
            Hand::Left => self.hang_left(at, piece, hang, elements),
        }
    }

    fn hang_right(&mut self, at: At, piece: Piece, hang: Hang, elements: &impl Elements) -> bool {
        let goes_on = hang.at < elements.len(hang.origin);
        let origin = &mut self.chunks[at.chunk as usize].pieces[at.idx as usize];
        if goes_on || origin.right_taken {
            return false;
        }
        origin.right_taken = true;
        self.insert(
            At {
                chunk: at.chunk,
                idx: at.idx + 1,
            },
            piece,
        );
        true
    }

    fn hang_left(&mut self, at: At, piece: Piece, hang: Hang, elements: &impl Elements) -> bool {
        let at = self.cut(at, hang.at, elements);
        let origin = &mut self.chunks[at.chunk as usize].pieces[at.idx as usize];
        if origin.left_taken {
            return false;
        }
        origin.left_taken = true;
        self.insert(at, piece);
        true
    }

    /// Cuts the piece so that one begins with `element`; gives its place.
    fn cut(&mut self, at: At, element: u32, elements: &impl Elements) -> At {
        let piece = &mut self.chunks[at.chunk as usize].pieces[at.idx as usize];
        if element <= piece.start {
            return at;
        }
        let tail = piece.cut_off(element, elements.text());
        let lost = tail.visible_utf16();
        self.chunks[at.chunk as usize].visible -= lost;
        let behind = At {
            chunk: at.chunk,
            idx: at.idx + 1,
        };
        self.insert(behind, tail);
        self.find(tail.ix, element)
            .expect("a piece that was just inserted is there")
    }

    fn push(&mut self, piece: Piece) {
        let Some(last) = self.order.last().copied() else {
            self.order.push(0);
            self.chunks = vec![Chunk::default()];
            return self.push(piece);
        };
        let idx = u32::try_from(self.chunks[last as usize].pieces.len()).unwrap_or(NONE);
        self.insert(At { chunk: last, idx }, piece);
    }

    fn insert(&mut self, at: At, piece: Piece) {
        let chunk = &mut self.chunks[at.chunk as usize];
        if chunk.pieces.capacity() == 0 {
            chunk.pieces.reserve_exact(1);
        }
        chunk.pieces.insert(at.idx as usize, piece);
        chunk.visible += piece.visible_utf16();
        let full = CHUNK < chunk.pieces.len();
        if 1 < self.order.len() {
            self.index.insert((piece.ix, piece.start), at.chunk);
        }
        if full {
            self.halve(at.chunk);
        }
    }

    fn halve(&mut self, full: u32) {
        let fresh = u32::try_from(self.chunks.len()).unwrap_or(NONE);
        let moved = self.chunks[full as usize].pieces.split_off(CHUNK / 2);
        let visible = moved.iter().map(Piece::visible_utf16).sum();
        self.chunks[full as usize].visible -= visible;
        if self.order.len() < 2 {
            self.index_chunk(full);
        }
        let rank = self.rank(full);
        self.order.insert(rank + 1, fresh);
        self.chunks.push(Chunk {
            pieces: moved,
            visible,
        });
        self.index_chunk(fresh);
    }

    fn index_chunk(&mut self, chunk: u32) {
        for piece in &self.chunks[chunk as usize].pieces {
            self.index.insert((piece.ix, piece.start), chunk);
        }
    }

    /// Cuts out a piece that begins with `element` and ends at `end` at the latest.
    pub(super) fn isolate(
        &mut self,
        ix: Ix,
        element: u32,
        end: u32,
        elements: &impl Elements,
    ) -> Option<At> {
        let at = self.find(ix, element)?;
        let mut at = self.cut(at, element, elements);
        if end < self.piece(at).end() {
            self.cut(at, end, elements);
            at = self.find(ix, element)?;
        }
        Some(at)
    }

    /// Marks a piece as deleted; of several deleters the first in the derived order counts.
    pub(super) fn delete(&mut self, at: At, deleter: Ix, elements: &impl Elements) {
        self.update(at, |piece| {
            if piece.deleter == NONE || elements.order(deleter, piece.deleter).is_lt() {
                piece.deleter = deleter;
            }
        });
    }

    fn update(&mut self, at: At, change: impl FnOnce(&mut Piece)) {
        let chunk = &mut self.chunks[at.chunk as usize];
        let piece = &mut chunk.pieces[at.idx as usize];
        if piece.boundary {
            return;
        }
        chunk.visible -= piece.visible_utf16();
        change(piece);
        chunk.visible += piece.visible_utf16();
    }

    /// Where the pieces stand, in reading order.
    pub(super) fn positions(&self) -> impl Iterator<Item = At> {
        self.order.iter().flat_map(|chunk| {
            let pieces = self.chunks[*chunk as usize].pieces.len();
            let at = |idx| At { chunk: *chunk, idx };
            (0..u32::try_from(pieces).unwrap_or(NONE)).map(at)
        })
    }

    /// Pieces from the one in which a visible UTF-16 offset falls or which it ends, each with the
    /// offset of its beginning.
    pub(super) fn pieces_from(&self, offset: u32) -> impl Iterator<Item = (u32, &Piece)> {
        let mut begin = 0;
        let before = |chunk: &&u32| {
            let end = begin + self.chunks[**chunk as usize].visible;
            let passed = end < offset;
            begin = if passed { end } else { begin };
            passed
        };
        let skipped = self.order.iter().take_while(before).count();
        let of_chunk = |chunk: &u32| &self.chunks[*chunk as usize].pieces;
        let rest = self.order[skipped..].iter().flat_map(of_chunk);
        rest.scan(begin, |begin, piece| {
            let here = *begin;
            *begin += piece.visible_utf16();
            Some((here, piece))
        })
    }
}
