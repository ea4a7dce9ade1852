//! Canonical bytes of one change, and the hash that signatures and verdicts vouch for.
//!
//! One change has one byte string: what does not encode back to itself is rejected. Acts, fields
//! and values of newer versions are kept byte for byte, so that their hash stays theirs. The layout
//! is in `docs/protocol.md`. How changes stand together in a batch is in `batch`.

use crate::log::change::{Act, Change, ChangeId, Field, Hash32, Side, Value};
use crate::log::hash;
use crate::log::sign_off::{Capacity, Sign, Step};
use crate::text::is_nfc;
use crate::time::Timestamp;

pub(crate) mod act;
pub(crate) mod bytes;
pub(crate) mod codes;
pub(crate) mod parts;
pub(crate) mod shapes;
pub(crate) mod talk;
pub(crate) mod work;

use bytes::Reader;
use codes::Code as _;
use parts::{Length, Part, Sink as _};

/// Version of a change's bytes, their first byte.
pub const VERSION: u8 = 1;
/// Most canonical bytes of one change (rule 4 of the log).
pub const MAX_CHANGE: usize = 64 * 1024;
/// Most deps of one change.
pub const MAX_DEPS: usize = 64;
/// Most ranges that one act deletes.
pub const MAX_RANGES: usize = 4_096;
/// The last millisecond of the year 9999: later times are nobody's clock, and would overflow.
pub const MAX_TIME: i64 = 253_402_300_799_999;

