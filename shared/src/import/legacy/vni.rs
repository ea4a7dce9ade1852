//! VNI for Windows: a letter, and behind it its marks as one Western letter.

/// Marks behind a letter, small and capital: the combining characters they stand for.
const MARKS: [(char, char, &str); 15] = [
    ('ù', 'Ù', "\u{301}"),
    ('ø', 'Ø', "\u{300}"),
    ('û', 'Û', "\u{309}"),
    ('õ', 'Õ', "\u{303}"),
    ('ï', 'Ï', "\u{323}"),
    ('â', 'Â', "\u{302}"),
    ('á', 'Á', "\u{302}\u{301}"),
    ('à', 'À', "\u{302}\u{300}"),
    ('å', 'Å', "\u{302}\u{309}"),
    ('ã', 'Ã', "\u{302}\u{303}"),
    ('ä', 'Ä', "\u{302}\u{323}"),
    ('ê', 'Ê', "\u{306}"),
    ('é', 'É', "\u{306}\u{301}"),
    ('è', 'È', "\u{306}\u{300}"),
    ('ú', 'Ú', "\u{306}\u{309}"),
];
/// The rest of the breve's marks.
const MORE_MARKS: [(char, char, &str); 2] =
    [('ü', 'Ü', "\u{306}\u{303}"), ('ë', 'Ë', "\u{306}\u{323}")];
/// Letters with a place of their own.
const LETTERS: [(char, char); 14] = [
    ('ñ', 'đ'),
    ('Ñ', 'Đ'),
    ('ö', 'ư'),
    ('Ö', 'Ư'),
    ('ô', 'ơ'),
    ('Ô', 'Ơ'),
    ('æ', 'ỉ'),
    ('Æ', 'Ỉ'),
    ('ó', 'ĩ'),
    ('Ó', 'Ĩ'),
    ('ò', 'ị'),
    ('Ò', 'Ị'),
    ('î', 'ỵ'),
    ('Î', 'Ỵ'),
];

fn marks(c: char) -> Option<&'static str> {
    let all = MARKS.iter().chain(&MORE_MARKS);
    all.into_iter()
        .find(|(small, capital, _)| *small == c || *capital == c)
        .map(|(.., marks)| *marks)
}

fn letter(c: char) -> Option<char> {
    let at = LETTERS.iter().find(|(place, _)| *place == c)?;
    Some(at.1)
}

/// Whether a letter takes marks behind it.
fn takes_marks(c: char) -> bool {
    matches!(
        c,
        'a' | 'e' | 'o' | 'u' | 'y' | 'A' | 'E' | 'O' | 'U' | 'Y' | 'ơ' | 'Ơ' | 'ư' | 'Ư'
    )
}

/// Letters with their marks decomposed behind them.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut before = ' ';
    for c in text.chars() {
        let c = match u32::from(c) {
            code @ 0xF020..=0xF0FF => char::from_u32(code - 0xF000).unwrap_or(c),
            _ => c,
        };
        if let Some(marks) = marks(c).filter(|_| takes_marks(before)) {
            out.push_str(marks);
            before = ' ';
        } else {
            before = letter(c).unwrap_or(c);
            out.push(before);
        }
    }
    out
}

/// How many letters of a word carry marks in this way.
pub(super) fn evidence(word: &str) -> usize {
    let mut before = ' ';
    let mut count = 0;
    for c in word.chars() {
        let plain = letter(before).unwrap_or(before);
        count += usize::from(takes_marks(plain) && marks(c).is_some());
        before = c;
    }
    count
}
