//! What is needed until both sides have signed, from top to bottom: nothing undecided, an answer to each opinion, the consent of Ban nữ công, a
//! signature of each side. Each row says how it stands and whose turn it is.

use leptos::prelude::*;
use lientich_shared::log::change::{NodeId, Side};
use lientich_shared::plan::consultation;
use lientich_shared::plan::sign_off::Obstacle;

use super::bits::{QUIET, para, written};
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
use crate::ui::live::{live, maybe, when, words};

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

/// A row: a mark, or its number while it waits; what it is about; how it stands; what can be done. It stays as it is drawn:
/// only what changes in it is drawn anew, so that nobody presses a button that is gone the next moment.
pub(super) fn row(
    name: &'static str,
    mark: impl Fn() -> Mark + Send + Sync + 'static,
    head: AnyView,
    detail: AnyView,
    action: AnyView,
) -> AnyView {
    let mark = Memo::new(move |_| mark());
    let sign = move || match mark.get() {
        Mark::Done => Icon::Check.view().into_any(),
        // The stylesheet counts.
        Mark::Waits => ().into_any(),
        Mark::Wrong => "!".into_any(),
    };
    view! {
        <li class="need" data-need=name data-state=move || mark.get().attr()>
            <span class="mark" aria-hidden="true">{live(sign)}</span>
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
    view! {
        <ol class="needs" aria-label=s().needs data-testid="needs">
            {review(table)}
            // A report tells what was done: nobody's opinion is asked of it.
            {when(move || !table.kind().is_report(), move || opinions(table))}
            {when(move || !table.picture().womens.is_empty(), move || women_row(table))}
            {side_row(table, Side::Bch)}
            {side_row(table, Side::Bgh)}
        </ol>
    }
    .into_any()
}

fn review(table: Table) -> AnyView {
    let places = Memo::new(move |_| places(table));
    let is_clean = move || places.with(Vec::is_empty) && errors(table.checks) == 0;
    let mark = move || if is_clean() { Mark::Done } else { Mark::Wrong };
    let open = move || match places.with(Vec::len) {
        0 => s().review_ok.to_owned(),
        open => fill(s().review_open, &[&open.to_string()]),
    };
    let list = move || {
        let links = places
            .get()
            .into_iter()
            .map(|(href, words)| view! { <li><a href=href>{words}</a></li> });
        view! { <ul class="places-open">{links.collect_view()}</ul> }.into_any()
    };
    let detail = vec![
        written("", words(open)),
        when(move || !places.with(Vec::is_empty), move || live(list)),
        found(table),
    ];
    let head = view! { <b>{s().review}</b> }.into_any();
    row("review", mark, head, detail.into_any(), ().into_any())
}

/// What stands in the way, each with the way to where it is settled. Tracked.
fn places(table: Table) -> Vec<(String, String)> {
    let picture = table.picture();
    let doc = table.plan.doc();
    let place = |obstacle: &Obstacle| {
        let (node, words) = in_words(&picture, *obstacle);
        let href = node.map_or_else(|| routes::plan(doc), |node| routes::part(doc, node));
        (href, words)
    };
    picture.obstacles.iter().map(place).collect()
}

/// What the checks found: nobody is kept from signing by it.
fn found(table: Table) -> AnyView {
    let checks = table.checks;
    view! { <p>{words(move || how_much(checks))}</p> }.into_any()
}

/// What the server does not have yet, below everything that one may be about to touch: it goes by itself.
pub(super) fn unsent(table: Table) -> AnyView {
    let unsent = table.plan.unsent();
    maybe(move || {
        let count = unsent.get();
        (0 < count).then(|| para(QUIET, fill(s().unsent, &[&count.to_string()])))
    })
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
fn opinions(table: Table) -> AnyView {
    let said = Memo::new(move |_| opinions_said(table));
    let href = routes::opinions(table.plan.doc());
    let link = href.clone();
    // A button only while there is something to do: on a phone the signatures come below.
    let see = move || {
        view! { <a class="btn" data-act="see-opinions" href=link.clone()>{o().need_see}</a> }
            .into_any()
    };
    let detail = move || {
        let words = said.get().1;
        let counts = table.opinions();
        if 0 < counts.opinions && counts.open == 0 {
            view! { <p><a href=href.clone()>{words}</a></p> }.into_any()
        } else {
            para("", words)
        }
    };
    row(
        "opinions",
        move || said.get().0,
        view! { <b>{o().need}</b> }.into_any(),
        live(detail),
        when(move || 0 < table.opinions().open, see),
    )
}

/// How the row stands, and in words. Tracked.
fn opinions_said(table: Table) -> (Mark, String) {
    let (picture, counts) = (table.picture(), table.opinions());
    let was_asked = table
        .plan
        .read(|document| !consultation::rounds(document).is_empty());
    match picture.unanswered {
        0 if !was_asked => (Mark::Waits, o().need_never.to_owned()),
        0 => {
            let answered = (counts.opinions - counts.open).to_string();
            let words = fill(o().need_done, &[&counts.teams_words(), &answered]);
            (Mark::Done, words)
        }
        open => (Mark::Wrong, fill(o().need_open, &[&open.to_string()])),
    }
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
