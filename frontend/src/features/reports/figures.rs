//! A report's figures beside those of today, and the ways out: editing, signing and printing, plain text.

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::ids::DocId;
use lientich_shared::permissions::{self, Action};
use lientich_shared::plan::view::{Meta, PlanView};
use lientich_shared::progress::Progress;
use lientich_shared::report::figures::{Fresh, fresh};
use lientich_shared::report::{Scope, plain};

use super::model;
use crate::desk;
use crate::plan_store::PlanStore;
use crate::routes;
use crate::session::Session;
use crate::shell::opened::opened;
use crate::shell::page_head::PageHead;
use crate::strings::reports::{self as words, t as r};
use crate::strings::{fill, t};
use crate::ui::blank::{Blank, Loading};
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::toast::Toasts;
use crate::workload::{Load, Workload};

/// The page.
#[component]
pub fn ReportPage(
    /// Of which report.
    doc: DocId,
) -> impl IntoView {
    let ready = |plan| view! { <Compared plan/> }.into_any();
    opened(doc, r().title, ready, Callback::new(missing))
}

fn missing(doc: DocId) -> AnyView {
    view! {
        <PageHead title=r().title.to_owned()/>
        <Blank icon=Icon::Issue title=r().drafters_only sentence=r().empty_reader>
            <a href=routes::edition(doc) class="btn">{t().read_issued}</a>
        </Blank>
    }
    .into_any()
}

/// The report, and where the page says what was done.
#[derive(Clone, Copy)]
struct Desk {
    plan: PlanStore,
    toasts: Toasts,
}

/// What a comparison comes to.
#[derive(Debug, Clone, PartialEq)]
enum Comparison {
    /// Plans or people are still being read.
    Reading,
    /// So many plans of the report are not on this device.
    Without(usize),
    /// What differs.
    Found(Vec<Fresh>),
}

#[component]
fn Compared(plan: PlanStore) -> impl IntoView {
    let session = expect_context::<Session>();
    let workload = Workload::here();
    let desk = Desk {
        plan,
        toasts: Toasts::here(),
    };
    let revision = plan.revision();
    let found = Memo::new(move |_| {
        revision.track();
        compare(plan, session, workload)
    });
    let may_write = Memo::new(move |_| {
        let joint = Action::Write(lientich_shared::log::change::Side::Joint);
        permissions::may(&session.roles(), joint).is_allowed()
    });
    let body = move || match found.get() {
        Comparison::Reading => view! { <Loading/> }.into_any(),
        Comparison::Without(count) => says(&fill(r().figures_part, &[&count.to_string()])),
        Comparison::Found(all) if all.is_empty() => says(r().figures_same),
        Comparison::Found(all) => differing(desk, &all, may_write.get()),
    };
    let back =
        view! { <a href=routes::REPORTS class="back">{Icon::Back.view()}{r().open_list}</a> };
    view! {
        <PageHead title=r().figures.to_owned() sub=back.into_any()/>
        <div class="page" data-testid="report">
            {head(plan)}
            <p class="muted">{r().figures_hint}</p>
            {live(body)}
        </div>
    }
    .into_any()
}

fn says(words: &str) -> AnyView {
    view! { <p class="notice" role="status" data-testid="figures-state">{words.to_owned()}</p> }
        .into_any()
}

/// Its title and period, and what can be done with the whole.
fn head(plan: PlanStore) -> AnyView {
    let toasts = Toasts::here();
    let (title, kind, scope) = plan.read(|document| {
        let title = PlanView::of(document).title(document);
        (title, Meta::of(document).kind, Scope::of(document))
    });
    let period = scope.map(|scope| words::period(scope.period, scope.year));
    let text = move || plan.read(plain::text);
    let copy = move |_| desk::copy(text(), toasts);
    let save = move |_| {
        if !desk::hand_out("bao-cao.txt", "text/plain;charset=utf-8", text().as_bytes()) {
            toasts.say(r().file_failed);
        }
    };
    let doc = plan.doc();
    view! {
        <section class="card stack">
            <span class="small muted">{words::kind(kind)}{period.map(|period| format!(" · {period}"))}</span>
            <h2 class="plan-title">{title}</h2>
            <div class="row">
                <a href=routes::plan(doc) class="btn primary" data-act="edit-report">{r().edit}</a>
                <a href=routes::sign_off(doc) class="btn" data-act="sign-report">{r().sign}</a>
                <button type="button" class="btn" data-act="copy-report" on:click=copy>{Icon::Copy.view()}{r().copy}</button>
                <button type="button" class="btn" data-act="save-report" on:click=save>{r().file}</button>
            </div>
        </section>
    }
    .into_any()
}