/// Why bytes were not read, or would not be if they were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// They end too early.
    #[error("bytes end too early")]
    Truncated,
    /// They go on after their end.
    #[error("bytes follow the end")]
    Trailing,
    /// Their first bytes name another format or version.
    #[error("not this format, or a version that this program does not know")]
    Version,
    /// Over a bound of the log.
    #[error("more {0} than the log allows")]
    Bound(&'static str),
    /// Another byte string means the same.
    #[error("bytes are not the canonical ones")]
    NotCanonical,
    /// A text is not UTF-8, or not in normalization form C.
    #[error("text is not UTF-8 in normalization form C")]
    Text,
    /// A part has a value that it cannot have.
    #[error("malformed {0}")]
    Malformed(&'static str),
}

/// The canonical bytes of a change. Total: what [`check`] refuses is encoded too, but not read back.
pub fn encode_change(change: &Change) -> Vec<u8> {
    let mut out = Vec::with_capacity(encoded_len(change));
    push_head(change.id, &change.deps, change.at, &mut out);
    push_act(&change.act, &mut out);
    out
}

/// Reads the canonical bytes of a change.
///
/// # Errors
/// Whatever breaks the layout, a bound, or is not the canonical form.
pub fn decode_change(input: &[u8]) -> Result<Change, DecodeError> {
    let change = decode_kept(input)?;
    if encode_change(&change) == input {
        Ok(change)
    } else {
        Err(DecodeError::NotCanonical)
    }
}

/// Reads the bytes of a change that this device wrote for itself: nobody else's hash rests on them,
/// so that it need not be shown that they are the canonical ones.
pub(crate) fn decode_kept(input: &[u8]) -> Result<Change, DecodeError> {
    if MAX_CHANGE < input.len() {
        return Err(DecodeError::Bound("bytes in a change"));
    }
    let mut reader = Reader::new(input);
    if reader.byte()? != VERSION {
        return Err(DecodeError::Version);
    }
    let id = reader.id()?;
    let deps = read_deps(&mut reader)?;
    let at = Timestamp(reader.signed()?);
    let tag = reader.u16()?;
    let act = read_act(tag, reader.rest())?;
    let change = Change { id, deps, at, act };
    check_form(&change)?;
    Ok(change)
}

/// What stands for a change in signatures, chains and verdicts: SHA-256 of its canonical bytes with
/// the act, from its tag on, replaced by [`act_hash`]. So it can be computed without the act, and
/// whoever withholds an act cannot lie about what the change had seen.
pub fn hash(change: &Change) -> Hash32 {
    hash_withheld(change.id, &change.deps, change.at, act_hash(&change.act))
}

/// SHA-256 of an act's tag and body.
pub fn act_hash(act: &Act) -> Hash32 {
    let mut bytes = Vec::new();
    push_act(act, &mut bytes);
    hash::sha256(&bytes)
}

/// The [`hash()`] of a change of whose act only the hash is there.
pub fn hash_withheld(id: ChangeId, deps: &[ChangeId], at: Timestamp, act: Hash32) -> Hash32 {
    let mut bytes = Vec::new();
    push_head(id, deps, at, &mut bytes);
    bytes.extend(act.0);
    hash::sha256(&bytes)
}

/// Whether the change keeps the bounds and rules of form, so that others will read it. Ask before
/// keeping a change that a person makes; what an act means is for `document` to judge.
///
/// # Errors
/// The bound or rule that it breaks.
pub fn check(change: &Change) -> Result<(), DecodeError> {
    check_form(change)?;
    if MAX_CHANGE < encoded_len(change) {
        return Err(DecodeError::Bound("bytes in a change"));
    }
    Ok(())
}

/// How many bytes [`encode_change`] makes.
pub(crate) fn encoded_len(change: &Change) -> usize {
    let mut length = Length(1);
    length.id(change.id);
    length.number(Part::Count, change.deps.len() as u64);
    for dep in &change.deps {
        length.id(*dep);
    }
    length.number(Part::Number, bytes::zigzag(change.at.0));
    length.number(Part::Code, codes::act_tag(&change.act).into());
    match &change.act {
        Act::Unknown { bytes, .. } => length.fixed(bytes),
        known => act::write(known, &mut length),
    }
    length.0
}

fn push_head(id: ChangeId, deps: &[ChangeId], at: Timestamp, out: &mut Vec<u8>) {
    out.push(VERSION);
    bytes::push_id(out, id);
    bytes::push_varint(out, deps.len() as u64);
    for dep in deps {
        bytes::push_id(out, *dep);
    }
    bytes::push_varint(out, bytes::zigzag(at.0));
}

fn push_act(act: &Act, out: &mut Vec<u8>) {
    bytes::push_varint(out, codes::act_tag(act).into());
    out.extend(act_body(act));
}

/// The body of an act, without its tag.
pub(crate) fn act_body(act: &Act) -> Vec<u8> {
    let mut body = Vec::new();
    match act {
        Act::Unknown { bytes, .. } => body.extend(bytes),
        known => act::write(known, &mut body),
    }
    body
}

/// An act from its tag and body. A known act with a code of a newer version is kept as unknown.
pub(crate) fn read_act(tag: u16, body: &[u8]) -> Result<Act, DecodeError> {
    let mut reader = Reader::new(body);
    let known = act::read(tag, &mut reader).and_then(|act| match reader.finish() {
        Ok(()) => Ok(act),
        Err(err) => Err(err.into()),
    });
    match known {
        Ok(act) => Ok(act),
        Err(parts::ReadError::Newer) => Ok(Act::Unknown {
            tag,
            bytes: body.to_vec(),
        }),
        Err(parts::ReadError::Broken(err)) => Err(err),
    }
}

fn read_deps(reader: &mut Reader) -> Result<Vec<ChangeId>, DecodeError> {
    let count = reader.varint()?;
    if (MAX_DEPS as u64) < count {
        return Err(DecodeError::Bound("deps"));
    }
    (0..count).map(|_| reader.id()).collect()
}

/// The rules of form that do not need the bytes.
pub(crate) fn check_form(change: &Change) -> Result<(), DecodeError> {
    check_head(change.id, &change.deps, change.at)?;
    check_act(&change.act)
}

/// The rules of form for what a change keeps when its act is withheld.
pub(crate) fn check_head(
    id: ChangeId,
    deps: &[ChangeId],
    at: Timestamp,
) -> Result<(), DecodeError> {
    if !(0..=MAX_TIME).contains(&at.0) {
        return Err(DecodeError::Malformed("time"));
    }
    if id.seq == 0 {
        return Err(DecodeError::Malformed("sequence number"));
    }
    if MAX_DEPS < deps.len() {
        return Err(DecodeError::Bound("deps"));
    }
    if deps.iter().any(|dep| dep.replica == id.replica) {
        return Err(DecodeError::Malformed("dep on its own replica"));
    }
    Ok(())
}

fn check_act(act: &Act) -> Result<(), DecodeError> {
    match act {
        Act::Insert { text, .. } if text.is_empty() => Err(DecodeError::Malformed("empty insert")),
        Act::Create { text, .. }
        | Act::Insert { text, .. }
        | Act::Set {
            value: Value::Text(text),
            ..
        } => check_text(text),
        Act::Delete { ranges } if ranges.is_empty() => Err(DecodeError::Malformed("empty delete")),
        Act::Delete { ranges } if MAX_RANGES < ranges.len() => {
            Err(DecodeError::Bound("delete ranges"))
        }
        Act::Delete { ranges } => {
            let fits = |start: u32, len: u32| 0 < len && start.checked_add(len).is_some();
            let sound = ranges
                .iter()
                .all(|range| fits(range.start.offset, range.len));
            sound
                .then_some(())
                .ok_or(DecodeError::Malformed("delete range"))
        }
        Act::Sign(sign) => check_sign(sign),
        Act::Set {
            value: Value::Duty(duty),
            ..
        } => sound(duty.is_sound(), "duty"),
        Act::Set {
            value: Value::Target(target),
            ..
        } => sound(target.is_sound(), "target"),
        Act::Work(work) => sound(work.is_sound(), "entry of progress"),
        act => talk::check(act),
    }
}

fn sound(holds: bool, what: &'static str) -> Result<(), DecodeError> {
    holds.then_some(()).ok_or(DecodeError::Malformed(what))
}

/// One version and one moment have one form.
fn check_sign(sign: &Sign) -> Result<(), DecodeError> {
    let heads = &sign.heads;
    if heads.is_empty() || !heads.is_sorted_by(|one, next| one < next) {
        return Err(DecodeError::Malformed("heads of a version"));
    }
    if MAX_DEPS < heads.len() {
        return Err(DecodeError::Bound("heads of a version"));
    }
    if !(0..=MAX_TIME).contains(&sign.at.0) {
        return Err(DecodeError::Malformed("time"));
    }
    Ok(())
}

/// The numbers of side and capacity in a signature.
pub(crate) fn sign_codes(sign: &Sign) -> (u16, u16) {
    (sign.side.code(), sign.capacity.code())
}

/// The side with this number.
pub(crate) fn side_of(code: u16) -> Option<Side> {
    Side::from_code(code)
}

/// The capacity with this number.
pub(crate) fn capacity_of(code: u16) -> Option<Capacity> {
    Capacity::from_code(code)
}

/// The number of a step.
pub fn step_code(step: Step) -> u16 {
    step.code()
}

/// The step with this number.
pub fn step_of(code: u16) -> Option<Step> {
    Step::from_code(code)
}

/// The number of a field.
pub(crate) fn field_code(field: Field) -> u16 {
    codes::field_code(field)
}

/// A value as a change has it: its shape, then its parts.
pub(crate) fn value_bytes(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    shapes::write_value(value, &mut bytes);
    bytes
}

/// The engine never normalises other people's text, so nobody may send it anything else.
fn check_text(text: &str) -> Result<(), DecodeError> {
    is_nfc(text).then_some(()).ok_or(DecodeError::Text)
}

#[cfg(test)]
#[path = "codec/tests.rs"]
mod tests;
