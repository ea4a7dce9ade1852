//! A change as it travels in batches and goes into documents: whole, or without its act. What was
//! said of it is no part of it (`verdict`).

use super::change::{Change, ChangeId, Hash32};
use super::codec;
use crate::time::Timestamp;

/// A change as it travels, or what is left of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// The whole change.
    Known(Change),
    /// Its act was left out: it was refused, or is not for this reader.
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

impl Entry {
    /// The id of the change.
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

    /// [`codec::hash`] of the change: the same whether its act is here or not.
    pub fn hash(&self) -> Hash32 {
        match self {
            Self::Known(change) => codec::hash(change),
            Self::Withheld { id, deps, at, act } => codec::hash_withheld(*id, deps, *at, *act),
        }
    }
}
