//! A document as bytes in a local cache and back: every change in arrival order with its verdict,
//! and who writes as which replica. Lossless, never exchanged: other copies get batches.
//!
//! Changes that wait are not kept: whoever has them sends them again.

use super::change::{ChangeId, Hash32};
use super::codec::bytes::{Reader, push_blob, push_id, push_varint, unzigzag, zigzag};
use super::codec::{self, DecodeError, decode_kept, encode_change};
use super::document::{Author, Document, Entry, MAX_CHANGES};
use super::verdict::{Refusal, Verdict};
use crate::ids::{DeviceId, DocId, PersonId, ReplicaId};
use crate::time::Timestamp;

/// Version of the engine's state: a cache of another version is thrown away.
pub const VERSION: u8 = 1;

/// Why a snapshot cannot be used. The log has everything: read that instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// Another version of the app wrote it.
    #[error("snapshot is of another version")]
    OtherVersion,
    /// Its bytes break the layout.
    #[error("snapshot is damaged: {0}")]
    Damaged(#[from] DecodeError),
    /// It names changes that it does not hold, or one twice.
    #[error("snapshot does not hold together")]
    Inconsistent,
}

/// The bytes of a document.
pub fn save(doc: &Document) -> Vec<u8> {
    let mut out = vec![VERSION];
    out.extend(doc.id().0.to_be_bytes());
    let authors = doc.authors();
    push_varint(&mut out, authors.len() as u64);
    for (replica, author) in authors {
        out.extend(replica.0.to_be_bytes());
        out.extend(author.person.0.to_be_bytes());
        out.extend(author.device.0.to_be_bytes());
    }
    let forks = doc.forks();
    push_varint(&mut out, forks.len() as u64);
    for id in forks {
        push_id(&mut out, id);
    }
    push_varint(&mut out, doc.len() as u64);
    for (entry, verdict) in doc.entries() {
        push_entry(&mut out, &entry, verdict);
    }
    out
}

/// The document of bytes that [`save`] wrote.
///
/// # Errors
/// Whatever was not written by this version of [`save`].
pub fn load(bytes: &[u8]) -> Result<Document, SnapshotError> {
    let mut input = Reader::new(bytes);
    if input.byte()? != VERSION {
        return Err(SnapshotError::OtherVersion);
    }
    let mut doc = Document::new(DocId(read_u128(&mut input)?));
    for _ in 0..bounded(&mut input, MAX_CHANGES)? {
        let replica = ReplicaId(u64::from_be_bytes(input.array()?));
        let person = PersonId(read_u128(&mut input)?);
        let device = DeviceId(read_u128(&mut input)?);
        doc.bind(replica, Author { person, device });
    }
    let forks = (0..bounded(&mut input, MAX_CHANGES)?).map(|_| input.id());
    let forks: Vec<ChangeId> = forks.collect::<Result<_, _>>()?;
    let count = bounded(&mut input, MAX_CHANGES)?;
    let mut entries = Vec::with_capacity(count.min(bytes.len()));
    for _ in 0..count {
        entries.push(read_entry(&mut input)?);
    }
    doc.apply(entries);
    doc.suspend(&forks);
    doc.shrink();
    let whole = doc.len() == count && input.rest().is_empty();
    if whole {
        Ok(doc)
    } else {
        Err(SnapshotError::Inconsistent)
    }
}

const PENDING: u8 = 0;
const ACCEPTED: u8 = 1;
/// Refusals follow by their codes.
const REFUSED: u8 = 2;

fn push_entry(out: &mut Vec<u8>, entry: &Entry, verdict: Verdict) {
    out.push(match verdict {
        Verdict::Pending => PENDING,
        Verdict::Accepted => ACCEPTED,
        Verdict::Refused(refusal) => REFUSED + refusal.code(),
    });
    match entry {
        Entry::Known(change) => push_blob(out, &encode_change(change)),
        Entry::Withheld { id, deps, at, act } => {
            push_varint(out, 0);
            push_id(out, *id);
            push_varint(out, deps.len() as u64);
            for dep in deps {
                push_id(out, *dep);
            }
            push_varint(out, zigzag(at.0));
            out.extend(act.0);
        }
    }
}

fn read_entry(input: &mut Reader<'_>) -> Result<(Entry, Verdict), SnapshotError> {
    let verdict = match input.byte()? {
        PENDING => Verdict::Pending,
        ACCEPTED => Verdict::Accepted,
        code => {
            let refusal = Refusal::from_code(code.wrapping_sub(REFUSED));
            Verdict::Refused(refusal.ok_or(SnapshotError::Inconsistent)?)
        }
    };
    let length = bounded(input, codec::MAX_CHANGE)?;
    if 0 < length {
        let change = decode_kept(input.take(length)?)?;
        return Ok((Entry::Known(change), verdict));
    }
    let id = input.id()?;
    let deps = (0..bounded(input, codec::MAX_DEPS)?).map(|_| input.id());
    let deps = deps.collect::<Result<_, _>>()?;
    let at = Timestamp(unzigzag(input.varint()?));
    let act = Hash32(input.array()?);
    Ok((Entry::Withheld { id, deps, at, act }, verdict))
}

fn bounded(input: &mut Reader<'_>, most: usize) -> Result<usize, SnapshotError> {
    let number = usize::try_from(input.varint()?).unwrap_or(usize::MAX);
    if most < number {
        Err(SnapshotError::Inconsistent)
    } else {
        Ok(number)
    }
}

fn read_u128(input: &mut Reader<'_>) -> Result<u128, SnapshotError> {
    Ok(u128::from_be_bytes(input.array()?))
}
