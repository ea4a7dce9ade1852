//! One open plan: its document in memory, its way to the disk, and what of it is on the screen.
//! Screens hold it through `PlanStore`, which says what each of these does.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::{Rc, Weak};

use leptos::prelude::*;
use lientich_shared::api::Me;
use lientich_shared::ids::ReplicaId;
use lientich_shared::log::change::{Act, Change, ChangeId, NodeId};
use lientich_shared::log::codec::{self, DecodeError};
use lientich_shared::log::document::{Applied, Document, Entry, Version};
use lientich_shared::log::edit::EditError;
use lientich_shared::log::undo::UndoStack;
use lientich_shared::log::verdict::{Refusal, Verdict};
use lientich_shared::sync::message::LogEntry;

use super::DispatchError;
use super::control::Control;
use super::level::Levels;
use super::load::{self, Loaded};
use super::news;
use super::queue::Queue;
use super::received::Received;
use super::signals::Signals;
use crate::platform::{clock, random};
use crate::storage::digests::LogState;

/// Most bytes that deps add to a change after its bounds were checked without them.
const ROOM_FOR_DEPS: usize = 1_024;

/// The name of a control that is bound to a text.
pub(super) type ControlName = (NodeId, u32);

/// An open plan.
pub(super) struct Plan {
    pub(super) me: Me,
    pub(super) document: RefCell<Document>,
    pub(super) signals: Signals,
    pub(super) queue: Rc<Queue>,
    pub(super) levels: RefCell<Levels>,
    /// When the server took which changes.
    pub(super) received: RefCell<Received>,
    /// How many changes have no verdict.
    pub(super) unsent: ArcRwSignal<usize>,
    /// How far the log is folded here.
    pub(super) folded: Cell<u64>,
    /// Which log.
    epoch: u32,
    /// Grows whenever changes are made, come or are judged, also those that alter nothing in sight.
    pub(super) steps: ArcRwSignal<u32>,
    /// The version that the person has seen.
    pub(super) seen: RefCell<Version>,
    /// Whether others did something that the person has not seen.
    pub(super) news: ArcRwSignal<bool>,
    /// Text controls on the screen.
    pub(super) controls: RefCell<BTreeMap<ControlName, Weak<Control>>>,
    /// Whether what others do arrives as it happens.
    pub(super) live: Rc<Cell<bool>>,
    /// The last own change that the others could not see when it was made.
    pub(super) apart: Cell<Option<ChangeId>>,
    /// The controls with words that are not in the document yet.
    pub(super) typing: RefCell<BTreeSet<ControlName>>,
    pub(super) undo: RefCell<UndoStack>,
    /// Whether the person may not have it any more: the device holds nothing of it.
    pub(super) withdrawn: ArcRwSignal<bool>,
    replica: Cell<Option<ReplicaId>>,
}

impl Plan {
    pub(super) fn new(
        me: Me,
        loaded: Loaded,
        seen: Option<Version>,
        queue: Rc<Queue>,
        live: Rc<Cell<bool>>,
    ) -> Self {
        let document = loaded.document;
        // Whoever opens a plan for the first time on this device finds all of it new: no report.
        let seen = seen.unwrap_or_else(|| document.version());
        Self {
            news: ArcRwSignal::new(news::is_any(&document, &seen, &me)),
            signals: Signals::new(),
            queue,
            unsent: ArcRwSignal::new(loaded.levels.pending()),
            levels: RefCell::new(loaded.levels),
            received: RefCell::new(loaded.received),
            folded: Cell::new(loaded.position.read),
            epoch: loaded.position.epoch,
            steps: ArcRwSignal::new(0),
            seen: RefCell::new(seen),
            controls: RefCell::default(),
            typing: RefCell::default(),
            live,
            apart: Cell::new(document.pending().last().copied()),
            undo: RefCell::default(),
            withdrawn: ArcRwSignal::new(false),
            replica: Cell::new(None),
            document: RefCell::new(document),
            me,
        }
    }

