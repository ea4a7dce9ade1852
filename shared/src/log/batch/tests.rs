//! A batch reads back, whole or with acts withheld, and says the same to a signature.

use super::*;
use crate::log::change::{Act, Anchor, ElementId, Hand, NodeId, NodeKind, Origin, Place, Side};
use crate::log::codec::DecodeError;
use crate::time::Timestamp;

const OTHER: ReplicaId = ReplicaId(77);

fn header(first: u32) -> Header {
    Header {
        school: SchoolId(1),
        doc: DocId(2),
        device: DeviceId(3),
        replica: ReplicaId(4),
        first,
    }
}

fn id(replica: ReplicaId, seq: u32) -> ChangeId {
    ChangeId { replica, seq }
}

/// Somebody makes a clause in a document of others, and types into it letter by letter.
fn typed(first: u32, letters: &str) -> Vec<Change> {
    let replica = header(first).replica;
    let created = id(replica, first);
    let place = Place {
        parent: Some(NodeId(id(OTHER, 1))),
        origin: Some(id(OTHER, 40)),
        hand: Hand::Right,
    };
    let create = Act::Create {
        kind: NodeKind::Clause,
        side: Side::Joint,
        place,
        text: "Về ".to_owned(),
    };
    let letter = |(change, offset): (ChangeId, u32), letter: char| Act::Insert {
        at: Anchor {
            origin: Origin::Element(ElementId { change, offset }),
            hand: Hand::Right,
        },
        text: letter.into(),
    };
    let mut acts = vec![create];
    let mut last = (created, 2);
    for (seq, typed) in (first + 1..).zip(letters.chars()) {
        acts.push(letter(last, typed));
        last = (id(replica, seq), 0);
    }
    let change = |(seq, act)| Change {
        id: id(replica, seq),
        deps: if seq == first {
            vec![id(OTHER, 90)]
        } else {
            vec![]
        },
        at: Timestamp(1_790_000_000_000 + i64::from(seq) * 180),
        act,
    };
    (first..).zip(acts).map(change).collect()
}

fn sealed(changes: &[Change]) -> Vec<u8> {
    seal(
        &header(changes[0].id.seq),
        Hash32([6; 32]),
        changes,
        &[8; 64],
    )
}

#[test]
fn a_batch_reads_back_with_all_its_changes() {
    let changes = typed(5, "quy chế dân chủ");
    let batch = open(&sealed(&changes)).unwrap();
    assert_eq!(batch.header, header(5));
    assert_eq!(batch.previous, Hash32([6; 32]));
    assert_eq!(batch.signature, [8; 64]);
    assert_eq!(batch.changes().cloned().collect::<Vec<_>>(), changes);
}

#[test]
fn withholding_an_act_changes_neither_hash_nor_signed_bytes() {
    let changes = typed(1, "aệc");
    let whole = open(&sealed(&changes)).unwrap();
    let left_out = changes[2].id;
    let bytes = withhold(&whole, &[left_out]);
    let part = open(&bytes).unwrap();
    assert!(
        !bytes.windows(3).any(|part| part == "ệ".as_bytes()),
        "the letter is still there"
    );
    assert_eq!(part.changes().count(), 3);
    assert!(part.ids().eq(whole.ids()));
    assert_eq!(part.entries[2].id(), left_out);
    assert_eq!(part.signed_bytes(), whole.signed_bytes());
    assert_eq!(hash(&part), hash(&whole));
    assert_eq!(withhold(&part, &[]), bytes);
}

#[test]
fn a_lie_about_the_deps_of_a_withheld_change_breaks_the_signature() {
    let changes = typed(1, "a");
    let whole = open(&sealed(&changes)).unwrap();
    let mut lie = open(&withhold(&whole, &[changes[0].id])).unwrap();
    let Entry::Withheld { deps, .. } = &mut lie.entries[0] else {
        panic!("the first change was withheld");
    };
    deps.clear();
    assert_ne!(lie.signed_bytes(), whole.signed_bytes());
}

#[test]
fn an_act_of_a_newer_version_is_passed_on_as_it_came() {
    let mut changes = typed(1, "ab");
    changes[1].act = Act::Unknown {
        tag: 4_000,
        bytes: vec![1, 2, 3],
    };
    let bytes = sealed(&changes);
    let batch = open(&bytes).unwrap();
    assert_eq!(batch.changes().nth(1), Some(&changes[1]));
    assert_eq!(withhold(&batch, &[]), bytes);
}

#[test]
fn a_known_act_in_the_guise_of_an_unknown_one_is_refused() {
    let mut changes = typed(1, "a");
    changes[1].act = Act::Unknown {
        tag: 13,
        bytes: vec![0],
    };
    assert_eq!(open(&sealed(&changes)), Err(DecodeError::NotCanonical));
}

#[test]
fn every_proper_prefix_of_a_batch_is_refused() {
    let bytes = sealed(&typed(1, "ba"));
    for end in 0..bytes.len() {
        assert!(open(&bytes[..end]).is_err(), "{end}");
    }
}

#[test]
fn an_empty_batch_and_one_over_its_bounds_are_refused() {
    let header = header(1);
    let empty = seal(&header, NO_PREVIOUS, &[], &[0; 64]);
    assert!(matches!(open(&empty), Err(DecodeError::Malformed(_))));
    let full = typed(1, &"a".repeat(MAX_CHANGES - 1));
    assert!(open(&sealed(&full)).is_ok());
    let over = typed(1, &"a".repeat(MAX_CHANGES));
    assert_eq!(
        open(&sealed(&over)),
        Err(DecodeError::Bound("changes in a batch"))
    );
    let endless = seal(
        &self::header(u32::MAX),
        NO_PREVIOUS,
        &typed(1, ""),
        &[0; 64],
    );
    assert!(matches!(open(&endless), Err(DecodeError::Malformed(_))));
}

#[test]
fn a_batch_holds_only_what_keeps_the_rules_of_a_change() {
    let mut changes = typed(1, "a");
    changes[1].act = Act::Delete { ranges: vec![] };
    assert!(matches!(
        open(&sealed(&changes)),
        Err(DecodeError::Malformed(_))
    ));
}

#[test]
fn one_keystroke_costs_little_beside_its_signature() {
    let bytes = sealed(&typed(5, "ab")[1..2]);
    assert!(bytes.len() <= 200, "{} bytes", bytes.len());
}
