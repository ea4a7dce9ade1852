//! Folded documents, so that opening one need not fold its whole log. A cache: whoever doubts one
//! deletes it.

use lientich_shared::ids::DocId;
use serde::{Deserialize, Serialize};

use super::error::StorageError;
use super::schema::{self, Store};
use super::writes::Writes;
use super::{Durability, Storage};

/// A folded document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The epoch of the log that was folded.
    pub epoch: u32,
    /// Its last position that is in it.
    pub position: u64,
    /// Whatever the engine makes of it; it knows its own version.
    pub bytes: Vec<u8>,
}

impl Storage {
    /// The snapshot of a document. One that does not read back is none.
    pub async fn snapshot(&self, doc: DocId) -> Result<Option<Snapshot>, StorageError> {
        match self.get(Store::Snapshots, &schema::document(doc)).await {
            Err(StorageError::Damaged(_)) => Ok(None),
            read => read,
        }
    }

    /// Replaces the snapshot of a document.
    pub async fn keep_snapshot(&self, doc: DocId, snapshot: &Snapshot) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        writes.put(Store::Snapshots, &schema::document(doc), snapshot)?;
        self.commit(writes, Durability::Relaxed).await
    }

    /// Deletes the snapshot of a document.
    pub async fn drop_snapshot(&self, doc: DocId) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        writes.delete(Store::Snapshots, &schema::document(doc));
        self.commit(writes, Durability::Relaxed).await
    }
}
