//! Small pieces of which the page of signing has many: a button, a paragraph. Each is made in one place and of one type, so
//! that the app has the code of one and not of thirty.

use leptos::prelude::*;

type Run = Box<dyn Fn() + Send + Sync>;

/// A button that acts. `act` is the value of `data-act`.
pub(super) fn button(
    class: &'static str,
    act: &'static str,
    words: impl Into<String>,
    run: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    made(class, act, words.into(), Box::new(run))
}

fn made(class: &'static str, act: &'static str, words: String, run: Run) -> AnyView {
    view! { <button type="button" class=class data-act=act on:click=move |_| run()>{words}</button> }
        .into_any()
}

/// A paragraph.
pub(super) fn para(class: &'static str, words: impl Into<String>) -> AnyView {
    let words: String = words.into();
    written(class, words.into_any())
}

/// A paragraph of pieces.
pub(super) fn written(class: &'static str, pieces: AnyView) -> AnyView {
    view! { <p class=class>{pieces}</p> }.into_any()
}

/// Quiet words under something.
pub(super) const QUIET: &str = "small muted";

/// What a dialog ends with: the way out, and what it is for.
pub(super) fn dialog_foot(open: RwSignal<bool>, act: AnyView) -> AnyView {
    let cancel = button("btn", "cancel", crate::strings::t().cancel, move || {
        open.set(false);
    });
    view! { <div class="dialog-foot">{cancel}{act}</div> }.into_any()
}
