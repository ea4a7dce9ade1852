//! Changes on their way to the disk. What is made while one transaction is being written goes into
//! the next, in order, so that a burst of acts costs few of them. When the page may go away, nothing
//! waits: all that is not known to be written is handed to the browser at once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::ids::DocId;

use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::farewell::Farewell;
use crate::storage::own_changes::ChangeBytes;

/// Whether everything that was made is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// All of it.
    OnDevice,
    /// The latest is being typed, or on its way.
    Saving,
    /// It cannot be written. It stays in memory while the page is open: offer to copy it.
    Failed(StorageError),
}

/// The queue of one document.
pub(super) struct Queue {
    storage: Storage,
    doc: DocId,
    /// What is not known to be on the disk, in the order of its making. Every transaction writes
    /// all of it, from the front: none leaves a gap, whatever becomes of the one before.
    unwritten: RefCell<Vec<ChangeBytes>>,
    /// How many changes are known to be on the disk, counted from the beginning.
    written_to: Cell<usize>,
    /// How many are on the disk or in a transaction.
    issued_to: Cell<usize>,
    /// How many transactions are being written.
    under_way: Cell<usize>,
    /// Whether the person is typing what will come here.
    expecting: Cell<bool>,
    /// What is kept beside the database in case the page does not come back.
    farewell: RefCell<Option<Farewell>>,
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
            unwritten: RefCell::default(),
            written_to: Cell::new(0),
            issued_to: Cell::new(0),
            under_way: Cell::new(0),
            expecting: Cell::new(false),
            farewell: RefCell::default(),
            state: ArcRwSignal::new(Saved::OnDevice),
            asking: RefCell::default(),
            written: Box::new(written),
        })
    }

    /// Whether everything is on the disk.
    pub(super) fn state(&self) -> ArcRwSignal<Saved> {
        self.state.clone()
    }

    /// The person is typing what will come here in a moment, or has stopped: until it is on the
    /// disk, not everything is.
    pub(super) fn set_expecting(&self, expecting: bool) {
        self.expecting.set(expecting);
        match self.state.get_untracked() {
            Saved::OnDevice if expecting => self.set_state(Saved::Saving),
            Saved::Saving if self.unwritten.borrow().is_empty() => self.rest(&Ok(())),
            _ => {}
        }
    }

    /// Writes changes as soon as what is being written is done.
    pub(super) fn push(self: &Rc<Self>, changes: Vec<ChangeBytes>) {
        self.unwritten.borrow_mut().extend(changes);
        self.set_state(Saved::Saving);
        self.write_next();
    }

    /// Hands everything to the browser before it returns: the page may not live to hear more.
    pub(super) fn hand_over(self: &Rc<Self>) {
        if self.issued_to.get() < self.made() {
            self.issue();
        }
        let farewell = self
            .storage
            .bid_farewell(self.doc, &self.unwritten.borrow());
        let before = self.farewell.replace(farewell);
        // What it held stands in the new one or in the database.
        if let Some(before) = before
            && self.farewell.borrow().as_ref() != Some(&before)
        {
            before.forget();
        }
    }

    /// Waits until all is on the disk; tries again what failed before.
    pub(super) async fn save(self: &Rc<Self>) -> Result<(), StorageError> {
        if self.unwritten.borrow().is_empty() {
            return Ok(());
        }
        let (tell, told) = oneshot::channel();
        self.asking.borrow_mut().push(tell);
        self.write_next();
        // The queue answers before it rests.
        told.await.unwrap_or(Ok(()))
    }

    fn made(&self) -> usize {
        self.written_to.get() + self.unwritten.borrow().len()
    }

    fn write_next(self: &Rc<Self>) {
        if self.under_way.get() == 0 {
            self.issue();
        }
    }

    fn issue(self: &Rc<Self>) {
        let to = self.made();
        self.issued_to.set(to);
        self.under_way.update(|under_way| under_way + 1);
        let issued = self
            .storage
            .issue_changes(self.doc, &*self.unwritten.borrow());
        let queue = Rc::clone(self);
        spawn_local(async move {
            let result = match issued {
                Ok(issued) => issued.done().await,
                Err(error) => Err(error),
            };
            queue.settle(to, &result);
        });
    }

    /// A transaction that wrote everything up to there has ended.
    fn settle(self: &Rc<Self>, to: usize, result: &Result<(), StorageError>) {
        self.under_way.update(|under_way| under_way - 1);
        if result.is_ok() && self.written_to.get() < to {
            let written = to - self.written_to.get();
            self.written_to.update(|before| before + written);
            let written: Vec<_> = self.unwritten.borrow_mut().drain(..written).collect();
            (self.written)(written);
        }
        // One that was issued later writes what this one did not.
        if 0 < self.under_way.get() {
            return;
        }
        self.issued_to.set(self.written_to.get());
        if result.is_ok() && !self.unwritten.borrow().is_empty() {
            self.issue();
        } else {
            self.rest(result);
        }
    }

    fn rest(&self, result: &Result<(), StorageError>) {
        self.set_state(match result {
            Ok(()) if self.expecting.get() => Saved::Saving,
            Ok(()) => Saved::OnDevice,
            Err(error) => Saved::Failed(error.clone()),
        });
        if result.is_ok()
            && let Some(farewell) = self.farewell.take()
        {
            farewell.forget();
        }
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
