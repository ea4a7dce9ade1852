//! Where the parts of an act go to and come from: one after the other in a change of its own
//! ([`Vec<u8>`], [`Reader`]), by column in a batch (`batch::columns`). Which parts an act has is
//! told in `act`.

use crate::log::change::ChangeId;
use crate::log::codec::DecodeError;
use crate::log::codec::bytes::{self, Reader};

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

/// Counts the bytes that parts would take one after the other.
#[derive(Default)]
pub(crate) struct Length(pub(crate) usize);

impl Sink for Length {
    fn number(&mut self, _part: Part, value: u64) {
        self.0 += bytes::varint_len(value);
    }
    fn id(&mut self, id: ChangeId) {
        self.0 += size_of::<u64>() + bytes::varint_len(id.seq.into());
    }
    fn fixed(&mut self, bytes: &[u8]) {
        self.0 += bytes.len();
    }
    fn text(&mut self, text: &str) {
        self.blob(text.as_bytes());
    }
    fn blob(&mut self, bytes: &[u8]) {
        self.0 += bytes::varint_len(bytes.len() as u64) + bytes.len();
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
