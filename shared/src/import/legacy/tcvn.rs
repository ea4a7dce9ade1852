//! TCVN 5712-3:1993 ("ABC"): one place for each letter.

/// Places from 0xA1 on, as Latin-1 characters, and the letters drawn there.
const LETTERS: [(char, char); 73] = [
    ('¡', 'Ă'),
    ('¢', 'Â'),
    ('£', 'Ê'),
    ('¤', 'Ô'),
    ('¥', 'Ơ'),
    ('¦', 'Ư'),
    ('§', 'Đ'),
    ('¨', 'ă'),
    ('©', 'â'),
    ('ª', 'ê'),
    ('«', 'ô'),
    ('¬', 'ơ'),
    ('\u{AD}', 'ư'),
    ('®', 'đ'),
    ('µ', 'à'),
    ('¶', 'ả'),
    ('·', 'ã'),
    ('¸', 'á'),
    ('¹', 'ạ'),
    ('»', 'ằ'),
    ('¼', 'ẳ'),
    ('½', 'ẵ'),
    ('¾', 'ắ'),
    ('Æ', 'ặ'),
    ('Ç', 'ầ'),
    ('È', 'ẩ'),
    ('É', 'ẫ'),
    ('Ê', 'ấ'),
    ('Ë', 'ậ'),
    ('Ì', 'è'),
    ('Î', 'ẻ'),
    ('Ï', 'ẽ'),
    ('Ð', 'é'),
    ('Ñ', 'ẹ'),
    ('Ò', 'ề'),
    ('Ó', 'ể'),
    ('Ô', 'ễ'),
    ('Õ', 'ế'),
    ('Ö', 'ệ'),
    ('×', 'ì'),
    ('Ø', 'ỉ'),
    ('Ü', 'ĩ'),
    ('Ý', 'í'),
    ('Þ', 'ị'),
    ('ß', 'ò'),
    ('á', 'ỏ'),
    ('â', 'õ'),
    ('ã', 'ó'),
    ('ä', 'ọ'),
    ('å', 'ồ'),
    ('æ', 'ổ'),
    ('ç', 'ỗ'),
    ('è', 'ố'),
    ('é', 'ộ'),
    ('ê', 'ờ'),
    ('ë', 'ở'),
    ('ì', 'ỡ'),
    ('í', 'ớ'),
    ('î', 'ợ'),
    ('ï', 'ù'),
    ('ñ', 'ủ'),
    ('ò', 'ũ'),
    ('ó', 'ú'),
    ('ô', 'ụ'),
    ('õ', 'ừ'),
    ('ö', 'ử'),
    ('÷', 'ữ'),
    ('ø', 'ứ'),
    ('ù', 'ự'),
    ('ú', 'ỳ'),
    ('û', 'ỷ'),
    ('ü', 'ỹ'),
    ('þ', 'ỵ'),
];

/// The letter that is drawn for a character. "ý" has its own place.
pub(super) fn decode(c: char) -> char {
    // Word keeps characters of fonts that it takes for symbols in the private area.
    let c = match u32::from(c) {
        code @ 0xF020..=0xF0FF => char::from_u32(code - 0xF000).unwrap_or(c),
        _ => c,
    };
    let at = LETTERS.binary_search_by_key(&c, |(place, _)| *place);
    at.map_or(c, |at| LETTERS[at].1)
}

/// How many signs inside a word are letters only here.
pub(super) fn evidence(word: &str) -> usize {
    if !word.chars().any(|c| c.is_ascii_alphabetic()) {
        return 0;
    }
    word.chars()
        .filter(|c| {
            matches!(
                c,
                '¨' | '©'
                    | 'ª'
                    | '«'
                    | '¬'
                    | '\u{AD}'
                    | '®'
                    | 'µ'
                    | '¶'
                    | '·'
                    | '¸'
                    | '¹'
                    | '»'
                    | '¼'
                    | '½'
                    | '¾'
                    | '÷'
                    | '×'
                    | '§'
            )
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::LETTERS;

    #[test]
    fn every_place_is_used_once_and_in_order() {
        assert!(LETTERS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
