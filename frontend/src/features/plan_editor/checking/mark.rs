//! What was found at a clause, in the margin and in its words. Nothing is written into the control: the marks lie over it,
//! while nobody is in it and while its words are those that were read.

use leptos::prelude::*;
use lientich_shared::checks::Severity;
use lientich_shared::log::change::NodeId;

use super::Checking;
use super::acts::{attr, is_in_words};
use crate::checks::Found;
use crate::features::plan_editor::editor::{Dialogs, Part};
use crate::strings::checks::{counts, t};
use crate::strings::fill;
use crate::ui::live::maybe;

/// The mark beside a part: the way to what was found there.
#[component]
pub(in super::super) fn FoundMark(
    /// The part.
    node: NodeId,
) -> impl IntoView {
    let checking = Checking::here();
    let dialogs = Dialogs::here();
    let found = Memo::new(move |_| {
        checking
            .at(node)
            .iter()
            .map(|found| found.severity)
            .collect::<Vec<_>>()
    });
    let show = move |_| {
        if super::panel::is_beside() {
            checking.editor.enter(node);
        }
        checking.show(dialogs, Some(node));
    };
    maybe(move || {
        let found = found.get();
        let gravest = found.iter().min().copied()?;
        let sign = match gravest {
            Severity::Error => "!",
            Severity::Warning => "?",
            Severity::Hint => "i",
        };
        let said = counts(|kind| found.iter().filter(|one| **one == kind).count());
        let label = move || fill(t().mark_label, &[&checking.editor.name(node), &said]);
        Some(
            view! {
                <button type="button" class="found-mark" data-act="show-findings" data-severity=attr(gravest) aria-label=label.clone()
                    title=label on:click=show>{sign}</button>
            }
            .into_any(),
        )
    })
}

/// The words of a part once more over its control, invisible but for what marks them.
#[component]
pub(in super::super) fn FoundWords(
    /// The part.
    part: Part,
) -> impl IntoView {
    let checking = Checking::here();
    let found = Memo::new(move |_| {
        let mut found = checking.at(part.node);
        found.retain(is_in_words);
        found
    });
    let text = checking.editor.plan.text(part.node);
    let runs = Memo::new(move |_| {
        let found = found.get();
        let read = found.first()?.read.clone();
        text.with(|text| *text == read).then(|| runs(&read, &found))
    });
    maybe(move || {
        let run = |(words, kind): (String, Option<Severity>)| match kind {
            None => words.into_any(),
            Some(kind) => view! { <mark data-severity=attr(kind)>{words}</mark> }.into_any(),
        };
        let runs: Vec<AnyView> = runs.get()?.into_iter().map(run).collect();
        Some(view! { <div class="found-words" aria-hidden="true">{runs}</div> }.into_any())
    })
}

/// A text cut where something was found; where two findings meet, the first one counts.
fn runs(text: &str, found: &[Found]) -> Vec<(String, Option<Severity>)> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let cut = |from: u32, to: u32| {
        let piece = units.get(from as usize..to as usize);
        String::from_utf16_lossy(piece.unwrap_or_default())
    };
    let mut runs = Vec::new();
    let mut at = 0;
    for one in found.iter().filter(|one| one.units.0 < one.units.1) {
        let (from, to) = one.units;
        if at <= from {
            runs.push((cut(at, from), None));
            runs.push((cut(from, to), Some(one.severity)));
            at = to;
        }
    }
    runs.push((
        cut(at, u32::try_from(units.len()).unwrap_or(u32::MAX)),
        None,
    ));
    runs.retain(|(words, _)| !words.is_empty());
    runs
}
