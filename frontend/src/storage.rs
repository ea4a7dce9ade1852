//! The device's database: what is written here is on this device for good. The only modules that
//! name rexie or idb. Records are postcard bytes under text keys; one file per kind of record.
//!
//! All writing goes through `Storage::issue`: everything is encoded first, then one short
//! transaction is handed to the browser, and it counts only when the browser says that it was
//! committed.

pub mod error;
pub mod migrations;
pub mod schema;

mod writes;

pub mod catalogue;
pub mod digests;
pub mod directory;
pub mod drafts;
pub mod editions;
pub mod farewell;
pub mod files;
pub mod identity;
pub mod log;
pub mod own_changes;
pub mod preferences;
pub mod refused;
pub mod rounds;
pub mod talks;

use std::rc::Rc;

use futures_util::future::try_join;
use idb::TransactionResult;
use rexie::{KeyRange, Rexie, TransactionMode};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use crate::platform::database::{self, Durability};
use error::StorageError;
use schema::Store;
use writes::Writes;

/// The open database. Clones are the same database.
#[derive(Clone)]
pub struct Storage {
    reader: Rc<Rexie>,
    /// rexie cannot ask for durability, so writing has a connection of its own.
    writer: JsValue,
}

impl Storage {
    /// Opens the app's database, making or migrating it first.
    pub async fn open() -> Result<Self, StorageError> {
        Self::open_named(schema::DATABASE).await
    }

    /// Opens a database of another name; for tests, which each have their own.
    pub async fn open_named(name: &str) -> Result<Self, StorageError> {
        let writer = migrations::open(name).await?;
        // Without `.version()`: a version given to rexie deletes every store that is not listed.
        let reader = Rexie::builder(name).build().await?;
        let storage = Self {
            reader: Rc::new(reader),
            writer,
        };
        storage.take_farewells().await;
        Ok(storage)
    }

    /// Forgets everything, so that nothing of one person is left to the next.
    pub async fn wipe_all(&self) -> Result<(), StorageError> {
        self.forget_farewells(None);
        let mut writes = Writes::default();
        for store in Store::ALL {
            writes.clear(*store);
        }
        self.commit(writes, Durability::Strict).await
    }

    /// Forgets everything but who this device is: what a person who signed out left after all, because
    /// an answer was on its way or another tab was typing.
    pub async fn wipe_left_overs(&self) -> Result<(), StorageError> {
        self.forget_farewells(None);
        let mut writes = Writes::default();
        for store in Store::ALL.iter().filter(|store| **store != Store::Identity) {
            writes.clear(*store);
        }
        self.commit(writes, Durability::Strict).await
    }

    /// Writes all or nothing.
    async fn commit(&self, writes: Writes, durability: Durability) -> Result<(), StorageError> {
        if writes.is_empty() {
            return Ok(());
        }
        self.issue(writes, durability)?.done().await
    }

    /// Hands all of it to the browser before it returns. What a page asked to commit is committed
    /// even if the page goes away at once; a transaction that is left to commit by itself is not.
    fn issue(&self, writes: Writes, durability: Durability) -> Result<Issued, StorageError> {
        let raw = database::begin(&self.writer, &writes.stores(), durability)?;
        let transaction = idb::Transaction::try_from(raw.clone())?;
        writes.issue(&transaction)?;
        Ok(Issued {
            transaction: transaction.commit()?,
            witness: idb::Transaction::try_from(raw)?,
        })
    }

    /// One value as it was put.
    async fn value(&self, store: Store, key: &str) -> Result<Option<JsValue>, StorageError> {
        let transaction = self
            .reader
            .transaction(&[store.name()], TransactionMode::ReadOnly)?;
        Ok(transaction.store(store.name())?.get(key.into()).await?)
    }

    /// One record.
    async fn get<T: DeserializeOwned>(
        &self,
        store: Store,
        key: &str,
    ) -> Result<Option<T>, StorageError> {
        match self.value(store, key).await? {
            Some(value) => decode(store, &value).map(Some),
            None => Ok(None),
        }
    }

    /// All values of a range with their keys, in the order of the keys.
    async fn scan(
        &self,
        store: Store,
        range: Option<KeyRange>,
    ) -> Result<Vec<(String, JsValue)>, StorageError> {
        let transaction = self
            .reader
            .transaction(&[store.name()], TransactionMode::ReadOnly)?;
        let table = transaction.store(store.name())?;
        // Two bulk requests of one transaction: far quicker than a cursor, and consistent.
        let keys = table.get_all_keys(range.clone(), None);
        let (keys, values) = try_join(keys, table.get_all(range, None)).await?;
        let named = keys.iter().map(|key| key.as_string().unwrap_or_default());
        Ok(named.zip(values).collect())
    }

    /// All keys of a store, in their order.
    async fn keys(&self, store: Store) -> Result<Vec<String>, StorageError> {
        let transaction = self
            .reader
            .transaction(&[store.name()], TransactionMode::ReadOnly)?;
        let keys = transaction
            .store(store.name())?
            .get_all_keys(None, None)
            .await?;
        Ok(keys.iter().filter_map(JsValue::as_string).collect())
    }
}

/// A transaction on its way to the disk.
pub struct Issued {
    transaction: idb::Transaction,
    /// A second handle, which tells why the first one was aborted.
    witness: idb::Transaction,
}

impl Issued {
    /// Waits until all of it is written.
    pub async fn done(self) -> Result<(), StorageError> {
        match self.transaction.await {
            Ok(TransactionResult::Committed) => Ok(()),
            Ok(TransactionResult::Aborted) => {
                Err(StorageError::aborted(why(&self.witness).as_deref()))
            }
            Err(error) => Err(match why(&self.witness) {
                Some(name) => StorageError::aborted(Some(&name)),
                None => error.into(),
            }),
        }
    }
}

/// The name of the exception that ended a transaction.
fn why(transaction: &idb::Transaction) -> Option<String> {
    transaction.error().map(|exception| exception.name())
}

/// Reads a record's bytes.
fn decode<T: DeserializeOwned>(store: Store, value: &JsValue) -> Result<T, StorageError> {
    let bytes = database::to_bytes(value).ok_or(StorageError::Damaged(store.name()))?;
    postcard::from_bytes(&bytes).map_err(|_| StorageError::Damaged(store.name()))
}

/// The raw bytes of a value.
fn raw(store: Store, value: &JsValue) -> Result<Vec<u8>, StorageError> {
    database::to_bytes(value).ok_or(StorageError::Damaged(store.name()))
}
