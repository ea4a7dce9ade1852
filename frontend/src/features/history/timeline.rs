//! The timeline: who did what, by day, the latest first.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::log::change::{ChangeId, NodeId};
use lientich_shared::log::history::{self, Doing, Sitting};
use lientich_shared::time::Day;

use super::address::{Asked, At, Filters};
use super::filters::{FilterBar, filters};
use super::model;
use super::past::Past;
use crate::desk;
use crate::routes;
use crate::shell::page_head::PageHead;
use crate::strings::history::{self as words, t as h};
use crate::strings::{fill, names};
use crate::ui::blank::Blank;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::menu::{Menu, MenuItem};
use crate::ui::tag::{Party, Tone, pill, tag};

/// How many sittings are drawn at first, and with each wish for older ones.
const PAGE: usize = 40;

/// Among how many clauses of a sitting those are picked that tell it.
const LOOKED_AT: usize = 100;

/// A line of the list.
#[derive(Clone)]
enum Line {
    Day(Day),
    Sitting(Arc<Told>),
}

/// A sitting, and whether its reader has not seen it.
struct Told {
    sitting: Sitting,
    fresh: bool,
}

/// The page.
#[component]
pub(super) fn Timeline() -> impl IntoView {
    let here = Past::here();
    let revision = here.plan.revision();
    let sittings = Memo::new(move |_| {
        revision.track();
        let received = |id| here.plan.received(id);
        here.plan
            .read(|document| history::sittings(document, &received))
    });
    let unseen = Memo::new(move |_| {
        revision.track();
        let (seen, me) = (here.plan.seen_version(), here.me());
        here.plan
            .read(|document| model::unseen(document, &seen, me))
    });
    let through = Memo::new(move |_| {
        sittings.with(|sittings| unseen.with(|unseen| through(here, sittings, unseen)))
    });
    let drawn = RwSignal::new(PAGE);
    let rows = move || {
        let drawn = drawn.get();
        let told = through.with(|through| {
            let picked = through.iter().take(drawn);
            sittings.with(|sittings| {
                let told = picked.map(|at| told(&sittings[*at], unseen));
                told.collect::<Vec<_>>()
            })
        });
        by_day(told)
    };
    let older = move || {
        let more = drawn.get() < through.with(Vec::len);
        more.then(|| {
            view! {
                <button type="button" class="btn" data-act="older" on:click=move |_| drawn.update(|drawn| *drawn += PAGE)>{h().older}</button>
            }
            .into_any()
        })
    };
    let doc = here.plan.doc();
    let nothing = move || through.with(Vec::is_empty).then(|| nothing(here));
    view! {
        <PageHead title=h().title.to_owned()
            sub=view! { <a class="link back" href=routes::plan(doc)>{h().to_plan}</a> }.into_any()/>
        <div class="page">
            <WithIssued/>
            <FilterBar sittings/>
            <Chosen/>
            {nothing}
            <div class="timeline" data-testid="timeline">{list(rows, name_of, move |line| draw(here, &line))}</div>
            {older}
        </div>
    }
    .into_any()
}

/// The way to the comparison with the newest Edition.
#[component]
fn WithIssued() -> impl IntoView {
    let here = Past::here();
    move || {
        let newest = here.editions.get()?.last()?.number;
        let href = routes::amendment(here.plan.doc(), newest);
        Some(
            view! { <p><a class="btn" data-act="with-issued" href=href>{h().with_issued}</a></p> }
                .into_any(),
        )
    }
}

/// Which sittings the filters let through, by place. Tracked.
fn through(here: Past, sittings: &[Sitting], unseen: &BTreeSet<ChangeId>) -> Vec<usize> {
    let (filters, people) = (filters(here), here.people());
    let passes = |sitting: &Sitting| model::passes(sitting, &filters, &people, unseen);
    let places = sittings.iter().enumerate();
    places
        .filter(|(_, sitting)| passes(sitting))
        .map(|(at, _)| at)
        .collect()
}

fn told(sitting: &Sitting, unseen: Memo<BTreeSet<ChangeId>>) -> Arc<Told> {
    Arc::new(Told {
        sitting: sitting.clone(),
        fresh: unseen.with(|unseen| model::is_fresh(sitting, unseen)),
    })
}

fn by_day(told: Vec<Arc<Told>>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(told.len() + 8);
    let mut last = None;
    for told in told {
        let day = told.sitting.until.day();
        if last != Some(day) {
            lines.push(Line::Day(day));
            last = Some(day);
        }
        lines.push(Line::Sitting(told));
    }
    lines
}

