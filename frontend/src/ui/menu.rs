//! A menu behind a button: a list beside it on a desktop, a sheet at the foot of a phone.

use std::sync::Arc;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::ui::icon::Icon;
use crate::ui::walk::{keep_focus, step};

const ENTRY: &str = "[role=menuitem]";

/// One entry of a menu.
#[derive(Clone)]
pub struct MenuItem {
    /// What it says.
    pub label: String,
    /// What is drawn before it.
    pub icon: Option<Icon>,
    /// `data-act`, by which tests find it.
    pub act: &'static str,
    /// Set where it is not for this person or not possible now: the reason, shown under the label.
    pub refused: Option<String>,
    /// What it does.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

impl MenuItem {
    /// An entry that can be chosen.
    pub fn new(
        act: &'static str,
        label: impl Into<String>,
        icon: Option<Icon>,
        run: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        Self {
            label: label.into(),
            icon,
            act,
            refused: None,
            run: Arc::new(run),
        }
    }

    /// The same entry, out of reach for this reason where there is one.
    #[must_use]
    pub fn unless(mut self, reason: Option<String>) -> Self {
        self.refused = reason;
        self
    }
}

/// A button with a menu. The entries are made when it opens.
#[component]
pub fn Menu(
    /// `data-act` of the button.
    act: &'static str,
    /// What the button is called.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the name is written on it.
    #[prop(default = false)]
    words: bool,
    /// What is drawn on it.
    icon: Icon,
    /// Makes the entries.
    items: Callback<(), Vec<MenuItem>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let list = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    Effect::new(move |_| {
        if list.get().is_some() {
            step(ENTRY, 1);
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "Escape" => close(),
            "ArrowDown" => step(ENTRY, 1),
            "ArrowUp" => step(ENTRY, -1),
            "Tab" => return open.set(false),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let outside = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target();
        let node = target.map(JsCast::unchecked_into);
        let in_list = list
            .get_untracked()
            .is_some_and(|list| list.contains(node.as_ref()));
        let in_button = button
            .get_untracked()
            .is_some_and(|button| button.contains(node.as_ref()));
        if open.get_untracked() && !in_list && !in_button {
            open.set(false);
        }
    });
    on_cleanup(move || outside.remove());
    let entry = move |item: MenuItem| {
        let refused = item.refused.is_some();
        let choose = move |_| {
            if !refused {
                (item.run)();
                close();
            }
        };
        view! {
            <button type="button" role="menuitem" tabindex="-1" data-act=item.act aria-disabled=refused.then_some("true") on:click=choose>
                {item.icon.map(Icon::view)}
                <span>{item.label}{item.refused.map(|reason| view! { <small>{reason}</small> })}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <div class="menu">
            <button type="button" class=if words { "btn quiet" } else { "btn quiet icon-only" } node_ref=button aria-haspopup="menu" aria-expanded=move || open.get().to_string()
                aria-label=label data-act=act on:pointerdown=keep_focus on:click=move |_| open.update(|open| *open = !*open)>
                {icon.view()}{words.then(|| view! { <span>{label}</span> })}
            </button>
            {move || open.get().then(|| {
                let entries = items.run(());
                view! {
                    <div class="menu-list" role="menu" aria-label=label node_ref=list on:keydown=on_key>
                        {entries.into_iter().map(entry).collect_view()}
                    </div>
                }.into_any()
            })}
        </div>
    }
    .into_any()
}
