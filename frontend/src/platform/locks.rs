//! Web Locks: at most one tab of a browser profile holds a name. A closed tab lets go by itself.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

use super::error::{PlatformError, failed};

// web-sys offers Web Locks only behind an unstable cfg.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = locks)]
    static LOCKS: JsValue;

    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, hold: &Function) -> Result<Promise, JsValue>;
}

/// Holds a name until dropped.
pub struct Lock {
    release: Function,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The resolver of a promise does not throw.
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// Waits until no other tab holds the name, then holds it.
///
/// # Errors
/// The browser has no Web Locks, or the page is going away.
pub async fn acquire(name: &str) -> Result<Lock, PlatformError> {
    let manager = LOCKS.with(JsValue::clone);
    if manager.is_undefined() {
        return Err(PlatformError::Missing("Web Locks"));
    }
    let (granted, grant) = oneshot::channel();
    let granted = Rc::new(RefCell::new(Some(granted)));
    // The browser holds the name until the promise that this returns is resolved.
    let hold = Closure::once_into_js(move || {
        Promise::new(&mut |resolve, _| {
            if let Some(granted) = granted.borrow_mut().take() {
                // Nobody waits any more: the lock drops at once and is free again.
                let _ = granted.send(Lock { release: resolve });
            }
        })
    });
    // The outer promise ends with the lock; how it ended is nobody's business by then.
    let _ = manager
        .unchecked_ref::<LockManager>()
        .request(name, hold.unchecked_ref())
        .map_err(failed("locks.request"))?;
    grant
        .await
        .map_err(|_| PlatformError::Missing("the lock's grant"))
}
