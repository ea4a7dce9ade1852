//! Random values of everything that has bytes: well-formed alone, though they name what nobody made.

mod directory;
pub mod sign_off;
mod talk;
mod work;

use lientich_shared::ids::{DeviceId, DocId, PersonId, ReplicaId, SchoolId};
use lientich_shared::log::batch::{self, Header};
use lientich_shared::log::bundle::{Bundle, Certificate};
use lientich_shared::log::change::{
    Act, Anchor, Body, Change, ChangeId, DocKind, ElementId, ElementRange, Field, Hand, Hash32,
    NodeId, NodeKind, Origin, Place, Side, Tag, Value,
};
use lientich_shared::log::sign_off::Step;
use lientich_shared::log::verdict::Refusal;
use lientich_shared::sync::message::{
    BatchAnswer, DocumentNews, EditionRecord, LogEntry, NotNow, PROTOCOL, ReadPosition, Rejection,
    Request, Response, RoundRecord, SeenBy, WipeOrder,
};
use lientich_shared::time::{Day, Timestamp};

use crate::dice::Dice;

const TEXTS: [&str; 5] = [
    "",
    "a",
    "phối hợp",
    "𝄞",
    "Tổ công đoàn thăm hỏi đoàn viên khi ốm đau.",
];
const KINDS: [NodeKind; 3] = [NodeKind::Title, NodeKind::Clause, NodeKind::Letterhead];
const SIDES: [Side; 3] = [Side::Joint, Side::Women, Side::Outside];

fn id(dice: &mut Dice) -> ChangeId {
    let any = dice.any();
    ChangeId {
        replica: ReplicaId(dice.pick(&[1, 2, 3, any, u64::MAX])),
        seq: dice.u32().max(1),
    }
}

fn ids(dice: &mut Dice) -> Vec<ChangeId> {
    (0..dice.below(4)).map(|_| id(dice)).collect()
}

fn node(dice: &mut Dice) -> NodeId {
    NodeId(id(dice))
}

fn hand(dice: &mut Dice) -> Hand {
    dice.pick(&[Hand::Left, Hand::Right])
}

fn element(dice: &mut Dice) -> ElementId {
    ElementId {
        change: id(dice),
        offset: dice.u32(),
    }
}

fn anchor(dice: &mut Dice) -> Anchor {
    let origins = [Origin::Start(node(dice)), Origin::Element(element(dice))];
    Anchor {
        origin: dice.pick(&origins),
        hand: hand(dice),
    }
}

fn place(dice: &mut Dice) -> Place {
    let (parent, origin) = (node(dice), id(dice));
    Place {
        parent: dice.pick(&[None, Some(parent)]),
        origin: dice.pick(&[None, Some(origin)]),
        hand: hand(dice),
    }
}

fn text(dice: &mut Dice) -> String {
    dice.pick(&TEXTS).to_owned()
}

fn bytes(dice: &mut Dice) -> Vec<u8> {
    (0..dice.below(20)).map(|_| dice.byte()).collect()
}

fn time(dice: &mut Dice) -> Timestamp {
    let seconds = 1_790_000_000 + i64::from(dice.byte());
    Timestamp(dice.pick(&[seconds * 1_000, seconds * 1_000 + 7, 0]))
}

fn value(dice: &mut Dice) -> Value {
    match dice.below(9) {
        7 => work::value(dice),
        0 => Value::Empty,
        1 => Value::Text(text(dice)),
        2 => Value::Number(dice.any().cast_signed()),
        3 => Value::Day(Day(dice.u32().cast_signed())),
        4 => Value::Person(PersonId(dice.any().into())),
        5 => Value::Body(dice.pick(&[Body::Bgh, Body::AllStaff])),
        6 => Value::Kind(dice.pick(&KINDS)),
        _ => Value::Other {
            tag: 900,
            bytes: bytes(dice),
        },
    }
}

fn ranges(dice: &mut Dice) -> Vec<ElementRange> {
    let range = |dice: &mut Dice| ElementRange {
        start: ElementId {
            offset: u32::from(dice.byte()),
            ..element(dice)
        },
        len: u32::from(dice.byte()) + 1,
    };
    (0..=dice.below(4)).map(|_| range(dice)).collect()
}

