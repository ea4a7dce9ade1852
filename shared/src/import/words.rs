//! Small questions about Vietnamese printed text: case, sentence ends, how it begins.
//!
//! No grammar and no dictionary; phrases of the genre stand where they are used.

use crate::text::case;

/// As many characters of a text tell whether it is printed in capitals. Bounded, since this is
/// asked at many places of long lines.
const ENOUGH_FOR_CASE: usize = 200;

/// Letters are capitals, apart from a stray small one.
pub(super) fn is_caps(text: &str) -> bool {
    let letters = || text.chars().take(ENOUGH_FOR_CASE);
    let upper = letters().filter(|c| c.is_uppercase()).count();
    let lower = letters().filter(|c| c.is_lowercase()).count();
    upper >= 2 && lower * 8 < upper
}

/// The first letter or digit, looking through opening quotes and brackets.
pub(super) fn first_letter(text: &str) -> Option<char> {
    text.chars()
        .find(|c| !matches!(c, '“' | '"' | '‘' | '\'' | '(' | '[' | '«' | ' '))
}

/// Begins with a capital letter.
pub(super) fn starts_upper(text: &str) -> bool {
    first_letter(text).is_some_and(char::is_uppercase)
}

/// Begins with a small letter or with a mark that can only continue something.
pub(super) fn starts_lower(text: &str) -> bool {
    first_letter(text).is_some_and(|c| {
        c.is_lowercase() || matches!(c, ',' | ';' | '.' | ':' | ')' | '”' | '/' | '…' | '%')
    })
}

/// Ends with a mark after which a new sentence or item may begin.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '"', '’', ')', ']', '»', ' ']);
    text.ends_with(['.', ';', ':', '!', '?', '…'])
}

/// The first word.
pub(super) fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default()
}

/// Number of words.
pub(super) fn count(text: &str) -> usize {
    text.split(' ')
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// Small letters, for comparing with phrases that are written in small letters.
pub(super) fn lower(text: &str) -> String {
    case::lowered(text)
}

/// Whether the text begins with the phrase, whatever its case, at a word's end.
pub(super) fn starts_with(text: &str, phrase: &str) -> bool {
    let mut rest = text.chars().map(case::lower);
    phrase.chars().all(|wanted| rest.next() == Some(wanted))
        && rest.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether the text begins with one of the phrases.
pub(super) fn starts_with_any(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| starts_with(text, phrase))
}

/// More than one sentence: a full stop followed by a capital. Dots inside codes and after a single
/// letter ("đ.c", "TP. Huế") are no ends.
pub(super) fn has_several_sentences(text: &str) -> bool {
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        let long_enough = word.chars().filter(|c| c.is_alphabetic()).count() > 2
            || word.chars().any(|c| c.is_ascii_digit());
        let ends = word.trim_end_matches(['”', ')']).ends_with(['.', '!', '?']);
        if ends && long_enough && words.peek().is_some_and(|next| starts_upper(next)) {
            return true;
        }
    }
    false
}

/// Text joined with one space between parts, white space collapsed.
pub(super) fn join<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for word in parts.into_iter().flat_map(str::split_whitespace) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::{ends_sentence, has_several_sentences, is_caps, starts_with};

    #[test]
    fn capitals_tolerate_one_small_word() {
        assert!(is_caps("CÔNG TÁC PHỐI HỢP VỚI BGH và BCH"));
        assert!(!is_caps("Ban giám hiệu"));
        assert!(!is_caps("2024 - 2025"));
    }

    #[test]
    fn a_phrase_ends_at_a_word_end() {
        assert!(starts_with("CĂN CỨ: Luật", "căn cứ"));
        assert!(!starts_with("Căn cứng", "căn cứ"));
    }

    #[test]
    fn sentences_end_behind_quotes_and_not_inside_codes() {
        assert!(ends_sentence("thi đua “Hai tốt”."));
        assert!(!ends_sentence("kế hoạch số 12/KH"));
        assert!(has_several_sentences("Làm tốt việc này. Sau đó báo cáo"));
        assert!(!has_several_sentences("Đ.c Hiệu trưởng và TP. Huế"));
    }
}
