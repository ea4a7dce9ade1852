//! A document as PDF, made without a browser: the same blocks as in the Word file, laid out by the measurements of
//! `shared::render::look` in the machine's own font. Its text is Unicode, so that it can be searched and copied.
//! Nothing here knows plans.

mod draw;
mod fonts;
mod layout;
mod lines;

use lientich_shared::render::Paper;

pub use fonts::{Fonts, NoFont};

/// The bytes of the file. The same paper and fonts give the same bytes.
pub fn write(paper: &Paper, fonts: &Fonts) -> anyhow::Result<Vec<u8>> {
    let pages = layout::lay_out(paper, &|letter, style| fonts.width(letter, style));
    draw::draw(paper, &pages, fonts)
}