    /// Does what the person did, after what they typed.
    pub(super) fn dispatch(&self, acts: Vec<Act>) -> Result<Vec<ChangeId>, DispatchError> {
        self.finish_typing();
        self.commit(acts, None)
    }

    /// Acts become changes: in memory at once, on the screen, and on the way to the disk.
    pub(super) fn commit(
        &self,
        acts: Vec<Act>,
        typed_in: Option<ControlName>,
    ) -> Result<Vec<ChangeId>, DispatchError> {
        // What is written now would bring back what was to be forgotten.
        if self.withdrawn.get_untracked() {
            return Err(DispatchError::Closed);
        }
        let replica = self.replica()?;
        let at = clock::now();
        for act in &acts {
            check(replica, act)?;
        }
        let mut changes = Vec::with_capacity(acts.len());
        let mut result = Ok(());
        for act in acts {
            let committed = self.document.borrow_mut().commit(replica, at, act);
            match committed {
                Ok((change, applied)) => {
                    self.show_own(&change, &applied, typed_in);
                    changes.push(change);
                }
                Err(error) => {
                    result = Err(error.into());
                    break;
                }
            }
        }
        let ids = changes.iter().map(|change| change.id).collect();
        self.keep(&changes);
        result.map(|()| ids)
    }

    /// Takes back the person's last step.
    pub(super) fn undo(&self) -> Result<(), DispatchError> {
        self.finish_typing();
        let act = self.undo.borrow().undo(&self.document.borrow())?;
        self.commit(vec![act], None).map(|_| ())
    }

    /// Does again what was taken back last.
    pub(super) fn redo(&self) -> Result<(), DispatchError> {
        self.finish_typing();
        let act = self.undo.borrow().redo(&self.document.borrow())?;
        self.commit(vec![act], None).map(|_| ())
    }

    /// Takes changes that another tab made; they are on the disk.
    pub(super) fn hear(&self, changes: &[Change]) {
        self.finish_typing();
        let mut document = self.document.borrow_mut();
        for change in changes {
            document.bind(change.id.replica, load::author(&self.me));
        }
        let known = |change: &Change| (Entry::Known(change.clone()), Verdict::Pending);
        let fresh: Vec<&Change> = changes
            .iter()
            .filter(|c| !document.contains(c.id))
            .collect();
        let applied = document.apply(fresh.iter().copied().map(known).collect());
        drop(document);
        self.signals.show(&self.document.borrow(), &applied, None);
        for change in fresh {
            self.note_pending(change);
        }
        self.steps.update(|steps| *steps += 1);
        self.follow(&[], true);
    }

    /// Takes what is new in the server's log, up to `read`. `visible`: the person may be looking on, if the
    /// plan is what the page shows.
    pub(super) fn take_log(
        &self,
        log: &[LogEntry],
        read: u64,
        visible: bool,
    ) -> Result<(), DecodeError> {
        self.finish_typing();
        let mut entries = Vec::new();
        let mut by_others = Vec::new();
        let mut document = self.document.borrow_mut();
        for entry in log {
            let opened = load::logged(&mut document, entry)?;
            if entry.author != self.me.person {
                by_others.extend(opened.iter().map(|(entry, _)| entry.id()));
            }
            entries.extend(opened);
        }
        let applied = document.apply(entries);
        drop(document);
        self.note_logged(log)?;
        self.folded.set(read.max(self.folded.get()));
        self.signals.show(&self.document.borrow(), &applied, None);
        self.steps.update(|steps| *steps += 1);
        let looks_on = visible && !self.controls.borrow().is_empty();
        self.follow(&by_others, looks_on && self.live.get());
        Ok(())
    }

    /// Takes verdicts on changes that the log here does not reach yet.
    pub(super) fn take_verdicts(&self, verdicts: &[(ChangeId, Verdict)]) {
        self.finish_typing();
        let applied = self.document.borrow_mut().judge(verdicts);
        let mut levels = self.levels.borrow_mut();
        let judged = verdicts
            .iter()
            .flat_map(|(id, _)| levels.logged(*id, 0, &[]));
        let touched: Vec<NodeId> = judged.collect();
        self.signals.show_levels(&levels, &touched);
        self.unsent.set(levels.pending());
        drop(levels);
        self.signals.show(&self.document.borrow(), &applied, None);
        self.steps.update(|steps| *steps += 1);
    }

