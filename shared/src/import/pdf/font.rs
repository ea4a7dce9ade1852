//! A font of a PDF, as far as it tells characters and widths (ISO 32000-1, 9.6 to 9.10). Outlines are not read.

use std::collections::HashMap;

use super::cmap::CMap;
use super::file::{File, index};
use super::glyph;
use super::object::{Dict, Object};
use crate::import::legacy::{self, Encoding};
use crate::import::refusal::Refusal;

/// Width of a letter that no table tells: about that of Times, in thousandths of an em.
const USUAL_WIDTH: f64 = 500.0;
/// Widths that are kept.
const MOST_WIDTHS: usize = 65_536;

/// A font.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// Codes have two bytes.
    is_wide: bool,
    characters: CMap,
    /// What simple codes stand for without a table.
    named: HashMap<u8, char>,
    widths: HashMap<u32, f64>,
    usual_width: f64,
    /// Letters of before Unicode.
    pub encoding: Option<Encoding>,
}

/// A drawn code.
pub(super) struct Drawn {
    /// What it stands for; U+FFFD where nobody tells.
    pub text: String,
    /// How far it moves on, in ems.
    pub width: f64,
    /// It is the code for which word spacing counts.
    pub is_space: bool,
}

impl Font {
    /// Reads a font.
    pub fn read(file: &File<'_>, dict: &Dict) -> Result<Self, Refusal> {
        let base = file.name(dict, "BaseFont").unwrap_or_default();
        let is_wide = file.name(dict, "Subtype").as_deref() == Some("Type0");
        let mut font = Self {
            is_wide,
            encoding: legacy::of_font(&base),
            usual_width: USUAL_WIDTH,
            ..Self::default()
        };
        let table = dict.get("ToUnicode").and_then(|object| file.stream(object));
        if let Some(stream) = table {
            font.characters = CMap::read(&file.unpack(&stream)?);
        }
        if is_wide {
            font.read_wide(file, dict);
        } else {
            font.read_simple(file, dict);
        }
        Ok(font)
    }

    /// The codes of a string.
    pub fn draw(&self, bytes: &[u8]) -> Vec<Drawn> {
        let step = if self.is_wide { 2 } else { 1 };
        bytes.chunks(step).map(|code| self.one(code)).collect()
    }

    fn one(&self, code: &[u8]) -> Drawn {
        let number = code
            .iter()
            .fold(0, |number: u32, byte| (number << 8) | u32::from(*byte));
        let named = || {
            let byte = u8::try_from(number).ok().filter(|_| !self.is_wide)?;
            self.named
                .get(&byte)
                .copied()
                .or_else(|| glyph::western(byte))
                .map(String::from)
        };
        let text = self
            .characters
            .look_up(number)
            .filter(|text| !text.is_empty())
            .or_else(named);
        Drawn {
            text: text.unwrap_or_else(|| "\u{FFFD}".to_owned()),
            width: self
                .widths
                .get(&number)
                .copied()
                .unwrap_or(self.usual_width)
                / 1000.0,
            is_space: !self.is_wide && number == 32,
        }
    }

    fn read_simple(&mut self, file: &File<'_>, dict: &Dict) {
        let first = file.number(dict, "FirstChar").and_then(index).unwrap_or(0);
        if let Object::Array(widths) = file.get(dict, "Widths") {
            let numbered = (first..).zip(&widths).take(256);
            for (code, width) in numbered {
                if let (Ok(code), Object::Number(width)) =
                    (u32::try_from(code), file.resolve(width))
                {
                    self.widths.insert(code, width);
                }
            }
        }
        let Object::Dict(encoding) = file.get(dict, "Encoding") else {
            return;
        };
        let Object::Array(differences) = file.get(&encoding, "Differences") else {
            return;
        };
        let mut code = 0_usize;
        for item in &differences {
            match item {
                Object::Number(number) => code = index(*number).unwrap_or(0),
                Object::Name(name) => {
                    if let (Ok(code), Some(char)) = (u8::try_from(code), glyph::character(name)) {
                        self.named.insert(code, char);
                    }
                    code += 1;
                }
                _ => {}
            }
        }
    }

    fn read_wide(&mut self, file: &File<'_>, dict: &Dict) {
        let Object::Array(descendants) = file.get(dict, "DescendantFonts") else {
            return;
        };
        let Some(Object::Dict(inner)) = descendants.first().map(|first| file.resolve(first)) else {
            return;
        };
        self.usual_width = file.number(&inner, "DW").unwrap_or(1000.0);
        let Object::Array(widths) = file.get(&inner, "W") else {
            return;
        };
        let mut rest = widths.iter().map(|item| file.resolve(item)).peekable();
        while let Some(Object::Number(first)) = rest.next() {
            let first = index(first).unwrap_or(0);
            match rest.next() {
                Some(Object::Array(list)) => {
                    for (code, width) in (first..).zip(list) {
                        self.put_width(code, &width);
                    }
                }
                Some(Object::Number(last)) => {
                    let last = index(last)
                        .unwrap_or(0)
                        .min(first.saturating_add(MOST_WIDTHS));
                    let width = rest.next().unwrap_or(Object::Null);
                    for code in first..=last {
                        self.put_width(code, &width);
                    }
                }
                _ => return,
            }
        }
    }

    fn put_width(&mut self, code: usize, width: &Object) {
        if let (Ok(code), Object::Number(width)) = (u32::try_from(code), width)
            && self.widths.len() < MOST_WIDTHS
        {
            self.widths.insert(code, *width);
        }
    }
}
