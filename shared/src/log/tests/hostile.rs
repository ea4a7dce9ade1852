//! Nothing that arrives may harm a copy: floods of early changes, ids from nowhere, deep outlines,
//! damaged caches.

use super::dice::Dice;
use super::people::{Person, accepted};
use crate::ids::ReplicaId;
use crate::log::change::{
    Act, Anchor, Change, ChangeId, ElementId, ElementRange, Hand, NodeId, Origin, Place,
};
use crate::log::edit;
use crate::log::snapshot;
use crate::time::Timestamp;

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

#[test]
fn an_outline_ten_thousand_deep_is_read_moved_and_removed() {
    let mut an = Person::new(1);
    let top = an.creates(None, None, "đầu");
    let mut changes = Vec::new();
    let mut parent = top;
    for seq in 1..=10_000 {
        let id = ChangeId {
            replica: ReplicaId(5),
            seq,
        };
        let place = Place {
            parent: Some(parent),
            origin: None,
            hand: Hand::Right,
        };
        let act = Act::Create {
            kind: crate::log::change::NodeKind::Clause,
            side: crate::log::change::Side::Joint,
            place,
            text: String::new(),
        };
        changes.push(change(id, an.doc.heads(), act));
        parent = NodeId(id);
    }
    an.doc.apply(changes.into_iter().map(accepted).collect());
    assert_eq!(an.doc.outline().len(), 10_001);
    let moved = edit::move_to(&an.doc, top, Some(parent), None);
    assert_eq!(moved, Err(edit::EditError::NoPlace));
    an.does(edit::remove(&an.doc, top).unwrap());
    assert_eq!(an.doc.children(None), []);
}

fn change(id: ChangeId, deps: Vec<ChangeId>, act: Act) -> Change {
    Change {
        id,
        deps: if id.seq == 1 { deps } else { Vec::new() },
        at: Timestamp(0),
        act,
    }
}

#[test]
fn acts_that_name_what_their_author_cannot_have_seen_are_void() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "chữ");
    let unseen = Person::new(3).creates(None, None, "x");
    let foreign = |seq| ChangeId {
        replica: ReplicaId(8),
        seq,
    };
    let element = |offset| ElementId {
        change: clause.0,
        offset,
    };
    let insert = |origin, text: &str| Act::Insert {
        at: Anchor {
            origin,
            hand: Hand::Right,
        },
        text: text.to_owned(),
    };
    let delete = |len| Act::Delete {
        ranges: vec![ElementRange {
            start: element(1),
            len,
        }],
    };
    let crooked = [
        insert(Origin::Element(element(3)), "quá dài"),
        insert(Origin::Start(unseen), "chưa thấy"),
        insert(Origin::Element(element(0)), ""),
        delete(u32::MAX),
        delete(0),
        Act::Remove { node: unseen },
        Act::Join {
            node: clause,
            into: clause,
        },
        Act::Remove {
            node: NodeId(foreign(1)),
        },
    ];
    for (seq, act) in (1..).zip(crooked) {
        an.doc
            .apply(vec![accepted(change(foreign(seq), vec![clause.0], act))]);
        assert!(an.doc.is_void(foreign(seq)));
    }
    assert_eq!(an.text(clause), "chữ");
    assert_eq!(an.doc.children(None), [clause]);
}

#[test]
fn a_damaged_snapshot_is_an_error_or_a_document_but_never_a_panic() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "một hai ba");
    an.types(clause, 3, "🙂");
    an.deletes(clause, 1..2);
    an.does(edit::split(&an.doc, clause, 5).unwrap());
    let saved = snapshot::save(&an.doc);
    let mut dice = Dice(1);
    for _ in 0..20_000 {
        let mut bytes = saved.clone();
        match dice.below(3) {
            0 => bytes.truncate(dice.below(saved.len())),
            1 => (0..=dice.below(4)).for_each(|_| {
                let at = dice.below(saved.len());
                bytes[at] ^= 1 << dice.below(8);
            }),
            _ => bytes
                .iter_mut()
                .for_each(|byte| *byte = dice.roll().to_le_bytes()[0]),
        }
        if let Ok(doc) = snapshot::load(&bytes) {
            let again = snapshot::load(&snapshot::save(&doc)).expect("what was saved loads");
            assert_eq!(again.len(), doc.len());
        }
    }
}
