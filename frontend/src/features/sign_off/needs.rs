//! What is needed until both sides have signed, from top to bottom: nothing undecided, an answer to each opinion, the consent of Ban nữ công, a
//! signature of each side. Each row says how it stands and whose turn it is.

use leptos::prelude::*;
use lientich_shared::log::change::{NodeId, Side};
use lientich_shared::plan::consultation;
use lientich_shared::plan::sign_off::Obstacle;

use super::bits::para;
use super::model::Picture;
use super::sides::side_row;
use super::table::Table;
use super::women::women_row;
use crate::routes;
use crate::shell::left_to_mend::{errors, how_much, left_to_mend};
use crate::strings::checks::t as c;
use crate::strings::opinions::t as o;
use crate::strings::sign_off::t as s;
use crate::strings::{fill, names};
use crate::ui::icon::Icon;
use crate::ui::live::words;

/// How a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Done.
    Done,
    /// It waits for somebody.
    Waits,
    /// Something is wrong.
    Wrong,
}

impl Mark {
    /// The value of `data-state`, from which the stylesheet takes the look.
    fn attr(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Waits => "waits",
            Self::Wrong => "wrong",
        }
    }
}

/// A row: a mark, or its number while it waits; what it is about; how it stands; what can be done.
pub(super) fn row(
    name: &'static str,
    (mark, number): (Mark, usize),
    head: AnyView,
    detail: AnyView,
    action: Option<AnyView>,
) -> AnyView {
    let sign = match mark {
        Mark::Done => Icon::Check.view().into_any(),
        Mark::Waits => number.into_any(),
        Mark::Wrong => "!".into_any(),
    };
    view! {
        <li class="need" data-need=name data-state=mark.attr()>
            <span class="mark" aria-hidden="true">{sign}</span>
            <div class="grow">{head}<div class="small muted">{detail}</div></div>
            {action}
        </li>
    }
    .into_any()
}

/// All rows.
#[component]
pub(super) fn Needs() -> impl IntoView {
    let table = Table::here();
    move || {
        let picture = table.picture();
        let mut rows = vec![review(table, &picture)];
        // A report tells what was done: nobody's opinion is asked of it.
        if !table.kind().is_report() {
            rows.push(opinions(table, &picture));
        }
        if !picture.womens.is_empty() {
            rows.push(women_row(table, &picture, rows.len() + 1));
        }
        for side in [Side::Bch, Side::Bgh] {
            rows.push(side_row(table, &picture, side, rows.len() + 1));
        }
        view! { <ol class="needs" aria-label=s().needs data-testid="needs">{rows}</ol> }.into_any()
    }
}

fn review(table: Table, picture: &Picture) -> AnyView {
    let open = &picture.obstacles;
    let head = view! { <b>{s().review}</b> }.into_any();
    let unsent = table.plan.unsent();
    let unsent = move || {
        let count = unsent.get();
        (0 < count).then(|| para("", fill(s().unsent, &[&count.to_string()])))
    };
    if open.is_empty() {
        let detail = vec![para("", s().review_ok), found(table), unsent.into_any()];
        let mark = if errors(table.checks) == 0 {
            Mark::Done
        } else {
            Mark::Wrong
        };
        return row("review", (mark, 1), head, detail.into_any(), None);
    }
    let places = open.iter().map(|obstacle| place(table, picture, *obstacle));
    let detail = vec![
        para("", fill(s().review_open, &[&open.len().to_string()])),
        view! { <ul class="places-open">{places.collect_view()}</ul> }.into_any(),
        found(table),
        unsent.into_any(),
    ];
    row("review", (Mark::Wrong, 1), head, detail.into_any(), None)
}

/// What the checks found: nobody is kept from signing by it.
fn found(table: Table) -> AnyView {
    let checks = table.checks;
    view! { <p>{words(move || how_much(checks))}</p> }.into_any()
}

/// The list of it, below everything that one may be about to touch: it comes a moment later.
#[component]
pub(super) fn Found() -> impl IntoView {
    let table = Table::here();
    let checks = table.checks;
    view! {
        <section class="stack" data-testid="found">
            <h2>{c().title}" · "{words(move || how_much(checks))}</h2>
            {left_to_mend(checks, table.plan.doc())}
        </section>
    }
    .into_any()
}

/// The opinions of the teams, each of which is owed an answer before signing (Luật 10/2022/QH15, Điều 55).
fn opinions(table: Table, picture: &Picture) -> AnyView {
    let counts = table.opinions();
    let was_asked = table
        .plan
        .read(|document| !consultation::rounds(document).is_empty());
    let (mark, words) = match picture.unanswered {
        0 if !was_asked => (Mark::Waits, o().need_never.to_owned()),
        0 => {
            let answered = (counts.opinions - counts.open).to_string();
            let words = fill(o().need_done, &[&counts.teams_words(), &answered]);
            (Mark::Done, words)
        }
        open => (Mark::Wrong, fill(o().need_open, &[&open.to_string()])),
    };
    let head = view! { <b>{o().need}</b> }.into_any();
    let href = routes::opinions(table.plan.doc());
    // A button only while there is something to do: on a phone the signatures come below.
    let link = href.clone();
    let see = (0 < counts.open).then(|| {
        view! { <a class="btn" data-act="see-opinions" href=link>{o().need_see}</a> }.into_any()
    });
    let detail = if 0 < counts.opinions && counts.open == 0 {
        view! { <p><a href=href>{words}</a></p> }.into_any()
    } else {
        view! { <p>{words}</p> }.into_any()
    };
    row("opinions", (mark, 2), head, detail, see)
}

/// One obstacle, as a way to where it is settled.
fn place(table: Table, picture: &Picture, obstacle: Obstacle) -> AnyView {
    let (node, words) = in_words(picture, obstacle);
    let doc = table.plan.doc();
    let href = node.map_or_else(|| routes::plan(doc), |node| routes::part(doc, node));
    view! { <li><a href=href>{words}</a></li> }.into_any()
}

fn in_words(picture: &Picture, obstacle: Obstacle) -> (Option<NodeId>, String) {
    let name = |node| picture.name(node);
    match obstacle {
        Obstacle::Conflict(target, field) => {
            let place = target.map_or_else(|| s().document.to_owned(), name);
            (
                target,
                fill(s().in_conflict, &[&place, names::field(field)]),
            )
        }
        Obstacle::TwoSides(node) => (Some(node), fill(s().two_sides, &[&name(node)])),
        Obstacle::TagInDoubt(node, _) => (Some(node), fill(s().tag_in_doubt, &[&name(node)])),
        Obstacle::Contested(node) => (Some(node), fill(s().contested, &[&name(node)])),
        Obstacle::NoConsent(node) => (Some(node), name(node)),
        Obstacle::UnknownAct => (None, s().unknown_act.to_owned()),
    }
}
