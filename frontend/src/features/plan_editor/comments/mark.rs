//! Talk at its clause: the mark beside it that says how much waits there, and the buttons under its words.

use leptos::prelude::*;
use lientich_shared::log::change::NodeId;

use super::Comments;
use crate::features::plan_editor::editor::{Dialogs, Part};
use crate::strings::comments::t;
use crate::strings::fill;
use crate::ui::icon::Icon;
use crate::ui::live::maybe;
use crate::ui::walk::keep_focus;

/// How many threads wait at a clause: the way to them.
#[component]
pub(in super::super) fn Mark(
    /// The clause.
    node: NodeId,
) -> impl IntoView {
    let comments = Comments::here();
    let dialogs = Dialogs::here();
    let count = Memo::new(move |_| {
        comments
            .counts
            .with(|counts| counts.get(&node).copied().unwrap_or_default())
    });
    let show = move |_| {
        comments.editor.enter(node);
        comments.show(dialogs, Some(node));
    };
    maybe(move || {
        let count = count.get();
        (0 < count).then(|| {
            let label = move || {
                fill(
                    t().open_thread_count,
                    &[&count.to_string(), &comments.editor.name(node)],
                )
            };
            view! {
                <button type="button" class="talk-mark" data-act="show-comments" aria-label=label title=label on:click=show>{count}</button>
            }
            .into_any()
        })
    })
}

/// Commenting, and proposing another wording where one may not write.
#[component]
pub(in super::super) fn TalkButtons(
    /// The clause.
    part: Part,
) -> impl IntoView {
    let comments = Comments::here();
    let dialogs = Dialogs::here();
    let node = part.node;
    let button = move |act: &'static str, words: &'static str, icon: Icon, run: Callback<()>| {
        view! {
            <button type="button" class="btn quiet" data-act=act on:pointerdown=keep_focus on:click=move |_| run.run(())>
                {icon.view()}<span>{words}</span>
            </button>
        }
        .into_any()
    };
    maybe(move || {
        if comments.refusal(Some(node)).is_some() {
            return None;
        }
        let show = Callback::new(move |()| comments.show(dialogs, Some(node)));
        let form = Callback::new(move |()| comments.show_form(dialogs, node));
        let propose = part
            .refusal
            .with(Option::is_some)
            .then(|| button("propose-here", t().propose, Icon::Edit, form));
        Some(
            view! { {button("comment", t().comment_short, Icon::Comment, show)}{propose} }
                .into_any(),
        )
    })
}
