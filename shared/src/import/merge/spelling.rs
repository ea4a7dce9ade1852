//! When two texts are the same words. White space, Unicode forms, kinds of quotes and dashes, and where a tone mark
//! stands (hòa, hoà) make no difference, nor do capitals where one of the texts has nothing else: paper prints some
//! headings so. How alike two others are is counted in their words, marks and case aside.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::words;
use crate::order;
use crate::text::{Match, case, decomposed, fold, is_unseen, tidy};

/// Grave, acute, tilde, hook above, dot below: the tones. They wander between the vowels of a syllable.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Two texts that share all their words are this much alike.
pub(super) const WHOLE: u32 = 1_000;
/// A text that holds all words of another one, and more of its own, is this much like it.
const HELD: u32 = 800;
/// A shorter text is held by too many others to tell anything.
const FEWEST_HELD: usize = 5;
/// A text more than four times as long says more than one that it holds, and is another.
const FARTHEST: usize = 5;

/// What is equal for texts with the same words, whatever their case.
pub(super) fn key(text: &str) -> String {
    plain(&case::lowered(&tidy(text)))
}

/// Whether two texts say the same to the letter, or as printed in capitals.
pub(super) fn is_same(old: &str, new: &str) -> bool {
    let one_is_capitals = || words::is_caps(old) || words::is_caps(new);
    plain(&tidy(old)) == plain(&tidy(new)) || one_is_capitals() && key(old) == key(new)
}

fn plain(text: &str) -> String {
    let mut plain = Plain::default();
    for char in text.chars().filter(|char| !is_unseen(*char)) {
        decomposed(char).for_each(|part| plain.push(part));
    }
    plain.end_word();
    plain.text
}

/// A text as it becomes plain.
#[derive(Default)]
struct Plain {
    text: String,
    tones: String,
    /// Whether white space came, which counts between two words only.
    spaced: bool,
}

impl Plain {
    fn push(&mut self, char: char) {
        if TONES.contains(&char) {
            return self.tones.push(char);
        }
        if char.is_whitespace() {
            self.end_word();
            self.spaced = true;
            return;
        }
        let is_word = is_of_word(char);
        if !is_word {
            self.end_word();
        }
        if self.spaced && is_word && self.text.chars().last().is_some_and(is_of_word) {
            self.text.push(' ');
        }
        self.spaced = false;
        match char {
            '“' | '”' | '„' | '«' | '»' => self.text.push('"'),
            '‘' | '’' => self.text.push('\''),
            '–' | '—' | '‐' | '‑' | '−' => self.text.push('-'),
            '…' => self.text.push_str("..."),
            _ => self.text.push(char),
        }
    }

    fn end_word(&mut self) {
        self.text.push_str(&std::mem::take(&mut self.tones));
    }
}

/// Marks on letters are no letters of their own.
fn is_of_word(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '\u{300}'..='\u{36f}')
}

/// The words of a text as numbers, in ascending order.
pub(super) fn bag(text: &str) -> Vec<u64> {
    let folded: String = fold(text, Match::Loose).chars.into_iter().collect();
    let words = folded.split(|char: char| !char.is_alphanumeric());
    let mut bag: Vec<u64> = words.filter(|word| !word.is_empty()).map(hash).collect();
    order::sort(&mut bag);
    bag
}

/// FNV-1a.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// How alike two bags are, up to [`WHOLE`]: the share of words that they have in common (Dice 1945), or more where one
/// holds the other.
pub(super) fn alike(one: &[u64], other: &[u64]) -> u32 {
    let (shorter, all) = (one.len().min(other.len()), one.len() + other.len());
    if shorter == 0 || shorter * FARTHEST < all {
        return 0;
    }
    let both = in_both(one, other);
    let share = ratio(2 * both, all, WHOLE);
    if shorter < FEWEST_HELD {
        return share;
    }
    share.max(ratio(both, shorter, HELD))
}

fn ratio(part: usize, whole: usize, of: u32) -> u32 {
    u32::try_from(part * of as usize / whole).unwrap_or(of)
}

fn in_both(one: &[u64], other: &[u64]) -> usize {
    let (mut at, mut both) = (0, 0);
    for word in one {
        while other.get(at).is_some_and(|found| found < word) {
            at += 1;
        }
        if other.get(at) == Some(word) {
            (at, both) = (at + 1, both + 1);
        }
    }
    both
}

/// The new text with the old one's spelling of words that only wrote their tone elsewhere, so that these do not count as
/// changed.
pub(super) fn as_spelled(old: &str, new: &str) -> String {
    let kept: BTreeSet<&str> = order::gather(old.split_whitespace());
    let spelled: BTreeMap<String, &str> =
        order::gather(kept.iter().map(|word| (plain(word), *word)));
    let spell = |word: &str| {
        let is_kept = kept.contains(word);
        let other = (!is_kept).then(|| spelled.get(&plain(word))).flatten();
        other.copied().unwrap_or(word).to_owned()
    };
    let words: Vec<String> = tidy(new).split(' ').map(spell).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_of_typing_makes_no_other_words() {
        let same = [
            ("Hai bên hòa giải", "Hai bên  hoà giải"),
            ("thúy, uỷ ban", "thuý , ủy ban"),
            ("vie\u{323}\u{302}c chung", "việc chung"),
            ("“Dạy tốt – Học tốt”…", "\"Dạy tốt - Học tốt\"..."),
            ("MỤC ĐÍCH, YÊU CẦU", "Mục đích, yêu cầu"),
        ];
        for (old, new) in same {
            assert!(is_same(old, new), "{old} | {new}");
        }
    }

    #[test]
    fn other_letters_marks_or_capitals_are_other_words() {
        let others = [
            ("quy chế", "quy che"),
            ("họp tổ", "họptổ"),
            ("chi bộ", "Chi bộ"),
            ("họp.", "họp;"),
            ("46/46", "46/47"),
        ];
        for (old, new) in others {
            assert!(!is_same(old, new), "{old} | {new}");
        }
    }

    #[test]
    fn texts_are_as_alike_as_the_words_they_share() {
        let alike = |one, other| alike(&bag(one), &bag(other));
        assert_eq!(alike("Hai bên họp", "hai bên HỌP."), WHOLE);
        assert_eq!(alike("họp tháng", "họp tuần"), 500);
        assert_eq!(
            alike(
                "một hai ba bốn năm",
                "một hai ba bốn năm sáu bảy tám chín mười mười"
            ),
            HELD
        );
        assert_eq!(alike("", ""), 0);
    }

    #[test]
    fn words_that_stay_keep_their_spelling() {
        assert_eq!(
            as_spelled("tổ hòa giải họp", "tổ hoà giải họp hằng tháng"),
            "tổ hòa giải họp hằng tháng"
        );
    }
}
