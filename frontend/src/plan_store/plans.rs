//! The plans that are open in this tab, each once, whoever shows it. Brings them what other tabs
//! and the server did, and puts them away when nobody shows them any more.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::api::Me;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::{Change, ChangeId};
use lientich_shared::log::codec::decode_change;
use lientich_shared::log::document::{Document, Version};

use super::PlanStore;
use super::load::{self, LoadError};
use super::plan::Plan;
use super::queue::Queue;
use crate::platform::page::{self, Happening, Listener};
use crate::platform::{clock, timer};
use crate::session::Session;
use crate::storage::Storage;
use crate::storage::catalogue::Entry;
use crate::storage::error::StorageError;
use crate::storage::log::Position;
use crate::storage::own_changes::ChangeBytes;

/// How long a title may rest before the list of plans shows it.
const DESCRIBE_MS: u32 = 1_000;

/// What became of opening a plan.
#[derive(Clone)]
pub enum Opened {
    /// Reading it from the device.
    Opening,
    /// Here it is.
    Ready(PlanStore),
    /// The device holds no draft of it: never received, or not for this person.
    Missing,
    /// It cannot be read.
    Failed(LoadError),
}

/// The context.
#[derive(Clone, Copy)]
pub struct Plans(StoredValue<Rc<Inner>, LocalStorage>);

type Written = Rc<dyn Fn(DocId, &[ChangeBytes])>;
type Described = Rc<dyn Fn(DocId, &Entry)>;

struct Inner {
    storage: Storage,
    session: Session,
    open: RefCell<BTreeMap<DocId, Shown>>,
    /// Told of own changes when they are on the disk.
    written: RefCell<Vec<Written>>,
    /// Told when a line of the list of plans is another.
    described: RefCell<Vec<Described>>,
    describing: RefCell<BTreeSet<DocId>>,
    /// Whether what others do arrives as it happens.
    live: Rc<Cell<bool>>,
    listeners: RefCell<Vec<Listener>>,
}

struct Shown {
    plan: Rc<Plan>,
    users: usize,
}

impl Plans {
    pub(crate) fn new(storage: &Storage, session: Session) -> Self {
        let inner = Rc::new(Inner {
            storage: storage.clone(),
            session,
            open: RefCell::default(),
            written: RefCell::default(),
            described: RefCell::default(),
            describing: RefCell::default(),
            live: Rc::default(),
            listeners: RefCell::default(),
        });
        let weak = Rc::downgrade(&inner);
        inner.listeners.replace(page::watch(move |happening| {
            if let (Happening::Hidden | Happening::Leaving, Some(inner)) =
                (happening, weak.upgrade())
            {
                inner.leave();
            }
        }));
        Self(StoredValue::new_local(inner))
    }

    /// Opens a plan for the component that asks; it is put away with the last such component.
    pub fn open(self, doc: DocId) -> Signal<Opened> {
        let opened = RwSignal::new(Opened::Opening);
        let Some(me) = self.inner().session.me() else {
            opened.set(Opened::Missing);
            return opened.into();
        };
        let owner = Owner::current();
        let inner = self.inner();
        let gone = Arc::new(std::sync::atomic::AtomicBool::new(false));
        let has_gone = Arc::clone(&gone);
        let closing = self;
        on_cleanup(move || {
            gone.store(true, std::sync::atomic::Ordering::Relaxed);
            closing.close(doc);
        });
        inner
            .open
            .borrow_mut()
            .entry(doc)
            .and_modify(|shown| shown.users += 1);
        let ready = move |plan: Rc<Plan>| {
            let store = owner
                .as_ref()
                .map(|owner| owner.with(|| PlanStore::new(plan)));
            if let Some(store) = store {
                opened.set(Opened::Ready(store));
            }
        };
        let known = inner
            .open
            .borrow()
            .get(&doc)
            .map(|shown| Rc::clone(&shown.plan));
        if let Some(plan) = known {
            ready(plan);
            return opened.into();
        }
        spawn_local(async move {
            let result = inner.load(&me, doc).await;
            if has_gone.load(std::sync::atomic::Ordering::Relaxed) {
                return;
            }
            match result {
                Ok(Some(plan)) => ready(inner.show(doc, plan)),
                Ok(None) => opened.set(Opened::Missing),
                Err(error) => opened.set(Opened::Failed(error)),
            }
        });
        opened.into()
    }

