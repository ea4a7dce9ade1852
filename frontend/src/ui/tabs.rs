//! Tabs: one of a few views at a time, walked with the arrow keys.

use leptos::ev;
use leptos::prelude::*;

use crate::ui::walk::step;

/// The row of tabs. The caller shows the panel of the chosen one, with `role="tabpanel"`.
#[component]
pub fn Tabs(
    /// What the row is called, for those who do not see it.
    label: &'static str,
    /// Keys and words, in order.
    tabs: Vec<(&'static str, Signal<String>)>,
    /// The key of the chosen one.
    chosen: RwSignal<&'static str>,
) -> impl IntoView {
    let on_key = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => -1,
            _ => return,
        };
        event.prevent_default();
        step("[role=tab]", by);
    };
    let keys: Vec<&'static str> = tabs.iter().map(|(key, _)| *key).collect();
    // The keyboard comes in by the chosen one; by the first where something without a tab is shown.
    let way_in = Memo::new(move |_| {
        let chosen = chosen.get();
        let is_tab = keys.contains(&chosen);
        if is_tab {
            Some(chosen)
        } else {
            keys.first().copied()
        }
    });
    let tab = move |(key, words): (&'static str, Signal<String>)| {
        let is_chosen = move || chosen.get() == key;
        view! {
            <button type="button" role="tab" data-tab=key aria-selected=move || is_chosen().to_string()
                tabindex=move || if way_in.get() == Some(key) { "0" } else { "-1" } on:focus=move |_| chosen.set(key)
                on:click=move |_| chosen.set(key)>
                {words}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=on_key>
            {tabs.into_iter().map(tab).collect_view()}
        </div>
    }
    .into_any()
}
