//! A row of a table: its cells side by side, as high as the highest of them, with a border around each.

use lientich_shared::render::look;
use lientich_shared::render::paper::Cells;

use super::{RuleAt, Set, SetLine, Widths, column, points};

/// A row as one line, which no page break cuts.
pub fn row(cells: &Cells, widths: Widths<'_>) -> Set {
    let beside = points(look::CELL.0);
    let mut row = SetLine::default();
    let mut height: f32 = 0.0;
    let mut left = 0.0;
    let mut edges = vec![left];
    for (cell, width) in cells.iter().zip(look::TABLE) {
        let room = points(width) - 2.0 * beside;
        row.height = 0.0;
        column(
            std::slice::from_ref(cell),
            left + beside,
            room,
            &mut row,
            widths,
        );
        height = height.max(row.height);
        left += points(width);
        edges.push(left);
    }
    row.height = height;
    row.rules = borders(&edges, height);
    Set {
        before: 0.0,
        lines: vec![row],
        after: 0.0,
    }
}

/// Above, below, and at each edge.
fn borders(edges: &[f32], height: f32) -> Vec<RuleAt> {
    let width = edges.last().copied().unwrap_or_default();
    let level = [0.0, height].map(|top| RuleAt {
        left: 0.0,
        top,
        width,
        height: 0.0,
    });
    let upright = edges.iter().map(|left| RuleAt {
        left: *left,
        top: 0.0,
        width: 0.0,
        height,
    });
    level.into_iter().chain(upright).collect()
}
