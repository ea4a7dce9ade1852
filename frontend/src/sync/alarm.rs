//! What wakes the syncing task: somebody rings, or a time passes. Rings while it is awake are kept.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot;
use leptos::task::spawn_local;

use crate::platform::timer;

/// A bell that one task sleeps by.
#[derive(Clone, Default)]
pub(super) struct Alarm(Rc<Inner>);

#[derive(Default)]
struct Inner {
    rung: Cell<bool>,
    sleeper: RefCell<Option<oneshot::Sender<()>>>,
    /// Tells the timers of earlier sleeps from that of the present one.
    sleep: Cell<u32>,
}

impl Alarm {
    /// Wakes the sleeper, or keeps it from falling asleep.
    pub(super) fn ring(&self) {
        self.0.rung.set(true);
        if let Some(sleeper) = self.0.sleeper.borrow_mut().take() {
            // Gone if it woke by itself.
            let _ = sleeper.send(());
        }
    }

    /// Rings after a while.
    pub(super) fn ring_in(&self, milliseconds: u32) {
        let alarm = self.clone();
        spawn_local(async move {
            timer::pause(milliseconds).await;
            alarm.ring();
        });
    }

    /// Sleeps until somebody rings, or that long.
    pub(super) async fn sleep(&self, milliseconds: u32) {
        let sleep = self.0.sleep.get() + 1;
        self.0.sleep.set(sleep);
        if !self.0.rung.get() {
            let (wake, woken) = oneshot::channel();
            self.0.sleeper.replace(Some(wake));
            let alarm = self.clone();
            spawn_local(async move {
                timer::pause(milliseconds).await;
                if alarm.0.sleep.get() == sleep {
                    alarm.ring();
                }
            });
            // The sender lives in the alarm until it rings.
            let _ = woken.await;
        }
        self.0.rung.set(false);
    }
}
