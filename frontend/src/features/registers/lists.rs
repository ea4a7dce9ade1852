//! The lists of a register: totals, what they say beside the targets, one's own entries, then the others' by team.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::registers::{self, Listed, Total};
use lientich_shared::targets::{number, words};
use lientich_shared::time::Day;

use super::judging::Asked;
use super::{Reader, Registers, model};
use crate::routes;
use crate::strings::fill;
use crate::strings::registers::t;
use crate::ui::tag::{Tone, pill};
use crate::ui::toast::Toasts;
use crate::workload::Load;

/// All of the open register. Tracked.
pub(super) fn lists(page: Registers, load: &Load, reader: &Reader) -> AnyView {
    let progress = load.work.view().get();
    let register = page.tab.get();
    let all = registers::listed(&progress);
    let shown: Vec<&Listed<'_>> = all
        .iter()
        .filter(|one| model::register(one.line()) == register)
        .collect();
    let own = reader.person.map(|person| {
        section(
            page,
            load,
            reader,
            t().yours,
            &of(&shown, |one| one.person == person),
        )
    });
    let mut teams = model::teams(reader.directory.as_deref());
    teams.push(String::new());
    let others = teams.iter().map(|team| {
        let theirs = of(&shown, |one| {
            Some(one.person) != reader.person && reader.team_of(one.person) == *team
        });
        let name = if team.is_empty() { t().no_team } else { team };
        (!theirs.is_empty()).then(|| section(page, load, reader, name, &theirs))
    });
    let others: Vec<Option<AnyView>> = others.collect();
    let whole = (reader.reads_all || reader.leads_team).then(|| match register {
        model::VISITS => visits(load, reader, &all),
        model::INITIATIVES => totals(&[registers::initiatives(&all)]),
        _ => totals(&registers::totals(&all)),
    });
    let beside = reader.reads_all.then(|| beside_targets(load, &all));
    let only_own = whole
        .is_none()
        .then(|| view! { <p class="small muted">{t().only_own}</p> });
    view! { {whole}{beside}{only_own}{own}{others} }.into_any()
}

fn of<'a>(
    shown: &[&'a Listed<'a>],
    is_wanted: impl Fn(&Listed<'a>) -> bool,
) -> Vec<&'a Listed<'a>> {
    shown.iter().copied().filter(|one| is_wanted(one)).collect()
}

fn section(
    page: Registers,
    load: &Load,
    reader: &Reader,
    name: &str,
    listed: &[&Listed<'_>],
) -> AnyView {
    let rows: Vec<AnyView> = listed
        .iter()
        .map(|one| row(page, load, reader, one))
        .collect();
    let body = if rows.is_empty() {
        view! { <p class="muted">{t().no_entries}</p> }.into_any()
    } else {
        view! { <ul class="register-rows">{rows}</ul> }.into_any()
    };
    view! { <section class="card register" data-register-of=name.to_owned()><h2>{name.to_owned()}</h2>{body}</section> }.into_any()
}

fn row(page: Registers, load: &Load, reader: &Reader, listed: &Listed<'_>) -> AnyView {
    let own = Some(listed.person) == reader.person;
    let what = model::words(listed.line());
    let who = (!own).then(|| view! { <b>{reader.people.name(listed.person)}</b>": " });
    let outcome = model::outcome(listed).map(|(tone, words)| pill(tone, words));
    let why = listed
        .judged
        .map(|judged| judged.what.text.clone())
        .filter(|text| !text.is_empty());
    let note = Some(listed.entry.what.note.clone()).filter(|note| !note.is_empty());
    let waits = (!listed.entry.is_registered).then(|| pill(Tone::Plain, t().not_sent));
    let under = [note, why]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <li data-testid="register-row">
            <p class="row"><span class="grow">{who}{what.clone()}</span>{outcome}{waits}{acts(page, load, reader, listed, what)}</p>
            {(!under.is_empty()).then(|| view! { <p class="small muted">{under}</p> })}
        </li>
    }
    .into_any()
}

