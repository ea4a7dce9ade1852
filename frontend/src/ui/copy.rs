//! A button that puts words on the clipboard and says so.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::files;
use crate::strings::t;
use crate::ui::icon::Icon;
use crate::ui::toast::Toasts;

/// Copies `words` when pressed.
#[component]
pub fn CopyButton(
    /// `data-act`, by which tests find it.
    act: &'static str,
    /// What is copied.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    let toasts = Toasts::here();
    let copy = move |_| {
        let words = words.clone();
        spawn_local(async move {
            let said = if files::copy(&words).await.is_ok() {
                t().copied
            } else {
                t().copy_failed
            };
            toasts.say(said);
        });
    };
    view! {
        <button type="button" class="btn" data-act=act on:click=copy>{Icon::Copy.view()}{t().copy}</button>
    }
    .into_any()
}
