//! Tells what typing did to the texts that are shown, while it is folded: for batches that alter no
//! text in any other way. Others are told by comparing before and after (`document::applied`).

use std::ops::Range;

use super::{Rest, State};
use crate::log::causal::Ix;
use crate::log::document::Splice;
use crate::log::record::{Deed, Log};
use crate::log::sequence::{At, Piece};

impl State {
    /// Whether changes can alter no text but by the characters that they type and delete.
    pub(in crate::log) fn is_plain(&self, mut fresh: Range<Ix>, log: &Log) -> bool {
        let whole = |node: Ix| self.is_whole(node, log);
        let plain = |ix: Ix| match log.deed(ix) {
            Deed::Split { .. } | Deed::Join { .. } | Deed::Revert { .. } => false,
            Deed::Move { .. } => !self.has_joins(log),
            Deed::Remove { node } | Deed::Restore { node } => whole(node),
            _ => true,
        };
        fresh.all(plain) && self.marks.keys().all(|node| whole(*node))
    }

    fn has_joins(&self, log: &Log) -> bool {
        let is_join = |op: &Ix| matches!(log.deed(*op), Deed::Join { .. });
        self.tree.ops().iter().any(is_join)
    }

    /// Whether a node's text is no part of another's, be it removed or brought back.
    fn is_whole(&self, node: Ix, log: &Log) -> bool {
        let joined = self.edge(node).absorbed || self.tree.edge(node).absorbed;
        let by_revert = |removal: &Ix| matches!(log.deed(*removal), Deed::Revert { .. });
        let marks = self.marks.get(&node);
        !joined && !marks.is_some_and(|marks| marks.removals.iter().any(by_revert))
    }

    pub(super) fn tell_insertion(&self, home: Ix, ix: Ix, log: &Log, rest: &mut Rest) {
        if rest.told.is_none() || !self.has_outline(home) {
            return;
        }
        if let Some(at) = self.sequence(home).find(ix, 1) {
            self.tell_piece(home, at, log, rest);
        }
    }

    /// Tells what got its spot late, in reading order, so that each finds those before it there.
    pub(super) fn tell_late(&self, home: Ix, late: &[Ix], log: &Log, rest: &mut Rest) {
        if rest.told.is_none() || !self.has_outline(home) {
            return;
        }
        if let [ix] = late {
            return self.tell_insertion(home, *ix, log, rest);
        }
        let sequence = self.sequence(home);
        for at in sequence.positions() {
            if late.contains(&sequence.piece(at).ix) {
                self.tell_piece(home, at, log, rest);
            }
        }
    }

    fn tell_piece(&self, home: Ix, at: At, log: &Log, rest: &mut Rest) {
        let piece = self.sequence(home).piece(at);
        if piece.is_visible() {
            let inserted = piece.text(log.text()).to_owned();
            self.tell(home, at, 0, inserted, rest);
        }
    }

    pub(super) fn tell_deletion(&self, home: Ix, at: At, rest: &mut Rest) {
        if rest.told.is_none() || !self.has_outline(home) {
            return;
        }
        let gone = self.sequence(home).piece(at).visible_utf16();
        if 0 < gone {
            self.tell(home, at, gone, String::new(), rest);
        }
    }

    fn tell(&self, home: Ix, at: At, deleted: u32, inserted: String, rest: &mut Rest) {
        let owner = self.owner_by(home, at, |boundary| self.is_live(boundary));
        let holder = self.holder(owner);
        let (sequence, start) = self.segment_start(owner);
        let start = start.map_or(0, |boundary| sequence.utf16_before(boundary));
        let earlier = self
            .chain(holder)
            .into_iter()
            .take_while(|part| *part != owner);
        let earlier: u32 = earlier
            .flat_map(|part| self.segment(part))
            .map(Piece::visible_utf16)
            .sum();
        let splice = Splice {
            at: earlier + sequence.utf16_before(at) - start,
            deleted,
            inserted,
        };
        rest.told.get_or_insert_default().push((holder, splice));
    }
}
