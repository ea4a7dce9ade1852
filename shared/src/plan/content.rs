//! What an Edition pins: every field that a reader sees, in the order of the printed page, and
//! nothing of history. The bytes are `lientich-content-1`: that domain and a zero byte, then the
//! [`Content`] in postcard (varints, length-prefixed UTF-8, fields in the order written here, without
//! duties and targets). A plan that has duties or targets has `lientich-content-2` instead: the same,
//! then the list of duties, then that of targets. SHA-256 of the bytes is the content hash that
//! an act of signing vouches for (rule 11 of the log).

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::assignments::Assignments;
use super::view::{Lead, PlanView, Row};
use crate::ids::PersonId;
use crate::log::change::{Body, Hash32, NodeId, NodeKind, Side};
use crate::log::document::Document;
use crate::log::duty::{Duty, DutyId};
use crate::log::target::{Target, TargetId};
use crate::text::nfc;
use crate::time::{Day, SchoolYear};

const DOMAIN: &[u8] = b"lientich-content-1\0";
const WITH_DUTIES: &[u8] = b"lientich-content-2\0";

/// Most bytes of an Edition's content: 300 clauses have about 200 KB.
pub const MAX_CONTENT: usize = 16 << 20;

/// A plan as its readers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Code of the kind, see `PlanKind::code`.
    pub kind: String,
    /// The school's name as printed.
    pub school: String,
    /// The school year.
    pub school_year: Option<SchoolYear>,
    /// Number and symbol.
    pub number: String,
    /// Place of issue.
    pub place: String,
    /// Day of issue.
    pub day: Option<Day>,
    /// The parts in the order of the printed page.
    pub parts: Vec<Part>,
    /// What is asked of whom, in the order of the parts.
    #[serde(skip)]
    pub duties: Vec<(DutyId, Duty)>,
    /// What is to be reached, in the order of the parts.
    #[serde(skip)]
    pub targets: Vec<(TargetId, Target)>,
}

/// A part of a plan as its readers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The node, by which others refer to it.
    pub node: NodeId,
    /// 0 for the outermost.
    pub depth: u16,
    /// What it is.
    pub kind: NodeKind,
    /// Whose it is.
    pub side: Side,
    /// What is printed in front of it.
    pub label: String,
    /// How one speaks of it.
    pub path: String,
    /// Its words.
    pub text: String,
    /// The person who leads it.
    pub lead_person: Option<PersonId>,
    /// The body that leads it.
    pub lead_body: Option<Body>,
    /// When it is due.
    pub due: Option<Day>,
}

/// Bytes are not the content of an Edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the content of an edition")]
pub struct MalformedContent;

impl Content {
    /// Reads a document as its readers will.
    pub fn of(document: &Document) -> Self {
        let PlanView { meta, rows } = PlanView::of(document);
        let work = rows
            .iter()
            .map(|row| Assignments::of_clause(document, row.node));
        let (duties, targets) = listed(work);
        Self {
            duties,
            targets,
            kind: meta.kind.code().to_owned(),
            school: nfc(&meta.school),
            school_year: meta.school_year,
            number: nfc(&meta.number),
            place: nfc(&meta.place),
            day: meta.day,
            parts: rows.iter().map(|row| Part::of(document, row)).collect(),
        }
    }

    /// The canonical bytes.
    ///
    /// # Panics
    /// Never: writing to memory does not fail.
    pub fn to_bytes(&self) -> Vec<u8> {
        if self.duties.is_empty() && self.targets.is_empty() {
            return postcard::to_extend(self, DOMAIN.to_vec())
                .expect("writing to memory does not fail");
        }
        let whole = (self, &self.duties, &self.targets);
        postcard::to_extend(&whole, WITH_DUTIES.to_vec()).expect("writing to memory does not fail")
    }

    /// Reads canonical bytes; any others are refused.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, MalformedContent> {
        if MAX_CONTENT < bytes.len() {
            return Err(MalformedContent);
        }
        let content = if let Some(body) = bytes.strip_prefix(DOMAIN) {
            postcard::from_bytes(body).map_err(|_| MalformedContent)?
        } else {
            let body = bytes.strip_prefix(WITH_DUTIES).ok_or(MalformedContent)?;
            Self::with_duties(body)?
        };
        // postcard takes overlong varints and trailing bytes: only what re-encodes to itself counts.
        (content.to_bytes() == bytes)
            .then_some(content)
            .ok_or(MalformedContent)
    }
}

impl Content {
    fn with_duties(body: &[u8]) -> Result<Self, MalformedContent> {
        type Whole = (Content, Vec<(DutyId, Duty)>, Vec<(TargetId, Target)>);
        let (content, duties, targets): Whole =
            postcard::from_bytes(body).map_err(|_| MalformedContent)?;
        Ok(Self {
            duties,
            targets,
            ..content
        })
    }
}

type Listed = (Vec<(DutyId, Duty)>, Vec<(TargetId, Target)>);

/// The duties and targets of all clauses. Of what holds two values nothing is signed.
fn listed(work: impl Iterator<Item = Assignments>) -> Listed {
    let (mut duties, mut targets) = (Vec::new(), Vec::new());
    for clause in work {
        duties.extend(
            clause
                .duties
                .into_iter()
                .map(|found| (found.id, found.duty)),
        );
        targets.extend(
            clause
                .targets
                .into_iter()
                .map(|found| (found.id, found.target)),
        );
    }
    (duties, targets)
}

impl Part {
    fn of(document: &Document, row: &Row) -> Self {
        let (lead_person, lead_body) = match row.lead {
            Some(Lead::Person(person)) => (Some(person), None),
            Some(Lead::Body(body)) => (None, Some(body)),
            None => (None, None),
        };
        Self {
            node: row.node,
            depth: u16::try_from(row.depth).unwrap_or(u16::MAX),
            kind: row.kind,
            side: row.side,
            label: row.label.printed(),
            path: row.label.path.clone(),
            text: nfc(&document.text(row.node)),
            lead_person,
            lead_body,
            due: row.due,
        }
    }
}

/// SHA-256 of content bytes.
pub fn hash(bytes: &[u8]) -> Hash32 {
    Hash32(Sha256::digest(bytes).into())
}
