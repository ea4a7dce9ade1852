//! What the acts of the sign-off say: who signs what in which capacity, and the steps of a plan's
//! life. What they amount to is read in `plan::sign_off`, who may do them in `permissions`.

use super::change::{ChangeId, Hash32, Side};
use crate::ids::{DocId, PersonId, PostId, SchoolId};
use crate::time::Timestamp;

/// What the signed bytes of a signature begin with.
pub const DOMAIN: &[u8] = b"lientich-sign-1";

/// What a consent to a clause says that takes all earlier consents to it back: no clause has this hash.
pub const NO_CONSENT: Hash32 = Hash32([0; 32]);

/// In which capacity a person signs, as printed before the post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capacity {
    /// By the post alone.
    Own,
    /// "TM.": on behalf of the body.
    OnBehalf,
    /// "KT.": in the place of the head, who has delegated it.
    ForHead,
    /// "Q.": as acting head.
    Acting,
}

impl Capacity {
    /// As printed before the post; empty for the post alone.
    pub fn printed(self) -> &'static str {
        match self {
            Self::Own => "",
            Self::OnBehalf => "TM.",
            Self::ForHead => "KT.",
            Self::Acting => "Q.",
        }
    }
}

/// Where a plan stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Being written.
    Draft,
    /// With the teams for their opinions.
    Consulting,
    /// Revised after the opinions.
    Revised,
    /// Passed by the conference.
    Passed,
    /// Open for both signatures.
    Signing,
    /// Signed by both sides, or issued.
    Issued,
    /// Being carried out.
    InForce,
    /// Looked back on.
    Evaluated,
    /// Put away.
    Archived,
}

/// A signature on the content of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// The heads of the version, ascending: everything in their past is signed.
    pub heads: Vec<ChangeId>,
    /// Hash of that version's content, see `plan::content`.
    pub content: Hash32,
    /// For whom: [`Side::Bgh`] or [`Side::Bch`].
    pub side: Side,
    /// In which capacity.
    pub capacity: Capacity,
    /// By which post.
    pub post: PostId,
    /// When, by the device's clock: signed, shown, never evidence.
    pub at: Timestamp,
    /// The device's signature over [`Sign::signed_bytes`]: P-256, r then s.
    pub signature: [u8; 64],
}

impl Sign {
    /// What the device signs, high bytes first: the domain, school, document, person, post, side,
    /// capacity, time, content hash, then the heads.
    pub fn signed_bytes(&self, school: SchoolId, doc: DocId, person: PersonId) -> Vec<u8> {
        let mut bytes = DOMAIN.to_vec();
        bytes.extend(school.0.to_be_bytes());
        bytes.extend(doc.0.to_be_bytes());
        bytes.extend(person.0.to_be_bytes());
        bytes.extend(self.post.0.to_be_bytes());
        let (side, capacity) = super::codec::sign_codes(self);
        bytes.extend(side.to_be_bytes());
        bytes.extend(capacity.to_be_bytes());
        bytes.extend(self.at.0.to_be_bytes());
        bytes.extend(self.content.0);
        for head in &self.heads {
            bytes.extend(head.replica.0.to_be_bytes());
            bytes.extend(head.seq.to_be_bytes());
        }
        bytes
    }
}
