//! One part of the plan: its label, its words, whose it is and who leads it, what waits for a decision in it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use lientich_shared::log::change::{NodeId, NodeKind};
use lientich_shared::plan::view::Row;

use super::checking::{FoundMark, FoundWords};
use super::clause_bar::ClauseActs;
use super::comments::Mark;
use super::decisions::Decisions;
use super::drag::Drag;
use super::duties::OfferMark;
use super::editor::{Editor, Part};
use super::meta::Meta;
use super::model;
use super::prose::Prose;
use super::target::TargetChips;
use crate::strings::{fill, t};
use crate::ui::icon::Icon;

/// The row of a part.
#[component]
pub(super) fn PartRow(
    /// Its node.
    node: NodeId,
) -> impl IntoView {
    let editor = Editor::here();
    let part = editor.part(node);
    let row = part.row;
    let hit = move || {
        editor
            .finding
            .hits
            .with(|hits| hits.contains(&node))
            .then_some("")
    };
    let read = move |read: fn(&Row) -> String| move || row.with(|row| row.as_ref().map(read));
    view! {
        <li class=move || class(editor, part) data-node=node.to_string() data-depth=read(|row| row.depth.to_string())
            data-kind=read(|row| kind(row.kind).to_owned()) data-level=move || part.level.get().value()
            data-contested=move || row.with(|row| row.as_ref().is_some_and(|row| row.contested.is_some())).then_some("")
            data-hit=hit data-party=move || part.changed.with(|by| by.as_ref().map(|by| by.party.attr()))>
            <span class="label" data-label="">{read(|row| row.label.printed())}</span>
            <div class="words">
                <Prose part/>
                <FoundWords part/>
                <Meta part/>
                <TargetChips part/>
                <Decisions part/>
                {move || editor.is_current(node).then(|| view! { <ClauseActs part/> })}
            </div>
            <FoundMark node/>
            <Mark node/>
            <OfferMark node/>
            <Grip part/>
        </li>
    }
    .into_any()
}

fn class(editor: Editor, part: Part) -> String {
    let drag = Drag::here();
    let node = part.node;
    let plain = part
        .row
        .with(|row| row.as_ref().is_none_or(|row| row.label.text.is_empty()));
    let states = [
        (plain, "plain"),
        (part.changed.with(Option::is_some), "changed"),
        (editor.is_current(node), "current"),
        (editor.finding.hits.with(|hits| hits.contains(&node)), "hit"),
        (editor.finding.current() == Some(node), "hit-now"),
        (drag.is_dragged(node), "dragged"),
    ];
    let holds = states
        .into_iter()
        .filter_map(|(holds, name)| holds.then_some(name));
    let drop = drag.drop_on(node).map(model::Drop::class);
    ["part"]
        .into_iter()
        .chain(holds)
        .chain(drop)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The handle by which a part is dragged: by mouse, pen or finger.
#[component]
fn Grip(part: Part) -> impl IntoView {
    let drag = Drag::here();
    let element = NodeRef::<html::Button>::new();
    let is_outline = move || {
        part.row
            .with(|row| row.as_ref().is_some_and(|row| model::is_outline(row.kind)))
    };
    let name = move || {
        part.row
            .with(|row| row.as_ref().map(model::name))
            .unwrap_or_default()
    };
    let press = move |event: ev::PointerEvent| {
        if let Some(button) = element.get_untracked() {
            // Fails only for pointers that are gone.
            let _ = button.set_pointer_capture(event.pointer_id());
        }
        event.prevent_default();
        drag.begin(part.node);
    };
    move || {
        (is_outline() && part.refusal.with(Option::is_none)).then(|| {
            view! {
                <button type="button" class="grip" node_ref=element tabindex="-1" aria-label=move || fill(t().drag, &[&name()])
                    on:pointerdown=press on:pointermove=move |event| drag.over(&event) on:pointerup=move |_| drag.end()
                    on:pointercancel=move |_| drag.cancel()>
                    {Icon::Grip.view()}
                </button>
            }
            .into_any()
        })
    }
}

/// The value of `data-kind`.
fn kind(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Letterhead => "letterhead",
        NodeKind::Title => "title",
        NodeKind::Issuance => "issuance",
        NodeKind::Basis => "basis",
        NodeKind::Preamble => "preamble",
        NodeKind::Section => "section",
        NodeKind::Clause => "clause",
        NodeKind::Bullet => "bullet",
        NodeKind::Paragraph => "paragraph",
        NodeKind::Closing => "closing",
        NodeKind::Recipient => "recipient",
        NodeKind::Signer => "signer",
    }
}
