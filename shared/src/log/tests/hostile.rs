//! Nothing that arrives may harm a copy: floods of early changes, ids from nowhere.

use super::people::{Person, accepted};

#[test]
fn ten_thousand_early_changes_are_folded_once_their_first_comes() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "");
    for n in 0..10_000 {
        an.types(clause, n, "a");
    }
    let mut changes: Vec<_> = an.doc.changes().map(accepted).collect();
    changes.reverse();
    let mut late = Person::new(2);
    for change in changes {
        late.doc.apply(vec![change]);
    }
    assert_eq!(late.doc.text_utf16_len(clause), 10_000);
}
