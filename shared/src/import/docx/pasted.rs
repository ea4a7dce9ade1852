//! A text that was pasted into a Word file from a PDF, a paragraph for every printed line.

use crate::import::source::Source;
use crate::import::words;

/// As many times more lines that begin in the middle of a sentence are those of a text that was pasted.
const PASTED: usize = 12;

/// Somebody who pastes from a PDF gets a paragraph for every printed line: then the file's paragraphs say
/// nothing, and the page is measured as with raw text.
pub(super) fn undo_breaks(source: &mut Source) {
    let Source { lines, marks, .. } = source;
    let worded: Vec<&String> = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let broken = worded
        .windows(2)
        .filter(|pair| {
            !words::ends_sentence(pair[0].trim_end()) && words::starts_lower(pair[1].trim_start())
        })
        .count();
    if 3 < broken && worded.len() < broken * PASTED {
        for mark in marks.iter_mut().filter(|mark| !mark.is_row) {
            mark.is_paragraph = false;
            mark.heading = mark.heading.filter(|is_heading| *is_heading);
        }
    }
}
