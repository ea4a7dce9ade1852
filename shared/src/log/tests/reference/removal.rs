//! The rule of removal, read word for word: contested where a content act on the present subtree is
//! concurrent with the removal, in the trash otherwise.

use crate::log::change::{Act, Change, ChangeId, ElementId, ElementRange, NodeId};
use crate::log::document::Document;

/// Removed nodes are where the rule says. Nodes that others absorbed, and splits that were undone,
/// are left to the tests that tell their stories.
pub(super) fn assert_agrees(doc: &Document) {
    let counts = |change: &Change| !doc.is_void(change.id) && !doc.is_reverted(change.id);
    let all: Vec<Change> = doc.changes().collect();
    let undone = |change: &Change| {
        let split = matches!(change.act, Act::Create { .. } | Act::Split { .. });
        split && doc.is_reverted(change.id)
    };
    if all.iter().any(undone) {
        return;
    }
    let changes: Vec<Change> = all.into_iter().filter(counts).collect();
    for node in doc.nodes() {
        let joined =
            |change: &Change| matches!(change.act, Act::Join { node: of, .. } if of == node);
        if !changes.iter().any(joined) {
            assert_standing(doc, &changes, node);
        }
    }
}

fn assert_standing(doc: &Document, changes: &[Change], node: NodeId) {
    let removes = |change: &&Change| matches!(change.act, Act::Remove { node: of } if of == node);
    let restored = |removal: ChangeId| {
        let restores = |change: &Change| {
            matches!(change.act, Act::Restore { node: of } if of == node)
                && doc.happened_before(removal, change.id)
        };
        changes.iter().any(restores)
    };
    let active = changes
        .iter()
        .filter(removes)
        .filter(|removal| !restored(removal.id));
    let contested: Vec<bool> = active
        .map(|removal| {
            changes
                .iter()
                .any(|act| contests(doc, act, removal.id, node))
        })
        .collect();
    let in_trash = contested.contains(&false);
    let in_dispute = !in_trash && !contested.is_empty();
    assert_eq!(doc.trash().contains(&node), in_trash, "{node} in the trash");
    assert_eq!(
        doc.contested().contains(&node),
        in_dispute,
        "{node} contested"
    );
}

fn contests(doc: &Document, act: &Change, removal: ChangeId, node: NodeId) -> bool {
    let concurrent = act.id != removal
        && !doc.happened_before(act.id, removal)
        && !doc.happened_before(removal, act.id);
    concurrent
        && edited(doc, act)
            .iter()
            .any(|edited| doc.is_under(*edited, node))
}

/// The nodes whose content an act changes, as they stand now.
fn edited(doc: &Document, change: &Change) -> Vec<NodeId> {
    let holders = |range: &ElementRange| {
        let element = |offset| ElementId {
            change: range.start.change,
            offset: range.start.offset + offset,
        };
        let holders = (0..range.len).filter_map(|offset| doc.holder(element(offset)));
        holders.collect::<Vec<NodeId>>()
    };
    match &change.act {
        Act::Insert { text, .. } => holders(&ElementRange {
            start: ElementId {
                change: change.id,
                offset: 0,
            },
            len: u32::try_from(text.chars().count()).unwrap(),
        }),
        Act::Delete { ranges } => ranges.iter().flat_map(holders).collect(),
        Act::Create { place, .. } => place.parent.into_iter().collect(),
        Act::Move { node, place } => place
            .parent
            .into_iter()
            .filter(|into| into != node)
            .collect(),
        Act::Split { node, place, .. } => place.parent.into_iter().chain([*node]).collect(),
        Act::Join { node, into } => vec![*node, *into],
        Act::Set { target, .. } => target.iter().copied().collect(),
        Act::SetSide { node, .. } | Act::SetTag { node, .. } => vec![*node],
        _ => Vec::new(),
    }
}
