//! A signed Edition as a file that also says under which number it was issued. The Edition inside is
//! untouched: what both sides signed is its bytes alone. The entries beside it are the server's word, with
//! a seal of their own, and whoever takes the Edition out again has what was signed.

use serde::{Deserialize, Serialize};

use super::{Edition, MAX_REST};
use crate::log::hash::sha256;
use crate::plan::content::{MAX_CONTENT, MalformedContent};
use crate::time::{Day, Timestamp};

/// What the bytes begin with, and what the server's seal covers first.
pub const DOMAIN: &[u8] = b"lientich-issued-1\0";

/// Most entries: nobody corrects a number more often.
const MAX_ENTRIES: usize = 256;

/// An Edition, and how it was entered in the book of outgoing documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// The bytes of the signed Edition.
    pub edition: Vec<u8>,
    /// The entries: the one that holds first, then back in time.
    pub entries: Vec<Entered>,
    /// The server's signature over [`Issued::sealed_bytes`].
    pub seal: Vec<u8>,
}

/// An entry, as the server tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// Number and symbol as printed: "07/KH-THNT".
    pub number: String,
    /// The place; empty where it was left to the pen.
    pub place: String,
    /// The day of issue.
    pub day: Day,
    /// Who entered it, as the school's directory has them.
    pub by: String,
    /// When, by their device's clock.
    pub at: Timestamp,
}

impl Issued {
    /// What the server signs: which Edition, and the entries.
    ///
    /// # Panics
    /// Never: writing to memory does not fail.
    pub fn sealed_bytes(&self) -> Vec<u8> {
        let told = (sha256(&self.edition).0, &self.entries);
        postcard::to_extend(&told, DOMAIN.to_vec()).expect("writing to memory does not fail")
    }

    /// The bytes to save.
    ///
    /// # Panics
    /// Never: writing to memory does not fail.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_extend(self, DOMAIN.to_vec()).expect("writing to memory does not fail")
    }

    /// Reads canonical bytes; any others are refused. Nothing is verified.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, MalformedContent> {
        if MAX_CONTENT + 2 * MAX_REST < bytes.len() {
            return Err(MalformedContent);
        }
        let body = bytes.strip_prefix(DOMAIN).ok_or(MalformedContent)?;
        let issued: Self = postcard::from_bytes(body).map_err(|_| MalformedContent)?;
        (issued.entries.len() <= MAX_ENTRIES && issued.to_bytes() == bytes)
            .then_some(issued)
            .ok_or(MalformedContent)
    }

    /// The Edition inside, and whether the entries are what its server sealed. `holds` says whether
    /// a key has signed bytes.
    pub fn open(
        &self,
        holds: impl FnOnce(&[u8], &[u8], &[u8]) -> bool,
    ) -> Result<(Edition, bool), MalformedContent> {
        let edition = Edition::from_bytes(&self.edition)?;
        let key = &edition.body.server_key;
        let is_sealed = holds(key, &self.sealed_bytes(), &self.seal);
        Ok((edition, is_sealed))
    }
}
