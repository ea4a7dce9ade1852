//! The list of contents: the headings of the plan, each a way to its place, with how much changed under it.

use leptos::prelude::*;

use super::editor::Editor;
use super::model::{self, Heading};
use crate::ui::list::list;

/// The list, beside the plan or in a sheet.
#[component]
pub(super) fn Contents(
    /// Runs after a jump.
    #[prop(optional)]
    jumped: Option<Callback<()>>,
) -> impl IntoView {
    let editor = Editor::here();
    let headings = Memo::new(move |_| editor.rows().with(|view| model::headings(&view.rows)));
    // The innermost heading over the part that one is in.
    let here = Memo::new(move |_| {
        let at = editor.place_of(editor.current().get()?)?;
        let holds = |heading: &&Heading| (heading.rows.0..heading.rows.1).contains(&at);
        headings.with(|headings| headings.iter().rfind(holds).map(|heading| heading.node))
    });
    let entry = move |heading: Heading| {
        let node = heading.node;
        let (from, to) = heading.rows;
        let is_here = move || (here.get() == Some(node)).then_some("true");
        let changed = move || Some(editor.changed_between(from, to)).filter(|count| 0 < *count);
        let jump = move |_| {
            editor.show(node);
            if let Some(jumped) = jumped {
                jumped.run(());
            }
        };
        view! {
            <li>
                <button type="button" data-depth=heading.depth.to_string() aria-current=is_here on:click=jump>
                    <span class="label">{heading.label.clone()}</span>
                    <span>{move || editor.plan.text(node).get()}</span>
                    {move || changed().map(|count| view! { <span class="n">{count}</span> })}
                </button>
            </li>
        }
        .into_any()
    };
    view! { <ol>{list(move || headings.get(), |heading| format!("{heading:?}"), entry)}</ol> }
        .into_any()
}
