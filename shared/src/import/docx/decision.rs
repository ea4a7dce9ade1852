//! The decision in front of a document in a file of ours: where it ends. Its words are made from the document, which
//! is what is read.

use super::story::Item;
use crate::paper_role::Role;

/// What the decision calls itself.
const NAME: &str = "QUYẾT ĐỊNH";

/// How many of the items are the decision's; none in a file that has none, or is not ours.
pub(super) fn end(items: &[Item]) -> usize {
    let mut kinds = (0..items.len()).filter(|at| is_kind(&items[*at]));
    let (Some(first), Some(second)) = (kinds.next(), kinds.next()) else {
        return 0;
    };
    if !says(&items[first], NAME) {
        return 0;
    }
    // The head of the document stands above its name.
    let head = items[..second]
        .iter()
        .rposition(|item| matches!(item, Item::Table(_)));
    head.filter(|at| first < *at).unwrap_or(second)
}

fn is_kind(item: &Item) -> bool {
    matches!(item, Item::Paragraph(paragraph) if paragraph.role == Some(Role::Kind))
}

fn says(item: &Item, words: &str) -> bool {
    matches!(item, Item::Paragraph(paragraph) if paragraph.text.trim() == words)
}
