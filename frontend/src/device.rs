//! This browser profile as a device: its signing key, made once and never extractable, and what it
//! signs with it.

use lientich_shared::api::{Challenge, Join, Renewal};
use lientich_shared::ids::DeviceId;

use crate::platform::error::PlatformError;
use crate::platform::keys::DeviceKey;
use crate::storage::Storage;
use crate::storage::error::StorageError;

/// The device has no key, or cannot use it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeviceError {
    /// The key cannot be kept or read.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// WebCrypto is missing (plain HTTP) or failed.
    #[error(transparent)]
    Platform(#[from] PlatformError),
    /// The profile lost its key: it must join again by a link.
    #[error("this device has no key")]
    NoKey,
}

/// The device's key; the first call makes it.
pub async fn key(storage: &Storage) -> Result<DeviceKey, DeviceError> {
    if let Some(key) = storage.device_key().await? {
        return Ok(key);
    }
    let key = DeviceKey::generate().await?;
    storage.keep_device_key(&key).await?;
    Ok(key)
}

/// The key that a sealed batch must be signed with.
pub async fn existing_key(storage: &Storage) -> Result<DeviceKey, DeviceError> {
    storage.device_key().await?.ok_or(DeviceError::NoKey)
}

/// Asks to join by a link, with the proof that the device has the key that it names.
pub async fn join(storage: &Storage, token: &str, label: String) -> Result<Join, DeviceError> {
    let key = key(storage).await?;
    let mut join = Join {
        token: token.to_owned(),
        public_key: hex(&key.public_bytes().await?),
        label,
        signature: String::new(),
    };
    join.signature = hex(&key.sign(&join.signed_bytes()).await?);
    Ok(join)
}

/// Answers a challenge.
pub async fn answer(
    storage: &Storage,
    device: DeviceId,
    challenge: Challenge,
) -> Result<Renewal, DeviceError> {
    let key = existing_key(storage).await?;
    let signature = key.sign(&challenge.signed_bytes(device)).await?;
    Ok(Renewal {
        device,
        nonce: challenge.nonce,
        signature: hex(&signature),
    })
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// The bytes of hexadecimal text.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let nibble = |digit: &u8| char::from(*digit).to_digit(16);
    let pair = |pair: &[u8]| u8::try_from(nibble(pair.first()?)? * 16 + nibble(pair.get(1)?)?).ok();
    text.as_bytes().chunks(2).map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_survive_the_way_through_hexadecimal() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(unhex(&hex(&bytes)), Some(bytes));
    }

    #[test]
    fn odd_or_foreign_text_is_no_hexadecimal() {
        assert_eq!(unhex("abc"), None);
        assert_eq!(unhex("0g"), None);
    }
}
