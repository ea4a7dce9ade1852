//! Percentages in the words of a part, with the fraction that stands before them.

use std::ops::Range;

use crate::log::target::Percent;
use crate::targets::number;

/// A written share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Share {
    /// Number and sign, in bytes.
    pub at: Range<usize>,
    /// The number as written.
    pub written: String,
    /// Its value, if it can be read.
    pub value: Option<Percent>,
    /// "17/54" right before it: how many, of how many.
    pub fraction: Option<(u32, u32)>,
}

/// The shares of a text.
pub(super) fn find(text: &str) -> Vec<Share> {
    let ends = text
        .char_indices()
        .filter(|(_, char)| *char == '%')
        .map(|(at, _)| at);
    ends.filter_map(|end| share(text, end)).collect()
}

fn share(text: &str, end: usize) -> Option<Share> {
    let number_end = text[..end].trim_end().len();
    let is_of_number = |char: char| char.is_ascii_digit() || matches!(char, '.' | ',');
    let from = text[..number_end].trim_end_matches(is_of_number).len();
    let written = text[from..number_end].trim_start_matches(['.', ',']);
    let from = number_end - written.len();
    if !written.starts_with(|char: char| char.is_ascii_digit()) {
        return None;
    }
    Some(Share {
        at: from..end + 1,
        value: number::percent(&written.replace('.', ",")),
        written: written.to_owned(),
        fraction: fraction(
            text[..from].trim_end_matches(['(', ' ', '=', ':', '\n', '\u{a0}', ',']),
        ),
    })
}

/// The fraction that a text ends with; "đạt 17/54 giáo viên" has one too far away.
fn fraction(text: &str) -> Option<(u32, u32)> {
    let of_from = text
        .trim_end_matches(|char: char| char.is_ascii_digit())
        .len();
    let before = text[..of_from].trim_end().strip_suffix('/')?.trim_end();
    let count_from = before
        .trim_end_matches(|char: char| char.is_ascii_digit())
        .len();
    // "12/54/2024" is a date.
    let is_date = before[..count_from].ends_with('/');
    let pair = (
        before[count_from..].parse().ok()?,
        text[of_from..].parse().ok()?,
    );
    (!is_date).then_some(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_with_their_fraction() {
        let found = find("Giỏi: 18/60 (30 %), khá 12,5%, đạt 3.5%; ngày 1/9/2026");
        let read: Vec<_> = found
            .iter()
            .map(|share| (share.written.as_str(), share.fraction))
            .collect();
        assert_eq!(
            read,
            [("30", Some((18, 60))), ("12,5", None), ("3.5", None)]
        );
        assert_eq!(found[2].value, Some(Percent(350)));
    }
}
