//! Names of glyphs, and the Western codes of fonts that name none.

/// Signs by their names in the Adobe Glyph List; letters are put together from theirs.
const SIGNS: [(&str, char); 62] = [
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("underscore", '_'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("endash", '–'),
    ("emdash", '—'),
    ("bullet", '•'),
    ("ellipsis", '…'),
    ("degree", '°'),
    ("multiply", '×'),
    ("divide", '÷'),
    ("section", '§'),
    ("guillemotleft", '«'),
    ("guillemotright", '»'),
    ("dcroat", 'đ'),
    ("Dcroat", 'Đ'),
    ("eth", 'ð'),
    ("Eth", 'Ð'),
    ("nbspace", ' '),
    ("sfthyphen", '\u{AD}'),
    ("minus", '-'),
    ("dong", '₫'),
];

/// Marks by their names, as combining characters.
const MARKS: [(&str, char); 13] = [
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("tilde", '\u{303}'),
    ("hookabove", '\u{309}'),
    ("dotbelow", '\u{323}'),
    ("circumflex", '\u{302}'),
    ("breve", '\u{306}'),
    ("horn", '\u{31B}'),
    ("dieresis", '\u{308}'),
    ("cedilla", '\u{327}'),
    ("ring", '\u{30A}'),
    ("caron", '\u{30C}'),
    ("macron", '\u{304}'),
];

/// Windows-1252 from 0x80 to 0x9F; zero where it has none.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The character of a glyph: "eacute", "uni1EBF", "ecircumflexacute", "a".
pub(super) fn character(name: &str) -> Option<char> {
    let name = name.split('.').next().unwrap_or_default();
    if let Some((_, sign)) = SIGNS.iter().find(|(known, _)| *known == name) {
        return Some(*sign);
    }
    let code = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'));
    if let Some(char) = code
        .filter(|code| (4..=6).contains(&code.len()))
        .and_then(|code| u32::from_str_radix(code, 16).ok())
        .and_then(char::from_u32)
    {
        return Some(char);
    }
    composed(name)
}

/// A letter with marks named behind it.
fn composed(name: &str) -> Option<char> {
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let mut text = String::from(letter);
    let mut rest = &name[1..];
    while !rest.is_empty() {
        let (mark, char) = MARKS.iter().find(|(mark, _)| rest.starts_with(mark))?;
        text.push(*char);
        rest = &rest[mark.len()..];
    }
    let text = crate::text::nfc(&text);
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// What a code stands for in Windows' Western encoding.
pub(super) fn western(code: u8) -> Option<char> {
    match code {
        0..=31 => None,
        0x80..=0x9F => Some(WINDOWS[usize::from(code - 0x80)]).filter(|char| *char != '\0'),
        _ => Some(char::from(code)),
    }
}

#[cfg(test)]
mod tests {
    use super::{character, western};

    #[test]
    fn glyphs_are_known_by_name_by_number_and_by_their_marks() {
        let names = [
            "a",
            "period",
            "eacute",
            "uni1EBF",
            "ecircumflexdotbelow",
            "ohornacute",
            "dcroat",
            "a.sc",
        ];
        let found: String = names.iter().filter_map(|name| character(name)).collect();
        assert_eq!(found, "a.éếệớđa");
        assert_eq!(character("g123"), None);
    }

    #[test]
    fn western_codes_are_those_of_windows() {
        assert_eq!(
            [western(0x41), western(0x96), western(0xE9), western(0x81)],
            [Some('A'), Some('–'), Some('é'), None]
        );
    }
}
