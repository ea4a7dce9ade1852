//! Shapes that several acts share: codes, ids, anchors, places, ranges, values.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::ids::{PersonId, PostId};
use crate::log::change::{
    Anchor, ChangeId, ElementId, ElementRange, Hand, Hash32, NodeId, Origin, Place, Value,
};
use crate::log::codec::codes::{Code, value_tag};
use crate::log::codec::parts::{Part, ReadError, Sink, Source};
use crate::log::codec::{DecodeError, MAX_RANGES, bytes};
use crate::log::sign_off::Sign;
use crate::time::{Day, Timestamp};

const LEFT_OR_RIGHT: u64 = 1;
const ON_ELEMENT: u64 = 2;
const IN_PARENT: u64 = 2;
const AFTER_PLACE: u64 = 4;

pub(super) fn code(out: &mut dyn Sink, value: impl Code) {
    out.number(Part::Code, value.code().into());
}

pub(super) fn read_code<T: Code>(input: &mut dyn Source) -> Result<T, ReadError> {
    T::from_code(read_u16(input, Part::Code)?).ok_or(ReadError::Newer)
}

pub(super) fn read_u16(input: &mut dyn Source, part: Part) -> Result<u16, DecodeError> {
    let value = input.number(part)?;
    u16::try_from(value).map_err(|_| DecodeError::Malformed("number over 16 bits"))
}

fn read_u32(input: &mut dyn Source, part: Part) -> Result<u32, DecodeError> {
    let value = input.number(part)?;
    u32::try_from(value).map_err(|_| DecodeError::Malformed("number over 32 bits"))
}

pub(super) fn read_switch(input: &mut dyn Source) -> Result<bool, DecodeError> {
    match input.number(Part::Code)? {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(DecodeError::Malformed("switch")),
    }
}

pub(super) fn read_fixed<const N: usize>(input: &mut dyn Source) -> Result<[u8; N], DecodeError> {
    input
        .fixed(N)?
        .try_into()
        .map_err(|_| DecodeError::Truncated)
}

pub(super) fn read_node(input: &mut dyn Source) -> Result<NodeId, DecodeError> {
    input.id().map(NodeId)
}

pub(super) fn write_option(id: Option<ChangeId>, out: &mut dyn Sink) {
    out.number(Part::Code, id.is_some().into());
    if let Some(id) = id {
        out.id(id);
    }
}

pub(super) fn read_option(input: &mut dyn Source) -> Result<Option<ChangeId>, DecodeError> {
    if read_switch(input)? {
        input.id().map(Some)
    } else {
        Ok(None)
    }
}

pub(super) fn write_ids(ids: &[ChangeId], out: &mut dyn Sink) {
    out.number(Part::Count, ids.len() as u64);
    for id in ids {
        out.id(*id);
    }
}

/// Each id costs the input a byte at least, so a false count ends with the input.
pub(super) fn read_ids(input: &mut dyn Source) -> Result<Vec<ChangeId>, DecodeError> {
    let count = input.number(Part::Count)?;
    (0..count).map(|_| input.id()).collect()
}

fn hand_flag(hand: Hand) -> u64 {
    hand.code().into()
}

fn hand(flags: u64) -> Hand {
    if flags & LEFT_OR_RIGHT == 0 {
        Hand::Left
    } else {
        Hand::Right
    }
}

pub(super) fn write_anchor(at: &Anchor, out: &mut dyn Sink) {
    match at.origin {
        Origin::Start(node) => {
            out.number(Part::Anchor, hand_flag(at.hand));
            out.id(node.0);
        }
        Origin::Element(element) => {
            out.number(Part::Anchor, hand_flag(at.hand) | ON_ELEMENT);
            out.id(element.change);
            out.number(Part::Offset, element.offset.into());
        }
    }
}

pub(super) fn read_anchor(input: &mut dyn Source) -> Result<Anchor, DecodeError> {
    let flags = input.number(Part::Anchor)?;
    if (LEFT_OR_RIGHT | ON_ELEMENT) < flags {
        return Err(DecodeError::Malformed("anchor"));
    }
    let origin = if flags & ON_ELEMENT == 0 {
        Origin::Start(read_node(input)?)
    } else {
        Origin::Element(read_element(input)?)
    };
    let hand = hand(flags);
    Ok(Anchor { origin, hand })
}

fn read_element(input: &mut dyn Source) -> Result<ElementId, DecodeError> {
    Ok(ElementId {
        change: input.id()?,
        offset: read_u32(input, Part::Offset)?,
    })
}

pub(super) fn write_place(place: &Place, out: &mut dyn Sink) {
    let parent = place.parent.map_or(0, |_| IN_PARENT);
    let origin = place.origin.map_or(0, |_| AFTER_PLACE);
    out.number(Part::Anchor, hand_flag(place.hand) | parent | origin);
    for id in place
        .parent
        .map(|node| node.0)
        .into_iter()
        .chain(place.origin)
    {
        out.id(id);
    }
}

pub(super) fn read_place(input: &mut dyn Source) -> Result<Place, DecodeError> {
    let flags = input.number(Part::Anchor)?;
    if (LEFT_OR_RIGHT | IN_PARENT | AFTER_PLACE) < flags {
        return Err(DecodeError::Malformed("place"));
    }
    let mut id_if = |flag| (flags & flag != 0).then(|| input.id()).transpose();
    Ok(Place {
        parent: id_if(IN_PARENT)?.map(NodeId),
        origin: id_if(AFTER_PLACE)?,
        hand: hand(flags),
    })
}

