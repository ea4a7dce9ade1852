//! Open plans, as contexts. An edit is in memory and on the screen at once, on the disk a moment
//! later, on the server when there is one; nothing here waits for the network.
//!
//! ```text
//! let plans = expect_context::<Plans>();
//! let opened = plans.open(doc);            Signal<Opened>; closes with the component that asked
//! if let Opened::Ready(plan) = opened.get() { … }      PlanStore is Copy
//!
//! plan.view()            Signal<Arc<PlanView>>: outline, labels, fields; not the texts
//! plan.text(node)        Signal<String>
//! plan.node(node)        Signal<u32>: grows when fields, side, tags or status of the node change
//! plan.level(node)       Signal<Level>: Device | Server | Seen
//! plan.read(|doc| …)     anything else; untracked. plan.revision() tracks what the plan says,
//!                        plan.acts() signatures, consents and steps too
//! plan.content_hash()    Signal<Hash32>
//!
//! plan.edit(|doc| edit::indent(doc, node))    makes an act and dispatches it
//! plan.finish_typing()                        what is being typed becomes a change now
//! plan.dispatch(act) / dispatch_all(acts)     the only ways to write
//! plan.writer()                               as whom: for acts that are tried on a copy first
//! plan.undo() / redo(), plan.can_undo() / can_redo()
//! plan.bind(node, element)                    a textarea: see `TextControl`
//!
//! plan.saved()           Signal<Saved>: OnDevice | Saving | Failed(why); plan.retry()
//! plan.unsent()          Signal<usize>: changes without a verdict
//! plan.news()            Signal<bool>: show the merge report since plan.seen_version()
//! plan.mark_seen()       "Đã đọc hết"
//! ```

pub mod binding;
pub mod level;
pub mod load;
pub mod splice;

mod control;
mod desk;
mod news;
mod plan;
mod plans;
mod queue;
mod received;
mod signals;
mod typing;

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::ids::DocId;
use lientich_shared::log::bring_back::Writer;
use lientich_shared::log::change::{Act, ChangeId, Hash32, NodeId};
use lientich_shared::log::codec::DecodeError;
use lientich_shared::log::document::{CommitError, Document, Version};
use lientich_shared::log::edit::EditError;
use lientich_shared::plan::content::{self, Content};
use lientich_shared::plan::view::PlanView;
use lientich_shared::time::Timestamp;

use crate::platform::clock;
use crate::platform::error::PlatformError;
use crate::storage::digests::LogState;
pub use control::ControlElement;
pub use level::Level;
pub use plans::{Opened, Plans};
pub use queue::Saved;

use control::Control;
use plan::Plan;

