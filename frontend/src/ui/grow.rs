//! Text controls as tall as their text, where the stylesheet cannot see to it (`field-sizing: content`).

use leptos::html::{ElementType, Textarea};

use crate::platform::dom;

/// Fits a control to its text in browsers that do not do so by themselves.
pub fn grow(control: &<Textarea as ElementType>::Output) {
    if !dom::sizes_by_content() {
        dom::grow(control);
    }
}
