//! The words of a clause, and which of them came from the old plan: those that the clause was made with. Whatever was
//! typed since was written for this year.

use std::ops::Range;

use crate::log::change::{ChangeId, NodeId};
use crate::log::document::Document;

/// A clause's words.
#[derive(Debug, Clone)]
pub(super) struct Carried {
    /// All of them.
    pub(super) text: String,
    /// Which bytes came along.
    old: Vec<Range<usize>>,
}

impl Carried {
    /// Those of a clause as it stands.
    pub(super) fn of(document: &Document, node: NodeId) -> Self {
        let mut carried = Self {
            text: String::new(),
            old: Vec::new(),
        };
        let spans = document.spans(node).into_iter();
        for span in spans.filter(crate::log::document::Span::is_visible) {
            let start = carried.text.len();
            carried.text.push_str(&span.text);
            // Joined clauses bring the words that they were made with.
            if span.inserted.replica == node.0.replica && is_made(document, span.inserted) {
                carried.old.push(start..carried.text.len());
            }
        }
        carried
    }

    /// Whether all of these bytes came along.
    pub(super) fn has(&self, at: &Range<usize>) -> bool {
        let covered = self.old.iter().map(|old| {
            let (start, end) = (old.start.max(at.start), old.end.min(at.end));
            end.saturating_sub(start)
        });
        covered.sum::<usize>() == at.len()
    }
}

/// Whether a change made a clause.
fn is_made(document: &Document, change: ChangeId) -> bool {
    document.has_node(NodeId(change))
}

/// Whether a field's value stands since the clause was made: nobody has set it since.
pub(super) fn is_since_made(node: NodeId, change: ChangeId) -> bool {
    change.replica == node.0.replica
}
