//! What the editor shows of a plan and which acts its keys and buttons mean: plain readings of the outline.

use lientich_shared::directory::Role;
use lientich_shared::log::change::{NodeId, NodeKind, Side};
use lientich_shared::permissions::{self, Action, Decision};
use lientich_shared::plan::view::Row;

use crate::strings::{fill, names, t};

/// A heading in the list of contents.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Heading {
    /// Its node.
    pub node: NodeId,
    /// Its bare label.
    pub label: String,
    /// 0 for the outermost.
    pub depth: usize,
    /// The parts under it, itself included, as a range of rows.
    pub rows: (usize, usize),
}

/// Headings deeper than this are not in the list of contents.
const CONTENTS_DEPTH: usize = 2;

/// The list of contents.
pub fn headings(rows: &[Row]) -> Vec<Heading> {
    let is_heading = |row: &Row| row.kind == NodeKind::Section && row.depth < CONTENTS_DEPTH;
    let headings = rows.iter().enumerate().filter(|(_, row)| is_heading(row));
    let heading = |(at, row): (usize, &Row)| Heading {
        node: row.node,
        label: row.label.text.clone(),
        depth: row.depth,
        rows: (at, end_of(rows, at)),
    };
    headings.map(heading).collect()
}

/// One past the last row under the row at `at`.
pub fn end_of(rows: &[Row], at: usize) -> usize {
    let deeper = rows[at + 1..]
        .iter()
        .take_while(|row| rows[at].depth < row.depth);
    at + 1 + deeper.count()
}

/// How one speaks of a part: "Điều III.2.1", "Mục II", "Căn cứ".
pub fn name(row: &Row) -> String {
    names::part(row.kind, &row.label.path)
}

/// Whether a part belongs to the outline, where clauses are moved, split and numbered.
pub fn is_outline(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::Section | NodeKind::Clause | NodeKind::Bullet | NodeKind::Paragraph
    )
}

/// The kinds that a part can be changed to.
pub fn other_kinds(kind: NodeKind) -> Vec<NodeKind> {
    const OUTLINE: [NodeKind; 4] = [
        NodeKind::Section,
        NodeKind::Clause,
        NodeKind::Bullet,
        NodeKind::Paragraph,
    ];
    OUTLINE
        .into_iter()
        .filter(|other| is_outline(kind) && *other != kind)
        .collect()
}

/// What a new part after `kind` is: under a heading, text.
pub fn kind_after(kind: NodeKind) -> NodeKind {
    match kind {
        NodeKind::Title | NodeKind::Issuance | NodeKind::Letterhead => NodeKind::Basis,
        other => other,
    }
}

/// The sides that a clause can be given to.
pub const SIDES: [Side; 5] = [
    Side::Joint,
    Side::Bgh,
    Side::Bch,
    Side::Women,
    Side::Outside,
];

/// Why somebody who holds `roles` may not do `action`; `None` if they may.
pub fn refusal(roles: &[Role], action: Action) -> Option<String> {
    match permissions::may(roles, action) {
        Decision::Allowed => None,
        Decision::OnlyFor(posts) => {
            let posts: Vec<&str> = posts.iter().map(|post| names::role(*post)).collect();
            Some(fill(t().only_for, &[&posts.join(", ")]))
        }
    }
}

/// The side of a new part beside one of `side`: that one if the person may write it, else the joint one.
pub fn side_for_new(roles: &[Role], side: Side) -> Side {
    if refusal(roles, Action::Write(side)).is_none() {
        side
    } else {
        Side::Joint
    }
}

/// Where a dragged part is dropped, by where in the row under it the pointer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drop {
    /// Before the row, as its sibling.
    Before,
    /// As its first child.
    Inside,
    /// After the row with all under it, as its sibling.
    After,
}

impl Drop {
    /// The class that draws it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Before => "drop-before",
            Self::Inside => "drop-inside",
            Self::After => "drop-after",
        }
    }
}

/// Where a part dragged to a height (0 top, 1 bottom) of a row would go; `None` where it cannot: under itself, or out of
/// the outline.
pub fn drop_at(
    rows: &[Row],
    dragged: NodeId,
    target: NodeId,
    height: f64,
) -> Option<(Option<NodeId>, Option<NodeId>, Drop)> {
    let from = rows.iter().position(|row| row.node == dragged)?;
    let to = rows.iter().position(|row| row.node == target)?;
    if (from..end_of(rows, from)).contains(&to)
        || !is_outline(rows[to].kind)
        || !is_outline(rows[from].kind)
    {
        return None;
    }
    let row = &rows[to];
    let before = |at: usize| {
        sibling_before(rows, at)
            .filter(|node| *node != dragged)
            .or_else(|| {
                // Its own place: the sibling before the dragged one.
                sibling_before(rows, at).and_then(|_| sibling_before(rows, from))
            })
    };
    let under_heading = row.kind == NodeKind::Section;
    Some(match height {
        low if low < 0.35 => (row.parent, before(to), Drop::Before),
        high if under_heading || 0.8 < high && end_of(rows, to) != to + 1 => {
            let _ = high;
            (Some(target), None, Drop::Inside)
        }
        _ => (row.parent, Some(target), Drop::After),
    })
}

/// The sibling before the row at `at`.
fn sibling_before(rows: &[Row], at: usize) -> Option<NodeId> {
    let before = rows[..at].iter().rev();
    let own = &rows[at];
    before
        .take_while(|row| own.depth <= row.depth)
        .find(|row| row.parent == own.parent)
        .map(|row| row.node)
}

#[cfg(test)]
mod tests;
