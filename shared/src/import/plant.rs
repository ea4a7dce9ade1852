//! An accepted draft becomes the first changes of a new plan. Pure: the caller keeps and sends them.

use super::draft::{self, DocumentKind, Draft};
use crate::ids::ReplicaId;
use crate::log::change::{Act, Body, Change, DocKind, Field, NodeId, NodeKind, Side, Value};
use crate::log::document::{CommitError, Document};
use crate::log::edit;
use crate::numbering::Style;
use crate::plan::view::PlanKind;
use crate::text::tidy;
use crate::time::Timestamp;

/// Writes the draft into an empty document as `replica`, and gives the changes in their order.
pub fn plant(
    document: &mut Document,
    replica: ReplicaId,
    at: Timestamp,
    draft: &Draft,
) -> Result<Vec<Change>, CommitError> {
    let mut planter = Planter {
        document,
        replica,
        at,
        changes: Vec::new(),
    };
    planter.act(Act::Open {
        kind: DocKind::Plan,
    })?;
    planter.fields(draft)?;
    planter.head(draft)?;
    planter.outline(draft)?;
    planter.tail(draft)?;
    Ok(planter.changes)
}

struct Planter<'a> {
    document: &'a mut Document,
    replica: ReplicaId,
    at: Timestamp,
    changes: Vec<Change>,
}

impl Planter<'_> {
    fn act(&mut self, act: Act) -> Result<NodeId, CommitError> {
        let (change, _) = self.document.commit(self.replica, self.at, act)?;
        let node = NodeId(change.id);
        self.changes.push(change);
        Ok(node)
    }

    fn set(
        &mut self,
        target: Option<NodeId>,
        field: Field,
        value: Value,
    ) -> Result<(), CommitError> {
        self.act(Act::Set {
            target,
            field,
            value,
            replaces: Vec::new(),
        })
        .map(|_| ())
    }

    /// Adds a part as the last child of its parent.
    fn part(
        &mut self,
        parent: Option<NodeId>,
        kind: NodeKind,
        text: &str,
    ) -> Result<NodeId, CommitError> {
        let last = self.document.children(parent).last().copied();
        let act = edit::create(self.document, parent, last, kind, Side::Joint, &tidy(text))
            .map_err(|_| CommitError::Malformed)?;
        self.act(act)
    }

    fn fields(&mut self, draft: &Draft) -> Result<(), CommitError> {
        let kind = plan_kind(draft).code().to_owned();
        self.set(None, Field::PlanKind, Value::Text(kind))?;
        if let Some(school) = &draft.school {
            self.set(None, Field::School, Value::Text(tidy(school)))?;
        }
        if let Some(year) = draft.school_year.as_deref().and_then(first_year) {
            self.set(None, Field::SchoolYear, Value::Number(year))?;
        }
        Ok(())
    }

    fn head(&mut self, draft: &Draft) -> Result<(), CommitError> {
        for line in &draft.letterhead {
            self.part(None, NodeKind::Letterhead, &line.text)?;
        }
        if let Some(title) = &draft.title {
            let subject = without_kind(&title.text, plan_kind(draft));
            self.part(None, NodeKind::Title, subject)?;
        }
        if let Some(issuance) = &draft.issuance {
            self.part(None, NodeKind::Issuance, &issuance.text)?;
        }
        for basis in &draft.legal_bases {
            self.part(None, NodeKind::Basis, &basis.text)?;
        }
        if let Some(preamble) = &draft.preamble {
            self.part(None, NodeKind::Preamble, &preamble.text)?;
        }
        Ok(())
    }

    fn outline(&mut self, draft: &Draft) -> Result<(), CommitError> {
        let styles = styles(draft);
        let mut planted: Vec<NodeId> = Vec::with_capacity(draft.nodes.len());
        let mut usual = Vec::with_capacity(draft.nodes.len());
        for (node, &style) in draft.nodes.iter().zip(&styles) {
            let parent = node.parent.and_then(|above| planted.get(above)).copied();
            let kind = node_kind(node.kind);
            let made = self.part(parent, kind, node.words())?;
            let depth = node.parent.map_or(0, |above: usize| usual[above] + 1);
            let expected = Style::usual(kind, depth, node.parent.map(|above| styles[above]));
            if style != expected {
                self.set(Some(made), Field::Style, Value::Number(style.code()))?;
            }
            planted.push(made);
            usual.push(depth);
        }
        Ok(())
    }

    fn tail(&mut self, draft: &Draft) -> Result<(), CommitError> {
        // What the reader found no place for stays in the plan for a person to place or remove.
        for passage in &draft.unplaced {
            self.part(None, NodeKind::Paragraph, &passage.text)?;
        }
        if let Some(closing) = &draft.closing {
            self.part(None, NodeKind::Closing, &closing.text)?;
        }
        for recipient in &draft.recipients {
            self.part(None, NodeKind::Recipient, &recipient.text)?;
        }
        for signer in &draft.signers {
            self.signer(signer)?;
        }
        Ok(())
    }

    fn signer(&mut self, signer: &draft::Signer) -> Result<(), CommitError> {
        let node = self.part(
            None,
            NodeKind::Signer,
            signer.name.as_deref().unwrap_or_default(),
        )?;
        let body = match signer.side {
            draft::Side::Union => Some(Body::Bch),
            draft::Side::Management => Some(Body::Bgh),
            draft::Side::Other => None,
        };
        if let Some(body) = body {
            self.set(Some(node), Field::SignerBody, Value::Body(body))?;
        }
        let printed = [
            (Field::SignerCapacity, &signer.capacity),
            (Field::SignerPosition, &signer.position),
        ];
        for (field, text) in printed {
            if let Some(text) = text {
                self.set(Some(node), field, Value::Text(tidy(text)))?;
            }
        }
        Ok(())
    }
}

