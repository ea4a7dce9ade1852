//! A text control bound to the text of a clause. The screen owns the element; this says what to do
//! with it and turns what happens in it into acts: what is typed in a second is one.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use leptos::task::spawn_local;
use lientich_shared::log::change::{Act, NodeId};
use lientich_shared::log::codec::MAX_CHANGE;
use lientich_shared::log::document::Document;
use lientich_shared::log::edit::{self, EditError};

use super::DispatchError;
use super::binding::{Binding, Typed};
use super::plan::{ControlName, Plan};
use super::splice::Splice;
use crate::platform::timer;

/// How long what is typed may stay out of the plan, and so off the disk, in milliseconds.
const BURST_MS: u32 = 1_000;

/// How the store reaches the element.
pub struct ControlElement {
    /// Its value, and the caret in UTF-16 units.
    pub read: Box<dyn Fn() -> (String, u32)>,
    /// Replaces a stretch and keeps the caret where it was meant (`setRangeText`, "preserve").
    pub write: Box<dyn Fn(&Splice)>,
}

/// A bound control.
pub(super) struct Control {
    plan: Weak<Plan>,
    name: ControlName,
    binding: Rc<RefCell<Binding>>,
    element: Rc<ControlElement>,
    /// Whether a timer runs that ends what is being typed.
    timed: Cell<bool>,
}

impl Control {
    pub(super) fn new(plan: &Rc<Plan>, node: NodeId, element: ControlElement) -> Rc<Self> {
        let text = plan.document.borrow().text(node);
        let binding = Rc::new(RefCell::new(Binding::new(text)));
        let element = Rc::new(element);
        let name = plan.signals.listen(node, {
            let (binding, element) = (Rc::clone(&binding), Rc::clone(&element));
            move |splice| {
                let now = binding.borrow_mut().changed(splice.clone());
                if let Some(splice) = now {
                    (element.write)(&splice);
                }
            }
        });
        let control = Rc::new(Self {
            plan: Rc::downgrade(plan),
            name,
            binding,
            element,
            timed: Cell::new(false),
        });
        plan.controls
            .borrow_mut()
            .insert(name, Rc::downgrade(&control));
        control
    }

    pub(super) fn compose(&self) {
        self.binding.borrow_mut().compose();
    }

    pub(super) fn typed(self: &Rc<Self>) -> Result<(), DispatchError> {
        self.hear(Binding::typed)
    }

    pub(super) fn composed(self: &Rc<Self>) -> Result<(), DispatchError> {
        self.hear(Binding::composed)
    }

    /// Ends a composition, and puts what was typed into the plan.
    pub(super) fn settle(self: &Rc<Self>) -> Result<(), DispatchError> {
        self.composed()?;
        self.finish()
    }

    /// Whether something typed is not in the plan yet.
    pub(super) fn is_open(&self) -> bool {
        self.binding.borrow().is_open()
    }

    /// Puts what was typed into the plan.
    pub(super) fn finish(&self) -> Result<(), DispatchError> {
        if !self.is_open() {
            return Ok(());
        }
        let mut finished = self.binding.borrow().clone();
        let typed = finished.finish();
        self.carry_out(finished, &typed)
    }

    /// Keeps what stands in the control although its composition is open, because the page may not
    /// come back. Nothing is written into it; where that would be needed, the words wait.
    pub(super) fn flush(&self) {
        // What is not taken stays typed, and is tried again.
        drop(self.finish());
        let mut trial = self.binding.borrow().clone();
        if !trial.is_composing() {
            return;
        }
        let (value, caret) = (self.element.read)();
        let mut typed = trial.composed(&value, caret);
        let rest = trial.finish();
        typed.edits.extend(rest.edits);
        typed.control.extend(rest.control);
        if typed.control.is_empty() && self.dispatch(&typed.edits).is_ok() {
            trial.compose();
            self.replace(trial);
        }
    }

    fn hear(
        self: &Rc<Self>,
        hear: impl Fn(&mut Binding, &str, u32) -> Typed,
    ) -> Result<(), DispatchError> {
        let (value, caret) = (self.element.read)();
        let mut heard = self.binding.borrow().clone();
        let typed = hear(&mut heard, &value, caret);
        self.carry_out(heard, &typed)?;
        self.end_in_time();
        Ok(())
    }

    fn carry_out(&self, binding: Binding, typed: &Typed) -> Result<(), DispatchError> {
        // On failure the binding stays as it was: the next event tries the same words again.
        self.dispatch(&typed.edits)?;
        self.replace(binding);
        typed
            .control
            .iter()
            .for_each(|splice| (self.element.write)(splice));
        Ok(())
    }

    fn replace(&self, binding: Binding) {
        let is_open = binding.is_open();
        self.binding.replace(binding);
        if let Some(plan) = self.plan.upgrade() {
            plan.set_typing(self.name, is_open);
        }
    }

    fn end_in_time(self: &Rc<Self>) {
        if !self.is_open() || self.timed.replace(true) {
            return;
        }
        let control = Rc::downgrade(self);
        spawn_local(async move {
            timer::pause(BURST_MS).await;
            if let Some(control) = control.upgrade() {
                control.timed.set(false);
                // What is not taken stays typed, and is tried again with the next letter.
                drop(control.finish());
            }
        });
    }

    fn dispatch(&self, edits: &[Splice]) -> Result<(), DispatchError> {
        if edits.is_empty() {
            return Ok(());
        }
        let plan = self.plan.upgrade().ok_or(DispatchError::Closed)?;
        for edit in edits {
            let acts = acts(&plan.document.borrow(), self.name.0, edit)?;
            plan.commit(acts, Some(self.name))?;
        }
        Ok(())
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        let Some(plan) = self.plan.upgrade() else {
            return;
        };
        plan.signals.stop(self.name);
        plan.controls.borrow_mut().remove(&self.name);
        // The element may be gone: nothing is written into it.
        let typed = self.binding.borrow_mut().finish();
        // Nobody is left to tell.
        drop(self.dispatch(&typed.edits));
        plan.set_typing(self.name, false);
    }
}

/// One deletion, then insertions that each fit into a change.
fn acts(document: &Document, node: NodeId, edit: &Splice) -> Result<Vec<Act>, EditError> {
    let mut acts = Vec::new();
    if edit.start < edit.end {
        acts.push(edit::delete(document, node, edit.start..edit.end)?);
    }
    // Each piece is made for the same place: the last one first, so that they end up in order.
    for piece in pieces(&edit.text).into_iter().rev() {
        acts.push(edit::insert(document, node, edit.start, piece)?);
    }
    Ok(acts)
}

/// Cuts a pasted text into pieces that are well inside the bound of a change.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut cut = rest.len().min(MAX_CHANGE / 2);
        while !rest.is_char_boundary(cut) {
            cut -= 1;
        }
        let (piece, tail) = rest.split_at(cut);
        pieces.push(piece);
        rest = tail;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_paste_is_cut_between_letters() {
        let text = "ế".repeat(MAX_CHANGE);
        let pieces = pieces(&text);
        assert!(pieces.iter().all(|piece| piece.len() <= MAX_CHANGE / 2));
        assert_eq!(pieces.concat(), text);
    }

    #[test]
    fn nothing_typed_is_no_piece() {
        assert!(pieces("").is_empty());
    }
}
