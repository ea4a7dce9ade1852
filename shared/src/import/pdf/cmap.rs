//! `ToUnicode`: which characters a font's codes stand for (ISO 32000-1, 9.10.3).

use std::collections::BTreeMap;

use super::object::{Lexer, Object, Token};

/// Codes that are kept; a font of two bytes has 65,536.
const MOST: usize = 65_536;
/// One code is one letter, sometimes a few.
const LONGEST: usize = 16;

/// A table of characters.
#[derive(Debug, Default)]
pub(super) struct CMap {
    characters: BTreeMap<u32, String>,
    ranges: Vec<(u32, u32, u32)>,
}

impl CMap {
    /// Reads a table; what is no table is empty.
    pub fn read(bytes: &[u8]) -> Self {
        let mut lexer = Lexer::of_content(bytes);
        let mut map = Self::default();
        let mut held: Vec<Object> = Vec::new();
        while let Some(token) = lexer.token() {
            match token {
                Token::Object(object) if held.len() < 3 * MOST => held.push(object),
                Token::Object(_) => {}
                Token::Word(word) => {
                    match word.as_slice() {
                        b"endbfchar" => map.take_characters(&held),
                        b"endbfrange" => map.take_ranges(&held),
                        _ => {}
                    }
                    held.clear();
                }
            }
        }
        map
    }

    /// What a code stands for.
    pub fn look_up(&self, code: u32) -> Option<String> {
        if let Some(found) = self.characters.get(&code) {
            return Some(found.clone());
        }
        let range = self
            .ranges
            .iter()
            .find(|(first, last, _)| (*first..=*last).contains(&code));
        let (first, _, to) = range?;
        char::from_u32(to + (code - first)).map(String::from)
    }

    fn take_characters(&mut self, held: &[Object]) {
        for pair in held.chunks_exact(2) {
            if let [Object::Bytes(code), Object::Bytes(to)] = pair {
                self.put(number(code), to);
            }
        }
    }

    fn take_ranges(&mut self, held: &[Object]) {
        for range in held.chunks_exact(3) {
            let [Object::Bytes(first), Object::Bytes(last), to] = range else {
                continue;
            };
            let (first, last) = (number(first), number(last));
            match to {
                Object::Array(all) => {
                    for (code, to) in (first..=last).zip(all) {
                        if let Object::Bytes(to) = to {
                            self.put(code, to);
                        }
                    }
                }
                Object::Bytes(to) => {
                    let text = utf16(to);
                    let mut chars = text.chars();
                    if let (Some(char), None) = (chars.next(), chars.next())
                        && self.ranges.len() < MOST
                        && first <= last
                    {
                        self.ranges.push((first, last, u32::from(char)));
                    } else {
                        self.put(first, to);
                    }
                }
                _ => {}
            }
        }
    }

    fn put(&mut self, code: u32, to: &[u8]) {
        if self.characters.len() < MOST && to.len() <= 2 * LONGEST {
            self.characters.insert(code, utf16(to));
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |number: u32, byte| (number << 8) | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        [one] => u16::from(*one),
        _ => 0,
    });
    char::decode_utf16(units)
        .map(|c| c.unwrap_or('\u{FFFD}'))
        .filter(|c| *c != '\0')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::CMap;

    #[test]
    fn characters_and_ranges_are_looked_up() {
        let map = CMap::read(
            b"1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <1EBF> <02> <00660069> endbfchar\n2 beginbfrange <10> <12> <0041> <20> <21> [<0110> <01B0>] endbfrange",
        );
        let found: Vec<_> = [1, 2, 0x11, 0x21, 0x99]
            .map(|code| map.look_up(code))
            .into();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(found, [some("ế"), some("fi"), some("B"), some("ư"), None]);
        assert_eq!(CMap::read(b"no table").look_up(1), None);
    }
}
