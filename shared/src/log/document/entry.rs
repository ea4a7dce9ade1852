//! Who writes, what names a version, and why an act cannot be committed.

use crate::ids::{DeviceId, PersonId};
use crate::log::change::ChangeId;
use crate::log::codec::{self, DecodeError};
use crate::log::document::MAX_CHANGES;
use crate::log::entry::Entry;

/// Who writes as a replica: the person is the author, the device signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Author {
    /// The author.
    pub person: PersonId,
    /// Whose key seals the replica's batches.
    pub device: DeviceId,
}

/// A named version: the changes in the past of its heads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Version {
    /// Changes that no other change of the version follows, ascending.
    pub heads: Vec<ChangeId>,
}

/// Why an act could not be committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    /// The act names what is not in the document, or what is no such thing.
    #[error("act is malformed: it names what is not in the document")]
    Malformed,
    /// The act stands on what a void change would have made.
    #[error("act rests on a void change")]
    RestsOnVoid,
    /// The change would break a bound or rule of form, and nobody would take its bytes.
    #[error("change cannot be sent: {0}")]
    Form(#[from] DecodeError),
    /// The document holds [`MAX_CHANGES`].
    #[error("document is full: {MAX_CHANGES} changes")]
    Full,
}

/// Whether two entries with one id are one change, whichever of them has its act.
pub(super) fn same(a: &Entry, b: &Entry) -> bool {
    let withheld = |entry: &Entry| match entry {
        Entry::Known(change) => (change.at, codec::act_hash(&change.act)),
        Entry::Withheld { at, act, .. } => (*at, *act),
    };
    match (a, b) {
        (Entry::Known(a), Entry::Known(b)) => a == b,
        _ => a.deps() == b.deps() && withheld(a) == withheld(b),
    }
}