    /// These changes can never be sent. Whoever writes as their replica takes another.
    pub(super) fn give_up(&self, ids: &[ChangeId]) {
        if ids.iter().any(|id| Some(id.replica) == self.replica.get()) {
            self.replica.set(None);
        }
        let void = Verdict::Refused(Refusal::Malformed);
        self.take_verdicts(&ids.iter().map(|id| (*id, void)).collect::<Vec<_>>());
    }

    /// The state of the log that all of the document comes from; `None` while something in it has no verdict.
    pub(super) fn settled(&self) -> Option<LogState> {
        let is_settled = self.levels.borrow().pending() == 0;
        is_settled.then(|| LogState {
            epoch: self.epoch,
            read: self.folded.get(),
        })
    }

    /// How far the other side has read.
    pub(super) fn take_seen(&self, position: u64) {
        let mut levels = self.levels.borrow_mut();
        levels.seen(position);
        self.signals.show_all_levels(&levels);
    }

    /// As whom this page load writes.
    pub(super) fn replica(&self) -> Result<ReplicaId, DispatchError> {
        if let Some(replica) = self.replica.get() {
            return Ok(replica);
        }
        let replica = random::replica()?;
        let author = load::author(&self.me);
        self.document.borrow_mut().bind(replica, author);
        self.replica.set(Some(replica));
        Ok(replica)
    }

    fn show_own(&self, change: &Change, applied: &Applied, typed_in: Option<ControlName>) {
        let document = self.document.borrow();
        self.signals.show(&document, applied, typed_in);
        self.undo.borrow_mut().record(&document, change);
        drop(document);
        self.note_pending(change);
    }

    fn keep(&self, changes: &[Change]) {
        if changes.is_empty() {
            return;
        }
        let bytes = |change: &Change| (change.id, codec::encode_change(change));
        self.queue.push(changes.iter().map(bytes).collect());
        if !self.live.get() {
            self.apart.set(changes.last().map(|change| change.id));
        }
        self.steps.update(|steps| *steps += 1);
        self.follow(&[], true);
    }

    fn note_pending(&self, change: &Change) {
        let nodes = load::nodes(&self.document.borrow(), change);
        let mut levels = self.levels.borrow_mut();
        levels.made(change.id, nodes.clone());
        self.signals.show_levels(&levels, &nodes);
        self.unsent.set(levels.pending());
    }

    fn note_logged(&self, log: &[LogEntry]) -> Result<(), DecodeError> {
        let document = self.document.borrow();
        let mut levels = self.levels.borrow_mut();
        let mut touched = Vec::new();
        let mut received = self.received.borrow_mut();
        for entry in log {
            let (batch, first) = load::positions(entry)?;
            received.note(&batch, entry.received);
            for (entry, position) in batch.entries.iter().zip(first..) {
                let change = document.change(entry.id());
                let nodes = change.map(|change| load::nodes(&document, &change));
                touched.extend(levels.logged(entry.id(), position, &nodes.unwrap_or_default()));
            }
        }
        self.signals.show_levels(&levels, &touched);
        self.unsent.set(levels.pending());
        Ok(())
    }
}

/// Whether others will read the change that this act becomes.
fn check(replica: ReplicaId, act: &Act) -> Result<(), DispatchError> {
    let change = Change {
        id: ChangeId { replica, seq: 1 },
        deps: Vec::new(),
        at: clock::now(),
        act: act.clone(),
    };
    codec::check(&change)?;
    if codec::MAX_CHANGE < codec::encode_change(&change).len() + ROOM_FOR_DEPS {
        return Err(DecodeError::Bound("bytes in a change").into());
    }
    Ok(())
}

impl From<EditError> for DispatchError {
    fn from(error: EditError) -> Self {
        Self::Edit(error)
    }
}