/// Any act.
fn act(dice: &mut Dice) -> Act {
    let (node, into) = (node(dice), node(dice));
    let (kind, side) = (dice.pick(&KINDS), dice.pick(&SIDES));
    let (at, place, text) = (anchor(dice), place(dice), text(dice));
    let replaces = ids(dice);
    match dice.below(21) {
        0 => Act::Open {
            kind: dice.pick(&[DocKind::Plan, DocKind::Template]),
        },
        1 => Act::Create {
            kind,
            side,
            place,
            text,
        },
        2 => Act::Insert {
            at,
            text: text + ".",
        },
        3 => Act::Delete {
            ranges: ranges(dice),
        },
        4 => Act::Split {
            node,
            at,
            kind,
            side,
            place,
        },
        5 => Act::Join { node, into },
        6 => Act::Move { node, place },
        7 => Act::Remove { node },
        8 => Act::Restore { node },
        9 => {
            let field = dice.pick(&[
                Field::Lead,
                Field::SignerName,
                Field::DutyAt(5),
                Field::TargetAt(0x3fff),
                Field::Origin,
                Field::SideBefore,
                Field::KeptAt(0xfff),
                Field::TemplateName,
                Field::Other(700),
            ]);
            let target = dice.pick(&[None, Some(node)]);
            Act::Set {
                target,
                field,
                value: value(dice),
                replaces,
            }
        }
        10 => Act::SetSide {
            node,
            side,
            replaces,
        },
        11 => Act::SetTag {
            node,
            tag: Tag(u16::from(dice.byte())),
            on: dice.one_in(2),
            replaces,
        },
        12 => Act::Revert { ids: replaces },
        13 => Act::Issue {
            content: Hash32([dice.byte(); 32]),
        },
        14 => Act::Sign(Box::new(sign_off::sign(dice))),
        15 => Act::Consent {
            node,
            clause: Hash32([dice.byte(); 32]),
        },
        16 => Act::Delegate {
            to: dice.pick(&[None, Some(PersonId(77))]),
            until: dice.pick(&[None, Some(Day(20_800))]),
        },
        17 => Act::Step {
            follows: dice.pick(&[None, Some(into.0)]),
            step: dice.pick(&[Step::Draft, Step::Archived]),
        },
        18 => talk::act(dice),
        19 => work::act(dice),
        _ => Act::Unknown {
            tag: 4_000,
            bytes: bytes(dice),
        },
    }
}

/// Any change.
pub fn change(dice: &mut Dice) -> Change {
    let id = id(dice);
    change_as(id, dice)
}

fn change_as(id: ChangeId, dice: &mut Dice) -> Change {
    let deps = ids(dice)
        .into_iter()
        .filter(|dep| dep.replica != id.replica)
        .collect();
    let (at, act) = (time(dice), act(dice));
    Change { id, deps, at, act }
}

/// Any header.
pub fn header(dice: &mut Dice) -> Header {
    Header {
        school: SchoolId(dice.any().into()),
        doc: DocId(dice.any().into()),
        device: DeviceId(dice.any().into()),
        replica: ReplicaId(dice.pick(&[1, 2, 3])),
        first: dice.pick(&[1, 2, 300, u32::MAX - 20]),
    }
}

/// Any batch, sometimes with acts withheld.
pub fn batch(dice: &mut Dice) -> Vec<u8> {
    let header = header(dice);
    let run = (header.first..).take(1 + dice.below(12));
    let replica = header.replica;
    let changes: Vec<Change> = run
        .map(|seq| change_as(ChangeId { replica, seq }, dice))
        .collect();
    let sealed = batch::seal(
        &header,
        Hash32([dice.byte(); 32]),
        &changes,
        &[dice.byte(); 64],
    );
    if dice.one_in(2) {
        return sealed;
    }
    let opened = batch::open(&sealed).expect("samples are well-formed");
    batch::withhold(
        &opened,
        &[dice.pick(&[changes[0].id, changes[changes.len() - 1].id])],
    )
}

