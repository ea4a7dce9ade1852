//! A clause as words that can be compared: small letters, one spelling, numbers read. And patterns of words, so that
//! the phrases of the genre stand where they are used, in one line each.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::{case, is_mark, nfc};

/// A word or a single mark of punctuation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// In small letters and one spelling.
    pub(super) text: String,
    /// Where it stands, in bytes.
    pub(super) at: Range<usize>,
    /// The number that it says.
    pub(super) number: Option<u32>,
}

/// Two spellings of one word.
const SPELLINGS: [(&str, &str); 4] = [("kì", "kỳ"), ("quí", "quý"), ("kĩ", "kỹ"), ("hàng", "hằng")];
/// Two places for the tone mark at a word's end.
const TONES: [(&str, &str); 4] = [("uỷ", "ủy"), ("oá", "óa"), ("oà", "òa"), ("oẻ", "ỏe")];
const NUMBERS: [&str; 10] = [
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười",
];

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut going = false;
    for (at, char) in text.char_indices() {
        let end = at + char.len_utf8();
        let is_word = char.is_alphanumeric() || is_mark(char);
        match found.last_mut() {
            Some(last) if is_word && going => last.end = end,
            _ if char.is_whitespace() => {}
            _ => found.push(at..end),
        }
        going = is_word;
    }
    found.into_iter().map(|at| word(text, at)).collect()
}

fn word(text: &str, at: Range<usize>) -> Word {
    let mut text = case::lowered(&nfc(&text[at.clone()]));
    if let Some((_, one)) = SPELLINGS.iter().find(|(other, _)| text == *other) {
        (*one).clone_into(&mut text);
    }
    if let Some((other, one)) = TONES.iter().find(|(other, _)| text.ends_with(other)) {
        text.truncate(text.len() - other.len());
        text.push_str(one);
    }
    let spelled = || NUMBERS.iter().position(|number| *number == text);
    let spelled = || Some(u32::try_from(spelled()?).ok()? + 1);
    let number = text.parse().ok().or_else(spelled);
    Word { text, at, number }
}

/// What a pattern found: how many words, and the numbers where it has `#`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// How many words.
    pub(super) len: usize,
    /// The numbers, in order.
    pub(super) numbers: [u32; 3],
    count: usize,
}

/// Whether the words begin with a pattern. It is words parted by spaces; `a|b` is either, `a?` may
/// be missing, `a_b` is two words, `#` is a number.
pub(super) fn begins(words: &[Word], pattern: &str) -> Option<Found> {
    go_on(words, pattern, Found::default())
}

fn go_on(words: &[Word], pattern: &str, so_far: Found) -> Option<Found> {
    let pattern = pattern.trim_start();
    if pattern.is_empty() {
        return Some(so_far);
    }
    let (place, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
    let bare = place.trim_end_matches('?');
    let with = bare.split('|').find_map(|one| {
        let next = one_of(&words[so_far.len..], one, so_far)?;
        go_on(words, rest, next)
    });
    let without = || {
        (bare.len() < place.len())
            .then(|| go_on(words, rest, so_far))
            .flatten()
    };
    with.or_else(without)
}

fn one_of(words: &[Word], one: &str, mut so_far: Found) -> Option<Found> {
    for (at, wanted) in one.split('_').enumerate() {
        let word = words.get(at)?;
        if wanted == "#" {
            *so_far.numbers.get_mut(so_far.count)? = word.number?;
            so_far.count += 1;
        } else if word.text != wanted {
            return None;
        }
        so_far.len += 1;
    }
    Some(so_far)
}

/// Patterns with what they mean, found by the word that they may begin with: a clause is asked for hundreds of them at
/// each of its words.
pub(super) struct Index<T: 'static> {
    table: &'static [(&'static str, T)],
    by_first: BTreeMap<&'static str, Vec<usize>>,
    /// Those that may begin with any word.
    open: Vec<usize>,
}

impl<T> Index<T> {
    /// Of a table.
    pub(super) fn of(table: &'static [(&'static str, T)]) -> Self {
        let mut index = Self {
            table,
            by_first: BTreeMap::new(),
            open: Vec::new(),
        };
        for (at, (pattern, _)) in table.iter().enumerate() {
            index.add(at, pattern);
        }
        index
    }

    fn add(&mut self, at: usize, pattern: &'static str) {
        for place in pattern.split(' ') {
            let bare = place.trim_end_matches('?');
            for one in bare.split('|') {
                let first = one.split('_').next().unwrap_or(one);
                if first == "#" {
                    self.open.push(at);
                } else {
                    self.by_first.entry(first).or_default().push(at);
                }
            }
            if bare.len() == place.len() {
                return;
            }
        }
        self.open.push(at);
    }

    /// The longest pattern that the words begin with, and what it means; the first of those that are equally long.
    pub(super) fn longest(&self, words: &[Word]) -> Option<(Found, &'static T)> {
        let known = self.by_first.get(words.first()?.text.as_str());
        let candidates = known.into_iter().flatten().chain(&self.open);
        let found = candidates.filter_map(|at| {
            let (pattern, meaning) = &self.table[*at];
            Some((*at, begins(words, pattern)?, meaning))
        });
        let best = found.max_by_key(|(at, found, _)| (found.len, Reverse(*at)));
        best.map(|(_, found, meaning)| (found, meaning))
    }
}

/// How many words one of the patterns takes at the beginning; 0 for none.
pub(super) fn skip(words: &[Word], patterns: &[&str]) -> usize {
    let lens = patterns
        .iter()
        .filter_map(|pattern| Some(begins(words, pattern)?.len));
    lens.max().unwrap_or(0)
}

/// Whether a pattern stands anywhere.
pub(super) fn contains(words: &[Word], pattern: &str) -> bool {
    (0..words.len()).any(|at| begins(&words[at..], pattern).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_in_small_letters_and_one_spelling() {
        let texts = words("Uỷ viên: 02 lần/Học kì");
        let texts: Vec<&str> = texts.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts, ["ủy", "viên", ":", "02", "lần", "/", "học", "kỳ"]);
    }

    #[test]
    fn a_pattern_has_choices_gaps_and_numbers() {
        let said = words("ít nhất hai buổi / học kỳ");
        let found = begins(&said, "ít_nhất? # lần|buổi mỗi|/ học kỳ");
        assert_eq!(
            found.map(|found| (found.len, found.numbers[0])),
            Some((7, 2))
        );
        assert_eq!(begins(&said, "ít_nhất # lần"), None);
    }

    #[test]
    fn an_index_finds_the_longest_and_of_equals_the_first() {
        static TABLE: &[(&str, u8)] = &[
            ("hằng tháng", 1),
            ("mỗi|hằng tháng", 2),
            ("vào? # lần", 3),
            ("hằng tháng một_lần", 4),
        ];
        let index = Index::of(TABLE);
        let meaning = |text| index.longest(&words(text)).map(|(_, meaning)| *meaning);
        assert_eq!(meaning("hằng tháng họp"), Some(1));
        assert_eq!(meaning("mỗi tháng"), Some(2));
        assert_eq!(meaning("vào hai lần"), Some(3));
        assert_eq!(meaning("3 lần"), Some(3));
        assert_eq!(meaning("hằng tháng một lần"), Some(4));
        assert_eq!(meaning("tháng"), None);
        assert_eq!(meaning(""), None);
    }
}
