//! Bringing back: says what will change and what cannot, then does it as new changes of the person,
//! which can be undone.

use leptos::prelude::*;
use lientich_shared::log::bring_back::{self, Brought, Left};
use lientich_shared::log::change::{Act, NodeId};
use lientich_shared::log::document::Document;
use lientich_shared::log::edit;
use lientich_shared::plan::compare::Difference;

use super::address::At;
use super::model::{self, Card};
use super::past::Past;
use crate::plan_store::{DispatchError, PlanStore};
use crate::strings::history::t as h;
use crate::strings::{fill, t};
use crate::ui::dialog::Dialog;
use crate::ui::tag::{Tone, pill};
use crate::ui::toast::Toasts;

/// How many places are named; the others are counted.
const NAMED: usize = 8;

/// What somebody wants to bring back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ask {
    /// As it was in this version.
    pub(super) earlier: At,
    /// One clause; `None` for all of it.
    pub(super) node: Option<NodeId>,
}

/// The confirmation.
#[component]
pub(super) fn RestoreDialog() -> impl IntoView {
    let here = Past::here();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(here.ask.with(Option::is_some)));
    Effect::new(move |_| {
        if !open.get() && here.ask.with_untracked(Option::is_some) {
            here.ask.set(None);
        }
    });
    let title = Signal::derive(move || {
        let ask = here.ask.get();
        let called = ask.map(|ask| here.called(&ask.earlier)).unwrap_or_default();
        fill(h().restore_title, &[&called])
    });
    view! {
        <Dialog open title testid="restore">
            {move || here.ask.get_untracked().map(|ask| body(here, ask, open))}
        </Dialog>
    }
    .into_any()
}

fn body(here: Past, ask: Ask, open: RwSignal<bool>) -> AnyView {
    let Ok(brought) = bring(here, &ask) else {
        return view! { <p>{t().act_failed}</p> }.into_any();
    };
    let changes = changes(here, &brought);
    let count = changes.len();
    let can = !brought.acts.is_empty();
    let confirm = move |_| {
        do_it(here, &ask, count);
        open.set(false);
    };
    let promise = can.then(|| view! { <p class="muted">{h().restore_promise}</p> });
    let confirm = can.then(|| {
        view! {
            <button type="button" class="btn primary" data-act="confirm-restore" on:click=confirm>{t().restore}</button>
        }
        .into_any()
    });
    view! {
        <div class="stack">
            {will_change(&changes)}
            {left(here, &brought.left)}
            {promise}
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>{t().cancel}</button>
                {confirm}
            </div>
        </div>
    }
    .into_any()
}

/// What it takes, tried on the plan as it is now.
fn bring(here: Past, ask: &Ask) -> Result<Brought<String>, DispatchError> {
    let writer = here.plan.writer()?;
    let version = untrack(|| here.version(&ask.earlier)).ok_or(DispatchError::Closed)?;
    let roles = here.roles();
    let judge = |document: &Document, act: &Act| model::refusal(&roles, document, act);
    Ok(here.plan.read(|now| {
        let earlier = now.as_of(&version);
        match ask.node {
            Some(node) => bring_back::clause(now, &earlier, node, writer, &judge),
            None => bring_back::document(now, &earlier, writer, &judge),
        }
    }))
}

/// What will be different.
fn changes(here: Past, brought: &Brought<String>) -> Vec<Card> {
    let people = untrack(|| here.people());
    let mut cards = here.plan.read(|now| {
        let version = now.version();
        model::cards((now, &version), &brought.after, &people, &|_| None)
    });
    cards.retain(|card| !card.differences.is_empty());
    cards
}

fn will_change(changes: &[Card]) -> AnyView {
    if changes.is_empty() {
        return view! { <p>{h().restore_nothing}</p> }.into_any();
    }
    let count = fill(h().restore_changes, &[&changes.len().to_string()]);
    let line = |card: &Card| view! { <li>{card.name.clone()}": "{becomes(card)}</li> }.into_any();
    let lines = changes.iter().take(NAMED).map(line);
    view! {
        <section>
            <h3 data-testid="will-change">{count}</h3>
            <ul class="plain-list">{lines.collect_view()}{others(changes.len())}</ul>
        </section>
    }
    .into_any()
}

/// What becomes of a clause.
fn becomes(card: &Card) -> String {
    if card.differences.contains(&Difference::Added) {
        return h().comes_back.to_owned();
    }
    if card.differences.contains(&Difference::Removed) {
        return h().goes.to_owned();
    }
    let edited = card.differences.contains(&Difference::Words);
    let mut notes = card.notes.clone();
    notes.extend(edited.then(|| h().is_edited.to_owned()));
    notes.join(", ")
}

fn left(here: Past, left: &[Left<String>]) -> Option<AnyView> {
    if left.is_empty() {
        return None;
    }
    let count = fill(h().restore_left, &[&left.len().to_string()]);
    let line = |left: &Left<String>| {
        let name = left.node.map(|node| untrack(|| here.name(node)));
        let name = name.unwrap_or_else(|| h().fields.to_owned());
        view! { <li>{name}": "{model::why(&left.why)}</li> }.into_any()
    };
    let lines = left.iter().take(NAMED).map(line);
    let view = view! {
        <section data-testid="left-out">
            <h3>{pill(Tone::Look, count)}</h3>
            <p class="muted">{h().restore_left_why}</p>
            <ul class="plain-list">{lines.collect_view()}{others(left.len())}</ul>
        </section>
    };
    Some(view.into_any())
}

fn others(count: usize) -> Option<AnyView> {
    let more = count.checked_sub(NAMED).filter(|more| 0 < *more)?;
    let words = fill(h().and_others, &[&more.to_string()]);
    Some(view! { <li class="muted">{words}</li> }.into_any())
}

/// Does it, to the plan as it is by then.
fn do_it(here: Past, ask: &Ask, count: usize) {
    let toasts = Toasts::here();
    let plan = here.plan;
    let done = bring(here, ask).and_then(|brought| plan.dispatch_all(brought.acts));
    match done {
        Ok(ids) => {
            let said = fill(h().brought_back, &[&count.to_string()]);
            toasts.offer(said, t().undo, move || undo(plan, toasts, &ids));
        }
        Err(_) => toasts.say(t().act_failed),
    }
}

fn undo(plan: PlanStore, toasts: Toasts, ids: &[lientich_shared::log::change::ChangeId]) {
    if plan.edit(|document| edit::undo(document, ids)).is_err() {
        toasts.say(t().nothing_to_undo);
    }
}
