//! Issuing: one act by the principal that makes what stands here the Edition that staff read.

use leptos::prelude::*;
use lientich_shared::log::change::Act;
use lientich_shared::plan::content::{self, Content};

use super::editor::{Dialogs, Editor};
use super::model;
use crate::strings::{fill, t};
use crate::ui::dialog::Dialog;
use crate::ui::toast::Toasts;

/// The dialog.
#[component]
pub(super) fn IssueDialog() -> impl IntoView {
    let open = Dialogs::here().issue;
    view! { <Dialog open title=t().issue_title.to_owned() testid="issue-form"><Form open/></Dialog> }
}

#[component]
fn Form(open: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::here();
    let toasts = Toasts::here();
    let view = editor.rows_now();
    let clauses = view
        .rows
        .iter()
        .filter(|row| model::is_outline(row.kind))
        .count();
    let duties = view.rows.iter().filter(|row| row.lead.is_some()).count();
    let open_questions = view
        .rows
        .iter()
        .filter(|row| row.contested.is_some() || !row.conflicts.is_empty())
        .count()
        + view.meta.conflicts.len();
    let number = view.meta.number.clone();
    let unsent = editor.plan.unsent();
    let blocked = move || {
        (0 < open_questions).then(|| fill(t().issue_conflicts, &[&open_questions.to_string()]))
    };
    let waits =
        move || (0 < unsent.get()).then(|| fill(t().issue_pending, &[&unsent.get().to_string()]));
    let issue = move |_| {
        let content = editor
            .plan
            .read(|document| content::hash(&Content::of(document).to_bytes()));
        let done = editor.plan.dispatch(Act::Issue { content }).is_ok();
        toasts.say(if done {
            t().issued_toast
        } else {
            t().act_failed
        });
        open.set(false);
    };
    let reason = move || blocked().or_else(waits);
    view! {
        <p>{t().issue_intro}</p>
        <dl class="facts">
            <dt>{t().issue_what_they_get}</dt>
            <dd>{fill(t().issue_parts, &[&clauses.to_string()])}", "{fill(t().issue_duties, &[&duties.to_string()])}</dd>
            <dt>{t().field_number}</dt>
            <dd>{if number.is_empty() { t().issue_no_number.to_owned() } else { number }}</dd>
        </dl>
        {move || reason().map(|reason| view! { <p class="notice look">{reason}</p> })}
        <div class="dialog-foot">
            <button type="button" class="btn" on:click=move |_| open.set(false)>{t().cancel}</button>
            <button type="button" class="btn primary" data-act="save" disabled=move || reason().is_some() on:click=issue>{t().issue_confirm}</button>
        </div>
    }
    .into_any()
}
