//! What can go wrong when asking the browser for something: it lacks the thing, or refuses.

use wasm_bindgen::{JsCast, JsValue};

/// The browser did not do what it was asked. For the log; screens word their own sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlatformError {
    /// This browser, or this address without HTTPS, does not have it.
    #[error("the browser does not offer {0} here")]
    Missing(&'static str),
    /// It has it, and failed.
    #[error("{operation} failed: {cause}")]
    Failed {
        /// What was asked for.
        operation: &'static str,
        /// The exception's name and message.
        cause: String,
    },
}

/// Makes an error of an exception, for `map_err`.
pub(super) fn failed(operation: &'static str) -> impl Fn(JsValue) -> PlatformError {
    move |exception| PlatformError::Failed {
        operation,
        cause: describe(&exception),
    }
}

/// Name and message of an exception.
pub fn describe(exception: &JsValue) -> String {
    if let Some(error) = exception.dyn_ref::<web_sys::DomException>() {
        return format!("{}: {}", error.name(), error.message());
    }
    match exception.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.to_string()),
        None => format!("{exception:?}"),
    }
}
