//! What is being typed in an open plan and is not in its document yet: when it gets there, and what
//! holds until then.

use std::rc::{Rc, Weak};

use leptos::prelude::*;

use super::control::Control;
use super::plan::{ControlName, Plan};

impl Plan {
    /// Puts what is being typed into the document. Whatever else is done to it comes after that.
    pub(super) fn finish_typing(&self) {
        let typing: Vec<ControlName> = self.typing.borrow().iter().copied().collect();
        for name in typing {
            let control = self.controls.borrow().get(&name).and_then(Weak::upgrade);
            // What is not taken stays typed, and is tried again with the next letter.
            drop(control.map(|control| control.finish()));
        }
    }

    /// A control has words that are not in the document yet, or has none any more.
    pub(super) fn set_typing(&self, control: ControlName, is_typing: bool) {
        let mut typing = self.typing.borrow_mut();
        let changed = if is_typing {
            typing.insert(control)
        } else {
            typing.remove(&control)
        };
        let is_any = !typing.is_empty();
        drop(typing);
        if changed {
            self.queue.set_expecting(is_any);
            self.steps.update(|steps| *steps += 1);
        }
    }

    /// Keeps everything that stands in the controls: the page may not live to hear more.
    pub(super) fn leave(&self) {
        let controls: Vec<Rc<Control>> = {
            let controls = self.controls.borrow();
            controls.values().filter_map(Weak::upgrade).collect()
        };
        for control in controls {
            control.flush();
        }
        self.queue.hand_over();
    }

    /// Whether there is something to take back, and something to do again.
    pub(super) fn can_step(&self) -> (bool, bool) {
        let (undo, document) = (self.undo.borrow(), self.document.borrow());
        if self.typing.borrow().is_empty() {
            (undo.can_undo(&document), undo.can_redo(&document))
        } else {
            (true, false)
        }
    }
}
