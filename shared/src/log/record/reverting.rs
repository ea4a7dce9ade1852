//! Which changes their authors took back.

use std::collections::BTreeSet;

use super::{Deed, Log, Record, small};
use crate::log::causal::Ix;
use crate::log::change::Act;

impl Log {
    /// Marks what changes from `first` on take back. Tells whether the fate of any before differs.
    pub(in crate::log) fn takes_back_earlier(&mut self, first: Ix) -> bool {
        let fresh = &self.records[first as usize..];
        let is_revert = |record: &Record| matches!(record.deed, Deed::Revert { .. });
        fresh.iter().any(is_revert) && self.disable_reverted(first)
    }

    /// Whether a revert names a change that it may disable: its own person's, and not void.
    pub(in crate::log) fn disables(&self, revert: Ix, target: Ix) -> bool {
        let writer = |ix: Ix| self.causal.stamp(ix).replica;
        let undoable = match self.deed(target) {
            // What was said can be taken back; formal acts stand.
            Deed::Inert(_) => matches!(self.inert(target), Some(Act::Remark(_) | Act::Work(_))),
            Deed::Withheld(_) => false,
            _ => true,
        };
        undoable
            && self.record(target).void.is_none()
            && self.causal.same_person(writer(revert), writer(target))
    }

    /// Marks what is reverted: reverts count from the last in the derived order back, since one
    /// that is itself reverted counts for nothing. Tells whether the fate of any change
    /// before `first` differs now.
    pub(in crate::log) fn disable_reverted(&mut self, first: Ix) -> bool {
        let is_revert = |ix: &Ix| matches!(self.deed(*ix), Deed::Revert { .. });
        let all = 0..small(self.len());
        let mut reverts: Vec<Ix> = all.clone().filter(is_revert).collect();
        self.causal.sort(&mut reverts);
        let mut disabled = BTreeSet::new();
        for revert in reverts.into_iter().rev() {
            let Deed::Revert { ids } = self.deed(revert) else {
                continue;
            };
            if self.record(revert).void.is_none() && !disabled.contains(&revert) {
                let named = self.list(ids).iter().copied();
                disabled.extend(named.filter(|target| self.disables(revert, *target)));
            }
        }
        let mut changed = false;
        for ix in all {
            let now = disabled.contains(&ix);
            let was = std::mem::replace(&mut self.record_mut(ix).disabled, now);
            changed |= was != now && ix < first;
        }
        changed
    }
}
