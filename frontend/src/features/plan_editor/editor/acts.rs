//! What keys and buttons do. An act that the rules forbid is not done: the reason is said instead.

use leptos::prelude::*;
use lientich_shared::log::change::{Act, ChangeId, Field, NodeId, NodeKind, Side, Value};
use lientich_shared::log::document::Document;
use lientich_shared::log::edit::{self, EditError};
use lientich_shared::permissions::{self, Decision};

use super::{Caret, Editor};
use crate::features::plan_editor::model;
use crate::plan_store::DispatchError;
use crate::strings::{fill, names, t};
use crate::ui::toast::Toasts;

impl Editor {
    /// Makes an act and does it, if the person may.
    fn act(self, make: impl FnOnce(&Document) -> Result<Act, EditError>) -> Option<ChangeId> {
        self.plan.finish_typing();
        let judged = self.plan.read(|document| {
            let act = make(document)?;
            let decision = self
                .roles
                .with_untracked(|roles| permissions::may_change(roles, document, &act));
            Ok::<_, EditError>((act, decision))
        });
        match judged {
            Ok((act, Decision::Allowed)) => self.plan.dispatch(act).inspect_err(complain).ok(),
            Ok((_, Decision::OnlyFor(posts))) => {
                let posts: Vec<&str> = posts.iter().map(|post| names::role(*post)).collect();
                Toasts::here().say(fill(t().only_for, &[&posts.join(", ")]));
                None
            }
            // There is no place to go, or nothing to do: keys may be pressed in vain.
            Err(_) => None,
        }
    }

    /// Does an act on a part and stays in it.
    fn act_on(self, node: NodeId, make: impl FnOnce(&Document) -> Result<Act, EditError>) -> bool {
        let done = self.act(make).is_some();
        if done {
            self.stay(node);
        }
        done
    }

    /// Before the sibling before it.
    pub(in super::super) fn up(self, node: NodeId) {
        self.act_on(node, |document| edit::up(document, node));
    }

    /// Behind the sibling behind it.
    pub(in super::super) fn down(self, node: NodeId) {
        self.act_on(node, |document| edit::down(document, node));
    }

    /// Under the sibling before it.
    pub(in super::super) fn indent(self, node: NodeId) {
        let fits = self
            .sibling_before(node)
            .is_some_and(|before| self.is_outline(before));
        if fits && self.is_outline(node) {
            self.act_on(node, |document| edit::indent(document, node));
        }
    }

    /// Behind its parent.
    pub(in super::super) fn outdent(self, node: NodeId) {
        self.act_on(node, |document| edit::outdent(document, node));
    }

    /// To another place.
    pub(in super::super) fn move_to(
        self,
        node: NodeId,
        parent: Option<NodeId>,
        after: Option<NodeId>,
    ) {
        self.act(|document| edit::move_to(document, node, parent, after));
    }

    /// Enter: the rest of the text becomes a part of its own; at the end, an empty one is added.
    pub(in super::super) fn split(self, node: NodeId, at: u32) {
        let length = self.plan.read(|document| document.text_utf16_len(node));
        if at == length {
            return self.add_after(node);
        }
        if let Some(made) = self.act(|document| edit::split(document, node, at)) {
            self.focus(NodeId(made), Caret::Start);
        }
    }

    /// An empty part after this one: first under a heading, else beside it.
    pub(in super::super) fn add_after(self, node: NodeId) {
        let Some(row) = self.row_now(node) else {
            return;
        };
        let first_child = self
            .plan
            .read(|document| document.children(Some(node)).first().copied());
        let child_kind = first_child
            .and_then(|child| self.row_now(child))
            .map(|child| child.kind);
        match (child_kind, row.kind) {
            (Some(kind), _) => self.create(Some(node), None, kind, row.side),
            (None, NodeKind::Section) => self.create(Some(node), None, NodeKind::Clause, row.side),
            (None, kind) => self.create(row.parent, Some(node), model::kind_after(kind), row.side),
        }
    }

