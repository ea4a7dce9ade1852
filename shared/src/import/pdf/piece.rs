//! Pieces of text with their places on a page: what drawing leaves behind, and what lines are made of.

use crate::import::legacy::Encoding;

/// A piece of text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its characters.
    pub text: String,
    /// How its font hides Vietnamese letters.
    pub encoding: Option<Encoding>,
    /// From where to where, and on which height, in points from the left and from the bottom.
    pub from: f64,
    pub to: f64,
    pub height: f64,
    /// Size of its letters in points.
    pub size: f64,
    /// Not level: a watermark.
    pub is_slanted: bool,
    /// Marked as no part of the text: running heads, page numbers.
    pub is_artifact: bool,
}

/// Everything that is drawn.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    /// The pieces of the page that is read.
    pub pieces: Vec<Piece>,
    /// How many there were in all.
    pub count: usize,
    /// How many forms the page has drawn.
    pub forms: usize,
}
