//! The board (Phân công): every duty of the issued plans and what was given beside them, with who holds
//! it, by when, how far it is; for both sides, those who supervise, and a team's leader. What is shown
//! is in the address.

mod address;
mod deeds;
mod detail;
mod export;
mod figures;
mod filters;
mod give;
mod here;
mod model;
mod occurrence;
mod table;

use leptos::prelude::*;

use crate::routes;
use crate::shell::page_head::PageHead;
use crate::strings::board::t;
use crate::strings::{self, fill, reports};
use crate::ui::blank::{Blank, Loading};
use crate::ui::icon::Icon;
use crate::ui::live::{live, when};
use crate::workload::Reach;
use detail::Detail;
use export::Export;
use figures::figures;
use filters::FilterBar;
use give::Give;
use here::Here;
use table::table;

/// The page.
#[component]
pub fn BoardPage() -> impl IntoView {
    let here = Here::provide();
    let reach = here.reach();
    live(move || match reach.get() {
        Reach::Own => not_yours(),
        Reach::Team(team) => page(here, Some(team)),
        Reach::All => page(here, None),
    })
}

fn not_yours() -> AnyView {
    view! {
        <PageHead title=t().title.to_owned()/>
        <Blank icon=Icon::Duty title=t().title sentence=t().not_yours>
            <a href=routes::WORK class="btn">{strings::t().work}</a>
        </Blank>
    }
    .into_any()
}

fn page(here: Here, team: Option<String>) -> AnyView {
    let giving = RwSignal::new(false);
    let sub = team.map(|team| view! { <p class="sub">{fill(t().of_team, &[&team])}</p> });
    let sub = sub.into_any();
    let give = move || {
        view! {
            <button type="button" class="btn primary" data-act="give-duty" on:click=move |_| giving.set(true)>{t().give}</button>
        }
        .into_any()
    };
    // A phone has the reports under its last place.
    let report = || {
        view! { <a href=routes::NEW_REPORT class="btn board-report" data-act="month-report">{reports::t().month}</a> }.into_any()
    };
    view! {
        <PageHead title=t().title.to_owned() sub>
            {when(move || here.may_report(), report)}
            <Export/>
            {when(move || here.may_give_any(), give)}
        </PageHead>
        <div class="page board" data-testid="board">
            {live(move || body(here))}
        </div>
        <Detail/>
        <Give open=giving/>
    }
    .into_any()
}

fn body(here: Here) -> AnyView {
    match here.standing.get() {
        None => view! { <Loading/> }.into_any(),
        Some(here::Standing { plans: 0, .. }) => {
            view! { <Blank icon=Icon::Plans title=t().none sentence=t().none_hint><a href=routes::PLANS class="btn">{strings::t().plans}</a></Blank> }.into_any()
        }
        Some(here::Standing { duties: false, .. }) => {
            view! { <Blank icon=Icon::Duty title=t().no_duties sentence=t().no_duties_hint/> }.into_any()
        }
        Some(_) => view! {
            {export::heading(here)}
            {figures(here)}
            <FilterBar/>
            {table(here)}
        }
        .into_any(),
    }
}
