//! Two versions side by side, clause by clause: what is new is underlined in its party's colour, what is
//! gone is struck, and each clause says who changed it.

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::document::Document;
use lientich_shared::log::history::hands::Hand;
use lientich_shared::plan::compare::Difference;

use super::address::{Asked, At, Filters};
use super::editions::Amendment;
use super::model::{self, Card, Run};
use super::past::Past;
use super::restore::Ask;
use super::version;
use crate::desk;
use crate::parties::People;
use crate::shell::page_head::PageHead;
use crate::strings::history::t as h;
use crate::strings::{fill, names, sign_off};
use crate::ui::blank::Blank;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::tag::{Party, Tone, pill, tag};
use crate::ui::tracked::{Mark, tracked};

/// How many cards are drawn at first, and with each wish for more.
const PAGE: usize = 60;

/// The page.
#[component]
pub(super) fn Comparison(
    /// The earlier version.
    from: At,
    /// The later one.
    to: At,
) -> impl IntoView {
    let here = Past::here();
    let title = match from {
        At::Edition(_) if to == At::Now => h().with_issued,
        _ => h().compare,
    };
    let (named_from, named_to) = (from.clone(), to.clone());
    let called = move || {
        fill(
            h().compared,
            &[&here.called(&named_from), &here.called(&named_to)],
        )
    };
    let back = here.address(&Asked::Timeline(Filters::default(), None));
    let pair = (from.clone(), to.clone());
    let cards = Memo::new(move |_| cards(here, &pair.0, &pair.1));
    let body = move || match cards.get() {
        Some(cards) => compared(here, &from, &to, &cards),
        None => version::gone(here),
    };
    view! {
        <PageHead title=title.to_owned() sub=view! {
            <p class="sub">{called}</p>
            <a class="link back" href=back>{h().to_history}</a>
        }.into_any()/>
        <div class="page">{body}</div>
    }
    .into_any()
}

/// What differs; `None` where one of the versions is not on this device. Tracked.
fn cards(here: Past, from: &At, to: &At) -> Option<Arc<Vec<Card>>> {
    if *to == At::Now {
        here.plan.revision().track();
    }
    let (version, later) = (here.version(from)?, here.version(to)?);
    let people = here.people();
    let received = |id| here.plan.received(id);
    let compare = |earlier: &Document, later: &Document| {
        model::cards((earlier, &version), later, &people, &received)
    };
    let cards = here.plan.read(|now| {
        let earlier = now.as_of(&version);
        if *to == At::Now {
            compare(&earlier, now)
        } else {
            compare(&earlier, &now.as_of(&later))
        }
    });
    Some(Arc::new(cards))
}

fn compared(here: Past, from: &At, to: &At, cards: &Arc<Vec<Card>>) -> AnyView {
    let differing = cards
        .iter()
        .filter(|card| !card.differences.is_empty())
        .count();
    let amendment = match from {
        At::Edition(number) if *to == At::Now => {
            let number = *number;
            Some(view! { <Amendment number differs={0 < differing}/> }.into_any())
        }
        _ => None,
    };
    if differing == 0 {
        let same = view! { <Blank icon=Icon::Check title=h().same sentence=h().same_hint/> };
        return view! { {amendment}{same} }.into_any();
    }
    let is_archived = here.is_archived();
    let way_back = (*to == At::Now && !is_archived).then(|| from.clone());
    let (all, drawn) = (RwSignal::new(false), RwSignal::new(PAGE));
    let kept = Arc::clone(cards);
    let rows = move || {
        let shown = kept
            .iter()
            .filter(|card| all.get() || !card.differences.is_empty());
        shown.take(drawn.get()).cloned().collect::<Vec<Card>>()
    };
    let total = cards.len();
    let more = move || {
        let count = if all.get() { total } else { differing };
        (drawn.get() < count).then(|| {
            view! { <button type="button" class="btn" on:click=move |_| drawn.update(|drawn| *drawn += PAGE)>{h().more}</button> }.into_any()
        })
    };
    let whole = match &way_back {
        Some(earlier) => restore_all(here, earlier.clone()),
        None if *to == At::Now => {
            view! { <span class="muted">{sign_off::t().archived}</span> }.into_any()
        }
        None => with_now(here, from),
    };
    let count = fill(h().differs, &[&differing.to_string()]);
    view! {
        {amendment}
        <div class="compare-head">
            <p><b data-testid="differences">{count}</b></p>
            <label class="check">
                <input type="checkbox" prop:checked=all on:change:target=move |event| all.set(event.target().checked())/>
                <span>{h().show_same}</span>
            </label>
            {whole}
        </div>
        <p class="muted">{h().legend}</p>
        <div class="stack" data-testid="comparison">
            {list(rows, |card| format!("{card:?}"), move |row| card(here, &row, way_back.as_ref()))}
        </div>
        {more}
    }
    .into_any()
}

