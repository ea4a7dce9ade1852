//! What a table is for: some only put things side by side.

use super::story::{Item, Row};
use crate::import::roles::{self, Role};
use crate::import::words;
use crate::paper_role::Role as Printed;

/// More words are no letterhead and no signatures.
const MOST_WORDS: usize = 200;

/// Whether a table only lays out a letterhead, recipients or signatures, so that its cells are read one after
/// the other and not as rows.
pub(super) fn is_layout(rows: &[Row]) -> bool {
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    if widest <= 1 || is_ours(rows) {
        return true;
    }
    let mut lines = Vec::new();
    for cell in rows.iter().flatten() {
        for item in cell {
            match item {
                Item::Paragraph(paragraph) => lines.extend(paragraph.text.lines()),
                // A table within is laid out by itself.
                Item::Table(_) => {}
            }
        }
    }
    let count: usize = lines.iter().map(|line| words::count(line)).sum();
    widest <= 3 && count <= MOST_WORDS && lines.iter().any(|line| is_telling(line.trim()))
}

/// The table of an annex of ours is made from the plan: each of its cells is told by its style.
fn is_ours(rows: &[Row]) -> bool {
    let mut items = rows.iter().flatten().flatten();
    items.all(|item| match item {
        Item::Paragraph(paragraph) => matches!(
            paragraph.role,
            Some(Printed::Column | Printed::Count | Printed::Cell)
        ),
        Item::Table(_) => false,
    })
}

fn is_telling(line: &str) -> bool {
    let marks = ["cộng hòa xã hội", "cộng hoà xã hội", "độc lập", "nơi nhận"];
    words::starts_with_any(line, &marks)
        || words::is_caps(line) && roles::role(line) != Role::Name && roles::role(line).is_anchor()
}
