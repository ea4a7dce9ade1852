//! The draft as JSON in the gold format, which `lientich import FILE --json` prints.
//!
//! Field names and values are frozen: the corpus compares them. Not a format to read drafts from.

use super::draft::{DocumentKind, Draft, NodeKind, Passage, Side, Signer};
use serde_json::{Value, json};

impl Draft {
    /// The draft in the gold format.
    pub fn to_gold(&self, file_name: &str) -> Value {
        json!({
            "file": file_name,
            "kind": kind_name(self.kind),
            "title": text_of(self.title.as_ref()),
            "school": self.school,
            "school_year": self.school_year,
            "issuance": text_of(self.issuance.as_ref()),
            "legal_bases": texts(&self.legal_bases),
            "preamble": text_of(self.preamble.as_ref()),
            "sections": self.sections(),
            "closing": text_of(self.closing.as_ref()),
            "recipients": texts(&self.recipients),
            "signers": self.signers.iter().map(signer).collect::<Vec<_>>(),
        })
    }

    /// Children come after their parent, so going backwards finds every child ready.
    fn sections(&self) -> Vec<Value> {
        let mut ready: Vec<Value> = vec![Value::Null; self.nodes.len()];
        for (idx, node) in self.nodes.iter().enumerate().rev() {
            let children: Vec<Value> = node
                .children
                .iter()
                .map(|child| ready[*child].take())
                .collect();
            ready[idx] = json!({
                "label": node.label,
                "sep": node.sep,
                "kind": node_kind_name(node.kind),
                "title": node.title,
                "text": node.text,
                "children": children,
            });
        }
        self.roots.iter().map(|root| ready[*root].take()).collect()
    }
}

fn texts(passages: &[Passage]) -> Vec<&str> {
    passages
        .iter()
        .map(|passage| passage.text.as_str())
        .collect()
}

fn text_of(passage: Option<&Passage>) -> Option<&str> {
    passage.map(|passage| passage.text.as_str())
}

fn signer(signer: &Signer) -> Value {
    json!({
        "side": side_name(signer.side),
        "capacity": signer.capacity,
        "position": signer.position,
        "name": signer.name,
    })
}

const fn kind_name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Plan => "ke_hoach",
        DocumentKind::Regulation => "quy_che",
    }
}

const fn node_kind_name(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Section => "section",
        NodeKind::Clause => "clause",
        NodeKind::Bullet => "bullet",
        NodeKind::Paragraph => "paragraph",
    }
}

/// The format knows two sides; any other is null.
const fn side_name(side: Side) -> Option<&'static str> {
    match side {
        Side::Union => Some("BCH"),
        Side::Management => Some("BGH"),
        Side::Other => None,
    }
}
