//! A plan for the new year whose review is unfinished, for those who draft it.

use leptos::prelude::*;
use lientich_shared::ids::DocId;
use lientich_shared::log::sign_off::Step;
use lientich_shared::plan::sign_off::SignOff;

use crate::plan_store::{Opened, PlanStore, Plans};
use crate::review;
use crate::routes;
use crate::strings::new_year::t as n;
use crate::ui::live::maybe;

/// How many places are left; nothing where none is, or where the plan is beyond drafting.
#[component]
pub(super) fn ReviewCard(doc: DocId, title: String) -> impl IntoView {
    let opened = expect_context::<Plans>().open(doc);
    let title = StoredValue::new(title);
    move || match opened.get() {
        Opened::Ready(plan) if review::is_made_from_another(plan) => card(plan, title),
        _ => ().into_any(),
    }
}

fn card(plan: PlanStore, title: StoredValue<String>) -> AnyView {
    let queue = review::queue(plan);
    let left = Memo::new(move |_| {
        plan.acts().track();
        let is_drafted = plan.read(|document| SignOff::of(document).stand.step < Step::Signing);
        let left = queue.with(|queue| queue.as_ref().map_or(0, |items| items.len()));
        if is_drafted { left } else { 0 }
    });
    maybe(move || {
        let left = left.get();
        (0 < left).then(|| {
            view! {
                <a href=routes::review(plan.doc()) class="card counted" data-testid="review-card">
                    <span class="count">{left}</span>
                    <span class="grow"><b>{n().today_left}</b><br/><span class="small muted">{title.get_value()}</span></span>
                </a>
            }
            .into_any()
        })
    })
}
