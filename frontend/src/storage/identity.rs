//! Who uses this device, and the device's key.

use lientich_shared::api::Me;

use super::error::StorageError;
use super::schema::Store;
use super::writes::Writes;
use super::{Durability, Storage};
use crate::platform::keys::DeviceKey;

const ME: &str = "me";
const KEY: &str = "key";

impl Storage {
    /// Who is signed in here, as last told by the server.
    pub async fn me(&self) -> Result<Option<Me>, StorageError> {
        self.get(Store::Identity, ME).await
    }

    /// Keeps who is signed in.
    pub async fn keep_me(&self, me: &Me) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        writes.put(Store::Identity, ME, me)?;
        self.commit(writes, Durability::Strict).await
    }

    /// The device's key.
    pub async fn device_key(&self) -> Result<Option<DeviceKey>, StorageError> {
        let stored = self.value(Store::Identity, KEY).await?;
        Ok(stored.as_ref().and_then(DeviceKey::from_stored))
    }

    /// Keeps the device's key: made once, before the server hears of it.
    pub async fn keep_device_key(&self, key: &DeviceKey) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        writes.put_value(Store::Identity, KEY, key.to_stored()?);
        self.commit(writes, Durability::Strict).await
    }
}
