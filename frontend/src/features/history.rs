//! The history of a plan (Lịch sử): who did what when, any version as it was, any two of them side by
//! side, and the way back. What is shown is in the address. Only those who hold the draft have it.

mod address;
mod comparing;
mod editions;
mod filters;
mod model;
mod past;
mod restore;
mod timeline;
mod version;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use lientich_shared::ids::DocId;

use crate::plan_store::PlanStore;
use crate::routes;
use crate::shell::opened::opened;
use crate::shell::page_head::PageHead;
use crate::strings::history::t as h;
use crate::strings::t;
use crate::ui::blank::Blank;
use crate::ui::icon::Icon;
use address::Asked;
use comparing::Comparison;
use past::Past;
use restore::RestoreDialog;
use timeline::Timeline;
use version::VersionView;

/// The page.
#[component]
pub fn HistoryPage(
    /// Of which plan.
    doc: DocId,
) -> impl IntoView {
    let ready = |plan| view! { <OpenHistory plan/> }.into_any();
    opened(doc, h().title, ready, Callback::new(missing))
}

fn missing(doc: DocId) -> AnyView {
    view! {
        <PageHead title=h().title.to_owned()/>
        <Blank icon=Icon::History title=h().title sentence=t().plan_gone>
            <a href=routes::plan(doc) class="btn">{t().back}</a>
        </Blank>
    }
    .into_any()
}

#[component]
fn OpenHistory(plan: PlanStore) -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| Asked::read(&|key| query.get(key))));
    let here = Past::provide(plan, asked.into());
    // A filter alone draws the list anew, not the page.
    let mode = Memo::new(move |_| {
        asked.with(|asked| match asked {
            Asked::Timeline(..) => None,
            other => Some(other.clone()),
        })
    });
    let body = move || match mode.get() {
        Some(Asked::Version(at)) => view! { <VersionView at/> }.into_any(),
        Some(Asked::Comparison(from, to)) => view! { <Comparison from to/> }.into_any(),
        _ => view! { <Timeline/> }.into_any(),
    };
    view! {
        <div class="history" data-testid="history" data-doc=here.plan.doc().to_string()>{body}</div>
        <RestoreDialog/>
    }
    .into_any()
}
