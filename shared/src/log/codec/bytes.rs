//! The few shapes that all bytes of the log are made of: varints, ids, texts, blobs.
//! A reader never reads past its end and hands out slices, so it allocates nothing by itself.

use crate::ids::ReplicaId;
use crate::log::change::ChangeId;
use crate::log::codec::DecodeError;

/// Appends an unsigned number, seven bits a byte, low ones first.
pub(crate) fn push_varint(out: &mut Vec<u8>, mut value: u64) {
    while 0x7f < value {
        out.push(low_byte(value) | 0x80);
        value >>= 7;
    }
    out.push(low_byte(value));
}

/// How many bytes [`push_varint`] appends.
pub(crate) fn varint_len(value: u64) -> usize {
    (value | 1).ilog2() as usize / 7 + 1
}

/// A signed number as an unsigned one: 0, -1, 1, -2 … become 0, 1, 2, 3 …
pub(crate) fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

/// The number that [`zigzag`] was given.
pub(crate) fn unzigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -((value & 1).cast_signed())
}

/// Appends an id: eight bytes of replica, high ones first, and the sequence number.
pub(crate) fn push_id(out: &mut Vec<u8>, id: ChangeId) {
    out.extend(id.replica.0.to_be_bytes());
    push_varint(out, id.seq.into());
}

/// Appends a length and as many bytes.
pub(crate) fn push_blob(out: &mut Vec<u8>, bytes: &[u8]) {
    push_varint(out, bytes.len() as u64);
    out.extend(bytes);
}

fn low_byte(value: u64) -> u8 {
    value.to_le_bytes()[0]
}

/// Reads those shapes from the front of a slice.
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(input: &'a [u8]) -> Self {
        Self { rest: input }
    }

    /// What has not been read yet.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(crate) fn take(&mut self, len: usize) -> Result<&'a [u8], DecodeError> {
        let (taken, rest) = self
            .rest
            .split_at_checked(len)
            .ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let (taken, rest) = self
            .rest
            .split_first_chunk()
            .ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(*taken)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, DecodeError> {
        self.array().map(|[byte]| byte)
    }

    pub(crate) fn varint(&mut self) -> Result<u64, DecodeError> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if (shift == 63 && 1 < bits) || (byte == 0 && 0 < shift) {
                return Err(DecodeError::NotCanonical);
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(DecodeError::NotCanonical)
    }

    pub(crate) fn signed(&mut self) -> Result<i64, DecodeError> {
        self.varint().map(unzigzag)
    }

    pub(crate) fn u16(&mut self) -> Result<u16, DecodeError> {
        let value = self.varint()?;
        u16::try_from(value).map_err(|_| DecodeError::Malformed("number over 16 bits"))
    }

    pub(crate) fn u32(&mut self) -> Result<u32, DecodeError> {
        let value = self.varint()?;
        u32::try_from(value).map_err(|_| DecodeError::Malformed("number over 32 bits"))
    }

    pub(crate) fn id(&mut self) -> Result<ChangeId, DecodeError> {
        let replica = ReplicaId(u64::from_be_bytes(self.array()?));
        let seq = self.u32()?;
        if seq == 0 {
            return Err(DecodeError::Malformed("sequence number"));
        }
        Ok(ChangeId { replica, seq })
    }

    /// A length and as many bytes; a length past the end is an error before anything is kept.
    pub(crate) fn blob(&mut self) -> Result<&'a [u8], DecodeError> {
        let len = self.varint()?;
        self.take(usize::try_from(len).map_err(|_| DecodeError::Truncated)?)
    }

    pub(crate) fn finish(&self) -> Result<(), DecodeError> {
        self.rest
            .is_empty()
            .then_some(())
            .ok_or(DecodeError::Trailing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_at_every_edge_read_back() {
        for value in [0, 1, -1, 63, 64, -64, -65, i64::MAX, i64::MIN] {
            let mut out = Vec::new();
            push_varint(&mut out, zigzag(value));
            assert_eq!(out.len(), varint_len(zigzag(value)));
            push_varint(&mut out, value.cast_unsigned());
            let mut reader = Reader::new(&out);
            assert_eq!(reader.signed(), Ok(value));
            assert_eq!(reader.varint(), Ok(value.cast_unsigned()));
            assert_eq!(reader.finish(), Ok(()));
        }
    }

    #[test]
    fn an_overlong_varint_is_not_canonical() {
        assert_eq!(
            Reader::new(&[0x80, 0]).varint(),
            Err(DecodeError::NotCanonical)
        );
        assert_eq!(
            Reader::new(&[0xff; 11]).varint(),
            Err(DecodeError::NotCanonical)
        );
    }

    #[test]
    fn a_blob_longer_than_its_input_is_truncated() {
        let claim_of_four_gigabytes = [0xff, 0xff, 0xff, 0xff, 0x0f, 1, 2];
        assert_eq!(
            Reader::new(&claim_of_four_gigabytes).blob(),
            Err(DecodeError::Truncated)
        );
    }
}
