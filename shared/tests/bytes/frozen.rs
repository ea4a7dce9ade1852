//! Bytes of every version since the first still open, mean what they meant, and are written the same
//! way. A file here is never changed: a new version adds its own folder.

mod messages;
mod sign_off;
mod talk;
mod work;

use std::fmt::Debug;
use std::path::Path;

use lientich_shared::ids::{DeviceId, DocId, PersonId, ReplicaId, SchoolId};
use lientich_shared::log::batch::{self, Batch, Header};
use lientich_shared::log::bundle::{self, Bundle, Certificate};
use lientich_shared::log::change::{
    Act, Anchor, Body, Change, ChangeId, DocKind, ElementId, ElementRange, Field, Hand, Hash32,
    NodeId, NodeKind, Origin, Place, Side, Tag, Value,
};
use lientich_shared::log::codec::{self, DecodeError};
use lientich_shared::log::entry::Entry;
use lientich_shared::sync::wire;
use lientich_shared::time::{Day, Timestamp};

use messages::{request, response};

const DOC: DocId = DocId(0x0102_0304);
const SCHOOL: SchoolId = SchoolId(0x0a0b_0c0d);
const DEVICE: DeviceId = DeviceId(0xde);
const PERSON: PersonId = PersonId(0xbe);
const OWN: ReplicaId = ReplicaId(0x1111_2222_3333_4444);
const OTHER: ReplicaId = ReplicaId(0xaaaa_bbbb_cccc_dddd);
const AT: Timestamp = Timestamp(1_790_000_000_000);

fn id(replica: ReplicaId, seq: u32) -> ChangeId {
    ChangeId { replica, seq }
}

fn set(field: Field, value: Value) -> Act {
    Act::Set {
        target: Some(NodeId(id(OTHER, 7))),
        field,
        value,
        replaces: vec![id(OTHER, 9), id(OWN, 1)],
    }
}

/// Acts on texts and outline.
fn edits() -> Vec<Act> {
    let node = NodeId(id(OTHER, 7));
    let (kind, side) = (NodeKind::Clause, Side::Women);
    let element = |change, offset| ElementId { change, offset };
    let on_element = Anchor {
        origin: Origin::Element(element(id(OTHER, 7), 300)),
        hand: Hand::Left,
    };
    let at_start = Anchor {
        origin: Origin::Start(node),
        hand: Hand::Right,
    };
    let place = Place {
        parent: Some(node),
        origin: Some(id(OTHER, 8)),
        hand: Hand::Right,
    };
    let first_place = Place {
        parent: None,
        origin: None,
        hand: Hand::Right,
    };
    let text = || "Thăm hỏi đoàn viên".to_owned();
    let range = |change, offset, len| ElementRange {
        start: element(change, offset),
        len,
    };
    let ranges = vec![range(id(OTHER, 7), 0, 2), range(id(OWN, 3), 1, 1)];
    vec![
        Act::Open {
            kind: DocKind::Plan,
        },
        Act::Create {
            kind,
            side,
            place,
            text: text(),
        },
        Act::Create {
            kind: NodeKind::Title,
            side: Side::Joint,
            place: first_place,
            text: text(),
        },
        Act::Insert {
            at: on_element,
            text: "ế".to_owned(),
        },
        Act::Insert {
            at: at_start,
            text: "𝄞".to_owned(),
        },
        Act::Delete { ranges },
        Act::Split {
            node,
            at: on_element,
            kind,
            side,
            place,
        },
        Act::Join {
            node,
            into: NodeId(id(OWN, 2)),
        },
        Act::Move { node, place },
        Act::Remove { node },
        Act::Restore { node },
    ]
}

/// Acts on fields, marks and acts.
fn settings() -> Vec<Act> {
    let node = NodeId(id(OTHER, 7));
    vec![
        set(Field::Lead, Value::Person(PERSON)),
        set(Field::Lead, Value::Body(Body::WomensCommittee)),
        set(Field::Due, Value::Day(Day(20_800))),
        set(Field::Style, Value::Number(-3)),
        set(Field::Kind, Value::Kind(NodeKind::Letterhead)),
        set(Field::Number, Value::Text("12/KH-THSV".to_owned())),
        set(
            Field::Other(700),
            Value::Other {
                tag: 800,
                bytes: vec![1, 0, 255],
            },
        ),
        Act::Set {
            target: None,
            field: Field::School,
            value: Value::Empty,
            replaces: vec![],
        },
        Act::SetSide {
            node,
            side: Side::Outside,
            replaces: vec![id(OWN, 1)],
        },
        Act::SetTag {
            node,
            tag: Tag(5),
            on: true,
            replaces: vec![],
        },
        Act::Revert {
            ids: vec![id(OWN, 4), id(OWN, 5)],
        },
        Act::Issue {
            content: Hash32([0x5a; 32]),
        },
        Act::Unknown {
            tag: 900,
            bytes: b"later".to_vec(),
        },
    ]
}

