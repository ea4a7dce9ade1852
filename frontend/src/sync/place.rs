//! Where this person is, as the others are told: lost when nobody listens, told again when the server
//! has forgotten it or did not know the document yet.

use std::cell::Cell;
use std::rc::Rc;

use leptos::task::spawn_local;
use lientich_shared::api::Presence;

use crate::platform::timer;
use crate::server;

/// How long a caret may rest before the others hear of it, in milliseconds.
const REST_MS: u32 = 300;

const NOWHERE: Presence = Presence {
    doc: None,
    node: None,
};

/// Where this person is.
#[derive(Clone)]
pub(super) struct Place(Rc<Inner>);

struct Inner {
    now: Cell<Presence>,
    /// Whether the server knows it.
    told: Cell<bool>,
}

impl Default for Place {
    fn default() -> Self {
        Self(Rc::new(Inner {
            now: Cell::new(NOWHERE),
            told: Cell::new(true),
        }))
    }
}

impl Place {
    /// The person went somewhere.
    pub(super) fn move_to(&self, place: Presence) {
        if self.0.now.replace(place) != place {
            self.0.told.set(false);
            self.tell();
        }
    }

    /// The server has forgotten it.
    pub(super) fn forgotten(&self) {
        self.0.told.set(self.0.now.get() == NOWHERE);
        self.tell();
    }

    /// Tells the server, if it does not know.
    pub(super) fn tell(&self) {
        if self.0.told.get() {
            return;
        }
        let (place, inner) = (self.0.now.get(), Rc::clone(&self.0));
        spawn_local(async move {
            timer::pause(REST_MS).await;
            // What the server did not take is told again after the next round.
            if inner.now.get() == place && server::presence(&place).await.is_ok() {
                inner.told.set(true);
            }
        });
    }
}
