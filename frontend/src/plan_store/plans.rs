//! The plans that are open in this tab, each once, whoever shows it. Brings them what other tabs
//! and the server did, and puts them away when nobody shows them any more.

use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::{Act, Change, ChangeId};
use lientich_shared::log::codec::decode_change;
use lientich_shared::log::document::Document;

use super::desk::Desk;
use super::load::{self, LoadError};
use super::plan::Plan;
use super::queue::Queue;
use super::{DispatchError, PlanStore};
use crate::session::Session;
use crate::storage::Storage;
use crate::storage::catalogue::Entry;
use crate::storage::error::StorageError;
use crate::storage::own_changes::ChangeBytes;

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
pub struct Plans(StoredValue<Rc<Desk>, LocalStorage>);

impl Plans {
    pub(crate) fn new(storage: &Storage, session: Session) -> Self {
        Self(StoredValue::new_local(Desk::new(storage, session)))
    }

    /// Opens a plan for the component that asks; it is put away with the last such component.
    pub fn open(self, doc: DocId) -> Signal<Opened> {
        let opened = RwSignal::new(Opened::Opening);
        let desk = self.desk();
        let Some(me) = desk.session.me_untracked() else {
            opened.set(Opened::Missing);
            return opened.into();
        };
        let owner = Owner::current().unwrap_or_default();
        let here = StoredValue::new(());
        let is_shown = Arc::new(AtomicBool::new(false));
        let was_shown = Arc::clone(&is_shown);
        on_cleanup(move || {
            if was_shown.load(Ordering::Relaxed) {
                self.close(doc);
            }
        });
        let ready = move |plan: Rc<Plan>| {
            is_shown.store(true, Ordering::Relaxed);
            let withdrawn = plan.withdrawn.clone();
            opened.set(Opened::Ready(owner.with(|| PlanStore::new(plan))));
            owner.with(|| {
                Effect::new(move |_| {
                    if withdrawn.get() {
                        opened.set(Opened::Missing);
                    }
                });
            });
        };
        if let Some(plan) = desk.join(doc) {
            ready(plan);
            return opened.into();
        }
        spawn_local(async move {
            let result = desk.load(&me, doc).await;
            // Whoever asked may be gone by now.
            if here.is_disposed() {
                return;
            }
            match result {
                Ok(Some(plan)) => ready(desk.show(doc, plan)),
                Ok(None) => opened.set(Opened::Missing),
                Err(error) => opened.set(Opened::Failed(error)),
            }
        });
        opened.into()
    }

    /// Waits until everything typed in this tab is on the disk.
    pub async fn save_all(self) -> Result<(), StorageError> {
        let desk = self.desk();
        desk.leave();
        let queues: Vec<Rc<Queue>> = desk
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
        self.desk().written.borrow_mut().push(Rc::new(tell));
    }

    /// Tells when a line of the list of plans is another.
    pub(crate) fn on_described(self, tell: impl Fn(DocId, &Entry) + 'static) {
        self.desk().described.borrow_mut().push(Rc::new(tell));
    }

    /// Whether what others do arrives as it happens; else it is news when it arrives.
    pub(crate) fn set_live(self, live: bool) {
        self.desk().live.set(live);
    }

    /// Takes changes that another tab made and wrote to the disk.
    pub(crate) fn hear(self, doc: DocId, changes: &[Vec<u8>]) {
        let read = |bytes: &Vec<u8>| decode_change(bytes).ok();
        let changes: Vec<Change> = changes.iter().filter_map(read).collect();
        let desk = self.desk();
        if let Some(plan) = desk.plan(doc) {
            plan.hear(&changes);
        }
        tell(&desk.happened_to(doc));
    }

    /// Takes what is new in the database of these documents, and describes them in the list.
    pub(crate) async fn grew(self, docs: &[DocId]) -> Result<(), LoadError> {
        let desk = self.desk();
        for doc in docs {
            let taken = desk.take_log(*doc).await;
            tell(&desk.happened_to(*doc));
            taken?;
            desk.describe_soon(*doc);
        }
        Ok(())
    }

    /// These changes can never be sent: they have no effect any more.
    pub(crate) fn give_up(self, doc: DocId, ids: &[ChangeId]) {
        let desk = self.desk();
        if let Some(plan) = desk.plan(doc) {
            plan.give_up(ids);
        }
        tell(&desk.happened_to(doc));
    }

    /// Grows when something happened to a document in this tab, by this tab, another or the server. Whoever knows
    /// what a document said reads it again then.
    pub(crate) fn happened_to(self, doc: DocId) -> ArcRwSignal<u32> {
        self.desk().happened_to(doc)
    }

    /// Reads a document that may not be open; for whoever needs more of it than the list shows.
    pub(crate) async fn peek<T>(
        self,
        doc: DocId,
        read: impl FnOnce(&Document) -> T,
    ) -> Result<Option<T>, LoadError> {
        let desk = self.desk();
        if let Some(plan) = desk.plan(doc) {
            plan.finish_typing();
            return Ok(Some(read(&plan.document.borrow())));
        }
        let Some(me) = desk.session.me_untracked() else {
            return Ok(None);
        };
        let loaded = load::load(&desk.storage, &me, doc).await?;
        Ok(loaded.map(|loaded| read(&loaded.document)))
    }

    /// Does acts in a document that nobody need show; `None` if the device holds nothing of it.
    pub(crate) async fn act_in(
        self,
        doc: DocId,
        acts: Vec<Act>,
    ) -> Result<Option<Result<Vec<ChangeId>, DispatchError>>, LoadError> {
        let desk = self.desk();
        let plan = if let Some(plan) = desk.join(doc) {
            plan
        } else {
            let Some(me) = desk.session.me_untracked() else {
                return Ok(None);
            };
            let Some(plan) = desk.load(&me, doc).await? else {
                return Ok(None);
            };
            desk.show(doc, plan)
        };
        let done = plan.dispatch(acts);
        tell(&desk.happened_to(doc));
        // It is put away when what was done is on the disk.
        desk.close(doc);
        Ok(Some(done))
    }

    fn close(self, doc: DocId) {
        if let Some(desk) = self.0.try_get_value() {
            desk.close(doc);
        }
    }

    fn desk(self) -> Rc<Desk> {
        self.0.get_value()
    }
}

fn tell(happened: &ArcRwSignal<u32>) {
    happened.update(|times| *times += 1);
}