pub(super) fn plan_kind(draft: &Draft) -> PlanKind {
    match draft.kind {
        DocumentKind::Plan => PlanKind::Plan,
        DocumentKind::Regulation => PlanKind::Regulation,
    }
}

pub(super) fn node_kind(kind: draft::NodeKind) -> NodeKind {
    match kind {
        draft::NodeKind::Section => NodeKind::Section,
        draft::NodeKind::Clause => NodeKind::Clause,
        draft::NodeKind::Bullet => NodeKind::Bullet,
        draft::NodeKind::Paragraph => NodeKind::Paragraph,
    }
}

/// The kind is a field and is printed from it; the title keeps the words that follow.
pub(super) fn without_kind(title: &str, kind: PlanKind) -> &str {
    title
        .trim_start()
        .strip_prefix(kind.printed())
        .unwrap_or(title)
        .trim_start()
}

pub(super) fn first_year(school_year: &str) -> Option<i64> {
    school_year.split(['-', '–']).next()?.trim().parse().ok()
}

/// The numbering style of each node, read off its printed label and those of its siblings.
pub(super) fn styles(draft: &Draft) -> Vec<Style> {
    draft.nodes.iter().map(|node| style(draft, node)).collect()
}

fn style(draft: &Draft, node: &draft::Node) -> Style {
    let Some(label) = node.label.as_deref() else {
        return Style::Plain;
    };
    let bracket = node.sep.contains(')');
    match label.split_whitespace().next().unwrap_or_default() {
        "-" | "–" | "—" | "•" | "*" | "o" => Style::Dash,
        "+" => Style::Plus,
        "Điều" | "ĐIỀU" => Style::Article,
        "Chương" | "CHƯƠNG" => Style::Chapter,
        "Phần" | "PHẦN" => Style::Part,
        "Mục" | "MỤC" => Style::Division,
        number if number.bytes().all(|b| b.is_ascii_digit()) && bracket => Style::ArabicBracket,
        number if number.bytes().all(|b| b.is_ascii_digit()) => Style::Arabic,
        number if number.bytes().all(|b| b.is_ascii_digit() || b == b'.') => Style::Dotted,
        word if word.chars().all(char::is_lowercase) => Style::LowerLetter,
        word if word.chars().count() == 1 && is_lettered(draft, node) => Style::UpperLetter,
        word if word.bytes().all(|b| b"IVXLCDM".contains(&b)) => Style::Roman,
        _ => Style::UpperLetter,
    }
}

/// Whether the siblings are lettered A, B, C … rather than numbered I, II, III …
fn is_lettered(draft: &Draft, node: &draft::Node) -> bool {
    let siblings = draft
        .nodes
        .iter()
        .filter(|other| other.parent == node.parent);
    siblings
        .filter_map(|other| other.label.as_deref())
        .any(|label| label == "A")
}

#[cfg(test)]
mod tests;
