//! Vietnamese text as it is compared: normalised, and folded for searching. The only place that
//! names the crate with Unicode's tables.

pub mod bytes;
pub mod case;
pub mod words;

use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();
const NFD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfd();

/// NFC, with runs of white space made one space and none at the ends.
pub fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(&NFC.normalize(word));
    }
    tidy
}

/// NFC.
pub fn nfc(text: &str) -> String {
    NFC.normalize(text).into_owned()
}

/// Whether the text is in NFC.
pub fn is_nfc(text: &str) -> bool {
    // Letters without marks are; much of what is typed in one go is a word without any.
    text.is_ascii() || NFC.is_normalized(text)
}

/// Whether a character is one that nobody sees, or that turns what stands around it: control characters,
/// those of no width, marks of direction, fillers. By them one name could look like another.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}'
        )
        || matches!(
            c,
            '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
        )
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// The letter and the marks that a character is made of, in the order of NFD.
pub fn decomposed(composed: char) -> impl Iterator<Item = char> {
    NFD.normalize_iter(std::iter::once(composed))
}

/// Whether the character is a mark on the one before it: its canonical combining class is not 0.
pub fn is_mark(char: char) -> bool {
    CanonicalCombiningClassMapBorrowed::new().get_u8(char) != 0
}

/// Text folded for comparing, with the way back to the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The folded characters.
    pub chars: Vec<char>,
    /// For each folded character, the index of the original character (Unicode scalar) it stems from.
    pub origin: Vec<usize>,
    /// How many original characters there were.
    pub originals: usize,
}

/// How much two texts may differ and still be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// Upper and lower case are alike.
    Exact,
    /// Case and diacritics do not count: "quy che" finds "Quy chế".
    Loose,
}

/// Folds for comparing. In a loose match `đ` is `d` and marks are dropped.
pub fn fold(text: &str, matching: Match) -> Folded {
    let mut folded = Folded {
        chars: Vec::new(),
        origin: Vec::new(),
        originals: 0,
    };
    for (index, original) in text.chars().enumerate() {
        push(&mut folded, index, original, matching == Match::Loose);
        folded.originals = index + 1;
    }
    folded
}

fn push(folded: &mut Folded, index: usize, original: char, without_marks: bool) {
    // Comparing decomposed text makes NFC and NFD alike and keeps each character's origin.
    for part in decomposed(case::lower(original)) {
        if without_marks && is_mark(part) {
            continue;
        }
        folded.chars.push(if without_marks && part == 'đ' {
            'd'
        } else {
            part
        });
        folded.origin.push(index);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidy_text_is_composed_and_single_spaced() {
        assert_eq!(
            tidy("  Ban  gia\u{301}m\thie\u{323}\u{302}u\n"),
            "Ban giám hiệu"
        );
    }

    #[test]
    fn loose_folding_drops_case_and_marks_and_keeps_the_way_back() {
        let folded = fold("Đời sống", Match::Loose);
        assert_eq!(folded.chars.iter().collect::<String>(), "doi song");
        assert_eq!(folded.origin, (0..8).collect::<Vec<_>>());
    }

    #[test]
    fn exact_folding_tells_marks_apart() {
        assert_ne!(
            fold("cua", Match::Exact).chars,
            fold("của", Match::Exact).chars
        );
        assert_eq!(
            fold("CỦA", Match::Exact).chars,
            fold("của", Match::Exact).chars
        );
    }
}
