//! How the browser sets text: heights of blocks, and where the lines of a paragraph begin. Measured in an element that nobody
//! sees, which is as wide as a page's text. Positions in text are UTF-16.

use std::cell::RefCell;
use std::collections::HashMap;

use lientich_shared::log::change::NodeId;
use lientich_shared::render::html::Ruler;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, Node};

use super::page::document;

/// Measures, and remembers what it has measured: hands that write change one block at a time.
pub struct Typesetter {
    room: HtmlElement,
    heights: RefCell<HashMap<String, f32>>,
    starts: RefCell<HashMap<String, Vec<usize>>>,
}

/// So many blocks are remembered; then all are forgotten but those of the next measuring.
const REMEMBERED: usize = 4_000;

impl Typesetter {
    /// Measures in an element of the page.
    pub fn new(room: HtmlElement) -> Self {
        Self {
            room,
            heights: RefCell::default(),
            starts: RefCell::default(),
        }
    }

    /// Measures the blocks that are not known yet, all in one pass of layout.
    pub fn learn(&self, blocks: &[String]) {
        let mut heights = self.heights.borrow_mut();
        if REMEMBERED < heights.len() {
            heights.clear();
            self.starts.borrow_mut().clear();
        }
        let unknown = blocks.iter().filter(|block| !heights.contains_key(*block));
        let unknown: Vec<&String> = unknown.collect();
        if unknown.is_empty() {
            return;
        }
        self.room.set_inner_html(
            &unknown
                .iter()
                .map(|block| block.as_str())
                .collect::<String>(),
        );
        let mut child = self.room.first_element_child();
        for block in unknown {
            let Some(element) = child else {
                break;
            };
            heights.insert(block.clone(), height(&element));
            child = element.next_element_sibling();
        }
        self.room.set_inner_html("");
    }

    fn measured_starts(&self, paragraph: &str) -> Vec<usize> {
        self.room.set_inner_html(paragraph);
        let starts = self.room.first_element_child().map(|block| starts(&block));
        self.room.set_inner_html("");
        starts.unwrap_or_default()
    }
}

impl Ruler for Typesetter {
    fn height(&self, block: &str) -> f32 {
        self.heights.borrow().get(block).copied().unwrap_or(0.0)
    }

    fn starts(&self, paragraph: &str) -> Vec<usize> {
        if let Some(known) = self.starts.borrow().get(paragraph) {
            return known.clone();
        }
        let starts = self.measured_starts(paragraph);
        let mut known = self.starts.borrow_mut();
        known.insert(paragraph.to_owned(), starts.clone());
        starts
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a block is less than a million pixels high"
)]
fn height(element: &Element) -> f32 {
    element.get_bounding_client_rect().height() as f32
}

/// Letters are on another line where their boxes lie lower by half a box.
fn starts(paragraph: &Element) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut bottom = f64::NEG_INFINITY;
    let mut passed = 0;
    for text in texts(paragraph) {
        let words: Vec<u16> = text.data().encode_utf16().collect();
        for (at, unit) in words.iter().enumerate() {
            // Spaces at the end of a line have no box; the second half of a letter has none of its own.
            let is_blank = *unit == u16::from(b' ') || (0xDC00..0xE000).contains(unit);
            if is_blank {
                continue;
            }
            let Some((top, low)) = letter(&text, at, words.len()) else {
                continue;
            };
            if bottom <= f64::midpoint(top, low) {
                if bottom.is_finite() {
                    starts.push(passed + at);
                }
                bottom = low;
            }
        }
        passed += words.len();
    }
    starts
}

/// The texts of a paragraph, its own and that of what is set in italics.
fn texts(paragraph: &Element) -> Vec<web_sys::Text> {
    let mut texts = Vec::new();
    let mut next = paragraph.first_child();
    while let Some(node) = next {
        next = node.next_sibling();
        let inner: Node = node.first_child().unwrap_or(node);
        if let Ok(text) = inner.dyn_into() {
            texts.push(text);
        }
    }
    texts
}

/// Top and bottom of a letter's box.
fn letter(text: &web_sys::Text, at: usize, length: usize) -> Option<(f64, f64)> {
    let range = document()?.create_range().ok()?;
    let start = u32::try_from(at).ok()?;
    let end = u32::try_from(length.min(at + 1)).ok()?;
    range.set_start(text, start).ok()?;
    range.set_end(text, end).ok()?;
    let found = range.get_bounding_client_rect();
    (0.0 < found.height()).then(|| (found.top(), found.bottom()))
}

/// Waits until the letters of documents are here: heights are wrong before. Without them the browser's own serif is measured.
pub async fn letters() {
    let Some(document) = document() else {
        return;
    };
    let fonts = document.fonts();
    for style in ["", "bold ", "italic ", "italic bold "] {
        // What cannot be fetched is not waited for.
        let _ = JsFuture::from(fonts.load_with_text(&format!("{style}14pt Tinos"), "aễĐ")).await;
    }
}

/// Shows pages, each a child of an element: only those that changed are drawn anew, so that whoever reads keeps their place.
pub fn show(host: &HtmlElement, shown: &mut Vec<String>, pages: Vec<String>) {
    let Some(document) = document() else {
        return;
    };
    for (at, page) in pages.iter().enumerate() {
        if shown.get(at) == Some(page) {
            continue;
        }
        let index = u32::try_from(at).unwrap_or(u32::MAX);
        let place = match host.children().item(index) {
            Some(place) => place,
            None => match document.create_element("section") {
                Ok(place) => {
                    place.set_class_name("a4-place");
                    // Fails only for an element that is an ancestor of its own.
                    let _ = host.append_child(&place);
                    place
                }
                Err(_) => return,
            },
        };
        place.set_inner_html(page);
    }
    while pages.len() < usize::try_from(host.child_element_count()).unwrap_or(0) {
        if let Some(last) = host.last_element_child() {
            last.remove();
        }
    }
    *shown = pages;
}

/// Marks the lines of one part of a plan, and no others, and brings them into view.
pub fn point_at(host: &HtmlElement, at: Option<NodeId>) {
    let node = at.map(|node| node.to_string());
    if let Some(line) = mark(host, node.as_deref()) {
        follow(&line);
    }
}

/// Marks the lines of one part of a plan, and no others; gives the first of them.
fn mark(host: &HtmlElement, node: Option<&str>) -> Option<HtmlElement> {
    let marked = host.query_selector_all("[data-node][aria-current]").ok()?;
    for index in 0..marked.length() {
        if let Some(element) = element(marked.item(index)) {
            // Fails only for a name that is none.
            let _ = element.remove_attribute("aria-current");
        }
    }
    let lines = host
        .query_selector_all(&format!("[data-node=\"{}\"]", node?))
        .ok()?;
    for index in 0..lines.length() {
        if let Some(element) = element(lines.item(index)) {
            let _ = element.set_attribute("aria-current", "true");
        }
    }
    element(lines.item(0))
}

fn element(node: Option<Node>) -> Option<HtmlElement> {
    node?.dyn_into().ok()
}

/// Brings a line into view within what scrolls around it, unless it is there already.
fn follow(line: &HtmlElement) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_behavior(web_sys::ScrollBehavior::Instant);
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    line.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The part of a plan that was pressed on.
pub fn pressed(event: &web_sys::Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target
        .closest("[data-node]")
        .ok()??
        .get_attribute("data-node")
}
