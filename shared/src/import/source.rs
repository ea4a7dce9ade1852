//! What every kind of file becomes: lines of characters, numbered from 1, with what the file knows of them
//! beyond their words. Of raw text it knows nothing: encodings, byte order marks, line ends, bounds.
//!
//! Line numbers are those of a text editor: form feeds do not count.

use super::MAX_BYTES;
use super::draft::LineSpan;
use super::issue::{Issue, IssueCode};
use super::legacy;
use crate::paper_role::Role;
use crate::text::bytes::decode;

/// Lines that are read. A plan of 300 clauses has three thousand; one costs up to a kilobyte in all that is made of it.
pub(super) const MOST_LINES: usize = 100_000;

/// A decoded source.
#[derive(Default)]
pub(super) struct Source {
    /// The lines without their ends, otherwise untouched.
    pub lines: Vec<String>,
    /// What the file says of each line; shorter than the lines where it says nothing more.
    pub marks: Vec<Mark>,
    /// The school year, where the file says it apart from the title.
    pub year: Option<String>,
    /// What the file holds that is not in its lines, or was decided while reading it.
    pub notes: Vec<Issue>,
    /// Bytes were no characters and were replaced by U+FFFD.
    pub broken: bool,
    /// The rest of the bytes was not read.
    pub cut: bool,
}

/// What a file knows of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// The line begins a paragraph of the file, and the line before ends one.
    pub is_paragraph: bool,
    /// The line goes on with the paragraph of the line before.
    pub goes_on: bool,
    /// Whether it is printed or named as a heading; `None` where the file does not tell.
    pub heading: Option<bool>,
    /// What it is, in a file that we wrote.
    pub role: Option<Role>,
    /// It is a row of a table, so that a number in front is no label.
    pub is_row: bool,
    /// It stands outside of the text.
    pub aside: Aside,
}

/// Where a line stands that is not part of the running text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Aside {
    /// It is part of the text.
    #[default]
    No,
    /// Printed around it: running heads, page numbers.
    Furniture,
    /// Beside it: footnotes.
    Beside,
}

impl Source {
    /// Adds a line, unless there are too many.
    pub fn push(&mut self, line: String, mark: Mark) {
        if MOST_LINES <= self.lines.len() {
            self.cut = true;
            return;
        }
        self.lines.push(line);
        self.marks.resize(self.lines.len() - 1, Mark::default());
        self.marks.push(mark);
    }

    /// Letters of encodings before Unicode, where no font told them.
    pub fn convert_old_letters(&mut self) {
        let Some(encoding) = legacy::of_text(self.lines.iter().map(String::as_str)) else {
            return;
        };
        for line in &mut self.lines {
            *line = legacy::decode(line, encoding);
        }
        let message = "Chữ phông cũ (TCVN3 hoặc VNI) đã được đổi sang Unicode: hãy đọc lại.";
        self.notes.push(Issue {
            code: IssueCode::OldLetters,
            lines: LineSpan::line(1),
            node: None,
            message: message.to_owned(),
        });
    }

    /// What is known of a line.
    pub fn mark(&self, number: u32) -> Mark {
        let at = usize::try_from(number).unwrap_or(usize::MAX);
        at.checked_sub(1)
            .and_then(|at| self.marks.get(at))
            .copied()
            .unwrap_or_default()
    }

    /// Decodes by byte order mark, UTF-8 without one.
    pub fn decode(bytes: &[u8]) -> Self {
        let cut = bytes.len() > MAX_BYTES;
        let bytes = &bytes[..bytes.len().min(MAX_BYTES)];
        let text = decode(bytes);
        let lines = split_lines(&text);
        Self {
            broken: text.contains('\u{FFFD}'),
            cut: cut || lines.len() == MOST_LINES,
            lines,
            ..Self::default()
        }
    }

    /// Number of the last line, at least 1.
    pub fn last_line(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX).max(1)
    }
}

/// Splits at LF and CR LF; at CR alone only where the text knows no LF. The lines beyond the bound are left out.
fn split_lines(text: &str) -> Vec<String> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let mut lines: Vec<String> = text
        .split(end)
        .take(MOST_LINES)
        .map(|line| line.trim_end_matches('\r').to_owned())
        .collect();
    if lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn check(bytes: &[u8], expected: &[&str]) {
        assert_eq!(Source::decode(bytes).lines, expected);
    }

    #[test]
    fn byte_order_marks_are_understood_and_dropped() {
        check(b"\xEF\xBB\xBFm\xE1\xBB\xA5c\r\nhai", &["mục", "hai"]);
        check(b"\xFF\xFEm\0\xE5\x1Ec\0\n\0h\0", &["mục", "h"]);
        check(b"\xFE\xFF\0m\x1E\xE5\0c", &["mục"]);
    }

    #[test]
    fn old_line_ends_split_only_where_no_new_ones_exist() {
        check(b"a\rb", &["a", "b"]);
        check(b"a\x0Cb\n", &["a\u{c}b"]);
    }

    #[test]
    fn broken_bytes_are_reported_and_do_not_stop_the_reading() {
        let source = Source::decode(b"a\xFFb\nc");
        assert!(source.broken);
        assert_eq!(source.lines.len(), 2);
    }
}
