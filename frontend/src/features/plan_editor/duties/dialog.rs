//! The dialog of a clause's duties: what is assigned and suggested, or the form of one of them. On a phone it is the
//! sheet in which suggestions are decided.

use leptos::prelude::*;
use lientich_shared::log::change::NodeId;

use super::form::form;
use super::{Duties, Writing, cards};
use crate::strings::duties::t;
use crate::strings::fill;
use crate::ui::dialog::Dialog;
use crate::ui::live::{live, maybe};

/// The dialog, for the clause that asked for it.
#[component]
pub(in super::super) fn DutyDialog() -> impl IntoView {
    let duties = Duties::here();
    let node = duties.dialogs.duty;
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(node.get().is_some()));
    Effect::new(move |_| {
        if !open.get() && node.get_untracked().is_some() {
            duties.writing.set(None);
            node.set(None);
        }
    });
    let title = Signal::derive(move || {
        let name = node.get().map(|node| duties.editor.name(node));
        let title = match duties.writing.get() {
            None => t().of_clause,
            Some(Writing::New(_)) => t().title_new,
            Some(_) => t().title_edit,
        };
        fill(title, &[&name.unwrap_or_default()])
    });
    view! {
        <Dialog open title testid="duty-form">
            {maybe(move || node.get_untracked().map(|node| body(duties, node)))}
        </Dialog>
    }
}

fn body(duties: Duties, node: NodeId) -> AnyView {
    let words = duties.editor.plan.text(node).get_untracked();
    live(move || match duties.writing.get() {
        Some(writing) => form(duties, writing),
        None => view! {
            <div class="stack">
                <p class="quote">{words.clone()}</p>
                {cards::clause(duties, node)}
                {others(duties, node)}
            </div>
        }
        .into_any(),
    })
}

/// The way to what is suggested elsewhere.
fn others(duties: Duties, node: NodeId) -> AnyView {
    maybe(move || {
        let own = duties
            .of_clause(node)
            .map_or(0, |offer| offer.offered.len());
        let count = duties.offered_count();
        let show = move |_| {
            duties.dialogs.duty.set(None);
            duties.show(None);
        };
        (own < count).then(|| {
            view! {
                <button type="button" class="btn quiet" data-act="see-all-offers" on:click=show>{fill(t().see_all, &[&count.to_string()])}</button>
            }
            .into_any()
        })
    })
}
