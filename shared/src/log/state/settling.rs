//! What a batch leaves to do once all its changes are in: spots for siblings, deletions, moves, the
//! outline.

use super::elements::{Places, Texts};
use super::placing::Placing;
use super::{Outdated, Rest, Settled, State};
use crate::log::causal::{Ix, NONE};
use crate::log::record::{Deed, Log};
use crate::log::sequence::Ranges;

impl State {
    /// Finishes a batch: spots, deletions, moves, removals, the outline.
    pub(in crate::log) fn settle(&mut self, log: &Log, mut rest: Rest) -> Settled {
        for home in std::mem::take(&mut rest.unsettled) {
            self.settle_text(home, log, &mut rest);
        }
        for parent in std::mem::take(&mut rest.unsettled_places) {
            let places = match parent {
                NONE => &mut self.roots,
                node => &mut self.node_mut(node).places,
            };
            if let Some(places) = places {
                places.settle(&Places(log));
            }
        }
        for delete in std::mem::take(&mut rest.deletes) {
            self.delete(delete, log, &mut rest);
        }
        self.settle_outline(&mut rest, log);
        Settled {
            outline: Outdated::Nothing < rest.outline,
            told: rest.told.unwrap_or_default(),
        }
    }

    fn settle_outline(&mut self, rest: &mut Rest, log: &Log) {
        let placing = Placing {
            ops: std::mem::take(&mut rest.placed),
            left: self.edges_of_moved(&rest.moves, log),
        };
        let in_order = self.tree.take(std::mem::take(&mut rest.moves), log);
        match rest.outline {
            Outdated::Nothing => {}
            Outdated::Places if in_order && self.is_local(&placing, log) => {
                self.place_anew(&placing, log);
            }
            _ => self.read_outline(log),
        }
    }

    fn settle_text(&mut self, home: Ix, log: &Log, rest: &mut Rest) {
        let late = self.sequence_mut(home).settle(&Texts(log));
        self.tell_late(home, &late, log, rest);
    }

    fn delete(&mut self, delete: Ix, log: &Log, rest: &mut Rest) {
        let Deed::Delete { ranges } = log.deed(delete) else {
            return;
        };
        for range in Ranges::new(log.ranges(ranges)).iter() {
            let Some(home) = self.home(range.0) else {
                continue;
            };
            self.delete_range(home, range, delete, log, rest);
            let deletes = &mut self.node_mut(home).deletes;
            if deletes.last() != Some(&delete) {
                deletes.push(delete);
            }
            self.note_typing(home, rest);
        }
    }

    fn delete_range(
        &mut self,
        home: Ix,
        (ix, start, len): (Ix, u32, u32),
        deleter: Ix,
        log: &Log,
        rest: &mut Rest,
    ) {
        let mut element = start;
        while element < start + len {
            let sequence = self.sequence_mut(home);
            let Some(at) = sequence.isolate(ix, element, start + len, &Texts(log)) else {
                return;
            };
            element = sequence.piece(at).end();
            self.tell_deletion(home, at, rest);
            self.sequence_mut(home).delete(at, deleter, &Texts(log));
        }
    }
}
