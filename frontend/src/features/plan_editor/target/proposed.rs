//! What the text proposes as targets: taken, corrected or dismissed one by one, or taken all at once. Only for
//! clauses that have none, and that the person may write.

use leptos::prelude::*;
use lientich_shared::log::change::{NodeId, NodeKind};
use lientich_shared::log::target::Measure;
use lientich_shared::plan::view::Row;
use lientich_shared::targets::arithmetic::fits;
use lientich_shared::targets::number::{printed, share};
use lientich_shared::targets::reader::{self, Proposal, Setting};

use super::{Form, Targets, add, model, of_clause};
use crate::features::plan_editor::editor::Editor;
use crate::features::plan_editor::model as outline;
use crate::strings::fill;
use crate::strings::targets::t;
use crate::ui::dialog::Dialog;
use crate::ui::toast::Toasts;

/// What a clause proposes.
#[derive(Clone, PartialEq)]
struct Found {
    node: NodeId,
    /// Which of the clause's proposals.
    at: usize,
    text: String,
    proposal: Proposal,
}

/// The dialog with the list.
#[component]
pub(in super::super) fn ProposedTargets() -> impl IntoView {
    let editor = Editor::here();
    let open = Targets::here().proposed;
    view! {
        <Dialog open title=t().proposed_title.to_owned() testid="proposed-targets">
            {move || list(editor)}
        </Dialog>
    }
}

fn list(editor: Editor) -> AnyView {
    let left = RwSignal::new(untrack(|| find(editor)));
    let rows = move || {
        let found = left.get();
        let rows: Vec<AnyView> = found.iter().map(|one| row(editor, left, one)).collect();
        rows
    };
    let all = move || {
        let count = left.with(Vec::len);
        let take = move |_| {
            for one in left.get_untracked() {
                add(editor, one.node, one.proposal.target);
            }
            left.set(Vec::new());
            Toasts::here().say(fill(t().taken, &[&count.to_string()]));
        };
        if count == 0 {
            return view! { <p role="status">{t().proposed_none}</p> }.into_any();
        }
        view! { <button type="button" class="btn primary" data-act="take-all-targets" on:click=take>{fill(t().take_all, &[&count.to_string()])}</button> }
            .into_any()
    };
    view! {
        <div class="stack">
            <p class="muted">{t().proposed_intro}</p>
            <ul class="proposed-targets">{rows}</ul>
            {all}
        </div>
    }
    .into_any()
}

fn row(editor: Editor, left: RwSignal<Vec<Found>>, found: &Found) -> AnyView {
    let forms = Targets::here();
    let (node, at) = (found.node, found.at);
    let drop = move || left.update(|left| left.retain(|one| (one.node, one.at) != (node, at)));
    let (taken, corrected) = (found.proposal.target.clone(), found.proposal.target.clone());
    let take = move |_| {
        add(editor, node, taken.clone());
        drop();
    };
    let correct = move |_| {
        forms.proposed.set(false);
        forms
            .form
            .set(Some(Form::New(node, Some(Box::new(corrected.clone())))));
    };
    let name = untrack(|| editor.name(node));
    view! {
        <li data-testid="proposed-target">
            <p class="small muted">{name}": “"{found.text.clone()}"”"</p>
            <p><b>{model::line(&found.proposal.target)}</b></p>
            {wrong_share(&found.proposal).map(|words| view! { <p class="wrong">{words}</p> })}
            <div class="row">
                <button type="button" class="btn" data-act="take-target" on:click=take>{t().take}</button>
                <button type="button" class="btn quiet" data-act="correct-target" on:click=correct>{t().correct}</button>
                <button type="button" class="btn quiet" data-act="dismiss-target" on:click=move |_| drop()>{t().dismiss}</button>
            </div>
        </li>
    }
    .into_any()
}

/// Where the written share is not what the numbers come to.
fn wrong_share(proposal: &Proposal) -> Option<String> {
    let (Measure::Fraction { count, of } | Measure::Subset { count, of, .. }) =
        proposal.target.measure
    else {
        return None;
    };
    let written = proposal
        .written
        .filter(|written| !fits(*written, count, of))?;
    Some(fill(
        t().written_wrong,
        &[&printed(written), &printed(share(count, of)?)],
    ))
}

/// Untracked reading of the whole plan.
fn find(editor: Editor) -> Vec<Found> {
    let view = editor.rows_now();
    let rows = &view.rows;
    let places = (0..rows.len()).filter(|at| is_asked(editor, &rows[*at]));
    let of_row = |at: usize| {
        let row = &rows[at];
        let text = editor.plan.text(row.node).get();
        let is_leaf = outline::end_of(rows, at) == at + 1;
        let announced = announced(editor, rows, at);
        let setting = if announced && is_leaf {
            Setting::Targets
        } else {
            Setting::Elsewhere
        };
        let found = reader::read(&text, setting).into_iter().enumerate();
        let node = row.node;
        found
            .map(move |(at, proposal)| Found {
                node,
                at,
                text: text.clone(),
                proposal,
            })
            .collect::<Vec<_>>()
    };
    places.flat_map(of_row).collect()
}

fn is_asked(editor: Editor, row: &Row) -> bool {
    outline::is_outline(row.kind)
        && row.kind != NodeKind::Section
        && editor.refusal_of_side(row.side).is_none()
        && of_clause(editor, row.node).is_empty()
}

/// Whether one of the headings above a row announces targets.
fn announced(editor: Editor, rows: &[Row], at: usize) -> bool {
    let mut parent = rows[at].parent;
    while let Some(node) = parent {
        if reader::announces(&editor.plan.text(node).get()) {
            return true;
        }
        parent = rows
            .iter()
            .find(|row| row.node == node)
            .and_then(|row| row.parent);
    }
    false
}
