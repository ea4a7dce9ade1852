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
//! ```

mod alarm;
mod backoff;
mod driver;
mod round;
mod seal;
mod words;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::api::{Event, Presence};
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{ChangeId, NodeId};
use lientich_shared::sync::status::{Connection, Status};
use lientich_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::library::Library;
use crate::plan_store::Plans;
use crate::platform::page::{self, Happening, Listener};
use crate::platform::timer;
use crate::server;
use crate::session::Session;
use crate::storage::Storage;
use crate::storage::refused::RefusedChange;
use crate::tabs::{Tabs, Word};
use alarm::Alarm;
use backoff::Backoff;

/// How long typing may rest before it is sent, in milliseconds.
const DEBOUNCE_MS: u32 = 400;
/// How long a caret may rest before the others hear of it.
const PRESENCE_MS: u32 = 300;
/// A clock that is off by more is worth a word.
const MAX_SKEW_MS: i64 = 10 * 60_000;

/// How syncing stands, as the tab that syncs tells the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// The server speaks another version of the protocol.
    UpdateNeeded,
    /// The server does not know this device's session.
    SignedOut,
    /// The last attempt did not reach the server.
    Offline,
    /// A round is under way.
    Busy,
    /// The last attempt went well.
    Idle,
}

impl Phase {
    fn connection(self) -> Connection {
        match self {
            Self::UpdateNeeded => Connection::UpdateNeeded,
            Self::SignedOut => Connection::SignedOut,
            Self::Offline => Connection::Offline,
            Self::Busy => Connection::Busy,
            Self::Idle => Connection::Idle,
        }
    }
}

/// The context.
#[derive(Clone, Copy)]
pub struct Sync {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    session: Session,
    plans: Plans,
    library: Library,
    phase: RwSignal<Phase>,
    kept: RwSignal<usize>,
    last: RwSignal<Option<Timestamp>>,
    skew: RwSignal<Option<i64>>,
    refusals: RwSignal<Arc<Vec<RefusedChange>>>,
    presence: RwSignal<Arc<BTreeMap<PersonId, Presence>>>,
    place: StoredValue<Presence, LocalStorage>,
    /// Whether the server knows the place.
    announced: StoredValue<bool>,
    backoff: StoredValue<Backoff>,
    /// How far each document has been read.
    read: StoredValue<BTreeMap<DocId, u64>>,
    leads: StoredValue<bool>,
    stream: StoredValue<Option<oneshot::Sender<()>>, LocalStorage>,
    listeners: StoredValue<Vec<Listener>, LocalStorage>,
}

