//! One task in full, in a dialog: who and by when, how many were reached, a note, what proves it.

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::directory::Role;
use lientich_shared::log::duty::Party;
use lientich_shared::log::work::Stage;
use lientich_shared::permissions::work::{Worker, reports};
use lientich_shared::progress::Standing;
use lientich_shared::tasks::{Part, Task};

use super::evidence::files;
use super::model::{count, saved, toggled};
use super::{Page, card, write};
use crate::desk;
use crate::strings::{fill, my_work, names, t};
use crate::ui::dialog::Dialog;
use crate::ui::icon::Icon;
use crate::ui::live::{live, maybe};

/// The dialog.
#[component]
pub(super) fn Detail(
    /// What the page shares.
    page: Page,
    /// What the page lists.
    tasks: Memo<Option<Arc<Vec<Task>>>>,
) -> impl IntoView {
    let task = Memo::new(move |_| {
        let name = page.shown.get()?;
        tasks.with(|tasks| card::find(tasks.as_ref()?, &name))
    });
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(task.with(Option::is_some)));
    Effect::new(move |before: Option<bool>| {
        let is_open = open.get();
        if before == Some(true) && !is_open {
            page.shown.set(None);
        }
        is_open
    });
    let title = Signal::derive(move || {
        task.with(|task| task.as_ref().map(|task| card::heading(page, task)))
            .unwrap_or_default()
    });
    view! {
        <Dialog open title testid="task-detail">
            {move || task.get_untracked().map(|first| body(page, task, &first))}
        </Dialog>
    }
    .into_any()
}

/// Drawn once for a task, so that nothing is taken from under the hands; what others do arrives in its parts.
fn body(page: Page, task: Memo<Option<Task>>, first: &Task) -> AnyView {
    let may = may_report(page, first);
    view! {
        <div class="task-detail">
            {live(move || task.get().map_or_else(|| ().into_any(), |task| facts(page, &task)))}
            {may.then(|| form(page, task, first))}
            {files(page, task, first, may)}
            {maybe(move || task.get().map(|task| remarks(page, &task)))}
        </div>
    }
    .into_any()
}

/// Whether the reader reports for whose task it is.
fn may_report(page: Page, task: &Task) -> bool {
    let directory = page.session.directory().get_untracked();
    let (Some(directory), Some(me)) = (directory, page.session.me_untracked()) else {
        return false;
    };
    let team_of = |person| {
        let mut people = directory.people.iter();
        let found = people.find(|known| known.id == person);
        found.map_or("", |known| known.team.as_str())
    };
    let roles: Vec<Role> = directory.roles(me.person, desk::today());
    let team = team_of(me.person);
    let worker = Worker {
        roles: &roles,
        is_owner: me.person == task.person,
        is_of_team: !team.is_empty() && team == team_of(task.person),
        team,
    };
    reports(worker) && task.part != Part::Supervise && task.state.dropped.is_none()
}

/// What is asked of whom by when.
fn facts(page: Page, task: &Task) -> AnyView {
    let load = page.workload.load(task.plan);
    let clause = load.as_ref().and_then(|load| card::clause(load, task));
    let people = page.people();
    let all = |parties: &[Party]| {
        let parties: Vec<String> = parties.iter().map(|party| people.charged(party)).collect();
        parties.join(", ")
    };
    let due = task.due.map(names::long_day).unwrap_or_default();
    let leading = task.duty.lead.as_ref().map(|party| people.charged(party));
    let given = task.given_by.map(|by| match task.words.as_str() {
        "" => people.name(by),
        words => format!("{}: {words}", people.name(by)),
    });
    let rows = [
        (my_work::t().due, due),
        (my_work::t().leads, leading.unwrap_or_default()),
        (my_work::t().cooperates, all(&task.duty.cooperate)),
        (my_work::t().supervises, all(&task.duty.supervise)),
        (my_work::t().evidence_asked, task.duty.evidence.clone()),
        (my_work::t().from_whom, given.unwrap_or_default()),
    ];
    let rows = rows.into_iter().filter(|(_, words)| !words.is_empty());
    let rows = rows.map(|(name, words)| view! { <dt>{name}</dt><dd>{words}</dd> }.into_any());
    let quote = clause.map(|clause| {
        let words = clause.text.clone();
        view! { <blockquote class="quote">{words}" "{card::link(task, clause)}</blockquote> }
            .into_any()
    });
    let hint = task.state.is_disputed.then(|| {
        view! { <p class="wrong" role="status">{my_work::t().disputed_hint}</p> }.into_any()
    });
    view! { {quote}<dl class="facts">{rows.collect_view()}</dl>{hint} }.into_any()
}

