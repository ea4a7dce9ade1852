//! The list of what differs, each with its tick; what is the same stands between where somebody wants to see it.

use leptos::prelude::*;
use lientich_shared::import::merge::What;

use super::Here;
use super::model::Row;
use crate::strings::import::t;
use crate::ui::tag::{Tone, pill};
use crate::ui::tracked::{Mark, between, tracked};

/// The list.
pub(super) fn rows(here: Here) -> AnyView {
    let only_different = RwSignal::new(true);
    let all = move || {
        let rows = here.shown().map(|shown| shown.rows.clone());
        let rows = rows.unwrap_or_default().into_iter();
        let rows = rows.filter(|row| !only_different.get() || row.what != What::Same);
        rows.map(|row| line(here, row)).collect_view()
    };
    view! {
        <label class="check">
            <input type="checkbox" data-act="only-different" prop:checked=only_different
                on:change:target=move |event| only_different.set(event.target().checked())/>
            <span>{t().only_different}</span>
        </label>
        <p class="muted">{t().legend}</p>
        <ul class="beside-list">{all}</ul>
    }
    .into_any()
}

fn line(here: Here, row: Row) -> AnyView {
    if row.what == What::Same {
        let heading = row.heading;
        return view! { <li class="beside-same"><p class="quote" class:strong=heading>{row.old}</p></li> }.into_any();
    }
    let refused = row
        .refused
        .clone()
        .map(|why| view! { <p class="small muted">{why}</p> });
    let heading = row.heading;
    view! {
        <li class="beside-row" data-what=code(row.what)>
            {tick(here, &row)}
            <div class="beside-words">
                <div class="row"><b>{row.name.clone()}</b>{pills(row.what)}</div>
                <p class="quote" class:strong=heading>{said(here, &row)}</p>
                {refused}
            </div>
        </li>
    }
    .into_any()
}

fn tick(here: Here, row: &Row) -> AnyView {
    let what = if row.what == What::Missing {
        t().pick_missing
    } else {
        t().pick
    };
    let words = if row.new.is_empty() {
        &row.old
    } else {
        &row.new
    };
    let name = format!("{what}: {} {words}", row.name);
    let is_refused = row.refused.is_some();
    let (key, at) = (row.key, StoredValue::new(row.clone()));
    let is_picked = move || at.with_value(|row| here.turned.with(|turned| row.is_picked(turned)));
    let is_shut = move || {
        is_refused || !at.with_value(|row| here.turned.with(|turned| row.has_place(turned)))
    };
    let turn = move |_| {
        here.turned.update(|turned| {
            if !turned.remove(&key) {
                turned.insert(key);
            }
        });
    };
    view! {
        <label class="beside-pick"><input type="checkbox" aria-label=name prop:checked=is_picked disabled=is_shut
            on:change=turn/></label>
    }
    .into_any()
}

/// The words of both, marked.
fn said(here: Here, row: &Row) -> AnyView {
    let party = here.party.get_untracked();
    match row.what {
        What::Differs { words: true, .. } => tracked(between(&row.old, &row.new, party)),
        What::New => tracked(vec![(Mark::Comes(party), row.new.clone())]),
        What::Same | What::Missing | What::Differs { .. } => row.old.clone().into_any(),
    }
}

fn pills(what: What) -> AnyView {
    let (words, moved) = match what {
        What::Differs { words, moved } => (words, moved),
        _ => (false, false),
    };
    let told = [
        (words, Tone::Look, t().other_words),
        (moved, Tone::Look, t().moved),
        (what == What::New, Tone::Ok, t().new),
        (what == What::Missing, Tone::Plain, t().missing),
    ];
    let told = told.into_iter().filter(|(holds, ..)| *holds);
    told.map(|(_, tone, words)| pill(tone, words))
        .collect_view()
        .into_any()
}

fn code(what: What) -> &'static str {
    match what {
        What::Same => "same",
        What::Differs { moved: false, .. } => "words",
        What::Differs { .. } => "moved",
        What::New => "new",
        What::Missing => "missing",
    }
}
