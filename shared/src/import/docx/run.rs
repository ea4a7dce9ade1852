//! A paragraph in the making: its characters as somebody sees them who accepts all changes, with what the
//! file says of them.

use super::styles::{Listed, Look, Styles};
use super::xml::Tag;
use crate::import::legacy::{self, Encoding};
use crate::paper_role::Role;

/// A paragraph.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing that was met in it, in any combination"
)]
pub(super) struct Paragraph {
    /// The characters: a line feed is a line break, a form feed a page break.
    pub text: String,
    /// Its style.
    pub style: Option<String>,
    /// What it is, in a file of ours.
    pub role: Option<Role>,
    /// Its place in a list, as it says itself.
    pub listed: Listed,
    /// Level in the outline, as it says itself.
    pub outline: Option<u8>,
    /// All letters are bold.
    pub is_bold: bool,
    /// What is said behind the words in our own files, in italics.
    pub aside: String,
    /// Tracked changes were in it.
    pub is_changed: bool,
    /// Characters that are not printed.
    pub hidden: String,
    /// Comments, by their numbers.
    pub comments: Vec<String>,
    /// Footnotes and endnotes, by their numbers.
    pub footnotes: Vec<String>,
    pub endnotes: Vec<String>,
    /// A picture is in it.
    pub has_picture: bool,
    /// Letters of old encodings were in it.
    pub is_converted: bool,
}

/// Characters of one look.
#[derive(Clone, Debug)]
struct Piece {
    text: String,
    encoding: Option<Encoding>,
    is_bold: bool,
    is_italic: bool,
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Writing {
    /// What is known of it already.
    pub made: Paragraph,
    /// Its mark is deleted: the next one goes on with it.
    pub joins_next: bool,
    pieces: Vec<Piece>,
    own: Look,
    character: Option<String>,
    /// The look of the run, once characters asked for it.
    look: Option<Look>,
}

impl Writing {
    /// A run begins.
    pub fn begin_run(&mut self) {
        self.own = Look::default();
        self.character = None;
        self.look = None;
    }

    /// Properties of the run.
    pub fn take_run(&mut self, tag: &Tag<'_>) {
        if tag.is("w:rStyle") {
            self.character = tag.val();
        }
        self.own.take(tag);
        self.look = None;
    }

    /// Properties of the paragraph.
    pub fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "w:pStyle" => self.made.style = tag.val(),
            "w:outlineLvl" => self.made.outline = tag.val().and_then(|level| level.parse().ok()),
            _ => self.made.listed.take(tag),
        }
    }

    /// Characters of the run.
    pub fn push(&mut self, text: &str, styles: &Styles) {
        if self.look.is_none() {
            let own = self.own.clone();
            let look = styles.look(own, self.character.as_deref(), self.made.style.as_deref());
            self.look = Some(look);
        }
        let look = self.look.clone().unwrap_or_default();
        if look.hidden == Some(true) {
            return self.made.hidden.push_str(text);
        }
        let encoding = look.font.as_deref().and_then(legacy::of_font);
        let (is_bold, is_italic) = (look.bold == Some(true), look.italic == Some(true));
        match self.pieces.last_mut() {
            Some(last)
                if (last.encoding, last.is_bold, last.is_italic)
                    == (encoding, is_bold, is_italic) =>
            {
                last.text.push_str(text);
            }
            _ => self.pieces.push(Piece {
                text: text.to_owned(),
                encoding,
                is_bold,
                is_italic,
            }),
        }
    }

    /// A sign that no font draws otherwise.
    pub fn push_plain(&mut self, sign: char) {
        match self.pieces.last_mut() {
            Some(last) => last.text.push(sign),
            None => self.pieces.push(Piece {
                text: sign.to_string(),
                encoding: None,
                is_bold: false,
                is_italic: false,
            }),
        }
    }

    /// The paragraph.
    pub fn finish(mut self, styles: &Styles) -> Paragraph {
        self.made.role = styles.role(self.made.style.as_deref());
        let lettered = |piece: &&Piece| piece.text.chars().any(char::is_alphanumeric);
        let mut letters = self.pieces.iter().filter(lettered);
        self.made.is_bold = letters.clone().next().is_some() && letters.all(|piece| piece.is_bold);
        self.made.is_converted = self.pieces.iter().any(|piece| piece.encoding.is_some());
        self.take_aside();
        for piece in &self.pieces {
            match piece.encoding {
                Some(encoding) => self
                    .made
                    .text
                    .push_str(&legacy::decode(&piece.text, encoding)),
                None => self.made.text.push_str(&piece.text),
            }
        }
        self.made
    }

    /// In files of ours the words of a clause are upright, and what follows in italics says who does it.
    fn take_aside(&mut self) {
        let ours = matches!(
            self.made.role,
            Some(Role::Text | Role::Apart | Role::Heading | Role::DivisionTitle)
        );
        if ours
            && 1 < self.pieces.len()
            && self.pieces.last().is_some_and(|piece| piece.is_italic)
            && let Some(piece) = self.pieces.pop()
        {
            piece.text.trim().clone_into(&mut self.made.aside);
        }
    }
}
