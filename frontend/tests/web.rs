//! The app's floor in a real browser: its database, open plans, tabs. Run in Chromium by
//! `wasm-bindgen-test-runner`; natively there is nothing here.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that panics says where")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

mod web {
    pub mod fixture;

    mod digests;
    mod evidence;
    mod plans;
    mod platform;
    mod storage;
    mod tabs;
    mod talks;
    mod work;
    mod workbooks;
}

wasm_bindgen_test_configure!(run_in_browser);
