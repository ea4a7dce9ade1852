//! What a page draws, as pieces of text with their places. Lines and pictures are not looked at; whether there
//! are any tells a scan from an empty page.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::file::File;
use super::font::Font;
use super::matrix::{Matrix, UPRIGHT, matrix, product};
use super::object::{Dict, Lexer, Object, Token};
use super::piece::{Drawing, Piece};
use crate::import::refusal::Refusal;

/// Saved states, and forms within forms.
const MOST_SAVED: usize = 64;
const DEEPEST_FORM: usize = 6;
/// Forms that a page draws: one that draws another twice, and so on, would have no end.
const MOST_FORMS: usize = 300;
/// Pieces of text of a file; a page of dense text has a thousand.
const MOST_PIECES: usize = 200_000;
/// A gap within one string that is as wide is one between words, in ems: letters drawn one by one have none.
const WORD_GAP: f64 = 0.17;

#[derive(Clone)]
struct State {
    space: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Reads content with the resources that it names.
pub(super) struct Reader<'a, 'b> {
    file: &'a File<'b>,
    drawing: &'a mut Drawing,
    fonts: BTreeMap<String, Option<Rc<Font>>>,
    resources: Dict,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    marked: Vec<bool>,
    depth: usize,
}

impl<'a, 'b> Reader<'a, 'b> {
    /// Of a page.
    pub fn new(
        file: &'a File<'b>,
        drawing: &'a mut Drawing,
        resources: Dict,
        turn: Matrix,
    ) -> Self {
        drawing.forms = 0;
        Self {
            file,
            drawing,
            fonts: BTreeMap::new(),
            resources,
            state: State {
                space: turn,
                font: None,
                size: 0.0,
                char_space: 0.0,
                word_space: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
            },
            saved: Vec::new(),
            text: UPRIGHT,
            line: UPRIGHT,
            marked: Vec::new(),
            depth: 0,
        }
    }

    /// Reads the content.
    pub fn read(&mut self, content: &[u8]) -> Result<(), Refusal> {
        let mut lexer = Lexer::of_content(content);
        let mut held: Vec<Object> = Vec::new();
        while let Some(token) = lexer.token() {
            if MOST_PIECES <= self.drawing.count {
                return Ok(());
            }
            match token {
                Token::Object(object) => {
                    if held.len() < 64 {
                        held.push(object);
                    }
                }
                Token::Word(word) if word == b"ID" => {
                    pass_picture(content, &mut lexer);
                    held.clear();
                }
                Token::Word(word) => {
                    self.obey(&word, &held)?;
                    held.clear();
                }
            }
        }
        Ok(())
    }

