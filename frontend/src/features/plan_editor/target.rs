//! The targets of a clause: the line of chips under its words, the form of one, and what the text proposes. How far
//! they are stands on a page of its own.

mod chips;
mod form;
mod model;
mod needs;
mod proposed;

use leptos::prelude::*;
use lientich_shared::log::change::{Field, NodeId, Value};
use lientich_shared::log::target::{Target, TargetId};
use lientich_shared::plan::assignments::{Aimed, Assignments};

use super::editor::{Editor, Part};
use crate::desk;
use crate::strings::targets::t;
use crate::ui::icon::Icon;
use crate::ui::menu::MenuItem;
use crate::ui::walk::keep_focus;

pub(super) use chips::TargetChips;
pub(super) use form::TargetDialog;
pub(super) use proposed::ProposedTargets;

/// What the form is open for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// A new target of a clause, empty or as the text proposes it.
    New(NodeId, Option<Box<Target>>),
    /// One that is there.
    Of(TargetId),
}

/// The forms about targets, as a context of the page.
#[derive(Clone, Copy)]
pub(super) struct Targets {
    /// The form of one target.
    form: RwSignal<Option<Form>>,
    /// The list of what the text proposes.
    proposed: RwSignal<bool>,
}

impl Targets {
    /// All closed.
    pub(super) fn provide() {
        provide_context(Self {
            form: RwSignal::new(None),
            proposed: RwSignal::new(false),
        });
    }

    fn here() -> Self {
        expect_context()
    }
}

/// The button under a clause that adds a target to it.
pub(super) fn add_button(part: Part) -> AnyView {
    let form = Targets::here().form;
    let open = move |_| form.set(Some(Form::New(part.node, None)));
    view! {
        <button type="button" class="btn quiet" data-act="add-target" on:pointerdown=keep_focus on:click=open>
            {Icon::Add.view()}<span>{t().add}</span>
        </button>
    }
    .into_any()
}

/// The item of the plan's menu that looks for targets in the text.
pub(super) fn menu_item() -> MenuItem {
    let open = Targets::here().proposed;
    MenuItem::new(
        "propose-targets",
        t().propose,
        Some(Icon::Search),
        move || {
            open.set(true);
        },
    )
}

/// The targets of a clause. Tracked.
fn of_clause(editor: Editor, node: NodeId) -> Vec<Aimed> {
    editor.plan.node(node).track();
    editor
        .plan
        .read(|document| Assignments::of_clause(document, node))
        .targets
}

/// Puts a target in its place; `None` takes it away.
fn put(editor: Editor, id: TargetId, target: Option<Target>) {
    let value = target.map_or(Value::Empty, |target| Value::Target(Box::new(target)));
    editor.set(Some(id.node), Field::TargetAt(id.slot), value);
}

/// Gives a clause one more target.
fn add(editor: Editor, node: NodeId, target: Target) {
    let slot = editor
        .plan
        .read(|document| model::slot(document, node, desk::draw()));
    put(editor, TargetId { node, slot }, Some(target));
}
