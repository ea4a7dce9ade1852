//! Signature blocks: on whose behalf, in which post, by whom.
//!
//! Columns come out of a PDF side by side, row by row, or one below the other; so each piece goes
//! to the first block that it fits and that lacks it.

use super::draft::{LineSpan, Side, Signer};
use super::roles::{self, Role, has_power, role, side};
use super::words;

/// Blocks in the making.
#[derive(Default)]
pub(super) struct Signatures {
    blocks: Vec<Signer>,
}

/// No plan is signed by more; a hostile text may list posts without end.
const MOST_BLOCKS: usize = 24;

impl Signatures {
    /// No further block begins.
    pub fn is_full(&self) -> bool {
        self.blocks.len() >= MOST_BLOCKS
    }

    /// Whether a block still lacks a name.
    pub fn awaits_name(&self) -> bool {
        self.blocks.iter().any(|block| block.name.is_none())
    }

    /// Takes a capacity, a post or a name.
    pub fn take(&mut self, role: Role, text: &str, here: LineSpan) {
        match role {
            Role::Capacity => self.take_capacity(text, here),
            Role::Position => self.take_position(text, here),
            Role::Name => self.take_name(text, here),
            Role::Mark | Role::Other => {}
        }
    }

    /// The blocks in the order in which they began.
    pub fn finish(self) -> Vec<Signer> {
        self.blocks
    }

    fn take_capacity(&mut self, text: &str, here: LineSpan) {
        // "T/M BCH CĐCS - CHỦ TỊCH" holds both.
        if let Some((capacity, post)) = text
            .split_once(" - ")
            .filter(|(_, post)| role(post) == Role::Position)
        {
            self.take_capacity(capacity, here);
            return self.take_position(post, here);
        }
        let side = side(text);
        let is_deputy = words::starts_with_any(text, &["kt", "k/t", "k.t"]);
        let is_body = !has_power(text);
        let open = self.blocks.iter_mut().rev().find(|block| {
            let fits = side.is_none_or(|side| side == block.side);
            fits && block.position.is_none() && block.name.is_none() && block.capacity.is_some()
        });
        match open.filter(|block| (is_deputy || is_body) && extends(block, text)) {
            Some(block) => {
                let before = block.capacity.take().unwrap_or_default();
                block.capacity = Some(words::join([before.as_str(), text]));
                block.lines = block.lines.join(here);
            }
            None => self.begin(side, Some(text), None, here),
        }
    }

    fn take_position(&mut self, text: &str, here: LineSpan) {
        let side = side(text);
        let open = self.blocks.iter_mut().find(|block| {
            let fits = side.is_none_or(|side| side == block.side) || block.side == Side::Other;
            fits && block.position.is_none() && block.name.is_none()
        });
        match open {
            Some(block) => {
                block.position = Some(text.to_owned());
                block.lines = block.lines.join(here);
            }
            None => self.begin(side, None, Some(text), here),
        }
    }

    fn take_name(&mut self, text: &str, here: LineSpan) {
        let waiting = self
            .blocks
            .iter()
            .filter(|block| block.name.is_none())
            .count();
        if waiting > 1
            && words::count(text) > 4
            && let Some((one, other)) = roles::two_names(text)
        {
            self.take_name(one, here);
            return self.take_name(other, here);
        }
        if let Some(block) = self.blocks.iter_mut().find(|block| block.name.is_none()) {
            block.name = Some(text.to_owned());
            block.lines = block.lines.join(here);
        }
    }

    fn begin(
        &mut self,
        side: Option<Side>,
        capacity: Option<&str>,
        position: Option<&str>,
        lines: LineSpan,
    ) {
        self.blocks.push(Signer {
            side: side.unwrap_or(Side::Other),
            capacity: capacity.map(str::to_owned),
            position: position.map(str::to_owned),
            name: None,
            lines,
        });
    }
}

/// A second deputy line or the same body again begins a new block.
fn extends(block: &Signer, text: &str) -> bool {
    let so_far = block.capacity.as_deref().unwrap_or_default();
    !words::lower(so_far).contains("kt.") && words::lower(so_far) != words::lower(text)
}
