//! Notifications of the system, shown through the service worker, which phones insist on.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Notification, NotificationOptions, NotificationPermission, ServiceWorkerRegistration,
};

use super::error::{PlatformError, failed};
use super::page::window;

/// Whether notifications may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// The browser has none, as iPhones outside of the home screen.
    Missing,
    /// Nobody was asked yet.
    Unasked,
    /// The person said yes.
    Given,
    /// The person, or the browser, said no.
    Denied,
}

/// What the person allows.
pub fn permission() -> Permission {
    let is_there = window().is_some_and(|window| {
        js_sys::Reflect::has(&window, &"Notification".into()).unwrap_or(false)
    });
    if !is_there {
        return Permission::Missing;
    }
    match Notification::permission() {
        NotificationPermission::Granted => Permission::Given,
        NotificationPermission::Denied => Permission::Denied,
        _ => Permission::Unasked,
    }
}

/// Asks the person; only a press of a button may ask.
pub async fn ask() -> Result<Permission, PlatformError> {
    let asked = Notification::request_permission().map_err(failed("requestPermission"))?;
    JsFuture::from(asked)
        .await
        .map_err(failed("requestPermission"))?;
    Ok(permission())
}

/// Shows a notification; one with the same tag takes the place of the one before.
pub async fn show(title: &str, words: &str, tag: &str) -> Result<(), PlatformError> {
    let options = NotificationOptions::new();
    options.set_body(words);
    options.set_tag(tag);
    options.set_icon("/icons/icon-192.png");
    let shown = registration()
        .await?
        .show_notification_with_options(title, &options)
        .map_err(failed("showNotification"))?;
    JsFuture::from(shown)
        .await
        .map_err(failed("showNotification"))?;
    Ok(())
}

/// The service worker of this page.
pub(super) async fn registration() -> Result<ServiceWorkerRegistration, PlatformError> {
    let window = window().ok_or(PlatformError::Missing("window"))?;
    let container = window.navigator().service_worker();
    if container.is_undefined() {
        return Err(PlatformError::Missing("service workers"));
    }
    let found = JsFuture::from(container.get_registration())
        .await
        .map_err(failed("getRegistration"))?;
    if found.is_undefined() {
        return Err(PlatformError::Missing("a service worker"));
    }
    Ok(found.unchecked_into())
}