/// Any bundle.
pub fn bundle(dice: &mut Dice) -> Bundle {
    let certificate = |dice: &mut Dice| Certificate {
        device: DeviceId(dice.any().into()),
        person: PersonId(dice.any().into()),
        public_key: [dice.byte(); 65],
        issued: time(dice),
        signature: [dice.byte(); 64],
    };
    Bundle {
        school: SchoolId(dice.any().into()),
        server_key: Hash32([dice.byte(); 32]),
        certificates: (0..dice.below(3)).map(|_| certificate(dice)).collect(),
        batches: (0..dice.below(3)).map(|_| batch(dice)).collect(),
    }
}

/// Any request.
pub fn request(dice: &mut Dice) -> Request {
    let position = |dice: &mut Dice| ReadPosition {
        doc: DocId(dice.any().into()),
        epoch: dice.u32(),
        position: dice.any(),
        edition: dice.u32(),
        round: dice.u32(),
        current_round: dice.u32(),
    };
    Request {
        protocol: PROTOCOL,
        school: SchoolId(dice.any().into()),
        directory_version: dice.any(),
        read: (0..dice.below(4)).map(|_| position(dice)).collect(),
        batches: (0..dice.below(3)).map(|_| batch(dice)).collect(),
    }
}

fn verdicts(dice: &mut Dice) -> Vec<Option<Refusal>> {
    let any = [
        None,
        Some(Refusal::NotAllowed),
        Some(Refusal::ContentMismatch),
    ];
    (0..dice.below(4)).map(|_| dice.pick(&any)).collect()
}

fn answer(dice: &mut Dice) -> BatchAnswer {
    match dice.below(4) {
        0 => BatchAnswer::Judged {
            doc: DocId(dice.any().into()),
            first: id(dice),
            position: dice.any(),
            verdicts: verdicts(dice),
        },
        1 => BatchAnswer::Missing(ids(dice)),
        2 => BatchAnswer::NotNow(dice.pick(&[NotNow::Busy, NotNow::UnknownAct])),
        _ => BatchAnswer::Rejected(dice.pick(&[Rejection::Malformed, Rejection::Fork])),
    }
}

fn news(dice: &mut Dice) -> DocumentNews {
    let entry = |dice: &mut Dice| LogEntry {
        position: dice.any(),
        author: PersonId(dice.any().into()),
        received: time(dice),
        batch: batch(dice),
        verdicts: verdicts(dice),
    };
    let edition = |dice: &mut Dice| EditionRecord {
        number: dice.u32(),
        issuer: PersonId(dice.any().into()),
        issued: time(dice),
        content: bytes(dice),
    };
    let round = |dice: &mut Dice| RoundRecord {
        number: dice.u32(),
        asker: PersonId(dice.any().into()),
        asked: time(dice),
        until: Day(dice.u32().cast_signed()),
        subject: text(dice),
        form: text(dice),
        content: bytes(dice),
    };
    let seen = |dice: &mut Dice| SeenBy {
        person: PersonId(dice.any().into()),
        position: dice.any(),
    };
    DocumentNews {
        doc: DocId(dice.any().into()),
        epoch: dice.u32(),
        head: dice.any(),
        page: (0..dice.below(3)).map(|_| entry(dice)).collect(),
        editions: (0..dice.below(2)).map(|_| edition(dice)).collect(),
        rounds: (0..dice.below(2)).map(|_| round(dice)).collect(),
        current_round: dice.u32(),
        seen: (0..dice.below(3)).map(|_| seen(dice)).collect(),
    }
}

/// Any answer.
pub fn response(dice: &mut Dice) -> Response {
    let order = |dice: &mut Dice| WipeOrder {
        doc: DocId(dice.any().into()),
        at: time(dice),
        signature: bytes(dice),
    };
    Response {
        protocol: PROTOCOL,
        server_time: time(dice),
        directory: dice.one_in(2).then(|| directory::directory(dice)),
        answers: (0..dice.below(4)).map(|_| answer(dice)).collect(),
        news: (0..dice.below(3)).map(|_| news(dice)).collect(),
        orders: (0..dice.below(2)).map(|_| order(dice)).collect(),
        more: dice.one_in(2),
    }
}
