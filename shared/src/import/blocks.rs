//! Lines become blocks: a block is one item of the document, with its label and all its lines.
//!
//! What a block is to the document is not decided here.

use super::draft::LineSpan;
use super::labels::{self, Label, Style};
use super::lines::Line;
use super::sequence::Sequence;
use super::words;
use super::wrap::{Before, Page};
use crate::paper_role::Role;

/// An item: a label, if it has one, and its words.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// The label, without the words behind it.
    pub label: Option<Label>,
    /// The words, joined.
    pub text: String,
    /// Where it stands.
    pub lines: LineSpan,
    /// Whether the file says that it is a heading.
    pub heading: Option<bool>,
    /// What it is, in a file that we wrote.
    pub role: Option<Role>,
    /// Where each line begins in the words, in bytes.
    marks: Vec<(usize, u32)>,
}

impl Block {
    /// The lines of a part of the words.
    pub fn lines_of(&self, from: usize, to: usize) -> LineSpan {
        let line_at = |at: usize| {
            let mark = self.marks.iter().rev().find(|(begin, _)| *begin <= at);
            mark.map_or(self.lines.first, |(_, line)| *line)
        };
        LineSpan {
            // The label may stand alone on the line above the first words.
            first: if from == 0 {
                self.lines.first
            } else {
                line_at(from)
            },
            last: line_at(to.saturating_sub(1).max(from)),
        }
    }
}

/// What begins a new block in a part of the document, besides labels.
#[derive(Clone, Copy)]
pub(super) struct Starts {
    /// Wherever it stands.
    pub surely: fn(&str) -> bool,
    /// Where a sentence ends before it.
    pub after_stop: fn(&str) -> bool,
}

/// Longer lines, and more items in one line, are not looked through: no printed line is like that.
const LONGEST_SHARED_LINE: usize = 20_000;
const MOST_ITEMS_IN_LINE: usize = 50;

/// Cuts lines into blocks.
pub(super) fn cut(lines: &[Line], page: Page, starts: Starts) -> Vec<Block> {
    let mut cutter = Cutter {
        page,
        starts,
        sequence: Sequence::default(),
        blocks: Vec::new(),
        last: None,
    };
    for (at, line) in lines.iter().enumerate() {
        cutter.take(line, lines.get(at + 1));
    }
    cutter.blocks
}

/// "STT Nội dung Chỉ tiêu": rows with bare numbers follow.
fn is_table_head(text: &str) -> bool {
    words::starts_with_any(text, &["stt", "tt", "số tt", "số thứ tự"])
}

struct Cutter {
    page: Page,
    starts: Starts,
    sequence: Sequence,
    blocks: Vec<Block>,
    last: Option<Last>,
}

/// The line that was taken last.
struct Last {
    line: Line,
    opens: bool,
}

impl Cutter {
    /// Takes a line, and the items that begin in its middle.
    fn take(&mut self, line: &Line, after: Option<&Line>) {
        let mut rest = Some(line.clone());
        let mut allowed = if line.text.len() > LONGEST_SHARED_LINE || line.mark.is_paragraph {
            0
        } else {
            MOST_ITEMS_IN_LINE
        };
        while let Some(part) = rest.take() {
            let label = self.label_of(&part);
            let text_at = label.as_ref().map_or(0, |label| label.rest_at);
            if let Some(label) = &label {
                self.sequence.take(label);
            }
            let inner = if allowed == 0 {
                None
            } else {
                self.inner_item(&part, text_at)
            };
            match inner {
                Some(at) => {
                    allowed -= 1;
                    rest = Some(part.tail_from(at));
                    self.place(part.head_to(at), label, None);
                }
                None => self.place(part, label, after),
            }
        }
    }

