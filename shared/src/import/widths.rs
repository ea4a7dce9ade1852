//! How wide words are in Times New Roman, the font that the genre is printed in.
//!
//! Enough to tell whether a word would still have fitted on a line. No kerning, no bold.

use crate::text::decomposed;

/// Thousandths of an em, for U+0020 to U+007E. Source: the advance widths of Liberation Serif,
/// which are those of Times New Roman.
const ASCII: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// Width of a space.
pub(super) const SPACE: u32 = 250;

/// Width of one line of text in thousandths of an em.
pub(super) fn of_text(text: &str) -> u32 {
    text.chars().map(of_char).fold(0, u32::saturating_add)
}

/// Letters with marks are as wide as their base; a horn adds a little.
fn of_char(c: char) -> u32 {
    let width_of_part = |part| match part {
        ' '..='~' => u32::from(ASCII[part as usize - 0x20]),
        '\u{031B}' => 40,
        '\u{0300}'..='\u{036F}' => 0,
        'đ' | '–' => 500,
        'Đ' => 722,
        '“' | '”' => 444,
        '‘' | '’' => 333,
        '…' | '—' => 1000,
        '•' => 350,
        _ => 600,
    };
    decomposed(c).map(width_of_part).sum()
}

#[cfg(test)]
mod tests {
    use super::of_text;

    #[test]
    fn marks_do_not_widen_a_letter() {
        assert_eq!(of_text("ế"), of_text("e"));
        assert_eq!(of_text("ngày"), of_text("ngay"));
    }

    #[test]
    fn narrow_letters_are_narrower_than_wide_ones() {
        assert!(of_text("illi") < of_text("mm"));
    }
}
