//! The parts of each act, in their order, told once for both layouts: one after the other in a
//! change of its own ([`Vec<u8>`], [`Reader`]), by column in a batch (`batch::columns`).

use crate::ids::PersonId;
use crate::log::change::{
    Act, Anchor, ChangeId, ElementId, ElementRange, Hand, Hash32, NodeId, Origin, Place, Tag, Value,
};
use crate::log::codec::bytes::{self, Reader};
use crate::log::codec::codes::{self, Code, tag, value_tag};
use crate::log::codec::{DecodeError, MAX_RANGES};
use crate::time::Day;

/// What a number in an act means; numbers of one meaning share a column of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// How many deps, ranges or ids follow.
    Count,
    /// Where a text element or place hangs, as flags.
    Anchor,
    /// Which element of the change just named.
    Offset,
    /// A code: kind, side, body, tag, switch.
    Code,
    /// A field.
    Field,
    /// The shape of a value.
    Value,
    /// A number that a person entered.
    Number,
}

/// Takes the parts of an act.
pub(crate) trait Sink {
    fn number(&mut self, part: Part, value: u64);
    fn id(&mut self, id: ChangeId);
    /// Bytes whose length their meaning gives.
    fn fixed(&mut self, bytes: &[u8]);
    fn text(&mut self, text: &str);
    fn blob(&mut self, bytes: &[u8]);
}

/// Gives the parts of an act back.
pub(crate) trait Source {
    fn number(&mut self, part: Part) -> Result<u64, DecodeError>;
    fn id(&mut self) -> Result<ChangeId, DecodeError>;
    fn fixed(&mut self, len: usize) -> Result<&[u8], DecodeError>;
    fn text(&mut self) -> Result<String, DecodeError>;
    fn blob(&mut self) -> Result<Vec<u8>, DecodeError>;
}

/// Why an act was not read.
pub(crate) enum ReadError {
    /// It uses a code of a newer version of the app.
    Newer,
    /// It breaks the layout.
    Broken(DecodeError),
}

impl From<DecodeError> for ReadError {
    fn from(err: DecodeError) -> Self {
        Self::Broken(err)
    }
}

impl Sink for Vec<u8> {
    fn number(&mut self, _part: Part, value: u64) {
        bytes::push_varint(self, value);
    }
    fn id(&mut self, id: ChangeId) {
        bytes::push_id(self, id);
    }
    fn fixed(&mut self, bytes: &[u8]) {
        self.extend(bytes);
    }
    fn text(&mut self, text: &str) {
        bytes::push_blob(self, text.as_bytes());
    }
    fn blob(&mut self, bytes: &[u8]) {
        bytes::push_blob(self, bytes);
    }
}

impl Source for Reader<'_> {
    fn number(&mut self, _part: Part) -> Result<u64, DecodeError> {
        self.varint()
    }
    fn id(&mut self) -> Result<ChangeId, DecodeError> {
        Reader::id(self)
    }
    fn fixed(&mut self, len: usize) -> Result<&[u8], DecodeError> {
        self.take(len)
    }
    fn text(&mut self) -> Result<String, DecodeError> {
        let text = std::str::from_utf8(Reader::blob(self)?).map_err(|_| DecodeError::Text)?;
        Ok(text.to_owned())
    }
    fn blob(&mut self) -> Result<Vec<u8>, DecodeError> {
        Reader::blob(self).map(<[u8]>::to_vec)
    }
}

const LEFT_OR_RIGHT: u64 = 1;
const ON_ELEMENT: u64 = 2;
const IN_PARENT: u64 = 2;
const AFTER_PLACE: u64 = 4;

/// Writes the parts of an act that has a shape here; an unknown one has none.
pub(crate) fn write(act: &Act, out: &mut dyn Sink) {
    match act {
        Act::Open { kind } => code(out, *kind),
        Act::Create {
            kind,
            side,
            place,
            text,
        } => {
            code(out, *kind);
            code(out, *side);
            write_place(place, out);
            out.text(text);
        }
        Act::Insert { at, text } => {
            write_anchor(at, out);
            out.text(text);
        }
        Act::Delete { ranges } => write_ranges(ranges, out),
        Act::Split {
            node,
            at,
            kind,
            side,
            place,
        } => {
            out.id(node.0);
            write_anchor(at, out);
            code(out, *kind);
            code(out, *side);
            write_place(place, out);
        }
        Act::Join { node, into } => {
            out.id(node.0);
            out.id(into.0);
        }
        Act::Move { node, place } => {
            out.id(node.0);
            write_place(place, out);
        }
        Act::Remove { node } | Act::Restore { node } => out.id(node.0),
        Act::Set {
            target,
            field,
            value,
            replaces,
        } => {
            write_option(target.map(|node| node.0), out);
            out.number(Part::Field, codes::field_code(*field).into());
            write_value(value, out);
            write_ids(replaces, out);
        }
        Act::SetSide {
            node,
            side,
            replaces,
        } => {
            out.id(node.0);
            code(out, *side);
            write_ids(replaces, out);
        }
        Act::SetTag {
            node,
            tag,
            on,
            replaces,
        } => {
            out.id(node.0);
            out.number(Part::Code, tag.0.into());
            out.number(Part::Code, (*on).into());
            write_ids(replaces, out);
        }
        Act::Revert { ids } => write_ids(ids, out),
        Act::Issue { content } => out.fixed(&content.0),
        Act::Unknown { .. } => {}
    }
}

