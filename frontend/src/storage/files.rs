//! Files of evidence on this device: those that the server does not have yet, and copies of others,
//! as many as there is room for. Bytes lie by their hash.

use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::Hash32;
use lientich_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::error::StorageError;
use super::schema::Store;
use super::writes::Writes;
use super::{Durability, Storage};

/// Most bytes of copies: about two hundred photos.
const MOST: u64 = 64 << 20;
/// The record that says which copies there are, the oldest first.
const SHELF: &str = "shelf";

/// A file that the server is to get.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// SHA-256 of its bytes.
    pub hash: Hash32,
    /// The plan whose progress it belongs to.
    pub about: DocId,
    /// Whose progress.
    pub person: PersonId,
    /// When it was kept.
    pub kept: Timestamp,
    /// Why the server does not take it, in its words.
    pub refused: Option<String>,
}

type Shelf = Vec<(Hash32, u64)>;

impl Storage {
    /// Keeps a file that the server is to get. It is on the disk when this returns.
    pub async fn keep_upload(&self, upload: &Upload, bytes: &[u8]) -> Result<(), StorageError> {
        let key = upload.hash.to_string();
        let mut writes = Writes::default();
        writes.put_bytes(Store::Files, &key, bytes);
        writes.put(Store::Uploads, &key, upload)?;
        self.commit(writes, Durability::Strict).await
    }

    /// What the server is to get.
    pub async fn uploads(&self) -> Result<Vec<Upload>, StorageError> {
        let rows = self.scan(Store::Uploads, None).await?;
        let read = |(_, value)| super::decode(Store::Uploads, &value);
        rows.into_iter().map(read).collect()
    }

    /// Notes what the server said of a file, or that it is to be asked again.
    pub async fn keep_refusal(&self, upload: &Upload) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        writes.put(Store::Uploads, &upload.hash.to_string(), upload)?;
        self.commit(writes, Durability::Relaxed).await
    }

    /// The server has it, or need not have it: what is here is a copy like others.
    pub async fn end_upload(&self, hash: Hash32, size: u64) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        writes.delete(Store::Uploads, &hash.to_string());
        self.shelve(&mut writes, hash, size).await?;
        self.commit(writes, Durability::Relaxed).await
    }

    /// The bytes of a file that is here.
    pub async fn file(&self, hash: Hash32) -> Result<Option<Vec<u8>>, StorageError> {
        let value = self.value(Store::Files, &hash.to_string()).await?;
        value
            .map(|value| super::raw(Store::Files, &value))
            .transpose()
    }

    /// Keeps a copy of what the server has.
    pub async fn keep_copy(&self, hash: Hash32, bytes: &[u8]) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        writes.put_bytes(Store::Files, &hash.to_string(), bytes);
        self.shelve(&mut writes, hash, bytes.len() as u64).await?;
        self.commit(writes, Durability::Relaxed).await
    }

    /// Forgets all copies: some of them may be of what this person may no longer read.
    pub async fn forget_copies(&self) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        for (hash, _) in self.shelf().await? {
            writes.delete(Store::Files, &hash.to_string());
        }
        writes.delete(Store::Files, SHELF);
        self.commit(writes, Durability::Strict).await
    }

    /// Puts a copy on the shelf; the oldest go where it is full.
    async fn shelve(
        &self,
        writes: &mut Writes,
        hash: Hash32,
        size: u64,
    ) -> Result<(), StorageError> {
        let mut copies = self.shelf().await?;
        copies.retain(|(known, _)| *known != hash);
        copies.push((hash, size));
        let mut all: u64 = copies.iter().map(|(_, size)| size).sum();
        while MOST < all && 1 < copies.len() {
            let (oldest, size) = copies.remove(0);
            writes.delete(Store::Files, &oldest.to_string());
            all -= size;
        }
        writes.put(Store::Files, SHELF, &copies)
    }

    async fn shelf(&self) -> Result<Shelf, StorageError> {
        Ok(self.get(Store::Files, SHELF).await?.unwrap_or_default())
    }
}