/// How many, a note, done or open again.
fn form(page: Page, task: Memo<Option<Task>>, first: &Task) -> AnyView {
    let goal = first.duty.goal.clone();
    let reached = count(first).map_or(0, |(reached, _)| reached);
    let reached = RwSignal::new(reached.to_string());
    let note = RwSignal::new(first.state.note.clone());
    let number = move || reached.get().trim().parse::<u32>().ok();
    let counts = goal.is_some();
    let save = move |_| {
        let Some(now) = task.get_untracked() else {
            return;
        };
        if counts && number().is_none() {
            return;
        }
        write::entry(
            page,
            saved(&now, number(), &note.get_untracked()),
            my_work::t().saved.to_owned(),
        );
    };
    let toggle = move |_| {
        if let Some(now) = task.get_untracked() {
            if let Some(by) = write::another(page, &now) {
                write::say(fill(my_work::t().done_by_other, &[&by]));
                return;
            }
            let is_done = now.state.stage == Stage::Done;
            let words = if is_done {
                my_work::t().reopened
            } else {
                my_work::t().ticked
            };
            let said = fill(words, &[&card::heading(page, &now)]);
            write::entry(page, toggled(&now), said);
        }
    };
    let label = move || {
        let is_done = task.with(|task| {
            task.as_ref()
                .is_some_and(|task| task.state.stage == Stage::Done)
        });
        if is_done {
            my_work::t().open_again
        } else {
            my_work::t().mark_done
        }
    };
    let wrong = move || (counts && number().is_none()).then_some(my_work::t().reached_wrong);
    let counter = goal.map(|goal| counter(reached, goal.of, &goal.unit));
    view! {
        <div class="task-form">
            {counter}
            {maybe(move || wrong().map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> }.into_any()))}
            <div class="field">
                <label for="task-note">{my_work::t().note}</label>
                <textarea class="input" id="task-note" rows="2" prop:value=note.get_untracked()
                    on:input:target=move |event| note.set(event.target().value())></textarea>
            </div>
            <div class="row">
                <button type="button" class="btn" data-act="save-task" on:click=save>{t().save}</button>
                <button type="button" class="btn primary" data-act="toggle-task" on:click=toggle>{label}</button>
            </div>
        </div>
    }
    .into_any()
}

/// A number with one less and one more, for thumbs.
fn counter(reached: RwSignal<String>, of: u32, unit: &str) -> AnyView {
    let step = move |by: i64| {
        let now = reached.get_untracked().trim().parse::<i64>().unwrap_or(0);
        reached.set((now + by).clamp(0, i64::from(u32::MAX)).to_string());
    };
    let label = fill(my_work::t().reached, &[unit]);
    view! {
        <div class="field">
            <label for="task-reached">{label}</label>
            <div class="counter">
                <button type="button" class="btn icon-only" aria-label=my_work::t().one_less on:click=move |_| step(-1)>"−"</button>
                <input class="input" type="text" inputmode="numeric" id="task-reached" autocomplete="off" prop:value=reached
                    on:input:target=move |event| reached.set(event.target().value())/>
                <button type="button" class="btn icon-only" aria-label=my_work::t().one_more on:click=move |_| step(1)>{Icon::Add.view()}</button>
                <span class="muted">{format!("/ {of}")}</span>
            </div>
        </div>
    }
    .into_any()
}

/// What those who supervise remarked.
fn remarks(page: Page, task: &Task) -> AnyView {
    let people = page.people();
    let Some(load) = page.workload.load(task.plan) else {
        return ().into_any();
    };
    let progress = load.work.view().get();
    let ledger = progress.ledger(task.person);
    let standing = ledger.map(|ledger| ledger.standing(task.item, task.due));
    let Standing { remarks, .. } = standing.unwrap_or_default();
    let said = remarks.into_iter().map(|remark| {
        let by = people.name(remark.by);
        view! { <p class="small"><b>{by}</b>": "{remark.what.text.clone()}</p> }.into_any()
    });
    said.collect_view().into_any()
}
