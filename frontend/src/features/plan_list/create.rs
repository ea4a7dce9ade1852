//! The form for a plan that begins empty, with the sections that such plans have.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
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
        let kind = if kind.get_untracked() == PlanKind::Regulation.code() {
            PlanKind::Regulation
        } else {
            PlanKind::Plan
        };
        let new = NewPlan {
            kind,
            sections: usual_sections(kind),
            title: title.get_untracked().trim().to_owned(),
            school: school.unwrap_or_default(),
            school_year: year.get_untracked().parse().ok().map(SchoolYear),
        };
        busy.set(true);
        spawn_local(async move {
            if let Ok(doc) = library.create(new).await {
                navigate(&routes::plan(doc), NavigateOptions::default());
            } else {
                toasts.say(t().act_failed);
                busy.set(false);
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

/// The parts that documents of the kind have in schools, in the language of the document.
fn usual_sections(kind: PlanKind) -> Vec<String> {
    const PLAN: [&str; 5] = [
        "MỤC ĐÍCH, YÊU CẦU",
        "CHỈ TIÊU",
        "NỘI DUNG PHỐI HỢP",
        "PHÂN CÔNG THỰC HIỆN",
        "TỔ CHỨC THỰC HIỆN",
    ];
    const REGULATION: [&str; 4] = [
        "NGUYÊN TẮC PHỐI HỢP",
        "NỘI DUNG PHỐI HỢP",
        "TRÁCH NHIỆM CỦA CÁC BÊN",
        "TỔ CHỨC THỰC HIỆN",
    ];
    let sections: &[&str] = match kind {
        PlanKind::Regulation => &REGULATION,
        _ => &PLAN,
    };
    sections.iter().map(|words| (*words).to_owned()).collect()
}

fn years() -> Vec<(String, Vec<(String, String)>)> {
    let now = desk::school_year().0;
    let option = |year: u16| (year.to_string(), SchoolYear(year).to_string());
    vec![(String::new(), (now - 1..=now + 1).map(option).collect())]
}
