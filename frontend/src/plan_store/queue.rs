//! Changes on their way to the disk. Everything made while one transaction is being written goes
//! into the next, in order, so that a burst of typing costs few of them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::DocId;

use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::own_changes::ChangeBytes;

/// Whether everything that was made is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// All of it.
    OnDevice,
    /// The latest is on its way, which takes a millisecond or two.
    Saving,
    /// It cannot be written. It stays in memory while the page is open: offer to copy it.
    Failed(StorageError),
}

/// The queue of one document.
pub(super) struct Queue {
    storage: Storage,
    doc: DocId,
    waiting: RefCell<Vec<ChangeBytes>>,
    busy: Cell<bool>,
    state: ArcRwSignal<Saved>,
    asking: RefCell<Vec<oneshot::Sender<Result<(), StorageError>>>>,
    /// Told of changes when they are on the disk.
    written: Box<dyn Fn(Vec<ChangeBytes>)>,
}

impl Queue {
    pub(super) fn new(
        storage: Storage,
        doc: DocId,
        written: impl Fn(Vec<ChangeBytes>) + 'static,
    ) -> Rc<Self> {
        Rc::new(Self {
            storage,
            doc,
            waiting: RefCell::default(),
            busy: Cell::new(false),
            state: ArcRwSignal::new(Saved::OnDevice),
            asking: RefCell::default(),
            written: Box::new(written),
        })
    }

    /// Whether everything is on the disk.
    pub(super) fn state(&self) -> ArcRwSignal<Saved> {
        self.state.clone()
    }

    /// Writes changes as soon as what is being written is done.
    pub(super) fn push(self: &Rc<Self>, changes: Vec<ChangeBytes>) {
        self.waiting.borrow_mut().extend(changes);
        self.set_state(Saved::Saving);
        self.run();
    }

    /// Waits until all is on the disk; tries again what failed before.
    pub(super) async fn save(self: &Rc<Self>) -> Result<(), StorageError> {
        if self.waiting.borrow().is_empty() && !self.busy.get() {
            return Ok(());
        }
        let (tell, told) = oneshot::channel();
        self.asking.borrow_mut().push(tell);
        self.run();
        // The queue answers before it rests.
        told.await.unwrap_or(Ok(()))
    }

    fn run(self: &Rc<Self>) {
        if !self.busy.replace(true) {
            let queue = Rc::clone(self);
            spawn_local(async move { queue.write_all().await });
        }
    }

    async fn write_all(&self) {
        let mut result = Ok(());
        while result.is_ok() {
            let changes = std::mem::take(&mut *self.waiting.borrow_mut());
            if changes.is_empty() {
                break;
            }
            result = self.storage.keep_changes(self.doc, &changes).await;
            match &result {
                Ok(()) => (self.written)(changes),
                // Back to the front: their order is that of their numbers.
                Err(_) => drop(self.waiting.borrow_mut().splice(0..0, changes)),
            }
        }
        self.busy.set(false);
        self.set_state(match &result {
            Ok(()) => Saved::OnDevice,
            Err(error) => Saved::Failed(error.clone()),
        });
        for asking in self.asking.borrow_mut().drain(..) {
            // Whoever asked may have gone.
            let _ = asking.send(result.clone());
        }
    }

    fn set_state(&self, state: Saved) {
        if self.state.with_untracked(|now| *now != state) {
            self.state.set(state);
        }
    }
}
