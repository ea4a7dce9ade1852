//! The pane of the panel: the duties of the clause one is in, or all that is suggested.

use leptos::prelude::*;
use lientich_shared::log::change::NodeId;
use lientich_shared::proposals::Offer;

use super::{Duties, cards, offering};
use crate::strings::duties::t;
use crate::strings::fill;
use crate::ui::list::list;
use crate::ui::live::{live, maybe};

/// The pane.
#[component]
pub(in super::super) fn DutiesPane() -> impl IntoView {
    let duties = Duties::here();
    let body = move || match duties.scope.get() {
        Some(node) => cards::clause(duties, node),
        None => all(duties),
    };
    view! { <div class="duties" data-testid="duties">{scopes(duties)}{live(body)}</div> }.into_any()
}

/// The clause one is in, or all.
fn scopes(duties: Duties) -> AnyView {
    let choice = move |scope: Option<NodeId>, act: &'static str| {
        let label = move || match scope {
            None => t().all.to_owned(),
            Some(node) => duties.editor.name(node),
        };
        let pressed = move || (duties.scope.get() == scope).to_string();
        view! {
            <button type="button" data-act=act aria-pressed=pressed on:click=move |_| duties.scope.set(scope)>{label}</button>
        }
        .into_any()
    };
    maybe(move || {
        let clause = duties.scope.get().or(duties.editor.current().get())?;
        Some(
            view! {
                <div class="scopes" role="group" aria-label=t().scope>
                    {choice(Some(clause), "duties-clause")}{choice(None, "duties-all")}
                </div>
            }
            .into_any(),
        )
    })
}

/// All that is suggested.
fn all(duties: Duties) -> AnyView {
    let head = move || {
        let (count, clauses) = (
            duties.offered_count(),
            duties.counts.with(|counts| counts.len()),
        );
        if count == 0 {
            return view! { <p class="muted">{t().offers_none}</p> }.into_any();
        }
        let accept = move |_| duties.accept(&duties.offers.get_untracked());
        let dismiss = move |_| duties.dismiss(&duties.offers.get_untracked());
        view! {
            <p>{fill(t().offers_intro, &[&count.to_string(), &clauses.to_string()])}</p>
            <p class="row">
                <button type="button" class="btn primary" data-act="accept-all" on:click=accept>{fill(t().accept_all, &[&count.to_string()])}</button>
                <button type="button" class="btn quiet" data-act="dismiss-all" on:click=dismiss>{t().dismiss_all}</button>
            </p>
        }
        .into_any()
    };
    let groups = move || duties.offers.get().to_vec();
    // A group is drawn anew when anything in it changes.
    let name = |offer: &Offer| {
        let marks = offer.offered.iter();
        let marks = marks.map(|offered| offering::mark_of(offer.node, offered));
        marks.chain(Some(offer.text.clone())).collect::<String>()
    };
    let group = move |offer: Offer| cards::group(duties, &offer, true);
    view! {
        <h3>{t().offered}</h3>
        {live(head)}
        <div class="duty-cards">{list(groups, name, group)}</div>
    }
    .into_any()
}
