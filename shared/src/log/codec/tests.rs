//! Every shape reads back; nothing but the canonical bytes does.

use super::*;
use crate::ids::{PersonId, PostId, ReplicaId};
use crate::log::change::{
    Anchor, Body, DocKind, ElementId, ElementRange, Field, Hand, NodeId, NodeKind, Origin, Place,
    Side, Tag,
};
use crate::log::codec::bytes::push_varint;
use crate::log::sign_off::Step;
use crate::time::Day;

fn id(replica: u64, seq: u32) -> ChangeId {
    ChangeId {
        replica: ReplicaId(replica),
        seq,
    }
}

fn node() -> NodeId {
    NodeId(id(7, 3))
}

fn change(act: Act) -> Change {
    Change {
        id: id(9, 300),
        deps: vec![id(7, 4), id(8, 1)],
        at: Timestamp(1_790_000_000_000),
        act,
    }
}

fn set(value: Value) -> Act {
    Act::Set {
        target: Some(node()),
        field: Field::Other(900),
        value,
        replaces: vec![id(7, 5), id(9, 2)],
    }
}

fn insert(text: &str) -> Act {
    Act::Insert {
        at: Anchor {
            origin: Origin::Start(node()),
            hand: Hand::Right,
        },
        text: text.to_owned(),
    }
}

/// One act of each shape.
fn acts() -> Vec<Act> {
    let element = ElementId {
        change: id(9, 200),
        offset: 65_000,
    };
    let at = Anchor {
        origin: Origin::Element(element),
        hand: Hand::Left,
    };
    let place = Place {
        parent: Some(node()),
        origin: Some(id(8, 2)),
        hand: Hand::Right,
    };
    let (kind, side, node) = (NodeKind::Clause, Side::Women, node());
    let replaces = vec![id(9, 299)];
    let mut acts = vec![
        Act::Open {
            kind: DocKind::Plan,
        },
        Act::Create {
            kind,
            side,
            place,
            text: "Phối hợp chăm lo đời sống".to_owned(),
        },
        insert("ế 𝄞"),
        Act::Delete {
            ranges: vec![ElementRange {
                start: element,
                len: 3,
            }],
        },
        Act::Split {
            node,
            at,
            kind,
            side,
            place,
        },
        Act::Join {
            node,
            into: NodeId(id(7, 2)),
        },
        Act::Move { node, place },
        Act::Remove { node },
        Act::Restore { node },
        Act::SetSide {
            node,
            side,
            replaces: replaces.clone(),
        },
        Act::SetTag {
            node,
            tag: Tag(700),
            on: true,
            replaces,
        },
        Act::Revert {
            ids: vec![id(9, 1), id(9, 2)],
        },
        Act::Issue {
            content: Hash32([5; 32]),
        },
        Act::Sign(Box::new(Sign {
            heads: vec![id(7, 4), id(9, 299)],
            content: Hash32([6; 32]),
            side: Side::Bch,
            capacity: Capacity::OnBehalf,
            post: PostId(u128::MAX),
            at: Timestamp(1_790_000_000_000),
            signature: [0xa5; 64],
        })),
        Act::Consent {
            node,
            clause: Hash32([7; 32]),
        },
        Act::Delegate {
            to: Some(PersonId(3)),
            until: Some(Day(-1)),
        },
        Act::Delegate {
            to: None,
            until: None,
        },
        Act::Step {
            follows: Some(id(7, 4)),
            step: Step::Archived,
        },
        Act::Unknown {
            tag: 900,
            bytes: b"a later version".to_vec(),
        },
    ];
    acts.extend(values().into_iter().map(set));
    acts
}

fn values() -> Vec<Value> {
    vec![
        Value::Empty,
        Value::Text("12/KH-THSV".to_owned()),
        Value::Number(i64::MIN),
        Value::Day(Day(20_000)),
        Value::Person(PersonId(u128::MAX)),
        Value::Body(Body::AllStaff),
        Value::Kind(NodeKind::Signer),
        Value::Other {
            tag: 40,
            bytes: vec![0, 255],
        },
    ]
}

#[test]
fn every_act_reads_back_from_its_bytes() {
    for act in acts() {
        let change = change(act);
        let bytes = encode_change(&change);
        assert_eq!(bytes.len(), encoded_len(&change));
        assert_eq!(decode_change(&bytes), Ok(change));
    }
}

