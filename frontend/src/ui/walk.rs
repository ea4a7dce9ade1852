//! Walking a list of buttons with the arrow keys, and telling where an event happened.

use leptos::ev;
use leptos::html::{Button, ElementType};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// The buttons that a selector finds in the page.
fn buttons(selector: &str) -> Vec<<Button as ElementType>::Output> {
    let Ok(found) = document().query_selector_all(selector) else {
        return Vec::new();
    };
    let nodes = (0..found.length()).filter_map(|n| found.get(n));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

/// Moves the focus by so many buttons among those that a selector finds, round the ends; to the first, or the last, if
/// none has it.
pub fn step(selector: &str, by: isize) {
    let buttons = buttons(selector);
    let focused = document().active_element();
    let at = buttons
        .iter()
        .position(|button| button.is_same_node(focused.as_deref()));
    let next = match at {
        Some(at) => at.cast_signed() + by,
        None if by < 0 => -1,
        None => 0,
    };
    let count = buttons.len().cast_signed().max(1);
    if let Some(button) = buttons.get(next.rem_euclid(count).cast_unsigned()) {
        // Fails only for elements that are not in the page.
        let _ = button.focus();
    }
}

/// Keeps the caret where it is when a button beside a text is pressed.
#[expect(clippy::needless_pass_by_value, reason = "an event handler")]
pub fn keep_focus(event: ev::PointerEvent) {
    event.prevent_default();
}

/// The value of an attribute of the nearest element under the pointer that has it, and where in that element the
/// pointer is, from 0 (top) to 1 (bottom).
pub fn under_pointer(event: &ev::PointerEvent, attribute: &str) -> Option<(String, f64)> {
    #[expect(clippy::cast_precision_loss, reason = "pixels of a screen")]
    let under = document().element_from_point(event.client_x() as f32, event.client_y() as f32)?;
    let holder = under.closest(&format!("[{attribute}]")).ok()??;
    let area = holder.get_bounding_client_rect();
    let height = (f64::from(event.client_y()) - area.top()) / area.height().max(1.0);
    Some((holder.get_attribute(attribute)?, height.clamp(0.0, 1.0)))
}

/// Scrolls a little when the pointer of a drag comes near the top or the foot of the window.
pub fn scroll_at_edge(event: &ev::PointerEvent) {
    const EDGE: f64 = 90.0;
    const STEP: f64 = 14.0;
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64())
        .unwrap_or(0.0);
    let y = f64::from(event.client_y());
    if y < EDGE {
        window().scroll_by_with_x_and_y(0.0, -STEP);
    } else if height - EDGE < y {
        window().scroll_by_with_x_and_y(0.0, STEP);
    }
}