fn changes() -> Vec<Change> {
    let change = |(seq, act): (u32, Act)| Change {
        id: id(OWN, seq),
        deps: if seq == 2 {
            vec![id(OTHER, 9), id(ReplicaId(1), 2)]
        } else {
            vec![]
        },
        at: Timestamp(AT.0 + i64::from(seq) * 1_500),
        act,
    };
    (1..)
        .zip(edits().into_iter().chain(settings()))
        .map(change)
        .collect()
}

fn header() -> Header {
    Header {
        school: SCHOOL,
        doc: DOC,
        device: DEVICE,
        replica: OWN,
        first: 1,
    }
}

fn batch(entries: Vec<Entry>) -> Batch {
    Batch {
        header: header(),
        previous: Hash32([0x11; 32]),
        entries,
        signature: [0x22; 64],
    }
}

fn whole() -> Batch {
    batch(changes().into_iter().map(Entry::Known).collect())
}

/// As [`whole`], the second and the last act withheld.
fn in_part() -> Batch {
    let mut entries = whole().entries;
    let last = entries.len() - 1;
    for index in [1, last] {
        let change = &changes()[index];
        entries[index] = Entry::Withheld {
            id: change.id,
            deps: change.deps.clone(),
            at: change.at,
            act: codec::act_hash(&change.act),
        };
    }
    batch(entries)
}

fn bundle() -> Bundle {
    Bundle {
        school: SCHOOL,
        server_key: Hash32([0x33; 32]),
        certificates: vec![Certificate {
            device: DEVICE,
            person: PERSON,
            public_key: [4; 65],
            issued: AT,
            signature: [0x44; 64],
        }],
        batches: vec![batch::withhold(&whole(), &[])],
    }
}

/// The file opens as this value, and the value is written as this file.
fn check<T: Debug + PartialEq>(
    file: &str,
    value: &T,
    read: impl Fn(&[u8]) -> T,
    write: impl Fn(&T) -> Vec<u8>,
) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/frozen")
        .join(file);

    let bytes = std::fs::read(&path).unwrap_or_else(|err| panic!("{}: {err}", path.display()));
    assert_eq!(&read(&bytes), value, "{file} no longer means what it meant");
    assert_eq!(write(value), bytes, "{file} is written in another way now");
}

#[test]
fn changes_of_version_1_still_open() {
    let read = |bytes: &[u8]| codec::decode_change(bytes).unwrap();
    check("v1/change.bin", &changes()[1], read, codec::encode_change);
}

#[test]
fn hashes_of_version_1_still_hold() {
    let hash = |batch: &Batch| {
        batch::hash(batch)
            .0
            .map(|byte| format!("{byte:02x}"))
            .concat()
    };
    assert_eq!(
        hash(&whole()),
        "bf7fa50b58227f4da45759308be78cc2eaa164ec662426fa06c0db615c7f6ee0"
    );
    assert_eq!(hash(&in_part()), hash(&whole()));
}

#[test]
fn batches_of_version_1_still_open() {
    let read = |bytes: &[u8]| batch::open(bytes).unwrap();
    let write = |batch: &Batch| batch::withhold(batch, &[]);
    check("v1/batch.bin", &whole(), read, write);
    check("v1/batch_in_part.bin", &in_part(), read, write);
}

#[test]
fn bundles_of_version_1_still_open() {
    let read = |bytes: &[u8]| bundle::decode(bytes).unwrap();
    check("v1/bundle.lientich", &bundle(), read, bundle::encode);
}

#[test]
fn messages_of_version_5_still_open() {
    let read = |bytes: &[u8]| wire::decode_request(bytes).unwrap();
    check("v5/request.bin", &request(), read, wire::encode_request);
    let read = |bytes: &[u8]| wire::decode_response(bytes).unwrap();
    check("v5/response.bin", &response(), read, wire::encode_response);
}

#[test]
fn requests_of_earlier_versions_are_told_from_broken_ones() {
    for version in 1..5 {
        let file = format!("v{version}/request.bin");
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/frozen")
            .join(&file);
        let read = wire::decode_request(&std::fs::read(path).unwrap());
        assert_eq!(read, Err(DecodeError::Version), "{file}");
    }
}
