//! A clause's words, numbers and marks, and its sentences.

use super::phrase;
use crate::targets::number;
use crate::text::case::lowered;

/// A word, a number or a mark.
#[derive(Debug, Clone)]
pub(super) struct Token<'a> {
    /// As written.
    pub(super) text: &'a str,
    /// In small letters.
    pub(super) low: String,
    /// Where it begins, in bytes.
    pub(super) from: usize,
}

/// Numbers that are written as words; "năm" is more often a year.
const WORDS: [(&str, u32); 8] = [
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("mười", 10),
];

impl Token<'_> {
    /// Where it ends, in bytes.
    pub(super) fn to(&self) -> usize {
        self.from + self.text.len()
    }

    /// Whether it is a punctuation mark.
    pub(super) fn is_mark(&self) -> bool {
        !self.text.starts_with(char::is_alphanumeric)
    }

    /// A count in digits.
    pub(super) fn count(&self) -> Option<u32> {
        number::count(self.text)
    }

    /// A count in digits or as a word.
    pub(super) fn spoken(&self) -> Option<u32> {
        let word = WORDS.iter().find(|(word, _)| *word == self.low);
        self.count().or(word.map(|(_, count)| *count))
    }
}

/// Words with the digits in them ("3A"), numbers with the points and commas in them, single marks.
pub(super) fn of(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((from, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut to = from + first.len_utf8();
        let is_number = first.is_ascii_digit();
        while let Some((at, next)) = chars.peek().copied() {
            let after = text[at + next.len_utf8()..].chars().next();
            let goes_on =
                is_number && matches!(next, '.' | ',') && after.is_some_and(|c| c.is_ascii_digit());
            if !first.is_alphanumeric() || !(next.is_alphanumeric() || goes_on) {
                break;
            }
            to = at + next.len_utf8();
            chars.next();
        }
        let text = &text[from..to];
        tokens.push(Token {
            text,
            low: lowered(text),
            from,
        });
    }
    tokens
}

/// The tokens up to each semicolon or full stop.
pub(super) fn sentences<'t, 'a>(tokens: &'t [Token<'a>]) -> impl Iterator<Item = &'t [Token<'a>]> {
    let is_end = |at: usize| {
        let (token, next) = (&tokens[at], tokens.get(at + 1));
        // "đ.c" has no space after its point.
        // Levels are listed with semicolons too.
        let is_list = phrase::level(&tokens[at + 1..]).is_some();
        token.text == ";" && !is_list
            || token.text == "." && next.is_none_or(|next| token.to() < next.from)
    };
    let mut ends: Vec<usize> = (0..tokens.len()).filter(|at| is_end(*at)).collect();
    ends.push(tokens.len());
    let mut from = 0;
    ends.into_iter().map(move |to| {
        let sentence = &tokens[from.min(to)..to];
        from = to + 1;
        sentence
    })
}
