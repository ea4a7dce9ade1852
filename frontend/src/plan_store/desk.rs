//! What is open in this tab, behind `Plans`: loading a plan once, following what other tabs and the
//! server do to it, putting it away.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use futures_util::future::try_join;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::api::Me;
use lientich_shared::ids::DocId;
use lientich_shared::log::document::Version;

use super::load::{self, LoadError};
use super::plan::Plan;
use super::queue::Queue;
use crate::library;
use crate::platform::page::{self, Happening, Listener};
use crate::platform::{clock, timer};
use crate::session::Session;
use crate::storage::Storage;
use crate::storage::catalogue::Entry;
use crate::storage::log::Position;
use crate::storage::own_changes::ChangeBytes;

/// How long a title may rest before the list of plans shows it.
const DESCRIBE_MS: u32 = 1_000;

pub(super) type Written = Rc<dyn Fn(DocId, &[ChangeBytes])>;
pub(super) type Described = Rc<dyn Fn(DocId, &Entry)>;

/// What is open.
pub(super) struct Desk {
    pub(super) storage: Storage,
    pub(super) session: Session,
    pub(super) open: RefCell<BTreeMap<DocId, Shown>>,
    /// Told of own changes when they are on the disk.
    pub(super) written: RefCell<Vec<Written>>,
    /// Told when a line of the list of plans is another.
    pub(super) described: RefCell<Vec<Described>>,
    pub(super) describing: RefCell<BTreeSet<DocId>>,
    /// How often something happened to a document in this tab's life, for whoever knows it without having it open.
    pub(super) happened: RefCell<BTreeMap<DocId, ArcRwSignal<u32>>>,
    /// Whether what others do arrives as it happens.
    pub(super) live: Rc<Cell<bool>>,
    pub(super) listeners: RefCell<Vec<Listener>>,
}

/// An open plan and how many show it.
pub(super) struct Shown {
    pub(super) plan: Rc<Plan>,
    pub(super) users: usize,
}

impl Desk {
    pub(super) fn new(storage: &Storage, session: Session) -> Rc<Self> {
        let desk = Rc::new(Self {
            storage: storage.clone(),
            session,
            open: RefCell::default(),
            written: RefCell::default(),
            described: RefCell::default(),
            describing: RefCell::default(),
            happened: RefCell::default(),
            live: Rc::default(),
            listeners: RefCell::default(),
        });
        let weak = Rc::downgrade(&desk);
        desk.listeners.replace(page::watch(move |happening| {
            if let (Happening::Hidden | Happening::Leaving, Some(desk)) =
                (happening, weak.upgrade())
            {
                desk.leave();
            }
        }));
        desk
    }

    /// Grows when something happened to a document, open or not; what happened is on the disk or in the open plan by
    /// then.
    pub(super) fn happened_to(&self, doc: DocId) -> ArcRwSignal<u32> {
        let mut all = self.happened.borrow_mut();
        let fresh = || ArcRwSignal::new(0);
        all.entry(doc).or_insert_with(fresh).clone()
    }

    /// The plan for one more who shows it, if it is open.
    pub(super) fn join(&self, doc: DocId) -> Option<Rc<Plan>> {
        let mut open = self.open.borrow_mut();
        let shown = open.get_mut(&doc)?;
        shown.users += 1;
        Some(Rc::clone(&shown.plan))
    }

    pub(super) fn plan(&self, doc: DocId) -> Option<Rc<Plan>> {
        self.open
            .borrow()
            .get(&doc)
            .map(|shown| Rc::clone(&shown.plan))
    }

    pub(super) async fn load(
        self: &Rc<Self>,
        me: &Me,
        doc: DocId,
    ) -> Result<Option<Plan>, LoadError> {
        let loading = load::load(&self.storage, me, doc);
        let seen = async { Ok(self.storage.last_seen(doc).await?) };
        let (Some(loaded), seen) = try_join(loading, seen).await? else {
            return Ok(None);
        };
        let seen = seen.map(|heads| Version { heads });
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
    pub(super) fn show(&self, doc: DocId, plan: Plan) -> Rc<Plan> {
        let mut open = self.open.borrow_mut();
        let fresh = || Shown {
            plan: Rc::new(plan),
            users: 0,
        };
        let shown = open.entry(doc).or_insert_with(fresh);
        shown.users += 1;
        Rc::clone(&shown.plan)
    }

    pub(super) fn close(self: &Rc<Self>, doc: DocId) {
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
        plan.finish_typing();
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
    pub(super) fn leave(self: &Rc<Self>) {
        let plans: Vec<(DocId, Rc<Plan>)> = {
            let open = self.open.borrow();
            open.iter()
                .map(|(doc, shown)| (*doc, Rc::clone(&shown.plan)))
                .collect()
        };
        for (doc, plan) in plans {
            plan.leave();
            let inner = Rc::clone(self);
            spawn_local(async move { inner.keep_seen(doc, &plan).await });
        }
    }

    pub(super) async fn keep_seen(&self, doc: DocId, plan: &Plan) {
        let heads = plan.seen.borrow().heads.clone();
        // Lost, it makes a merge report longer than it need be, nothing worse.
        drop(self.storage.keep_last_seen(doc, &heads).await);
    }

    pub(super) async fn take_log(&self, doc: DocId) -> Result<(), LoadError> {
        let Some(plan) = self.plan(doc) else {
            return Ok(());
        };
        // In the order in which changes move on, so that none is between two reads; and the
        // position first, so that the log is never behind it.
        let waiting = self.storage.outbox_of(doc).await?;
        let position = self.storage.position(doc).await?;
        if position.is_none() && 0 < plan.folded.get() {
            self.withdraw(doc, &plan);
            return Ok(());
        }
        let position = position.unwrap_or_default();
        let log = self.storage.log_after(doc, plan.folded.get()).await?;
        plan.take_log(&log, position.read, page::is_visible())?;
        for batch in waiting {
            let verdicts = load::judged(&batch);
            plan.take_verdicts(&batch.ids().zip(verdicts).collect::<Vec<_>>());
        }
        plan.take_seen(self.seen_by_others(&position));
        Ok(())
    }

    /// The device had to forget a document: it leaves the screen and the memory too.
    fn withdraw(&self, doc: DocId, plan: &Plan) {
        self.open.borrow_mut().remove(&doc);
        plan.withdrawn.set(true);
    }

    /// How far the side that is not the person's has read.
    pub(super) fn seen_by_others(&self, position: &Position) -> u64 {
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

    pub(super) fn tell_written(self: &Rc<Self>, doc: DocId, changes: &[ChangeBytes]) {
        let tell: Vec<Written> = self.written.borrow().clone();
        for tell in tell {
            tell(doc, changes);
        }
        self.describe_soon(doc);
    }

    pub(super) fn describe_soon(self: &Rc<Self>, doc: DocId) {
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
    pub(super) async fn describe(&self, doc: DocId) {
        let entry = match self.plan(doc) {
            Some(plan) => library::describe(&plan.document.borrow()),
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

    pub(super) async fn describe_closed(&self, doc: DocId) -> Option<Entry> {
        let me = self.session.me_untracked()?;
        let loaded = load::load(&self.storage, &me, doc).await.ok()??;
        library::describe(&loaded.document)
    }
}
