//! The draft beside its source: pointing at one shows where it stands in the other. Two panes on a desktop, two tabs on
//! a phone.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use lientich_shared::import::draft::{DocumentKind, LineSpan};
use lientich_shared::import::picking::{self, Piece};

use super::beside::Carried;
use super::known::known;
use super::model::{DraftRow, Look, Reading, SourceLine};
use super::{Read, promise};
use crate::library::Library;
use crate::routes;
use crate::shell::page_head::PageHead;
use crate::strings::{fill, import as words, t};
use crate::ui::tabs::Tabs;
use crate::ui::tag::{Tone, pill};
use crate::ui::toast::Toasts;

const SOURCE: &str = "source";
const DRAFT: &str = "draft";

/// Both panes, and what to do with the draft.
#[component]
pub(super) fn Panes(
    /// What was read.
    found: Read,
    /// Back to the start.
    again: Callback<()>,
) -> impl IntoView {
    let lit = RwSignal::new(None::<LineSpan>);
    let left_out = RwSignal::new(BTreeSet::<Piece>::new());
    let tab = RwSignal::new(DRAFT);
    let reading = Arc::clone(&found.reading);
    let tabs = vec![
        (DRAFT, words::t().draft.to_owned().into()),
        (SOURCE, words::t().source.to_owned().into()),
    ];
    let hidden = move |key: &'static str| {
        move || {
            if tab.get() == key {
                "import-pane"
            } else {
                "import-pane wide"
            }
        }
    };
    let (source_class, draft_class) = (hidden(SOURCE), hidden(DRAFT));
    view! {
        <PageHead title=words::t().title.to_owned() sub=summary(&reading)/>
        {already_here(&found)}
        <div class="narrow page"><Tabs label=words::t().title tabs chosen=tab/></div>
        <div class="import-panes">
            // Scrolled by the keyboard too.
            <section class=move || format!("{} source", source_class()) aria-label=words::t().source tabindex="0">
                {reading.source.iter().map(|line| source_line(line, &reading, lit)).collect_view()}
            </section>
            <section class=draft_class aria-label=words::t().draft tabindex="0" data-testid="import-draft">
                {reading.doubts.iter().map(|doubt| view! { <p class="notice look">{doubt.clone()}</p> }).collect_view()}
                {reading.rows.iter().map(|row| draft_line(row, lit, left_out)).collect_view()}
            </section>
        </div>
        <Foot found again left_out/>
    }
    .into_any()
}

#[component]
fn Foot(found: Read, again: Callback<()>, left_out: RwSignal<BTreeSet<Piece>>) -> impl IntoView {
    let library = expect_context::<Library>();
    let toasts = Toasts::here();
    let navigate = use_navigate();
    let reading = Arc::clone(&found.reading);
    let said = move || promise(&reading, left_out.with(BTreeSet::len));
    let busy = RwSignal::new(false);
    let accept = move |_| {
        let navigate = navigate.clone();
        let draft = left_out.with_untracked(|left_out| picking::without(&found.draft, left_out));
        busy.set(true);
        spawn_local(async move {
            if let Ok(doc) = library.create_from(&draft).await {
                navigate(&routes::plan(doc), NavigateOptions::default());
            } else {
                toasts.say(t().act_failed);
                busy.set(false);
            }
        });
    };
    view! {
        <div class="foot">
            <span class="grow small muted">{said}</span>
            <button type="button" class="btn" on:click=move |_| again.run(())>{words::t().again}</button>
            <button type="button" class="btn primary" data-act="accept-import" disabled=busy on:click=accept>{words::t().accept}</button>
        </div>
    }
    .into_any()
}

/// Plans that the file may be a copy of, and the way to compare them.
fn already_here(found: &Read) -> AnyView {
    let (library, carried) = (expect_context::<Library>(), expect_context::<Carried>());
    let draft = Arc::clone(&found.draft);
    let lines = Memo::new(move |_| library.plans().with(|lines| known(&draft, lines)));
    let draft = Arc::clone(&found.draft);
    let known = move || {
        let lines = lines.get();
        let ways = lines.into_iter().map(|line| {
            let draft = Arc::clone(&draft);
            let title = if line.title.trim().is_empty() { t().untitled } else { &line.title };
            let label = fill(words::t().compare_with, &[title]);
            let compare = move |_| carried.compare(Arc::clone(&draft), line.doc);
            view! { <button type="button" class="btn" data-act="compare-with" on:click=compare>{label}</button> }.into_any()
        });
        let ways: Vec<AnyView> = ways.collect();
        (!ways.is_empty()).then(|| {
            view! { <div class="page import-known"><div class="notice" role="status" data-testid="known-plans"><p>{words::t().known}</p>{ways}</div></div> }.into_any()
        })
    };
    view! { {known} }.into_any()
}

