//! Heading or text: what an item of the outline is.
//!
//! Print shows headings in bold, which raw text has lost; so length, capitals, sentence ends and
//! what stands below decide, unless the file tells.

use super::draft::{Node, NodeKind};
use super::labels::Style;
use super::outline::Outline;
use super::words;

/// More words are text, even above a list.
const LONGEST_HEADING: usize = 60;
/// A sentence with a full stop above plain paragraphs is a heading up to here.
const LONGEST_STOPPED_HEADING: usize = 12;
/// An unlabelled line above a list is a heading up to here.
const LONGEST_LEAD_HEADING: usize = 14;

/// Decides the kind of every node, and moves a heading's words to its title.
pub(super) fn decide(outline: &mut Outline) {
    for idx in 0..outline.nodes.len() {
        let kind = kind_of(outline, idx);
        let node = &mut outline.nodes[idx];
        node.kind = kind;
        if kind == NodeKind::Section {
            node.title = node.text.take();
        }
    }
}

fn kind_of(outline: &Outline, idx: usize) -> NodeKind {
    let node = &outline.nodes[idx];
    let style = outline.styles[idx].map(|(style, _)| style);
    if let Some(is_heading) = outline.headings[idx].filter(|_| !style.is_some_and(Style::is_bullet))
    {
        return told(style, is_heading);
    }
    match outline.styles[idx] {
        Some((Style::Lead, _)) if is_lead_heading(node) => NodeKind::Section,
        None | Some((Style::Lead, _)) => NodeKind::Paragraph,
        Some((Style::Bullet(_), _)) => NodeKind::Bullet,
        Some((
            Style::Part | Style::Chapter | Style::Division | Style::Subdivision | Style::Capitals,
            _,
        )) => NodeKind::Section,
        Some((style, _)) if is_heading(outline, idx, style) => NodeKind::Section,
        Some(_) => NodeKind::Clause,
    }
}

/// What the file says, where it says it.
fn told(style: Option<Style>, is_heading: bool) -> NodeKind {
    match style {
        _ if is_heading => NodeKind::Section,
        None | Some(Style::Lead | Style::Capitals) => NodeKind::Paragraph,
        Some(_) => NodeKind::Clause,
    }
}

fn is_lead_heading(node: &Node) -> bool {
    let text = node.words();
    words::count(text) <= LONGEST_LEAD_HEADING
        && !text.contains([',', ';'])
        && words::starts_upper(text)
}

fn is_heading(outline: &Outline, idx: usize, style: Style) -> bool {
    let node = &outline.nodes[idx];
    let text = node.words();
    if words::is_caps(text) {
        return true;
    }
    if words::has_several_sentences(text)
        || words::count(text) > LONGEST_HEADING
        || text.ends_with(';')
    {
        return false;
    }
    if node.children.is_empty() {
        let high = matches!(style, Style::Roman | Style::UpperLetter | Style::Article);
        return high && words::count(text) <= LONGEST_HEADING / 3 && !text.ends_with('.');
    }
    let plain = node
        .children
        .iter()
        .all(|child| outline.styles[*child].is_none());
    let stopped = text.ends_with('.') && words::count(text) > LONGEST_STOPPED_HEADING;
    !(plain && stopped) || most_siblings_have_children(outline, idx, style)
}

/// Among headings all have something below; among numbered sentences a continued one is alone.
/// Siblings within reach are enough, and keep this linear.
fn most_siblings_have_children(outline: &Outline, idx: usize, style: Style) -> bool {
    let node = &outline.nodes[idx];
    let Some(parent) = node.parent else {
        return true;
    };
    let siblings = &outline.nodes[parent].children;
    let at = siblings.partition_point(|sibling| *sibling < idx);
    let near = &siblings[at.saturating_sub(8)..siblings.len().min(at + 9)];
    let alike = near.iter().filter(|sibling| {
        **sibling != idx && outline.styles[**sibling].is_some_and(|(other, _)| other == style)
    });
    let (full, all) = alike.fold((0, 0), |(full, all), sibling| {
        (
            full + usize::from(!outline.nodes[*sibling].children.is_empty()),
            all + 1,
        )
    });
    full * 2 > all
}
