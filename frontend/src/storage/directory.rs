//! The device's copy of the school's directory.

use lientich_shared::directory::Directory;
use lientich_shared::sync::{v1, v3, v4};

use super::Storage;
use super::error::StorageError;
use super::schema::Store;
use super::writes::Writes;

const KEY: &str = "directory 4";
/// Where earlier apps kept theirs. It serves until the first answer of the server brings a new one.
const KEY_3: &str = "directory 3";
/// The same, of apps before those.
const KEY_2: &str = "directory 2";
/// The same, of the first apps.
const KEY_1: &str = "directory";

impl Storage {
    /// The directory as last received.
    pub async fn directory(&self) -> Result<Option<Directory>, StorageError> {
        if let Some(directory) = self.get(Store::Directory, KEY).await? {
            return Ok(Some(directory));
        }
        let earlier: Option<v4::Directory> = self.get(Store::Directory, KEY_3).await?;
        if let Some(directory) = earlier {
            return Ok(Some(directory.into()));
        }
        let earlier: Option<v3::Directory> = self.get(Store::Directory, KEY_2).await?;
        if let Some(directory) = earlier {
            return Ok(Some(directory.into()));
        }
        let earlier: Option<v1::Directory> = self.get(Store::Directory, KEY_1).await?;
        Ok(earlier.map(Directory::from))
    }
}

impl Writes {
    /// Replaces the directory.
    pub(super) fn put_directory(&mut self, directory: &Directory) -> Result<(), StorageError> {
        self.put(Store::Directory, KEY, directory)
    }
}
