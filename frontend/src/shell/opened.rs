//! A page about the draft of one plan: what stands there until it is open, where it is not on the device, and where
//! it cannot be read.

use leptos::prelude::*;
use lientich_shared::ids::DocId;

use crate::library::Library;
use crate::plan_store::{Opened, PlanStore, Plans};
use crate::routes;
use crate::shell::page_head::PageHead;
use crate::strings::t;
use crate::ui::blank::{Failure, Loading};

/// The page, `ready` once the plan is open; `missing` where the device holds no draft of it.
pub fn opened(
    doc: DocId,
    title: &'static str,
    ready: fn(PlanStore) -> AnyView,
    missing: Callback<DocId, AnyView>,
) -> AnyView {
    let plans = expect_context::<Plans>();
    let tries = RwSignal::new(0_u32);
    let here = is_here(doc);
    let page = move || {
        tries.track();
        let opened = plans.open(doc);
        // A plan that was missed may come a moment later with the next answer of the server.
        Effect::new(move |before: Option<bool>| {
            let arrived = before == Some(false) && here.get();
            if arrived && opened.with_untracked(|opened| matches!(opened, Opened::Missing)) {
                tries.update(|tries| *tries += 1);
            }
            here.get()
        });
        move || {
            match opened.get() {
            Opened::Ready(plan) => ready(plan),
            Opened::Missing => missing.run(doc),
            Opened::Opening => view! { <PageHead title=title.to_owned()/><Loading/> }.into_any(),
            Opened::Failed(_) => view! {
                <PageHead title=title.to_owned()/>
                <Failure sentence=t().plan_damaged><a href=routes::PLANS class="btn">{t().back}</a></Failure>
            }
            .into_any(),
        }
        }
    };
    page.into_any()
}

/// Whether the draft of a plan is on this device.
fn is_here(doc: DocId) -> Memo<bool> {
    let library = expect_context::<Library>();
    Memo::new(move |_| library.holds(doc))
}
