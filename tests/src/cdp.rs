//! One command type for the whole of the browser's `DevTools` protocol: a method's name and its parameters as JSON.
//!
//! The typed commands of chromiumoxide lag behind the browser and some are wrong (its `touchEnd` cannot be sent with no
//! touch points), so the harness sends what the protocol's own page says.

use std::borrow::Cow;

use chromiumoxide::types::{Command, Method, MethodId};
use serde::{Serialize, Serializer};
use serde_json::Value;

/// A command to the browser or to one of its pages.
#[derive(Debug, Clone)]
pub struct Raw {
    /// The method's name, such as `Page.reload`.
    pub method: &'static str,
    /// Its parameters, a JSON object.
    pub params: Value,
}

impl Raw {
    /// A command with parameters.
    pub fn new(method: &'static str, params: Value) -> Self {
        Self { method, params }
    }
}

impl Serialize for Raw {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.params.serialize(serializer)
    }
}

impl Method for Raw {
    fn identifier(&self) -> MethodId {
        Cow::Borrowed(self.method)
    }
}

impl Command for Raw {
    type Response = Value;
}
