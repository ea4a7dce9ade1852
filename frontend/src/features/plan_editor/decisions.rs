//! What in a part waits for a person to decide: two values of one field, or a removal that met an edit.

use leptos::prelude::*;
use lientich_shared::log::change::{Field, NodeId, Value};
use lientich_shared::plan::view::Contest;

use super::editor::{Editor, Part};
use crate::strings::{fill, names, t};

/// The notices of one part.
#[component]
pub(super) fn Decisions(
    /// The part.
    part: Part,
) -> impl IntoView {
    let editor = Editor::here();
    // Only what asks for a decision draws this anew.
    let open = Memo::new(move |_| {
        part.row.with(|row| {
            row.as_ref()
                .map(|row| (row.contested.clone(), row.conflicts.clone()))
        })
    });
    move || {
        open.get().map(|(contest, conflicts)| {
            let contested = contest
                .as_ref()
                .map(|contest| contested(editor, part, contest));
            let conflicts = conflicts
                .iter()
                .map(|field| two_values(editor, Some(part.node), *field));
            view! { {contested}{conflicts.collect_view()} }.into_any()
        })
    }
}

fn contested(editor: Editor, part: Part, contest: &Contest) -> AnyView {
    let node = part.node;
    let remover = editor.author_name(contest.removed);
    let mut editors: Vec<String> = contest
        .edited
        .iter()
        .map(|edit| editor.author_name(*edit))
        .collect();
    editors.dedup();
    let words = fill(t().contested, &[&remover, &editors.join(", ")]);
    let buttons = part.refusal.with(Option::is_none).then(|| {
        view! {
            <div class="row">
                <button type="button" class="btn" data-act="keep" on:click=move |_| editor.restore(node)>{t().contested_keep}</button>
                <button type="button" class="btn quiet" data-act="settle-remove" on:click=move |_| editor.remove(node)>{t().contested_remove}</button>
            </div>
        }
    });
    view! { <div class="notice look"><p>{words}</p>{buttons}</div> }.into_any()
}

/// Two values of a field, of which a person keeps one.
pub(super) fn two_values(editor: Editor, target: Option<NodeId>, field: Field) -> AnyView {
    let value = move |(words, by, value): (String, String, Value)| {
        let keep = move |_| editor.settle(target, field, value.clone());
        view! {
            <li class="row">
                <span class="grow"><b>{words}</b>" "<span class="muted">{by}</span></span>
                <button type="button" class="btn" data-act="keep-value" on:click=keep>{t().keep_this}</button>
            </li>
        }
        .into_any()
    };
    let values = editor.values(target, field);
    view! {
        <div class="notice look" data-testid="two-values">
            <p><b>{t().two_values}": "{names::field(field)}</b></p>
            <p>{t().two_values_why}</p>
            <ul class="stack">{values.into_iter().map(value).collect_view()}</ul>
        </div>
    }
    .into_any()
}
