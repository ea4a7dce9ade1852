//! What was read in documents of progress: kept on the disk, so that a start shows a school's work without folding
//! everybody's log, and in memory, so that the next page does not either. Only a cache: a document is opened as soon
//! as something happens to it, and what cannot be kept is read again.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::DocId;
use lientich_shared::progress::{Progress, digest};

use crate::plan_store::{Opened, Plans};
use crate::platform::timer;
use crate::storage::Storage;
use crate::storage::digests::LogState;

/// How long after the last reading it is kept: not while the page is being drawn.
const KEEP_MS: u32 = 1_500;

/// What a document said.
struct Known {
    /// How often something had happened to the document.
    times: u32,
    progress: Arc<Progress>,
}

/// The cache.
pub(super) struct Digests {
    storage: Storage,
    plans: Plans,
    /// Whether somebody has asked for what the disk has.
    is_asked: Cell<bool>,
    /// Whether the disk has been looked at.
    is_read: ArcRwSignal<bool>,
    known: RefCell<BTreeMap<DocId, Known>>,
    /// What is to be kept on the disk, each with what it was read from.
    unkept: RefCell<BTreeMap<DocId, (LogState, Arc<Progress>)>>,
    is_keeping: Cell<bool>,
}

impl Digests {
    pub(super) fn new(storage: &Storage, plans: Plans) -> Rc<Self> {
        Rc::new(Self {
            storage: storage.clone(),
            plans,
            is_asked: Cell::default(),
            is_read: ArcRwSignal::new(false),
            known: RefCell::default(),
            unkept: RefCell::default(),
            is_keeping: Cell::default(),
        })
    }

    /// Looks at the disk, once in a tab's life.
    pub(super) fn ask(self: &Rc<Self>) {
        if self.is_asked.replace(true) {
            return;
        }
        let this = Rc::clone(self);
        spawn_local(async move {
            // What cannot be read here is read in the logs.
            let found = this.storage.digests().await.unwrap_or_default();
            for (doc, bytes) in found {
                this.learn_from_disk(doc, &bytes);
            }
            this.is_read.set(true);
        });
    }

    /// What happened since the tab was opened may be missing in it.
    fn learn_from_disk(&self, doc: DocId, bytes: &[u8]) {
        let times = self.plans.happened_to(doc).get_untracked();
        if let (0, Some(progress)) = (times, digest::load(doc, bytes)) {
            let progress = Arc::new(progress);
            self.known
                .borrow_mut()
                .insert(doc, Known { times, progress });
        }
    }

    /// What a document says, as long as the owner lives; `None` while it is being read.
    pub(super) fn part(self: &Rc<Self>, doc: DocId) -> Memo<Option<Arc<Progress>>> {
        let owner = Owner::current().unwrap_or_default();
        let this = StoredValue::new_local(Rc::clone(self));
        let (is_read, happened) = (self.is_read.clone(), self.plans.happened_to(doc));
        let opened = StoredValue::new(None::<Signal<Opened>>);
        Memo::new(move |before: Option<&Option<Arc<Progress>>>| {
            if !is_read.get() {
                return None;
            }
            let times = happened.get();
            let this = this.get_value();
            if opened.get_value().is_none() {
                if let Some(progress) = this.known(doc, times) {
                    return Some(progress);
                }
                // It is open from now on, as long as somebody looks.
                opened.set_value(Some(owner.with(|| this.plans.open(doc))));
            }
            match opened.get_value()?.get() {
                Opened::Ready(store) => {
                    store.acts().track();
                    let progress = Arc::new(store.read(Progress::of));
                    this.learn(doc, times, store.settled(), &progress);
                    Some(progress)
                }
                // What it said before stands until then.
                Opened::Opening => before.cloned().flatten(),
                _ => Some(Arc::default()),
            }
        })
    }

    fn known(&self, doc: DocId, times: u32) -> Option<Arc<Progress>> {
        let known = self.known.borrow();
        let known = known.get(&doc).filter(|known| known.times == times);
        known.map(|known| Arc::clone(&known.progress))
    }

    fn learn(
        self: &Rc<Self>,
        doc: DocId,
        times: u32,
        state: Option<LogState>,
        progress: &Arc<Progress>,
    ) {
        let known = Known {
            times,
            progress: Arc::clone(progress),
        };
        self.known.borrow_mut().insert(doc, known);
        let Some(state) = state else {
            return;
        };
        let unkept = (state, Arc::clone(progress));
        self.unkept.borrow_mut().insert(doc, unkept);
        if !self.is_keeping.replace(true) {
            let this = Rc::clone(self);
            spawn_local(async move {
                timer::pause(KEEP_MS).await;
                this.keep().await;
                this.is_keeping.set(false);
            });
        }
    }

    /// One after the other, so that whoever presses a key meanwhile does not wait.
    async fn keep(&self) {
        loop {
            let next = self.unkept.borrow_mut().pop_first();
            let Some((doc, (state, progress))) = next else {
                return;
            };
            let bytes = digest::save(&progress);
            let kept = self.storage.keep_digest(doc, state, &bytes).await;
            // A full disk: the logs say the same.
            if kept.is_err() {
                self.unkept.borrow_mut().clear();
                return;
            }
        }
    }
}
