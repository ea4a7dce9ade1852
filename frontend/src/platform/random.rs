//! Dice from the operating system: for ids that nobody else may draw, and for spreading retries.

use lientich_shared::ids::{DocId, ReplicaId};

use super::error::{PlatformError, failed};

/// Fresh random bytes.
///
/// # Errors
/// The browser has no `crypto`; nothing can be written without it.
pub fn bytes<const N: usize>() -> Result<[u8; N], PlatformError> {
    let window = web_sys::window().ok_or(PlatformError::Missing("window"))?;
    let crypto = window.crypto().map_err(failed("crypto"))?;
    let mut bytes = [0; N];
    crypto
        .get_random_values_with_u8_array(&mut bytes)
        .map_err(failed("getRandomValues"))?;
    Ok(bytes)
}

/// The name of a new document.
pub fn document() -> Result<DocId, PlatformError> {
    Ok(DocId(u128::from_be_bytes(bytes()?)))
}

/// The name of a new writer: one per page load and document.
pub fn replica() -> Result<ReplicaId, PlatformError> {
    Ok(ReplicaId(u64::from_be_bytes(bytes()?)))
}

/// A number in 0..1 for spreading retries; not for secrets.
pub fn fraction() -> f64 {
    js_sys::Math::random()
}
