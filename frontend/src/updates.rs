//! A newer version of the app: found in the background, offered, and started only when the person
//! says so and everything typed is on the device.
//!
//! ```text
//! let updates = expect_context::<Updates>();
//! updates.waiting()   Signal<bool>: show the offer
//! updates.start()     saves all plans, lets the new version in, loads the page anew
//! ```

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::plan_store::Plans;
use crate::platform::page::{self, Happening, Listener};
use crate::platform::worker::{self, Worker};

const SCRIPT: &str = "/service-worker.js";

/// The context.
#[derive(Clone, Copy)]
pub struct Updates {
    waiting: RwSignal<bool>,
    worker: StoredValue<Option<Rc<Worker>>, LocalStorage>,
    listeners: StoredValue<Vec<Listener>, LocalStorage>,
    plans: Plans,
}

impl Updates {
    /// Registers the service worker and begins to look for newer versions: at once, and whenever
    /// somebody looks at the page again. A plain reload may not find them.
    pub(crate) fn new(plans: Plans) -> Self {
        let updates = Self {
            waiting: RwSignal::new(false),
            worker: StoredValue::new_local(None),
            listeners: StoredValue::new_local(Vec::new()),
            plans,
        };
        updates.listeners.set_value(page::watch(move |happening| {
            if happening == Happening::Shown {
                updates.look();
            }
        }));
        spawn_local(updates.register());
        updates
    }

    /// Whether a newer version waits to be started.
    pub fn waiting(self) -> Signal<bool> {
        self.waiting.into()
    }

    /// Starts the newer version as soon as everything typed is on the device. Where it cannot be
    /// put there (full disk), nothing is started and the plan's own state says why.
    pub fn start(self) {
        spawn_local(async move {
            if self.plans.save_all().await.is_err() {
                return;
            }
            let takeover = worker::on_takeover(page::reload);
            let let_in = self.worker.get_value().map(|worker| worker.let_in());
            match let_in {
                // The page is loaded anew when the new version has taken over.
                Some(Ok(())) => std::mem::forget(takeover),
                // Nothing waits any more: another tab has let it in already.
                _ => page::reload(),
            }
        });
    }

    async fn register(self) {
        let waiting = self.waiting;
        // Without service workers (plain HTTP) the browser's reload brings new versions.
        if let Ok(worker) = Worker::register(SCRIPT, move || waiting.set(true)).await {
            self.worker.set_value(Some(Rc::new(worker)));
            self.look();
        }
    }

    fn look(self) {
        if let Some(worker) = self.worker.get_value() {
            // Offline, nothing is found; the next look will.
            spawn_local(async move { drop(worker.look().await) });
        }
    }
}
