//! The service worker: registering it, noticing that a newer one waits, letting that one in.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
};

use super::error::{PlatformError, failed};
use super::listener::Listener;
use super::page::window;

/// The `type` of the message that lets a waiting worker take over, see `service-worker.js`.
const SKIP_WAITING: &str = "skip-waiting";

/// A registered service worker.
pub struct Worker {
    registration: ServiceWorkerRegistration,
    _found: Listener,
}

impl Worker {
    /// Registers the script and calls `offer` whenever a newer version is installed and waits.
    /// The first installation of all is no offer: nothing older is running.
    pub async fn register(script: &str, offer: impl Fn() + 'static) -> Result<Self, PlatformError> {
        let container = container()?;
        let registration: ServiceWorkerRegistration = JsFuture::from(container.register(script))
            .await
            .map_err(failed("serviceWorker.register"))?
            .unchecked_into();
        let offer = Rc::new(offer);
        if registration.waiting().is_some() && container.controller().is_some() {
            offer();
        }
        let found = Listener::new(&registration, "updatefound", {
            let registration = registration.clone();
            move |_| {
                if let Some(worker) = registration.installing() {
                    watch(&worker, Rc::clone(&offer));
                }
            }
        });
        Ok(Self {
            registration,
            _found: found,
        })
    }

    /// Looks for a newer version. Offline, nothing is found and nothing is lost.
    pub async fn look(&self) -> Result<(), PlatformError> {
        let promise = self.registration.update().map_err(failed("update"))?;
        JsFuture::from(promise).await.map_err(failed("update"))?;
        Ok(())
    }

    /// Lets the waiting version take over. The page is then to be loaded anew.
    pub fn let_in(&self) -> Result<(), PlatformError> {
        let waiting = self
            .registration
            .waiting()
            .ok_or(PlatformError::Missing("a waiting version"))?;
        let message = js_sys::Object::new();
        js_sys::Reflect::set(&message, &"type".into(), &SKIP_WAITING.into())
            .map_err(failed("Reflect.set"))?;
        waiting
            .post_message(&message)
            .map_err(failed("postMessage"))
    }
}

/// Calls `react` when another version has taken this page over.
pub fn on_takeover(react: impl Fn() + 'static) -> Option<Listener> {
    let container = container().ok()?;
    Some(Listener::new(&container, "controllerchange", move |_| {
        react();
    }))
}

/// Waits for an installing worker to be installed, then offers it.
fn watch(worker: &ServiceWorker, offer: Rc<impl Fn() + 'static>) {
    let state = worker.clone();
    let listener = Listener::new(worker, "statechange", move |_| {
        let replaces = container().is_ok_and(|container| container.controller().is_some());
        if state.state() == ServiceWorkerState::Installed && replaces {
            offer();
        }
    });
    // Lives as long as the page: a version is installed once in its life.
    std::mem::forget(listener);
}

fn container() -> Result<ServiceWorkerContainer, PlatformError> {
    let window = window().ok_or(PlatformError::Missing("window"))?;
    let container = window.navigator().service_worker();
    // Absent, whatever the type says, on plain HTTP other than localhost.
    if container.is_undefined() {
        return Err(PlatformError::Missing("service workers"));
    }
    Ok(container)
}
