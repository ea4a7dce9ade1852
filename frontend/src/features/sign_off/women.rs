//! The consent of Ban nữ công: to the words of each clause as they stand, one by one or all at once, and back again.

use leptos::prelude::*;
use lientich_shared::directory::Role;
use lientich_shared::log::change::{Act, NodeId};
use lientich_shared::permissions::Action;
use lientich_shared::plan::sign_off;

use super::bits::{QUIET, button, para, written};
use super::model::{Said, Since, Womens};
use super::needs::{Mark, row};
use super::table::Table;
use crate::desk;
use crate::routes;
use crate::strings::sign_off::t as s;
use crate::strings::{fill, names, t};
use crate::ui::dialog::Dialog;
use crate::ui::live::{when, words};
use crate::ui::tag::{Party, tag};

/// The row of what is needed.
pub(super) fn women_row(table: Table) -> AnyView {
    let left = move || table.picture().unconsented().len();
    let mark = move || if left() == 0 { Mark::Done } else { Mark::Waits };
    let said = move || match left() {
        0 => fill(s().women_ok, &[&table.picture().womens.len().to_string()]),
        open if table.may(Action::Consent) => fill(s().women_mine, &[&open.to_string()]),
        open => fill(s().women_wait, &[&open.to_string()]),
    };
    let is_vacant = move || 0 < left() && table.holders(Role::WomensCommittee).is_empty();
    let nobody = when(is_vacant, || para("", s().women_nobody));
    let open = table.dialogs.womens;
    let action = button("btn", "womens-clauses", s().women_see, move || {
        open.set(true);
    });
    let head = tag(Party::Women, s().women);
    let detail = vec![written("", words(said)), nobody];
    row("women", mark, head, detail.into_any(), action)
}

/// The clauses, each with what the committee said to it.
#[component]
pub(super) fn WomensDialog() -> impl IntoView {
    let open = Table::here().dialogs.womens;
    view! { <Dialog open title=s().women_title.to_owned() testid="womens-clauses"><List/></Dialog> }
}

#[component]
fn List() -> impl IntoView {
    let table = Table::here();
    let all = move || {
        let open = table.picture().unconsented();
        (1 < open.len() && table.may(Action::Consent)).then(|| {
            let words = fill(s().consent_all, &[&open.len().to_string()]);
            let all = button("btn primary", "consent-all", words, move || {
                consent(table, &open);
            });
            view! { <div class="dialog-foot">{all}</div> }.into_any()
        })
    };
    view! {
        {para(QUIET, s().women_intro)}
        <ul class="womens">{move || table.picture().womens.iter().map(|one| clause(table, one)).collect_view()}</ul>
        {all}
    }
    .into_any()
}

fn clause(table: Table, one: &Womens) -> AnyView {
    let (node, said) = (one.node, one.consent);
    let may = table.may(Action::Consent);
    let change = may.then(|| {
        if said == Said::Yes {
            button("btn quiet", "withdraw-consent", s().withdraw, move || {
                withdraw(table, node);
            })
        } else {
            button("btn", "consent", s().consent, move || {
                consent(table, &[node]);
            })
        }
    });
    let text = if one.text.is_empty() {
        t().empty_text.to_owned()
    } else {
        one.text.clone()
    };
    let last = one.last.map(|last| format!(" · {}", who_when(table, last)));
    let stands = format!("{}{}", in_words(said), last.unwrap_or_default());
    let place = if one.name.is_empty() {
        ().into_any()
    } else {
        let href = routes::part(table.plan.doc(), node);
        view! { <a href=href><b>{one.name.clone()}</b></a> }.into_any()
    };
    view! {
        <li data-node=node.to_string() data-consent=attr(said)>
            {written("", vec![place, format!(" {text}").into_any()].into_any())}
            {para(QUIET, stands)}
            {change}
        </li>
    }
    .into_any()
}

fn who_when(table: Table, last: Since) -> String {
    let name = table.people().name_or_unknown(last.person);
    let when = names::moment(last.at, desk::today());
    format!("{name}, {when}")
}

/// The value of `data-consent`.
fn attr(said: Said) -> &'static str {
    match said {
        Said::Yes => "yes",
        Said::Fell => "fell",
        Said::Gone => "gone",
        Said::Withdrawn => "withdrawn",
        Said::Nothing => "none",
    }
}

fn in_words(said: Said) -> &'static str {
    match said {
        Said::Yes => s().consented,
        Said::Fell => s().consent_fell,
        Said::Gone => s().consent_gone,
        Said::Withdrawn => s().consent_withdrawn,
        Said::Nothing => s().consent_never,
    }
}

fn consent(table: Table, nodes: &[NodeId]) {
    table.plan.finish_typing();
    let acts: Vec<Act> = table.plan.read(|document| {
        let acts = nodes.iter();
        acts.filter_map(|node| sign_off::consent_to(document, *node))
            .collect()
    });
    table.act(acts, s().consent_done);
}

fn withdraw(table: Table, node: NodeId) {
    table.act(vec![sign_off::withdraw_consent(node)], s().withdraw_done);
}
