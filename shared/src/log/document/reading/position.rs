//! From what is on the screen to what an act names: offsets to elements, siblings to places.

use std::ops::Range;

use crate::log::causal::{Ix, NONE};
use crate::log::change::{Anchor, ElementId, Hand, NodeId, Place};
use crate::log::document::Document;
use crate::log::edit::{EditError, text::beside};
use crate::log::sequence::Piece;

/// Between two elements of a text.
#[derive(Debug, Clone, Copy)]
pub(in crate::log) struct Position {
    /// The node whose `Create` opened the text.
    home: Ix,
    /// The element before it; `None` at the start of the text.
    before: Option<(Ix, u32)>,
}

impl Position {
    /// Where an element that is inserted here hangs.
    pub(in crate::log) fn anchor(self, doc: &Document) -> Anchor {
        let start = doc.log.node_id(self.home);
        let element = |(ix, position): (Ix, u32)| ElementId {
            change: doc.log.causal.id(ix),
            offset: position - 1,
        };
        let sequence = doc.state.sequence(self.home);
        let next = match self.before {
            None => sequence
                .pieces()
                .next()
                .map(|piece| (piece.ix, piece.start)),
            Some((ix, position)) => {
                let at = sequence
                    .find(ix, position)
                    .expect("a read element is in its text");
                let piece = sequence.piece(at);
                if position + 1 < piece.end() {
                    Some((ix, position + 1))
                } else if piece.right_taken || position < doc.log.elements(ix) {
                    sequence
                        .after(at)
                        .next()
                        .map(|piece| (piece.ix, piece.start))
                } else {
                    None
                }
            }
        };
        match next {
            Some(next) => beside(Some(element(next)), start, Hand::Left),
            None => beside(self.before.map(element), start, Hand::Right),
        }
    }
}

impl Document {
    /// The position at a UTF-16 offset of a node's text.
    pub(in crate::log) fn position(&self, node: NodeId, utf16: u32) -> Result<Position, EditError> {
        let made = self.made(node).ok_or(EditError::NoSuchNode)?;
        if utf16 == 0 {
            return Ok(self.segment_position(made));
        }
        let mut rest = utf16;
        for part in self.state.chain(made) {
            let length = self.state.segment_utf16(part);
            if rest <= length {
                return self.position_within(part, rest);
            }
            rest -= length;
        }
        Err(EditError::PastEnd)
    }

    /// The position behind the character that ends at an offset of a node's own segment.
    fn position_within(&self, part: Ix, utf16: u32) -> Result<Position, EditError> {
        let mut pieces = self.state.segment_from(part, utf16);
        let ends_there = |(begin, piece): &(u32, &Piece)| utf16 <= begin + piece.visible_utf16();
        let (begin, piece) = pieces.find(ends_there).ok_or(EditError::PastEnd)?;
        let chars = self.chars_exactly(piece, utf16 - begin)?;
        Ok(Position {
            home: self.state.node(part).home,
            before: Some((piece.ix, piece.start + chars - 1)),
        })
    }

    /// The position at the start of a node's own text.
    fn segment_position(&self, made: Ix) -> Position {
        let home = self.state.node(made).home;
        let before = (home != made).then_some((made, 1));
        Position { home, before }
    }

    fn chars_exactly(&self, piece: &Piece, utf16: u32) -> Result<u32, EditError> {
        let mut units = 0;
        for (n, character) in piece.text(self.log.text()).chars().enumerate() {
            if units == utf16 {
                return Ok(u32::try_from(n).unwrap_or(NONE));
            }
            if utf16 < units {
                return Err(EditError::WithinCharacter);
            }
            units += u32::try_from(character.len_utf16()).unwrap_or(2);
        }
        if units == utf16 {
            Ok(piece.len)
        } else {
            Err(EditError::WithinCharacter)
        }
    }

    /// The visible elements between two UTF-16 offsets of a node's text, run by run.
    pub(in crate::log) fn visible_elements(
        &self,
        node: NodeId,
        range: Range<u32>,
    ) -> Result<Vec<(ElementId, u32)>, EditError> {
        let made = self.made(node).ok_or(EditError::NoSuchNode)?;
        let mut found = Vec::new();
        let mut start = 0;
        for part in self.state.chain(made) {
            let end = start + self.state.segment_utf16(part);
            if range.start < end && start < range.end {
                let from = range.start.saturating_sub(start);
                self.elements_within(part, from..range.end.min(end) - start, &mut found)?;
            }
            start = end;
        }
        if start < range.end {
            return Err(EditError::PastEnd);
        }
        Ok(found)
    }

    fn elements_within(
        &self,
        part: Ix,
        range: Range<u32>,
        found: &mut Vec<(ElementId, u32)>,
    ) -> Result<(), EditError> {
        let pieces = self.state.segment_from(part, range.start);
        for (begin, piece) in pieces.take_while(|(begin, _)| *begin < range.end) {
            let end = begin + piece.visible_utf16();
            if end <= range.start || begin == end {
                continue;
            }
            let from = self.chars_exactly(piece, range.start.saturating_sub(begin))?;
            let to = self.chars_exactly(piece, range.end.min(end) - begin)?;
            let start = ElementId {
                change: self.log.causal.id(piece.ix),
                offset: piece.start + from - 1,
            };
            found.push((start, to - from));
        }
        Ok(())
    }

    /// The place behind a child of a parent, or before all its children.
    pub(in crate::log) fn place_after(
        &self,
        parent: Option<NodeId>,
        after: Option<NodeId>,
    ) -> Option<Place> {
        let (above, op) = match after {
            None => (parent.map_or(Some(NONE), |parent| self.made(parent))?, None),
            Some(sibling) => {
                let sibling = self.made(sibling)?;
                let edge = self.state.edge(sibling);
                let above = (edge.parent != NONE).then(|| self.state.holder(edge.parent));
                let wanted = parent.map(|parent| self.made(parent));
                let together = above.map(Some) == wanted && !edge.absorbed;
                (together.then_some(edge.parent)?, Some(edge.op))
            }
        };
        let places = self.state.places(above);
        let next = match op {
            None => places.and_then(|places| places.pieces().next()),
            Some(op) => {
                let places = places?;
                let at = places.find(op, 1)?;
                places
                    .piece(at)
                    .right_taken
                    .then(|| places.after(at).next())
                    .flatten()
            }
        };
        let id = |ix: Ix| self.log.causal.id(ix);
        Some(Place {
            parent: (above != NONE).then(|| self.log.node_id(above)),
            origin: next.map(|piece| id(piece.ix)).or(op.map(id)),
            hand: if next.is_some() {
                Hand::Left
            } else {
                Hand::Right
            },
        })
    }

    /// Whether a node is `above` or stands below it.
    pub fn is_under(&self, node: NodeId, above: NodeId) -> bool {
        match (self.made(node), self.made(above)) {
            (Some(node), Some(above)) => self.state.is_under(node, above),
            _ => false,
        }
    }

    /// The node whose own text ends what a node shows: itself, or the last that it absorbed.
    pub(in crate::log) fn last_part(&self, node: NodeId) -> Option<NodeId> {
        let chain = self.state.chain(self.made(node)?);
        chain.last().map(|part| self.log.node_id(*part))
    }
}
