//! The pane of the panel: what is left to mend, of the clause one is in or of all, the gravest first; below it what was
//! said to be no fault.

use std::sync::Arc;

use leptos::prelude::*;
use lientich_shared::checks::Severity;
use lientich_shared::log::change::NodeId;

use super::Checking;
use super::acts::attr;
use super::card::{card, name};
use crate::checks::{Found, Report};
use crate::features::plan_editor::editor::Dialogs;
use crate::strings::checks::{severity, t};
use crate::strings::fill;
use crate::ui::list::list;
use crate::ui::live::{live, maybe, words};

/// The pane.
#[component]
pub(in super::super) fn ChecksPane() -> impl IntoView {
    let checking = Checking::here();
    let left = move || shown(checking, false);
    let dismissed = move || shown(checking, true);
    let card = move |found: Found| card(checking, found);
    let put_aside = move || match dismissed().len() {
        0 => String::new(),
        count => fill(t().dismissed_count, &[&count.to_string()]),
    };
    view! {
        <div class="findings" data-testid="checks" data-done=move || checking.report().is_some().then_some("")>
            {scopes(checking)}
            {kinds(checking)}
            {live(move || standing(checking))}
            <div class="findings-list">{list(left, name, card)}</div>
            <details class="closed" hidden=move || dismissed().is_empty()>
                <summary>{words(put_aside)}</summary>
                <p class="muted small">{t().dismissed_note}</p>
                <div class="findings-list">{list(dismissed, name, card)}</div>
            </details>
        </div>
    }
    .into_any()
}

/// What the pane shows, the gravest first, each kind in the order of the page.
fn shown(checking: Checking, dismissed: bool) -> Vec<Found> {
    let Some(report) = checking.report() else {
        return Vec::new();
    };
    let (scope, kind) = (checking.scope.get(), checking.kind.get());
    let is_shown = |found: &&Found| {
        found.dismissal.is_some() == dismissed
            && scope.is_none_or(|node| node == found.node)
            && kind.is_none_or(|kind| kind == found.severity)
    };
    let mut found: Vec<Found> = report.findings.iter().filter(is_shown).cloned().collect();
    lientich_shared::order::sort_by_key(&mut found, |found| found.severity);
    found
}

/// Said where there is nothing.
fn standing(checking: Checking) -> AnyView {
    let Some(report) = checking.report() else {
        return view! { <p class="muted" role="status">{t().checking}</p> }.into_any();
    };
    let is_empty = shown(checking, false).is_empty();
    let said = match (checking.kind.get(), checking.scope.get()) {
        _ if !is_empty => return ().into_any(),
        (Some(_), _) if report.left().next().is_some() => t().none_of_kind,
        (_, Some(_)) => t().clean_here,
        _ => t().clean,
    };
    view! { <p class="muted" role="status">{said}</p> }.into_any()
}

/// The clause one is in, or all.
fn scopes(checking: Checking) -> AnyView {
    let count = move |scope: Option<NodeId>| {
        let report = checking.report().unwrap_or_default();
        let left = report.left();
        left.filter(|found| scope.is_none_or(|node| node == found.node))
            .count()
    };
    let choice = move |scope: Option<NodeId>, act: &'static str| {
        let label = move || {
            let place = match scope {
                None => t().all.to_owned(),
                Some(node) => checking.editor.name(node),
            };
            fill(t().counted, &[&place, &count(scope).to_string()])
        };
        let pressed = move || (checking.scope.get() == scope).to_string();
        view! {
            <button type="button" data-act=act aria-pressed=pressed on:click=move |_| checking.scope.set(scope)>{words(label)}</button>
        }
        .into_any()
    };
    maybe(move || {
        let clause = checking.scope.get().or(checking.editor.current().get())?;
        Some(
            view! {
                <div class="scopes" role="group" aria-label=t().scope>
                    {choice(Some(clause), "checks-clause")}{choice(None, "checks-all")}
                </div>
            }
            .into_any(),
        )
    })
}

/// How many of each kind; touching one shows only those.
fn kinds(checking: Checking) -> AnyView {
    let choice = move |kind: Severity| {
        let count = move || checking.report().map_or(0, |report| report.count(kind));
        let pressed = move || (checking.kind.get() == Some(kind)).to_string();
        let turn = move |_| {
            let is_chosen = checking.kind.get_untracked() == Some(kind);
            checking.kind.set((!is_chosen).then_some(kind));
        };
        view! {
            <button type="button" data-act="kind" data-severity=attr(kind) aria-pressed=pressed on:click=turn>
                <b>{words(move || count().to_string())}</b>{severity(kind)}
            </button>
        }
        .into_any()
    };
    view! { <div class="finding-kinds" role="group" aria-label=t().kinds>{Severity::ALL.map(choice).into_iter().collect_view()}</div> }
        .into_any()
}

/// Under what others changed: how much is left to mend, as the way to it.
#[component]
pub(in super::super) fn Summary() -> impl IntoView {
    let checking = Checking::here();
    let dialogs = Dialogs::here();
    let told = move |report: Arc<Report>| match Checking::counted(&report) {
        none if none.is_empty() => t().clean.to_owned(),
        counts => counts,
    };
    maybe(move || {
        let report = checking.report()?;
        let show = move |_| checking.show(dialogs, None);
        Some(
            view! {
                <section class="findings-summary">
                    <h3>{t().title}</h3>
                    <p class="row"><span class="grow">{told(report)}</span>
                        <button type="button" class="btn quiet" data-act="to-checks" on:click=show>{t().see}</button></p>
                </section>
            }
            .into_any(),
        )
    })
}
