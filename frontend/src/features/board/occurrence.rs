//! One occurrence of the open duty: who reported what, with which files, and what those who give duties
//! said of it.

use leptos::prelude::*;
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::ChangeId;
use lientich_shared::log::work::{Attachment, Directive, Item, Order, Stage};
use lientich_shared::progress::{Ledger, Standing, Written};
use lientich_shared::tasks::{Row, State};

use super::detail::{day, row_at};
use super::here::Here;
use super::model::Line;
use super::model::table::count;
use crate::parties::People;
use crate::proof;
use crate::strings::board::t;
use crate::strings::fill;
use crate::ui::tag::{Tone, pill, tag};

/// The occurrence at a place among the open duty's. Tracked.
pub(super) fn occurrence(here: Here, at: usize) -> AnyView {
    let Some((line, row)) = row_at(here, at) else {
        return ().into_any();
    };
    let people = here.people.get();
    let states = here.workload.states(line.name.plan, &row);
    let all = states.iter().chain(&row.former);
    let each = all.map(|(person, state)| report(here, &people, &line, &row, *person, state));
    let nobody = (states.is_empty() && row.former.is_empty())
        .then(|| view! { <p class="muted">{t().nobody}</p> }.into_any());
    view! {
        <section class="board-reports" data-testid="occurrence">
            <h3>{day(&row)}</h3>
            {nobody}
            <ul>{each.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// What one person reported.
fn report(
    here: Here,
    people: &People,
    line: &Line,
    row: &Row,
    person: PersonId,
    state: &State,
) -> AnyView {
    let plans = here.workload.plans().get().unwrap_or_default();
    let load = plans.iter().find(|load| load.doc == line.name.plan);
    let progress = load.map(|load| load.work.view().get());
    let ledger = progress.as_ref().and_then(|all| all.ledger(person));
    let standing = ledger.map(|ledger| ledger.standing(row.item, row.due));
    let standing = standing.unwrap_or_default();
    let handed = state
        .handed_to
        .map(|to| fill(t().left_to, &[&people.name(to)]));
    let number = count(state.count, &row.duty);
    let team = people.team(person).to_owned();
    let said = said(people, &standing, ledger, row);
    view! {
        <li data-testid="holder" data-person=person.to_string()>
            <p class="row">{tag(people.party(person), people.name(person))}
                {(!team.is_empty()).then(|| view! { <span class="small muted">{team}</span> })}{stage(people, person, state)}
                {(!number.is_empty()).then(|| pill(Tone::Plain, number.clone()))}
                {(!state.is_registered).then(|| pill(Tone::Plain, t().unsent))}</p>
            {handed.map(|words| view! { <p class="small muted">{words}</p> })}
            {(!state.note.is_empty()).then(|| view! { <p>{state.note.clone()}</p> })}
            {files(people, person, &standing.files)}
            {said.into_iter().map(|words| view! { <p class="board-said">{words}</p> }).collect_view()}
        </li>
    }
    .into_any()
}

/// How far it is with a person, and since when.
fn stage(people: &People, person: PersonId, state: &State) -> AnyView {
    if state.dropped.is_some() {
        return pill(Tone::Plain, t().is_dropped);
    }
    let Some((by, at)) = state.reported else {
        return pill(Tone::Plain, t().not_reported);
    };
    let on = at.day().to_string();
    let (tone, words) = match state.stage {
        Stage::Done => (Tone::Ok, t().done_at),
        Stage::Doing => (Tone::Plain, t().doing_at),
        Stage::Open => (Tone::Plain, t().reopened_at),
    };
    let other = (by != person).then(|| fill(t().by_other, &[&people.name(by)]));
    view! { {pill(tone, fill(words, &[&on]))}<span class="small muted">{other}</span> }.into_any()
}

/// What proves it, as far as one may see it.
fn files(people: &People, person: PersonId, files: &[&Written<Attachment>]) -> AnyView {
    let file = |file: &&Written<Attachment>| {
        let by = (file.by != person).then(|| people.name(file.by));
        proof::file(file.doc, file.what.clone(), by, ().into_any())
    };
    files.iter().map(file).collect_view().into_any()
}

/// What was said to a person of it, each with who said it, and a report that says otherwise.
fn said(
    people: &People,
    standing: &Standing<'_>,
    ledger: Option<&Ledger>,
    row: &Row,
) -> Vec<String> {
    let words = |template, told: &Written<Directive>| {
        fill(template, &[&people.name(told.by), &told.what.text])
    };
    let disputed = standing.disputed.map(|other| {
        let stage = match other.what.stage {
            Stage::Done => t().is_done,
            Stage::Doing => t().is_doing,
            Stage::Open => t().not_reported,
        };
        fill(t().disputed_with, &[&people.name(other.by), stage])
    });
    let asked = standing.asked_again.map(|told| match &*told.what.text {
        "" => fill(t().asked_by_plain, &[&people.name(told.by)]),
        _ => words(t().asked_by, told),
    });
    let dropped = standing.dropped.map(|told| words(t().dropped_by, told));
    let remarks = standing.remarks.iter();
    let remarks = remarks.map(|told| words(t().remark_by, told));
    let given = ledger.and_then(|ledger| given(people, ledger, row));
    let all = given.into_iter().chain(disputed).chain(asked);
    all.chain(dropped).chain(remarks).collect()
}

/// Who gave it to them, where it was not the plan.
fn given(people: &People, ledger: &Ledger, row: &Row) -> Option<String> {
    let is_it = |order: &Order, change: ChangeId| match order {
        Order::Take { duty, .. } => Item::Planned(*duty) == row.item,
        Order::Give { .. } => Item::Given(change) == row.item,
        _ => false,
    };
    let mut said = ledger.directives.iter().rev();
    let told = said.find(|told| is_it(&told.what.order, told.change))?;
    let day = told.at.day().to_string();
    let who = format!("{}: {} ({day})", t().given, people.name(told.by));
    Some(match &*told.what.text {
        "" => who,
        text => format!("{who}: {text}"),
    })
}
