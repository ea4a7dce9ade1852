//! Random signatures and signed Editions.

use lientich_shared::ids::{DeviceId, DocId, PersonId, PostId, SchoolId};
use lientich_shared::log::bundle::Certificate;
use lientich_shared::log::change::{ChangeId, Hash32};
use lientich_shared::log::sign_off::{Capacity, Sign};
use lientich_shared::plan::content::Content;
use lientich_shared::plan::edition::{Body, Edition, Signed};
use lientich_shared::time::Day;

use super::{SIDES, bytes, id, text, time};
use crate::dice::Dice;

/// Any signature.
pub fn sign(dice: &mut Dice) -> Sign {
    let mut heads: Vec<ChangeId> = (0..=dice.below(3)).map(|_| id(dice)).collect();
    heads.sort_unstable();
    heads.dedup();
    Sign {
        heads,
        content: Hash32([dice.byte(); 32]),
        side: dice.pick(&SIDES),
        capacity: dice.pick(&[Capacity::Own, Capacity::Acting]),
        post: PostId(dice.any().into()),
        at: time(dice),
        signature: [dice.byte(); 64],
    }
}

/// Any signed Edition.
pub fn edition(dice: &mut Dice) -> Edition {
    let certificate = Certificate {
        device: DeviceId(dice.any().into()),
        person: PersonId(dice.any().into()),
        public_key: [dice.byte(); 65],
        issued: time(dice),
        signature: [dice.byte(); 64],
    };
    let content = Content {
        kind: text(dice),
        school: text(dice),
        school_year: None,
        number: text(dice),
        place: text(dice),
        day: Some(Day(20_800)),
        parts: Vec::new(),
        duties: Vec::new(),
        targets: Vec::new(),
    };
    let signed = |dice: &mut Dice| Signed::new(&sign(dice), &certificate, "Lan", "Hiệu trưởng");
    Edition {
        body: Body {
            school: SchoolId(dice.any().into()),
            doc: DocId(dice.any().into()),
            number: dice.u32(),
            registered: time(dice),
            content: content.to_bytes(),
            signatures: (0..dice.below(4)).map(|_| signed(dice)).collect(),
            server_key: bytes(dice),
        },
        seal: bytes(dice),
    }
}
