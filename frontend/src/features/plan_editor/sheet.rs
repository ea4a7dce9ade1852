//! The sheet: what the document calls itself, then its parts.

use leptos::prelude::*;
use lientich_shared::log::change::NodeId;

use super::decisions::two_values;
use super::editor::Editor;
use super::row::PartRow;
use crate::strings::{fill, t};
use crate::ui::icon::Icon;

/// The sheet.
#[component]
pub(super) fn Sheet() -> impl IntoView {
    let editor = Editor::here();
    let meta = Memo::new(move |_| editor.rows().with(|view| view.meta.clone()));
    let kind = move || meta.with(|meta| meta.kind.printed());
    let year = move || {
        meta.with(|meta| {
            meta.school_year
                .map(|year| fill(t().school_year_of, &[&year.to_string()]))
        })
    };
    let conflicts = move || {
        meta.with(|meta| {
            meta.conflicts
                .iter()
                .map(|field| two_values(editor, None, *field))
                .collect_view()
        })
    };
    let nodes = move || {
        editor.rows().with(|view| {
            view.rows
                .iter()
                .map(|row| row.node)
                .collect::<Vec<NodeId>>()
        })
    };
    view! {
        <div class="sheet">
            <div class="sheet-head">
                <p class="doc-kind">{kind}</p>
                {move || year().map(|year| view! { <p class="doc-year">{year}</p> })}
                {conflicts}
            </div>
            <ol class="parts">
                <For each=nodes key=|node| *node children=|node| view! { <PartRow node/> }/>
            </ol>
            <div class="add-row">
                <button type="button" class="btn quiet" data-act="add-last" on:click=move |_| editor.add_last()>
                    {Icon::Add.view()}{t().add}
                </button>
            </div>
        </div>
    }
    .into_any()
}
