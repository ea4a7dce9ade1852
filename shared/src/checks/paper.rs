//! What is checked: the parts of a document in the order of the page, with their labels, their words
//! as somebody wrote them, and the way back from a word to where it stands: a field of a plan's node,
//! or a line of a file.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::log::change::{Body, Field, NodeId, NodeKind, Side, Value};
use crate::log::document::Document;
use crate::log::duty::{Duty, Rhythm};
use crate::log::target::Target;
use crate::plan::assignments::Assignments;
use crate::plan::view::{PlanKind, PlanView, Row};
use crate::time::{Day, SchoolYear};

/// A document to be checked.
#[derive(Debug, Clone, Default)]
pub struct Paper {
    /// Plan or regulation.
    pub kind: PlanKind,
    /// The school's name; empty if nobody said.
    pub school: String,
    /// The school year that it is for.
    pub school_year: Option<SchoolYear>,
    /// Number and symbol as a plan's fields have them; empty where nobody said, and for a file.
    pub number: String,
    /// Day of issue.
    pub day: Option<Day>,
    /// Whether what is printed around the words (labels, capitals, signature blocks) is somebody's
    /// writing and not computed from the plan.
    pub is_file: bool,
    /// Its parts in the order of the page. A part stands behind the one that it stands under.
    pub parts: Vec<Part>,
}

/// A part of the document.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that a rule asks for"
)]
pub struct Part {
    /// What it is.
    pub role: NodeKind,
    /// Its node in a plan.
    pub node: Option<NodeId>,
    /// Which field of the node the words are; `None` for its text.
    pub field: Option<Field>,
    /// The part above it; of the pieces of a signature, its first piece.
    pub parent: Option<usize>,
    /// The bare label: "I", "1.1", "-"; empty for none.
    pub label: String,
    /// What stands between label and words: ".", ")", "-".
    pub separator: String,
    /// Whether white space parts the label from the words.
    pub is_spaced: bool,
    /// How one speaks of it: "III.2.1".
    pub path: String,
    /// The words as written: white space and decomposed letters as they are.
    pub text: String,
    /// Where lines of a file begin in the words, in bytes, with their numbers from 1; empty in a plan.
    pub lines: Vec<(usize, u32)>,
    /// Whose it is.
    pub side: Side,
    /// Whether its fields name who leads.
    pub has_lead: bool,
    /// Whether its fields say when or how often.
    pub has_rhythm: bool,
    /// Whether it is marked as a women's matter, so that Ban nữ công consents to it.
    pub is_for_women: bool,
    /// What its fields ask of whom; empty in a file.
    pub duties: Vec<Duty>,
    /// What its fields aim at; empty in a file.
    pub targets: Vec<Target>,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In a plan.
    Node {
        /// The part.
        node: NodeId,
        /// The field; `None` for its text.
        field: Option<Field>,
        /// Which UTF-16 units of it.
        units: Range<usize>,
    },
    /// In a file: the line where it begins, from 1.
    Line(u32),
}

impl Part {
    /// A part with nothing but words.
    pub fn new(role: NodeKind, text: String) -> Self {
        Self {
            role,
            node: None,
            field: None,
            parent: None,
            label: String::new(),
            separator: String::new(),
            is_spaced: true,
            path: String::new(),
            text,
            lines: Vec::new(),
            side: Side::Joint,
            has_lead: false,
            has_rhythm: false,
            is_for_women: false,
            duties: Vec::new(),
            targets: Vec::new(),
        }
    }

    /// The words at a place, white space collapsed.
    pub fn excerpt(&self, at: &Range<usize>) -> String {
        let words: Vec<&str> = self
            .text
            .get(at.clone())
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        words.join(" ")
    }

    /// The same with the label in front, as printed.
    pub fn labelled_excerpt(&self, at: &Range<usize>) -> String {
        let gap = if self.is_spaced { " " } else { "" };
        format!(
            "{}{}{gap}{}",
            self.label,
            self.separator.trim_end(),
            self.excerpt(at)
        )
    }

