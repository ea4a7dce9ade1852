//! The stream of a text taken apart: paragraphs and tables in their order, each cell a text of its own.

use super::run::{Paragraph, Writing};
use super::styles::Styles;
use super::xml::{Event, Tag, Xml};
use crate::import::MAX_BYTES;
use crate::import::refusal::Refusal;

/// Paragraphs that are read. A plan of 300 clauses has a thousand; one is kept in some 300 bytes.
const MOST_PARAGRAPHS: usize = 20_000;

/// A piece of a text.
#[derive(Debug)]
pub(super) enum Item {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table.
    Table(Vec<Row>),
}

/// The cells of a row.
pub(super) type Row = Vec<Vec<Item>>;

/// A text.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// In order.
    pub items: Vec<Item>,
    /// The rest was not read.
    pub is_cut: bool,
}

/// What is open.
enum Frame {
    Items(Vec<Item>),
    Table(Vec<Row>),
    Row(Row),
    /// A paragraph, and the text boxes that hang on it.
    Paragraph(Box<Writing>, Vec<Item>),
}

/// What an element of the file does, so that its end is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Nothing.
    Plain,
    /// A frame ends with it.
    Framed,
    /// Its characters are read.
    Characters,
    /// Properties of the run; of the paragraph.
    Run,
    RunProperties,
    ParagraphProperties,
    /// Two ways to say the same.
    Alternate,
}

struct Reader<'a> {
    styles: &'a Styles,
    frames: Vec<Frame>,
    scopes: Vec<Scope>,
    /// How deep in what is not read, and what was there before a choice between two ways.
    skipped: usize,
    alternates: Vec<usize>,
    paragraphs: usize,
    bytes: usize,
    pending: Option<Box<Writing>>,
}

impl Story {
    /// Reads a part.
    pub fn read(text: &str, styles: &Styles) -> Result<Self, Refusal> {
        let mut xml = Xml::new(text);
        let mut reader = Reader {
            styles,
            frames: vec![Frame::Items(Vec::new())],
            scopes: Vec::new(),
            skipped: 0,
            alternates: Vec::new(),
            paragraphs: 0,
            bytes: 0,
            pending: None,
        };
        loop {
            match xml.next()? {
                Event::Open(_) if 0 < reader.skipped => reader.skipped += 1,
                Event::Close if 0 < reader.skipped => reader.skipped -= 1,
                Event::Open(tag) => reader.open(&tag),
                Event::Close => reader.close(),
                Event::Text(text) => reader.text(&text),
                Event::End => break,
            }
            if reader.is_full() {
                break;
            }
        }
        Ok(reader.finish())
    }

    /// The characters of all paragraphs.
    pub fn plain_lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        collect(&self.items, &mut lines);
        lines
    }
}

fn collect(items: &[Item], lines: &mut Vec<String>) {
    for item in items {
        match item {
            Item::Paragraph(paragraph) => {
                lines.extend(paragraph.text.split(['\n', '\u{c}']).map(str::to_owned));
            }
            Item::Table(rows) => rows.iter().flatten().for_each(|cell| collect(cell, lines)),
        }
    }
}

