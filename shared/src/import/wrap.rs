//! Whether a line goes on with the line before: the question that extraction from PDF leaves open.
//!
//! Blank lines and indents are unreliable (see the corpus), so the page itself is measured: a line
//! that ends although the next word would still have fitted was ended on purpose.

use super::lines::Line;
use super::{measure, widths, words};

/// Kerning and odd blanks make a measured width wrong by less than this.
const BEHIND_A_STOP: i64 = 400;
/// As above, where no sentence ends and so a break is less likely.
const WITHOUT_A_STOP: i64 = 600;
/// Columns of an indent that is no stray blank.
const DEEP_INDENT: u32 = 3;
/// How much an indent leaves free of a line at least: less is enough behind a stop, more where the
/// print may be bold and so wider than measured.
const INDENTED_AFTER_STOP: i64 = 500;
const INDENTED: i64 = 900;
const INDENTED_IN_BOLD: i64 = 1_900;
/// How much a line must fall short to be ended beyond doubt.
const CLEARLY_SHORT: i64 = 4_000;

/// Verbs of the genre: inside a sentence they have no capital.
const SENTENCE_OPENERS: [&str; 34] = [
    "phối hợp",
    "tiếp tục",
    "thực hiện",
    "đẩy mạnh",
    "tăng cường",
    "quan tâm",
    "chỉ đạo",
    "xây dựng",
    "tổ chức",
    "vận động",
    "phát động",
    "bố trí",
    "cung cấp",
    "tạo",
    "khi",
    "mỗi",
    "hằng",
    "hàng",
    "định kỳ",
    "nâng cao",
    "quán triệt",
    "tham gia",
    "tuyên truyền",
    "kiểm tra",
    "giám sát",
    "đảm bảo",
    "bảo đảm",
    "giải quyết",
    "hướng dẫn",
    "triển khai",
    "duy trì",
    "động viên",
    "chủ động",
    "thường xuyên",
];

/// What is known of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    /// Width of a full line; `None` when every paragraph is one line.
    width: Option<u32>,
    /// Blank lines stand between paragraphs and not between the lines of one.
    blanks_part: bool,
    /// Columns before a line that goes on with a sentence.
    margin: u32,
    /// What the indent of a first line takes of its width.
    indent: i64,
    /// Width of a line that is not short.
    full: u32,
}

/// What the line before is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Before<'a> {
    /// The line.
    pub line: &'a Line,
    /// It is the first of its item, so perhaps indented.
    pub opens: bool,
    /// It is printed in capitals.
    pub capitals: bool,
    /// Its item has a number, so it is perhaps a heading in bold.
    pub numbered: bool,
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number && self.text == other.text
    }
}

impl Eq for Line {}

impl Page {
    /// Measures the page.
    pub fn measure(lines: &[Line]) -> Self {
        if lines.iter().any(|line| line.mark.is_paragraph) {
            return Self::of_paragraphs(lines);
        }
        let width = measure::full_width(lines);
        let indent = width.map_or(0, |width| measure::first_line_indent(lines, width));
        Self {
            width,
            blanks_part: measure::blanks_part(lines),
            margin: measure::margin(lines),
            indent,
            full: width.unwrap_or(measure::WIDEST_PRINTED_LINE),
        }
    }

    /// The page of a file that knows its paragraphs.
    fn of_paragraphs(lines: &[Line]) -> Self {
        let wrapped = lines.windows(2).filter(|pair| pair[1].mark.goes_on);
        let widest = wrapped.map(|pair| pair[0].width).max();
        Self {
            full: widest.unwrap_or(measure::WIDEST_PRINTED_LINE),
            width: None,
            blanks_part: false,
            margin: 0,
            indent: 0,
        }
    }

    /// Whether every paragraph is one line.
    pub const fn is_unwrapped(self) -> bool {
        self.width.is_none()
    }

    /// Whether the line is clearly shorter than a full one, as centred lines are.
    pub fn is_short(self, line: &Line) -> bool {
        line.width < self.full / 10 * 8
    }

