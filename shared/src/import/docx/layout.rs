//! Lines of the pieces: each paragraph a line with its label, cells of a layout one after the other, rows of
//! other tables as they are.

use super::beside::{Note, Notes};
use super::decision;
use super::numbering::Numbering;
use super::pasted;
use super::run::Paragraph;
use super::story::{Item, Row, Story};
use super::styles::{Listed, Styles};
use super::table;
use crate::import::draft::LineSpan;
use crate::import::issue::{Issue, IssueCode};
use crate::import::labels;
use crate::import::source::{Aside, Mark, Source};
use crate::import::words;
use crate::paper_role::Role;
use crate::text::tidy;

/// More words are no heading, however bold.
const LONGEST_BOLD_HEADING: usize = 40;
/// Issues of one kind that are listed; a file may have a comment at every word.
const MOST_ISSUES: usize = 200;
/// Between the cells of a row.
const BETWEEN_CELLS: &str = " | ";

/// The lines of a text.
pub(super) fn lines(story: &Story, styles: &Styles, numbering: Numbering, notes: &Notes) -> Source {
    let mut layout = Layout {
        styles,
        numbering,
        notes,
        source: Source::default(),
        beside: Vec::new(),
        in_decision: false,
    };
    let (decision, text) = story.items.split_at(decision::end(&story.items));
    layout.in_decision = true;
    layout.items(decision);
    layout.in_decision = false;
    layout.items(text);
    layout.source.cut |= story.is_cut;
    pasted::undo_breaks(&mut layout.source);
    layout.add_beside();
    layout.source
}

struct Layout<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    notes: &'a Notes,
    source: Source,
    beside: Vec<(String, Aside)>,
    /// Read is the decision that a document of ours is attached to: its words are made, but for the bases.
    in_decision: bool,
}

