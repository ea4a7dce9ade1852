//! A wire between the tabs of one browser profile (BroadcastChannel). A tab does not hear itself.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, Event, MessageEvent};

use super::error::{PlatformError, failed};
use super::listener::Listener;

/// An open wire; closed when dropped.
pub struct Channel {
    inner: BroadcastChannel,
    _listener: Listener,
}

impl Channel {
    /// Opens the wire of that name and hears what other tabs post on it.
    pub fn open(
        name: &str,
        mut hear: impl FnMut(Vec<u8>) + 'static,
    ) -> Result<Self, PlatformError> {
        let inner = BroadcastChannel::new(name).map_err(failed("BroadcastChannel"))?;
        let listener = Listener::new(&inner, "message", move |event: Event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
                hear(bytes.to_vec());
            }
        });
        Ok(Self {
            inner,
            _listener: listener,
        })
    }

    /// Tells the other tabs.
    pub fn post(&self, bytes: &[u8]) -> Result<(), PlatformError> {
        self.inner
            .post_message(&Uint8Array::from(bytes))
            .map_err(failed("postMessage"))
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.inner.close();
    }
}