/// Tells apart what must be drawn anew.
fn name_of(line: &Line) -> String {
    match line {
        Line::Day(day) => day.to_string(),
        Line::Sitting(told) => {
            let sitting = &told.sitting;
            let state = (sitting.count, sitting.offline, sitting.pending, told.fresh);
            format!("{:?}{:?}{state:?}", sitting.person, sitting.after)
        }
    }
}

/// Why the list is empty.
fn nothing(here: Past) -> AnyView {
    if filters(here) == Filters::default() {
        return view! { <Blank icon=Icon::History title=h().none sentence=h().none_hint/> }
            .into_any();
    }
    let all = here.address(&Asked::Timeline(Filters::default(), None));
    view! {
        <Blank icon=Icon::History title=h().none_so sentence=h().none_so_hint>
            // A whole new page, so that the form forgets the filters too.
            <a class="btn" href=all rel="external">{h().no_filters}</a>
        </Blank>
    }
    .into_any()
}

fn draw(here: Past, line: &Line) -> AnyView {
    match line {
        Line::Day(day) => {
            let today = *day == desk::today();
            let name = if today {
                h().today.to_owned()
            } else {
                names::long_day(*day)
            };
            view! { <h2 class="timeline-day">{name}</h2> }.into_any()
        }
        Line::Sitting(told) => sitting(here, told),
    }
}

fn sitting(here: Past, told: &Told) -> AnyView {
    let Told { sitting, fresh } = told;
    let people = untrack(|| here.people());
    let party = sitting
        .person
        .map_or(Party::None, |person| people.party(person));
    let fresh = fresh.then(|| pill(Tone::Plain, h().fresh));
    let offline = sitting.offline.then(|| pill(Tone::Look, h().offline));
    let pending = sitting.pending.then(|| pill(Tone::Look, h().pending));
    let told = sitting
        .doings
        .iter()
        .map(|(doing, nodes)| view! { <li>{phrase(here, *doing, nodes)}</li> }.into_any());
    let before = At::Heads(sitting.before.clone());
    let after = At::Heads(sitting.after.clone());
    let changes = here.address(&Asked::Comparison(before, after.clone()));
    let items = Callback::new(move |()| items(here, &after));
    view! {
        <article class="card sitting" data-party=party.attr() data-person=sitting.person.map(|person| person.to_string())>
            <p class="row">
                {tag(party, people.name_or_unknown(sitting.person))}
                <span class="muted">{words::hours(sitting.at, sitting.until)}</span>
                {offline}{pending}{fresh}
            </p>
            <ul class="doings">{told.collect_view()}</ul>
            <div class="row sitting-ways">
                <a class="btn quiet" data-act="see-changes" href=changes>{h().see_changes}</a>
                <Menu act="sitting-more" label=h().more_ways icon=Icon::More items/>
            </div>
        </article>
    }
    .into_any()
}

fn phrase(here: Past, doing: Doing, nodes: &[NodeId]) -> String {
    let looked_at = nodes.iter().take(LOOKED_AT);
    let named = looked_at.map(|node| untrack(|| here.named(*node)));
    let places = model::telling(named, words::NAMED);
    let phrase = words::doing(doing, &places, nodes.len() - places.len());
    names::capitalised(&phrase)
}

fn items(here: Past, after: &At) -> Vec<MenuItem> {
    let item = |act, label: &str, icon, asked: Asked| {
        MenuItem::new(act, label, Some(icon), move || here.go(&asked))
    };
    let mut items = vec![
        item(
            "open-version",
            h().open_version,
            Icon::Plans,
            Asked::Version(after.clone()),
        ),
        item(
            "with-now",
            h().with_now,
            Icon::Next,
            Asked::Comparison(after.clone(), At::Now),
        ),
    ];
    let Asked::Timeline(filters, chosen) = here.asked.get_untracked() else {
        return items;
    };
    items.push(match chosen {
        Some(chosen) if chosen != *after => {
            let pair = Asked::Comparison(chosen, after.clone());
            item("with-chosen", h().with_chosen, Icon::Check, pair)
        }
        _ => {
            let choose = Asked::Timeline(filters, Some(after.clone()));
            item("choose", h().choose, Icon::Check, choose)
        }
    });
    items
}

/// Says which version waits for a second one.
#[component]
fn Chosen() -> impl IntoView {
    let here = Past::here();
    move || {
        let Asked::Timeline(filters, Some(chosen)) = here.asked.get() else {
            return None;
        };
        let words = fill(h().chosen, &[&here.called(&chosen)]);
        let forget = move |_| here.go(&Asked::Timeline(filters.clone(), None));
        Some(
            view! {
                <div class="notice" role="status">
                    <p>{words}</p>
                    <button type="button" class="btn quiet" on:click=forget>{h().unchoose}</button>
                </div>
            }
            .into_any(),
        )
    }
}
