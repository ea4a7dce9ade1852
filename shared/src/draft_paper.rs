//! A draft read from a file as a paper to be checked: its words as the source prints them, with the lines
//! that they stand on. Lies between `import` and `checks`, which do not know each other.

use crate::checks::{Paper, Part};
use crate::import::draft::{self, DocumentKind, Draft, LineSpan, Passage};
use crate::import::printed::Printer;
use crate::log::change::{Field, NodeKind, Side};
use crate::plan::view::PlanKind;
use crate::time::SchoolYear;

/// The paper of a draft.
pub fn of(draft: &Draft) -> Paper {
    let mut maker = Maker {
        printer: Printer::of(draft),
        parts: Vec::new(),
    };
    maker.head(draft);
    maker.outline(draft);
    maker.tail(draft);
    Paper {
        kind: match draft.kind {
            DocumentKind::Plan => PlanKind::Plan,
            DocumentKind::Regulation => PlanKind::Regulation,
        },
        school: draft.school.clone().unwrap_or_default(),
        school_year: draft.school_year.as_deref().and_then(first_year),
        day: None,
        is_file: true,
        number: String::new(),
        parts: maker.parts,
    }
}

fn first_year(school_year: &str) -> Option<SchoolYear> {
    school_year.split('-').next()?.parse().ok().map(SchoolYear)
}

struct Maker<'a> {
    printer: Printer<'a>,
    parts: Vec<Part>,
}

impl Maker<'_> {
    fn add(&mut self, role: NodeKind, words: &str, lines: LineSpan) -> &mut Part {
        let printed = self.printer.print(words, lines);
        let at = self.parts.len();
        self.parts.push(Part {
            lines: printed.lines,
            is_spaced: printed.before.is_empty() || printed.before.ends_with(char::is_whitespace),
            ..Part::new(role, printed.text)
        });
        &mut self.parts[at]
    }

    fn passages<'a>(&mut self, role: NodeKind, passages: impl IntoIterator<Item = &'a Passage>) {
        for passage in passages {
            self.add(role, &passage.text, passage.lines);
        }
    }

    fn head(&mut self, draft: &Draft) {
        self.passages(NodeKind::Letterhead, &draft.letterhead);
        self.passages(NodeKind::Title, &draft.title);
        self.passages(NodeKind::Issuance, &draft.issuance);
        self.passages(NodeKind::Basis, &draft.legal_bases);
        self.passages(NodeKind::Preamble, &draft.preamble);
    }

    fn outline(&mut self, draft: &Draft) {
        let first = self.parts.len();
        for node in &draft.nodes {
            let role = match node.kind {
                draft::NodeKind::Section => NodeKind::Section,
                draft::NodeKind::Clause => NodeKind::Clause,
                draft::NodeKind::Bullet => NodeKind::Bullet,
                draft::NodeKind::Paragraph => NodeKind::Paragraph,
            };
            let part = self.add(role, node.words(), node.lines);
            part.parent = node.parent.map(|parent| first + parent);
            part.label = node.label.clone().unwrap_or_default();
            part.separator.clone_from(&node.sep);
        }
    }

    fn tail(&mut self, draft: &Draft) {
        self.passages(NodeKind::Closing, &draft.closing);
        self.passages(NodeKind::Recipient, &draft.recipients);
        for signer in &draft.signers {
            self.signer(signer);
        }
    }

    /// The pieces of a signature are parts of their own; the first one holds them together.
    fn signer(&mut self, signer: &draft::Signer) {
        let first = self.parts.len();
        let side = match signer.side {
            draft::Side::Union => Side::Bch,
            draft::Side::Management => Side::Bgh,
            draft::Side::Other => Side::Outside,
        };
        let pieces = [
            (Field::SignerCapacity, &signer.capacity),
            (Field::SignerPosition, &signer.position),
        ];
        for (field, words) in pieces {
            let words = words.as_deref().unwrap_or_default();
            let part = self.add(NodeKind::Signer, words, signer.lines);
            part.field = Some(field);
            part.side = side;
            part.parent = (field != Field::SignerCapacity).then_some(first);
        }
    }
}