    fn obey(&mut self, word: &[u8], held: &[Object]) -> Result<(), Refusal> {
        let number = |at: usize| match held.get(at) {
            Some(Object::Number(number)) => *number,
            _ => 0.0,
        };
        match word {
            b"q" if self.saved.len() < MOST_SAVED => self.saved.push(self.state.clone()),
            b"Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => self.state.space = product(matrix(&number), self.state.space),
            b"BT" => (self.text, self.line) = (UPRIGHT, UPRIGHT),
            b"Tc" => self.state.char_space = number(0),
            b"Tw" => self.state.word_space = number(0),
            b"Tz" => self.state.stretch = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Ts" => self.state.rise = number(0),
            b"Tf" => {
                self.state.size = number(1);
                self.state.font = match held.first() {
                    Some(Object::Name(name)) => self.font(name)?,
                    _ => None,
                };
            }
            b"Td" => self.next_line(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            b"Tm" => (self.text, self.line) = (matrix(&number), matrix(&number)),
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tj" | b"TJ" => self.show(held.first()),
            b"'" => {
                self.next_line(0.0, -self.state.leading);
                self.show(held.first());
            }
            b"\"" => {
                (self.state.word_space, self.state.char_space) = (number(0), number(1));
                self.next_line(0.0, -self.state.leading);
                self.show(held.get(2));
            }
            b"BMC" | b"BDC" => {
                let is_artifact =
                    matches!(held.first(), Some(Object::Name(name)) if name == "Artifact");
                if self.marked.len() < MOST_SAVED {
                    self.marked.push(is_artifact);
                }
            }
            b"EMC" => {
                self.marked.pop();
            }
            b"Do" => {
                if let Some(Object::Name(name)) = held.first() {
                    self.form(name)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn next_line(&mut self, right: f64, up: f64) {
        self.line = product([1.0, 0.0, 0.0, 1.0, right, up], self.line);
        self.text = self.line;
    }

    fn font(&mut self, name: &str) -> Result<Option<Rc<Font>>, Refusal> {
        if let Some(found) = self.fonts.get(name) {
            return Ok(found.clone());
        }
        let fonts = self.file.dict(&self.resources, "Font").unwrap_or_default();
        let font = match self.file.dict(&fonts, name) {
            Some(dict) => Some(Rc::new(Font::read(self.file, &dict)?)),
            None => None,
        };
        self.fonts.insert(name.to_owned(), font.clone());
        Ok(font)
    }

    fn form(&mut self, name: &str) -> Result<(), Refusal> {
        let forms = self
            .file
            .dict(&self.resources, "XObject")
            .unwrap_or_default();
        let Some(stream) = forms.get(name).and_then(|object| self.file.stream(object)) else {
            return Ok(());
        };
        let is_form = self.file.name(&stream.dict, "Subtype").as_deref() == Some("Form");
        self.drawing.forms += 1;
        if !is_form || DEEPEST_FORM <= self.depth || MOST_FORMS < self.drawing.forms {
            return Ok(());
        }
        let content = self.file.unpack(&stream)?;
        let own = match self.file.get(&stream.dict, "Matrix") {
            Object::Array(numbers) => matrix(&|at| match numbers.get(at) {
                Some(Object::Number(number)) => *number,
                _ => 0.0,
            }),
            _ => UPRIGHT,
        };
        let resources = self.file.dict(&stream.dict, "Resources");
        let resources = resources.unwrap_or_else(|| self.resources.clone());
        let mut state = self.state.clone();
        state.space = product(own, state.space);
        let mut inner = Reader {
            file: self.file,
            drawing: &mut *self.drawing,
            fonts: BTreeMap::new(),
            resources,
            state,
            saved: Vec::new(),
            text: UPRIGHT,
            line: UPRIGHT,
            marked: self.marked.clone(),
            depth: self.depth + 1,
        };
        inner.read(&content)
    }

    fn show(&mut self, what: Option<&Object>) {
        let Some(font) = self.state.font.clone() else {
            return;
        };
        let parts: &[Object] = match what {
            Some(Object::Array(parts)) => parts,
            Some(one) => std::slice::from_ref(one),
            None => return,
        };
        for part in parts {
            match part {
                Object::Bytes(bytes) => self.draw(bytes, &font),
                Object::Number(back) => {
                    self.advance(-back / 1000.0 * self.state.size * self.state.stretch);
                }
                _ => {}
            }
        }
    }

    fn draw(&mut self, bytes: &[u8], font: &Rc<Font>) {
        for drawn in font.draw(bytes) {
            let mut wide = drawn.width * self.state.size + self.state.char_space;
            if drawn.is_space {
                wide += self.state.word_space;
            }
            let inked = drawn.width * self.state.size * self.state.stretch;
            let begin = self.place(0.0);
            let end = self.place(inked);
            self.put(&drawn.text, begin, end, font);
            self.advance(wide * self.state.stretch);
        }
    }

    fn advance(&mut self, right: f64) {
        self.text = product([1.0, 0.0, 0.0, 1.0, right, 0.0], self.text);
    }

    /// A place so far to the right, on the page.
    fn place(&self, right: f64) -> (f64, f64) {
        let at = product([1.0, 0.0, 0.0, 1.0, right, self.state.rise], self.text);
        let at = product(at, self.state.space);
        (at[4], at[5])
    }

    fn put(&mut self, text: &str, begin: (f64, f64), end: (f64, f64), font: &Rc<Font>) {
        let whole = product(self.text, self.state.space);
        let size = self.state.size.abs() * whole[2].hypot(whole[3]);
        if !begin.0.is_finite() || !begin.1.is_finite() || !end.0.is_finite() || !size.is_finite() {
            return;
        }
        let is_slanted = (end.1 - begin.1).abs() > 0.1 * (end.0 - begin.0).abs().max(0.01)
            && !text.trim().is_empty();
        let is_artifact = self.marked.contains(&true);
        let gap = WORD_GAP * size;
        if let Some(last) = self.drawing.pieces.last_mut() {
            let joins = (last.height - begin.1).abs() < 0.1 * size
                && (begin.0 - last.to).abs() < gap
                && (last.size - size).abs() < 0.1
                && last.encoding == font.encoding
                && last.is_artifact == is_artifact
                && last.is_slanted == is_slanted;
            if joins {
                last.text.push_str(text);
                last.to = end.0;
                return;
            }
        }
        self.drawing.count += 1;
        self.drawing.pieces.push(Piece {
            text: text.to_owned(),
            encoding: font.encoding,
            from: begin.0,
            to: end.0,
            height: begin.1,
            size,
            is_slanted,
            is_artifact,
        });
    }
}

/// The bytes of a picture within content end with "EI" between blanks.
fn pass_picture(content: &[u8], lexer: &mut Lexer<'_>) {
    let rest = content.get(lexer.at..).unwrap_or_default();
    let end = rest.windows(4).position(|window| {
        window[0].is_ascii_whitespace() && &window[1..3] == b"EI" && window[3].is_ascii_whitespace()
    });
    lexer.at += end.map_or(rest.len(), |end| end + 3);
}
