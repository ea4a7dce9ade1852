//! The sheet: what the document calls itself, then its parts. The first screenful of them comes
//! first, so that it can be read while the others follow.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use lientich_shared::log::change::{NodeId, NodeKind};

use super::decisions::two_values;
use super::editor::Editor;
use super::row::PartRow;
use crate::strings::{fill, t};
use crate::ui::icon::Icon;

/// Parts of the first screenful, of the largest screen.
pub(super) const FIRST: usize = 16;
/// Parts that follow at a time: so few that no key waits long for them.
const MORE: usize = 32;
/// How long the browser has for painting the first screenful.
const PAINT: Duration = Duration::from_millis(30);

/// Draws the parts after the first screenful, a few at a time; before printing all at once.
fn grow(editor: Editor) {
    let drawn = editor.drawn;
    let more = move || {
        // The page may be gone by now.
        let Some(view) = editor.plan.view_now() else {
            return;
        };
        let all = view.rows.len();
        let _ = drawn.try_update(|drawn| {
            let more = drawn.saturating_add(MORE);
            *drawn = if more < all { more } else { usize::MAX };
        });
    };
    Effect::new(move |_| match drawn.get() {
        usize::MAX => {}
        FIRST => set_timeout(more, PAINT),
        _ => set_timeout(more, Duration::ZERO),
    });
    let printing = window_event_listener(ev::beforeprint, move |_| drawn.set(usize::MAX));
    on_cleanup(move || printing.remove());
}

/// The sheet.
#[component]
pub(super) fn Sheet() -> impl IntoView {
    let editor = Editor::here();
    let meta = Memo::new(move |_| editor.rows().with(|view| view.meta.clone()));
    let kind = move || meta.with(|meta| meta.kind.printed());
    let titles = Memo::new(move |_| {
        let rows = editor.rows().get();
        let titles = rows.rows.iter().filter(|row| row.kind == NodeKind::Title);
        titles.map(|row| row.node).collect::<Vec<_>>()
    });
    // Titles of imported texts end with the year; it is not said twice.
    let year = move || {
        let year = meta.with(|meta| meta.school_year)?;
        let said = |node: &NodeId| {
            editor
                .plan
                .text(*node)
                .with(|text| text.contains(&year.0.to_string()))
        };
        let is_said = titles.with(|titles| titles.iter().any(said));
        (!is_said).then(|| fill(t().school_year_of, &[&year.to_string()]))
    };
    let conflicts = move || {
        meta.with(|meta| {
            meta.conflicts
                .iter()
                .map(|field| two_values(editor, None, *field))
                .collect_view()
        })
    };
    grow(editor);
    let drawn = editor.drawn;
    let nodes = move || {
        editor.rows().with(|view| {
            view.rows
                .iter()
                .take(drawn.get())
                .map(|row| row.node)
                .collect::<Vec<NodeId>>()
        })
    };
    view! {
        <div class="sheet">
            {conflicts}
            <ol class="parts" aria-busy=move || (drawn.get() < usize::MAX).then_some("true")>
                <li class="doc-kind">{kind}</li>
                {move || year().map(|year| view! { <li class="doc-year">{year}</li> })}
                <For each=nodes key=|node| *node children=|node| view! { <PartRow node/> }/>
            </ol>
            <div class="add-row" hidden=move || editor.is_archived()>
                <button type="button" class="btn quiet" data-act="add-last" on:click=move |_| editor.add_last()>
                    {Icon::Add.view()}{t().add}
                </button>
            </div>
        </div>
    }
    .into_any()
}