    /// Where a byte of the words stands: its line of the file.
    pub fn line(&self, at: usize) -> Option<u32> {
        let lines = self.lines.iter().rev();
        let mut before = lines.filter(|(begin, _)| *begin <= at);
        before.next().or(self.lines.first()).map(|(_, line)| *line)
    }

    /// Where a range of bytes of the words stands.
    pub fn place(&self, at: &Range<usize>) -> Option<Place> {
        if let Some(line) = self.line(at.start) {
            return Some(Place::Line(line));
        }
        let units = |to: usize| {
            self.text
                .get(..to)
                .unwrap_or_default()
                .encode_utf16()
                .count()
        };
        Some(Place::Node {
            node: self.node?,
            field: self.field,
            units: units(at.start)..units(at.end),
        })
    }

    /// Whether it belongs to what the document says, and not to its head or tail.
    pub fn is_body(&self) -> bool {
        matches!(
            self.role,
            NodeKind::Section | NodeKind::Clause | NodeKind::Bullet | NodeKind::Paragraph
        )
    }

    /// How a message speaks of it: "III.2.1", "dòng 12", or nothing.
    pub fn name(&self) -> String {
        match self.line(0) {
            Some(line) => format!("dòng {line}"),
            None => self.path.clone(),
        }
    }
}

impl Paper {
    /// A plan as it stands.
    pub fn of_plan(view: &PlanView, document: &Document) -> Self {
        let mut paper = Self {
            kind: view.meta.kind,
            school: view.meta.school.clone(),
            school_year: view.meta.school_year,
            number: view.meta.number.clone(),
            day: view.meta.day,
            is_file: false,
            parts: Vec::with_capacity(view.rows.len()),
        };
        let mut parts_of: BTreeMap<NodeId, usize> = BTreeMap::new();
        for row in &view.rows {
            let parent = row.parent.and_then(|above| parts_of.get(&above)).copied();
            parts_of.insert(row.node, paper.parts.len());
            paper.add_row(document, row, parent);
        }
        paper
    }

    fn add_row(&mut self, document: &Document, row: &Row, parent: Option<usize>) {
        if row.kind == NodeKind::Signer {
            return self.add_signer(document, row);
        }
        let assigned = Assignments::of_clause(document, row.node);
        let duties: Vec<Duty> = assigned.duties.into_iter().map(|one| one.duty).collect();
        let targets = assigned.targets.into_iter().map(|one| one.target).collect();
        self.parts.push(Part {
            node: Some(row.node),
            parent,
            label: row.label.text.clone(),
            separator: row.label.separator.to_owned(),
            path: row.label.path.clone(),
            side: row.side,
            has_lead: row.lead.is_some() || duties.iter().any(|duty| duty.lead.is_some()),
            has_rhythm: row.due.is_some() || duties.iter().any(|duty| says_when(&duty.rhythm)),
            is_for_women: row.side == Side::Women,
            duties,
            targets,
            ..Part::new(row.kind, document.text(row.node))
        });
    }

    /// The pieces of a signature are parts of their own; the first one holds them together.
    fn add_signer(&mut self, document: &Document, row: &Row) {
        let first = self.parts.len();
        let body = match document.value(Some(row.node), Field::SignerBody) {
            Some(Value::Body(Body::Bch)) => Side::Bch,
            Some(Value::Body(Body::Bgh)) => Side::Bgh,
            _ => Side::Outside,
        };
        for field in [Field::SignerCapacity, Field::SignerPosition] {
            let text = match document.value(Some(row.node), field) {
                Some(Value::Text(text)) => text.clone(),
                _ => String::new(),
            };
            self.parts.push(Part {
                node: Some(row.node),
                field: Some(field),
                parent: (self.parts.len() > first).then_some(first),
                side: body,
                ..Part::new(NodeKind::Signer, text)
            });
        }
    }
}

fn says_when(rhythm: &Rhythm) -> bool {
    !matches!(
        rhythm,
        Rhythm::Unstated | Rhythm::Continuous | Rhythm::Periodic
    )
}
