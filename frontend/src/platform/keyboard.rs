//! The keyboard of a phone: how much of the page it covers, for what has to stand above it.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::listener::Listener;
use super::page::{document, window};

/// Keeps `--keyboard`, the height of the phone's keyboard over the page, on the root element. Browsers that shrink the
/// page for the keyboard report 0.
pub fn watch() -> Vec<Listener> {
    let Some(viewport) = window().and_then(|window| window.visual_viewport()) else {
        return Vec::new();
    };
    let on = |name| {
        let viewport = viewport.clone();
        let target = viewport.clone();
        Listener::new(&target, name, move |_| {
            let page = window().and_then(|window| window.inner_height().ok());
            let page = page.and_then(|height| height.as_f64()).unwrap_or(0.0);
            let hidden = (page - viewport.height() - viewport.offset_top()).max(0.0);
            set_root_length("--keyboard", hidden);
        })
    };
    vec![on("resize"), on("scroll")]
}

fn set_root_length(name: &str, pixels: f64) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // Fails only for names that are no property.
        let _ = root.style().set_property(name, &format!("{pixels:.0}px"));
    }
}
