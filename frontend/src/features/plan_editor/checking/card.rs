//! The card of a finding: what is the matter, where, what would mend it, what can be done.

use leptos::prelude::*;
use lientich_shared::log::change::NodeId;

use super::Checking;
use super::acts::{Way, attr};
use crate::checks::{Dismissal, Found};
use crate::desk;
use crate::strings::checks::{severity, t, title};
use crate::strings::{fill, names};
use crate::ui::live::{live, maybe, words};

/// By what a card is known: one is drawn anew where anything on it changes.
pub(super) fn name(found: &Found) -> String {
    let is_dismissed = found.dismissal.is_some();
    format!(
        "{}{}{}{is_dismissed}",
        found.mark, found.node, found.message
    )
}

/// The card.
pub(super) fn card(checking: Checking, found: Found) -> AnyView {
    let kind = found.severity;
    let node = found.node;
    let dismissed = found
        .dismissal
        .clone()
        .map(|dismissal| taken_up(checking, dismissal));
    let foot = match dismissed {
        Some(dismissed) => dismissed,
        None => deeds(checking, found.clone()),
    };
    view! {
        <article class="finding" data-testid="finding" data-check=found.check data-severity=attr(kind) data-on=node.to_string()>
            <p class="row finding-head"><b class="finding-kind">{severity(kind)}</b><span class="grow">{title(found.title)}</span></p>
            {place(checking, node)}
            {quote(&found)}
            <p class="finding-words">{found.message}</p>
            {foot}
        </article>
    }
    .into_any()
}

/// Where it is: the way there.
fn place(checking: Checking, node: NodeId) -> AnyView {
    let dialogs = super::Dialogs::here();
    let jump = move |_| {
        // Over a sheet nobody sees the plan.
        dialogs.panel.set(false);
        request_animation_frame(move || checking.editor.show(node));
    };
    view! {
        <button type="button" class="finding-place" data-act="to-finding" title=t().jump on:click=jump>
            {words(move || checking.editor.name(node))}
        </button>
    }
    .into_any()
}

/// The words of the plan, with what is wrong in them struck where something else should stand there.
fn quote(found: &Found) -> AnyView {
    if found.is_of_label {
        return view! { <p class="quote">{fill(t().label_of, &[&found.excerpt])}</p> }.into_any();
    }
    let [before, at, behind] = found.pieces();
    match &found.fix {
        None => view! { <p class="quote">{before}<mark>{at}</mark>{behind}</p> }.into_any(),
        Some(fix) => view! {
            <p class="quote">{before}<del>{at}</del><ins>{fix.clone()}</ins>{behind}</p>
        }
        .into_any(),
    }
}

/// What can be done about it.
fn deeds(checking: Checking, found: Found) -> AnyView {
    let found = StoredValue::new(found);
    let node = found.with_value(|found| found.node);
    let mend = move || {
        let way = found.with_value(|found| checking.way(found));
        let (act, label) = match way {
            Way::Fix => ("fix", t().fix),
            Way::Propose => ("propose-fix", t().propose),
            Way::None => return ().into_any(),
        };
        let run = move |_| {
            found.with_value(|found| match way {
                Way::Fix => checking.fix(found),
                _ => checking.propose(found),
            });
        };
        view! { <button type="button" class="btn primary" data-act=act on:click=run>{label}</button> }
            .into_any()
    };
    let dismiss = move || {
        let run = move |_| found.with_value(|found| checking.dismiss(found));
        checking.may_speak(node).then(|| {
            view! { <button type="button" class="btn quiet" data-act="dismiss" on:click=run>{t().dismiss}</button> }
                .into_any()
        })
    };
    view! { <div class="row">{live(mend)}{maybe(dismiss)}</div> }.into_any()
}

/// Who said that it is none, and the way back.
fn taken_up(checking: Checking, dismissal: Dismissal) -> AnyView {
    let people = untrack(|| checking.editor.people());
    let when = names::moment(dismissal.at, desk::today());
    let said = fill(t().dismissed_by, &[&people.name(dismissal.by), &when]);
    let run = move |_| checking.take_up(&dismissal);
    view! {
        <p class="muted small">{said}</p>
        <div class="row"><button type="button" class="btn quiet" data-act="take-up" on:click=run>{t().take_up}</button></div>
    }
    .into_any()
}
