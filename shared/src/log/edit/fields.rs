//! Setting fields, sides and tags. A set names the values that were shown and, through own sets
//! that the server has not accepted, what those replaced: should one of these be refused, the
//! later one still stands in the place of the older values.

use super::EditError;
use crate::log::change::{Act, ChangeId, Field, NodeId, Side, Tag, Value};
use crate::log::document::Document;
use crate::log::verdict::Verdict;

/// Sets a field of the document (`None`) or of a node.
pub fn set(
    doc: &Document,
    target: Option<NodeId>,
    field: Field,
    value: Value,
) -> Result<Act, EditError> {
    known(doc, target)?;
    let shown = doc.values(target, field);
    if matches!(shown[..], [only] if *only.value == value) {
        return Err(EditError::Nothing);
    }
    let replaces = replaced(doc, shown.iter().map(|held| held.change).collect());
    Ok(Act::Set {
        target,
        field,
        value,
        replaces,
    })
}

/// Gives a node to another party.
pub fn set_side(doc: &Document, node: NodeId, side: Side) -> Result<Act, EditError> {
    known(doc, Some(node))?;
    let shown = doc.side_values(node);
    if matches!(shown[..], [only] if only.value == side) {
        return Err(EditError::Nothing);
    }
    let setters = shown.iter().map(|held| held.change);
    let replaces = replaced(doc, setters.filter(|change| *change != node.0).collect());
    Ok(Act::SetSide {
        node,
        side,
        replaces,
    })
}

/// Sets or clears a tag.
pub fn set_tag(doc: &Document, node: NodeId, tag: Tag, on: bool) -> Result<Act, EditError> {
    known(doc, Some(node))?;
    let shown = doc.tag_values(node, tag);
    let settled = match shown[..] {
        [] => !on,
        [only] => only.value == on,
        _ => false,
    };
    if settled {
        return Err(EditError::Nothing);
    }
    let replaces = replaced(doc, shown.iter().map(|held| held.change).collect());
    Ok(Act::SetTag {
        node,
        tag,
        on,
        replaces,
    })
}

fn known(doc: &Document, target: Option<NodeId>) -> Result<(), EditError> {
    match target {
        Some(node) if !doc.has_node(node) => Err(EditError::NoSuchNode),
        _ => Ok(()),
    }
}

/// The sets that were shown and what the pending ones among them replaced.
fn replaced(doc: &Document, shown: Vec<ChangeId>) -> Vec<ChangeId> {
    let mut replaced = shown;
    let mut next = 0;
    while let Some(id) = replaced.get(next).copied() {
        next += 1;
        if doc.verdict(id) != Some(Verdict::Pending) {
            continue;
        }
        let earlier = match doc.change(id).map(|change| change.act) {
            Some(
                Act::Set { replaces, .. }
                | Act::SetSide { replaces, .. }
                | Act::SetTag { replaces, .. },
            ) => replaces,
            _ => Vec::new(),
        };
        for id in earlier {
            if !replaced.contains(&id) {
                replaced.push(id);
            }
        }
    }
    replaced
}
