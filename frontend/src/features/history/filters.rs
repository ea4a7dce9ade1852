//! The filters of the timeline. They are kept in the address, so that they can be sent and come back.

use std::collections::BTreeSet;

use leptos::prelude::*;
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::history::Sitting;
use lientich_shared::order;

use super::address::{Asked, Filters};
use super::model;
use super::past::Past;
use crate::parties;
use crate::strings::history::t as h;
use crate::ui::field::SelectField;
use crate::ui::tag::Party;

/// Parties by whose people one may filter.
const PARTIES: [Party; 3] = [Party::Bgh, Party::Bch, Party::Women];

/// How many words of a part stand behind its name.
const WORDS: usize = 8;

/// The row of filters.
#[component]
pub(super) fn FilterBar(
    /// All sittings: only people who did something can be chosen.
    sittings: Memo<Vec<Sitting>>,
) -> impl IntoView {
    let here = Past::here();
    let now = untrack(|| filters(here));
    let person = RwSignal::new(
        now.person
            .map(|person| person.to_string())
            .unwrap_or_default(),
    );
    let party = RwSignal::new(now.party.clone().unwrap_or_default());
    let clause = RwSignal::new(now.clause.map(|node| node.to_string()).unwrap_or_default());
    let fresh = RwSignal::new(now.fresh);
    let chosen = move || Filters {
        person: person.get().parse().ok(),
        party: Some(party.get()).filter(|party| !party.is_empty()),
        clause: clause.get().parse().ok().map(NodeId),
        fresh: fresh.get(),
    };
    Effect::new(move |before: Option<Filters>| {
        let chosen = chosen();
        if before.is_some_and(|before| before != chosen) {
            let version = untrack(|| match here.asked.get() {
                Asked::Timeline(_, version) => version,
                _ => None,
            });
            here.go(&Asked::Timeline(chosen.clone(), version));
        }
        chosen
    });
    let people = untrack(|| people(here, &sittings.get()));
    view! {
        <form class="history-filters" aria-label=h().filters on:submit=|event| event.prevent_default()>
            <SelectField id="filter-person" label=h().by_person groups=people value=person/>
            <SelectField id="filter-side" label=h().by_side groups=sides() value=party/>
            <SelectField id="filter-clause" label=h().by_clause groups=clauses(here, now.clause) value=clause/>
            <label class="check">
                <input type="checkbox" id="filter-fresh" prop:checked=fresh
                    on:change:target=move |event| fresh.set(event.target().checked())/>
                <span>{h().since_last_look}</span>
            </label>
        </form>
    }
    .into_any()
}

/// The filters of the address. Tracked.
pub(super) fn filters(here: Past) -> Filters {
    match here.asked.get() {
        Asked::Timeline(filters, _) => filters,
        _ => Filters::default(),
    }
}

type Groups = Vec<(String, Vec<(String, String)>)>;

fn group(first: &str, options: impl Iterator<Item = (String, String)>) -> Groups {
    let first = (String::new(), first.to_owned());
    vec![(
        String::new(),
        std::iter::once(first).chain(options).collect(),
    )]
}

fn people(here: Past, sittings: &[Sitting]) -> Groups {
    let known = here.people();
    let people: BTreeSet<PersonId> =
        order::gather(sittings.iter().filter_map(|sitting| sitting.person));
    let option = |person: PersonId| (person.to_string(), known.name(person));
    group(h().anybody, people.into_iter().map(option))
}

fn sides() -> Groups {
    let option = |party: Party| (party.attr().to_owned(), parties::name(party).to_owned());
    group(h().any_side, PARTIES.into_iter().map(option))
}

/// The parts of the plan, and the one that is asked for, should it be gone.
fn clauses(here: Past, asked: Option<NodeId>) -> Groups {
    let rows = here.plan.view().get_untracked();
    let option = |node: NodeId| {
        let text = here.plan.read(|document| document.text(node));
        let begins = model::beginning(&text, WORDS);
        let name = untrack(|| here.name(node));
        // A legal basis begins with what such a part is called.
        let told = if begins.starts_with(&name) {
            begins
        } else {
            format!("{name}: {begins}")
        };
        (node.to_string(), told)
    };
    let shown = rows.rows.iter().map(|row| row.node);
    let gone = asked.filter(|asked| !rows.rows.iter().any(|row| row.node == *asked));
    let gone = gone.map(|node| (node.to_string(), untrack(|| here.name(node))));
    group(h().any_clause, gone.into_iter().chain(shown.map(option)))
}
