//! Giving somebody a duty beside the plan, on its own or following from a clause.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{NodeId, Side};
use lientich_shared::log::duty::{Duty, Party, Rhythm};
use lientich_shared::permissions::work;

use super::here::Here;
use super::model::orders;
use crate::reading;
use crate::strings::board::t;
use crate::strings::{fill, t as everywhere};
use crate::ui::dialog::Dialog;
use crate::ui::field::{DayField, SelectField, TextField, day_of};
use crate::ui::live::{live, maybe};
use crate::workload::{Load, team_of};

type Groups = Vec<(String, Vec<(String, String)>)>;

/// Of every month, its last day.
const MONTH_END: u8 = 31;

/// How many letters of a clause stand behind its name in the list.
const LETTERS: usize = 50;

/// What is filled in.
#[derive(Clone, Copy)]
struct Filled {
    plan: RwSignal<String>,
    to: RwSignal<String>,
    what: RwSignal<String>,
    clause: RwSignal<String>,
    rhythm: RwSignal<String>,
    day: RwSignal<String>,
    evidence: RwSignal<String>,
    words: RwSignal<String>,
    wrong: RwSignal<Option<&'static str>>,
}

/// The dialog.
#[component]
pub(super) fn Give(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let here = Here::found();
    let title = Signal::derive(|| t().give.to_owned());
    view! {
        <Dialog open title testid="give-duty">{untrack(|| form(here, open))}</Dialog>
    }
    .into_any()
}

fn form(here: Here, open: RwSignal<bool>) -> AnyView {
    let plans = here.workload.plans().get().unwrap_or_default();
    let empty = || RwSignal::new(String::new());
    let last = plans.last().map(|load| load.doc.to_string());
    let filled = Filled {
        plan: RwSignal::new(last.unwrap_or_default()),
        to: empty(),
        what: empty(),
        clause: empty(),
        rhythm: RwSignal::new("once".to_owned()),
        day: empty(),
        evidence: empty(),
        words: empty(),
        wrong: RwSignal::new(None),
    };
    let named = plans
        .iter()
        .map(|load| (load.doc.to_string(), reading::title(&load.content)));
    let named: Vec<(String, String)> = named.collect();
    let plan = (1 < named.len()).then(|| {
        let groups = vec![(String::new(), named)];
        view! { <SelectField id="give-plan" label=t().by_plan groups value=filled.plan/> }
    });
    let clause = move || {
        let groups = clauses(here, filled.plan.get().parse().ok());
        view! { <SelectField id="give-clause" label=t().give_clause groups value=filled.clause/> }
            .into_any()
    };
    // Who may be given it depends on whose the clause is.
    let to = move || {
        let groups = staff(here, side(here, filled), &|_| true);
        view! { <SelectField id="give-to" label=t().give_to groups value=filled.to/> }.into_any()
    };
    let day = move || {
        (filled.rhythm.get() == "once").then(|| {
            view! { <DayField id="give-day" label=t().give_day value=filled.day/> }.into_any()
        })
    };
    let rhythms = [
        ("once", t().once),
        ("month", t().month_end),
        ("term", t().term_end),
        ("always", t().always),
    ];
    let rhythms = rhythms.map(|(key, words)| (key.to_owned(), words.to_owned()));
    let rhythms = vec![(String::new(), rhythms.to_vec())];
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match done(here, filled) {
            Ok(()) => open.set(false),
            Err(wrong) => filled.wrong.set(Some(wrong)),
        }
    };
    view! {
        <form class="board-deed" on:submit=submit>
            <TextField id="give-what" label=t().give_what value=filled.what/>
            {live(to)}
            <SelectField id="give-when" label=t().give_when groups=rhythms value=filled.rhythm/>
            {maybe(day)}
            {plan}
            {live(clause)}
            <TextField id="give-evidence" label=t().evidence value=filled.evidence/>
            <TextField id="give-words" label=t().words_free value=filled.words/>
            {maybe(move || filled.wrong.get().map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> }.into_any()))}
            <div class="dialog-foot">
                <button type="button" class="btn" on:click=move |_| open.set(false)>{everywhere().cancel}</button>
                <button type="submit" class="btn primary" data-act="give-do">{t().give}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Whose the chosen clause is. Tracked.
