//! A dialog: the browser's own `<dialog>`, which keeps the focus inside and gives it back. On a phone it rises
//! from the foot of the screen.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::strings::t;
use crate::ui::icon::Icon;
use crate::ui::toast::{ToastPlace, Toasts};

/// A modal dialog that is there while `open` holds. What it holds is made anew each time.
#[component]
pub fn Dialog(
    /// Whether it is open; Escape, the cross and the ground behind it clear it.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// A name for tests to find it by.
    #[prop(optional)]
    testid: Option<&'static str>,
    /// What it holds.
    children: ChildrenFn,
) -> impl IntoView {
    move || open.get().then(|| frame(open, title, testid, children()))
}

fn frame(
    open: RwSignal<bool>,
    title: Signal<String>,
    testid: Option<&'static str>,
    body: AnyView,
) -> AnyView {
    let element = NodeRef::<html::Dialog>::new();
    Toasts::here().lie_under_dialog();
    Effect::new(move |_| {
        if let Some(dialog) = element.get() {
            // Fails only for a dialog that is open already.
            let _ = dialog.show_modal();
        }
    });
    let close_on_ground = move |event: ev::MouseEvent| {
        // Head and body cover the box of the dialog: only the ground has the dialog itself as its target.
        let target = event.target().map(JsCast::unchecked_into);
        if element
            .get_untracked()
            .is_some_and(|dialog| dialog.is_same_node(target.as_ref()))
        {
            open.set(false);
        }
    };
    view! {
        <dialog class="dialog" node_ref=element aria-labelledby="dialog-title" data-testid=testid
            on:close=move |_| open.set(false) on:click=close_on_ground>
            <div class="dialog-head">
                <h2 id="dialog-title" class="grow">{title}</h2>
                <button type="button" class="btn quiet icon-only" aria-label=t().close on:click=move |_| open.set(false)>
                    {Icon::Close.view()}
                </button>
            </div>
            <div class="dialog-body">{body}</div>
            <ToastPlace/>
        </dialog>
    }
    .into_any()
}
