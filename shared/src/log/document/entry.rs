//! What goes into a document and names its versions.

use crate::ids::{DeviceId, PersonId};
use crate::log::batch::BatchEntry;
use crate::log::change::{Change, ChangeId, Hash32};
use crate::log::codec::{self, DecodeError};
use crate::log::document::MAX_CHANGES;
use crate::time::Timestamp;

/// Who writes as a replica: the person is the author, the device signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Author {
    /// The author.
    pub person: PersonId,
    /// Whose key seals the replica's batches.
    pub device: DeviceId,
}

/// A change as it arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// With its act.
    Known(Change),
    /// Without: a refused act is never sent on.
    Withheld {
        /// Whose place it keeps.
        id: ChangeId,
        /// As in [`Change::deps`].
        deps: Vec<ChangeId>,
        /// As in [`Change::at`].
        at: Timestamp,
        /// [`codec::act_hash`] of its act.
        act: Hash32,
    },
}

impl From<BatchEntry> for Entry {
    fn from(entry: BatchEntry) -> Self {
        match entry {
            BatchEntry::Known(change) => Self::Known(change),
            BatchEntry::Withheld { id, deps, at, act } => Self::Withheld { id, deps, at, act },
        }
    }
}

impl Entry {
    /// The change's id.
    pub fn id(&self) -> ChangeId {
        match self {
            Self::Known(change) => change.id,
            Self::Withheld { id, .. } => *id,
        }
    }

    /// What its author had seen, without the implied predecessor.
    pub fn deps(&self) -> &[ChangeId] {
        match self {
            Self::Known(change) => &change.deps,
            Self::Withheld { deps, .. } => deps,
        }
    }
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
