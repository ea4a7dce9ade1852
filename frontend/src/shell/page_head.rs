//! The head of a page: its title, what is offered on it, and the sentence about synchronisation, which is therefore on
//! every screen.

use leptos::prelude::*;

use crate::shell::state_line::StateLine;

/// A page's head.
#[component]
pub fn PageHead(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// What stands under it.
    #[prop(optional, into)]
    sub: Option<AnyView>,
    /// Whether what was typed is still on its way to the disk.
    #[prop(optional, into)]
    unsaved: Signal<bool>,
    /// Buttons; the state then stands on a line of its own.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let class = if children.is_some() {
        "page-head roomy"
    } else {
        "page-head"
    };
    Effect::new(move |_| crate::shell::name_window(&title.get()));
    view! {
        <header class=class>
            <h1>{title}</h1>
            <div class="page-tools">
                <StateLine unsaved/>
                {children.map(|children| view! { <div class="buttons">{children()}</div> })}
            </div>
            {sub}
        </header>
    }
    .into_any()
}
