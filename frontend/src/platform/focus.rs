//! Where the focus and the pointer are, for widgets: lists walked by arrow keys, dialogs, drags that touch can do too,
//! the keyboard of a phone.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, Node, PointerEvent};

use super::listener::Listener;
use super::page::{document, window};

/// Opens a dialog with the browser's own focus trap.
pub fn show_modal(dialog: &HtmlDialogElement) {
    // Fails only for a dialog that is open already.
    let _ = dialog.show_modal();
}

/// Whether an event happened on the element itself, not on what it holds.
pub fn is_on(event: &Event, element: &Element) -> bool {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    target.as_ref() == Some(element)
}

/// Whether an event happened in the element or on what it holds.
pub fn is_in(event: &Event, element: &Element) -> bool {
    let target: Option<Node> = event.target().and_then(|target| target.dyn_into().ok());
    element.contains(target.as_ref())
}

/// Moves the focus by so many entries among those that a selector finds in a list, round its ends.
pub fn step(list: &Element, selector: &str, by: i32) {
    let Ok(entries) = list.query_selector_all(selector) else {
        return;
    };
    let count = i32::try_from(entries.length()).unwrap_or(0);
    if count == 0 {
        return;
    }
    let focused: Option<Node> = document()
        .and_then(|document| document.active_element())
        .map(Into::into);
    let at = (0..count).find(|&n| focused.is_some() && entries.get(n.unsigned_abs()) == focused);
    let next = match at {
        Some(at) => (at + by).rem_euclid(count),
        None if by < 0 => count - 1,
        None => 0,
    };
    let entry = entries.get(next.unsigned_abs());
    if let Some(entry) = entry.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        // Fails only for elements that are not in the page.
        let _ = entry.focus();
    }
}

/// Sends all further movements of this pointer to the element that was pressed.
pub fn capture(event: &PointerEvent) {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    if let Some(element) = target {
        // Fails only for pointers that are gone.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// The value of an attribute of the nearest element under the pointer that has it, and where in that element the
/// pointer is, from 0 (top) to 1 (bottom).
pub fn under_pointer(event: &PointerEvent, attribute: &str) -> Option<(String, f64)> {
    let (x, y) = (event.client_x(), event.client_y());
    #[expect(clippy::cast_precision_loss, reason = "pixels of a screen")]
    let under = document()?.element_from_point(x as f32, y as f32)?;
    let holder = under.closest(&format!("[{attribute}]")).ok()??;
    let area = holder.get_bounding_client_rect();
    let height = (f64::from(y) - area.top()) / area.height().max(1.0);
    Some((holder.get_attribute(attribute)?, height.clamp(0.0, 1.0)))
}

/// Scrolls a little when the pointer of a drag comes near the top or the foot of the window.
pub fn scroll_at_edge(event: &PointerEvent) {
    const EDGE: f64 = 90.0;
    const STEP: f64 = 14.0;
    let Some(window) = window() else { return };
    let height = window
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64())
        .unwrap_or(0.0);
    let y = f64::from(event.client_y());
    if y < EDGE {
        window.scroll_by_with_x_and_y(0.0, -STEP);
    } else if height - EDGE < y {
        window.scroll_by_with_x_and_y(0.0, STEP);
    }
}

/// Keeps `--keyboard`, the height of the phone's keyboard over the page, on the root element. Browsers that shrink the
/// page for the keyboard report 0.
pub fn watch_keyboard() -> Vec<Listener> {
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
