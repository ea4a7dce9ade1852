//! Changes made on this device until the server has judged them: first one by one, as they are
//! made, then sealed into batches that wait in the outbox.

use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::log::change::{ChangeId, Hash32};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::order::sort_by_key;
use lientich_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::error::StorageError;
use super::schema::{self, Store};
use super::writes::Writes;
use super::{Durability, Issued, Storage};

/// A change's id and its canonical bytes.
pub type ChangeBytes = (ChangeId, Vec<u8>);

/// How far a replica has sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writer {
    /// Hash of its last batch, which the next one names.
    pub last: Hash32,
    /// The first change of the next batch.
    pub next: u32,
}

/// A sealed batch that waits for its verdicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The document.
    pub doc: DocId,
    /// Its first change.
    pub first: ChangeId,
    /// How many changes it holds.
    pub changes: u32,
    /// The sealed bytes.
    pub bytes: Vec<u8>,
    /// When it was sealed, and as the how-many-eth of that moment: later ones may rest on it.
    pub sealed: (Timestamp, u32),
    /// The verdicts, if the server has given them but its log has not been read so far.
    pub verdicts: Option<Vec<Option<Refusal>>>,
}

impl Waiting {
    /// The ids of its changes.
    pub fn ids(&self) -> impl Iterator<Item = ChangeId> + use<> {
        let ChangeId { replica, seq } = self.first;
        (seq..seq + self.changes).map(move |seq| ChangeId { replica, seq })
    }
}

#[derive(Serialize, Deserialize)]
struct Record {
    changes: u32,
    sealed: (Timestamp, u32),
    verdicts: Option<Vec<Option<Refusal>>>,
    bytes: Vec<u8>,
}

impl Storage {
    /// Keeps changes as they were made, all or none.
    pub async fn keep_changes(
        &self,
        doc: DocId,
        changes: &[ChangeBytes],
    ) -> Result<(), StorageError> {
        self.issue_changes(doc, changes)?.done().await
    }

    /// Hands changes to the browser, all or none, before it returns.
    pub fn issue_changes<'a>(
        &self,
        doc: DocId,
        changes: impl IntoIterator<Item = &'a ChangeBytes>,
    ) -> Result<Issued, StorageError> {
        let mut writes = Writes::default();
        for (id, bytes) in changes {
            writes.put_bytes(Store::Unsealed, &schema::change(doc, *id), bytes);
        }
        self.issue(writes, Durability::Strict)
    }

    /// Takes changes away that a batch holds already.
    pub async fn drop_unsealed(&self, doc: DocId, ids: &[ChangeId]) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        for id in ids {
            writes.delete(Store::Unsealed, &schema::change(doc, *id));
        }
        self.commit(writes, Durability::Relaxed).await
    }

    /// The changes of a document that are not sealed, by replica and in the order of their making.
    pub async fn unsealed(&self, doc: DocId) -> Result<Vec<Vec<u8>>, StorageError> {
        let rows = self
            .scan(Store::Unsealed, Some(schema::parts(doc)?))
            .await?;
        let read = |(_, value)| super::raw(Store::Unsealed, &value);
        rows.into_iter().map(read).collect()
    }

    /// How many changes of each document have no verdict yet.
    pub async fn unsent(&self) -> Result<Vec<(DocId, u32)>, StorageError> {
        let mut counts: Vec<(DocId, u32)> = Vec::new();
        let mut add = |doc: DocId, changes: u32| match counts.iter_mut().find(|(d, _)| *d == doc) {
            Some((_, count)) => *count += changes,
            None => counts.push((doc, changes)),
        };
        for key in self.keys(Store::Unsealed).await? {
            if let Some(doc) = schema::document_of(&key) {
                add(doc, 1);
            }
        }
        for batch in self
            .outbox()
            .await?
            .iter()
            .filter(|batch| batch.verdicts.is_none())
        {
            add(batch.doc, batch.changes);
        }
        Ok(counts)
    }

    /// How far a replica has sealed; `None` before its first batch.
    pub async fn writer(
        &self,
        doc: DocId,
        replica: ReplicaId,
    ) -> Result<Option<Writer>, StorageError> {
        self.get(Store::Writers, &writer_key(doc, replica)).await
    }

    /// Puts a sealed batch in place of its changes.
    pub async fn keep_sealed(
        &self,
        batch: &Waiting,
        changes: &[ChangeId],
        sealed_to: Writer,
    ) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        writes.put_waiting(batch)?;
        writes.put(
            Store::Writers,
            &writer_key(batch.doc, batch.first.replica),
            &sealed_to,
        )?;
        for id in changes {
            writes.delete(Store::Unsealed, &schema::change(batch.doc, *id));
        }
        self.commit(writes, Durability::Strict).await
    }

    /// The sealed batches of all documents that are not in the log here, in the order of sealing.
    pub async fn outbox(&self) -> Result<Vec<Waiting>, StorageError> {
        let rows = self.scan(Store::Outbox, None).await?;
        let read = |(key, value): (String, _)| waiting(&key, &value);
        let mut batches = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        sort_by_key(&mut batches, |batch| batch.sealed);
        Ok(batches)
    }

    /// The documents that have changes that are not sealed.
    pub async fn unsealed_documents(&self) -> Result<Vec<DocId>, StorageError> {
        let keys = self.keys(Store::Unsealed).await?;
        let mut docs: Vec<DocId> = keys
            .iter()
            .filter_map(|key| schema::document_of(key))
            .collect();
        docs.dedup();
        Ok(docs)
    }

    /// The sealed batches of one document that are not in the log here.
    pub async fn outbox_of(&self, doc: DocId) -> Result<Vec<Waiting>, StorageError> {
        let rows = self.scan(Store::Outbox, Some(schema::parts(doc)?)).await?;
        rows.into_iter()
            .map(|(key, value)| waiting(&key, &value))
            .collect()
    }
}

impl Writes {
    /// Keeps a batch in the outbox.
    pub(super) fn put_waiting(&mut self, batch: &Waiting) -> Result<(), StorageError> {
        let record = Record {
            changes: batch.changes,
            sealed: batch.sealed,
            verdicts: batch.verdicts.clone(),
            bytes: batch.bytes.clone(),
        };
        self.put(
            Store::Outbox,
            &schema::change(batch.doc, batch.first),
            &record,
        )
    }

    /// Takes a batch out of the outbox.
    pub(super) fn delete_waiting(&mut self, doc: DocId, first: ChangeId) {
        self.delete(Store::Outbox, &schema::change(doc, first));
    }
}

fn waiting(key: &str, value: &wasm_bindgen::JsValue) -> Result<Waiting, StorageError> {
    let damaged = StorageError::Damaged(Store::Outbox.name());
    let (doc, first) = schema::read_change(key).ok_or(damaged)?;
    let record: Record = super::decode(Store::Outbox, value)?;
    Ok(Waiting {
        doc,
        first,
        changes: record.changes,
        sealed: record.sealed,
        verdicts: record.verdicts,
        bytes: record.bytes,
    })
}

fn writer_key(doc: DocId, replica: ReplicaId) -> String {
    format!("{doc}/{replica}")
}
