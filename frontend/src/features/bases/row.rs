//! A row of the catalogue: what it is, whether it is in force, how sure that is.

use leptos::prelude::*;
use lientich_shared::bases::Entry;

use super::Page;
use crate::desk;
use crate::strings::bases::t;
use crate::strings::fill;
use crate::ui::live::maybe;
use crate::ui::tag::{Tone, pill};

/// The row.
pub(super) fn row(page: Page, entry: Entry) -> AnyView {
    let state = match (entry.from, entry.until) {
        (_, Some(until)) if until <= desk::today() => {
            pill(Tone::Late, fill(t().ended, &[&until.to_string()]))
        }
        (Some(from), _) if desk::today() < from => {
            pill(Tone::Look, fill(t().from_then, &[&from.to_string()]))
        }
        _ => pill(Tone::Ok, t().in_force),
    };
    let unsure = entry
        .is_to_be_verified()
        .then(|| pill(Tone::Look, t().to_verify));
    let is_own = page.own.with_untracked(|own| own.contains(&entry));
    let own = is_own.then(|| pill(Tone::Plain, t().own));
    let instead = (!entry.replaced_by.is_empty())
        .then(|| view! { <p>{fill(t().instead, &[&entry.replaced_by])}</p> });
    let facts = [
        entry.body.clone(),
        said(t().of_day, entry.day),
        said(t().since, entry.from),
        said(t().checked, entry.checked),
    ];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let spoken = entry.spoken();
    let symbol = entry.symbol.clone();
    let entry = StoredValue::new(entry);
    let edit = move || {
        page.may.get().then(|| {
            view! {
                <button type="button" class="btn quiet" data-act="edit-basis" on:click=move |_| page.edit(Some(entry.get_value()))>{t().edit}</button>
            }
            .into_any()
        })
    };
    view! {
        <li class="basis-row" data-symbol=symbol>
            <div class="grow">
                <p><b>{spoken}</b></p>
                <p class="basis-state">{state}{unsure}{own}</p>
                {instead}
                <p class="muted small">{facts.join(" · ")}</p>
            </div>
            {maybe(edit)}
        </li>
    }
    .into_any()
}

fn said(template: &str, day: Option<lientich_shared::time::Day>) -> String {
    day.map_or_else(String::new, |day| fill(template, &[&day.to_string()]))
}
