//! How syncing stands: what the tab that syncs finds out, shown in all tabs.

use std::cell::RefCell;

use futures_channel::oneshot;
use leptos::prelude::*;

use super::alarm::Alarm;
use super::{Phase, Sync};
use crate::platform::{clock, random};
use crate::tabs::Word;

/// A clock that is off by more is worth a word.
const MAX_SKEW_MS: i64 = 10 * 60_000;

/// The stream of events that is open now, if any, and the way to end it.
#[derive(Default)]
pub(super) struct Stream {
    end: RefCell<Option<oneshot::Sender<()>>>,
    again: Alarm,
}

impl Stream {
    /// A stream begins. Returns what tells of its end.
    pub(super) fn begin(&self) -> oneshot::Receiver<()> {
        let (end, ended) = oneshot::channel();
        self.end.replace(Some(end));
        ended
    }

    /// The server ended the stream; it is tried again after a while.
    pub(super) fn ended(&self) {
        if let Some(end) = self.end.take() {
            // The listener may have given up already.
            let _ = end.send(());
        }
    }

    /// Whoever listens is somebody else now: the stream begins anew at once.
    pub(super) fn renew(&self) {
        self.ended();
        self.again.ring();
    }

    /// Sleeps until a stream is wanted, or that long.
    pub(super) async fn sleep(&self, milliseconds: u32) {
        self.again.sleep(milliseconds).await;
    }
}

impl Sync {
    /// A round begins. Attempts to get out of what hinders are nobody's business.
    pub(super) fn busy(self) {
        let is_hindered = matches!(
            self.phase.get_untracked(),
            Phase::Offline | Phase::Failing(_)
        );
        if !is_hindered {
            self.set_phase(Phase::Busy);
        }
    }

    /// A round went well.
    pub(super) fn succeeded(self) {
        self.inner().backoff.take();
        self.last.set(Some(clock::now()));
        // What the round found out about versions stands.
        if self.phase.get_untracked() != Phase::UpdateNeeded {
            self.set_phase(Phase::Idle);
        }
    }

    /// A round failed. Returns how long to wait.
    pub(super) fn failed(self, phase: Phase) -> u32 {
        self.set_phase(phase);
        let inner = self.inner();
        let mut backoff = inner.backoff.get();
        let pause = backoff.failed(random::fraction());
        inner.backoff.set(backoff);
        pause
    }

    pub(super) fn set_phase(self, phase: Phase) {
        self.show_phase(phase);
        if self.inner().leads.get() {
            self.tell(&Word::Status(phase));
        }
    }

    pub(super) fn show_phase(self, phase: Phase) {
        let inner = self.inner();
        // While a round is under way, what arrives is as live as before.
        if phase != Phase::Busy {
            inner.plans.set_live(phase == Phase::Idle);
        }
        if phase == Phase::Idle {
            inner.place.tell();
        }
        if self.phase.get_untracked() != phase {
            self.phase.set(phase);
        }
    }

    /// This device's clock is so many milliseconds ahead of the server's.
    pub(super) fn set_skew(self, ahead: i64) {
        let skew = (MAX_SKEW_MS < ahead.abs()).then_some(ahead / 60_000);
        if self.skew.get_untracked() != skew {
            self.skew.set(skew);
        }
    }
}
