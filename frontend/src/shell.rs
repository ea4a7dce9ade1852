//! The frame around every page: the bar and the places of a desktop, the places at the foot of a phone, where toasts and
//! the offer of a newer version stand.

pub mod doing;
pub mod later;
pub mod left_to_mend;
pub mod not_found;
pub mod opened;
pub mod page_head;
pub mod soon;
pub mod state_line;
pub mod ways_to_new;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::platform::page;
use crate::routes;
use crate::session::Session;
use crate::strings::{board, fill, members, reports, t, targets};
use crate::ui::icon::Icon;
use crate::ui::live::{maybe, when};
use crate::ui::toast::ToastPlace;
use crate::updates::Updates;
use crate::workload::{self, LateCount, Reach};

/// The frame, with the page in it.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let school = move || {
        let directory = session.directory().get();
        directory
            .map(|directory| directory.school.name.clone())
            .unwrap_or_default()
    };
    view! {
        <a class="skip unseen" href="#content">{t().skip}</a>
        <UpdateOffer/>
        <header class="bar">
            <a href=routes::TODAY class="brand">"Liên"<i>"·"</i>"Tịch"</a>
            <span class="school">{school}</span>
        </header>
        <Places/>
        <main class="main" id="content" tabindex="-1">{children()}</main>
        <ToastPlace/>
    }
    .into_any()
}

/// The places that a person can go to.
#[component]
fn Places() -> impl IntoView {
    let location = use_location();
    let session = expect_context::<Session>();
    let LateCount(count) = expect_context();
    let place = move |nav: &'static str, href: &'static str, icon: Icon, words: &'static str| {
        // A phone has room for five places: these are rows of the last.
        let class = if matches!(
            href,
            routes::BOARD | routes::MEMBERS | routes::TARGETS | routes::REPORTS
        ) {
            "wide-place"
        } else {
            ""
        };
        let is_here = move || {
            let path = location.pathname.get();
            if href == routes::TODAY {
                path == href
            } else {
                path.starts_with(href)
            }
        };
        view! {
            <li class=class>
                <a href=href data-nav=nav aria-current=move || is_here().then_some("page")>
                    {icon.view()}<span>{words}</span>
                    {(href == routes::BOARD).then(|| maybe(move || {
                        let count = Some(count.get()).filter(|count| 0 < *count)?;
                        let spoken = fill(board::t().places_late, &[&count.to_string()]);
                        Some(view! { <span class="badge" aria-label=spoken role="img">{count}</span> }.into_any())
                    }))}
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <nav class="places" aria-label=t().nav>
            <ul>
                {place("today", routes::TODAY, Icon::Today, t().today)}
                {place("plans", routes::PLANS, Icon::Plans, t().plans)}
                {place("work", routes::WORK, Icon::Work, t().work)}
                {when(move || workload::reach(session) != Reach::Own, move || {
                    place("board", routes::BOARD, Icon::Duty, board::t().title)
                })}
                {place("targets", routes::TARGETS, Icon::Target, targets::t().page)}
                {place("reports", routes::REPORTS, Icon::Issue, reports::t().title)}
                {place("members", routes::MEMBERS, Icon::Side, members::t().title)}
                {place("more", routes::MORE, Icon::More, t().more_place)}
            </ul>
        </nav>
    }
    .into_any()
}

/// Offers a newer version of the app, once one is ready.
#[component]
fn UpdateOffer() -> impl IntoView {
    let updates = expect_context::<Updates>();
    move || {
        updates.waiting().get().then(|| {
            view! {
                <div class="update" role="region" aria-label=t().update_ready data-testid="update-offer">
                    <span class="grow">{t().update_ready}" "{t().update_keeps}</span>
                    <button type="button" class="btn" data-act="update-app" on:click=move |_| updates.start()>{t().update_now}</button>
                </div>
            }
            .into_any()
        })
    }
}

/// Puts the page's title into the window's.
pub(crate) fn name_window(title: &str) {
    page::set_title(&format!("{title} – {}", t().app_name));
}
