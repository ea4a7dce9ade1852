//! A batch: a run of changes of one replica in one document, sealed once by its device.
//!
//! The device signs the header, the hash of the replica's batch before, and the list of change
//! hashes; so an act can be left out and stand as its hash, and the signature still holds. Verifying
//! it takes a key and is for the server (p256) and the browser (WebCrypto). Bytes are by column, see
//! `columns` and `docs/protocol.md`; compressing them is for whoever carries them.

use crate::ids::{DeviceId, DocId, ReplicaId, SchoolId};
use crate::log::change::{Change, ChangeId, Hash32};
use crate::log::codec::bytes::{self, Reader};
use crate::log::codec::{self, DecodeError};
use crate::log::entry::Entry;
use crate::log::hash;

mod columns;
mod entries;

use entries::{EntryReader, EntryWriter};

/// Version of a batch's bytes, their first byte.
pub const VERSION: u8 = 1;
/// Most bytes of one batch (rule 4 of the log).
pub const MAX_BATCH: usize = 256 * 1024;
/// Most changes in one batch.
pub const MAX_CHANGES: usize = 2_000;
/// What a device's signature over a batch begins with, so that it fits nothing else.
pub const DOMAIN: &[u8] = b"lientich-batch-1";
/// The hash that stands for "none before" in a replica's first batch.
pub const NO_PREVIOUS: Hash32 = Hash32([0; 32]);

/// A P-256 signature: r, then s, 32 bytes each, high bytes first, as WebCrypto makes it.
pub type Signature = [u8; 64];

/// Whose run it is and where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Header {
    /// The school.
    pub school: SchoolId,
    /// The document.
    pub doc: DocId,
    /// The device that seals.
    pub device: DeviceId,
    /// The writer.
    pub replica: ReplicaId,
    /// Number of the first change; the others follow without gaps.
    pub first: u32,
}

/// A batch that was read. Its bounds and form hold; its signature is for the caller to verify.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Whose run it is.
    pub header: Header,
    /// [`hash()`] of the replica's batch before, [`NO_PREVIOUS`] for the first.
    pub previous: Hash32,
    /// The changes in order, at least one.
    pub entries: Vec<Entry>,
    /// The device's signature over [`Batch::signed_bytes`].
    pub signature: Signature,
}

impl Batch {
    /// What the device signs, over any batch of these.
    pub fn signing_bytes(header: &Header, previous: Hash32, hashes: &[Hash32]) -> Vec<u8> {
        let mut out = DOMAIN.to_vec();
        out.extend(header.school.0.to_be_bytes());
        out.extend(header.doc.0.to_be_bytes());
        out.extend(header.device.0.to_be_bytes());
        out.extend(header.replica.0.to_be_bytes());
        out.extend(header.first.to_be_bytes());
        out.extend(previous.0);
        for hash in hashes {
            out.extend(hash.0);
        }
        out
    }

    /// The hashes of its changes, in order.
    pub fn hashes(&self) -> Vec<Hash32> {
        self.entries.iter().map(Entry::hash).collect()
    }

    /// What the device signed over this batch: the same whatever was withheld.
    pub fn signed_bytes(&self) -> Vec<u8> {
        Self::signing_bytes(&self.header, self.previous, &self.hashes())
    }

    /// The changes that are whole.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Known(change) => Some(change),
            Entry::Withheld { .. } => None,
        })
    }

    /// The ids of its changes, in order.
    pub fn ids(&self) -> impl Iterator<Item = ChangeId> {
        self.entries.iter().map(Entry::id)
    }
}

/// The link of the replica's chain: SHA-256 of what was signed, so withholding does not change it.
pub fn hash(batch: &Batch) -> Hash32 {
    hash::sha256(&batch.signed_bytes())
}

/// The bytes of a batch. The changes are the replica's, numbered from `header.first` on, each of
/// them passes [`codec::check`], and there are 1 to [`MAX_CHANGES`]; else [`open`] refuses the bytes.
pub fn seal(
    header: &Header,
    previous: Hash32,
    changes: &[Change],
    signature: &Signature,
) -> Vec<u8> {
    let mut entries = EntryWriter::new(header.replica, header.first);
    for change in changes {
        entries.push(change);
    }
    assemble(header, previous, signature, changes.len(), entries)
}

/// The bytes of the batch without the acts of these changes, which stand as their hash.
pub fn withhold(batch: &Batch, ids: &[ChangeId]) -> Vec<u8> {
    let mut entries = EntryWriter::new(batch.header.replica, batch.header.first);
    for entry in &batch.entries {
        match entry {
            Entry::Known(change) if ids.contains(&change.id) => {
                entries.push_withheld(&change.deps, change.at, codec::act_hash(&change.act));
            }
            Entry::Known(change) => entries.push(change),
            Entry::Withheld { deps, at, act, .. } => entries.push_withheld(deps, *at, *act),
        }
    }
    let count = batch.entries.len();
    assemble(
        &batch.header,
        batch.previous,
        &batch.signature,
        count,
        entries,
    )
}

/// Reads a batch.
///
/// # Errors
/// Whatever breaks the layout, a bound, or is not the canonical form.
pub fn open(input: &[u8]) -> Result<Batch, DecodeError> {
    if MAX_BATCH < input.len() {
        return Err(DecodeError::Bound("bytes in a batch"));
    }
    let mut reader = Reader::new(input);
    if reader.byte()? != VERSION {
        return Err(DecodeError::Version);
    }
    let header = Header {
        school: SchoolId(u128::from_be_bytes(reader.array()?)),
        doc: DocId(u128::from_be_bytes(reader.array()?)),
        device: DeviceId(u128::from_be_bytes(reader.array()?)),
        replica: ReplicaId(u64::from_be_bytes(reader.array()?)),
        first: reader.u32()?,
    };
    let previous = Hash32(reader.array()?);
    let signature = reader.array()?;
    let count = read_count(&mut reader, header.first)?;
    let entries = EntryReader::new(header.replica, header.first, reader)?.read(count)?;
    let batch = Batch {
        header,
        previous,
        entries,
        signature,
    };
    if withhold(&batch, &[]) == input {
        Ok(batch)
    } else {
        Err(DecodeError::NotCanonical)
    }
}

fn read_count(reader: &mut Reader, first: u32) -> Result<u32, DecodeError> {
    let count = reader.u32()?;
    if count == 0 || first == 0 || first.checked_add(count).is_none() {
        return Err(DecodeError::Malformed("run of a batch"));
    }
    if MAX_CHANGES < count as usize {
        return Err(DecodeError::Bound("changes in a batch"));
    }
    Ok(count)
}

fn assemble(
    header: &Header,
    previous: Hash32,
    signature: &Signature,
    count: usize,
    entries: EntryWriter,
) -> Vec<u8> {
    let mut out = vec![VERSION];
    out.extend(header.school.0.to_be_bytes());
    out.extend(header.doc.0.to_be_bytes());
    out.extend(header.device.0.to_be_bytes());
    out.extend(header.replica.0.to_be_bytes());
    bytes::push_varint(&mut out, header.first.into());
    out.extend(previous.0);
    out.extend(signature);
    bytes::push_varint(&mut out, count as u64);
    entries.finish(&mut out);
    out
}

#[cfg(test)]
#[path = "batch/tests.rs"]
mod tests;