    /// An empty part of a kind where it fits best after this one.
    pub(in super::super) fn add(self, node: NodeId, kind: NodeKind) {
        let Some(row) = self.row_now(node) else {
            return;
        };
        let under = match kind {
            NodeKind::Bullet => matches!(
                row.kind,
                NodeKind::Section | NodeKind::Clause | NodeKind::Paragraph
            ),
            NodeKind::Section => false,
            _ => row.kind == NodeKind::Section,
        };
        if under {
            return self.create(Some(node), None, kind, row.side);
        }
        // A section goes behind the one that holds the part, not into the middle of its clauses.
        let beside = if kind == NodeKind::Section {
            self.section_of(node).unwrap_or(row)
        } else {
            row
        };
        let after = model::is_outline(beside.kind).then_some(beside.node);
        self.create(
            beside.parent,
            after.or_else(|| self.last_root()),
            kind,
            beside.side,
        );
    }

    /// The first part of an empty plan.
    pub(in super::super) fn add_first(self) {
        self.create(None, self.last_root(), NodeKind::Section, Side::Joint);
    }

    /// An empty part at the end of the outline.
    pub(in super::super) fn add_last(self) {
        let rows = self.rows_now();
        match rows
            .rows
            .iter()
            .rev()
            .find(|row| model::is_outline(row.kind))
        {
            Some(last) => self.add_after(last.node),
            None => self.add_first(),
        }
    }

    /// An empty part, with the caret in it.
    fn create(self, parent: Option<NodeId>, after: Option<NodeId>, kind: NodeKind, side: Side) {
        let side = if self.is_template() {
            side
        } else {
            self.roles
                .with_untracked(|roles| model::side_for_new(roles, side))
        };
        let made = self.act(|document| edit::create(document, parent, after, kind, side, ""));
        if let Some(made) = made {
            self.focus(NodeId(made), Caret::Start);
        }
    }

    /// The text of the part before goes on with this one's.
    pub(in super::super) fn join_before(self, node: NodeId) {
        let Some(row) = self.row_now(node) else {
            return;
        };
        let into = self.sibling_before(node).or(row.parent);
        let Some(before) = into.and_then(|into| self.row_now(into)) else {
            return;
        };
        let alike = before.kind == row.kind
            || model::is_outline(before.kind) && model::is_outline(row.kind);
        if !alike {
            return;
        }
        let caret = self
            .plan
            .read(|document| document.text_utf16_len(before.node));
        if self
            .act(|document| edit::join_with_previous(document, node))
            .is_some()
        {
            self.focus(before.node, Caret::At(caret));
        }
    }

    /// Delete at the end: this one goes on with the text of the next, where that is a sibling.
    pub(in super::super) fn join_next(self, node: NodeId) {
        let next = self.plan.read(|document| {
            let siblings = document.children(document.parent(node));
            let at = siblings.iter().position(|sibling| *sibling == node)?;
            siblings.get(at + 1).copied()
        });
        if let Some(next) = next {
            self.join_before(next);
        }
    }

    /// Into the trash, with a way back.
    pub(in super::super) fn remove(self, node: NodeId) {
        let name = untrack(|| self.name(node));
        let next = self.neighbour(node);
        if self.act(|document| edit::remove(document, node)).is_some() {
            let undo = move || self.restore(node);
            Toasts::here().offer(fill(t().removed_toast, &[&name]), t().undo, undo);
            match next {
                Some(next) => self.focus(next, Caret::End),
                None => self.current.set(None),
            }
        }
    }

    /// Out of the trash, or for staying.
    pub(in super::super) fn restore(self, node: NodeId) {
        if self.act(|document| edit::restore(document, node)).is_some() {
            Toasts::here().say(t().restored_toast);
        }
    }

    /// To another side.
    pub(in super::super) fn set_side(self, node: NodeId, side: Side) {
        self.act_on(node, |document| edit::set_side(document, node, side));
    }

    /// To another kind.
    pub(in super::super) fn set_kind(self, node: NodeId, kind: NodeKind) {
        self.act_on(node, |document| {
            edit::set(document, Some(node), Field::Kind, Value::Kind(kind))
        });
    }

