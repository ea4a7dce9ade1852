//! What stands behind the outline: recipients and signatures, printed side by side or one below
//! the other.
//!
//! The closing sentence belongs to the outline's lines and is found there (`closing`).

use super::draft::{LineSpan, Passage, Signer};
use super::labels::{self, Style};
use super::lines::Line;
use super::roles::{self, Role};
use super::signers::Signatures;
use super::words;

/// The tail of a document.
#[derive(Debug, Default)]
pub(super) struct Tail {
    /// "Nơi nhận:".
    pub heading: Option<Passage>,
    /// Recipients without their dash.
    pub recipients: Vec<Passage>,
    /// Signature blocks.
    pub signers: Vec<Signer>,
    /// Place and date.
    pub dates: Vec<Passage>,
    /// "(Đã ký)".
    pub furniture: Vec<Passage>,
    /// What is none of these.
    pub unplaced: Vec<Passage>,
}

/// As many lines may a tail without "Nơi nhận" have.
const LONGEST_SIGNATURES: usize = 40;

/// Index of the first line of the tail.
pub(super) fn start(lines: &[Line]) -> usize {
    let named = lines
        .iter()
        .rposition(|line| line.cells.iter().any(|cell| is_heading(cell)));
    let annex = lines
        .iter()
        .position(|line| is_annex(&line.text) && line.mark.role.is_none())
        .unwrap_or(lines.len());
    let from = match named {
        Some(at) if !begins_outline_again(&lines[at..annex.max(at)]) => at,
        _ => annex,
    };
    signatures_before(lines, from)
}

/// Walks up over signature lines; they count only if a post or a capacity is among them.
fn signatures_before(lines: &[Line], from: usize) -> usize {
    let mut start = from;
    for at in (from.saturating_sub(LONGEST_SIGNATURES)..from).rev() {
        let roles: Vec<Role> = lines[at]
            .cells
            .iter()
            .flat_map(|cell| roles::pieces(cell))
            .map(roles::role)
            .collect();
        if roles.iter().any(|role| matches!(role, Role::Other)) {
            break;
        }
        if roles.iter().any(|role| role.is_anchor()) {
            start = at;
        }
    }
    // Place and date stand above the signatures.
    let dated = start
        .checked_sub(1)
        .is_some_and(|at| is_date(&lines[at].text));
    if dated && start < lines.len() {
        start - 1
    } else {
        start
    }
}

/// "Nơi nhận" in a decision page, with the regulation behind it, is not the tail.
fn begins_outline_again(lines: &[Line]) -> bool {
    let numbered = |line: &&Line| {
        labels::parse(&line.text).is_some_and(|label| {
            !label.style.is_bullet()
                && words::count(&line.text) > 2
                && label.style.rank() < Style::LowerLetter.rank()
        })
    };
    lines.iter().filter(numbered).count() >= 5
}

fn is_heading(cell: &str) -> bool {
    words::starts_with(cell, "nơi nhận")
}

/// "PHỤ LỤC", "Phụ lục I".
fn is_annex(text: &str) -> bool {
    words::starts_with(text, "phụ lục")
        && (words::is_caps(text) || words::starts_upper(text) && words::count(text) <= 4)
}

/// "Hà Nội, ngày 5 tháng 9 năm 2024".
fn is_date(text: &str) -> bool {
    let lower = words::lower(text);
    let day = lower.contains("ngày") && lower.contains("tháng") && lower.contains("năm");
    day && words::count(text) <= 14 && words::starts_upper(text)
}

/// Reads the tail.
pub(super) fn read(lines: &[Line]) -> Tail {
    let mut reader = Reader::default();
    for line in lines {
        for cell in &line.cells {
            reader.take(cell, line);
        }
    }
    reader.tail.signers = reader.signatures.finish();
    reader.tail
}

#[derive(Default)]
struct Reader {
    tail: Tail,
    signatures: Signatures,
    dashed: bool,
    annex: bool,
}

impl Reader {
    fn take(&mut self, cell: &str, line: &Line) {
        let here = LineSpan::line(line.number);
        let passage = |text: &str| Passage {
            text: text.to_owned(),
            lines: here,
        };
        self.annex |= words::starts_with_any(cell, &["phụ lục", "biểu mẫu", "danh sách"])
            && words::is_caps(cell);
        if self.annex {
            return self.leave(passage(cell));
        }
        if is_heading(cell) && self.tail.heading.is_none() {
            return self.take_heading(cell, here);
        }
        if is_date(cell) {
            return self.tail.dates.push(passage(cell));
        }
        for piece in roles::pieces(cell) {
            self.take_piece(piece, line);
        }
    }

    fn take_piece(&mut self, piece: &str, line: &Line) {
        let here = LineSpan::line(line.number);
        let passage = Passage {
            text: piece.to_owned(),
            lines: here,
        };
        match roles::role(piece) {
            Role::Mark => self.tail.furniture.push(passage),
            Role::Name if !self.signatures.awaits_name() => self.take_recipient(piece, line),
            Role::Other => self.take_recipient(piece, line),
            _ if self.signatures.is_full() => self.leave(passage),
            role => self.signatures.take(role, piece, here),
        }
    }

    /// The heading, and a recipient or a capacity on the same line.
    fn take_heading(&mut self, cell: &str, here: LineSpan) {
        let end = cell.find(':').map_or(cell.len(), |at| at + 1);
        self.tail.heading = Some(Passage {
            text: cell[..end].to_owned(),
            lines: here,
        });
        let rest = cell[end..].trim();
        match roles::role(rest) {
            _ if rest.is_empty() => {}
            Role::Other | Role::Name | Role::Mark => self.push_recipient(rest, here),
            role => self.signatures.take(role, rest, here),
        }
    }

    fn take_recipient(&mut self, cell: &str, line: &Line) {
        let here = LineSpan::line(line.number);
        if self.tail.heading.is_none() {
            return self.leave(Passage {
                text: cell.to_owned(),
                lines: here,
            });
        }
        let label = labels::parse(cell).filter(|label| label.style.is_bullet());
        let continues = label.is_none() && (self.dashed || words::starts_lower(cell));
        let last = self.tail.recipients.last_mut().filter(|_| continues);
        match (label, last) {
            (Some(label), _) => {
                self.dashed = true;
                self.push_recipient(&cell[label.rest_at..], here);
            }
            (None, Some(last)) if !ends_recipients(&last.text) => last.push(cell, here),
            (None, Some(_)) => self.leave(Passage {
                text: cell.to_owned(),
                lines: here,
            }),
            (None, None) => self.push_recipient(cell, here),
        }
    }

    /// Several recipients may share a line: "- A; - B".
    fn push_recipient(&mut self, text: &str, lines: LineSpan) {
        let parts = text
            .split_inclusive("; - ")
            .map(|part| part.strip_suffix(" - ").unwrap_or(part));
        for part in parts {
            let part = part.trim_start_matches(['-', '–', ' ']);
            self.tail.recipients.push(Passage {
                text: part.to_owned(),
                lines,
            });
        }
    }

    fn leave(&mut self, passage: Passage) {
        match self
            .tail
            .unplaced
            .last_mut()
            .filter(|last| last.lines.last + 3 >= passage.lines.first)
        {
            Some(last) => last.push(&passage.text, passage.lines),
            None => self.tail.unplaced.push(passage),
        }
    }
}

/// "Lưu: VT." is the last recipient.
fn ends_recipients(text: &str) -> bool {
    words::starts_with(text, "lưu") && text.ends_with('.')
}
