//! Folding a document anew: after a refusal, a fork or an undo. The log stays, the state goes.

use super::applied::Before;
use super::{Applied, Document, Entry};
use crate::log::causal::Ix;
use crate::log::check::Check;
use crate::log::record::Void;
use crate::log::state::{Rest, State};
use crate::log::verdict::Verdict;

impl Document {
    /// Finds out anew what is void and what is reverted, then folds everything.
    pub(super) fn refold(&mut self, applied: &mut Applied) {
        self.check_all();
        self.refold_state(applied);
    }

    /// Folds anew if a person's reverts name another person's changes or did so before.
    pub(super) fn refold_if_reverted(&mut self, applied: &mut Applied) {
        if self.log.disable_reverted(u32::MAX) {
            self.refold_state(applied);
        }
    }

    fn check_again(&mut self, ix: Ix) {
        let record = self.log.record(ix);
        match record.void {
            Some(Void::Refused | Void::Withheld) => return,
            Some(Void::Fork) if record.verdict == Verdict::Pending => return,
            _ => {}
        }
        let Some(act) = self.log.act(ix) else {
            return;
        };
        let past = self.log.causal.past(&[ix]);
        let log = &self.log;
        match (Check { log, past: &past }.act(&act), record.void) {
            (Ok(()), Some(_)) => self.log.revive(ix),
            (Err(void), _) => self.log.record_mut(ix).void = Some(void),
            (Ok(()), None) => {}
        }
    }

    /// Folds everything with what is void and reverted as it stands.
    pub(super) fn refold_state(&mut self, applied: &mut Applied) {
        let before = Before::all(&self.state);
        self.fold_all();
        applied.outline = true;
        before.compare(&self.log, &self.state, applied);
    }

    pub(super) fn fold_all(&mut self) {
        self.state = State::default();
        let mut rest = Rest::default();
        for ix in self.all() {
            self.state.fold(ix, &self.log, &mut rest);
        }
        self.state.settle(&self.log, rest);
    }

    /// Finds out anew what is void and what is reverted.
    pub(super) fn check_all(&mut self) {
        for ix in self.all() {
            self.check_again(ix);
        }
        self.log.disable_reverted(u32::MAX);
    }

    /// Every change with its verdict, as `apply` takes them, in arrival order.
    pub fn entries(&self) -> Vec<(Entry, Verdict)> {
        self.all()
            .map(|ix| (self.entry(ix), self.log.record(ix).verdict))
            .collect()
    }

    pub(super) fn entry(&self, ix: Ix) -> Entry {
        if let Some(change) = self.log.change(ix) {
            return Entry::Known(change);
        }
        let deps = self.log.causal.deps(ix).iter();
        Entry::Withheld {
            id: self.log.causal.id(ix),
            deps: deps.map(|dep| self.log.causal.id(*dep)).collect(),
            at: self.log.record(ix).at,
            act: self
                .log
                .act_hash(ix)
                .expect("a change without an act has its hash"),
        }
    }
}
