//! A signed Edition: content, both signatures with the certificates of their devices, and the
//! server's word on when it took them. Immutable, and verifiable alone: who has these bytes needs
//! neither the log nor a connection to see who signed what.
//!
//! The bytes are `lientich-edition-1`, a zero byte, then [`Edition`] in postcard. An Edition that the
//! principal issued alone (decision 3) is bare content bytes instead; it has no signature to verify.

pub mod issued;
mod verify;

use serde::{Deserialize, Serialize};

use super::content::{self, Content, MAX_CONTENT, MalformedContent};
use crate::ids::{DeviceId, DocId, PersonId, PostId, SchoolId};
use crate::log::bundle;
use crate::log::change::{ChangeId, Side};
use crate::log::codec;
use crate::log::sign_off::{Capacity, Sign};
use crate::time::Timestamp;

pub use verify::{Fault, Proof, Subject, proofs, verify};

/// What the bytes begin with, and what the server's seal covers first.
pub const DOMAIN: &[u8] = b"lientich-edition-1\0";
/// Ending of a saved Edition's file name.
pub const EXTENSION: &str = "lientich-edition";

/// Most bytes beside the content: two signatures and what belongs to them.
const MAX_REST: usize = 64 << 10;

/// A signed Edition with the server's seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// What was signed, by whom.
    pub body: Body,
    /// The server's signature over [`Body::sealed_bytes`]: number, time and names are its word.
    pub seal: Vec<u8>,
}

/// A signed Edition without the server's seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// The school.
    pub school: SchoolId,
    /// The plan.
    pub doc: DocId,
    /// 1 for the plan's first Edition.
    pub number: u32,
    /// When the server had both signatures.
    pub registered: Timestamp,
    /// Canonical content bytes, see `plan::content`.
    pub content: Vec<u8>,
    /// The signature that came first, then the one that made the Edition.
    pub signatures: Vec<Signed>,
    /// The public key of the server: an uncompressed SEC1 point.
    pub server_key: Vec<u8>,
}

/// A signature in an Edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Who, as the school's directory had them.
    pub name: String,
    /// Their post, as printed.
    pub position: String,
    /// Code of the side, as in an act of signing.
    side: u16,
    /// Code of the capacity.
    capacity: u16,
    /// The post.
    pub post: PostId,
    /// When, by the device's clock.
    pub at: Timestamp,
    /// Heads of the version.
    pub heads: Vec<ChangeId>,
    /// The device's signature.
    pub signature: Vec<u8>,
    /// Whose device.
    pub person: PersonId,
    /// Which.
    pub device: DeviceId,
    /// Its public key: an uncompressed SEC1 point.
    pub public_key: Vec<u8>,
    /// When the server took the device in.
    pub certified: Timestamp,
    /// The server's signature on the device, see `bundle::certified_bytes`.
    pub certificate: Vec<u8>,
}

impl Signed {
    /// A signature with the certificate of its device.
    pub fn new(sign: &Sign, certificate: &bundle::Certificate, name: &str, position: &str) -> Self {
        let (side, capacity) = codec::sign_codes(sign);
        Self {
            name: name.to_owned(),
            position: position.to_owned(),
            side,
            capacity,
            post: sign.post,
            at: sign.at,
            heads: sign.heads.clone(),
            signature: sign.signature.to_vec(),
            person: certificate.person,
            device: certificate.device,
            public_key: certificate.public_key.to_vec(),
            certified: certificate.issued,
            certificate: certificate.signature.to_vec(),
        }
    }

    /// For whom; `None` for a side that this version does not know.
    pub fn side(&self) -> Option<Side> {
        codec::side_of(self.side)
    }

    /// In which capacity; `None` for one that this version does not know.
    pub fn capacity(&self) -> Option<Capacity> {
        codec::capacity_of(self.capacity)
    }

    fn as_act(&self, content: &[u8]) -> Option<Sign> {
        Some(Sign {
            heads: self.heads.clone(),
            content: content::hash(content),
            side: self.side()?,
            capacity: self.capacity()?,
            post: self.post,
            at: self.at,
            signature: self.signature.as_slice().try_into().ok()?,
        })
    }
}

impl Body {
    /// What the server signs.
    ///
    /// # Panics
    /// Never: writing to memory does not fail.
    pub fn sealed_bytes(&self) -> Vec<u8> {
        postcard::to_extend(self, DOMAIN.to_vec()).expect("writing to memory does not fail")
    }
}

impl Edition {
    /// The bytes to keep, send and save.
    ///
    /// # Panics
    /// Never: writing to memory does not fail.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_extend(self, DOMAIN.to_vec()).expect("writing to memory does not fail")
    }

    /// Reads canonical bytes; any others are refused. Nothing is verified.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, MalformedContent> {
        if MAX_CONTENT + MAX_REST < bytes.len() {
            return Err(MalformedContent);
        }
        let body = bytes.strip_prefix(DOMAIN).ok_or(MalformedContent)?;
        let edition: Self = postcard::from_bytes(body).map_err(|_| MalformedContent)?;
        (edition.to_bytes() == bytes)
            .then_some(edition)
            .ok_or(MalformedContent)
    }
}

/// The content of an Edition, signed or bare. Nothing is verified.
pub fn content_of(bytes: &[u8]) -> Result<Content, MalformedContent> {
    if bytes.starts_with(DOMAIN) {
        Content::from_bytes(&Edition::from_bytes(bytes)?.body.content)
    } else {
        Content::from_bytes(bytes)
    }
}

#[cfg(test)]
mod tests;
