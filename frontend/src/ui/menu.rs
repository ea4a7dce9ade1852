//! A menu behind a button: a list beside it on a desktop, a sheet at the foot of a phone.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::platform::focus;
use crate::ui::icon::Icon;

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
    pub run: Callback<()>,
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
            run: Callback::new(move |()| run()),
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
    /// What the button is called.
    #[prop(into)]
    label: String,
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
        if let Some(list) = list.get() {
            focus::step(&list, ENTRY, 1);
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        let Some(list) = list.get_untracked() else {
            return;
        };
        match event.key().as_str() {
            "Escape" => close(),
            "ArrowDown" => focus::step(&list, ENTRY, 1),
            "ArrowUp" => focus::step(&list, ENTRY, -1),
            "Tab" => return open.set(false),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let outside = window_event_listener(ev::pointerdown, move |event| {
        let in_list = list
            .get_untracked()
            .is_some_and(|list| focus::is_in(&event, &list));
        let in_button = button
            .get_untracked()
            .is_some_and(|button| focus::is_in(&event, &button));
        if open.get_untracked() && !in_list && !in_button {
            open.set(false);
        }
    });
    on_cleanup(move || outside.remove());
    let entry = move |item: MenuItem| {
        let refused = item.refused.is_some();
        let choose = move |_| {
            if !refused {
                close();
                item.run.run(());
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
            <button type="button" class="btn quiet icon-only" node_ref=button aria-haspopup="menu" aria-expanded=move || open.get().to_string()
                aria-label=label.clone() on:pointerdown=keep_focus on:click=move |_| open.update(|open| *open = !*open)>
                {icon.view()}
            </button>
            {move || open.get().then(|| {
                let entries = items.run(());
                view! {
                    <div class="menu-list" role="menu" aria-label=label.clone() node_ref=list on:keydown=on_key>
                        {entries.into_iter().map(entry).collect_view()}
                    </div>
                }.into_any()
            })}
        </div>
    }
    .into_any()
}

/// Keeps the caret where it is when a button beside a text is pressed.
pub fn keep_focus(event: ev::PointerEvent) {
    event.prevent_default();
}