    /// Waits until everything typed in this tab is on the disk.
    pub async fn save_all(self) -> Result<(), StorageError> {
        let inner = self.inner();
        inner.leave();
        let queues: Vec<Rc<Queue>> = inner
            .open
            .borrow()
            .values()
            .map(|shown| Rc::clone(&shown.plan.queue))
            .collect();
        for queue in queues {
            queue.save().await?;
        }
        Ok(())
    }

    /// Tells of own changes when they are on the disk.
    pub(crate) fn on_written(self, tell: impl Fn(DocId, &[ChangeBytes]) + 'static) {
        self.inner().written.borrow_mut().push(Rc::new(tell));
    }

    /// Tells when a line of the list of plans is another.
    pub(crate) fn on_described(self, tell: impl Fn(DocId, &Entry) + 'static) {
        self.inner().described.borrow_mut().push(Rc::new(tell));
    }

    /// Whether what others do arrives as it happens; else it is news when it arrives.
    pub(crate) fn set_live(self, live: bool) {
        self.inner().live.set(live);
    }

    /// Takes changes that another tab made and wrote to the disk.
    pub(crate) fn hear(self, doc: DocId, changes: &[Vec<u8>]) {
        let read = |bytes: &Vec<u8>| decode_change(bytes).ok();
        let changes: Vec<Change> = changes.iter().filter_map(read).collect();
        if let Some(plan) = self.inner().plan(doc) {
            plan.hear(&changes);
        }
    }

    /// Takes what is new in the database of these documents, and describes them in the list.
    pub(crate) async fn grew(self, docs: &[DocId]) -> Result<(), LoadError> {
        let inner = self.inner();
        for doc in docs {
            inner.take_log(*doc).await?;
            inner.describe_soon(*doc);
        }
        Ok(())
    }

    /// These changes can never be sent: they have no effect any more.
    pub(crate) fn give_up(self, doc: DocId, ids: &[ChangeId]) {
        if let Some(plan) = self.inner().plan(doc) {
            plan.give_up(ids);
        }
    }

    /// Reads a document that may not be open; for whoever needs more of it than the list shows.
    pub(crate) async fn peek<T>(
        self,
        doc: DocId,
        read: impl FnOnce(&Document) -> T,
    ) -> Result<Option<T>, LoadError> {
        let inner = self.inner();
        if let Some(plan) = inner.plan(doc) {
            return Ok(Some(read(&plan.document.borrow())));
        }
        let Some(me) = inner.session.me_untracked() else {
            return Ok(None);
        };
        let loaded = load::load(&inner.storage, &me, doc).await?;
        Ok(loaded.map(|loaded| read(&loaded.document)))
    }

    fn close(self, doc: DocId) {
        if let Some(inner) = self.0.try_get_value() {
            inner.close(doc);
        }
    }

    fn inner(self) -> Rc<Inner> {
        self.0.get_value()
    }
}

impl Inner {
    fn plan(&self, doc: DocId) -> Option<Rc<Plan>> {
        self.open
            .borrow()
            .get(&doc)
            .map(|shown| Rc::clone(&shown.plan))
    }

    async fn load(self: &Rc<Self>, me: &Me, doc: DocId) -> Result<Option<Plan>, LoadError> {
        let Some(loaded) = load::load(&self.storage, me, doc).await? else {
            return Ok(None);
        };
        let seen = self
            .storage
            .last_seen(doc)
            .await?
            .map(|heads| Version { heads });
        let inner = Rc::downgrade(self);
        let queue = Queue::new(self.storage.clone(), doc, move |changes| {
            if let Some(inner) = inner.upgrade() {
                inner.tell_written(doc, &changes);
            }
        });
        let position = loaded.position.clone();
        let plan = Plan::new(me.clone(), loaded, seen, queue, Rc::clone(&self.live));
        plan.take_seen(self.seen_by_others(&position));
        Ok(Some(plan))
    }

    /// Another component may have opened it meanwhile: then there is one already.
    fn show(&self, doc: DocId, plan: Plan) -> Rc<Plan> {
        let mut open = self.open.borrow_mut();
        let fresh = || Shown {
            plan: Rc::new(plan),
            users: 0,
        };
        let shown = open.entry(doc).or_insert_with(fresh);
        shown.users += 1;
        Rc::clone(&shown.plan)
    }