#[test]
fn a_signature_names_its_heads_in_one_order_only() {
    let sign = |heads: Vec<ChangeId>| {
        let sign = Sign {
            heads,
            content: Hash32([6; 32]),
            side: Side::Bch,
            capacity: Capacity::Own,
            post: PostId(1),
            at: Timestamp(0),
            signature: [0; 64],
        };
        decode_change(&encode_change(&change(Act::Sign(Box::new(sign))))).is_ok()
    };
    assert!(sign(vec![id(7, 1), id(7, 2)]));
    assert!(!sign(vec![id(7, 2), id(7, 1)]));
    assert!(!sign(vec![id(7, 1), id(7, 1)]));
    assert!(!sign(vec![]));
    let many = |count| (1..=count).map(|seq| id(7, seq)).collect();
    assert!(sign(many(64)));
    assert!(!sign(many(65)));
}

#[test]
fn every_proper_prefix_of_a_known_act_is_refused() {
    for act in acts() {
        if matches!(act, Act::Unknown { .. }) {
            continue;
        }
        let bytes = encode_change(&change(act));
        for end in 0..bytes.len() {
            assert!(decode_change(&bytes[..end]).is_err(), "{end} of {bytes:?}");
        }
    }
}

#[test]
fn an_act_with_a_kind_of_a_newer_version_keeps_its_bytes_and_hash() {
    let open = Act::Open {
        kind: DocKind::Plan,
    };
    let mut bytes = encode_change(&change(open));
    *bytes.last_mut().unwrap() = 77;
    let newer = decode_change(&bytes).unwrap();
    assert_eq!(
        newer.act,
        Act::Unknown {
            tag: 1,
            bytes: vec![77]
        }
    );
    assert_eq!(encode_change(&newer), bytes);
}

#[test]
fn the_hash_is_the_same_without_the_act() {
    for act in acts() {
        let act_hash = act_hash(&act);
        let change = change(act);
        let withheld = hash_withheld(change.id, &change.deps, change.at, act_hash);
        assert_eq!(hash(&change), withheld);
    }
}

#[test]
fn a_run_that_is_not_nfc_is_refused() {
    for text in ["e\u{302}\u{301}", "\u{1112}\u{1161}"] {
        let bytes = encode_change(&change(insert(text)));
        assert_eq!(decode_change(&bytes), Err(DecodeError::Text));
    }
}

#[test]
fn an_overlong_number_is_refused() {
    let mut bytes = encode_change(&change(Act::Revert { ids: vec![] }));
    assert_eq!(bytes.pop(), Some(0));
    bytes.extend([0x80, 0]);
    assert_eq!(decode_change(&bytes), Err(DecodeError::NotCanonical));
}

#[test]
fn bounds_hold_in_both_directions() {
    let many = |len: u32| (1..=len).map(|seq| id(7, seq)).collect::<Vec<_>>();
    let mut with_deps = change(insert("a"));
    with_deps.deps = many(64);
    assert_eq!(check(&with_deps), Ok(()));
    with_deps.deps = many(65);
    assert_eq!(check(&with_deps), Err(DecodeError::Bound("deps")));
    assert_eq!(
        decode_change(&encode_change(&with_deps)),
        Err(DecodeError::Bound("deps"))
    );

    let fitting = change(insert(&"a".repeat(MAX_CHANGE - 100)));
    assert_eq!(check(&fitting), Ok(()));
    let large = change(insert(&"a".repeat(MAX_CHANGE)));
    assert_eq!(check(&large), Err(DecodeError::Bound("bytes in a change")));
}

#[test]
fn what_cannot_be_is_refused() {
    let range = |offset, len| ElementRange {
        start: ElementId {
            change: id(1, 1),
            offset,
        },
        len,
    };
    let delete = |range| Act::Delete {
        ranges: vec![range],
    };
    for act in [
        insert(""),
        Act::Delete { ranges: vec![] },
        delete(range(0, 0)),
        delete(range(u32::MAX, 1)),
    ] {
        let bytes = encode_change(&change(act));
        assert!(matches!(
            decode_change(&bytes),
            Err(DecodeError::Malformed(_))
        ));
    }
    let mut seen_itself = change(insert("a"));
    seen_itself.deps = vec![id(9, 299)];
    assert!(decode_change(&encode_change(&seen_itself)).is_err());
    let mut timeless = change(insert("a"));
    timeless.at = Timestamp(i64::MAX);
    assert!(decode_change(&encode_change(&timeless)).is_err());
}

#[test]
fn a_false_count_ends_with_the_input() {
    let mut bytes = encode_change(&change(Act::Revert { ids: vec![] }));
    bytes.pop();
    push_varint(&mut bytes, u64::MAX);
    assert_eq!(decode_change(&bytes), Err(DecodeError::Truncated));
}
