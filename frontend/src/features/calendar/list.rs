//! Days with what is due on them, one after another: the list of a month, and the panel of one day.

use leptos::prelude::*;
use lientich_shared::agenda::Entry;
use lientich_shared::calendar::occurrences::month_of;
use lientich_shared::calendar::weekday;
use lientich_shared::tasks::Part;
use lientich_shared::time::Day;

use super::model::kept;
use super::{Shown, month_shown};
use crate::desk;
use crate::parties::People;
use crate::routes;
use crate::strings::calendar::{self, t};
use crate::strings::fill;
use crate::ui::blank::Blank;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::tag::{Tone, pill, tag};

/// What is due in the month, day by day.
pub(super) fn month_list(shown: Shown) -> AnyView {
    live(move || {
        let month = month_of(month_shown(shown));
        let days: Vec<AnyView> = shown.days.with(|days| {
            let of_month = days.range(month.from..=month.to);
            of_month
                .map(|(day, entries)| section(shown, *day, entries))
                .collect()
        });
        if days.is_empty() {
            return view! { <Blank icon=Icon::Today title=t().month_empty sentence=t().month_empty_hint/> }.into_any();
        }
        view! { <div class="calendar-list" data-testid="calendar-list">{days}</div> }.into_any()
    })
}

/// What is due on the chosen day.
pub(super) fn day_panel(shown: Shown) -> AnyView {
    live(move || {
        let day = shown.day.get();
        let entries = shown.days.with(|days| days.get(&day).cloned());
        view! {
            <div class="calendar-day" data-testid="calendar-day" aria-live="polite">
                {section(shown, day, &entries.unwrap_or_default())}
            </div>
        }
        .into_any()
    })
}

/// How a day is called.
pub(super) fn day_name(day: Day) -> String {
    fill(
        t().on_day,
        &[calendar::weekday(weekday(day)), &day.to_string()],
    )
}

fn section(shown: Shown, day: Day, entries: &[Entry]) -> AnyView {
    let people = shown.people();
    let with_holders = !shown.is_mine();
    let class = if day == desk::today() { "today" } else { "" };
    let feast = kept(&shown.agenda.calendar(day), day);
    let nothing = entries
        .is_empty()
        .then(|| view! { <p class="muted">{t().day_empty}</p> });
    let cards: Vec<AnyView> = entries
        .iter()
        .map(|entry| card(entry, &people, with_holders))
        .collect();
    view! {
        <section class=class data-day=day.iso()>
            <h3>{day_name(day)}</h3>
            {feast.map(|feast| view! { <p class="feast">{feast}</p> })}
            {nothing}
            {cards}
        </section>
    }
    .into_any()
}

fn card(entry: &Entry, people: &People, with_holders: bool) -> AnyView {
    let state = if entry.is_over {
        Some(pill(Tone::Ok, t().done))
    } else {
        (entry.day < desk::today()).then(|| pill(Tone::Late, t().late))
    };
    let part = match entry.part {
        Some(Part::Supervise) => Some(pill(Tone::Plain, t().supervise)),
        Some(Part::Cooperate) => Some(pill(Tone::Plain, t().cooperate)),
        _ => None,
    };
    let holder = |person| tag(people.party(person), people.name(person));
    let holders: Vec<AnyView> = if with_holders {
        entry
            .holders
            .iter()
            .take(4)
            .map(|person| holder(*person))
            .collect()
    } else {
        Vec::new()
    };
    let href = match entry.node {
        Some(node) => format!("{}#p-{node}", routes::edition(entry.plan)),
        None => routes::WORK.to_owned(),
    };
    let clause = match entry.path.as_str() {
        "" => t().remind_show.to_owned(),
        path => fill(t().clause, &[path]),
    };
    view! {
        <article class="card" class:over=entry.is_over data-testid="calendar-entry">
            <p class="calendar-words">{entry.words.clone()}</p>
            <p class="row">{state}{part}{holders}<a href=href class="small">{clause}</a></p>
        </article>
    }
    .into_any()
}