fn side(here: Here, filled: Filled) -> Side {
    let node = filled.clause.get().parse().ok().map(NodeId);
    let plan = filled.plan.get().parse().ok();
    let load = plan.and_then(|plan| here.workload.load(plan));
    let part = load
        .zip(node)
        .and_then(|(load, node)| Some(load.part(node)?.side));
    part.unwrap_or(Side::Joint)
}

/// The clauses of a plan that have a name.
fn clauses(here: Here, plan: Option<DocId>) -> Groups {
    let load = plan.and_then(|plan| here.workload.load(plan));
    let options = load.map(|load: Load| {
        let parts = load
            .content
            .parts
            .iter()
            .filter(|part| !part.path.is_empty());
        let option = |part: &lientich_shared::plan::content::Part| {
            let begins: String = part.text.chars().take(LETTERS).collect();
            let name = fill(everywhere().clause, &[&part.path]);
            (part.node.to_string(), format!("{name}: {begins}"))
        };
        parts.map(option).collect::<Vec<_>>()
    });
    let none = (String::new(), t().no_clause.to_owned());
    let options = std::iter::once(none).chain(options.unwrap_or_default());
    vec![(String::new(), options.collect())]
}

/// The people to whom the reader may give duties of a side, by team. Tracked.
pub(super) fn staff(here: Here, side: Side, is_meant: &dyn Fn(PersonId) -> bool) -> Groups {
    let people = here.people.get();
    let given = here.ask(|giver| {
        let mut teams: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for (person, name) in people.in_office() {
            let roles = giver.directory.roles(person, here.today);
            let works = work::has_duties(&roles);
            if works && is_meant(person) && giver.may_give(person, side).is_ok() {
                let team = team_of(giver.directory, person).to_owned();
                teams
                    .entry(team)
                    .or_default()
                    .push((person.to_string(), name));
            }
        }
        teams
    });
    let choose = (String::new(), vec![(String::new(), t().choose.to_owned())]);
    let teams = given.unwrap_or_default().into_iter();
    std::iter::once(choose).chain(teams).collect()
}

/// Gives it, or says what is missing.
fn done(here: Here, filled: Filled) -> Result<(), &'static str> {
    let what = filled.what.get_untracked();
    let clause = filled.clause.get_untracked().parse().ok().map(NodeId);
    if what.trim().is_empty() && clause.is_none() {
        return Err(t().wants_words);
    }
    let to: PersonId = filled
        .to
        .get_untracked()
        .parse()
        .map_err(|_| t().wants_person)?;
    let plan: DocId = filled
        .plan
        .get_untracked()
        .parse()
        .map_err(|_| t().not_written)?;
    let rhythm = match &*filled.rhythm.get_untracked() {
        "month" => Rhythm::Monthly(MONTH_END),
        "term" => Rhythm::Termly(1),
        "always" => Rhythm::Continuous,
        _ => {
            let day = day_of(&filled.day.get_untracked()).ok().flatten();
            Rhythm::Once(day.ok_or(t().wants_day)?)
        }
    };
    let duty = Duty {
        text: what.trim().to_owned(),
        lead: Some(Party::Person(to)),
        rhythm,
        evidence: filled.evidence.get_untracked().trim().to_owned(),
        ..Duty::default()
    };
    let entry = orders::give(duty, clause, &filled.words.get_untracked());
    let name = here.people.get_untracked().name(to);
    here.write(plan, vec![(to, entry)], fill(t().gave, &[&name]));
    Ok(())
}
