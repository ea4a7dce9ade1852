//! Handing something to another app of the device, where the browser can.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

use super::error::{PlatformError, failed};
use super::page::window;

/// Whether the browser can; most desktops cannot.
pub fn is_there() -> bool {
    let navigator = window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| Reflect::has(&navigator, &"share".into()).unwrap_or(false))
}

/// Lets the person choose the app. Must be called from a person's act; closing the choice is an error.
pub async fn share(words: &str, link: &str) -> Result<(), PlatformError> {
    let window = window().ok_or(PlatformError::Missing("window"))?;
    let data = ShareData::new();
    data.set_text(words);
    data.set_url(link);
    let sharing = JsFuture::from(window.navigator().share_with_data(&data));
    sharing.await.map_err(failed("navigator.share"))?;
    Ok(())
}
