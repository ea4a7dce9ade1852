//! Where lines break: at spaces, behind hyphens inside words, and inside a word only where it is wider than the line.

use std::ops::Range;

/// Weight and slant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Style {
    pub is_bold: bool,
    pub is_italic: bool,
}

/// A letter as it is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letter {
    pub shape: char,
    pub style: Style,
    /// In points.
    pub width: f32,
}

/// Widths are sums of fractions: what is over by less than this fits.
const ROUNDED: f32 = 0.01;

/// The lines of a paragraph, as ranges of its letters without the space that each breaks at. At least one.
pub fn broken(letters: &[Letter], first: f32, others: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        let room = if lines.is_empty() { first } else { others };
        let (end, next) = line(letters, start, room);
        lines.push(start..end);
        if next >= letters.len() {
            return lines;
        }
        start = next;
    }
}

/// Where the line that begins at `start` ends, and where the next begins.
fn line(letters: &[Letter], start: usize, room: f32) -> (usize, usize) {
    let mut used = 0.0;
    let mut last = None;
    for at in start..letters.len() {
        let letter = letters[at];
        if letter.shape == ' ' {
            last = Some((at, at + 1));
            used += letter.width;
            continue;
        }
        used += letter.width;
        if room + ROUNDED < used {
            // A word wider than the line is cut, after its first letter at the earliest.
            let cut = at.max(start + 1);
            return last.unwrap_or((cut, cut));
        }
        if is_hyphen_in_word(letters, at) {
            last = Some((at + 1, at + 1));
        }
    }
    (letters.len(), letters.len())
}

fn is_hyphen_in_word(letters: &[Letter], at: usize) -> bool {
    let is_letter = |at: usize| {
        letters
            .get(at)
            .is_some_and(|found| found.shape.is_alphabetic())
    };
    letters[at].shape == '-' && 0 < at && is_letter(at - 1) && is_letter(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &str, first: f32, others: f32) -> Vec<String> {
        let style = Style::default();
        let letters = words.chars().map(|shape| Letter {
            shape,
            style,
            width: 1.0,
        });
        let letters: Vec<Letter> = letters.collect();
        let lines = broken(&letters, first, others).into_iter();
        lines
            .map(|line| letters[line].iter().map(|found| found.shape).collect())
            .collect()
    }

    #[test]
    fn lines_break_at_the_last_space_that_fits() {
        assert_eq!(told("một hai ba bốn", 7.0, 6.0), ["một hai", "ba bốn"]);
        assert_eq!(told("một hai ba bốn", 6.0, 6.0), ["một", "hai ba", "bốn"]);
    }

    #[test]
    fn a_space_hangs_over_the_end_of_its_line() {
        assert_eq!(told("một hai", 3.0, 3.0), ["một", "hai"]);
    }

    #[test]
    fn a_no_break_space_holds_and_a_hyphen_between_letters_does_not() {
        assert_eq!(told("a\u{a0}b c", 2.0, 3.0), ["a\u{a0}", "b c"]);
        assert_eq!(told("xx KH-TH", 6.0, 6.0), ["xx KH-", "TH"]);
        assert_eq!(told("xx 2-3", 5.0, 5.0), ["xx", "2-3"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut_and_nothing_is_one_empty_line() {
        assert_eq!(told("abcdef", 4.0, 4.0), ["abcd", "ef"]);
        assert_eq!(told("abc", 0.5, 0.5), ["a", "b", "c"]);
        assert_eq!(told("", 4.0, 4.0), [""]);
    }
}
