//! The device's copy of the school's directory.

use lientich_shared::directory::Directory;

use super::Storage;
use super::error::StorageError;
use super::schema::Store;
use super::writes::Writes;

const KEY: &str = "directory";

impl Storage {
    /// The directory as last received.
    pub async fn directory(&self) -> Result<Option<Directory>, StorageError> {
        self.get(Store::Directory, KEY).await
    }
}

impl Writes {
    /// Replaces the directory.
    pub(super) fn put_directory(&mut self, directory: &Directory) -> Result<(), StorageError> {
        self.put(Store::Directory, KEY, directory)
    }
}
