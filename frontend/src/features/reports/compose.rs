//! The form that drafts a report: kind, period, plans, and what the draft will say.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use lientich_shared::calendar::SchoolCalendar;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::NodeKind;
use lientich_shared::permissions::{self, Action};
use lientich_shared::plan::view::PlanKind;
use lientich_shared::progress::Progress;
use lientich_shared::report::{Draft, Period, Scope};
use lientich_shared::time::SchoolYear;

use super::model;
use crate::desk;
use crate::library::Library;
use crate::reading;
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::reports::{self as words, t as r};
use crate::strings::{fill, t};
use crate::ui::blank::{Blank, Loading};
use crate::ui::field::{Choices, SelectField};
use crate::ui::icon::Icon;
use crate::ui::live::{live, maybe};
use crate::ui::toast::Toasts;
use crate::workload::{Load, Workload};

/// What was chosen, and what comes of it.
#[derive(Clone, Copy)]
struct Form {
    session: Session,
    library: Library,
    workload: Workload,
    kind: RwSignal<String>,
    period: RwSignal<String>,
    plans: RwSignal<Vec<DocId>>,
}

/// The page.
#[component]
pub fn NewReportPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let workload = Workload::here();
    let form = Form {
        session,
        library: expect_context::<Library>(),
        workload,
        kind: RwSignal::new(PlanKind::MonthReport.code().to_owned()),
        period: RwSignal::new(String::new()),
        plans: RwSignal::new(Vec::new()),
    };
    form.choose_plans();
    let state = Memo::new(move |_| {
        let may = permissions::may(&session.roles(), Action::Open).is_allowed();
        let plans = workload.plans();
        (may, plans.with(|plans| plans.as_ref().map(|all| all.len())))
    });
    let body = move || match state.get() {
        (false, _) => blank(r().drafters_only, ""),
        (_, None) => view! { <Loading/> }.into_any(),
        (_, Some(0)) => blank(r().no_plans, r().no_plans_why),
        _ => form.view(),
    };
    let back =
        view! { <a href=routes::REPORTS class="back">{Icon::Back.view()}{r().open_list}</a> };
    view! {
        <PageHead title=r().compose.to_owned() sub=back.into_any()/>
        <div class="page report-compose" data-testid="compose-report">{live(body)}</div>
    }
    .into_any()
}

fn blank(title: &'static str, sentence: &'static str) -> AnyView {
    view! { <Blank icon=Icon::Issue title sentence/> }.into_any()
}

impl Form {
    /// At first the plans of the latest year.
    fn choose_plans(self) {
        Effect::new(move |_| {
            let loads = self.loads();
            let latest = loads.iter().map(Load::year).max();
            if self.plans.with_untracked(Vec::is_empty) {
                let of_latest = loads.iter().filter(|load| Some(load.year()) == latest);
                self.plans.set(of_latest.map(|load| load.doc).collect());
            }
        });
    }

    fn loads(self) -> Arc<Vec<Load>> {
        self.workload.plans().get().unwrap_or_default()
    }

    fn kind(self) -> PlanKind {
        self.kind.with(|code| PlanKind::from_code(code))
    }

    /// That of the chosen plans.
    fn year(self) -> SchoolYear {
        let (loads, chosen) = (self.loads(), self.plans.get());
        let mut years = loads.iter().filter(|load| chosen.contains(&load.doc));
        let year = years.next().map(Load::year);
        year.unwrap_or_else(|| SchoolYear::of(desk::today()))
    }

    fn scope(self) -> Option<Scope> {
        let period: Period = self.period.with(|period| period.parse()).ok()?;
        let plans = self.plans.get();
        let year = self.year();
        (!plans.is_empty()).then_some(Scope {
            year,
            period,
            plans,
        })
    }

    fn draft(self) -> Option<Draft> {
        let directory = self.session.directory().get()?;
        let with_progress = |load: &Load| (load.clone(), load.work.view().get());
        let loads: Vec<(Load, Arc<Progress>)> = self.loads().iter().map(with_progress).collect();
        model::draft(
            self.kind(),
            &self.scope()?,
            &loads,
            &directory,
            desk::today(),
        )
    }

    fn view(self) -> AnyView {
        let draft = Memo::new(move |_| self.draft());
        let usual = Memo::new(move |_| self.usual());
        let kinds = PlanKind::REPORTS
            .into_iter()
            .map(|kind| (kind.code(), words::kind(kind).to_owned()))
            .collect();
        view! {
            <div class="report-form">
                <Choices name="report-kind" label=r().kind options=kinds value=self.kind/>
                <p class="small muted">{move || words::purpose(self.kind())}</p>
                {maybe(move || usual.get().map(|usual| self.periods(usual)))}
                {self.plan_choice()}
                {maybe(move || self.twin())}
                {create(self.library, draft)}
            </div>
            <section class="report-preview" aria-label=r().preview data-testid="report-preview" tabindex="0">
                <h2>{r().preview}</h2>
                {live(move || preview(draft.get().as_ref()))}
            </section>
        }
        .into_any()
    }