/// One's own entry is taken back; the sides say what became of others'.
fn acts(
    page: Registers,
    load: &Load,
    reader: &Reader,
    listed: &Listed<'_>,
    words: String,
) -> Option<AnyView> {
    let (doc, change) = (listed.entry.doc, listed.entry.change);
    if Some(listed.entry.by) == reader.person && listed.judged.is_none() {
        let (work, toasts) = (load.work, Toasts::here());
        let take_back = move |_| {
            spawn_local(async move {
                if work.withdraw(doc, change).await.is_err() {
                    toasts.say(t().not_kept);
                }
            });
        };
        return Some(view! { <button type="button" class="btn quiet no-print" data-act="take-back-entry" on:click=take_back>{t().take_back}</button> }.into_any());
    }
    let is_judged = reader.judges && model::outcome(listed).is_some();
    is_judged.then(|| {
        let asked = Asked { plan: load.doc, person: listed.person, entry: change, words };
        view! { <button type="button" class="btn no-print" data-act="judge-entry" on:click=move |_| page.judging.set(Some(asked.clone()))>{t().judge}</button> }.into_any()
    })
}

fn totals(totals: &[Total]) -> AnyView {
    let row = |total: &Total| {
        let name = if total.title.is_empty() {
            t().initiatives
        } else {
            &total.title
        };
        view! { <tr><th scope="row">{name.to_owned()}</th><td>{total.registered}</td><td>{total.confirmed}</td><td>{total.awarded}</td></tr> }.into_any()
    };
    let rows: Vec<AnyView> = totals
        .iter()
        .filter(|total| 0 < total.registered)
        .map(row)
        .collect();
    (!rows.is_empty())
        .then(|| view! {
            <section class="card register">
                <h2>{t().totals}</h2>
                <table class="register-totals">
                    <thead><tr><td></td><th scope="col">{t().total_registered}</th><th scope="col">{t().total_confirmed}</th><th scope="col">{t().total_awarded}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        })
        .into_any()
}

/// How many families each visited, by term.
fn visits(load: &Load, reader: &Reader, all: &[Listed<'_>]) -> AnyView {
    let Some(directory) = &reader.directory else {
        return ().into_any();
    };
    let year = directory.school.calendar(load.year());
    let [first, second] = year.terms;
    // A visit in the days between two terms belongs to the one that comes.
    let terms = [
        year.first_day..Day(first.to.0 + 1),
        Day(first.to.0 + 1)..Day(second.to.0 + 1),
    ];
    let counts = terms.map(|term| registers::visits(all, &term));
    let mut people: Vec<_> = counts.iter().flatten().map(|(person, _)| *person).collect();
    lientich_shared::order::sort(&mut people);
    people.dedup();
    let of = |term: usize, person| {
        let found = counts[term].iter().find(|(known, _)| *known == person);
        found
            .map(|(_, families)| number::grouped(*families))
            .unwrap_or_default()
    };
    let row = |person| {
        view! { <tr><th scope="row">{reader.people.name(person)}</th><td>{of(0, person)}</td><td>{of(1, person)}</td></tr> }.into_any()
    };
    let rows: Vec<AnyView> = people.into_iter().map(row).collect();
    (!rows.is_empty())
        .then(|| view! {
            <section class="card register">
                <h2>{t().totals}</h2>
                <table class="register-totals">
                    <thead><tr><th scope="col">{t().person}</th><th scope="col">{t().term_1}</th><th scope="col">{t().term_2}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        })
        .into_any()
}

/// What the registers say of targets that name the same: to be told there by a person.
fn beside_targets(load: &Load, all: &[Listed<'_>]) -> AnyView {
    let rows = load.assignments.targets.iter().filter_map(|aimed| {
        let figure = registers::suggested(&aimed.target, all)?;
        let measure = words::measure(&aimed.target.measure);
        let line = fill(
            t().suggestion,
            &[&aimed.target.subject, &measure, &number::figure(&figure)],
        );
        Some(view! { <li>{line}</li> }.into_any())
    });
    let rows: Vec<AnyView> = rows.collect();
    (!rows.is_empty())
        .then(|| {
            view! {
                <section class="card register" data-testid="beside-targets">
                    <h2>{t().beside_targets}</h2>
                    <ul>{rows}</ul>
                    <p class="no-print"><a class="btn" href=routes::TARGETS>{t().to_targets}</a></p>
                </section>
            }
        })
        .into_any()
}
