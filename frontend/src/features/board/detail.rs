//! One duty in full, over the board: at its side on a desktop, rising from the foot of a phone. What is
//! asked of whom, all its times in the year, who reported what of the one that is chosen, and what may be
//! done about it.

use leptos::prelude::*;
use lientich_shared::log::duty::{Duty, Party};
use lientich_shared::tasks::Row;

use super::deeds::Deeds;
use super::here::Here;
use super::model::status::Kind;
use super::model::table::{self, colour};
use super::model::{Board, Line};
use super::occurrence::occurrence;
use super::table::names;
use crate::routes;
use crate::strings::board::t;
use crate::strings::{self, fill, names as named};
use crate::ui::dialog::Dialog;
use crate::ui::live::live;
use crate::ui::tag::pill;

/// The dialog; it is open while the address names a duty.
#[component]
pub(super) fn Detail() -> impl IntoView {
    let here = Here::found();
    let open = RwSignal::new(false);
    // The sheet stays as it is while others write.
    let name = Memo::new(move |_| here.asked.with(|asked| asked.open));
    Effect::new(move |_| open.set(name.get().is_some()));
    Effect::new(move |before: Option<bool>| {
        let is_open = open.get();
        if before == Some(true) && !is_open && untrack(|| name.get()).is_some() {
            let asked = super::address::Asked {
                open: None,
                ..untrack(|| here.asked.get())
            };
            Here::go(&asked);
        }
        is_open
    });
    let title = Signal::derive(move || {
        let opened = here.opened();
        opened.map_or_else(|| t().title.to_owned(), |(_, line)| line.what)
    });
    view! {
        <Dialog open title testid="duty-detail">
            {move || {
                name.track();
                body(here)
            }}
        </Dialog>
    }
    .into_any()
}

fn body(here: Here) -> AnyView {
    let Some((board, line)) = untrack(|| here.opened()) else {
        return live(move || match here.opened() {
            None => view! { <p role="status">{t().gone}</p> }.into_any(),
            Some(_) => body(here),
        });
    };
    let at = RwSignal::new(chosen(here, &board, &line));
    view! {
        <div class="board-detail">
            {facts(here, &board, &line)}
            {live(move || times(here, at))}
            {live(move || occurrence(here, at.get()))}
            <Deeds at/>
        </div>
    }
    .into_any()
}

/// The occurrence that is shown first: that of the row, by its place among the duty's.
fn chosen(here: Here, board: &Board, line: &Line) -> usize {
    let month = untrack(|| here.asked.with(|asked| asked.filters.month));
    let kinds: Vec<(usize, Kind)> = board.in_month(line, month, here.today).collect();
    let open = kinds.iter().find(|(_, kind)| !kind.is_over());
    let row = open.or(kinds.last()).map(|(row, _)| *row);
    let place = line.rows.iter().position(|at| Some(*at) == row);
    place.unwrap_or_default()
}

/// The row of an occurrence of the open duty. Tracked.
pub(super) fn row_at(here: Here, at: usize) -> Option<(Line, Row)> {
    let (board, line) = here.opened()?;
    let place = *line.rows.get(at)?;
    let row = board.row(place).clone();
    Some((line, row))
}

/// What is asked of whom.
fn facts(here: Here, board: &Board, line: &Line) -> AnyView {
    let duty = board.duty(line);
    let people = untrack(|| here.people.get());
    let parties = |all: &[Party]| {
        let all = all
            .iter()
            .map(|party| (colour(&people, party), people.charged(party)));
        names(all.collect())
    };
    let goal = duty
        .goal
        .as_ref()
        .map(|goal| format!("{} {}", goal.of, goal.unit));
    let words = |words: String| view! { <span>{words}</span> }.into_any();
    let rows = [
        (t().lead, duty.lead.is_some(), parties(duty.lead.as_slice())),
        (
            t().cooperate,
            !duty.cooperate.is_empty(),
            parties(&duty.cooperate),
        ),
        (
            t().supervise,
            !duty.supervise.is_empty(),
            parties(&duty.supervise),
        ),
        (t().when, true, words(rhythm(here, duty))),
        (t().goal, goal.is_some(), words(goal.unwrap_or_default())),
        (
            t().evidence,
            !duty.evidence.is_empty(),
            words(duty.evidence.clone()),
        ),
    ];
    let rows = rows.into_iter().filter(|(_, is, _)| *is);
    let rows = rows.map(|(name, _, value)| view! { <dt>{name}</dt><dd>{value}</dd> }.into_any());
    view! {
        {clause(here, line)}
        <dl class="board-facts">{rows.collect_view()}</dl>
        {duty.is_each.then(|| view! { <p class="small muted">{t().each}</p> })}
    }
    .into_any()
}

fn rhythm(here: Here, duty: &Duty) -> String {
    let day = match &duty.rhythm {
        lientich_shared::log::duty::Rhythm::Once(day) => Some(*day),
        _ => None,
    };
    table::when(duty, day, here.today)
}

/// The clause in its own words, with the way to it.
fn clause(here: Here, line: &Line) -> AnyView {
    let Some(node) = line.node else {
        return view! { <p class="small muted">{t().beside}</p> }.into_any();
    };
    let plan = line.name.plan;
    let load = untrack(|| here.workload.load(plan));
    let text = load.and_then(|load| load.part(node).map(|part| part.text.clone()));
    // A duty without words of its own is called by those of its clause.
    let text = text.filter(|text| *text != line.what);
    let path = (!line.path.is_empty()).then(|| fill(strings::t().clause, &[&line.path]));
    let href = format!("{}#p-{node}", routes::edition(plan));
    view! {
        <blockquote class="board-quote">
            {text.map(|text| view! { <p>{text}</p> })}
            <p class="small"><a href=href>{path.unwrap_or_else(|| t().detail_clause.to_owned())}</a></p>
        </blockquote>
    }
    .into_any()
}

/// All times of the year as buttons; one of them is chosen. What is due once needs none.
fn times(here: Here, at: RwSignal<usize>) -> AnyView {
    let Some((board, line)) = here.opened() else {
        return ().into_any();
    };
    if line.rows.len() < 2 {
        return ().into_any();
    }
    let button = |(nth, place): (usize, &usize)| {
        let row = board.row(*place);
        let (tone, state) = table::stands(row, Kind::of(row, here.today), here.today);
        let due = row
            .due
            .map_or_else(|| t().undated.to_owned(), |due| due.to_string());
        view! {
            <li>
                <button type="button" class="time" data-nth=nth aria-pressed=move || (at.get() == nth).to_string()
                    on:click=move |_| at.set(nth)><span>{due}</span>{pill(tone, state)}</button>
            </li>
        }
        .into_any()
    };
    let buttons: Vec<AnyView> = line.rows.iter().enumerate().map(button).collect();
    view! {
        <section>
            <h3>{t().occurrences}</h3>
            <ul class="board-times">{buttons}</ul>
        </section>
    }
    .into_any()
}

/// An occurrence by its day, as one says it.
pub(super) fn day(row: &Row) -> String {
    row.due
        .map_or_else(|| t().undated.to_owned(), named::long_day)
}
