//! A plan as it stands on paper: head of the state and the school, body, the two sides' signatures, recipients. Made of
//! content alone, so that what is shown before signing is what an Edition shows.

use leptos::prelude::*;
use lientich_shared::docket::{Heading, is_day_line, is_number_line};
use lientich_shared::log::change::{NodeKind, Side};
use lientich_shared::log::sign_off::Capacity;
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::content::{Content, Part};
use lientich_shared::text::{Match, case, fold};

use crate::parties::People;
use crate::reading;
use crate::strings::sign_off::{heading, t as s};
use crate::strings::{fill, t};

/// What stands at the foot for one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// The side.
    pub(super) side: Side,
    /// In which capacity it signs, or usually does.
    pub(super) capacity: Capacity,
    /// Who signed, or will.
    pub(super) name: String,
    /// When it was signed, in words.
    pub(super) signed: Option<String>,
}

/// Whether a part is numbered text.
pub(super) fn is_outline(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::Section | NodeKind::Clause | NodeKind::Bullet | NodeKind::Paragraph
    )
}

/// The whole sheet.
pub(super) fn paper(content: &Content, blocks: &[Block], people: &People) -> AnyView {
    let of = |kinds: &[NodeKind]| -> Vec<&Part> {
        let parts = content.parts.iter();
        parts.filter(|part| kinds.contains(&part.kind)).collect()
    };
    let body = content.parts.iter().filter(|part| {
        !matches!(
            part.kind,
            NodeKind::Letterhead | NodeKind::Title | NodeKind::Recipient | NodeKind::Signer
        )
    });
    let titles = of(&[NodeKind::Title]);
    let asked = Assignments::of_content(content);
    // What a clause asks is signed with it, whosever it is.
    let work = |part: &Part| reading::work(&asked, part.node, people, &|_| false);
    view! {
        <article class="paper" aria-label=s().paper data-testid="paper">
            {letterhead(content, &of(&[NodeKind::Letterhead]))}
            <p class="p-title">{reading::kind(content).printed()}</p>
            {titles.iter().map(|part| view! { <p class="p-title">{part.text.clone()}</p> }).collect_view()}
            {year(content, &titles)}
            {body.map(|part| view! { {line(part)}{work(part)} }).collect_view()}
            {foot(blocks, &of(&[NodeKind::Signer]))}
            {recipients(&of(&[NodeKind::Recipient]))}
        </article>
    }
    .into_any()
}

/// The school year, unless a title says it.
fn year(content: &Content, titles: &[&Part]) -> Option<AnyView> {
    let year = content.school_year?;
    let says = |part: &&Part| part.text.contains(&year.0.to_string());
    let words = fill(t().school_year_of, &[&year.to_string()]);
    (!titles.iter().any(says)).then(|| view! { <p class="p-title">{words}</p> }.into_any())
}

/// The plan's own lines at the top, else those that every document of a school has.
fn letterhead(content: &Content, own: &[&Part]) -> AnyView {
    let mut left: Vec<String> = Vec::new();
    let mut right: Vec<String> = Vec::new();
    for part in own {
        if is_of_the_state(&part.text) {
            right.push(part.text.clone());
        } else {
            left.push(part.text.clone());
        }
    }
    if own.is_empty() {
        left.push(content.school.chars().map(case::upper).collect());
        right.push(s().national.to_owned());
        right.push(s().motto.to_owned());
    }
    let heading = Heading::of(content, None);
    if !left.iter().any(|line| is_number_line(line)) {
        left.push(heading.number_line());
    }
    if !right.iter().any(|line| is_day_line(line)) {
        right.push(heading.day_line());
    }
    let column = |lines: Vec<String>| {
        let line = |words: String| {
            let class = if is_number_line(&words) || is_day_line(&words) {
                "p-of"
            } else {
                "p-name"
            };
            view! { <p class=class>{words}</p> }
        };
        view! { <div>{lines.into_iter().map(line).collect_view()}</div> }.into_any()
    };
    view! { <header class="p-head">{column(left)}{column(right)}</header> }.into_any()
}

fn folded(words: &str) -> String {
    fold(words, Match::Loose).chars.into_iter().collect()
}

fn is_of_the_state(line: &str) -> bool {
    let words = folded(line);
    words.starts_with("cong hoa") || words.starts_with("doc lap") || is_day_line(line)
}

fn line(part: &Part) -> AnyView {
    let class = match part.kind {
        NodeKind::Issuance => "p-issuance",
        NodeKind::Basis => "p-basis",
        NodeKind::Section => "p-section",
        _ => "p-line",
    };
    let label = (!part.label.is_empty()).then(|| format!("{} ", part.label));
    view! { <p class=class id=format!("p-{}", part.node)>{label}{part.text.clone()}</p> }.into_any()
}

/// Both signatures side by side; names of signers that the document itself tells, where they are others.
fn foot(blocks: &[Block], named: &[&Part]) -> AnyView {
    let column = |block: &Block| {
        let lines = heading(block.side, block.capacity).iter();
        let signed = block.signed.clone();
        view! {
            <div>
                {lines.map(|line| view! { <p>{*line}</p> }).collect_view()}
                <p class="p-signed">{signed}</p>
                <p>{block.name.clone()}</p>
            </div>
        }
        .into_any()
    };
    // Whoever signs alone signs on the right.
    let alone = (blocks.len() == 1).then(|| view! { <div></div> });
    let others: Vec<&str> = named
        .iter()
        .map(|part| part.text.as_str())
        .filter(|name| !name.is_empty() && !blocks.iter().any(|block| block.name == *name))
        .collect();
    let others = (!others.is_empty()).then(|| {
        view! { <p class="p-note">{fill(s().named_signers, &[&others.join(", ")])}</p> }.into_any()
    });
    view! {
        <div class="p-foot" data-testid="signature-blocks">{alone}{blocks.iter().map(column).collect_view()}</div>
        {others}
    }
    .into_any()
}

fn recipients(parts: &[&Part]) -> Option<AnyView> {
    let line = |part: &&Part| view! { <li>{part.text.clone()}</li> };
    (!parts.is_empty()).then(|| {
        view! {
            <div class="p-recipients"><p>{s().recipients}</p><ul>{parts.iter().map(line).collect_view()}</ul></div>
        }
        .into_any()
    })
}
