//! Lines of the source made clean: NFC, white space collapsed, columns kept, page furniture apart.
//!
//! A line is still a line of the source here; which lines belong together is decided in `wrap`.

use super::source::{Aside, Mark, Source};
use super::widths;
use crate::text::nfc;

/// A line with words.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Number in the source, from 1.
    pub number: u32,
    /// The words, white space collapsed.
    pub text: String,
    /// The words by column, for what is printed side by side; one cell for ordinary lines.
    pub cells: Vec<String>,
    /// Width in thousandths of an em.
    pub width: u32,
    /// Columns before the first word.
    pub indent: u32,
    /// Blank lines before it.
    pub blanks_before: u32,
    /// A page ends before it.
    pub page_before: bool,
    /// Part of a source line whose beginning is another item.
    pub split_off: bool,
    /// What the file says of it.
    pub mark: Mark,
}

impl Line {
    /// A line that holds only the end of this one, from a byte position on.
    pub fn tail_from(&self, at: usize) -> Self {
        let text = self.text[at..].trim().to_owned();
        Self {
            number: self.number,
            width: widths::of_text(&text),
            indent: 0,
            cells: vec![text.clone()],
            text,
            blanks_before: 0,
            page_before: false,
            split_off: true,
            mark: self.mark,
        }
    }

    /// This line cut before a byte position.
    pub fn head_to(&self, at: usize) -> Self {
        let text = self.text[..at].trim().to_owned();
        Self {
            width: widths::of_text(&text),
            cells: vec![text.clone()],
            text,
            ..self.clone()
        }
    }
}

/// Lines with words, and lines that are only printed on the page.
#[derive(Default)]
pub(super) struct Lines {
    /// Lines with words.
    pub body: Vec<Line>,
    /// Page numbers and rules.
    pub furniture: Vec<Line>,
    /// What stands beside the text.
    pub beside: Vec<Line>,
}

/// Runs of this many blanks separate columns.
const COLUMN_GAP: usize = 4;

/// Cleans the lines.
pub(super) fn clean(source: &Source) -> Lines {
    let mut lines = Lines::default();
    let mut blanks = 0;
    let mut page = false;
    for (number, raw) in (1..).zip(&source.lines) {
        page |= raw.contains('\u{c}');
        let Some(mut line) = clean_line(number, raw) else {
            blanks += 1;
            continue;
        };
        line.mark = source.mark(number);
        if line.mark.aside == Aside::Beside {
            lines.beside.push(line);
            continue;
        }
        if line.mark.aside == Aside::Furniture || is_furniture(&line.text) {
            // A page number stands where a page ends.
            page |= line.text.chars().any(|c| c.is_ascii_digit());
            lines.furniture.push(line);
            blanks += 1;
            continue;
        }
        line.blanks_before = std::mem::take(&mut blanks);
        line.page_before = std::mem::take(&mut page);
        lines.body.push(line);
    }
    lines
}

/// Whether anything of a source line can be read.
pub(super) fn has_words(raw: &str) -> bool {
    raw.chars()
        .filter_map(readable_char)
        .any(|c| c != ' ' && c != '\t')
}

/// `None` for a line without words.
fn clean_line(number: u32, raw: &str) -> Option<Line> {
    let readable: String = raw.chars().filter_map(readable_char).collect();
    let readable = nfc(&readable);
    let cells = split_cells(&readable);
    if cells.is_empty() {
        return None;
    }
    let text = cells.join(" ");
    let width = widths::of_text(&text);
    let indent = indent(&readable);
    Some(Line {
        number,
        text,
        cells,
        width,
        indent,
        blanks_before: 0,
        page_before: false,
        split_off: false,
        mark: Mark::default(),
    })
}

/// White space of all kinds becomes a blank, invisible characters go, and bullets of symbol fonts
/// become the ones they look like.
pub(super) fn readable_char(c: char) -> Option<char> {
    match c {
        '\t' => Some('\t'),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' => {
            None
        }
        '\u{F02D}' | '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{F0B7}' | '\u{F09F}' => Some('•'),
        '\u{F0A7}' => Some('▪'),
        '\u{F0D8}' => Some('➢'),
        '\u{F0FC}' => Some('✓'),
        c if c.is_whitespace() || c.is_control() => Some(' '),
        c => Some(c),
    }
}

fn indent(text: &str) -> u32 {
    let columns = |c| if c == '\t' { 4 } else { 1 };
    text.chars()
        .take_while(|c| matches!(c, ' ' | '\t'))
        .map(columns)
        .fold(0, u32::saturating_add)
}

fn split_cells(text: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut gap = 0;
    for c in text.trim().chars() {
        match c {
            ' ' => gap += 1,
            '\t' => gap += COLUMN_GAP,
            _ => {
                push_char(&mut cells, c, gap);
                gap = 0;
            }
        }
    }
    cells.retain(|cell| !cell.is_empty());
    cells
}

fn push_char(cells: &mut Vec<String>, c: char, gap: usize) {
    if gap >= COLUMN_GAP {
        cells.push(String::new());
    }
    if let Some(cell) = cells.last_mut() {
        if gap > 0 && !cell.is_empty() {
            cell.push(' ');
        }
        cell.push(c);
    }
}

/// A page number ("3", "- 3 -", "Trang 3/7") or a rule.
pub(super) fn is_furniture(text: &str) -> bool {
    is_page_number(text) || is_rule(text)
}

fn is_page_number(text: &str) -> bool {
    let text = text.trim_matches(['-', '–', '—', ' ', '|']);
    let text = ["Trang", "trang", "Page"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text)
        .trim_start_matches([' ', ':']);
    let mut parts = text.split('/');
    let is_small = |part: &str| {
        let part = part.trim();
        (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    parts.by_ref().take(2).all(is_small) && parts.next().is_none()
}

fn is_rule(text: &str) -> bool {
    text.chars().count() >= 3
        && text.chars().all(|c| {
            matches!(
                c,
                '-' | '_' | '=' | '*' | '.' | '…' | '~' | '–' | '—' | ' ' | 'o' | '¯'
            )
        })
        && !text.contains("o ")
}

#[cfg(test)]
mod tests {
    use super::super::source::Source;
    use super::{clean, clean_line, is_furniture};

    #[test]
    fn decomposed_letters_and_odd_blanks_become_plain_text() {
        let line = clean_line(1, "  Mu\u{323}c\u{a0}  đi\u{301}ch\u{200b} ").unwrap();
        assert_eq!(line.text, "Mục đích");
    }

    #[test]
    fn wide_gaps_make_columns() {
        let line = clean_line(1, "TM. BCH       HIỆU TRƯỞNG").unwrap();
        assert_eq!(line.cells, ["TM. BCH", "HIỆU TRƯỞNG"]);
        assert_eq!(line.text, "TM. BCH HIỆU TRƯỞNG");
    }

    #[test]
    fn page_numbers_and_rules_are_furniture_and_items_are_not() {
        for text in ["3", "- 3 -", "Trang 3/7", "_____", "-----"] {
            assert!(is_furniture(text), "{text}");
        }
        for text in ["2024", "3.", "./.", "- 3 lớp", "1/6/2025"] {
            assert!(!is_furniture(text), "{text}");
        }
    }

    #[test]
    fn a_page_number_marks_the_next_line_as_a_new_page() {
        let lines = clean(&Source::decode(b"a b\n2\nc"));
        assert_eq!(lines.furniture.len(), 1);
        assert!(lines.body[1].page_before);
    }
}
