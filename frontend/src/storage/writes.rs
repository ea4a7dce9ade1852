//! What one transaction will write, gathered and encoded before it begins: IndexedDB ends a
//! transaction as soon as anything else is awaited.

use idb::Transaction;
use lientich_shared::order;
use rexie::KeyRange;
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::error::StorageError;
use super::schema::Store;
use crate::platform::database;

/// Writes in their order.
#[derive(Default)]
pub(super) struct Writes(Vec<(Store, Write)>);

enum Write {
    Put(JsValue, JsValue),
    Delete(JsValue),
    Clear,
}

impl Writes {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes a record.
    pub(super) fn put<T: Serialize>(
        &mut self,
        store: Store,
        key: &str,
        record: &T,
    ) -> Result<(), StorageError> {
        let bytes =
            postcard::to_allocvec(record).map_err(|_| StorageError::Damaged(store.name()))?;
        self.put_bytes(store, key, &bytes);
        Ok(())
    }

    /// Writes bytes that are somebody else's format.
    pub(super) fn put_bytes(&mut self, store: Store, key: &str, bytes: &[u8]) {
        self.put_value(store, key, database::to_value(bytes));
    }

    /// Writes a value as it is.
    pub(super) fn put_value(&mut self, store: Store, key: &str, value: JsValue) {
        self.0.push((store, Write::Put(key.into(), value)));
    }

    /// Deletes one record.
    pub(super) fn delete(&mut self, store: Store, key: &str) {
        self.0.push((store, Write::Delete(key.into())));
    }

    /// Deletes a range of records.
    pub(super) fn delete_range(&mut self, store: Store, range: KeyRange) {
        self.0.push((store, Write::Delete(range.into())));
    }

    /// Empties a store.
    pub(super) fn clear(&mut self, store: Store) {
        self.0.push((store, Write::Clear));
    }

    /// The stores that are touched, each once.
    pub(super) fn stores(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.0.iter().map(|(store, _)| store.name()).collect();
        order::sort(&mut names);
        names.dedup();
        names
    }

    /// Issues all requests; what becomes of them is the transaction's result.
    pub(super) fn issue(self, transaction: &Transaction) -> Result<(), StorageError> {
        for (store, write) in self.0 {
            let table = transaction.object_store(store.name())?;
            match write {
                Write::Put(key, value) => drop(table.put(&value, Some(&key))?),
                Write::Delete(query) => drop(table.delete(query)?),
                Write::Clear => drop(table.clear()?),
            }
        }
        Ok(())
    }
}
