//! The parts of each act, in their order, told once for both layouts (see `parts`).

use crate::ids::PersonId;
use crate::log::change::{Act, Hash32, NodeId, Tag};
use crate::log::codec::codes::{self, tag};
use crate::log::codec::parts::{Part, ReadError, Sink, Source};
use crate::log::codec::shapes::{
    code, read_anchor, read_code, read_day, read_fixed, read_ids, read_node, read_option,
    read_place, read_ranges, read_sign, read_switch, read_u16, read_value, write_anchor, write_day,
    write_ids, write_option, write_place, write_ranges, write_sign, write_value,
};
use crate::log::codec::{talk, work};

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
        Act::Sign(sign) => write_sign(sign, out),
        Act::Consent { node, clause } => {
            out.id(node.0);
            out.fixed(&clause.0);
        }
        Act::Delegate { to, until } => {
            out.number(Part::Code, to.is_some().into());
            if let Some(person) = to {
                out.fixed(&person.0.to_be_bytes());
            }
            out.number(Part::Code, until.is_some().into());
            if let Some(day) = until {
                write_day(*day, out);
            }
        }
        Act::Step { follows, step } => {
            write_option(*follows, out);
            code(out, *step);
        }
        Act::OpenWork(_) | Act::Work(_) => work::write(act, out),
        said => talk::write(said, out),
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
        tag::SIGN => Act::Sign(Box::new(read_sign(input)?)),
        tag::CONSENT => Act::Consent {
            node: read_node(input)?,
            clause: Hash32(read_fixed(input)?),
        },
        tag::DELEGATE => Act::Delegate {
            to: if read_switch(input)? {
                Some(PersonId(u128::from_be_bytes(read_fixed(input)?)))
            } else {
                None
            },
            until: if read_switch(input)? {
                Some(read_day(input)?)
            } else {
                None
            },
        },
        tag::STEP => Act::Step {
            follows: read_option(input)?,
            step: read_code(input)?,
        },
        tag::OPEN_WORK | tag::WORK => return work::read(tag, input),
        later => return talk::read(later, input),
    })
}
