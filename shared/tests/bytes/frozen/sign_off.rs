//! Frozen bytes of the sign-off: its acts in a batch, and a signed Edition.

use lientich_shared::ids::PostId;
use lientich_shared::log::batch::{self, Batch};
use lientich_shared::log::change::{Act, Change, Hash32, NodeId, Side};
use lientich_shared::log::entry::Entry;
use lientich_shared::log::sign_off::{Capacity, Sign, Step};
use lientich_shared::plan::edition::{self, Edition, Signed};
use lientich_shared::time::Day;

use super::{AT, DOC, OTHER, OWN, PERSON, SCHOOL, bundle, check, id};

/// The acts of the sign-off: they came after the first version of a batch.
fn formal() -> Vec<Act> {
    vec![
        Act::Sign(Box::new(sign(Side::Bgh, Capacity::ForHead))),
        Act::Consent {
            node: NodeId(id(OTHER, 7)),
            clause: Hash32([0x6b; 32]),
        },
        Act::Delegate {
            to: Some(PERSON),
            until: Some(Day(20_900)),
        },
        Act::Delegate {
            to: None,
            until: None,
        },
        Act::Step {
            follows: None,
            step: Step::Consulting,
        },
        Act::Step {
            follows: Some(id(OTHER, 8)),
            step: Step::Archived,
        },
    ]
}

fn sign(side: Side, capacity: Capacity) -> Sign {
    Sign {
        heads: vec![id(OWN, 1), id(OTHER, 9)],
        content: Hash32([0x5a; 32]),
        side,
        capacity,
        post: PostId(6),
        at: AT,
        signature: [0x66; 64],
    }
}

fn signed_edition() -> Edition {
    let certificate = bundle().certificates[0];
    let signed = |side, capacity| {
        Signed::new(
            &sign(side, capacity),
            &certificate,
            "Lê Thị Hạnh",
            "Hiệu trưởng",
        )
    };
    Edition {
        body: edition::Body {
            school: SCHOOL,
            doc: DOC,
            number: 2,
            registered: AT,
            content: vec![1, 2, 3],
            signatures: vec![
                signed(Side::Bgh, Capacity::ForHead),
                signed(Side::Bch, Capacity::OnBehalf),
            ],
            server_key: vec![4; 65],
        },
        seal: vec![0x77; 64],
    }
}

fn sign_off() -> Batch {
    let change = |(seq, act): (u32, Act)| Change {
        id: id(OWN, seq),
        deps: vec![],
        at: AT,
        act,
    };
    super::batch((1..).zip(formal()).map(change).map(Entry::Known).collect())
}

#[test]
fn the_first_acts_of_the_sign_off_still_open() {
    let read = |bytes: &[u8]| batch::open(bytes).unwrap();
    let write = |batch: &Batch| batch::withhold(batch, &[]);
    check("v1/sign_off.bin", &sign_off(), read, write);
}

#[test]
fn signed_editions_of_version_1_still_open() {
    let read = |bytes: &[u8]| Edition::from_bytes(bytes).unwrap();
    check("v1/edition.bin", &signed_edition(), read, Edition::to_bytes);
}
