//! School years and calendar years in the words of a part.

use std::ops::Range;

use super::words::Words;

/// Two years in a row, "2024 - 2025", with the words that they are.
pub(super) fn pairs(words: &Words) -> Vec<(u16, u16, Range<usize>)> {
    let pair = |at: usize| {
        let (first, second) = (year(words, at)?, year(words, at + 1)?);
        let gap = words.gap(at).trim();
        let dash = matches!(gap, "-" | "–" | "—" | "−" | "/");
        dash.then_some((first, second, at..at + 2))
    };
    (0..words.len()).filter_map(pair).collect()
}

/// The year that a word is.
pub(super) fn year(words: &Words, at: usize) -> Option<u16> {
    let text = words.text(at);
    let year = text.parse().ok().filter(|_| text.len() == 4)?;
    (1945..2200).contains(&year).then_some(year)
}
