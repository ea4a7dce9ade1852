//! Keeping up with the server, as a context. One tab of the browser profile does it for all; every
//! tab shows how it stands. Screens never wait for any of this.
//!
//! ```text
//! let sync = expect_context::<Sync>();
//! sync.status()       Signal<Status> of `shared::sync::status`: the state line
//! sync.kept()         Signal<usize>: changes that only this device has
//! sync.last()         Signal<Option<Timestamp>>: when the server last answered
//! sync.skew()         Signal<Option<i64>>: minutes that this device's clock is ahead, if over 10
//! sync.refusals()     Signal<Arc<Vec<RefusedChange>>>; sync.dismiss(id)
//! sync.presence()     Signal<Arc<BTreeMap<PersonId, Presence>>>; sync.be_at(doc, node)
//! sync.now()          a round at once ("Thử lại")
//! sync.sign_out().await   forgets everything on this device, in every tab
//! ```

mod alarm;
mod backoff;
mod driver;
mod hearing;
mod place;
mod round;
mod seal;
mod standing;
mod taken;
mod trouble;
mod words;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::api::Presence;
use lientich_shared::ids::{DeviceId, DocId, PersonId};
use lientich_shared::log::change::{ChangeId, NodeId};
use lientich_shared::sync::status::{Connection, Status, Trouble};
use lientich_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::library::Library;
use crate::plan_store::Plans;
use crate::platform::page::{self, Happening, Listener};
use crate::session::Session;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::refused::RefusedChange;
use crate::tabs::{Tabs, Word};
use alarm::Alarm;
use backoff::Backoff;
use place::Place;
use standing::Stream;

/// How long typing may rest before it is sent, in milliseconds.
const DEBOUNCE_MS: u32 = 400;

/// How syncing stands, as the tab that syncs tells the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// The server speaks another version of the protocol.
    UpdateNeeded,
    /// The server does not know this device's session.
    SignedOut,
    /// The last attempt did not reach the server.
    Offline,
    /// The last attempt failed for another reason than the network.
    Failing(Trouble),
    /// A round is under way.
    Busy,
    /// The last attempt went well.
    Idle,
    /// The school has revoked this device.
    Revoked,
}

impl Phase {
    fn connection(self) -> Connection {
        match self {
            Self::UpdateNeeded => Connection::UpdateNeeded,
            Self::SignedOut => Connection::SignedOut,
            Self::Offline => Connection::Offline,
            Self::Failing(trouble) => Connection::Failing(trouble),
            Self::Busy => Connection::Busy,
            Self::Idle => Connection::Idle,
            Self::Revoked => Connection::Revoked,
        }
    }
}

/// The context.
#[derive(Clone, Copy)]
pub struct Sync {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    phase: RwSignal<Phase>,
    kept: RwSignal<usize>,
    last: RwSignal<Option<Timestamp>>,
    skew: RwSignal<Option<i64>>,
    refusals: RwSignal<Arc<Vec<RefusedChange>>>,
    presence: RwSignal<Arc<BTreeMap<PersonId, Presence>>>,
}

/// What is not on the screen.
struct Inner {
    storage: Storage,
    tabs: Tabs,
    session: Session,
    plans: Plans,
    library: Library,
    alarm: Alarm,
    backoff: Cell<Backoff>,
    /// Whether this is the tab that syncs.
    leads: Cell<bool>,
    /// Whether the server said no to the stream of events.
    is_refused: Cell<bool>,
    /// How far each document has been read.
    read: RefCell<BTreeMap<DocId, u64>>,
    place: Place,
    stream: Stream,
    listeners: RefCell<Vec<Listener>>,
}

impl Sync {
    /// Makes the context and begins. Call it once per tab.
    pub(crate) fn new(
        storage: &Storage,
        tabs: Tabs,
        session: Session,
        plans: Plans,
        library: Library,
    ) -> Self {
        let inner = Rc::new(Inner {
            storage: storage.clone(),
            tabs,
            session,
            plans,
            library,
            alarm: Alarm::default(),
            backoff: Cell::default(),
            leads: Cell::default(),
            is_refused: Cell::default(),
            read: RefCell::default(),
            place: Place::default(),
            stream: Stream::default(),
            listeners: RefCell::default(),
        });
        let phase = if page::is_online() {
            Phase::Busy
        } else {
            Phase::Offline
        };
        let sync = Self {
            inner: StoredValue::new_local(inner),
            phase: RwSignal::new(phase),
            kept: RwSignal::new(0),
            last: RwSignal::new(None),
            skew: RwSignal::new(None),
            refusals: RwSignal::default(),
            presence: RwSignal::default(),
        };
        sync.begin();
        sync
    }