    /// A field of the document or of a part.
    pub(in super::super) fn set(self, target: Option<NodeId>, field: Field, value: Value) {
        self.act(|document| edit::set(document, target, field, value));
    }

    /// Acts that were made for the plan as it is; those that the rules forbid are left out. What was done, in order.
    pub(in super::super) fn do_all(self, acts: Vec<Act>) -> Vec<ChangeId> {
        let allowed: Vec<Act> = self.plan.read(|document| {
            self.roles.with_untracked(|roles| {
                let may = |act: &Act| permissions::may_change(roles, document, act).is_allowed();
                acts.into_iter().filter(may).collect()
            })
        });
        if allowed.is_empty() {
            return Vec::new();
        }
        let done = self.plan.dispatch_all(allowed);
        done.inspect_err(complain).unwrap_or_default()
    }

    /// The same as one step for who takes it back: all of it, or nothing where the rules forbid some.
    pub(in super::super) fn do_step(self, acts: Vec<Act>) -> Vec<ChangeId> {
        let is_allowed = self.plan.read(|document| {
            self.roles.with_untracked(|roles| {
                let may = |act| permissions::may_change(roles, document, act).is_allowed();
                acts.iter().all(may)
            })
        });
        if acts.is_empty() || !is_allowed {
            return Vec::new();
        }
        let done = self.plan.dispatch_step(acts);
        done.inspect_err(complain).unwrap_or_default()
    }

    /// What was just done, back at once.
    pub(in super::super) fn take_back(self, done: &[ChangeId]) {
        self.act(|document| edit::undo(document, done));
    }

    /// One of two values for good.
    pub(in super::super) fn settle(self, target: Option<NodeId>, field: Field, value: Value) {
        self.set(target, field, value);
    }

    /// One's last step back.
    pub(in super::super) fn undo(self) {
        if self.plan.undo().is_err() {
            Toasts::here().say(t().nothing_to_undo);
        }
    }

    /// And again.
    pub(in super::super) fn redo(self) {
        if self.plan.redo().is_err() {
            Toasts::here().say(t().nothing_to_redo);
        }
    }

    /// The report has been read.
    pub(in super::super) fn read_all(self) {
        self.plan.mark_seen();
        self.report_open.set(false);
        self.refresh_news();
    }

    /// Moving a row takes the focus out of its control: back into it.
    fn stay(self, node: NodeId) {
        if self.current.get_untracked() == Some(node) {
            request_animation_frame(move || self.come_back(node));
        }
    }

    fn sibling_before(self, node: NodeId) -> Option<NodeId> {
        self.plan.read(|document| {
            let siblings = document.children(document.parent(node));
            let at = siblings.iter().position(|sibling| *sibling == node)?;
            at.checked_sub(1).map(|before| siblings[before])
        })
    }

    /// The part to be in when this one is gone.
    fn neighbour(self, node: NodeId) -> Option<NodeId> {
        let rows = self.rows_now();
        let at = untrack(|| self.place_of(node))?;
        let next = rows.rows.get(model::end_of(&rows.rows, at));
        next.or_else(|| rows.rows.get(at.checked_sub(1)?))
            .map(|row| row.node)
    }

    fn section_of(self, node: NodeId) -> Option<lientich_shared::plan::view::Row> {
        let mut at = Some(node);
        while let Some(row) = at.and_then(|node| self.row_now(node)) {
            if row.kind == NodeKind::Section {
                return Some(row);
            }
            at = row.parent;
        }
        None
    }

    fn last_root(self) -> Option<NodeId> {
        self.plan
            .read(|document| document.children(None).last().copied())
    }

    fn is_outline(self, node: NodeId) -> bool {
        self.row_now(node)
            .is_some_and(|row| model::is_outline(row.kind))
    }
}

/// Says that something could not be done, where that is not in the nature of the thing.
fn complain(error: &DispatchError) {
    if !matches!(error, DispatchError::Edit(_)) {
        Toasts::here().say(t().act_failed);
    }
}
