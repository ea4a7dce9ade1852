//! The first steps of somebody who has just founded a school: describe it, bring in the staff, appoint
//! the first union chair, begin the first plan. What is done is ticked off; when the other side is
//! there the steps are gone, and an empty list of plans speaks for itself.

use leptos::prelude::*;
use lientich_shared::directory::{Directory, Role};
use lientich_shared::permissions::{self, Action};

use crate::library::Library;
use crate::routes;
use crate::session::Session;
use crate::strings::members::t;
use crate::ui::icon::Icon;
use crate::ui::live::live;

/// Which steps are done: the school, its people, its chair, its plan.
type Done = [bool; 4];

fn done_of(directory: &Directory, has_plan: bool) -> Done {
    let posts = &directory.posts;
    [
        !directory.school.level.is_empty(),
        1 < directory.people.len(),
        // Ended posts count: the union looks after itself from the first chair on.
        posts.iter().any(|post| post.role == Role::UnionChair),
        has_plan,
    ]
}

/// Whether the school is under way: both sides are there, and somebody has described it or written.
fn is_over([school, people, chair, plan]: Done) -> bool {
    people && chair && (school || plan)
}

/// What is still to be done, for those whose task it is; `None` once the school is under way.
fn done() -> Memo<Option<Done>> {
    let session = expect_context::<Session>();
    let lines = expect_context::<Library>().plans();
    Memo::new(move |_| {
        let directory = session.directory().get()?;
        let leads = permissions::may(&session.roles(), Action::DescribeSchool).is_allowed();
        let done = done_of(&directory, !lines.with(|lines| lines.is_empty()));
        (leads && !is_over(done)).then_some(done)
    })
}

/// Whether the steps are shown.
pub(super) fn are_due() -> Memo<bool> {
    let done = done();
    Memo::new(move |_| done.with(Option::is_some))
}

/// The steps; nothing for everybody else.
#[component]
pub(super) fn FirstSteps() -> impl IntoView {
    let done = done();
    live(move || match done.get() {
        Some(done) => steps(done),
        None => ().into_any(),
    })
}

fn steps(done: Done) -> AnyView {
    let first = done.iter().position(|done| !done);
    let [school, people, chair, plan] = done;
    let way = |at: usize, href: &'static str, act: &'static str, words: &'static str| {
        let class = if first == Some(at) {
            "btn primary"
        } else {
            "btn"
        };
        view! { <div><a href=href class=class data-act=act>{words}</a></div> }.into_any()
    };
    view! {
        <section class="card stack" data-testid="first-steps">
            <div><h2>{t().first_title}</h2><p class="muted">{t().first_intro}</p></div>
            <ol class="steps">
                {step(1, school, t().first_school, t().first_school_why, way(0, routes::SCHOOL, "describe-school", t().first_school_go))}
                {step(2, people, t().first_people, t().first_people_why, way(1, routes::ADD_MEMBERS, "add-people", t().first_people_go))}
                {step(3, chair, t().first_chair_step, t().first_chair_why, way(2, routes::MEMBERS, "members", t().first_chair_go))}
                {step(4, plan, t().first_plan, t().first_plan_why, plan_ways(first == Some(3)))}
            </ol>
        </section>
    }
    .into_any()
}

/// Writing a plan, or reading last year's.
fn plan_ways(is_next: bool) -> AnyView {
    let class = if is_next { "btn primary" } else { "btn" };
    view! {
        <div class="row">
            <a href=routes::NEW_PLAN class=class data-act="create-plan">{t().first_plan_go}</a>
            <a href=routes::IMPORT class="btn" data-act="import-plan">{t().first_plan_import}</a>
        </div>
    }
    .into_any()
}

fn step(number: u8, done: bool, title: &'static str, why: &'static str, way: AnyView) -> AnyView {
    if done {
        return view! {
            <li class="first-step done"><span class="number">{Icon::Check.view()}</span><span class="muted">{title}<span class="unseen">{t().done}</span></span></li>
        }
        .into_any();
    }
    view! {
        <li class="first-step"><span class="number">{number}</span><h3>{title}</h3><p class="muted small">{why}</p>{way}</li>
    }
    .into_any()
}
