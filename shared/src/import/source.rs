//! From bytes to lines of characters: encodings, byte order marks, line ends, bounds.
//!
//! Knows nothing of documents. Line numbers are those of a text editor: form feeds do not count.

use super::MAX_BYTES;
use crate::text::bytes::decode;

/// A decoded source.
pub(super) struct Source {
    /// The lines without their ends, otherwise untouched.
    pub lines: Vec<String>,
    /// Bytes were no characters and were replaced by U+FFFD.
    pub broken: bool,
    /// The rest of the bytes was not read.
    pub cut: bool,
}

impl Source {
    /// Decodes by byte order mark, UTF-8 without one.
    pub fn decode(bytes: &[u8]) -> Self {
        let cut = bytes.len() > MAX_BYTES;
        let bytes = &bytes[..bytes.len().min(MAX_BYTES)];
        let text = decode(bytes);
        Self {
            broken: text.contains('\u{FFFD}'),
            lines: split_lines(&text),
            cut,
        }
    }

    /// Number of the last line, at least 1.
    pub fn last_line(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX).max(1)
    }
}

/// Splits at LF and CR LF; at CR alone only where the text knows no LF.
fn split_lines(text: &str) -> Vec<String> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let mut lines: Vec<String> = text
        .split(end)
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
