//! No accepted edit vanishes: every one is in the state, in a conflict or in the trash, with its
//! author.

use std::collections::BTreeSet;

use crate::log::change::{Act, Change, ChangeId, ElementId, NodeId};
use crate::log::document::{Document, Span, Status};

/// Every change that counts can be found in what the document shows or keeps.
pub(super) fn assert_nothing_lost(doc: &Document) {
    let spans: Vec<(NodeId, Span)> = doc
        .nodes()
        .filter(|node| doc.shown_in(*node) == Some(*node))
        .flat_map(|node| doc.spans(node).into_iter().map(move |span| (node, span)))
        .collect();
    let shown: BTreeSet<NodeId> = doc.outline().into_iter().map(|(node, _)| node).collect();
    for change in doc.changes() {
        if !doc.is_void(change.id) && !doc.is_reverted(change.id) {
            assert_survives(doc, &change, &spans, &shown);
        }
    }
}

fn assert_survives(
    doc: &Document,
    change: &Change,
    spans: &[(NodeId, Span)],
    shown: &BTreeSet<NodeId>,
) {
    let id = change.id;
    match &change.act {
        Act::Create { text, .. } => {
            assert_node(doc, NodeId(id), shown);
            assert_typed(id, text, spans);
        }
        Act::Insert { text, .. } => assert_typed(id, text, spans),
        Act::Split { .. } => assert_node(doc, NodeId(id), shown),
        Act::Delete { ranges } => {
            for range in ranges {
                let offsets = range.start.offset..range.start.offset + range.len;
                for offset in offsets {
                    let element = ElementId {
                        change: range.start.change,
                        offset,
                    };
                    assert_deleted(doc, id, element);
                }
            }
        }
        Act::Remove { node } => assert_removal(doc, id, *node),
        Act::Set { target, field, .. } => {
            let held = doc
                .values(*target, *field)
                .iter()
                .any(|value| value.change == id);
            assert!(
                held || is_replaced(doc, id),
                "set {id} is neither held nor replaced"
            );
        }
        _ => {}
    }
}

/// In the outline, in the trash, or part of a node that is.
fn assert_node(doc: &Document, node: NodeId, shown: &BTreeSet<NodeId>) {
    match doc.node(node).unwrap().status {
        Status::Present | Status::Contested { .. } => {
            assert!(shown.contains(&node), "{node} is present but not shown");
        }
        Status::Trashed { by } => assert!(!by.is_empty(), "{node} is in nobody's trash"),
        Status::Absorbed { into } => {
            assert_ne!(into, node);
            assert_node(doc, into, shown);
        }
    }
}

/// All characters stand once, somewhere.
fn assert_typed(id: ChangeId, text: &str, spans: &[(NodeId, Span)]) {
    let mut parts: Vec<&Span> = spans
        .iter()
        .map(|(_, span)| span)
        .filter(|span| span.inserted == id)
        .collect();
    parts.sort_by_key(|span| span.offset);
    let whole: String = parts.iter().map(|span| span.text.as_str()).collect();
    assert_eq!(whole, text, "characters of {id}");
}

fn assert_deleted(doc: &Document, id: ChangeId, element: ElementId) {
    let typed = doc.change(element.change);
    let is_text = matches!(
        typed.map(|change| change.act),
        Some(Act::Create { .. } | Act::Insert { .. })
    );
    if is_text && !doc.is_void(element.change) {
        assert!(
            doc.deleters(element).contains(&id),
            "{id} deleted {element:?}"
        );
    }
}

fn assert_removal(doc: &Document, id: ChangeId, node: NodeId) {
    let answered = |change: &Change| {
        let restores = matches!(&change.act, Act::Restore { node: of } if *of == node);
        let counts = !doc.is_void(change.id) && !doc.is_reverted(change.id);
        restores && counts && doc.happened_before(id, change.id)
    };
    match doc.node(node).unwrap().status {
        Status::Trashed { .. } | Status::Contested { .. } | Status::Absorbed { .. } => {}
        Status::Present => assert!(doc.changes().any(|c| answered(&c)), "removal {id} vanished"),
    }
}

fn is_replaced(doc: &Document, id: ChangeId) -> bool {
    doc.changes().any(|change| {
        let counts = !doc.is_void(change.id) && !doc.is_reverted(change.id);
        counts && matches!(&change.act, Act::Set { replaces, .. } if replaces.contains(&id))
    })
}
