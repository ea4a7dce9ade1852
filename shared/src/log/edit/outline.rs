//! Making, moving, joining, removing nodes.

use super::EditError;
use crate::log::change::{Act, NodeId, NodeKind, Place, Side};
use crate::log::document::{Document, Status};
use crate::text::nfc;

/// Makes a node under `parent` (`None`: the document) behind `after`, or as the first child.
pub fn create(
    doc: &Document,
    parent: Option<NodeId>,
    after: Option<NodeId>,
    kind: NodeKind,
    side: Side,
    text: &str,
) -> Result<Act, EditError> {
    let place = place(doc, parent, after)?;
    Ok(Act::Create {
        kind,
        side,
        place,
        text: nfc(text),
    })
}

/// Puts a node under `parent` behind `after`, or as the first child.
pub fn move_to(
    doc: &Document,
    node: NodeId,
    parent: Option<NodeId>,
    after: Option<NodeId>,
) -> Result<Act, EditError> {
    shown(doc, node)?;
    let stays = doc.parent(node) == parent && previous(doc, node) == after;
    if after == Some(node) || stays {
        return Err(EditError::Nothing);
    }
    if parent.is_some_and(|parent| doc.is_under(parent, node)) {
        return Err(EditError::NoPlace);
    }
    let place = place(doc, parent, after)?;
    Ok(Act::Move { node, place })
}

/// As [`move_to`], also for a node that is out of the document with what it stands under: that takes
/// it out of the trash.
pub fn put(
    doc: &Document,
    node: NodeId,
    parent: Option<NodeId>,
    after: Option<NodeId>,
) -> Result<Act, EditError> {
    let place = place(doc, parent, after)?;
    Ok(Act::Move { node, place })
}

/// Before the sibling that stands before it.
pub fn up(doc: &Document, node: NodeId) -> Result<Act, EditError> {
    let previous = previous(doc, node).ok_or(EditError::NoPlace)?;
    move_to(doc, node, doc.parent(node), self::previous(doc, previous))
}

/// Behind the sibling that stands behind it.
pub fn down(doc: &Document, node: NodeId) -> Result<Act, EditError> {
    let next = sibling(doc, node, 1).ok_or(EditError::NoPlace)?;
    move_to(doc, node, doc.parent(node), Some(next))
}

/// Under the sibling that stands before it, as its last child.
pub fn indent(doc: &Document, node: NodeId) -> Result<Act, EditError> {
    let previous = previous(doc, node).ok_or(EditError::NoPlace)?;
    let last = doc.children(Some(previous)).last().copied();
    move_to(doc, node, Some(previous), last)
}

/// Behind its parent.
pub fn outdent(doc: &Document, node: NodeId) -> Result<Act, EditError> {
    let parent = doc.parent(node).ok_or(EditError::NoPlace)?;
    move_to(doc, node, doc.parent(parent), Some(parent))
}

/// Lets the sibling before it, or else its parent, go on with its text.
pub fn join_with_previous(doc: &Document, node: NodeId) -> Result<Act, EditError> {
    shown(doc, node)?;
    let holder = previous(doc, node)
        .or(doc.parent(node))
        .ok_or(EditError::NoPlace)?;
    let into = doc.last_part(holder).ok_or(EditError::NoSuchNode)?;
    Ok(Act::Join { node, into })
}

/// Puts a node in the trash.
pub fn remove(doc: &Document, node: NodeId) -> Result<Act, EditError> {
    shown(doc, node)?;
    Ok(Act::Remove { node })
}

/// Takes a node out of the trash, or settles a contested removal for staying.
pub fn restore(doc: &Document, node: NodeId) -> Result<Act, EditError> {
    match doc.node(node).map(|state| state.status) {
        None => Err(EditError::NoSuchNode),
        Some(Status::Trashed { .. } | Status::Contested { .. }) => Ok(Act::Restore { node }),
        Some(Status::Present | Status::Absorbed { .. }) => Err(EditError::Nothing),
    }
}

fn shown(doc: &Document, node: NodeId) -> Result<(), EditError> {
    match doc.node(node).map(|state| state.status) {
        Some(Status::Present | Status::Contested { .. }) => Ok(()),
        _ => Err(EditError::NoSuchNode),
    }
}

fn place(
    doc: &Document,
    parent: Option<NodeId>,
    after: Option<NodeId>,
) -> Result<Place, EditError> {
    if let Some(parent) = parent {
        shown(doc, parent)?;
    }
    doc.place_after(parent, after).ok_or(EditError::NoSuchNode)
}

fn previous(doc: &Document, node: NodeId) -> Option<NodeId> {
    sibling(doc, node, -1)
}

fn sibling(doc: &Document, node: NodeId, step: isize) -> Option<NodeId> {
    let siblings = doc.children(doc.parent(node));
    let position = siblings.iter().position(|sibling| *sibling == node)?;
    siblings.get(position.checked_add_signed(step)?).copied()
}
