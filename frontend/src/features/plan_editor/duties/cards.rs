//! Cards of duties: what is assigned, to be edited or taken away; what is suggested, beside the words it was read in, to
//! be accepted, corrected or dismissed.

use leptos::prelude::*;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::duty::Duty;
use lientich_shared::plan::assignments::Assigned;
use lientich_shared::proposals::{Aspect, Offer, Offered, Place};

use super::{Duties, Writing, line};
use crate::strings::duties::t;
use crate::strings::fill;

/// All of one clause: its words, its duties, what is suggested, a way to add.
pub(super) fn clause(duties: Duties, node: NodeId) -> AnyView {
    let assigned = Memo::new(move |_| duties.assigned(node));
    let offer = Memo::new(move |_| duties.of_clause(node));
    let refusal = move || {
        let row = duties.editor.row(node);
        row.and_then(|row| duties.editor.refusal_of_side(row.side))
    };
    let held = move || {
        let may = refusal().is_none();
        assigned.with(|assigned| {
            let cards = assigned.iter().map(|assigned| held(duties, assigned, may));
            cards.collect_view()
        })
    };
    let nothing = move || {
        let said = match (assigned.with(Vec::is_empty), offer.with(Option::is_none)) {
            (true, true) => t().none,
            (false, true) => t().offers_none_here,
            _ => return None,
        };
        Some(view! { <p class="muted">{said}</p> })
    };
    let add = move || {
        (refusal().is_none()).then(|| {
            view! {
                <button type="button" class="btn" data-act="add-duty" on:click=move |_| duties.write(Writing::New(node))>{t().add}</button>
            }
        })
    };
    view! {
        <div class="duty-cards">
            {held}
            // Above what comes in a moment later, so that it does not slip away from under the finger.
            <p class="row">{add}</p>
            {nothing}
            {move || offer.get().map(|offer| group(duties, &offer, false))}
        </div>
    }
    .into_any()
}

fn held(duties: Duties, assigned: &Assigned, may: bool) -> AnyView {
    let people = duties.editor.people();
    let (id, duty) = (assigned.id, assigned.duty.clone());
    let edit = move |_| duties.write(Writing::Held(id, duty.clone()));
    let buttons = may.then(|| {
        view! {
            <p class="row">
                <button type="button" class="btn" data-act="edit-duty" on:click=edit>{t().edit}</button>
                <button type="button" class="btn quiet" data-act="remove-duty" on:click=move |_| duties.put(id, None)>{t().remove}</button>
            </p>
        }
    });
    view! {
        <article class="duty-card" data-testid="assigned">
            {what(&assigned.duty)}
            <div class="duty-line">{line::chips(&people, &assigned.duty)}</div>
            {buttons}
        </article>
    }
    .into_any()
}

fn what(duty: &Duty) -> Option<AnyView> {
    let text = duty.text.clone();
    (!text.is_empty()).then(|| view! { <p class="duty-what">{text}</p> }.into_any())
}

/// What is suggested for a clause; with its name where others stand beside it.
pub(super) fn group(duties: Duties, offer: &Offer, named: bool) -> AnyView {
    let node = offer.node;
    let name = named.then(|| {
        let show = move |_| duties.editor.show(node);
        view! {
            <h3><button type="button" class="link" data-act="to-clause" on:click=show>{move || duties.editor.name(node)}</button></h3>
        }
    });
    let cards = offer.offered.iter().map(|offered| {
        let one = Offer {
            offered: vec![offered.clone()],
            ..offer.clone()
        };
        suggested(duties, one, offered.clone())
    });
    view! {
        <section class="offers" data-testid="offers" data-node=node.to_string()>
            {name}
            <p class="quote">{quote(offer)}</p>
            {cards.collect_view()}
        </section>
    }
    .into_any()
}

fn suggested(duties: Duties, one: Offer, offered: Offered) -> AnyView {
    let people = duties.editor.people();
    let node = one.node;
    let duty = offered.proposal.duty.clone();
    let from = lead_from(duties, &offered);
    let from = from.map(|from| view! { <p class="muted">{from}</p> });
    let (accepted, dismissed) = (one.clone(), one);
    view! {
        <article class="duty-card offered" data-testid="offer">
            {what(&duty)}
            <div class="duty-line">{line::chips(&people, &duty)}</div>
            {from}
            <p class="row">
                <button type="button" class="btn primary" data-act="accept-offer" on:click=move |_| duties.accept(std::slice::from_ref(&accepted))>{t().accept}</button>
                <button type="button" class="btn" data-act="correct-offer" on:click=move |_| duties.write(Writing::Offered(node, offered.clone()))>{t().correct}</button>
                <button type="button" class="btn quiet" data-act="dismiss-offer" on:click=move |_| duties.dismiss(std::slice::from_ref(&dismissed))>{t().dismiss}</button>
            </p>
        </article>
    }
    .into_any()
}

/// Where the lead was read, if not in the words of the clause.
fn lead_from(duties: Duties, offered: &Offered) -> Option<String> {
    let read = offered.proposal.read.iter();
    let is_side =
        |(aspect, place): &(Aspect, Place)| (*aspect, place) == (Aspect::Lead, &Place::Side);
    if let Some(above) = offered.lead_from {
        let words = duties.editor.plan.read(|document| document.text(above));
        return Some(fill(t().from_heading, &[&words]));
    }
    read.clone().any(is_side).then(|| t().from_side.to_owned())
}

/// The words of a clause, with those marked in which something was read.
fn quote(offer: &Offer) -> AnyView {
    let places = offer
        .offered
        .iter()
        .flat_map(|offered| &offered.proposal.read);
    let mut ranges: Vec<_> = places
        .filter_map(|(_, place)| match place {
            Place::Words(range) => Some((range.start, range.end)),
            _ => None,
        })
        .collect();
    lientich_shared::order::sort(&mut ranges);
    let mut runs: Vec<AnyView> = Vec::new();
    let mut at = 0;
    for (start, end) in ranges {
        let start = start.max(at);
        if let (Some(before), Some(read)) = (offer.text.get(at..start), offer.text.get(start..end))
        {
            runs.push(before.to_owned().into_any());
            runs.push(view! { <mark>{read.to_owned()}</mark> }.into_any());
            at = end;
        }
    }
    runs.push(
        offer
            .text
            .get(at..)
            .unwrap_or_default()
            .to_owned()
            .into_any(),
    );
    runs.into_any()
}