struct Inner {
    storage: Storage,
    tabs: Tabs,
    alarm: Alarm,
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
            alarm: Alarm::default(),
        });
        let sync = Self {
            inner: StoredValue::new_local(inner),
            session,
            plans,
            library,
            phase: RwSignal::new(if page::is_online() {
                Phase::Busy
            } else {
                Phase::Offline
            }),
            kept: RwSignal::new(0),
            last: RwSignal::new(None),
            skew: RwSignal::new(None),
            refusals: RwSignal::default(),
            presence: RwSignal::default(),
            place: StoredValue::new_local(NOWHERE),
            announced: StoredValue::new(true),
            backoff: StoredValue::new(Backoff::default()),
            read: StoredValue::new(BTreeMap::new()),
            leads: StoredValue::new(false),
            stream: StoredValue::new_local(None),
            listeners: StoredValue::new_local(Vec::new()),
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
            drop(self.storage().dismiss(&[(doc, id)]).await);
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
        let place = Presence { doc, node };
        if self.place.with_value(|now| *now != place) {
            self.place.set_value(place);
            self.announced.set_value(false);
            self.announce();
        }
    }

    /// Tells where this person is, if the server has not taken it yet.
    fn announce(self) {
        let place = self.place.get_value();
        if self.announced.get_value() {
            return;
        }
        spawn_local(async move {
            timer::pause(PRESENCE_MS).await;
            let is_there = self.place.with_value(|now| *now == place);
            // A document that the server does not have yet is told again after the next round.
            if is_there && server::presence(&place).await.is_ok() {
                self.announced.set_value(true);
            }
        });
    }

    /// Syncs at once.
    pub fn now(self) {
        self.backoff.update_value(Backoff::reset);
        if self.leads.get_value() {
            self.alarm().ring();
        } else {
            self.tell(&Word::Nudge);
        }
    }

    fn begin(self) {
        spawn_local(async move {
            self.count_kept().await;
            self.reload_refusals().await;
        });
        self.listeners
            .set_value(page::watch(move |happening| match happening {
                Happening::Online | Happening::Shown => self.now(),
                Happening::Offline => self.set_phase(Phase::Offline),
                Happening::Hidden | Happening::Leaving => {}
            }));
        // A new person, or a session got back, is a reason to ask.
        Effect::new(move |before: Option<Option<PersonId>>| {
            let person = self.session.person();
            if before.is_some_and(|before| before != person) {
                self.end_stream();
                self.now();
            }
            person
        });
        spawn_local(driver::run(self));
    }

    /// Own changes are on the disk: the other tabs show them, the server gets them soon.
    pub(crate) fn written(self, doc: DocId, changes: Vec<Vec<u8>>) {
        self.tell(&Word::Made { doc, changes });
        self.kept.update(|kept| *kept += 1);
        spawn_local(self.count_kept());
        if self.leads.get_value() {
            self.alarm().ring_in(DEBOUNCE_MS);
        } else {
            self.tell(&Word::Nudge);
        }
    }

    /// The list of plans changed in this tab.
    pub(crate) fn catalogue_changed(self) {
        self.tell(&Word::Catalogue);
    }

    /// What another tab says.
    pub(crate) fn hear(self, word: Word) {
        match word {
            Word::Made { doc, changes } => {
                self.plans.hear(doc, &changes);
                spawn_local(self.count_kept());
            }
            Word::Grew(docs) => spawn_local(async move {
                self.take_grown(&docs).await;
                self.count_kept().await;
            }),
            Word::GaveUp { doc, ids } => self.plans.give_up(doc, &ids),
            Word::Catalogue => self.library.refresh(),
            // What cannot be read now is read when the page is next loaded.
            Word::Session => spawn_local(async move { drop(self.session.reload().await) }),
            Word::Refusals => spawn_local(self.reload_refusals()),
            Word::Status(phase) => self.show_phase(phase),
            Word::Event(text) => {
                if let Ok(event) = serde_json::from_str(&text) {
                    self.show_event(event);
                }
            }
            Word::Alone => self.begin_presence(),
            Word::Nudge if self.leads.get_value() => {
                // A tab that has just been opened has heard of nothing yet.
                self.tell(&Word::Status(self.phase.get_untracked()));
                self.alarm().ring_in(DEBOUNCE_MS);
            }
            Word::Nudge => {}
        }
    }

    async fn take_grown(self, docs: &[DocId]) {
        if let Err(error) = self.plans.grew(docs).await {
            leptos::logging::warn!("sync: {error}");
        }
        self.library.refresh();
    }

    async fn count_kept(self) {
        let Ok(unsent) = self.storage().unsent().await else {
            return;
        };
        let kept = unsent.iter().map(|(_, count)| *count as usize).sum();
        if self.kept.get_untracked() != kept {
            self.kept.set(kept);
        }
    }

    async fn note_positions(self) {
        if let Ok(positions) = self.storage().positions().await {
            let read = positions
                .into_iter()
                .map(|(doc, position)| (doc, position.read));
            self.read.set_value(read.collect());
        }
    }

    /// Whether a document's log goes on behind what was read. Those who read Editions only are told
    /// of position 0: then only asking tells.
    fn is_behind(self, doc: DocId, position: u64) -> bool {
        let read = self
            .read
            .with_value(|read| read.get(&doc).copied().unwrap_or(0));
        position == 0 || read < position
    }

    async fn reload_refusals(self) {
        if let Ok(refused) = self.storage().refused().await {
            self.refusals.set(Arc::new(refused));
        }
    }

    fn take_event(self, event: Event) {
        if driver::calls(event, self) {
            self.alarm().ring();
        }
        self.show_event(event);
    }

    fn show_event(self, event: Event) {
        let Event::Presence { person, presence } = event else {
            return;
        };
        self.presence.update(|known| {
            let known = Arc::make_mut(known);
            if presence.doc.is_some() {
                known.insert(person, presence);
            } else {
                known.remove(&person);
            }
        });
    }

    /// The stream began anew: the server has forgotten where this device was, and tells where the
    /// others are.
    fn begin_presence(self) {
        self.presence.set(Arc::default());
        let is_somewhere = self.place.with_value(|place| place.doc.is_some());
        self.announced.set_value(!is_somewhere);
        self.announce();
    }

    fn lead(self) {
        self.leads.set_value(true);
    }

    fn succeeded(self) {
        self.backoff.update_value(Backoff::reset);
        self.last.set(Some(driver::answered()));
        // What the round found out about versions stands.
        if self.phase.get_untracked() != Phase::UpdateNeeded {
            self.set_phase(Phase::Idle);
        }
    }

    fn backoff(self, fraction: f64) -> u32 {
        let mut backoff = self.backoff.get_value();
        let pause = backoff.failed(fraction);
        self.backoff.set_value(backoff);
        pause
    }

    /// A round begins. Attempts to get out of being offline are nobody's business.
    fn busy(self) {
        if self.phase.get_untracked() != Phase::Offline {
            self.set_phase(Phase::Busy);
        }
    }

    fn set_phase(self, phase: Phase) {
        self.show_phase(phase);
        if self.leads.get_value() {
            self.tell(&Word::Status(phase));
        }
    }

    fn show_phase(self, phase: Phase) {
        // While a round is under way, what arrives is as live as before.
        if phase != Phase::Busy {
            self.plans.set_live(phase == Phase::Idle);
        }
        if phase == Phase::Idle {
            self.announce();
        }
        if self.phase.get_untracked() != phase {
            self.phase.set(phase);
        }
    }

    fn set_skew(self, ahead: i64) {
        let worth = MAX_SKEW_MS < ahead.abs();
        let skew = worth.then_some(ahead / 60_000);
        if self.skew.get_untracked() != skew {
            self.skew.set(skew);
        }
    }

    fn new_stream(self) -> oneshot::Receiver<()> {
        let (end, ended) = oneshot::channel();
        self.stream.set_value(Some(end));
        ended
    }

    fn end_stream(self) {
        let mut stream = None;
        self.stream.update_value(|held| stream = held.take());
        if let Some(stream) = stream {
            // The listener may have given up already.
            let _ = stream.send(());
        }
    }

    fn tell(self, word: &Word) {
        self.inner.with_value(|inner| inner.tabs.tell(word));
    }

    fn alarm(self) -> Alarm {
        self.inner.with_value(|inner| inner.alarm.clone())
    }

    fn storage(self) -> Storage {
        self.inner.with_value(|inner| inner.storage.clone())
    }

    fn session(self) -> Session {
        self.session
    }

    fn plans(self) -> Plans {
        self.plans
    }
}

const NOWHERE: Presence = Presence {
    doc: None,
    node: None,
};
