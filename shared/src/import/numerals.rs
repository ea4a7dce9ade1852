//! Numbers as labels write them: Arabic, Roman, letters, ordinal words.
//!
//! Says what a number is worth, not whether it is a label there; that is `labels`.

use super::words;
use crate::text::case;

/// Vietnamese order; letters that only foreign lists use come where they are met there.
const LETTERS: [char; 26] = [
    'a', 'b', 'c', 'd', 'đ', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r',
    's', 't', 'u', 'v', 'x', 'y', 'z',
];
const ORDINAL_WORDS: [&str; 10] = [
    "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười",
];

/// The number in any writing: "2", "II", "hai".
pub(super) fn any_ordinal(number: &str) -> Option<u32> {
    let lower = words::lower(number);
    arabic(number).or_else(|| roman(number)).or_else(|| {
        ORDINAL_WORDS
            .iter()
            .position(|word| *word == lower)
            .and_then(|at| u32::try_from(at + 1).ok())
    })
}

/// Whether the word is a number or a single letter.
pub(super) fn any_number(word: &str) -> bool {
    arabic(word).is_some() || roman(word).is_some() || letter(word).is_some()
}

/// 1 to 99, without a leading zero beyond "01".
pub(super) fn arabic(number: &str) -> Option<u32> {
    let short = (1..=2).contains(&number.len());
    let digits = number.bytes().all(|b| b.is_ascii_digit());
    if short && digits {
        number.parse().ok().filter(|value| *value > 0)
    } else {
        None
    }
}

/// The last part of a number such as "1.2".
pub(super) fn dotted(number: &str) -> Option<u32> {
    number.rsplit('.').next().and_then(arabic)
}

/// "I" to a few hundred, as labels know them.
pub(super) fn roman(number: &str) -> Option<u32> {
    if number.is_empty() || number.len() > 6 {
        return None;
    }
    let mut total = 0;
    let mut before = 0;
    for c in number.chars().rev() {
        let value = match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            _ => return None,
        };
        if value < before {
            total -= value;
        } else {
            total += value;
            before = value;
        }
    }
    u32::try_from(total).ok().filter(|value| *value > 0)
}

/// Place of a single letter in the alphabet of lists.
pub(super) fn letter(word: &str) -> Option<u32> {
    let mut letters = word.chars();
    let first = letters.next().filter(|_| letters.next().is_none())?;
    let small = case::lower(first);
    let at = LETTERS.iter().position(|letter| *letter == small)?;
    u32::try_from(at + 1).ok()
}
