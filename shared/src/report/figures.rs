//! What a report would say today beside what it says: proposals, each for a person to take or leave. Lines
//! are known again by the words that they begin with, whatever was written behind; a line that says what
//! the draft says, or that holds no figures, is none of ours.

use super::Draft;
use super::draft::Piece;
use crate::log::change::{Act, NodeId, NodeKind, Side};
use crate::log::document::Document;
use crate::log::edit::{self, EditError};
use crate::plan::view::{PlanView, Row};
use crate::text::nfc;

/// Words behind a duty's name that only drafted lines have: one that begins so and is drafted no more is
/// out of date.
const DRAFTED: [&str; 5] = [
    "): hoàn thành ",
    "): quá hạn ",
    "): đến hạn ",
    "): thôi thực hiện ",
    "): được yêu cầu làm lại hoặc bổ sung ",
];

/// A line whose figures are others today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fresh {
    /// It says something else.
    Changed {
        /// Which.
        node: NodeId,
        /// What it says.
        now: String,
        /// What it would say.
        then: String,
    },
    /// It is not there.
    Missing {
        /// The heading under which it would stand.
        under: NodeId,
        /// What it is.
        kind: NodeKind,
        /// What it would say.
        then: String,
    },
    /// It holds no more.
    Gone {
        /// Which.
        node: NodeId,
        /// What it says.
        now: String,
    },
}

/// What is to be brought up to date in a report, in the order of the draft, then what is gone.
pub fn fresh(document: &Document, draft: &Draft) -> Vec<Fresh> {
    let view = PlanView::of(document);
    let rows: Vec<(&Row, String)> = view
        .rows
        .iter()
        .map(|row| (row, nfc(&document.text(row.node))))
        .collect();
    let mut used: Vec<NodeId> = Vec::new();
    let mut found = Vec::new();
    let mut heading = None;
    for piece in &draft.pieces {
        if piece.kind == NodeKind::Section {
            let mut same = rows.iter().filter(|(_, text)| *text == nfc(&piece.text));
            heading = same.next().map(|(row, _)| row.node);
        } else if !piece.key.is_empty() {
            let known = known(&rows, &used, piece);
            used.extend(known.map(|(row, _)| row.node));
            found.extend(compared(piece, known, heading));
        }
    }
    let is_gone = |(row, text): &&(&Row, String)| {
        let is_drafted = DRAFTED.iter().any(|words| text.contains(words));
        row.kind == NodeKind::Bullet && is_drafted && !used.contains(&row.node)
    };
    let gone = rows.iter().filter(is_gone).map(|(row, text)| Fresh::Gone {
        node: row.node,
        now: text.clone(),
    });
    found.extend(gone);
    found
}

/// The line that a piece is, if it is there: the same words, or the same beginning.
fn known<'a>(
    rows: &'a [(&'a Row, String)],
    used: &[NodeId],
    piece: &Piece,
) -> Option<&'a (&'a Row, String)> {
    let (text, key) = (nfc(&piece.text), nfc(&piece.key));
    let free = || rows.iter().filter(|(row, _)| !used.contains(&row.node));
    free()
        .find(|(_, words)| *words == text)
        .or_else(|| free().find(|(_, words)| words.starts_with(&key)))
}

fn compared(
    piece: &Piece,
    known: Option<&(&Row, String)>,
    heading: Option<NodeId>,
) -> Option<Fresh> {
    let then = nfc(&piece.text);
    match known {
        Some((_, now)) if *now == then => None,
        Some((row, now)) => Some(Fresh::Changed {
            node: row.node,
            now: now.clone(),
            then,
        }),
        None => Some(Fresh::Missing {
            under: heading?,
            kind: piece.kind,
            then,
        }),
    }
}

impl Fresh {
    /// What takes it: the words that stay keep their authors.
    pub fn acts(&self, document: &Document) -> Result<Vec<Act>, EditError> {
        match self {
            Self::Changed { node, then, .. } => edit::reword(document, *node, then),
            Self::Missing { under, kind, then } => {
                let children = document.children(Some(*under)).iter();
                // Before a blank that people fill in, and before a section below this one.
                let text_of = |node: &NodeId| document.text(*node);
                let is_section = |node: &NodeId| {
                    let state = document.node(*node);
                    state.is_some_and(|state| state.kind == NodeKind::Section)
                };
                let after = children
                    .copied()
                    .take_while(|node| !is_section(node))
                    .filter(|node| !text_of(node).ends_with(super::draft::BLANK))
                    .last();
                let act = edit::create(document, Some(*under), after, *kind, Side::Joint, then)?;
                Ok(vec![act])
            }
            Self::Gone { node, .. } => Ok(vec![edit::remove(document, *node)?]),
        }
    }
}