    /// What the state line says.
    pub fn status(self) -> Signal<Status> {
        let status = Memo::new(move |_| {
            let refused = self.refusals.with(|refusals| refusals.len());
            Status::of(self.phase.get().connection(), self.kept.get(), refused)
        });
        status.into()
    }

    /// How many changes only this device has.
    pub fn kept(self) -> Signal<usize> {
        self.kept.into()
    }

    /// When the server last answered, in this tab's life.
    pub fn last(self) -> Signal<Option<Timestamp>> {
        self.last.into()
    }

    /// How many minutes this device's clock is ahead (or, below 0, behind), if over ten.
    pub fn skew(self) -> Signal<Option<i64>> {
        self.skew.into()
    }

    /// What the server refused and nobody has put away.
    pub fn refusals(self) -> Signal<Arc<Vec<RefusedChange>>> {
        self.refusals.into()
    }

    /// Puts a refusal away.
    pub fn dismiss(self, doc: DocId, id: ChangeId) {
        spawn_local(async move {
            // What cannot be put away is shown again.
            drop(self.inner().storage.dismiss(&[(doc, id)]).await);
            self.reload_refusals().await;
            self.tell(&Word::Refusals);
        });
    }

    /// Where the others are.
    pub fn presence(self) -> Signal<Arc<BTreeMap<PersonId, Presence>>> {
        self.presence.into()
    }

    /// Tells the others where this person is; `None` for having left.
    pub fn be_at(self, doc: Option<DocId>, node: Option<NodeId>) {
        self.inner().place.move_to(Presence { doc, node });
    }

    /// Syncs at once.
    pub fn now(self) {
        let inner = self.inner();
        inner.backoff.take();
        if inner.leads.get() {
            inner.alarm.ring();
        } else {
            self.tell(&Word::Nudge);
        }
    }

    /// Signs out: this device forgets everything, and every tab of it begins anew, so that nothing
    /// stays in memory either.
    pub async fn sign_out(self) -> Result<(), StorageError> {
        self.inner().session.sign_out().await?;
        self.tell(&Word::Left);
        page::go("/");
        Ok(())
    }

    /// Own changes are on the disk: the other tabs show them, the server gets them soon.
    pub(crate) fn written(self, doc: DocId, changes: Vec<Vec<u8>>) {
        // Counted exactly after the next round: not with every letter.
        self.kept.update(|kept| *kept += changes.len());
        self.tell(&Word::Made { doc, changes });
        let inner = self.inner();
        if inner.leads.get() {
            inner.alarm.ring_in(DEBOUNCE_MS);
        } else {
            self.tell(&Word::Nudge);
        }
    }

    /// A plan was made in this tab.
    pub(crate) fn created(self, doc: DocId) {
        self.written(doc, Vec::new());
        spawn_local(self.count_kept());
        self.catalogue_changed();
    }

    /// The list of plans changed in this tab.
    pub(crate) fn catalogue_changed(self) {
        self.tell(&Word::Catalogue);
    }

    fn begin(self) {
        spawn_local(async move {
            self.count_kept().await;
            self.reload_refusals().await;
        });
        let listeners = page::watch(move |happening| match happening {
            Happening::Online | Happening::Shown => self.now(),
            Happening::Offline => self.set_phase(Phase::Offline),
            Happening::Hidden | Happening::Leaving => {}
        });
        let inner = self.inner();
        inner.listeners.replace(listeners);
        let session = inner.session;
        // A new person, or their coming in anew, is a reason to ask.
        Effect::new(move |before: Option<Option<DeviceId>>| {
            let device = session.me().map(|me| me.device);
            if before.is_some_and(|before| before != device) {
                self.inner().stream.renew();
                self.now();
            }
            device
        });
        spawn_local(driver::run(self));
    }

    fn tell(self, word: &Word) {
        self.inner().tabs.tell(word);
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }
}
