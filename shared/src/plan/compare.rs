//! Two versions of one plan, clause by clause: what is new, gone, elsewhere, or says something else.
//! Which words came and went is the reader's to mark: see `text` of both documents.
//!
//! A number that only follows from another clause's coming or going is no difference.

use std::collections::{BTreeMap, BTreeSet};

use super::view::{self, Row};
use crate::kept_order::kept;
use crate::log::change::{Field, NodeId, Tag, Value};
use crate::log::document::Document;
use crate::order;
use crate::text::nfc;

/// How two versions differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Fields of the document that hold another value.
    pub fields: Vec<Field>,
    /// Every part of either version, in the order of the later page; what is gone stands behind
    /// what it stood behind.
    pub parts: Vec<Compared>,
}

/// A part in two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Its node.
    pub node: NodeId,
    /// As it stands in the later version, or else as it stood in the earlier one.
    pub row: Row,
    /// In what the versions differ; nothing for a part that is the same.
    pub differences: Vec<Difference>,
}

/// One way in which a part differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Only the later version has it.
    Added,
    /// Only the earlier version has it.
    Removed,
    /// It stands under another part, or elsewhere among its siblings.
    Moved,
    /// Its words are others.
    Words,
    /// It belongs to another side.
    Side,
    /// A field holds another value.
    Field(Field),
    /// Other tags are on it.
    Tags,
}

impl Comparison {
    /// Whether the versions say the same.
    pub fn is_same(&self) -> bool {
        self.fields.is_empty() && self.parts.iter().all(|part| part.differences.is_empty())
    }

    /// How many parts differ.
    pub fn count(&self) -> usize {
        let differ = |part: &&Compared| !part.differences.is_empty();
        self.parts.iter().filter(differ).count()
    }
}

/// Compares an earlier version of a plan with a later one.
pub fn versions(earlier: &Document, later: &Document) -> Comparison {
    let (old, new) = (view::rows(earlier), view::rows(later));
    let moved = moved(&old, &new);
    let stood: BTreeMap<NodeId, &Row> = order::gather(old.iter().map(|row| (row.node, row)));
    let stands: BTreeSet<NodeId> = order::gather(new.iter().map(|row| row.node));
    let mut gone = gone_after(&old, &stands);
    let mut parts: Vec<Compared> = gone.remove(&None).unwrap_or_default();
    for row in new {
        let node = row.node;
        let differences = match stood.get(&node) {
            None => vec![Difference::Added],
            Some(old) => differences(earlier, later, old, &row, moved.contains(&node)),
        };
        parts.push(Compared {
            node,
            row,
            differences,
        });
        parts.extend(gone.remove(&Some(node)).unwrap_or_default());
    }
    Comparison {
        fields: differing(earlier, later, None),
        parts,
    }
}

/// What is gone, by the part that is still there behind which it stood.
fn gone_after(old: &[Row], stands: &BTreeSet<NodeId>) -> BTreeMap<Option<NodeId>, Vec<Compared>> {
    let mut gone: BTreeMap<Option<NodeId>, Vec<Compared>> = BTreeMap::new();
    let mut last = None;
    for row in old {
        if stands.contains(&row.node) {
            last = Some(row.node);
        } else {
            gone.entry(last).or_default().push(Compared {
                node: row.node,
                row: row.clone(),
                differences: vec![Difference::Removed],
            });
        }
    }
    gone
}

fn differences(
    earlier: &Document,
    later: &Document,
    old: &Row,
    new: &Row,
    moved: bool,
) -> Vec<Difference> {
    let node = new.node;
    let told = [
        (moved, Difference::Moved),
        (
            nfc(&earlier.text(node)) != nfc(&later.text(node)),
            Difference::Words,
        ),
        (old.side != new.side, Difference::Side),
        (tags(earlier, node) != tags(later, node), Difference::Tags),
    ];
    let told = told.into_iter().filter(|(holds, _)| *holds);
    let fields = differing(earlier, later, Some(node)).into_iter();
    told.map(|(_, difference)| difference)
        .chain(fields.map(Difference::Field))
        .collect()
}

fn tags(document: &Document, node: NodeId) -> Vec<Tag> {
    document
        .node(node)
        .map_or_else(Vec::new, |state| state.tags)
}

/// The fields that hold another value. One that was never set and one that is empty are the same.
fn differing(earlier: &Document, later: &Document, target: Option<NodeId>) -> Vec<Field> {
    let mut fields = [earlier.fields(target), later.fields(target)].concat();
    order::sort(&mut fields);
    fields.dedup();
    let held = |document: &Document, field| {
        let value = document.value(target, field).cloned();
        value.filter(|value| *value != Value::Empty)
    };
    fields.retain(|field| held(earlier, *field) != held(later, *field));
    fields
}

/// The parts of both pages that stand under another part, or that were put elsewhere among the
/// siblings that both pages have.
fn moved(old: &[Row], new: &[Row]) -> BTreeSet<NodeId> {
    let places: BTreeMap<NodeId, (usize, Option<NodeId>)> = order::gather(
        old.iter()
            .enumerate()
            .map(|(at, row)| (row.node, (at, row.parent))),
    );
    let mut moved: Vec<NodeId> = Vec::new();
    let mut siblings: BTreeMap<Option<NodeId>, Vec<(NodeId, usize)>> = BTreeMap::new();
    for row in new {
        match places.get(&row.node) {
            Some((at, parent)) if *parent == row.parent => {
                siblings.entry(*parent).or_default().push((row.node, *at));
            }
            Some(_) => moved.push(row.node),
            None => {}
        }
    }
    for group in siblings.into_values() {
        let order: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
        let stayed = kept(&order);
        let others = group.iter().zip(stayed).filter(|(_, stayed)| !stayed);
        moved.extend(others.map(|((node, _), _)| *node));
    }
    order::gather(moved)
}

#[cfg(test)]
mod tests;
