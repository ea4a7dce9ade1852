//! Shapes of the acts of progress.

use crate::ids::{DocId, PersonId};
use crate::log::change::Act;
use crate::log::codec::codes::tag;
use crate::log::codec::parts::{ReadError, Sink, Source};
use crate::log::codec::shapes::{read_fixed, read_packed, write_packed};
use crate::log::work::Holding;

/// Writes the parts of an act of progress; others have none here.
pub(super) fn write(act: &Act, out: &mut dyn Sink) {
    match act {
        Act::OpenWork(holding) => {
            out.fixed(&holding.about.0.to_be_bytes());
            out.fixed(&holding.person.0.to_be_bytes());
        }
        Act::Work(work) => write_packed(&**work, out),
        _ => {}
    }
}

/// Reads the parts of the act of progress with this tag.
pub(super) fn read(tag: u16, input: &mut dyn Source) -> Result<Act, ReadError> {
    Ok(match tag {
        tag::OPEN_WORK => Act::OpenWork(Holding {
            about: DocId(u128::from_be_bytes(read_fixed(input)?)),
            person: PersonId(u128::from_be_bytes(read_fixed(input)?)),
        }),
        tag::WORK => Act::Work(read_packed(input)?),
        _ => return Err(ReadError::Newer),
    })
}
