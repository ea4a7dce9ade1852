//! Server-sent events: text that the server pushes while the page is open. The browser reconnects
//! by itself after a lost connection, but not after an HTTP error; `ended` tells of that.

use wasm_bindgen::JsCast;
use web_sys::{Event, EventSource, MessageEvent};

use super::error::{PlatformError, failed};
use super::listener::Listener;

/// What a stream tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ring {
    /// The connection stands.
    Opened,
    /// The data of one event.
    Message(String),
    /// The connection broke; the browser tries again.
    Broken,
    /// The server said no; nobody tries again.
    Ended,
}

/// An open stream; closed when dropped.
pub struct Bell {
    source: EventSource,
    _listeners: [Listener; 3],
}

impl Bell {
    /// Opens a stream and hears what it tells.
    pub fn open(url: &str, hear: impl Fn(Ring) + Clone + 'static) -> Result<Self, PlatformError> {
        let source = EventSource::new(url).map_err(failed("EventSource"))?;
        let (open, message, error) = (hear.clone(), hear.clone(), hear);
        let state = source.clone();
        let listeners = [
            Listener::new(&source, "open", move |_| open(Ring::Opened)),
            Listener::new(&source, "message", move |event: Event| {
                let data = event.unchecked_ref::<MessageEvent>().data();
                if let Some(text) = data.as_string() {
                    message(Ring::Message(text));
                }
            }),
            Listener::new(&source, "error", move |_| {
                let ended = state.ready_state() == EventSource::CLOSED;
                error(if ended { Ring::Ended } else { Ring::Broken });
            }),
        ];
        Ok(Self {
            source,
            _listeners: listeners,
        })
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        self.source.close();
    }
}
