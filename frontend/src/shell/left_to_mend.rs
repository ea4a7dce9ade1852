//! What rà soát found and nobody dismissed, the gravest first, each as a way to its place: on the pages by which a plan goes
//! out of its drafters' hands. What can be done about it is done in the plan.

use leptos::prelude::*;
use lientich_shared::checks::Severity;
use lientich_shared::ids::DocId;

use crate::checks::{Checks, Found, Report};
use crate::routes;
use crate::strings::checks::{counts, severity, t};
use crate::strings::fill;
use crate::ui::live::live;

/// How many are shown before one asks for all.
const FIRST: usize = 6;

/// How much of it there is: "2 lỗi, 1 cần xem". Tracked.
pub fn how_much(checks: Checks) -> String {
    match checks.report().get() {
        None => t().checking.to_owned(),
        Some(report) => match counts(|kind| report.count(kind)) {
            none if none.is_empty() => t().clean.to_owned(),
            some => some,
        },
    }
}

/// The list.
pub fn left_to_mend(checks: Checks, doc: DocId) -> AnyView {
    let all = RwSignal::new(false);
    live(move || {
        let report = checks.report().get().unwrap_or_default();
        let found = gravest_first(&report);
        let count = found.len();
        let shown = if all.get() { count } else { FIRST };
        let lines = found.into_iter().take(shown).map(|found| line(doc, &found));
        let more = (FIRST < count).then(|| {
            let words = if all.get() {
                t().fewer.to_owned()
            } else {
                fill(t().more, &[&count.to_string()])
            };
            view! { <button type="button" class="btn quiet" data-act="all-findings" on:click=move |_| all.update(|all| *all = !*all)>{words}</button> }
        });
        view! { <ul class="left-to-mend" data-testid="left-to-mend">{lines.collect_view()}</ul>{more} }
            .into_any()
    })
}

fn gravest_first(report: &Report) -> Vec<Found> {
    let mut left: Vec<Found> = report.left().cloned().collect();
    lientich_shared::order::sort_by_key(&mut left, |found| found.severity);
    left
}

fn line(doc: DocId, found: &Found) -> AnyView {
    let kind = found.severity;
    let href = routes::part(doc, found.node);
    let place = match found.place.as_str() {
        "" => String::new(),
        place => format!("{place}: "),
    };
    view! {
        <li data-check=found.check data-severity=kind.name()>
            <b class="finding-kind">{severity(kind)}</b><a href=href>{place}{found.message.clone()}</a>
        </li>
    }
    .into_any()
}

/// Whether errors are left, and how many. Tracked.
pub fn errors(checks: Checks) -> usize {
    let report = checks.report().get();
    report.map_or(0, |report| report.count(Severity::Error))
}
