//! What may be done about the open duty: ask again, remark, hand over, drop, resume. Only what the rules
//! allow is offered, and who may do the rest is said. Each asks once more before it is written, and can be
//! taken back.

use leptos::prelude::*;
use lientich_shared::directory::Role;
use lientich_shared::ids::PersonId;
use lientich_shared::permissions::talk::{Denial, Ruling};
use lientich_shared::tasks::{Row, State};

use super::detail::{day, row_at};
use super::give::staff;
use super::here::Here;
use super::model::Line;
use super::model::orders::{Aim, Deed, entries, meant};
use crate::strings::board::t;
use crate::strings::{fill, names, t as everywhere};
use crate::ui::field::{Choices, SelectField};
use crate::ui::live::{live, maybe};

/// Buttons, or the form of the one that was pressed.
#[component]
pub(super) fn Deeds(
    /// The chosen occurrence, by its place among the duty's.
    at: RwSignal<usize>,
) -> impl IntoView {
    let here = Here::found();
    let deed = RwSignal::new(None::<Deed>);
    Effect::new(move |_| {
        at.track();
        deed.set(None);
    });
    live(move || match deed.get() {
        None => buttons(here, at, deed),
        Some(chosen) => untrack(|| form(here, at.get(), deed, chosen)),
    })
}

fn all(states: &[(PersonId, State)], is: impl Fn(&State) -> bool) -> bool {
    !states.is_empty() && states.iter().all(|(_, state)| is(state))
}

fn buttons(here: Here, at: RwSignal<usize>, deed: RwSignal<Option<Deed>>) -> AnyView {
    let Some((line, row)) = row_at(here, at.get()) else {
        return ().into_any();
    };
    let states = here.workload.states(line.name.plan, &row);
    let is_dropped = all(&states, |state| state.dropped.is_some());
    let has_dropped = states.iter().any(|(_, state)| state.dropped.is_some());
    let is_held = !states.is_empty();
    let hand_over = if is_held { t().hand_over } else { t().assign };
    let possible = [
        (Deed::AskAgain, is_held && !is_dropped, t().ask_again),
        (Deed::Remark, is_held, t().remark),
        (Deed::HandOver, row.former.is_empty() || is_held, hand_over),
        (Deed::Drop, is_held && !is_dropped, t().drop),
        (Deed::Resume, has_dropped, t().resume),
    ];
    let rule = |deed| ruling(here, deed, &line, &row);
    let offered = possible.into_iter().filter(|(_, is, _)| *is);
    let (mut shown, mut refused) = (Vec::new(), None);
    for (one, _, words) in offered {
        match rule(one) {
            Ok(()) => shown.push(button(deed, one, words)),
            Err(denial) => refused = refused.or(Some(denial)),
        }
    }
    let why = refused.map(|denial| {
        let words = fill(t().only_for, &[&allowed(denial)]);
        view! { <p class="small muted" data-testid="only-for">{words}</p> }.into_any()
    });
    view! {
        <div class="board-deeds" role="group" aria-label=t().deeds>{shown}</div>
        {why}
    }
    .into_any()
}

fn button(deed: RwSignal<Option<Deed>>, one: Deed, words: &'static str) -> AnyView {
    view! {
        <button type="button" class="btn" data-act=act(one) on:click=move |_| deed.set(Some(one))>{words}</button>
    }
    .into_any()
}

fn act(deed: Deed) -> &'static str {
    match deed {
        Deed::AskAgain => "ask-again",
        Deed::Remark => "remark",
        Deed::HandOver => "hand-over",
        Deed::Drop => "drop",
        Deed::Resume => "resume",
    }
}

/// Whether the reader may do it with everybody concerned. Tracked.
fn ruling(here: Here, deed: Deed, line: &Line, row: &Row) -> Ruling {
    let asked = here.ask(|giver| {
        let mut holders = row.holders.iter();
        match deed {
            Deed::Remark => holders.try_for_each(|person| giver.may_remark(*person)),
            _ if row.holders.is_empty() => giver.may_give(giver.me, line.side),
            _ => holders.try_for_each(|person| giver.may_give(*person, line.side)),
        }
    });
    asked.unwrap_or(Err(Denial::NotTheirs))
}

/// Who may do what the reader may not.
fn allowed(denial: Denial) -> String {
    let roles: &[Role] = match denial {
        Denial::OnlyFor(roles) => roles,
        _ => &[],
    };
    let roles: Vec<&str> = roles.iter().map(|role| names::role(*role)).collect();
    roles.join(", ")
}

/// What is filled in before a deed is done.
#[derive(Clone, Copy)]
struct Filled {
    whom: RwSignal<String>,
    extent: RwSignal<String>,
    to: RwSignal<String>,
    words: RwSignal<String>,
    wrong: RwSignal<Option<&'static str>>,
}

