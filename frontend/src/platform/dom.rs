//! Small dealings with elements: the caret of a text control, scrolling, dragging. Positions in
//! text are UTF-16, as the browser counts.

use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, DragEvent, Element, Event, HtmlElement, HtmlTextAreaElement, InputEvent,
    KeyboardEvent, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::page::document;

/// A selected stretch of a text control; empty for a bare caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// The text control that an event came from.
pub fn control(event: &Event) -> Option<HtmlTextAreaElement> {
    event.target()?.dyn_into().ok()
}

/// What is selected.
pub fn selection(control: &HtmlTextAreaElement) -> Selection {
    let position = |found: Result<Option<u32>, _>| found.ok().flatten().unwrap_or(0);
    Selection {
        start: position(control.selection_start()),
        end: position(control.selection_end()),
    }
}

/// Puts the caret somewhere, and the focus with it.
pub fn place_caret(control: &HtmlTextAreaElement, at: u32) {
    // Both fail only for controls that are not in the page.
    let _ = control.focus();
    let _ = control.set_selection_range(at, at);
}

/// Selects a stretch without asking for the focus.
pub fn select(control: &HtmlTextAreaElement, selection: Selection) {
    // Fails only for controls without a selection.
    let _ = control.set_selection_range(selection.start, selection.end);
}

/// Replaces a stretch of text; the browser keeps caret and selection where they were meant.
pub fn splice(control: &HtmlTextAreaElement, start: u32, end: u32, text: &str) {
    // Fails only for a start behind the end.
    let _ = control.set_range_text_with_start_and_end_and_mode(text, start, end, "preserve");
}

/// Whether the event belongs to an open composition (Telex, VNI, …), which must not be disturbed.
pub fn is_composing(event: &Event) -> bool {
    if let Some(input) = event.dyn_ref::<InputEvent>() {
        return input.is_composing();
    }
    event
        .dyn_ref::<KeyboardEvent>()
        .is_some_and(KeyboardEvent::is_composing)
}

/// Lets a text control show all of its lines, where the browser cannot do so by itself.
pub fn grow(control: &HtmlTextAreaElement) {
    let style = control.style();
    // Fail only for properties that do not exist.
    let _ = style.set_property("height", "auto");
    let _ = style.set_property("height", &format!("{}px", control.scroll_height()));
}

/// Whether the style sheet can let text controls grow (`field-sizing: content`).
pub fn sizes_by_content() -> bool {
    web_sys::css::supports_with_value("field-sizing", "content").unwrap_or(false)
}

/// The element with that id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The first element that a selector finds.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Gives an element the focus.
pub fn focus(element: &HtmlElement) {
    // Fails only for elements that are not in the page.
    let _ = element.focus();
}

/// Brings an element into view, without motion: the person asked to be there.
pub fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The words that are being pasted.
pub fn pasted(event: &ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data("text/plain").ok()
}

/// Puts text in place of what is selected, with the caret behind it.
pub fn replace_selection(control: &HtmlTextAreaElement, text: &str) {
    let Selection { start, end } = selection(control);
    splice(control, start, end, text);
    let after = start + u32::try_from(text.encode_utf16().count()).unwrap_or(0);
    // Fails only for controls without a selection.
    let _ = control.set_selection_range(after, after);
}

/// The text control with that id.
pub fn text_control(id: &str) -> Option<HtmlTextAreaElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Where in the element, from 0 (top) to 1 (bottom), the pointer of a drag is.
pub fn drop_height(event: &DragEvent, element: &Element) -> f64 {
    let area = element.get_bounding_client_rect();
    let height = area.height().max(1.0);
    ((f64::from(event.client_y()) - area.top()) / height).clamp(0.0, 1.0)
}

/// Begins dragging something of ours by that name.
pub fn start_drag(event: &DragEvent, name: &str) {
    if let Some(data) = event.data_transfer() {
        data.set_effect_allowed("move");
        // Fails only outside `dragstart`.
        let _ = data.set_data("text/plain", name);
    }
}

/// The name of what is being dropped.
pub fn dragged(event: &DragEvent) -> Option<String> {
    event.data_transfer()?.get_data("text/plain").ok()
}
