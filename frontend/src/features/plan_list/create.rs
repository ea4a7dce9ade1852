//! The form for a plan that begins empty, with the sections that such plans have.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use lientich_shared::plan::view::PlanKind;
use lientich_shared::time::SchoolYear;

use crate::desk;
use crate::library::{Library, NewPlan};
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::t;
use crate::ui::field::{Choices, SelectField, TextField};
use crate::ui::toast::Toasts;

/// The page.
#[component]
pub fn NewPlanPage() -> impl IntoView {
    let library = expect_context::<Library>();
    let session = expect_context::<Session>();
    let toasts = Toasts::here();
    let navigate = use_navigate();
    let kind = RwSignal::new(PlanKind::Plan.code().to_owned());
    let year = RwSignal::new(desk::school_year().0.to_string());
    let title = RwSignal::new(t().title_default.to_owned());
    let busy = RwSignal::new(false);
    let create = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let navigate = navigate.clone();
        let school = session
            .directory()
            .get_untracked()
            .map(|directory| directory.school.name.clone());
        let new = NewPlan {
            kind: if kind.get_untracked() == PlanKind::Regulation.code() {
                PlanKind::Regulation
            } else {
                PlanKind::Plan
            },
            title: title.get_untracked().trim().to_owned(),
            school: school.unwrap_or_default(),
            school_year: year.get_untracked().parse().ok().map(SchoolYear),
        };
        busy.set(true);
        spawn_local(async move {
            match library.create(new).await {
                Ok(doc) => navigate(&routes::plan(doc), Default::default()),
                Err(_) => {
                    toasts.say(t().act_failed);
                    busy.set(false);
                }
            }
        });
    };
    let kinds = vec![
        (PlanKind::Plan.code(), t().kind_plan.to_owned()),
        (PlanKind::Regulation.code(), t().kind_regulation.to_owned()),
    ];
    view! {
        <PageHead title=t().create_plan.to_owned()/>
        <form class="page form" on:submit=create>
            <Choices name="plan-kind" label=t().kind options=kinds value=kind/>
            <SelectField id="plan-year" label=t().school_year groups=years() value=year/>
            <TextField id="plan-title" label=t().title_field value=title/>
            <p class="muted">{t().create_hint}</p>
            <div class="row">
                <button type="submit" class="btn primary" data-act="save" disabled=busy>{t().create}</button>
                <a href=routes::PLANS class="btn quiet">{t().cancel}</a>
            </div>
        </form>
    }
    .into_any()
}

fn years() -> Vec<(String, Vec<(String, String)>)> {
    let now = desk::school_year().0;
    let option = |year: u16| (year.to_string(), SchoolYear(year).to_string());
    vec![(String::new(), (now - 1..=now + 1).map(option).collect())]
}
