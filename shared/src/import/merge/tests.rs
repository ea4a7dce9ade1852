//! A file beside its plan: what is told, what becomes of it, and what must stay.

mod outline;
mod own_print;
mod random;
mod stories;

use std::collections::BTreeSet;

use super::spelling::key;
use super::take::{Taken, Why, take};
use super::{Comparison, Key, What, compare};
use crate::ids::{DocId, ReplicaId};
use crate::import;
use crate::import::draft::Draft;
use crate::import::plant::plant;
use crate::log::bring_back::Writer;
use crate::log::change::{Act, NodeId, NodeKind};
use crate::log::document::Document;
use crate::plan::view;
use crate::time::Timestamp;

/// Who takes what the file says; another replica than the one that planted.
const WRITER: Writer = Writer {
    replica: ReplicaId(2),
    at: Timestamp(0),
};

fn read(text: &str) -> Draft {
    import::read(text.as_bytes()).0
}

fn planted(draft: &Draft) -> Document {
    let mut document = Document::new(DocId(1));
    plant(&mut document, ReplicaId(1), Timestamp(0), draft).unwrap();
    document
}

fn beside(document: &Document, draft: &Draft) -> Comparison {
    compare(document, draft, &|_| String::new())
}

/// What everybody may do.
fn anybody(_: &Document, _: &Act) -> Option<()> {
    None
}

fn everything(comparison: &Comparison) -> BTreeSet<Key> {
    comparison.differences().map(|item| item.key).collect()
}

fn taken(document: &Document, comparison: &Comparison, picked: &BTreeSet<Key>) -> Taken<()> {
    take(document, comparison, picked, WRITER, &anybody)
}

/// What differs, one part a line: `=` same words elsewhere, `~` other words, `+` new, `-` missing.
fn told(comparison: &Comparison) -> Vec<String> {
    let told = comparison.differences().map(|item| match item.what {
        What::Same => String::new(),
        What::New => format!("+ {}", item.new),
        What::Missing => format!("- {}", item.old),
        What::Differs { words: false, .. } => format!("= {}", item.old),
        What::Differs { moved: true, .. } => format!("=~ {} > {}", item.old, item.new),
        What::Differs { .. } => format!("~ {} > {}", item.old, item.new),
    });
    told.collect()
}

/// The outline of a plan: depth and words.
fn outline_of(document: &Document) -> Vec<(usize, String)> {
    let rows = view::rows(document).into_iter();
    let outline = rows.filter(|row| {
        matches!(
            row.kind,
            NodeKind::Section | NodeKind::Clause | NodeKind::Bullet | NodeKind::Paragraph
        )
    });
    outline
        .map(|row| (row.depth, key(&document.text(row.node))))
        .collect()
}

/// The same of a draft.
fn outline_of_draft(draft: &Draft) -> Vec<(usize, String)> {
    let nodes = draft.nodes.iter().enumerate();
    nodes
        .map(|(at, node)| (draft.depth(at), key(node.words())))
        .collect()
}

/// The part of a plan with these words in it.
fn part(document: &Document, words: &str) -> NodeId {
    let rows = view::rows(document);
    let found = rows
        .iter()
        .find(|row| document.text(row.node).contains(words));
    found.expect(words).node
}
