//! Carets: a place in a text that holds on to a character while others type around it.

use crate::log::causal::Ix;
use crate::log::change::{ElementId, NodeId};
use crate::log::document::Document;
use crate::log::sequence::Piece;

/// A place in a text: behind a character, or at the start of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caret {
    /// Before everything.
    Start(NodeId),
    /// Behind a character, be it deleted meanwhile.
    Behind(ElementId),
}

impl Document {
    /// The caret at a UTF-16 offset of a node's text; one past the end stands at the end.
    pub fn anchor(&self, node: NodeId, utf16: u32) -> Caret {
        let behind = self
            .made(node)
            .and_then(|made| self.element_before(made, utf16));
        match behind {
            None => Caret::Start(node),
            Some((ix, position)) => Caret::Behind(ElementId {
                change: self.log.causal.id(ix),
                offset: position - 1,
            }),
        }
    }

    /// The visible element that ends at or before an offset.
    fn element_before(&self, made: Ix, utf16: u32) -> Option<(Ix, u32)> {
        let mut rest = utf16;
        let mut last = None;
        for piece in self.state.pieces(made) {
            let length = piece.visible_utf16();
            if rest == 0 || length == 0 {
                continue;
            }
            let within = length.min(rest);
            last = Some((piece.ix, piece.start + self.chars_in(piece, within) - 1));
            rest -= within;
        }
        last
    }

    /// How many characters of a piece end within its first UTF-16 units; at least one.
    fn chars_in(&self, piece: &Piece, utf16: u32) -> u32 {
        let mut units = 0;
        let mut chars = 0;
        for character in piece.text(self.log.text()).chars() {
            if utf16 <= units {
                break;
            }
            units += u32::try_from(character.len_utf16()).unwrap_or(2);
            chars += 1;
        }
        chars.max(1)
    }

    /// Where a caret stands now: the node that shows it, and the UTF-16 offset.
    pub fn locate(&self, caret: Caret) -> Option<(NodeId, u32)> {
        let element = match caret {
            Caret::Start(node) => {
                let made = self.made(node)?;
                return Some(self.start_of(made));
            }
            Caret::Behind(element) => element,
        };
        let ix = self.log.causal.find(element.change)?;
        let position = element.offset.checked_add(1)?;
        let holder = self.state.holder(self.state.owner(ix, position)?);
        let mut offset = 0;
        for piece in self.state.pieces(holder) {
            if piece.holds(ix, position) {
                let chars = (position + 1 - piece.start) as usize;
                let text = piece.text(self.log.text()).chars().take(chars);
                let within = u32::try_from(text.map(char::len_utf16).sum::<usize>()).ok()?;
                let visible = if piece.is_visible() { within } else { 0 };
                return Some((self.log.node_id(holder), offset + visible));
            }
            offset += piece.visible_utf16();
        }
        None
    }

    /// Where a node's own text begins in the text that shows it.
    fn start_of(&self, made: Ix) -> (NodeId, u32) {
        let holder = self.state.holder(made);
        let chain = self.state.chain(holder);
        let before = chain.iter().take_while(|part| **part != made);
        let pieces = before.flat_map(|part| self.state.segment(*part));
        let offset = pieces.map(Piece::visible_utf16).sum();
        (self.log.node_id(holder), offset)
    }
}
