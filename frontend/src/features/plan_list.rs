//! The plans on this device, and the ways to a new one.

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::ids::DocId;
use lientich_shared::log::sign_off::Step;
use lientich_shared::permissions::{self, Action};

use crate::asking::{self, Asking};
use crate::desk;
use crate::docket::{Dockets, Newest};
use crate::library::{Library, Line};
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::shell::ways_to_new::WaysToNew;
use crate::strings::{fill, names, new_year, t};
use crate::ui::blank::Blank;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::live::live;
use crate::ui::tag::{Tone, pill};

/// The page.
#[component]
pub fn PlanListPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let all = expect_context::<Library>().plans();
    // Reports have a list of their own.
    let lines = Memo::new(move |_| {
        let all = all.get();
        let plans = all.iter().filter(|line| !line.kind.is_report());
        plans.cloned().collect::<Vec<Line>>()
    });
    let may_open =
        Memo::new(move |_| permissions::may(&session.roles(), Action::Open).is_allowed());
    let asked = asking::all();
    let newest = Dockets::here().newest();
    let empty =
        Memo::new(move |_| lines.with(Vec::is_empty) && asked.with(|asked| asked.is_empty()));
    let blank = move || {
        let may_open = may_open.get();
        let sentence = if may_open {
            t().plans_empty_drafter
        } else {
            t().plans_empty_reader
        };
        view! {
            <Blank icon=Icon::Plans title=t().plans_empty sentence>
                {may_open.then(|| view! { <WaysToNew/> })}
            </Blank>
        }
    };
    view! {
        <PageHead title=t().plans.to_owned()/>
        <div class="page">
            {move || (may_open.get() && !empty.get()).then(|| view! { <WaysToNew/> })}
            {move || empty.get().then(blank)}
            <ul class="stack" data-testid="asked-list">
                {list(move || asked.get().as_ref().clone(), |asking| format!("{asking:?}"), |asking| sent_out(&asking))}
            </ul>
            <ul class="stack" data-testid="plan-list">
                {list(move || lines.get(), move |line| format!("{line:?} {}", may_open.get()), move |line| plan(&line, newest, may_open.get_untracked()))}
            </ul>
        </div>
    }
    .into_any()
}

/// A plan as it was sent out for opinions, beside what was issued of it.
fn sent_out(asking: &Asking) -> AnyView {
    let today = desk::today();
    let tone = if asking.is_open(today) {
        Tone::Look
    } else {
        Tone::Plain
    };
    view! {
        <li>
            <a href=routes::give_opinion(asking.doc) class="card" data-testid="asked-card">
                <h2 class="plan-title">{asking.title.clone()}</h2>
                <span class="row">{pill(tone, asking.words(today))}</span>
            </a>
        </li>
    }
    .into_any()
}

/// The number that the newest Edition bears. Tracked.
fn number_of(plan: DocId, newest: Signal<Arc<Vec<Newest>>>) -> AnyView {
    let newest = newest.get();
    let number = newest.iter().find(|one| one.plan == plan);
    let number = number
        .map(|one| &one.heading.number)
        .filter(|number| !number.is_empty());
    number
        .map(|number| pill(Tone::Plain, format!("Số {number}")))
        .into_any()
}

fn plan(line: &Line, newest: Signal<Arc<Vec<Newest>>>, may_open: bool) -> AnyView {
    let title = if line.title.trim().is_empty() {
        t().untitled.to_owned()
    } else {
        line.title.clone()
    };
    let year = line
        .school_year
        .map(|year| fill(t().school_year_of, &[&year.to_string()]));
    let edition = line
        .edition
        .map(|number| pill(Tone::Ok, fill(t().edition, &[&number.to_string()])));
    let doc = line.doc;
    let number = line.edition.map(|_| live(move || number_of(doc, newest)));
    let step = line.step.filter(|step| *step != Step::Draft);
    let draft = line.draft.then(|| match step {
        Some(step) => pill(Tone::Plain, names::capitalised(names::step(step))),
        None => pill(Tone::Plain, t().drafting),
    });
    let only_here = (0 < line.only_here).then(|| {
        pill(
            Tone::Look,
            fill(t().only_here, &[&line.only_here.to_string()]),
        )
    });
    let touched = names::moment(line.touched, desk::today());
    // What was issued is what next year begins with.
    let next_year = (may_open && line.draft && line.edition.is_some()).then(|| {
        view! { <a class="link small" data-act="next-year" href=routes::next_year(doc)>{new_year::t().make_next}</a> }
    });
    view! {
        <li>
            <a href=routes::plan(line.doc) class="card" data-doc=line.doc.to_string()>
                <span class="small muted">{names::plan_kind(line.kind)}{year.map(|year| format!(" · {year}"))}</span>
                <h2 class="plan-title">{title}</h2>
                <span class="row">{edition}{number}{draft}{only_here}<span class="small muted">{touched}</span></span>
            </a>
            {next_year}
        </li>
    }
    .into_any()
}