    fn label_of(&self, line: &Line) -> Option<Label> {
        if line.mark.is_row || line.mark.goes_on {
            return None;
        }
        let label = self.sequence.settle(labels::parse(&line.text)?);
        let rest = &line.text[label.rest_at..];
        let Some(before) = self.before() else {
            return Some(label);
        };
        let over = self.page.is_over(before, line);
        let bare = label.sep.is_empty() && label.style == Style::Arabic;
        let taken = if label.style.is_bullet() {
            // "Văn hóa - Xã hội" may be wrapped at its dash.
            over || !words::starts_lower(rest)
                && self
                    .blocks
                    .last()
                    .is_some_and(|block| block.label.is_some())
        } else if bare {
            over && (self.sequence.follows(&label)
                || label.ordinal == 1 && is_table_head(&before.line.text))
        } else {
            over || self.sequence.expects(&label) && !words::starts_lower(rest)
        };
        taken.then_some(label)
    }

    fn place(&mut self, line: Line, label: Option<Label>, after: Option<&Line>) {
        let starts_block = label.is_some() || self.parts(&line, after);
        if starts_block {
            let text_at = label.as_ref().map_or(0, |label| label.rest_at);
            let text = line.text[text_at..].to_owned();
            let lines = LineSpan::line(line.number);
            self.blocks.push(Block {
                label,
                text,
                lines,
                heading: line.mark.heading,
                role: line.mark.role,
                marks: vec![(0, line.number)],
            });
        } else if let Some(block) = self.blocks.last_mut() {
            if !block.text.is_empty() {
                block.text.push(' ');
            }
            block.marks.push((block.text.len(), line.number));
            block.text.push_str(&line.text);
            block.lines.last = line.number;
        }
        self.last = Some(Last {
            line,
            opens: starts_block,
        });
    }

    fn parts(&self, line: &Line, after: Option<&Line>) -> bool {
        let (Some(block), Some(before)) = (self.blocks.last(), self.before()) else {
            return true;
        };
        if line.mark.role.is_some() && line.mark.is_paragraph {
            return true;
        }
        if block.text.is_empty() {
            // The label stood alone on its line.
            return false;
        }
        let after_stop =
            words::ends_sentence(&before.line.text) && (self.starts.after_stop)(&line.text);
        (self.starts.surely)(&line.text) || after_stop || self.page.parts(before, line, after)
    }

    fn before(&self) -> Option<Before<'_>> {
        let last = self.last.as_ref()?;
        let block = self.blocks.last()?;
        Some(Before {
            line: &last.line,
            opens: last.opens,
            capitals: words::is_caps(&block.text),
            numbered: block
                .label
                .as_ref()
                .is_some_and(|label| !label.style.is_bullet()),
        })
    }

    /// Where in the line another item begins: behind the end of a sentence stands a label that the
    /// sequence waits for.
    fn inner_item(&self, line: &Line, from: usize) -> Option<usize> {
        let mut depth = 0_i32;
        let mut before = ' ';
        for (at, c) in line.text.char_indices() {
            if c == ' ' && at > from && depth <= 0 && self.is_item(&line.text, at + 1, before) {
                return Some(at + 1);
            }
            match c {
                '“' | '(' | '«' => depth += 1,
                '”' | ')' | '»' => depth -= 1,
                _ => {}
            }
            if c != ' ' {
                before = c;
            }
        }
        None
    }

    fn is_item(&self, text: &str, at: usize, before: char) -> bool {
        let ended = matches!(before, '.' | ';' | ':');
        let sign = text[at..].chars().next();
        // Cheap refusals first: this is asked at every word.
        if !ended && sign != Some('•') {
            return false;
        }
        let Some(label) = labels::parse(&text[at..]) else {
            return false;
        };
        let label = self.sequence.settle(label);
        let rest = &text[at + label.rest_at..];
        let spaced = text[at..at + label.rest_at].ends_with(' ');
        let capital = words::starts_upper(rest) && spaced;
        match label.style {
            Style::Bullet('•') => capital,
            Style::Bullet(_) => capital && ended,
            Style::Roman | Style::UpperLetter => {
                words::is_caps(rest) && self.sequence.expects(&label)
            }
            _ if label.sep.is_empty() => false,
            _ if label.ordinal == 1 => capital && before == ':',
            _ => capital && self.sequence.follows(&label),
        }
    }
}
