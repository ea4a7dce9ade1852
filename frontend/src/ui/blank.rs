//! What a screen shows when there is nothing on it: empty, still loading, or failed. One sentence, one action.

use leptos::prelude::*;

use crate::strings::t;
use crate::ui::icon::Icon;

/// A screen with nothing on it, and what to do about it.
#[component]
pub fn Blank(
    /// What stands for the matter.
    icon: Icon,
    /// What the matter is.
    #[prop(into)]
    title: String,
    /// One sentence: what to expect, what to do.
    #[prop(into)]
    sentence: String,
    /// The action.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="blank">
            {icon.view()}
            <h2>{title}</h2>
            <p>{sentence}</p>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}

/// Lines where text will stand, while the device is being read.
#[component]
pub fn Loading() -> impl IntoView {
    view! {
        <div class="loading" role="status">
            <span class="unseen">{t().loading}</span>
            {(0..6).map(|_| view! { <i></i> }).collect_view()}
        </div>
    }
    .into_any()
}

/// Something did not work: says what, and offers to try again.
#[component]
pub fn Failure(
    /// A sentence for the person.
    #[prop(into)]
    sentence: String,
    /// The action.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="blank" role="alert">
            {Icon::Alert.view()}
            <p>{sentence}</p>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}