/// Only what is compared with now can be brought back.
fn with_now(here: Past, from: &At) -> AnyView {
    let href = here.address(&Asked::Comparison(from.clone(), At::Now));
    view! { <a class="btn" data-act="with-now" href=href>{h().first_with_now}</a> }.into_any()
}

fn restore_all(here: Past, earlier: At) -> AnyView {
    let ask = move |_| {
        here.ask.set(Some(Ask {
            earlier: earlier.clone(),
            node: None,
        }));
    };
    view! { <button type="button" class="btn" data-act="restore-all" on:click=ask>{h().restore_all}</button> }
        .into_any()
}

/// One clause. `way_back`: the version that it can be brought back from.
fn card(here: Past, card: &Card, way_back: Option<&At>) -> AnyView {
    let people = untrack(|| here.people());
    if card.differences.is_empty() {
        return view! { <article class="compare-same"><h3>{card.name.clone()}</h3>{words(&people, card)}</article> }
            .into_any();
    }
    let added = card.differences.contains(&Difference::Added);
    let back = way_back
        .zip(card.node)
        .map(|(at, node)| restore(here, at.clone(), node, added));
    let hands = card.hands.iter().map(|hand| who(&people, hand));
    let notes = card
        .notes
        .iter()
        .map(|note| pill(Tone::Plain, note.clone()));
    view! {
        <article class="card compare-card" data-node=card.node.map(|node| node.to_string())>
            <div class="row"><h3>{card.name.clone()}</h3>{notes.collect_view()}</div>
            {hands.collect_view()}
            {words(&people, card)}
            {work(&people, card)}
            {back}
        </article>
    }
    .into_any()
}

fn who(people: &People, hand: &Hand) -> AnyView {
    let when = names::moment(hand.at, desk::today());
    let offline = hand.offline.then(|| pill(Tone::Look, h().offline));
    view! {
        <p class="row" data-author=hand.person.map(|person| person.to_string())>
            {tag(party(people, hand.person), people.name_or_unknown(hand.person))}
            <span class="muted">{when}</span>{offline}
        </p>
    }
    .into_any()
}

fn party(people: &People, person: Option<PersonId>) -> Party {
    person.map_or(Party::None, |person| people.party(person))
}

fn words(people: &People, card: &Card) -> Option<AnyView> {
    let any = card.node.is_some();
    any.then(|| {
        view! { <p class="quote" class:strong=card.heading>{runs(people, &card.words)}</p> }
            .into_any()
    })
}

/// What the clause asks of whom, where that differs.
fn work(people: &People, card: &Card) -> Option<AnyView> {
    let line = |line: &Vec<Run>| view! { <li>{runs(people, line)}</li> };
    (!card.work.is_empty()).then(|| {
        let lines = card.work.iter().map(line).collect_view();
        view! { <ul class="clause-work" data-testid="clause-work">{lines}</ul> }.into_any()
    })
}

fn runs(people: &People, runs: &[Run]) -> AnyView {
    let run = |run: &Run| match run {
        Run::Kept(text) => (Mark::Stays, text.clone()),
        Run::Gone(text) => (Mark::Goes, text.clone()),
        Run::Come(text, person) => (Mark::Comes(party(people, *person)), text.clone()),
    };
    tracked(runs.iter().map(run).collect())
}

fn restore(here: Past, earlier: At, node: NodeId, added: bool) -> AnyView {
    let label = if added {
        h().restore_added
    } else {
        h().restore_clause
    };
    let ask = move |_| {
        here.ask.set(Some(Ask {
            earlier: earlier.clone(),
            node: Some(node),
        }));
    };
    view! {
        <div class="row"><button type="button" class="btn quiet" data-act="restore-clause" on:click=ask>{Icon::Undo.view()}<span>{label}</span></button></div>
    }
    .into_any()
}
