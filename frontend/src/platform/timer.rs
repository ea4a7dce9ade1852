//! Waiting, in tasks that are not tests.

use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;

/// Waits that many milliseconds; longer in a page that is not seen.
pub async fn pause(milliseconds: u32) {
    let promise = Promise::new(&mut |resolve: Function, _| {
        if let Some(window) = web_sys::window() {
            let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
            // Fails only for handlers that are text.
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    // The promise of a timer is never rejected.
    let _ = JsFuture::from(promise).await;
}