fn form(here: Here, at: usize, deed: RwSignal<Option<Deed>>, chosen: Deed) -> AnyView {
    let Some((line, row)) = row_at(here, at) else {
        return ().into_any();
    };
    let states = here.workload.states(line.name.plan, &row);
    let filled = Filled {
        whom: RwSignal::new(String::new()),
        extent: RwSignal::new("one".to_owned()),
        to: RwSignal::new(String::new()),
        words: RwSignal::new(String::new()),
        wrong: RwSignal::new(None),
    };
    let recurs = row.due.is_some() && 1 < line_length(here);
    let has_extent = recurs && matches!(chosen, Deed::Drop | Deed::Resume | Deed::Remark);
    let extent = has_extent.then(|| {
        let options = vec![
            ("one", fill(t().this_one, &[&day(&row)])),
            ("all", t().the_whole.to_owned()),
        ];
        view! { <Choices name="deed-extent" label=t().extent options value=filled.extent/> }
    });
    let note = match chosen {
        Deed::Drop => Some(t().drop_sure),
        Deed::HandOver if !states.is_empty() => Some(t().hand_over_note),
        _ => None,
    };
    let label = match chosen {
        Deed::Drop => t().words_why,
        Deed::Remark => t().words_remark,
        _ => t().words_free,
    };
    let (title, danger) = title(chosen, states.is_empty());
    let whom = whom(here, chosen, &row, &states, filled);
    let to = (chosen == Deed::HandOver).then(|| person(here, &line, &row, filled));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if done(here, &line, &row, &states, chosen, filled) {
            deed.set(None);
        }
    };
    let class = if danger { "btn danger" } else { "btn primary" };
    view! {
        <form class="board-deed" data-testid="deed-form" on:submit=submit>
            <h3>{title}</h3>
            {note.map(|note| view! { <p class="small muted">{note}</p> })}
            {to}{whom}{extent}
            <div class="field">
                <label for="deed-words">{label}</label>
                <textarea class="input" id="deed-words" rows="3" prop:value=filled.words
                    on:input:target=move |event| filled.words.set(event.target().value())></textarea>
                {maybe(move || filled.wrong.get().map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> }.into_any()))}
            </div>
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| deed.set(None)>{everywhere().cancel}</button>
                <button type="submit" class=class data-act="deed-do">{title}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What a deed is called, and whether it takes something away.
fn title(deed: Deed, is_free: bool) -> (&'static str, bool) {
    match deed {
        Deed::AskAgain => (t().ask_again, false),
        Deed::Remark => (t().remark, false),
        Deed::HandOver if is_free => (t().assign, false),
        Deed::HandOver => (t().hand_over, false),
        Deed::Drop => (t().drop, true),
        Deed::Resume => (t().resume, false),
    }
}

/// How many times the open duty falls due.
fn line_length(here: Here) -> usize {
    here.opened().map_or(0, |(_, line)| line.rows.len())
}

/// Of several who each do it: those who are meant, or one of them.
fn whom(
    here: Here,
    deed: Deed,
    row: &Row,
    states: &[(PersonId, State)],
    filled: Filled,
) -> Option<AnyView> {
    if !row.duty.is_each || states.len() < 2 {
        return None;
    }
    let people = here.people.get();
    let count = meant(deed, row.duty.is_each, states).len().to_string();
    let everybody = (String::new(), fill(t().the_meant, &[&count]));
    let each = states
        .iter()
        .map(|(person, _)| (person.to_string(), people.name(*person)));
    let groups = vec![
        (String::new(), vec![everybody]),
        (String::new(), each.collect()),
    ];
    Some(view! { <SelectField id="deed-whom" label=t().whom groups value=filled.whom/> }.into_any())
}

/// To whom it is handed over: whomever the reader may give it to.
fn person(here: Here, line: &Line, row: &Row, filled: Filled) -> AnyView {
    let holders = row.holders.clone();
    let groups = staff(here, line.side, &|person| !holders.contains(&person));
    view! { <SelectField id="deed-to" label=t().to_whom groups value=filled.to/> }.into_any()
}

/// Does it, if all that it needs is there.
fn done(
    here: Here,
    line: &Line,
    row: &Row,
    states: &[(PersonId, State)],
    deed: Deed,
    filled: Filled,
) -> bool {
    let words = filled.words.get_untracked();
    let to: Option<PersonId> = filled.to.get_untracked().parse().ok();
    let wants_words = matches!(deed, Deed::Drop | Deed::Remark);
    if wants_words && words.trim().is_empty() {
        filled.wrong.set(Some(t().wants_words));
        return false;
    }
    if deed == Deed::HandOver && to.is_none() {
        filled.wrong.set(Some(t().wants_person));
        return false;
    }
    let one: Option<PersonId> = filled.whom.get_untracked().parse().ok();
    let who = one.map_or_else(|| meant(deed, row.duty.is_each, states), |one| vec![one]);
    let aim = Aim {
        row,
        whole: filled.extent.get_untracked() == "all",
        who: &who,
    };
    let said = match deed {
        Deed::AskAgain => fill(t().did_ask, &[&who.len().to_string()]),
        Deed::Remark => t().did_remark.to_owned(),
        Deed::Drop => t().did_drop.to_owned(),
        Deed::Resume => t().did_resume.to_owned(),
        Deed::HandOver => {
            let people = here.people.get_untracked();
            fill(t().did_hand_over, &[&people.name_or_unknown(to)])
        }
    };
    here.write(line.name.plan, entries(deed, aim, to, &words), said);
    true
}
