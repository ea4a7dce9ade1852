//! Drafts with any outline, made and edited as a person does in Word: for the random tests and the benches' like.

use crate::import::draft::{Draft, LineSpan, Node, NodeKind};

/// A part of an outline: how deep it stands, and its words.
pub(super) type Part = (usize, String);

/// A draft with this outline and nothing else. No part stands deeper than one below the one before it.
pub(super) fn draft(parts: &[Part]) -> Draft {
    let mut draft = Draft::default();
    let mut above: Vec<usize> = Vec::new();
    for (at, (depth, words)) in parts.iter().enumerate() {
        above.truncate(*depth);
        let parent = above.last().copied();
        match parent {
            Some(parent) => draft.nodes[parent].children.push(at),
            None => draft.roots.push(at),
        }
        draft.nodes.push(node(at, *depth, parent, words));
        above.push(at);
    }
    draft
}

fn node(at: usize, depth: usize, parent: Option<usize>, words: &str) -> Node {
    let (kind, label, sep) = match depth {
        0 => (NodeKind::Section, Some("I"), "."),
        1 => (NodeKind::Clause, Some("1"), "."),
        2 => (NodeKind::Bullet, Some("-"), ""),
        _ => (NodeKind::Paragraph, None, ""),
    };
    let is_title = kind == NodeKind::Section;
    Node {
        label: label.map(str::to_owned),
        sep: sep.to_owned(),
        kind,
        title: is_title.then(|| words.to_owned()),
        text: (!is_title).then(|| words.to_owned()),
        parent,
        children: Vec::new(),
        lines: LineSpan::line(u32::try_from(at + 1).unwrap()),
    }
}

/// Where the parts under one end.
pub(super) fn end_of(parts: &[Part], at: usize) -> usize {
    let under = parts[at + 1..].iter();
    at + 1 + under.take_while(|(depth, _)| parts[at].0 < *depth).count()
}