    /// The period of which one would write now, with the kind and the year that it is one of.
    fn usual(self) -> Option<(PlanKind, SchoolCalendar, Period)> {
        let directory = self.session.directory().get()?;
        let (kind, calendar) = (self.kind(), directory.school.calendar(self.year()));
        let usual = model::usual(kind, &calendar, desk::today())?;
        Some((kind, calendar, usual))
    }

    /// Drawn anew only where there are others to choose from: a choice keeps the focus.
    fn periods(self, (kind, calendar, usual): (PlanKind, SchoolCalendar, Period)) -> AnyView {
        let all = Period::all(kind, &calendar).into_iter();
        let option = |period: Period| (period.to_string(), words::period(period, calendar.year));
        let groups = vec![(String::new(), all.map(option).collect())];
        self.period.set(usual.to_string());
        view! { <SelectField id="report-period" label=r().period groups value=self.period/> }
            .into_any()
    }

    fn plan_choice(self) -> AnyView {
        let choice = move |load: &Load| {
            let doc = load.doc;
            let is_chosen = move || self.plans.with(|plans| plans.contains(&doc));
            let toggle = move |_| {
                self.plans.update(|plans| {
                    let before = plans.len();
                    plans.retain(|plan| *plan != doc);
                    if plans.len() == before {
                        plans.push(doc);
                    }
                });
            };
            let number = load.content.number.clone();
            view! {
                <label class="choice">
                    <input type="checkbox" name="report-plan" value=doc.to_string() prop:checked=is_chosen on:change=toggle/>
                    {reading::title(&load.content)}" "{number}
                </label>
            }
            .into_any()
        };
        let choices = move || {
            let loads = self.loads();
            let year = loads.iter().map(Load::year).max();
            let of_year = loads.iter().filter(|load| Some(load.year()) == year);
            of_year.map(choice).collect_view().into_any()
        };
        view! {
            <fieldset class="field">
                <legend class="legend">{r().of_plans}</legend>
                <div class="choices">{live(choices)}</div>
                {maybe(move || self.plans.with(Vec::is_empty).then(|| view! { <p class="wrong" role="alert">{r().choose_plan}</p> }.into_any()))}
            </fieldset>
        }
        .into_any()
    }

    /// Says that there is one of this time already.
    fn twin(self) -> Option<AnyView> {
        let lines = self.library.plans().get();
        let scope = self.scope()?;
        let twin = model::twin(&lines, self.kind(), &scope)?;
        let href = routes::plan(twin.doc);
        Some(
            view! {
                <p class="notice look">{fill(r().again, &[&twin.title])}" "<a href=href>{r().to_it}</a></p>
            }
            .into_any(),
        )
    }
}

/// Makes the report and opens it.
fn create(library: Library, draft: Memo<Option<Draft>>) -> AnyView {
    let toasts = Toasts::here();
    let navigate = StoredValue::new_local(use_navigate());
    let busy = RwSignal::new(false);
    let create = move |_| {
        let Some(draft) = draft.get_untracked() else {
            return;
        };
        busy.set(true);
        spawn_local(async move {
            if let Ok(doc) = library.create_report(&draft).await {
                if let Some(open) = navigate.try_get_value() {
                    open(&routes::plan(doc), NavigateOptions::default());
                }
            } else {
                toasts.say(t().act_failed);
                busy.set(false);
            }
        });
    };
    let is_off = move || busy.get() || draft.with(Option::is_none);
    view! {
        <p class="muted">{r().create_hint}</p>
        <div class="row">
            <button type="button" class="btn primary" data-act="create-report" disabled=is_off on:click=create>{r().create}</button>
            <a href=routes::REPORTS class="btn quiet">{t().cancel}</a>
        </div>
    }
    .into_any()
}

fn preview(draft: Option<&Draft>) -> AnyView {
    let Some(draft) = draft else {
        return ().into_any();
    };
    let blanks = draft.blanks();
    let line = |(kind, label, text): (NodeKind, String, String)| {
        let label = (!label.is_empty()).then(|| format!("{label} "));
        view! { <p class=look(kind)>{label}{text}</p> }.into_any()
    };
    let lines = model::preview(draft).into_iter().map(line).collect_view();
    view! {
        <p class="small muted">{fill(r().blanks, &[&blanks.to_string()])}</p>
        <div class="report-sheet"><p class="report-title">{draft.kind.printed()}</p>{lines}</div>
    }
    .into_any()
}

fn look(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Title => "report-title",
        NodeKind::Basis => "report-basis",
        NodeKind::Section => "report-section",
        _ => "",
    }
}
