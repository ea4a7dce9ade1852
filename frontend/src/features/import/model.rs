//! The draft beside its source, as rows to show: what was read, from which lines, what is doubtful about it.

use lientich_shared::import::draft::{DocumentKind, Draft, LineSpan, NodeKind, Passage, Signer};
use lientich_shared::import::issue::Issue;
use lientich_shared::import::picking::Piece;
use lientich_shared::order::sort_by_key;

/// How a row is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A heading of the outline, or the title.
    Head,
    /// Text of the outline.
    Text,
    /// What stands around the outline: bases, preamble, recipients, signers.
    Around,
    /// Printed, but no part of the plan: page numbers and the like.
    Aside,
}

/// A row of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// What is printed before it.
    pub label: String,
    /// Its words.
    pub words: String,
    /// How it is printed.
    pub look: Look,
    /// The lines of the source that say so.
    pub lines: LineSpan,
    /// What is doubtful about it.
    pub doubts: Vec<String>,
    /// What of the draft it is, where it may be left out.
    pub piece: Option<Piece>,
    /// The nodes that it stands under, which take it along when they are left out.
    pub above: Vec<Piece>,
}

/// A draft as its screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Plan or regulation.
    pub kind: DocumentKind,
    /// The school year, where the text gives one.
    pub school_year: Option<String>,
    /// The rows, in the order of the source.
    pub rows: Vec<DraftRow>,
    /// Doubts about the whole, which belong to no row.
    pub doubts: Vec<String>,
    /// The lines of the source, with what is doubtful in each marked.
    pub source: Vec<SourceLine>,
    /// How many doubts there are in all.
    pub doubt_count: usize,
    /// Lines with words that are in the draft.
    pub taken: usize,
    /// Lines with words that found no place of their own and are kept at the end.
    pub unplaced: usize,
}

/// A line of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// From 1.
    pub number: u32,
    /// Its words.
    pub text: String,
    /// Whether something in it is doubtful.
    pub doubtful: bool,
}

impl Reading {
    /// Lays a draft and its issues out.
    pub fn of(draft: &Draft, issues: &[Issue]) -> Self {
        let mut rows = rows(draft);
        sort_by_key(&mut rows, |row| row.lines);
        let mut doubts = Vec::new();
        for issue in issues {
            match rows
                .iter_mut()
                .find(|row| row.lines.contains(issue.lines.first))
            {
                Some(row) => row.doubts.push(issue.message.clone()),
                None => doubts.push(issue.message.clone()),
            }
        }
        let untaken = draft.untaken_lines().len();
        let worded = draft
            .source
            .iter()
            .filter(|line| !line.trim().is_empty())
            .count();
        Self {
            kind: draft.kind,
            school_year: draft.school_year.clone(),
            rows,
            doubts,
            source: source(draft, issues),
            doubt_count: issues.len(),
            taken: worded - untaken.min(worded),
            unplaced: draft
                .unplaced
                .iter()
                .map(|passage| length(passage.lines))
                .sum::<usize>()
                + untaken,
        }
    }

    /// The row that a line of the source went into.
    pub fn row_of(&self, line: u32) -> Option<usize> {
        self.rows.iter().position(|row| row.lines.contains(line))
    }
}

fn length(span: LineSpan) -> usize {
    (span.last + 1 - span.first) as usize
}

fn source(draft: &Draft, issues: &[Issue]) -> Vec<SourceLine> {
    let is_doubtful = |number| {
        issues
            .iter()
            .any(|issue| issue.lines.contains(number) && length(issue.lines) < 20)
    };
    let lines = (1..).zip(&draft.source);
    lines
        .map(|(number, text)| SourceLine {
            number,
            text: text.clone(),
            doubtful: is_doubtful(number),
        })
        .collect()
}