/// Why something was not done. Nothing of it is in the plan, except acts before the failing one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DispatchError {
    /// There is nothing to do, or no place for it.
    #[error(transparent)]
    Edit(EditError),
    /// The document does not take it.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// It breaks a bound of the log, such as the length of a text.
    #[error(transparent)]
    Bounds(#[from] DecodeError),
    /// The browser gave no random number.
    #[error(transparent)]
    Platform(#[from] PlatformError),
    /// The plan is not open any more.
    #[error("the plan is closed")]
    Closed,
}

/// An open plan. Copy it into every closure; it lives as long as the component that opened it.
#[derive(Clone, Copy)]
pub struct PlanStore {
    plan: StoredValue<Rc<Plan>, LocalStorage>,
    view: Memo<Arc<PlanView>>,
}

impl PlanStore {
    /// In the owner that is current: that of the component that opened it.
    fn new(plan: Rc<Plan>) -> Self {
        let structure = plan.signals.structure.clone();
        let plan = StoredValue::new_local(plan);
        let view = Memo::new(move |_| {
            structure.track();
            Arc::new(plan.with_value(|plan| PlanView::of(&plan.document.borrow())))
        });
        Self { plan, view }
    }

    /// Which document.
    pub fn doc(self) -> DocId {
        self.read(Document::id)
    }

    /// Fields, outline and labels. Computed anew when any of these changes, not when texts do.
    pub fn view(self) -> Signal<Arc<PlanView>> {
        self.view.into()
    }

    /// The same, untracked; `None` once the component that opened the plan is gone.
    pub fn view_now(self) -> Option<Arc<PlanView>> {
        self.view.try_get_untracked()
    }

    /// The text of a clause.
    pub fn text(self, node: NodeId) -> Signal<String> {
        let text = |plan: &Rc<Plan>| plan.signals.text(node, &plan.document.borrow());
        self.plan.with_value(text).into()
    }

    /// Grows when anything of a node but its text changes.
    pub fn node(self, node: NodeId) -> Signal<u32> {
        self.plan.with_value(|plan| plan.signals.node(node)).into()
    }

    /// How far what stands in a clause has come.
    pub fn level(self, node: NodeId) -> Signal<Level> {
        let level = |plan: &Rc<Plan>| plan.signals.level(node, &plan.levels.borrow());
        self.plan.with_value(level).into()
    }

    /// Grows whenever changes are made, come or are judged: also formal acts, which alter nothing that
    /// [`PlanStore::revision`] is about.
    pub fn acts(self) -> Signal<u32> {
        self.plan.with_value(|plan| plan.steps.clone()).into()
    }

    /// Grows with every change of what the plan says.
    pub fn revision(self) -> Signal<u32> {
        self.plan
            .with_value(|plan| plan.signals.revision.clone())
            .into()
    }

    /// Hash of the content, equal on all copies with equal content. Costly: for tests and signing.
    pub fn content_hash(self) -> Signal<Hash32> {
        let revision = self.revision();
        let hash = Memo::new(move |_| {
            revision.track();
            self.read(|document| content::hash(&Content::of(document).to_bytes()))
        });
        hash.into()
    }

    /// Reads the document. Untracked; do not dispatch from within.
    pub fn read<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        self.plan.with_value(|plan| read(&plan.document.borrow()))
    }

    /// Does one act. The returned id also names a node that the act makes.
    pub fn dispatch(self, act: Act) -> Result<ChangeId, DispatchError> {
        let ids = self.dispatch_all(vec![act])?;
        ids.first().copied().ok_or(DispatchError::Closed)
    }

    /// Does acts one after the other. They must be made for the document as it is now.
    pub fn dispatch_all(self, acts: Vec<Act>) -> Result<Vec<ChangeId>, DispatchError> {
        let plan = self.plan.try_get_value().ok_or(DispatchError::Closed)?;
        plan.dispatch(acts)
    }

    /// Does acts that are one step for who takes them back.
    pub fn dispatch_step(self, acts: Vec<Act>) -> Result<Vec<ChangeId>, DispatchError> {
        let plan = self.plan.try_get_value().ok_or(DispatchError::Closed)?;
        let done = plan.dispatch(acts)?;
        plan.undo.borrow_mut().join(&done);
        Ok(done)
    }

    /// When the server took a change, if this device knows.
    pub fn received(self, id: ChangeId) -> Option<Timestamp> {
        self.plan.with_value(|plan| plan.received.borrow().at(id))
    }

    /// As whom and when acts are written now, for those that have to be tried together before they
    /// are dispatched. What is being typed is put into the document first.
    pub fn writer(self) -> Result<Writer, DispatchError> {
        let plan = self.plan.try_get_value().ok_or(DispatchError::Closed)?;
        plan.finish_typing();
        let (replica, at) = (plan.replica()?, clock::now());
        Ok(Writer { replica, at })
    }

    /// Puts what is being typed into the document, which else takes up to a second. Call it before
    /// making an act out of what `read` gives.
    pub fn finish_typing(self) {
        let _ = self.plan.try_with_value(|plan| plan.finish_typing());
    }

    /// Makes an act out of the document as it is and does it.
    pub fn edit(
        self,
        make: impl FnOnce(&Document) -> Result<Act, EditError>,
    ) -> Result<ChangeId, DispatchError> {
        let plan = self.plan.try_get_value().ok_or(DispatchError::Closed)?;
        plan.finish_typing();
        let act = make(&plan.document.borrow())?;
        self.dispatch(act)
    }

    /// Takes back one's own last step of this sitting.
    pub fn undo(self) -> Result<(), DispatchError> {
        self.plan
            .try_get_value()
            .ok_or(DispatchError::Closed)?
            .undo()
    }

    /// Does again what was taken back last.
    pub fn redo(self) -> Result<(), DispatchError> {
        self.plan
            .try_get_value()
            .ok_or(DispatchError::Closed)?
            .redo()
    }

    /// Whether there is something to take back.
    pub fn can_undo(self) -> Signal<bool> {
        self.can_step(|(undo, _)| undo)
    }

    /// Whether there is something to do again.
    pub fn can_redo(self) -> Signal<bool> {
        self.can_step(|(_, redo)| redo)
    }

    /// Binds a text control to the text of a clause, as long as the component lives.
    pub fn bind(self, node: NodeId, element: ControlElement) -> TextControl {
        let control = self
            .plan
            .with_value(|plan| Control::new(plan, node, element));
        TextControl(StoredValue::new_local(control))
    }

    /// Whether everything is on the disk.
    pub fn saved(self) -> Signal<Saved> {
        self.plan.with_value(|plan| plan.queue.state()).into()
    }

    /// Tries again to write what could not be written.
    pub fn retry(self) {
        self.plan.with_value(|plan| {
            let queue = Rc::clone(&plan.queue);
            // The state says how it went.
            leptos::task::spawn_local(async move { drop(queue.save().await) });
        });
    }

    /// The state of the server's log that all of the document comes from; `None` while something of it is only here.
    pub(crate) fn settled(self) -> Option<LogState> {
        self.plan.with_value(|plan| plan.settled())
    }

    /// How many changes have no verdict of the server.
    pub fn unsent(self) -> Signal<usize> {
        self.plan.with_value(|plan| plan.unsent.clone()).into()
    }

    /// Whether others did something that the person has not seen: there is a merge report.
    pub fn news(self) -> Signal<bool> {
        self.plan.with_value(|plan| plan.news.clone()).into()
    }

    /// The version that the person has seen; the merge report begins there.
    pub fn seen_version(self) -> Version {
        self.plan.with_value(|plan| plan.seen.borrow().clone())
    }

    /// The person has read the report.
    pub fn mark_seen(self) {
        self.plan.with_value(|plan| plan.mark_seen());
    }

    fn can_step(self, which: fn((bool, bool)) -> bool) -> Signal<bool> {
        let steps = self.plan.with_value(|plan| plan.steps.clone());
        let can = Memo::new(move |_| {
            steps.track();
            which(self.plan.with_value(|plan| plan.can_step()))
        });
        can.into()
    }
}

/// A textarea bound to the text of a clause. Wire it up like this, and never set its value:
///
/// ```text
/// <textarea prop:value=untracked text
///     on:input=control.typed()  on:compositionstart=control.compose()
///     on:compositionend=control.composed()  on:blur=control.settle()>
/// ```
#[derive(Clone, Copy)]
pub struct TextControl(StoredValue<Rc<Control>, LocalStorage>);

impl TextControl {
    /// A composition began: until it ends, nothing is written into the element.
    pub fn compose(self) {
        let _ = self.0.try_with_value(|control| control.compose());
    }

    /// The value changed. During a composition nothing is done yet; else what is typed in a second
    /// becomes one change.
    pub fn typed(self) -> Result<(), DispatchError> {
        self.control()?.typed()
    }

    /// The composition ended.
    pub fn composed(self) -> Result<(), DispatchError> {
        self.control()?.composed()
    }

    /// Puts everything typed into the plan at once, from an open composition too: before an act
    /// that goes by what stands there.
    pub fn settle(self) -> Result<(), DispatchError> {
        self.control()?.settle()
    }

    fn control(self) -> Result<Rc<Control>, DispatchError> {
        self.0.try_get_value().ok_or(DispatchError::Closed)
    }
}
