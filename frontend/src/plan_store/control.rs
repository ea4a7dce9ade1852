//! A text control bound to the text of a clause. The screen owns the element; this says what to do
//! with it and turns what happens in it into acts.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use lientich_shared::log::change::{Act, NodeId};
use lientich_shared::log::codec::MAX_CHANGE;
use lientich_shared::log::document::Document;
use lientich_shared::log::edit::{self, EditError};

use super::DispatchError;
use super::binding::{Binding, Splice};
use super::plan::{ControlName, Plan};

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
        });
        let weak = Rc::downgrade(&control);
        let flush = Rc::new(move || {
            if let Some(control) = weak.upgrade() {
                control.flush();
            }
        });
        plan.flushers.borrow_mut().push((name, flush));
        control
    }

    pub(super) fn compose(&self) {
        self.binding.borrow_mut().compose();
    }

    pub(super) fn typed(&self) -> Result<(), DispatchError> {
        if self.binding.borrow().is_composing() {
            return Ok(());
        }
        self.settle()
    }

    pub(super) fn composed(&self) -> Result<(), DispatchError> {
        self.settle()
    }

    /// Keeps what stands in the control although its composition is open, because the page may not
    /// come back. Nothing is written into it; where that would be needed, the words wait.
    fn flush(&self) {
        let mut trial = self.binding.borrow().clone();
        if !trial.is_composing() {
            return;
        }
        let (value, caret) = (self.element.read)();
        let typed = trial.composed(&value, caret);
        if typed.control.is_empty() && self.dispatch(&typed.edits).is_ok() {
            trial.compose();
            self.binding.replace(trial);
        }
    }

    fn settle(&self) -> Result<(), DispatchError> {
        let (value, caret) = (self.element.read)();
        let mut settled = self.binding.borrow().clone();
        let typed = settled.composed(&value, caret);
        // On failure the binding stays as it was: the next event tries the same words again.
        self.dispatch(&typed.edits)?;
        self.binding.replace(settled);
        typed
            .control
            .iter()
            .for_each(|splice| (self.element.write)(splice));
        Ok(())
    }

    fn dispatch(&self, edits: &[Splice]) -> Result<(), DispatchError> {
        if edits.is_empty() {
            return Ok(());
        }
        let plan = self.plan.upgrade().ok_or(DispatchError::Closed)?;
        for edit in edits {
            let acts = acts(&plan.document.borrow(), self.name.0, edit)?;
            plan.dispatch(acts, Some(self.name))?;
        }
        Ok(())
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        if let Some(plan) = self.plan.upgrade() {
            plan.signals.stop(self.name);
            plan.flushers
                .borrow_mut()
                .retain(|(name, _)| *name != self.name);
        }
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
