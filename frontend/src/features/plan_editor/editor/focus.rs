//! Which part one is in, and how one gets to another.

use leptos::html;
use leptos::prelude::*;
use lientich_shared::log::change::NodeId;

use super::Editor;

/// Where in a text the caret is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Caret {
    /// Before the first letter.
    Start,
    /// After the last one.
    End,
    /// At a UTF-16 offset.
    At(u32),
}

impl Editor {
    /// The part that one is in, or was in last.
    pub(in super::super) fn current(self) -> Signal<Option<NodeId>> {
        self.current.into()
    }

    /// Whether one is in this part.
    pub(in super::super) fn is_current(self, node: NodeId) -> bool {
        self.current.get() == Some(node)
    }

    /// One went into a part.
    pub(in super::super) fn enter(self, node: NodeId) {
        if self.current.get_untracked() != Some(node) {
            self.current.set(Some(node));
        }
    }

    /// Out of all parts: the keyboard of a phone goes away.
    pub(in super::super) fn leave(self) {
        if let Some(control) = self
            .current
            .get_untracked()
            .and_then(|node| self.control(node))
        {
            // Fails only for elements that are not in the page.
            let _ = control.blur();
        }
        self.current.set(None);
    }

    /// Does something with the part that one is in.
    pub(in super::super) fn with_current(self, act: impl FnOnce(Self, NodeId)) {
        if let Some(node) = self.current.get_untracked() {
            act(self, node);
        }
    }

    /// The text control of a part has come into the page.
    pub(in super::super) fn came(self, node: NodeId, control: NodeRef<html::Textarea>) {
        self.controls.update_value(|controls| {
            controls.insert(node, control);
        });
        if let Some((wanted, caret)) = self
            .wanted
            .get_value()
            .filter(|(wanted, _)| *wanted == node)
        {
            self.focus(wanted, caret);
        }
    }

    /// It is gone again.
    pub(in super::super) fn went(self, node: NodeId) {
        self.controls
            .try_update_value(|controls| controls.remove(&node));
    }

    /// Goes into a part, now or as soon as it is in the page.
    pub(in super::super) fn focus(self, node: NodeId, caret: Caret) {
        let Some(control) = self.control(node) else {
            return self.wanted.set_value(Some((node, caret)));
        };
        self.wanted.set_value(None);
        let end = u32::try_from(control.value().encode_utf16().count()).unwrap_or(u32::MAX);
        let at = match caret {
            Caret::Start => 0,
            Caret::End => end,
            Caret::At(at) => at.min(end),
        };
        // Both fail only for elements that are not in the page.
        let _ = control.focus();
        let _ = control.set_selection_range(at, at);
    }

    /// Back into a part whose row was moved, with the caret where it was.
    pub(in super::super) fn come_back(self, node: NodeId) {
        if let Some(control) = self.control(node) {
            // Fails only for elements that are not in the page.
            let _ = control.focus();
        }
    }

    /// Brings a part into view.
    pub(in super::super) fn show(self, node: NodeId) {
        if !scroll_to(node) {
            self.drawn.set(usize::MAX);
            request_animation_frame(move || {
                // Gone meanwhile, if it is still not there.
                let _ = scroll_to(node);
            });
        }
    }

    /// Into the next or previous row of the page.
    pub(in super::super) fn step(self, from: NodeId, by: isize) {
        let rows = self.rows_now();
        let at = self.place_of(from).and_then(|at| at.checked_add_signed(by));
        if let Some(row) = at.and_then(|at| rows.rows.get(at)) {
            self.focus(row.node, if by < 0 { Caret::End } else { Caret::Start });
        }
    }

    fn control(self, node: NodeId) -> Option<<html::Textarea as html::ElementType>::Output> {
        self.controls
            .with_value(|controls| controls.get(&node).copied())?
            .get_untracked()
    }
}

/// Whether the part is drawn; if so it is in view now.
fn scroll_to(node: NodeId) -> bool {
    let row = document().query_selector(&format!("[data-node=\"{node}\"]"));
    let Ok(Some(row)) = row else { return false };
    row.scroll_into_view();
    true
}