    fn close(self: &Rc<Self>, doc: DocId) {
        let mut open = self.open.borrow_mut();
        let Some(shown) = open.get_mut(&doc) else {
            return;
        };
        shown.users = shown.users.saturating_sub(1);
        if 0 < shown.users {
            return;
        }
        let plan = Rc::clone(&shown.plan);
        drop(open);
        let inner = Rc::clone(self);
        spawn_local(async move {
            // What cannot be written must not leave the memory.
            let saved = plan.queue.save().await.is_ok();
            inner.keep_seen(doc, &plan).await;
            inner.describe(doc).await;
            let mut open = inner.open.borrow_mut();
            if saved && open.get(&doc).is_some_and(|shown| shown.users == 0) {
                open.remove(&doc);
            }
        });
    }

    /// Keeps what must not be lost if the page never comes back.
    fn leave(self: &Rc<Self>) {
        let plans: Vec<(DocId, Rc<Plan>)> = {
            let open = self.open.borrow();
            open.iter()
                .map(|(doc, shown)| (*doc, Rc::clone(&shown.plan)))
                .collect()
        };
        for (doc, plan) in plans {
            let flushers: Vec<_> = plan
                .flushers
                .borrow()
                .iter()
                .map(|(_, flush)| Rc::clone(flush))
                .collect();
            for flush in flushers {
                flush();
            }
            let inner = Rc::clone(self);
            spawn_local(async move { inner.keep_seen(doc, &plan).await });
        }
    }

    async fn keep_seen(&self, doc: DocId, plan: &Plan) {
        let heads = plan.seen.borrow().heads.clone();
        // Lost, it makes a merge report longer than it need be, nothing worse.
        drop(self.storage.keep_last_seen(doc, &heads).await);
    }

    async fn take_log(&self, doc: DocId) -> Result<(), LoadError> {
        let Some(plan) = self.plan(doc) else {
            return Ok(());
        };
        // In the order in which changes move on, so that none is between two reads; and the
        // position first, so that the log is never behind it.
        let waiting = self.storage.outbox_of(doc).await?;
        let position = self.storage.position(doc).await?.unwrap_or_default();
        let log = self.storage.log_after(doc, plan.folded.get()).await?;
        plan.take_log(&log, position.read, page::is_visible())?;
        for batch in waiting {
            let verdicts = load::judged(&batch);
            plan.take_verdicts(&batch.ids().zip(verdicts).collect::<Vec<_>>());
        }
        plan.take_seen(self.seen_by_others(&position));
        Ok(())
    }

    /// How far the side that is not the person's has read.
    fn seen_by_others(&self, position: &Position) -> u64 {
        let today = clock::today();
        let Some(directory) = self.session.directory().get_untracked() else {
            return 0;
        };
        let Some(me) = self.session.me_untracked() else {
            return 0;
        };
        let mine = directory.side(me.person, today);
        let others = position.seen.iter().filter(|seen| {
            let side = directory.side(seen.person, today);
            side.is_some() && side != mine
        });
        others.map(|seen| seen.position).max().unwrap_or(0)
    }

    fn tell_written(self: &Rc<Self>, doc: DocId, changes: &[ChangeBytes]) {
        let tell: Vec<Written> = self.written.borrow().clone();
        for tell in tell {
            tell(doc, changes);
        }
        self.describe_soon(doc);
    }

    fn describe_soon(self: &Rc<Self>, doc: DocId) {
        if self.describing.borrow_mut().insert(doc) {
            let inner = Rc::clone(self);
            spawn_local(async move {
                timer::pause(DESCRIBE_MS).await;
                inner.describing.borrow_mut().remove(&doc);
                inner.describe(doc).await;
            });
        }
    }

    /// Brings the list of plans up to date with a document.
    async fn describe(&self, doc: DocId) {
        let entry = match self.plan(doc) {
            Some(plan) => Some(crate::library::describe(&plan.document.borrow())),
            None => self.describe_closed(doc).await,
        };
        let Some(entry) = entry else { return };
        // The list is made of the plans: what is not kept now is kept next time.
        if self.storage.keep_entry(doc, &entry).await.is_ok() {
            let tell: Vec<Described> = self.described.borrow().clone();
            for tell in tell {
                tell(doc, &entry);
            }
        }
    }

    async fn describe_closed(&self, doc: DocId) -> Option<Entry> {
        let me = self.session.me_untracked()?;
        let loaded = load::load(&self.storage, &me, doc).await.ok()??;
        Some(crate::library::describe(&loaded.document))
    }
}
