//! Việc của tôi: what the issued plans ask of the person at this device, the nearest day first.

use leptos::prelude::*;

use crate::desk;
use crate::duties::{self, Duty, When};
use crate::parties;
use crate::routes;
use crate::session::Session;
use crate::shell::page_head::PageHead;
use crate::strings::{fill, names, t};
use crate::ui::blank::{Blank, Loading};
use crate::ui::icon::Icon;
use crate::ui::tag::{Tone, pill, tag};

/// The page.
#[component]
pub fn MyWorkPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let duties = duties::mine();
    let posts = move || {
        let posts: Vec<&str> = session.roles().into_iter().map(names::role).collect();
        view! { <p class="sub">{posts.join(" · ")}</p> }.into_any()
    };
    view! {
        <PageHead title=t().work.to_owned() sub=view! { {posts} }.into_any()/>
        <div class="page" data-testid="my-work">
            {move || match duties.get() {
                None => view! { <Loading/> }.into_any(),
                Some(duties) if duties.is_empty() => {
                    view! { <Blank icon=Icon::Work title=t().work_none sentence=t().work_none_hint/> }.into_any()
                }
                Some(duties) => groups(&duties),
            }}
        </div>
    }
    .into_any()
}

fn groups(duties: &[Duty]) -> AnyView {
    let today = desk::today();
    let group = |when: When| {
        let cards: Vec<AnyView> = duties
            .iter()
            .filter(|duty| duty.when(today) == when)
            .map(card)
            .collect();
        let name = match when {
            When::Overdue => t().overdue,
            When::ThisWeek => t().this_week,
            When::Later => t().later,
            When::Anytime => t().no_due,
        };
        (!cards.is_empty()).then(|| view! { <section><h2>{name}</h2>{cards}</section> }.into_any())
    };
    [When::Overdue, When::ThisWeek, When::Later, When::Anytime]
        .map(group)
        .collect_view()
        .into_any()
}

/// One duty: its words, by when, from where.
fn card(duty: &Duty) -> AnyView {
    let today = desk::today();
    let due = duty.due.map(|day| {
        pill(
            if day < today { Tone::Late } else { Tone::Plain },
            names::due(day, today),
        )
    });
    let as_body = duty
        .body
        .map(|body| fill(t().as_body, &[names::body(body)]));
    let href = format!("{}#p-{}", routes::edition(duty.doc), duty.node);
    view! {
        <article class="card" data-testid="duty" data-node=duty.node.to_string()>
            <h3>{duty.text.clone()}</h3>
            <p class="row">
                {due}
                {(duty.side != lientich_shared::log::change::Side::Joint).then(|| tag(parties::of_side(duty.side), names::side(duty.side)))}
                <a href=href class="small">{fill(t().clause, &[&duty.path])}</a>
                <span class="small muted">{as_body}</span>
            </p>
        </article>
    }
    .into_any()
}