/// Tracked.
fn compare(plan: PlanStore, session: Session, workload: Workload) -> Comparison {
    let (Some(directory), Some(loads)) = (session.directory().get(), workload.plans().get()) else {
        return Comparison::Reading;
    };
    let (kind, scope) = plan.read(|document| (Meta::of(document).kind, Scope::of(document)));
    let Some(scope) = scope else {
        return Comparison::Found(Vec::new());
    };
    let is_here = |doc: &&DocId| loads.iter().any(|load| load.doc == **doc);
    let away = scope.plans.iter().filter(|doc| !is_here(doc)).count();
    if 0 < away {
        return Comparison::Without(away);
    }
    let with_progress = |load: &Load| (load.clone(), load.work.view().get());
    let loads: Vec<(Load, Arc<Progress>)> = loads.iter().map(with_progress).collect();
    let draft = model::draft(kind, &scope, &loads, &directory, desk::today());
    let found = draft.map(|draft| plan.read(|document| fresh(document, &draft)));
    Comparison::Found(found.unwrap_or_default())
}

fn differing(desk: Desk, all: &[Fresh], may_write: bool) -> AnyView {
    let everything = StoredValue::new(all.to_vec());
    let take_all = move |_| desk.take(&everything.get_value());
    let one = |fresh: &Fresh| difference(desk, fresh, may_write);
    view! {
        <div class="row">
            <h2 class="grow">{fill(r().count, &[&all.len().to_string()])}</h2>
            {may_write.then(|| view! { <button type="button" class="btn" data-act="take-all-figures" on:click=take_all>{r().take_all}</button> })}
        </div>
        <ul class="stack" data-testid="figures">{all.iter().map(one).collect_view()}</ul>
    }
    .into_any()
}

fn difference(desk: Desk, fresh: &Fresh, may_write: bool) -> AnyView {
    let (now, then, act) = match fresh {
        Fresh::Changed { now, then, .. } => (Some(now), Some(then), r().take),
        Fresh::Missing { then, .. } => (None, Some(then), r().add),
        Fresh::Gone { now, .. } => (Some(now), None, r().remove),
    };
    let side = |heading: &'static str, text: Option<&String>, none: &'static str| {
        let class = if text.is_some() { "" } else { "muted" };
        let text = text.map_or(none, String::as_str).to_owned();
        view! { <div><p class="small muted">{heading}</p><p class=class>{text}</p></div> }
            .into_any()
    };
    let fresh = fresh.clone();
    let button = may_write.then(|| {
        let click = move |_| desk.take(std::slice::from_ref(&fresh));
        view! { <button type="button" class="btn" data-act="take-figure" on:click=click>{act}</button> }
            .into_any()
    });
    view! {
        <li class="card report-figure">
            {side(r().now, now, r().missing)}
            {side(r().then, then, r().gone)}
            {button}
        </li>
    }
    .into_any()
}

impl Desk {
    /// Puts figures into the report, one after the other: each is read off the document as it then is.
    fn take(self, all: &[Fresh]) {
        let plan = self.plan;
        plan.finish_typing();
        let put = |fresh: &Fresh| {
            let acts = plan.read(|document| fresh.acts(document)).ok()?;
            plan.dispatch_all(acts).ok()
        };
        let done = all.iter().filter_map(put).count();
        self.toasts.say(if done == all.len() {
            r().taken
        } else {
            t().act_failed
        });
    }
}
