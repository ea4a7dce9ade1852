//! Capital and small letters, one for one: of Latin with all of Vietnamese, of Greek and Cyrillic
//! without accents. Letters of other scripts stay as they are.
//!
//! The standard library knows all scripts, by tables that are 8 KB of the app after compression.

/// The small letter of a capital; anything else stays.
pub fn lower(letter: char) -> char {
    let code = u32::from(letter);
    let distance = match code {
        0xD7 | 0x130 | 0x3A2 => 0,
        0x41..=0x5A | 0xC0..=0xDE | 0x391..=0x3A9 | 0x410..=0x42F => 32,
        0x400..=0x40F => 80,
        // Blocks where each capital stands before its small letter, at even or at odd places.
        0x100..=0x137 | 0x14A..=0x177 | 0x1A0..=0x1A5 | 0x1E00..=0x1E95 | 0x1EA0..=0x1EFF => {
            (code + 1) % 2
        }
        0x139..=0x148 | 0x179..=0x17E | 0x1AF..=0x1B0 => code % 2,
        _ => 0,
    };
    char::from_u32(code + distance).unwrap_or(letter)
}

/// The capital of a small letter; anything else stays.
pub fn upper(letter: char) -> char {
    let before = |distance| char::from_u32(u32::from(letter).checked_sub(distance)?);
    [1, 32, 80]
        .into_iter()
        .filter_map(before)
        .find(|capital| lower(*capital) == letter)
        .unwrap_or(letter)
}

/// A text in small letters.
pub fn lowered(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// A text as it begins a line: "xã Sông Mây" with a capital X.
pub fn begun(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(upper);
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Latin up to the Vietnamese horns, Greek, Cyrillic, Latin with marks below and doubled marks.
    fn letters() -> impl Iterator<Item = char> {
        // Not one for one: İ; alone in a block of pairs: Ʀ, ƪ and their like between the horns.
        let blocks = [
            0..=0x12F,
            0x132..=0x177,
            0x179..=0x17E,
            0x1A0..=0x1A5,
            0x1AF..=0x1B0,
        ];
        let others = [
            0x391..=0x3A9,
            0x3B1..=0x3C9,
            0x400..=0x45F,
            0x1E00..=0x1E95,
            0x1EA0..=0x1EFF,
        ];
        blocks
            .into_iter()
            .chain(others)
            .flatten()
            .filter_map(char::from_u32)
    }

    #[test]
    fn small_letters_are_those_of_unicode() {
        for letter in letters() {
            assert!(letter.to_lowercase().eq([lower(letter)]), "{letter}");
        }
    }

    #[test]
    fn capitals_are_those_of_unicode() {
        // Whose capitals are two letters, lie in another block or are shared with another letter.
        let alone = ['ß', 'ŉ', 'µ', 'ÿ', 'ı', 'ς'];
        for letter in letters().filter(|letter| !alone.contains(letter)) {
            assert!(letter.to_uppercase().eq([upper(letter)]), "{letter}");
        }
    }

    #[test]
    fn a_text_is_lowered_letter_by_letter() {
        assert_eq!(
            lowered("BAN CHẤP HÀNH CĐCS, Ở ĐƯỜNG Ỷ LAN"),
            "ban chấp hành cđcs, ở đường ỷ lan"
        );
    }
}
