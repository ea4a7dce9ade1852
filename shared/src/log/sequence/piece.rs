//! A piece: neighbouring elements of one change that share one fate.

use crate::log::causal::{Ix, NONE};
use crate::log::record::Text;

/// Elements `start ..` of a change; elements count from 1.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent facts in four bytes"
)]
pub(in crate::log) struct Piece {
    pub(in crate::log) ix: Ix,
    pub(in crate::log) start: u32,
    pub(in crate::log) len: u32,
    /// Where its text begins in the arena, in bytes.
    pub(in crate::log) byte: u32,
    pub(in crate::log) bytes: u32,
    utf16: u32,
    /// The first effective change that deleted it; `NONE` for none.
    pub(in crate::log) deleter: Ix,
    /// Its insertion was reverted.
    pub(in crate::log) hidden: bool,
    /// It begins the text of a node that was split off.
    pub(in crate::log) boundary: bool,
    /// Something hangs left of its first element.
    pub(in crate::log) left_taken: bool,
    /// Something other than its own run hangs right of its last element.
    pub(in crate::log) right_taken: bool,
}

impl Piece {
    /// The text that a change brought.
    pub(in crate::log) fn of_text(ix: Ix, text: Text, arena: &str) -> Self {
        let slice = &arena[text.start as usize..][..text.bytes as usize];
        Self {
            len: text.chars,
            byte: text.start,
            bytes: text.bytes,
            utf16: text.chars + beyond_basic_plane(slice),
            boundary: false,
            ..Self::mark(ix)
        }
    }

    /// A boundary, or a place.
    pub(in crate::log) fn mark(ix: Ix) -> Self {
        Self {
            ix,
            start: 1,
            len: 1,
            byte: 0,
            bytes: 0,
            utf16: 0,
            deleter: NONE,
            hidden: false,
            boundary: true,
            left_taken: false,
            right_taken: false,
        }
    }

    /// The element behind its last.
    pub(in crate::log) fn end(&self) -> u32 {
        self.start + self.len
    }

    pub(in crate::log) fn holds(&self, ix: Ix, element: u32) -> bool {
        self.ix == ix && self.start <= element && element < self.end()
    }

    pub(in crate::log) fn is_visible(&self) -> bool {
        self.deleter == NONE && !self.hidden && !self.boundary
    }

    pub(in crate::log) fn visible_utf16(&self) -> u32 {
        if self.is_visible() { self.utf16 } else { 0 }
    }

    pub(in crate::log) fn text<'a>(&self, arena: &'a str) -> &'a str {
        &arena[self.byte as usize..][..self.bytes as usize]
    }

    /// Keeps what is before `element`, gives what begins with it.
    pub(in crate::log) fn cut_off(&mut self, element: u32, arena: &str) -> Self {
        let text = self.text(arena);
        let kept_chars = element - self.start;
        let kept = byte_of_char(text, kept_chars);
        let kept_bytes = u32::try_from(kept).unwrap_or(NONE);
        // Text without characters beyond the basic plane, nearly all there is, needs no counting.
        let kept_utf16 = if self.utf16 == self.len {
            kept_chars
        } else {
            kept_chars + beyond_basic_plane(&text[..kept])
        };
        let tail = Self {
            start: element,
            len: self.end() - element,
            byte: self.byte + kept_bytes,
            bytes: self.bytes - kept_bytes,
            utf16: self.utf16 - kept_utf16,
            left_taken: false,
            ..*self
        };
        self.len = element - self.start;
        self.bytes = kept_bytes;
        self.utf16 = kept_utf16;
        self.right_taken = false;
        tail
    }
}

/// Where the character with this number begins, or the end of the text. Counts by strides, which
/// compilers turn into a few instructions.
fn byte_of_char(text: &str, number: u32) -> usize {
    const STRIDE: usize = 32;
    // Bytes 0x80 to 0xbf go on with a character, all others begin one.
    let begins = |byte: &&u8| !(0x80..0xc0).contains(*byte);
    let mut left = number as usize;
    let mut passed = 0;
    for stride in text.as_bytes().chunks(STRIDE) {
        let chars = stride.iter().filter(begins).count();
        if left < chars {
            break;
        }
        left -= chars;
        passed += stride.len();
    }
    let rest = text.as_bytes()[passed..].iter().enumerate();
    let mut starts = rest
        .filter(|(_, byte)| begins(byte))
        .map(|(offset, _)| passed + offset);
    starts.nth(left).unwrap_or(text.len())
}

/// How many characters take a second UTF-16 unit: those of four bytes, of which the first says so.
fn beyond_basic_plane(text: &str) -> u32 {
    let begins = |byte: &&u8| 0xf0 <= **byte;
    u32::try_from(text.as_bytes().iter().filter(begins).count()).unwrap_or(NONE)
}
