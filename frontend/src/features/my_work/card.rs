//! One task: a box to tick, what is to do, by when, from whom, how far.

use leptos::prelude::*;
use lientich_shared::log::change::Side;
use lientich_shared::log::work::Stage;
use lientich_shared::plan::content::Part as Clause;
use lientich_shared::tasks::{Part, Task};

use super::model::{Line, count, percent, toggled};
use super::{Page, write};
use crate::desk;
use crate::parties;
use crate::routes;
use crate::strings::{fill, my_work, names, t};
use crate::ui::icon::Icon;
use crate::ui::tag::{Tone, pill, tag};
use crate::workload::{Load, key, words};

/// The card.
pub(super) fn card(page: Page, line: Line) -> AnyView {
    let Line { task, more } = line;
    let load = page.workload.load(task.plan);
    let clause = load.as_ref().and_then(|load| clause(load, &task));
    let title = words(&task, clause);
    let name = key(&task);
    let open = {
        let name = name.clone();
        move |_| page.shown.set(Some(name.clone()))
    };
    let is_over = task.state.is_over();
    let more = (0 < more).then(|| {
        let more = fill(my_work::t().again, &[&more.to_string()]);
        view! { <span class="small muted">{more}</span> }.into_any()
    });
    view! {
        <article class="card task" class:over=is_over data-testid="duty" data-key=name data-node=task.node.map(|node| node.to_string())>
            {tick(page, &task, &title)}
            <div class="task-words">
                <h3><button type="button" class="task-title" aria-haspopup="dialog" on:click=open>{title}</button></h3>
                <p class="row">
                    {due(&task)}
                    {person(page, &task)}
                    {giver(page, &task, clause)}
                    {part(task.part)}
                    {clause.map(|clause| link(&task, clause))}
                    {more}
                </p>
                {bar(&task)}
                {told(page, &task)}
            </div>
        </article>
    }
    .into_any()
}

/// The clause that it follows from.
pub(super) fn clause<'a>(load: &'a Load, task: &Task) -> Option<&'a Clause> {
    load.part(task.node?)
}

/// A box that is pressed, or a mark where others do it.
fn tick(page: Page, task: &Task, title: &str) -> AnyView {
    if task.part == Part::Supervise || task.state.dropped.is_some() {
        return view! { <span class="task-tick none" aria-hidden="true"></span> }.into_any();
    }
    let is_done = task.state.stage == Stage::Done;
    let label = fill(my_work::t().tick, &[title]);
    let words = if is_done {
        my_work::t().reopened
    } else {
        my_work::t().ticked
    };
    let said = fill(words, &[title]);
    let task = task.clone();
    let press = move |_| match write::another(page, &task) {
        Some(by) => write::say(fill(my_work::t().done_by_other, &[&by])),
        None => write::entry(page, toggled(&task), said.clone()),
    };
    view! {
        <button type="button" role="checkbox" class="task-tick" aria-checked=is_done.to_string() aria-label=label on:click=press>
            {is_done.then(|| Icon::Check.view())}
        </button>
    }
    .into_any()
}

/// By when.
pub(super) fn due(task: &Task) -> Option<AnyView> {
    if task.state.is_over() {
        return None;
    }
    let today = desk::today();
    Some(match task.due {
        Some(day) if day < today => pill(Tone::Late, names::due(day, today)),
        Some(day) => pill(Tone::Plain, names::due(day, today)),
        None => pill(Tone::Plain, my_work::t().no_day),
    })
}

/// Whose it is, where it is not the reader's.
fn person(page: Page, task: &Task) -> Option<AnyView> {
    let me = page.session.me_untracked().map(|me| me.person);
    let people = page.people();
    (me != Some(task.person)).then(|| tag(people.party(task.person), people.name(task.person)))
}