    /// Whether an unlabelled line begins a new paragraph. `after` is the line that follows it.
    pub fn parts(self, before: Before<'_>, line: &Line, after: Option<&Line>) -> bool {
        if line.split_off || line.mark.is_paragraph {
            return true;
        }
        if line.mark.goes_on {
            return false;
        }
        let ended = words::ends_sentence(&before.line.text);
        let small = words::starts_lower(&line.text);
        let heading = words::is_caps(&line.text) && words::count(&line.text) > 1;
        if before.capitals {
            return !small && !heading;
        }
        if heading && ended {
            return true;
        }
        let Some(room) = self.room(before, line) else {
            return (!small || ended) && !measure::dangles(&before.line.text);
        };
        if small || words::first_letter(&line.text).is_none_or(|c| !c.is_alphabetic()) {
            return ended && small && room > CLEARLY_SHORT && self.gap_parts(line);
        }
        let indented = line.indent.saturating_sub(self.margin);
        let dangles = measure::dangles(&before.line.text);
        if ended && indented > 0 || indented >= DEEP_INDENT && !dangles {
            return true;
        }
        if self.blanks_part && line.blanks_before == 0 {
            return ended && room > CLEARLY_SHORT;
        }
        if ended && self.is_indented(before, line, after) {
            return true;
        }
        if ended {
            return room > BEHIND_A_STOP || self.gap_parts(line) && self.blanks_part;
        }
        // More than one blank line is where a page ended.
        let parted = self.blanks_part && line.blanks_before == 1 && !line.page_before;
        !dangles
            && (parted
                || room > WITHOUT_A_STOP
                || self.is_indented(before, line, after)
                || self.turns_plain(before, line, after))
    }

    /// Whether a line is shortened by an indent: it goes on in the next line, whose first word it
    /// could have held.
    fn is_indented(self, before: Before<'_>, line: &Line, after: Option<&Line>) -> bool {
        let Some(after) = after.filter(|after| measure::goes_on(line, after)) else {
            return false;
        };
        let itself = Before {
            line,
            opens: false,
            capitals: false,
            numbered: false,
        };
        let needed = match (before.numbered, words::ends_sentence(&before.line.text)) {
            (_, true) => INDENTED_AFTER_STOP,
            (false, false) => INDENTED,
            (true, false) => INDENTED_IN_BOLD,
        };
        self.room(itself, after).is_some_and(|room| room > needed)
    }

    /// Whether a label at the line may be taken without further proof: the line before is over.
    pub fn is_over(self, before: Before<'_>, line: &Line) -> bool {
        let ended = words::ends_sentence(&before.line.text);
        let gap = self.blanks_part && line.blanks_before > 0 && !line.page_before;
        let room = self.room(before, line).unwrap_or(i64::MAX);
        ended || gap || line.split_off || line.mark.is_paragraph || before.capitals || room > 0
    }

    /// Whether a heading, which may be bold, is followed by lines too full to be bold, or by a word
    /// that has a capital only at the beginning of a sentence.
    fn turns_plain(self, before: Before<'_>, line: &Line, after: Option<&Line>) -> bool {
        let after = after.filter(|after| measure::goes_on(line, after));
        let fits = |line: &Line, indent: i64| {
            self.width
                .is_none_or(|width| in_bold(line) + indent <= i64::from(width) + BEHIND_A_STOP)
        };
        let indent = if before.opens { self.indent } else { 0 };
        let plain = words::starts_with_any(&line.text, &SENTENCE_OPENERS)
            || !fits(line, 0)
            || after.is_some_and(|after| !fits(after, 0));
        before.numbered && plain && fits(before.line, indent)
    }

    fn gap_parts(self, line: &Line) -> bool {
        !self.blanks_part || line.blanks_before > 0
    }

    /// How much of the line before would have stayed free had the next word been put there.
    fn room(self, before: Before<'_>, line: &Line) -> Option<i64> {
        let width = i64::from(self.width?);
        let indent = if before.opens { self.indent } else { 0 };
        let next = widths::SPACE + widths::of_text(words::first_word(&line.text));
        // Headings seldom end with a stop.
        let bold = before.numbered && !before.line.text.ends_with(['.', ';']);
        let taken = if bold {
            in_bold(before.line)
        } else {
            i64::from(before.line.width)
        };
        Some(width - indent - taken - i64::from(next))
    }
}

/// Width of a line if it is bold, which is wider by some seven hundredths.
fn in_bold(line: &Line) -> i64 {
    i64::from(line.width) * 107 / 100
}
