//! What `storage` needs of IndexedDB beyond its crates: bytes as values, and transactions that are
//! on the disk, not only with the system, when they are reported done.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::IdbDatabase;

use super::error::{PlatformError, failed};
use super::listener::Listener;

#[wasm_bindgen]
extern "C" {
    type Database;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Database,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<JsValue, JsValue>;
}

/// How sure a finished transaction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Written to the disk. For a person's own words.
    Strict,
    /// Handed to the system: lost with the power. For what the server still has.
    Relaxed,
}

/// Begins a read-write transaction on an open `IDBDatabase`.
pub fn begin(
    database: &JsValue,
    stores: &[&str],
    durability: Durability,
) -> Result<JsValue, PlatformError> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let hint = match durability {
        Durability::Strict => "strict",
        Durability::Relaxed => "relaxed",
    };
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &hint.into()).map_err(failed("Reflect.set"))?;
    database
        .unchecked_ref::<Database>()
        .transaction(&names, "readwrite", &options)
        .map_err(failed("transaction"))
}

/// Closes an `IDBDatabase` as soon as another tab wants to upgrade it; else that tab waits for ever.
pub fn yield_to_upgrades(database: &JsValue) {
    let database: IdbDatabase = database.clone().unchecked_into();
    let listener = Listener::new(&database.clone(), "versionchange", move |_| {
        database.close();
    });
    // Lives as long as the page, as the connection does.
    std::mem::forget(listener);
}

/// Bytes as IndexedDB keeps them.
pub fn to_value(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// The bytes of a kept value.
pub fn to_bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}
