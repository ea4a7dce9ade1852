//! Room on the device. Chromium's quota is a constant, not free space, and is never shown as such.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use super::error::{PlatformError, failed};

/// Asks the browser not to throw our data away when the disk gets full. Returns its answer.
pub async fn persist() -> Result<bool, PlatformError> {
    let promise = manager()?.persist().map_err(failed("storage.persist"))?;
    let granted = JsFuture::from(promise).await;
    Ok(granted.map_err(failed("storage.persist"))?.is_truthy())
}

/// Whether the browser promised to keep our data.
pub async fn is_persisted() -> Result<bool, PlatformError> {
    let promise = manager()?
        .persisted()
        .map_err(failed("storage.persisted"))?;
    let granted = JsFuture::from(promise).await;
    Ok(granted.map_err(failed("storage.persisted"))?.is_truthy())
}

/// Bytes that the app uses on this device, caches included.
pub async fn used_bytes() -> Result<u64, PlatformError> {
    let promise = manager()?.estimate().map_err(failed("storage.estimate"))?;
    let estimate = JsFuture::from(promise)
        .await
        .map_err(failed("storage.estimate"))?;
    let usage = Reflect::get(&estimate, &"usage".into()).map_err(failed("estimate.usage"))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "byte counts are whole and positive"
    )]
    Ok(usage.as_f64().unwrap_or(0.0) as u64)
}

fn manager() -> Result<StorageManager, PlatformError> {
    let window = web_sys::window().ok_or(PlatformError::Missing("window"))?;
    let storage = window.navigator().storage();
    // Absent, whatever the type says, on plain HTTP other than localhost.
    if storage.is_undefined() {
        return Err(PlatformError::Missing("storage manager"));
    }
    Ok(storage)
}
