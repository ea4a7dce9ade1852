//! What was read in documents of progress, so that a start need not fold every log anew: a cache. A digest counts
//! only while the log is what it was read from and nothing of this device's own is still outside the log; else
//! the log is read. What cannot be kept, because the disk is full, is made again.

use futures_util::future::try_join;
use futures_util::future::try_join4;
use idb::TransactionResult;
use lientich_shared::ids::DocId;
use lientich_shared::order;
use rexie::TransactionMode;
use wasm_bindgen::JsValue;

use super::Storage;
use super::error::StorageError;
use super::log::Position;
use super::schema::{self, Store};
use crate::platform::database;

/// A state of a document's log on this device: which log, and how far it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogState {
    /// The epoch of the log.
    pub epoch: u32,
    /// The last position.
    pub read: u64,
}

/// Bytes of a log's state, which stand before a digest.
const HEAD: usize = 12;

impl LogState {
    /// That of a position.
    pub fn of(position: &Position) -> Self {
        Self {
            epoch: position.epoch,
            read: position.read,
        }
    }

    fn head(self) -> [u8; HEAD] {
        let mut head = [0; HEAD];
        head[..4].copy_from_slice(&self.epoch.to_be_bytes());
        head[4..].copy_from_slice(&self.read.to_be_bytes());
        head
    }
}

async fn rows(table: &rexie::Store) -> rexie::Result<(Vec<JsValue>, Vec<JsValue>)> {
    try_join(table.get_all_keys(None, None), table.get_all(None, None)).await
}

impl Storage {
    /// The digests that hold now, of all documents, as one look at the database finds them.
    pub async fn digests(&self) -> Result<Vec<(DocId, Vec<u8>)>, StorageError> {
        let stores = [
            Store::Digests,
            Store::Positions,
            Store::Unsealed,
            Store::Outbox,
        ];
        let names = stores.map(Store::name);
        let transaction = self.reader.transaction(&names, TransactionMode::ReadOnly)?;
        let tables = [
            transaction.store(names[0])?,
            transaction.store(names[1])?,
            transaction.store(names[2])?,
            transaction.store(names[3])?,
        ];
        let (digests, positions, unsealed, outbox) = try_join4(
            rows(&tables[0]),
            rows(&tables[1]),
            tables[2].get_all_keys(None, None),
            tables[3].get_all_keys(None, None),
        )
        .await?;
        let docs = |keys: &[JsValue]| -> Vec<DocId> {
            let doc = |key: &JsValue| schema::document_of(&key.as_string()?);
            keys.iter().filter_map(doc).collect()
        };
        let mut own = docs(&unsealed);
        own.extend(docs(&outbox));
        let mut now: Vec<(DocId, [u8; HEAD])> = Vec::new();
        for (doc, value) in docs(&positions.0).into_iter().zip(&positions.1) {
            let position: Position = super::decode(Store::Positions, value)?;
            now.push((doc, LogState::of(&position).head()));
        }
        order::sort(&mut now);
        let holds = |doc: DocId, value: &JsValue| {
            let bytes = database::to_bytes(value)?;
            let (head, digest) = bytes.split_first_chunk::<HEAD>()?;
            let at = now.binary_search_by_key(&doc, |(known, _)| *known).ok()?;
            let is_current = now[at].1 == *head && !own.contains(&doc);
            is_current.then(|| (doc, digest.to_vec()))
        };
        let found = docs(&digests.0).into_iter().zip(&digests.1);
        Ok(found.filter_map(|(doc, value)| holds(doc, value)).collect())
    }

    /// Keeps a digest of a document, if its log is still what it was read from: nothing of a document that was
    /// forgotten meanwhile comes back by this.
    pub async fn keep_digest(
        &self,
        doc: DocId,
        state: LogState,
        digest: &[u8],
    ) -> Result<(), StorageError> {
        let value = database::to_value(&[&state.head(), digest].concat());
        let key = JsValue::from(schema::document(doc));
        // Looked at and written in one transaction, which the writing connection cannot do.
        let names = [Store::Positions.name(), Store::Digests.name()];
        let transaction = self
            .reader
            .transaction(&names, TransactionMode::ReadWrite)?;
        let position = transaction.store(names[0])?.get(key.clone()).await?;
        let position = position.and_then(|value| super::decode(Store::Positions, &value).ok());
        if position.is_some_and(|now: Position| LogState::of(&now) == state) {
            transaction.store(names[1])?.put(&value, Some(&key)).await?;
        }
        match transaction.done().await? {
            TransactionResult::Committed => Ok(()),
            TransactionResult::Aborted => Err(StorageError::aborted(None)),
        }
    }
}
