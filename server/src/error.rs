//! What can go wrong in a use case. Knows nothing of HTTP: `http::error` maps these to answers.

use lientich_shared::permissions::members::Denial;

use crate::members::words::InvalidWords;
use crate::store::StoreError;

/// Why a request was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in on this device.
    #[error("nobody is signed in")]
    SignedOut,
    /// The link was used, has expired or never existed.
    #[error("sign-in link is not valid")]
    LinkInvalid,
    /// The device was revoked.
    #[error("device was revoked")]
    DeviceRevoked,
    /// Not there, or not for this person: the two must look alike.
    #[error("not there, or not for this person")]
    NotFound,
    /// The body breaks the format.
    #[error("malformed body: {0}")]
    Malformed(String),
    /// The body is over its bound.
    #[error("body is too large")]
    TooLarge,
    /// Too many requests or streams.
    #[error("too many requests")]
    TooMany,
    /// The app speaks another version of the protocol.
    #[error("another version of the protocol")]
    Upgrade,
    /// The request came from another site.
    #[error("request came from another site")]
    ForeignOrigin,
    /// The rules do not let this person do it.
    #[error("denied: {0:?}")]
    Denied(Denial),
    /// What the person gave cannot be kept as it is.
    #[error("invalid words: {0}")]
    Invalid(InvalidWords),
    /// There is no room for another file.
    #[error("no room for another file of this {0:?}")]
    Full(Owner),
    /// The file is of a sort that is not taken, or of another than was said.
    #[error("a file of a sort that is not taken")]
    Media,
    /// The store failed.
    #[error("store")]
    Store(#[from] StoreError),
}

/// Whose room is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The whole school's.
    School,
    /// One person's.
    Person,
}