impl Layout<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Paragraph(paragraph) => self.paragraph(paragraph),
                Item::Table(rows) if table::is_layout(rows) => {
                    for cell in rows.iter().flatten() {
                        self.items(cell);
                    }
                }
                Item::Table(rows) => self.rows(rows),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let first = self.next_line();
        let words = self.labelled(paragraph);
        let mut mark = Mark {
            is_paragraph: true,
            heading: self.heading(paragraph, &words),
            role: paragraph.role,
            aside: self.aside(paragraph),
            ..Mark::default()
        };
        if paragraph.role == Some(Role::Year) {
            self.source.year = Some(tidy(&words));
        }
        for line in words.split('\n') {
            self.source.push(line.to_owned(), mark);
            // Behind a line break the paragraph goes on, or an item begins that was typed there.
            mark.is_paragraph = false;
        }
        if !paragraph.aside.is_empty() {
            self.source.push(
                paragraph.aside.clone(),
                Mark {
                    aside: Aside::Furniture,
                    ..Mark::default()
                },
            );
        }
        self.note(
            paragraph,
            LineSpan {
                first,
                last: self.next_line().saturating_sub(1).max(first),
            },
        );
    }

    /// What our writer adds to a plan is no part of it.
    fn aside(&self, paragraph: &Paragraph) -> Aside {
        match paragraph.role {
            Some(Role::Year | Role::Note | Role::Pointer) => Aside::Furniture,
            Some(Role::Annex | Role::AnnexTitle | Role::Column | Role::Count | Role::Cell) => {
                Aside::Furniture
            }
            Some(Role::Basis) | None => Aside::No,
            Some(_) if self.in_decision => Aside::Furniture,
            Some(_) => Aside::No,
        }
    }

    /// The paragraph's words behind its automatic label.
    fn labelled(&mut self, paragraph: &Paragraph) -> String {
        let listed = self.listed(paragraph);
        // Word gives empty paragraphs of a list a number too, but nobody means them.
        if paragraph.text.trim().is_empty() {
            return paragraph.text.clone();
        }
        let label = self.numbering.label(listed);
        if label.trim().is_empty() {
            return paragraph.text.clone();
        }
        format!("{} {}", label.trim(), paragraph.text.trim_start())
    }

    /// Its place in a list. Where the style says the list, the list says which of its levels is the style's.
    fn listed(&self, paragraph: &Paragraph) -> Listed {
        let style = paragraph.style.as_deref();
        let listed = self.styles.listed(paragraph.listed, style);
        if paragraph.listed.level.is_some() {
            return listed;
        }
        let mut ids = self.styles.ids(style);
        let level = ids.find_map(|id| self.numbering.level_of(listed.list, id));
        Listed {
            level: level.or(listed.level),
            ..listed
        }
    }

    fn heading(&self, paragraph: &Paragraph, words: &str) -> Option<bool> {
        let said = self
            .styles
            .heading(paragraph.style.as_deref(), paragraph.outline);
        let line = tidy(words);
        let bold = || {
            let short = words::count(&line) <= LONGEST_BOLD_HEADING && !line.ends_with(';');
            (paragraph.is_bold && short && labels::parse(&line).is_some()).then_some(true)
        };
        said.or_else(bold)
    }

    /// Rows of a table that says something: each a line, so that nothing of it is lost.
    fn rows(&mut self, rows: &[Row]) {
        let first = self.next_line();
        for row in rows {
            let cells: Vec<String> = row.iter().map(|cell| self.cell(cell)).collect();
            let is_empty = cells.iter().all(String::is_empty);
            let line = cells.join(BETWEEN_CELLS);
            self.source.push(
                if is_empty { String::new() } else { line },
                Mark {
                    is_paragraph: true,
                    is_row: true,
                    ..Mark::default()
                },
            );
        }
        let span = LineSpan {
            first,
            last: self.next_line().saturating_sub(1).max(first),
        };
        let message = "Bảng: mỗi hàng thành một đoạn, các ô cách nhau bằng dấu |. Hãy xem có cần viết lại không.";
        self.say(IssueCode::TableRows, span, message.to_owned());
    }

    /// The words of a cell in one line.
    fn cell(&mut self, items: &[Item]) -> String {
        let mut words = Vec::new();
        for item in items {
            match item {
                Item::Paragraph(paragraph) => {
                    words.push(tidy(&self.labelled(paragraph)));
                    let here = LineSpan::line(self.next_line());
                    self.note(paragraph, here);
                }
                Item::Table(rows) => {
                    let cells: Vec<String> =
                        rows.iter().flatten().map(|cell| self.cell(cell)).collect();
                    words.push(cells.join(" "));
                }
            }
        }
        tidy(&words.join(" "))
    }

    /// What the file says of a paragraph besides its words.
    fn note(&mut self, paragraph: &Paragraph, here: LineSpan) {
        if paragraph.is_changed {
            let message = "Có sửa đổi được theo dõi (Track Changes) chưa chấp nhận: đã lấy chữ mới, bỏ chữ đã xóa.";
            self.say(IssueCode::TrackedChange, here, message.to_owned());
        }
        if paragraph.is_converted && !self.has_said(IssueCode::OldLetters) {
            let message = "Chữ phông cũ (TCVN3 hoặc VNI) đã được đổi sang Unicode: hãy đọc lại.";
            self.say(IssueCode::OldLetters, here, message.to_owned());
        }
        if paragraph.has_picture {
            let message = "Ở đây có hình: chữ trong hình không đọc được.";
            self.say(IssueCode::Picture, here, message.to_owned());
        }
        let notes = self.notes;
        for comment in paragraph
            .comments
            .iter()
            .filter_map(|id| notes.comments.get(id))
        {
            let Note { author, words } = comment;
            let message = format!("Nhận xét của {author}: “{words}”");
            self.say(IssueCode::Comment, here, message);
        }
        let footnotes = paragraph
            .footnotes
            .iter()
            .filter_map(|id| notes.footnotes.get(id));
        let endnotes = paragraph
            .endnotes
            .iter()
            .filter_map(|id| notes.endnotes.get(id));
        for note in footnotes.chain(endnotes) {
            let message = format!("Chú thích cuối trang: “{}”", note.words);
            self.say(IssueCode::Footnote, here, message);
            self.beside.push((note.words.clone(), Aside::Beside));
        }
        let hidden = tidy(&paragraph.hidden);
        if !hidden.is_empty() {
            let message = format!("Chữ ẩn, không in ra nên không lấy: “{hidden}”");
            self.say(IssueCode::HiddenText, here, message);
            self.beside.push((hidden, Aside::Furniture));
        }
    }

    fn has_said(&self, code: IssueCode) -> bool {
        self.source.notes.iter().any(|issue| issue.code == code)
    }

    fn say(&mut self, code: IssueCode, lines: LineSpan, message: String) {
        let said = self.source.notes.iter().filter(|issue| issue.code == code);
        if said.count() < MOST_ISSUES {
            self.source.notes.push(Issue {
                code,
                lines,
                node: None,
                message,
            });
        }
    }

    fn next_line(&self) -> u32 {
        u32::try_from(self.source.lines.len() + 1).unwrap_or(u32::MAX)
    }

    /// Footnotes, and what is printed on every page, behind the text.
    fn add_beside(&mut self) {
        let edges = self.notes.edges.iter().map(|line| tidy(line));
        let mut edges: Vec<String> = edges.filter(|line| !line.is_empty()).collect();
        edges.dedup();
        let edges = edges.into_iter().map(|line| (line, Aside::Furniture));
        for (line, aside) in std::mem::take(&mut self.beside).into_iter().chain(edges) {
            self.source.push(
                line,
                Mark {
                    aside,
                    ..Mark::default()
                },
            );
        }
    }
}
