//! Messages of the browser's maker that wake the service worker, with the app closed (Web Push). They
//! are empty; the worker says that something is due.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{PushManager, PushSubscription, PushSubscriptionOptionsInit};

use super::error::{PlatformError, failed};
use super::notice;

/// Whether this browser can be told with the app closed.
pub fn is_there() -> bool {
    super::page::window()
        .is_some_and(|window| js_sys::Reflect::has(&window, &"PushManager".into()).unwrap_or(false))
}

/// Asks the browser's maker for an address at which this device is told by the server of that key
/// (an uncompressed P-256 point). Gives the address.
pub async fn subscribe(key: &[u8]) -> Result<String, PlatformError> {
    // An address that is bound to another server's key is in the way.
    drop(unsubscribe().await);
    let options = PushSubscriptionOptionsInit::new();
    options.set_user_visible_only(true);
    options.set_application_server_key_opt_u8_array(Some(&js_sys::Uint8Array::from(key)));
    let asked = manager()
        .await?
        .subscribe_with_options(&options)
        .map_err(failed("pushManager.subscribe"))?;
    let subscription: PushSubscription = JsFuture::from(asked)
        .await
        .map_err(failed("pushManager.subscribe"))?
        .unchecked_into();
    Ok(subscription.endpoint())
}

/// Gives the address back.
pub async fn unsubscribe() -> Result<(), PlatformError> {
    let found = manager()
        .await?
        .get_subscription()
        .map_err(failed("getSubscription"))?;
    let found: JsValue = JsFuture::from(found)
        .await
        .map_err(failed("getSubscription"))?;
    if found.is_null() {
        return Ok(());
    }
    let ended = found
        .unchecked_into::<PushSubscription>()
        .unsubscribe()
        .map_err(failed("unsubscribe"))?;
    JsFuture::from(ended).await.map_err(failed("unsubscribe"))?;
    Ok(())
}

async fn manager() -> Result<PushManager, PlatformError> {
    let registration = notice::registration().await?;
    registration
        .push_manager()
        .map_err(failed("registration.pushManager"))
}