/// Kind, year and doubts, in pills.
fn summary(reading: &Reading) -> AnyView {
    let kind = match reading.kind {
        DocumentKind::Plan => t().kind_plan,
        DocumentKind::Regulation => t().kind_regulation,
    };
    let year = reading
        .school_year
        .as_ref()
        .map(|year| pill(Tone::Plain, fill(t().school_year_of, &[year])));
    let count = reading.doubt_count;
    let doubts =
        (0 < count).then(|| pill(Tone::Look, fill(words::t().issues, &[&count.to_string()])));
    let lines = pill(
        Tone::Plain,
        fill(words::t().lines, &[&reading.source.len().to_string()]),
    );
    view! { <div class="sub row">{pill(Tone::Ok, kind)}{year}{lines}{doubts}</div> }.into_any()
}

fn source_line(line: &SourceLine, reading: &Reading, lit: RwSignal<Option<LineSpan>>) -> AnyView {
    let number = line.number;
    let of_row = reading.row_of(number).map(|row| reading.rows[row].lines);
    let doubtful = line.doubtful;
    let is_lit = move || lit.get().is_some_and(|span| span.contains(number));
    view! {
        <p id=format!("line-{number}") class:lit=is_lit class:doubt=doubtful on:pointerenter=move |_| lit.set(of_row)
            on:click=move |_| show(of_row, "row")>{line.text.clone()}</p>
    }
    .into_any()
}

/// A row, with a tick where it may be left out.
fn draft_line(
    row: &DraftRow,
    lit: RwSignal<Option<LineSpan>>,
    left_out: RwSignal<BTreeSet<Piece>>,
) -> AnyView {
    let (piece, above) = (row.piece, row.above.clone());
    let has = move |piece: Option<Piece>| {
        left_out.with(|left_out| piece.is_some_and(|piece| left_out.contains(&piece)))
    };
    let goes_along = Memo::new(move |_| above.iter().any(|above| has(Some(*above))));
    let is_out = move || goes_along.get() || has(piece);
    let tick = piece.map(|piece| {
        let name = format!("{}: {} {}", words::t().take, row.label, row.words);
        let choose = move |event| {
            let is_taken = event_target_checked(&event);
            left_out.update(|left_out| {
                if is_taken {
                    left_out.remove(&piece);
                } else {
                    left_out.insert(piece);
                }
            });
        };
        view! {
            <label class="draft-pick"><input type="checkbox" aria-label=name prop:checked=move || !is_out()
                disabled=move || goes_along.get() on:change=choose/></label>
        }
    });
    view! { <div class="draft-line" class:out=is_out>{tick}{draft_row(row, lit)}</div> }.into_any()
}

fn draft_row(row: &DraftRow, lit: RwSignal<Option<LineSpan>>) -> AnyView {
    let span = row.lines;
    let class = match row.look {
        Look::Head => "draft-row head",
        Look::Text => "draft-row",
        Look::Around | Look::Aside => "draft-row quiet",
    };
    let is_lit = move || lit.get() == Some(span);
    let doubts = row
        .doubts
        .iter()
        .map(|doubt| view! { <span class="doubt-why">{doubt.clone()}</span> });
    view! {
        <button type="button" id=format!("row-{}", span.first) class=class class:lit=is_lit class:doubt=!row.doubts.is_empty()
            on:pointerenter=move |_| lit.set(Some(span)) on:focus=move |_| lit.set(Some(span)) on:click=move |_| show(Some(span), "line")>
            <span class="label">{row.label.clone()}</span>
            <span>{row.words.clone()}</span>
            {doubts.collect_view()}
        </button>
    }
    .into_any()
}

/// Brings the counterpart of a row or line into view.
fn show(span: Option<LineSpan>, what: &str) {
    let Some(span) = span else { return };
    if let Some(element) = document().get_element_by_id(&format!("{what}-{}", span.first)) {
        element.scroll_into_view();
    }
}
