//! A PDF with a text layer as lines, in the order in which somebody reads them.
//!
//! A small reader of its own: libraries that read everything a PDF can be unpack without a limit somewhere.
//! `file` finds the objects, `filter` unpacks streams within a bound, `content` follows what a page draws,
//! `font` and `cmap` tell its characters; `page` makes lines of the pieces, `flow` finds the paragraphs that
//! lines were wrapped from. Nothing is fetched and no script is run.

mod cmap;
mod content;
mod file;
mod filter;
mod flow;
mod font;
mod glyph;
mod matrix;
mod object;
mod page;
mod piece;

use std::collections::BTreeSet;

use super::draft::LineSpan;
use super::issue::{Issue, IssueCode};
use super::refusal::Refusal;
use super::source::Source;
use content::Reader;
use file::File;
use object::{Dict, Object};
use page::Line;
use piece::Drawing;

/// Pages that are read. A plan of 300 clauses has some forty.
const MOST_PAGES: usize = 400;
/// Branches in branches of the tree of pages.
const DEEPEST: usize = 32;
/// Fewer letters are stray: page numbers over pictures of pages.
const FEWEST_LETTERS: usize = 20;

/// The lines of a PDF.
pub(super) fn source(bytes: &[u8]) -> Result<Source, Refusal> {
    let file = File::open(bytes)?;
    let root = file.root().ok_or(Refusal::Damaged)?;
    let mut tree = Tree {
        file: &file,
        seen: BTreeSet::new(),
        pages: Vec::new(),
    };
    tree.walk(root.get("Pages").unwrap_or(&Object::Null), &Dict::new(), 0);
    let is_cut = MOST_PAGES <= tree.pages.len();
    let mut drawing = Drawing::default();
    let mut pages: Vec<Vec<Line>> = Vec::new();
    for page in &tree.pages {
        pages.push(read_page(&file, page, &mut drawing)?);
    }
    let lines = pages.iter().flatten();
    let letters: usize = lines
        .map(|line| line.text.chars().filter(|c| c.is_alphabetic()).count())
        .sum();
    if letters < FEWEST_LETTERS {
        return Err(Refusal::NoTextLayer);
    }
    let mut source = flow::lines(pages);
    source.cut |= is_cut;
    tell_unknown(&mut source);
    Ok(source)
}

/// Fonts without a table of characters give none: the person must know.
fn tell_unknown(source: &mut Source) {
    source.broken = source.lines.iter().any(|line| line.contains('\u{FFFD}'));
    let rows = source.marks.iter().position(|mark| mark.is_row);
    if let Some(at) = rows.and_then(|at| u32::try_from(at + 1).ok()) {
        source.notes.push(Issue {
            code: IssueCode::TableRows,
            lines: LineSpan::line(at),
            node: None,
            message: "Bảng: mỗi dòng in của bảng thành một đoạn. Hãy xem có cần viết lại không."
                .to_owned(),
        });
    }
}

/// Reads one page into lines.
fn read_page(file: &File<'_>, page: &Dict, drawing: &mut Drawing) -> Result<Vec<Line>, Refusal> {
    let resources = file.dict(page, "Resources").unwrap_or_default();
    let turn = match file.number(page, "Rotate").unwrap_or(0.0).rem_euclid(360.0) {
        90.0 => [0.0, -1.0, 1.0, 0.0, 0.0, 0.0],
        180.0 => [-1.0, 0.0, 0.0, -1.0, 0.0, 0.0],
        270.0 => [0.0, 1.0, -1.0, 0.0, 0.0, 0.0],
        _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
    };
    let contents = page.get("Contents").cloned().unwrap_or(Object::Null);
    let parts = match file.resolve(&contents) {
        Object::Array(parts) => parts,
        _ => vec![contents],
    };
    let mut content = Vec::new();
    for stream in parts.iter().filter_map(|part| file.stream(part)) {
        content.extend(file.unpack(&stream)?);
        content.push(b' ');
    }
    Reader::new(file, drawing, resources, turn).read(&content)?;
    Ok(page::lines(std::mem::take(&mut drawing.pieces)))
}

/// The pages of a file, with what they inherit.
struct Tree<'a, 'b> {
    file: &'a File<'b>,
    seen: BTreeSet<u32>,
    pages: Vec<Dict>,
}

impl Tree<'_, '_> {
    fn walk(&mut self, node: &Object, inherited: &Dict, depth: usize) {
        let is_new = match node {
            Object::Ref(id) => self.seen.insert(*id),
            _ => true,
        };
        if !is_new || DEEPEST < depth || MOST_PAGES <= self.pages.len() {
            return;
        }
        let Object::Dict(mut dict) = self.file.resolve(node) else {
            return;
        };
        for name in ["Resources", "Rotate"] {
            if let (false, Some(value)) = (dict.contains_key(name), inherited.get(name)) {
                dict.insert(name.to_owned(), value.clone());
            }
        }
        match self.file.get(&dict, "Kids") {
            Object::Array(kids) => {
                for kid in &kids {
                    self.walk(kid, &dict, depth + 1);
                }
            }
            _ => self.pages.push(dict),
        }
    }
}
