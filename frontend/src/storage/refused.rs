//! Changes that the server refused, with their words, until the person puts them away.

use lientich_shared::ids::DocId;
use lientich_shared::log::change::{ChangeId, NodeId};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::error::StorageError;
use super::schema::{self, Store};
use super::writes::Writes;
use super::{Durability, Storage};

/// What was refused, as its author is told of it: all refused changes about one clause together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedChange {
    /// The document.
    pub doc: DocId,
    /// The first of the changes; names the record.
    pub id: ChangeId,
    /// All of them.
    pub ids: Vec<ChangeId>,
    /// Why.
    pub reason: Reason,
    /// The clause that they were about, if any.
    pub node: Option<NodeId>,
    /// What was tried.
    pub deed: Deed,
    /// The words that they carried, in the order of the text; empty if they carried none.
    pub words: String,
    /// The clause as it read with them.
    pub text: String,
    /// When the last of them was made.
    pub at: Timestamp,
}

/// Why it was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The server judged so.
    Judged(Refusal),
    /// The server does not know the device, or cannot read what it sealed.
    NotTaken,
    /// The document was taken off this device by order.
    TakenAway,
}

/// What was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Deed {
    /// Words were changed.
    Wrote,
    /// A part was made.
    Added,
    /// A part was split or joined.
    Reshaped,
    /// A part was moved.
    Moved,
    /// A part was removed or restored.
    Removed,
    /// A field was set.
    Set,
    /// Something else.
    Other,
    /// A signature.
    Signed,
    /// Consent to a clause, or taking it back.
    Consented,
    /// Leave to sign in the principal's place, or its end.
    Delegated,
    /// A step of the plan's life.
    Stepped,
}

impl Deed {
    /// Whether it carries no words and alters none: then it is told of by itself.
    pub fn is_formal(self) -> bool {
        Self::Other < self
    }
}

impl RefusedChange {
    /// Whether it was a signature.
    pub fn is_signature(&self) -> bool {
        self.deed == Deed::Signed
    }

    /// Why the server refused it, if the server judged it.
    pub fn refusal(&self) -> Option<Refusal> {
        match self.reason {
            Reason::Judged(refusal) => Some(refusal),
            Reason::NotTaken | Reason::TakenAway => None,
        }
    }
}

impl Storage {
    /// Everything refused and not put away.
    pub async fn refused(&self) -> Result<Vec<RefusedChange>, StorageError> {
        let rows = self.scan(Store::Refused, None).await?;
        let read = |(_, value)| super::decode(Store::Refused, &value);
        rows.into_iter().map(read).collect()
    }

    /// Puts refused changes away.
    pub async fn dismiss(&self, refused: &[(DocId, ChangeId)]) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        for (doc, id) in refused {
            writes.delete(Store::Refused, &schema::change(*doc, *id));
        }
        self.commit(writes, Durability::Relaxed).await
    }
}

impl Writes {
    /// Keeps a refused change.
    pub(super) fn put_refused(&mut self, refused: &RefusedChange) -> Result<(), StorageError> {
        self.put(
            Store::Refused,
            &schema::change(refused.doc, refused.id),
            refused,
        )
    }
}
