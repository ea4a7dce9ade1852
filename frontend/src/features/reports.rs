//! Reports of the two sides: the list of them, drafting one from what was done, and its figures beside those
//! of today. The words of a report are edited like those of a plan, in `plan_editor`.

mod compose;
mod figures;
mod model;

use leptos::prelude::*;
use lientich_shared::log::sign_off::Step;
use lientich_shared::permissions::{self, Action};
use lientich_shared::plan::view::PlanKind;

pub use compose::NewReportPage;
pub use figures::ReportPage;

use crate::desk;
use crate::library::{Library, Line};
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::reports::{self as words, t as r};
use crate::strings::{fill, names, t};
use crate::ui::blank::Blank;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::tag::{Tone, pill};

/// The page.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let lines = expect_context::<Library>().plans();
    let may_open =
        Memo::new(move |_| permissions::may(&session.roles(), Action::Open).is_allowed());
    let kinds = Memo::new(move |_| lines.with(|lines| model::by_kind(lines)));
    let body = move || {
        let kinds = kinds.get();
        if kinds.is_empty() {
            return empty(may_open.get());
        }
        let groups = kinds.iter().map(|(kind, lines)| group(*kind, lines));
        view! {
            {may_open.get().then(way_to_new)}
            {groups.collect_view()}
        }
        .into_any()
    };
    view! {
        <PageHead title=r().title.to_owned()/>
        <div class="page" data-testid="reports">{live(body)}</div>
    }
    .into_any()
}

fn way_to_new() -> AnyView {
    view! {
        <div class="row">
            <a href=routes::NEW_REPORT class="btn primary" data-act="compose-report">{Icon::Add.view()}{r().compose}</a>
        </div>
    }
    .into_any()
}

fn empty(may_open: bool) -> AnyView {
    let sentence = if may_open {
        r().empty_drafter
    } else {
        r().empty_reader
    };
    view! { <Blank icon=Icon::Issue title=r().empty sentence>{may_open.then(way_to_new)}</Blank> }
        .into_any()
}

fn group(kind: PlanKind, lines: &[Line]) -> AnyView {
    let cards = lines.iter().map(card).collect_view();
    view! {
        <section class="report-group">
            <h2>{words::kind(kind)}</h2>
            <p class="small muted">{words::purpose(kind)}</p>
            <ul class="stack">{cards}</ul>
        </section>
    }
    .into_any()
}

fn card(line: &Line) -> AnyView {
    let title = if line.title.trim().is_empty() {
        t().untitled.to_owned()
    } else {
        line.title.clone()
    };
    let period = line.report.as_ref();
    let period = period.map(|scope| words::period(scope.period, scope.year));
    let edition = line
        .edition
        .map(|number| pill(Tone::Ok, fill(t().edition, &[&number.to_string()])));
    let draft = line.draft.then(|| match line.step {
        Some(step) if step != Step::Draft => {
            pill(Tone::Plain, names::capitalised(names::step(step)))
        }
        _ => pill(Tone::Plain, t().drafting),
    });
    let only_here = (0 < line.only_here).then(|| {
        let words = fill(t().only_here, &[&line.only_here.to_string()]);
        pill(Tone::Look, words)
    });
    let touched = names::moment(line.touched, desk::today());
    let figures = line.draft.then(|| {
        view! { <a href=routes::report(line.doc) class="btn quiet" data-act="report-figures">{r().figures}</a> }
    });
    view! {
        <li class="report-row">
            <a href=routes::plan(line.doc) class="card" data-doc=line.doc.to_string()>
                <span class="small muted">{period}</span>
                <h3 class="plan-title">{title}</h3>
                <span class="row">{edition}{draft}{only_here}<span class="small muted">{touched}</span></span>
            </a>
            {figures}
        </li>
    }
    .into_any()
}