impl Reader<'_> {
    fn is_full(&self) -> bool {
        MOST_PARAGRAPHS <= self.paragraphs || MAX_BYTES <= self.bytes
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let scope = match tag.name() {
            "w:tbl" => self.frame(Frame::Table(Vec::new())),
            "w:tr" => self.frame(Frame::Row(Vec::new())),
            "w:tc" | "w:txbxContent" => self.frame(Frame::Items(Vec::new())),
            "w:p" => self.begin_paragraph(),
            "w:pPr" => Scope::ParagraphProperties,
            "w:r" => {
                self.with_paragraph(Writing::begin_run);
                Scope::Run
            }
            "w:rPr" => Scope::RunProperties,
            "w:t" => Scope::Characters,
            "mc:AlternateContent" => {
                self.alternates.push(self.bytes);
                Scope::Alternate
            }
            // The other way is read only if this one said nothing.
            "mc:Fallback"
                if self
                    .alternates
                    .last()
                    .is_some_and(|before| *before < self.bytes) =>
            {
                return self.skipped = 1;
            }
            "w:del" | "w:moveFrom" | "w:ins" | "w:moveTo" => return self.take_change(tag),
            // What was there before a change of looks, and what belongs to sections.
            "w:pPrChange" | "w:rPrChange" | "w:sectPr" | "w:tblPrChange" | "w:instrText" => {
                return self.skipped = 1;
            }
            _ => {
                self.take(tag);
                Scope::Plain
            }
        };
        self.scopes.push(scope);
    }

    /// A tracked change: of the paragraph's mark, or of what is within.
    fn take_change(&mut self, tag: &Tag<'_>) {
        let deleted = tag.is("w:del") || tag.is("w:moveFrom");
        let of_mark = self.scopes.contains(&Scope::ParagraphProperties);
        self.with_paragraph(|writing| {
            writing.made.is_changed = true;
            writing.joins_next |= of_mark && deleted;
        });
        if deleted {
            self.skipped = 1;
        } else {
            self.scopes.push(Scope::Plain);
        }
    }

    fn take(&mut self, tag: &Tag<'_>) {
        let in_run = self.scopes.contains(&Scope::Run);
        match self.scopes.last() {
            // Properties of a paragraph's mark are those of no character.
            Some(Scope::RunProperties) if in_run => {
                self.with_paragraph(|writing| writing.take_run(tag));
            }
            Some(Scope::RunProperties) => {}
            Some(Scope::Run) => self.take_sign(tag),
            _ if self.scopes.contains(&Scope::ParagraphProperties) => {
                self.with_paragraph(|writing| writing.take(tag));
            }
            _ => {
                if matches!(tag.name(), "a:blip" | "v:imagedata") {
                    self.with_paragraph(|writing| writing.made.has_picture = true);
                }
            }
        }
    }

    fn take_sign(&mut self, tag: &Tag<'_>) {
        let id = || tag.get("w:id").unwrap_or_default();
        let sign = match tag.name() {
            "w:tab" | "w:ptab" => Some('\t'),
            "w:br" if tag.get("w:type").as_deref() == Some("page") => Some('\u{c}'),
            "w:cr" | "w:br" => Some('\n'),
            "w:noBreakHyphen" => Some('-'),
            "w:sym" => tag
                .get("w:char")
                .and_then(|code| u32::from_str_radix(&code, 16).ok())
                .and_then(char::from_u32),
            _ => None,
        };
        self.with_paragraph(|writing| match tag.name() {
            "w:commentReference" => writing.made.comments.push(id()),
            "w:footnoteReference" => writing.made.footnotes.push(id()),
            "w:endnoteReference" => writing.made.endnotes.push(id()),
            _ => {
                if let Some(sign) = sign {
                    writing.push_plain(sign);
                }
            }
        });
    }

    fn text(&mut self, text: &str) {
        if self.scopes.last() != Some(&Scope::Characters) || 0 < self.skipped {
            return;
        }
        self.bytes += text.len();
        let styles = self.styles;
        self.with_paragraph(|writing| writing.push(text, styles));
    }

    fn with_paragraph(&mut self, what: impl FnOnce(&mut Writing)) {
        let innermost = self.frames.iter_mut().rev().find_map(|frame| match frame {
            Frame::Paragraph(writing, _) => Some(writing),
            _ => None,
        });
        if let Some(writing) = innermost {
            what(writing);
        }
    }

    fn frame(&mut self, frame: Frame) -> Scope {
        self.frames.push(frame);
        Scope::Framed
    }

    fn begin_paragraph(&mut self) -> Scope {
        self.paragraphs += 1;
        let writing = self.pending.take().unwrap_or_default();
        self.frame(Frame::Paragraph(writing, Vec::new()))
    }

    fn close(&mut self) {
        match self.scopes.pop() {
            Some(Scope::Framed) => self.close_frame(),
            Some(Scope::Alternate) => {
                self.alternates.pop();
            }
            _ => {}
        }
    }

    fn close_frame(&mut self) {
        match self.frames.pop() {
            Some(Frame::Items(items)) => self.give(items),
            Some(Frame::Row(row)) => match self.frames.last_mut() {
                Some(Frame::Table(rows)) => rows.push(row),
                _ => self.give(row.into_iter().flatten().collect()),
            },
            Some(Frame::Table(rows)) => self.give(vec![Item::Table(rows)]),
            Some(Frame::Paragraph(writing, boxes)) => {
                if writing.joins_next && self.pending.is_none() {
                    let mut writing = writing;
                    writing.joins_next = false;
                    self.pending = Some(writing);
                } else {
                    self.give(vec![Item::Paragraph(Box::new(writing.finish(self.styles)))]);
                }
                self.give(boxes);
            }
            None => {}
        }
    }

    /// Puts what is done where it belongs: a cell into its row, a text box to its paragraph, all else into
    /// the text around it.
    fn give(&mut self, mut items: Vec<Item>) {
        match self.frames.last_mut() {
            Some(Frame::Row(row)) => row.push(items),
            Some(Frame::Paragraph(_, boxes)) => boxes.append(&mut items),
            Some(Frame::Items(into)) => into.append(&mut items),
            Some(Frame::Table(rows)) => rows.push(vec![items]),
            None => self.frames.push(Frame::Items(items)),
        }
    }

    fn finish(mut self) -> Story {
        let is_cut = self.is_full();
        if let Some(writing) = self.pending.take() {
            self.give(vec![Item::Paragraph(Box::new(writing.finish(self.styles)))]);
        }
        while 1 < self.frames.len() {
            self.close_frame();
        }
        let items = match self.frames.pop() {
            Some(Frame::Items(items)) => items,
            _ => Vec::new(),
        };
        Story { items, is_cut }
    }
}
