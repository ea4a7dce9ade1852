//! Choosing who: bodies, posts, teams and people, one or several.

use leptos::prelude::*;
use lientich_shared::log::duty::Party;

use super::model::{self, OFFICES};
use crate::parties::People;
use crate::strings::duties::t;
use crate::strings::{fill, names};
use crate::ui::icon::Icon;

/// Nobody, then bodies, posts, teams and people.
pub(super) fn groups(people: &People, nobody: &str) -> Vec<(String, Vec<(String, String)>)> {
    let option = |party: Party| (model::key(&party), people.charged(&party));
    let all = |parties: Vec<Party>| parties.into_iter().map(option).collect::<Vec<_>>();
    let teams = people.teams().into_iter().map(Party::Team).collect();
    let persons = people.in_office().into_iter();
    let persons = persons.map(|(person, _)| Party::Person(person)).collect();
    let groups = [
        (t().bodies, all(names::BODIES.map(Party::Body).to_vec())),
        (t().offices, all(OFFICES.map(Party::Office).to_vec())),
        (t().teams, all(teams)),
        (t().people, all(persons)),
    ];
    let nobody = (String::new(), vec![(String::new(), nobody.to_owned())]);
    let groups = groups
        .into_iter()
        .filter(|(_, options)| !options.is_empty());
    let groups = groups.map(|(name, options)| (name.to_owned(), options));
    Some(nobody).into_iter().chain(groups).collect()
}

/// Several parties: each to be taken away, and a list to add from.
pub(super) fn several(
    people: &People,
    id: &'static str,
    label: &'static str,
    chosen: RwSignal<Vec<Party>>,
) -> AnyView {
    let names = people.clone();
    let chip = move |party: Party| {
        let name = names.charged(&party);
        let colour = names.party_of_charged(&party).attr();
        let label = fill(t().take_away, &[&name]);
        let remove = move |_| chosen.update(|chosen| chosen.retain(|other| *other != party));
        view! {
            <button type="button" class="party-chip" data-party=colour aria-label=label on:click=remove>{name}{Icon::Close.view()}</button>
        }
        .into_any()
    };
    let add = move |key: String| {
        if let Some(party) = model::party(&key) {
            chosen.update(|chosen| {
                if !chosen.contains(&party) {
                    chosen.push(party);
                }
            });
        }
    };
    let groups = groups(people, t().add_party).into_iter();
    let groups = groups.map(|(name, options)| {
        let options = options
            .into_iter()
            .map(|(key, words)| view! { <option value=key>{words}</option> }.into_any())
            .collect_view();
        if name.is_empty() {
            options.into_any()
        } else {
            view! { <optgroup label=name>{options}</optgroup> }.into_any()
        }
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <div class="party-chips">{move || chosen.get().into_iter().map(&chip).collect_view()}</div>
            <select class="input" id=id name=id on:change:target=move |event| {
                add(event.target().value());
                event.target().set_value("");
            }>{groups.collect_view()}</select>
        </div>
    }
    .into_any()
}
