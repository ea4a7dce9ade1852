//! The objects that a PDF is made of (ISO 32000-1, 7.3), read from bytes. Whoever reads further finds no loops
//! here: references are numbers until somebody looks them up.

use std::collections::BTreeMap;

/// Arrays in arrays.
const DEEPEST: usize = 32;
/// Things in one array or dictionary; the widths of a large font are some ten thousand.
const MOST: usize = 100_000;

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object {
    /// Nothing, or what is not needed.
    Null,
    /// A number.
    Number(f64),
    /// "/Name".
    Name(String),
    /// Bytes of a string.
    Bytes(Vec<u8>),
    /// A list.
    Array(Vec<Object>),
    /// A dictionary.
    Dict(Dict),
    /// The number of another object.
    Ref(u32),
}

/// A dictionary.
pub(super) type Dict = BTreeMap<String, Object>;

/// What stands in a stream of content: an object, or what to do with those before it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// An object.
    Object(Object),
    /// An operator.
    Word(Vec<u8>),
}

/// Reads objects from bytes.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    /// Where the next one begins.
    pub at: usize,
    /// Whether "3 0 R" is a reference: not within content.
    refers: bool,
}

impl<'a> Lexer<'a> {
    /// Of a file.
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self {
            bytes,
            at,
            refers: true,
        }
    }

    /// Of content, which has no references.
    pub fn of_content(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            refers: false,
        }
    }

    /// The next object; `None` if there is none.
    pub fn object(&mut self) -> Option<Object> {
        match self.token()? {
            Token::Object(object) => Some(object),
            Token::Word(_) => None,
        }
    }

    /// The next object or operator.
    pub fn token(&mut self) -> Option<Token> {
        self.token_within(0)
    }

    /// Whether this word comes next; it is passed over if it does.
    pub fn eats(&mut self, word: &[u8]) -> bool {
        self.skip_blanks();
        let comes = self
            .bytes
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(word));
        if comes {
            self.at += word.len();
        }
        comes
    }

    fn token_within(&mut self, depth: usize) -> Option<Token> {
        self.skip_blanks();
        let first = *self.bytes.get(self.at)?;
        let object = match first {
            b'/' => self.name(),
            b'(' => self.literal(),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => self.dict(depth)?,
            b'<' => self.hex(),
            b'[' => self.array(depth)?,
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number(),
            b']' | b'>' | b')' | b'{' | b'}' => {
                self.at += 1;
                return Some(Token::Word(vec![first]));
            }
            _ => return Some(self.word()),
        };
        Some(Token::Object(object))
    }

    fn skip_blanks(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'%' => {
                    let end = self.bytes[self.at..]
                        .iter()
                        .position(|b| matches!(b, b'\n' | b'\r'));
                    self.at += end.unwrap_or(self.bytes.len() - self.at);
                }
                byte if is_blank(*byte) => self.at += 1,
                _ => return,
            }
        }
    }

    fn regular(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let end = rest
            .iter()
            .position(|byte| is_blank(*byte) || is_delimiter(*byte));
        let taken = &rest[..end.unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }

    fn word(&mut self) -> Token {
        let word = self.regular();
        match word {
            b"null" | b"true" | b"false" => Token::Object(Object::Null),
            _ => Token::Word(word.to_vec()),
        }
    }

    fn name(&mut self) -> Object {
        self.at += 1;
        let raw = self.regular();
        let mut name = Vec::with_capacity(raw.len());
        let mut at = 0;
        while let Some(byte) = raw.get(at) {
            let escaped = (*byte == b'#')
                .then(|| raw.get(at + 1..at + 3).and_then(hex_pair))
                .flatten();
            name.push(escaped.unwrap_or(*byte));
            at += if escaped.is_some() { 3 } else { 1 };
        }
        Object::Name(String::from_utf8_lossy(&name).into_owned())
    }

    fn number(&mut self) -> Object {
        let begin = self.at;
        let value = number_of(self.regular());
        let whole =
            value.filter(|value| self.refers && value.fract() == 0.0 && (1.0..1e9).contains(value));
        if let Some(id) = whole.and_then(|_| self.reference(begin)) {
            return Object::Ref(id);
        }
        value.map_or(Object::Null, Object::Number)
    }

    /// "12 0 R", with the place behind the first number.
    fn reference(&mut self, begin: usize) -> Option<u32> {
        let behind = self.at;
        let id = std::str::from_utf8(&self.bytes[begin..behind])
            .ok()?
            .parse()
            .ok();
        self.skip_blanks();
        let generation = self.regular();
        self.skip_blanks();
        let is_reference = !generation.is_empty()
            && generation.len() <= 5
            && generation.iter().all(u8::is_ascii_digit)
            && self.regular() == b"R";
        if !is_reference {
            self.at = behind;
        }
        id.filter(|_| is_reference)
    }

    fn literal(&mut self) -> Object {
        self.at += 1;
        let mut out = Vec::new();
        let mut depth = 1_usize;
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    out.extend(self.escaped());
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
        Object::Bytes(out)
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied()?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.bytes.get(self.at).copied() else {
                        break;
                    };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                u8::try_from(value & 0xff).ok()
            }
            b'\r' => {
                self.at += usize::from(self.bytes.get(self.at) == Some(&b'\n'));
                None
            }
            b'\n' => None,
            other => Some(other),
        }
    }

    fn hex(&mut self) -> Object {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let end = rest
            .iter()
            .position(|byte| *byte == b'>')
            .unwrap_or(rest.len());
        self.at += (end + 1).min(rest.len());
        Object::Bytes(unhex(&rest[..end]))
    }

    fn array(&mut self, depth: usize) -> Option<Object> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            match self.inner(depth)? {
                Token::Word(word) if word == b"]" => return Some(Object::Array(items)),
                Token::Object(object) if items.len() < MOST => items.push(object),
                _ => {}
            }
        }
    }

    fn dict(&mut self, depth: usize) -> Option<Object> {
        self.at += 2;
        let mut dict = Dict::new();
        loop {
            let key = match self.inner(depth)? {
                Token::Word(word) if word == b">" => {
                    self.at += usize::from(self.bytes.get(self.at) == Some(&b'>'));
                    return Some(Object::Dict(dict));
                }
                Token::Object(Object::Name(key)) => key,
                _ => continue,
            };
            self.skip_blanks();
            if self.bytes.get(self.at) == Some(&b'>') {
                continue;
            }
            if let Token::Object(value) = self.inner(depth)?
                && dict.len() < MOST
            {
                dict.insert(key, value);
            }
        }
    }

    fn inner(&mut self, depth: usize) -> Option<Token> {
        (depth < DEEPEST)
            .then(|| self.token_within(depth + 1))
            .flatten()
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

fn number_of(raw: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(raw).ok()?;
    // Some writers print "--5" and "5-3".
    let text = text.trim_start_matches(['-', '+']);
    let end = text.find('-').unwrap_or(text.len());
    let value: f64 = text[..end].parse().ok()?;
    let sign = if raw.first() == Some(&b'-') {
        -1.0
    } else {
        1.0
    };
    Some(sign * value.clamp(-1e9, 1e9))
}

fn hex_pair(pair: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()
}

/// Bytes of hexadecimal digits; blanks between them do not count, a last digit alone has a zero behind it.
pub(super) fn unhex(digits: &[u8]) -> Vec<u8> {
    let mut digits: Vec<u8> = digits
        .iter()
        .copied()
        .filter(u8::is_ascii_hexdigit)
        .collect();
    if digits.len() % 2 == 1 {
        digits.push(b'0');
    }
    digits.chunks_exact(2).filter_map(hex_pair).collect()
}

#[cfg(test)]
mod tests {
    use super::{Lexer, Object, Token};

    fn object(text: &str) -> Option<Object> {
        Lexer::new(text.as_bytes(), 0).object()
    }

    #[test]
    fn objects_are_read_with_their_escapes() {
        assert_eq!(object(" % note\n -12.5 "), Some(Object::Number(-12.5)));
        assert_eq!(object("/A#42c"), Some(Object::Name("ABc".into())));
        assert_eq!(
            object(
                r"(a\(b\051 (c) \
d)"
            ),
            Some(Object::Bytes(b"a(b) (c) d".to_vec()))
        );
        assert_eq!(object("<48 65 6>"), Some(Object::Bytes(b"He`".to_vec())));
        assert_eq!(
            object("[1 0 R 2]"),
            Some(Object::Array(vec![Object::Ref(1), Object::Number(2.0)]))
        );
        let Some(Object::Dict(dict)) = object("<</A 1/B<</C(x)>>/D 3 0 R>>") else {
            panic!("a dictionary");
        };
        assert_eq!(dict["D"], Object::Ref(3));
    }

    #[test]
    fn nesting_without_end_and_lost_ends_are_no_objects() {
        assert_eq!(object(&"[".repeat(100_000)), None);
        assert_eq!(object(&"<</A".repeat(100_000)), None);
        assert_eq!(object("[1 2"), None);
        assert_eq!(object(""), None);
    }

    #[test]
    fn content_has_operators_and_no_references() {
        let mut lexer = Lexer::of_content(b"1 0 R (x) Tj");
        let tokens: Vec<Token> = std::iter::from_fn(|| lexer.token()).collect();
        assert_eq!(tokens.len(), 5);
        assert_eq!(tokens[4], Token::Word(b"Tj".to_vec()));
    }
}
