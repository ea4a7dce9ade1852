//! Long texts, since the classic editing traces are in no crate: 100,000 keystrokes in one clause,
//! as one writes (mostly on, now and then back and elsewhere).

use std::time::Instant;

use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::log::change::{Act, NodeId, NodeKind, Side};
use lientich_shared::log::document::{Document, Entry};
use lientich_shared::log::edit;
use lientich_shared::log::verdict::Verdict;
use lientich_shared::time::Timestamp;

const STROKES: u32 = 100_000;

pub(crate) fn run() {
    let mut doc = Document::new(DocId(1));
    let act = edit::create(&doc, None, None, NodeKind::Clause, Side::Joint, "").expect("empty");
    let node = commit(&mut doc, 0, act);
    let start = Instant::now();
    let mut dice: u32 = 1;
    let mut caret = 0;
    for n in 1..=STROKES {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let length = doc.text_utf16_len(node);
        if (dice >> 8).is_multiple_of(60) {
            caret = (dice >> 12) % (length + 1);
        }
        let act = if (dice >> 16).is_multiple_of(7) && 0 < caret {
            caret -= 1;
            edit::delete(&doc, node, caret..caret + 1)
        } else {
            caret += 1;
            edit::insert(&doc, node, caret - 1, "x")
        };
        commit(&mut doc, n, act.expect("the caret is within the text"));
    }
    super::row(
        "one keystroke of 100,000 in one text, µs",
        per_stroke(start),
        None,
    );
    let entries: Vec<_> = doc
        .changes()
        .map(|change| (Entry::Known(change), Verdict::Accepted))
        .collect();
    let start = Instant::now();
    let mut copy = Document::new(DocId(1));
    copy.apply(entries);
    assert_eq!(copy.text(node), doc.text(node), "the copy reads otherwise");
    super::row(
        "fold 100,000 keystrokes at once, µs each",
        per_stroke(start),
        None,
    );
}

fn per_stroke(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e6 / f64::from(STROKES)
}

fn commit(doc: &mut Document, n: u32, act: Act) -> NodeId {
    let at = Timestamp(i64::from(n) * 1_000);
    let committed = doc.commit(ReplicaId(1), at, act);
    NodeId(committed.expect("the act is well-formed").0.id)
}