fn rows(draft: &Draft) -> Vec<DraftRow> {
    let listed = |passages: &[Passage], piece: fn(usize) -> Piece| -> Vec<DraftRow> {
        let passages = passages.iter().enumerate();
        passages
            .map(|(at, passage)| passage_row(passage, Look::Around, Some(piece(at))))
            .collect()
    };
    let single = |passage: &Option<Passage>, piece: Option<Piece>| -> Option<DraftRow> {
        let passage = passage.as_ref()?;
        Some(passage_row(passage, Look::Around, piece))
    };
    let title = draft.title.iter();
    let furniture = draft.furniture.iter();
    let mut rows = listed(&draft.letterhead, Piece::Letterhead);
    rows.extend(title.map(|title| passage_row(title, Look::Head, None)));
    rows.extend(single(&draft.issuance, Some(Piece::Issuance)));
    rows.extend(listed(&draft.legal_bases, Piece::Basis));
    rows.extend(single(&draft.preamble, Some(Piece::Preamble)));
    rows.extend((0..draft.nodes.len()).map(|at| node_row(draft, at)));
    rows.extend(single(&draft.closing, Some(Piece::Closing)));
    rows.extend(single(&draft.recipients_heading, None));
    rows.extend(listed(&draft.recipients, Piece::Recipient));
    rows.extend(
        (0..)
            .zip(&draft.signers)
            .map(|(at, signer)| signer_row(at, signer)),
    );
    rows.extend(listed(&draft.unplaced, Piece::Unplaced));
    rows.extend(furniture.map(|passage| passage_row(passage, Look::Aside, None)));
    rows
}

fn node_row(draft: &Draft, at: usize) -> DraftRow {
    let node = &draft.nodes[at];
    let parents = std::iter::successors(node.parent, |at| draft.nodes[*at].parent);
    let label = node
        .label
        .as_ref()
        .map(|label| format!("{label}{}", node.sep));
    DraftRow {
        label: label.unwrap_or_default(),
        words: node.words().to_owned(),
        look: if node.kind == NodeKind::Section {
            Look::Head
        } else {
            Look::Text
        },
        lines: node.lines,
        doubts: Vec::new(),
        piece: Some(Piece::Node(at)),
        above: parents.map(Piece::Node).collect(),
    }
}

fn passage_row(passage: &Passage, look: Look, piece: Option<Piece>) -> DraftRow {
    DraftRow {
        label: String::new(),
        words: passage.text.clone(),
        look,
        lines: passage.lines,
        doubts: Vec::new(),
        piece,
        above: Vec::new(),
    }
}

fn signer_row(at: usize, signer: &Signer) -> DraftRow {
    let parts = [&signer.capacity, &signer.position, &signer.name];
    let words: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    DraftRow {
        label: String::new(),
        words: words.join(" · "),
        look: Look::Around,
        lines: signer.lines,
        doubts: Vec::new(),
        piece: Some(Piece::Signer(at)),
        above: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "KẾ HOẠCH\nPhối hợp giữa nhà trường và công đoàn\nNăm học 2026 - 2027\n\nI. MỤC ĐÍCH\n\n1. Hai bên họp hằng tháng\nvào tuần đầu.\n\n2 Công khai các khoản thu.\n";

    fn reading() -> Reading {
        let (draft, issues) = lientich_shared::import::read(TEXT.as_bytes());
        Reading::of(&draft, &issues)
    }

    #[test]
    fn every_line_with_words_is_counted_as_taken_or_unplaced() {
        let reading = reading();
        assert_eq!(reading.taken, 7);
        assert_eq!(reading.unplaced, 0);
    }

    #[test]
    fn a_line_finds_the_row_it_went_into() {
        let reading = reading();
        let row = reading
            .row_of(8)
            .map(|row| reading.rows[row].words.as_str());
        assert_eq!(row, Some("Hai bên họp hằng tháng vào tuần đầu."));
    }

    #[test]
    fn a_doubt_stands_at_the_row_it_is_about() {
        let reading = reading();
        let doubtful: Vec<u32> = reading
            .source
            .iter()
            .filter(|line| line.doubtful)
            .map(|line| line.number)
            .collect();
        for number in doubtful {
            let row = &reading.rows[reading.row_of(number).unwrap()];
            assert!(!row.doubts.is_empty(), "line {number}");
        }
    }

    #[test]
    fn what_stands_under_a_node_knows_it() {
        let reading = reading();
        let row = &reading.rows[reading.row_of(7).unwrap()];
        assert_eq!(row.piece, Some(Piece::Node(1)));
        assert_eq!(row.above, [Piece::Node(0)]);
    }
}