/// Reads the parts of the act with this tag.
pub(crate) fn read(tag: u16, input: &mut dyn Source) -> Result<Act, ReadError> {
    Ok(match tag {
        tag::OPEN => Act::Open {
            kind: read_code(input)?,
        },
        tag::CREATE => Act::Create {
            kind: read_code(input)?,
            side: read_code(input)?,
            place: read_place(input)?,
            text: input.text()?,
        },
        tag::INSERT => Act::Insert {
            at: read_anchor(input)?,
            text: input.text()?,
        },
        tag::DELETE => Act::Delete {
            ranges: read_ranges(input)?,
        },
        tag::SPLIT => Act::Split {
            node: read_node(input)?,
            at: read_anchor(input)?,
            kind: read_code(input)?,
            side: read_code(input)?,
            place: read_place(input)?,
        },
        tag::JOIN => Act::Join {
            node: read_node(input)?,
            into: read_node(input)?,
        },
        tag::MOVE => Act::Move {
            node: read_node(input)?,
            place: read_place(input)?,
        },
        tag::REMOVE => Act::Remove {
            node: read_node(input)?,
        },
        tag::RESTORE => Act::Restore {
            node: read_node(input)?,
        },
        tag::SET => Act::Set {
            target: read_option(input)?.map(NodeId),
            field: codes::field(read_u16(input, Part::Field)?),
            value: read_value(input)?,
            replaces: read_ids(input)?,
        },
        tag::SET_SIDE => Act::SetSide {
            node: read_node(input)?,
            side: read_code(input)?,
            replaces: read_ids(input)?,
        },
        tag::SET_TAG => Act::SetTag {
            node: read_node(input)?,
            tag: Tag(read_u16(input, Part::Code)?),
            on: read_switch(input)?,
            replaces: read_ids(input)?,
        },
        tag::REVERT => Act::Revert {
            ids: read_ids(input)?,
        },
        tag::ISSUE => Act::Issue {
            content: Hash32(read_fixed(input)?),
        },
        _ => return Err(ReadError::Newer),
    })
}

fn code(out: &mut dyn Sink, value: impl Code) {
    out.number(Part::Code, value.code().into());
}

fn read_code<T: Code>(input: &mut dyn Source) -> Result<T, ReadError> {
    T::from_code(read_u16(input, Part::Code)?).ok_or(ReadError::Newer)
}

fn read_u16(input: &mut dyn Source, part: Part) -> Result<u16, DecodeError> {
    let value = input.number(part)?;
    u16::try_from(value).map_err(|_| DecodeError::Malformed("number over 16 bits"))
}

fn read_u32(input: &mut dyn Source, part: Part) -> Result<u32, DecodeError> {
    let value = input.number(part)?;
    u32::try_from(value).map_err(|_| DecodeError::Malformed("number over 32 bits"))
}

fn read_switch(input: &mut dyn Source) -> Result<bool, DecodeError> {
    match input.number(Part::Code)? {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(DecodeError::Malformed("switch")),
    }
}

fn read_fixed<const N: usize>(input: &mut dyn Source) -> Result<[u8; N], DecodeError> {
    input
        .fixed(N)?
        .try_into()
        .map_err(|_| DecodeError::Truncated)
}

fn read_node(input: &mut dyn Source) -> Result<NodeId, DecodeError> {
    input.id().map(NodeId)
}

fn write_option(id: Option<ChangeId>, out: &mut dyn Sink) {
    out.number(Part::Code, id.is_some().into());
    if let Some(id) = id {
        out.id(id);
    }
}

fn read_option(input: &mut dyn Source) -> Result<Option<ChangeId>, DecodeError> {
    if read_switch(input)? {
        input.id().map(Some)
    } else {
        Ok(None)
    }
}

fn write_ids(ids: &[ChangeId], out: &mut dyn Sink) {
    out.number(Part::Count, ids.len() as u64);
    for id in ids {
        out.id(*id);
    }
}

/// Each id costs the input a byte at least, so a false count ends with the input.
fn read_ids(input: &mut dyn Source) -> Result<Vec<ChangeId>, DecodeError> {
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

fn write_anchor(at: &Anchor, out: &mut dyn Sink) {
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

fn read_anchor(input: &mut dyn Source) -> Result<Anchor, DecodeError> {
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

fn write_place(place: &Place, out: &mut dyn Sink) {
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

fn read_place(input: &mut dyn Source) -> Result<Place, DecodeError> {
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

fn write_ranges(ranges: &[ElementRange], out: &mut dyn Sink) {
    out.number(Part::Count, ranges.len() as u64);
    for range in ranges {
        out.id(range.start.change);
        out.number(Part::Offset, range.start.offset.into());
        out.number(Part::Count, range.len.into());
    }
}

fn read_ranges(input: &mut dyn Source) -> Result<Vec<ElementRange>, DecodeError> {
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

fn write_value(value: &Value, out: &mut dyn Sink) {
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
            out.number(Part::Number, bytes::zigzag(day.0.into()));
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
        Value::Other { tag, bytes } => {
            shape(*tag);
            out.blob(bytes);
        }
    }
}

fn read_value(input: &mut dyn Source) -> Result<Value, ReadError> {
    Ok(match read_u16(input, Part::Value)? {
        value_tag::EMPTY => Value::Empty,
        value_tag::TEXT => Value::Text(input.text()?),
        value_tag::NUMBER => Value::Number(bytes::unzigzag(input.number(Part::Number)?)),
        value_tag::DAY => {
            let number = bytes::unzigzag(input.number(Part::Number)?);
            Value::Day(Day(
                i32::try_from(number).map_err(|_| DecodeError::Malformed("day"))?
            ))
        }
        value_tag::PERSON => Value::Person(PersonId(u128::from_be_bytes(read_fixed(input)?))),
        value_tag::BODY => Value::Body(read_code(input)?),
        value_tag::KIND => Value::Kind(read_code(input)?),
        tag => Value::Other {
            tag,
            bytes: input.blob()?,
        },
    })
}
