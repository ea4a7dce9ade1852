//! What the school is called and where it stands: read by everybody, written by the principal.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use lientich_shared::api::members::MemberAct;
use lientich_shared::directory::School;
use lientich_shared::permissions::{self, Action};

use super::{OfflineNote, back};
use crate::members::Members;
use crate::routes;
use crate::session::Session;
use crate::shell::doing::Doing;
use crate::shell::page_head::PageHead;
use crate::strings::{members::t, t as everywhere};
use crate::ui::blank::Loading;
use crate::ui::field::TextField;
use crate::ui::live::{live, words};
use crate::ui::toast::Toasts;

/// The page.
#[component]
pub fn SchoolPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let allowed =
        Memo::new(move |_| permissions::may(&session.roles(), Action::DescribeSchool).is_allowed());
    let school = Memo::new(move |_| {
        session
            .directory()
            .get()
            .map(|directory| directory.school.clone())
    });
    let is_there = Memo::new(move |_| school.with(Option::is_some));
    let body = move || {
        is_there.track();
        match (school.get_untracked(), allowed.get()) {
            (None, _) => view! { <Loading/> }.into_any(),
            // What is being written stays when the directory changes meanwhile.
            (Some(school), true) => view! { <Form school/> }.into_any(),
            (Some(_), false) => view! { <Facts school/> }.into_any(),
        }
    };
    view! {
        <PageHead title=t().school.to_owned() sub=view! { <p class="sub row">{back()}</p> }.into_any()/>
        <div class="page form"><OfflineNote/>{live(body)}</div>
    }
    .into_any()
}

#[component]
fn Facts(school: Memo<Option<School>>) -> impl IntoView {
    let fact = move |name: &'static str, read: fn(&School) -> String| {
        let said = move || {
            let words = school
                .with(|school| school.as_ref().map(read))
                .unwrap_or_default();
            if words.is_empty() {
                t().school_unsaid.to_owned()
            } else {
                words
            }
        };
        view! { <dt>{name}</dt><dd>{words(said)}</dd> }.into_any()
    };
    view! {
        <dl class="card facts">
            {fact(t().school_name, |school| school.name.clone())}
            {fact(t().school_level, |school| school.level.clone())}
            {fact(t().school_commune, |school| school.commune.clone())}
            {fact(t().school_superiors, |school| school.superiors.join(" · "))}
        </dl>
        <p class="muted">{t().school_whose}</p>
    }
    .into_any()
}

#[component]
fn Form(school: School) -> impl IntoView {
    let doing = Doing::new(Members::here());
    let session = expect_context::<Session>();
    let toasts = Toasts::here();
    let navigate = use_navigate();
    let (name, level) = (RwSignal::new(school.name), RwSignal::new(school.level));
    let commune = RwSignal::new(school.commune);
    let superiors = RwSignal::new(school.superiors.join("\n"));
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let act = MemberAct::DescribeSchool {
            name: name.get_untracked(),
            level: level.get_untracked(),
            commune: commune.get_untracked(),
            superiors: superiors
                .get_untracked()
                .lines()
                .map(str::to_owned)
                .collect(),
        };
        let navigate = navigate.clone();
        let directory = session.directory().get_untracked();
        // A founder alone is led through their first steps, which stand there.
        let is_alone = directory.is_none_or(|directory| directory.people.len() < 2);
        let next = if is_alone {
            routes::TODAY
        } else {
            routes::MEMBERS
        };
        doing.act(act, move || {
            toasts.say(t().school_saved);
            navigate(next, NavigateOptions::default());
        });
    };
    view! {
        <form class="stack" on:submit=save>
            <TextField id="school-name" label=t().school_name value=name/>
            <TextField id="school-level" label=t().school_level value=level/>
            <TextField id="school-commune" label=t().school_commune value=commune/>
            <div class="field">
                <label for="school-superiors">{t().school_superiors}</label>
                <textarea class="input" id="school-superiors" rows="3" aria-describedby="school-superiors-note"
                    prop:value=superiors.get_untracked() on:input:target=move |event| superiors.set(event.target().value())></textarea>
                <p class="hint" id="school-superiors-note">{t().school_superiors_hint}</p>
            </div>
            {doing.said()}
            <div class="row"><button type="submit" class="btn primary" data-act="save" disabled=doing.rests()>{everywhere().save}</button></div>
        </form>
    }
    .into_any()
}