/// Who gave it: a person, or the side of its clause.
fn giver(page: Page, task: &Task, clause: Option<&Clause>) -> AnyView {
    if let Some(by) = task.given_by {
        let people = page.people();
        return tag(
            people.party(by),
            fill(my_work::t().gave, &[&people.name(by)]),
        );
    }
    let of = |side: Side| tag(parties::of_side(side), names::side(side));
    match clause.map(|clause| clause.side) {
        Some(Side::Joint) => view! { {of(Side::Bgh)}{of(Side::Bch)} }.into_any(),
        Some(side) => {
            let words = fill(my_work::t().gave, &[names::side(side)]);
            tag(parties::of_side(side), words)
        }
        None => ().into_any(),
    }
}

fn part(part: Part) -> Option<AnyView> {
    let words = match part {
        Part::Lead => return None,
        Part::Cooperate => my_work::t().cooperate,
        Part::Supervise => my_work::t().supervise,
    };
    Some(view! { <span class="small muted">{words}</span> }.into_any())
}

/// The issued plan, at the clause.
pub(super) fn link(task: &Task, clause: &Clause) -> AnyView {
    let href = format!("{}#p-{}", routes::edition(task.plan), clause.node);
    let words = names::part(clause.kind, &clause.path);
    view! { <a href=href class="small clause-link">{words}</a> }.into_any()
}

/// How many of how many.
fn bar(task: &Task) -> Option<AnyView> {
    let (reached, of) = count(task)?;
    let unit = task
        .duty
        .goal
        .as_ref()
        .map_or("", |goal| goal.unit.as_str());
    let words = format!("{reached}/{of} {unit}");
    let part = percent((reached, of));
    Some(
        view! {
            <progress class="task-bar" max="100" value=part aria-label=words.clone()></progress>
            <p class="small muted">{words.clone()}</p>
        }
        .into_any(),
    )
}

/// What was said of it: done when and by whom, asked for again, dropped.
fn told(page: Page, task: &Task) -> Vec<AnyView> {
    let state = &task.state;
    let people = page.people();
    let mut told = Vec::new();
    let mut say =
        |words: String| told.push(view! { <p class="small muted">{words}</p> }.into_any());
    if let Some((by, at)) = state.reported.filter(|_| state.stage == Stage::Done) {
        let (_, month, day) = at.day().civil();
        let on = format!("{day:02}/{month:02}");
        let mut words = if by == task.person {
            fill(my_work::t().done_on, &[&on])
        } else {
            fill(my_work::t().done_by, &[&on, &people.name(by)])
        };
        if 0 < state.files {
            let files = fill(my_work::t().files, &[&state.files.to_string()]);
            words = format!("{words} · {files}");
        }
        say(words);
    } else if 0 < state.files {
        say(fill(my_work::t().files, &[&state.files.to_string()]));
    }
    if !state.note.is_empty() {
        say(format!("“{}”", state.note));
    }
    if !state.is_registered {
        say(my_work::t().not_sent.to_owned());
    }
    if let Some((by, why)) = &state.dropped {
        say(fill(my_work::t().dropped, &[&people.name(*by), why]));
    }
    if let Some((by, why)) = &state.asked_again {
        let words = fill(my_work::t().asked_again, &[&people.name(*by)]);
        let why = (!why.is_empty()).then(|| format!(" {why}"));
        told.push(view! { <p class="row">{pill(Tone::Look, words)}{why}</p> }.into_any());
    }
    if state.is_disputed {
        told.push(
            view! { <p class="row">{pill(Tone::Look, my_work::t().disputed)}</p> }.into_any(),
        );
    }
    told
}

/// Words for the title of the dialog.
pub(super) fn heading(page: Page, task: &Task) -> String {
    let load = page.workload.load(task.plan);
    let clause = load.as_ref().and_then(|load| clause(load, task));
    let title = words(task, clause);
    if title.is_empty() {
        t().work.to_owned()
    } else {
        title
    }
}

/// The task of the page's list with this key.
pub(super) fn find(tasks: &[Task], name: &str) -> Option<Task> {
    tasks.iter().find(|task| key(task) == name).cloned()
}