pub(super) fn write_ranges(ranges: &[ElementRange], out: &mut dyn Sink) {
    out.number(Part::Count, ranges.len() as u64);
    for range in ranges {
        out.id(range.start.change);
        out.number(Part::Offset, range.start.offset.into());
        out.number(Part::Count, range.len.into());
    }
}

pub(super) fn read_ranges(input: &mut dyn Source) -> Result<Vec<ElementRange>, DecodeError> {
    let count = input.number(Part::Count)?;
    if (MAX_RANGES as u64) < count {
        return Err(DecodeError::Bound("delete ranges"));
    }
    let mut range = || {
        Ok(ElementRange {
            start: read_element(input)?,
            len: read_u32(input, Part::Count)?,
        })
    };
    (0..count).map(|_| range()).collect()
}

pub(super) fn write_value(value: &Value, out: &mut dyn Sink) {
    let mut shape = |tag: u16| out.number(Part::Value, tag.into());
    match value {
        Value::Empty => shape(value_tag::EMPTY),
        Value::Text(text) => {
            shape(value_tag::TEXT);
            out.text(text);
        }
        Value::Number(number) => {
            shape(value_tag::NUMBER);
            out.number(Part::Number, bytes::zigzag(*number));
        }
        Value::Day(day) => {
            shape(value_tag::DAY);
            write_day(*day, out);
        }
        Value::Person(person) => {
            shape(value_tag::PERSON);
            out.fixed(&person.0.to_be_bytes());
        }
        Value::Body(body) => {
            shape(value_tag::BODY);
            code(out, *body);
        }
        Value::Kind(kind) => {
            shape(value_tag::KIND);
            code(out, *kind);
        }
        Value::Duty(duty) => {
            shape(value_tag::DUTY);
            write_packed(duty, out);
        }
        Value::Target(target) => {
            shape(value_tag::TARGET);
            write_packed(target, out);
        }
        Value::Other { tag, bytes } => {
            shape(*tag);
            out.blob(bytes);
        }
    }
}

pub(super) fn read_value(input: &mut dyn Source) -> Result<Value, ReadError> {
    Ok(match read_u16(input, Part::Value)? {
        value_tag::EMPTY => Value::Empty,
        value_tag::TEXT => Value::Text(input.text()?),
        value_tag::NUMBER => Value::Number(bytes::unzigzag(input.number(Part::Number)?)),
        value_tag::DAY => Value::Day(read_day(input)?),
        value_tag::PERSON => Value::Person(PersonId(u128::from_be_bytes(read_fixed(input)?))),
        value_tag::BODY => Value::Body(read_code(input)?),
        value_tag::KIND => Value::Kind(read_code(input)?),
        value_tag::DUTY => Value::Duty(read_packed(input)?),
        value_tag::TARGET => Value::Target(read_packed(input)?),
        tag => Value::Other {
            tag,
            bytes: input.blob()?,
        },
    })
}

/// Writes something as a blob of postcard: what has many parts of its own and no need of columns.
pub(super) fn write_packed<T: Serialize>(value: &T, out: &mut dyn Sink) {
    out.blob(&postcard::to_allocvec(value).unwrap_or_default());
}

/// Reads it back. What does not read, or would be written otherwise, may be a newer version's.
pub(super) fn read_packed<T: Serialize + DeserializeOwned>(
    input: &mut dyn Source,
) -> Result<Box<T>, ReadError> {
    let bytes = input.blob()?;
    let value: T = postcard::from_bytes(&bytes).map_err(|_| ReadError::Newer)?;
    let same = postcard::to_allocvec(&value).is_ok_and(|again| again == bytes);
    if same {
        Ok(Box::new(value))
    } else {
        Err(ReadError::Newer)
    }
}

pub(super) fn write_day(day: Day, out: &mut dyn Sink) {
    out.number(Part::Number, bytes::zigzag(day.0.into()));
}

pub(super) fn read_day(input: &mut dyn Source) -> Result<Day, DecodeError> {
    let number = bytes::unzigzag(input.number(Part::Number)?);
    let day = i32::try_from(number).map_err(|_| DecodeError::Malformed("day"))?;
    Ok(Day(day))
}

pub(super) fn write_sign(sign: &Sign, out: &mut dyn Sink) {
    write_ids(&sign.heads, out);
    out.fixed(&sign.content.0);
    code(out, sign.side);
    code(out, sign.capacity);
    out.fixed(&sign.post.0.to_be_bytes());
    out.number(Part::Number, bytes::zigzag(sign.at.0));
    out.fixed(&sign.signature);
}

pub(super) fn read_sign(input: &mut dyn Source) -> Result<Sign, ReadError> {
    Ok(Sign {
        heads: read_ids(input)?,
        content: Hash32(read_fixed(input)?),
        side: read_code(input)?,
        capacity: read_code(input)?,
        post: PostId(u128::from_be_bytes(read_fixed(input)?)),
        at: Timestamp(bytes::unzigzag(input.number(Part::Number)?)),
        signature: read_fixed(input)?,
    })
}
