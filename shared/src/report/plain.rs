//! A report or plan as plain text, for a message or another program: letterhead, title, numbered parts, recipients,
//! signers, one below the other.

use crate::log::change::{Field, NodeKind, Value};
use crate::log::document::Document;
use crate::plan::content::{Content, Part};
use crate::plan::view::PlanKind;

/// The whole text.
pub fn text(document: &Document) -> String {
    let content = Content::of(document);
    let kind = PlanKind::from_code(&content.kind).printed();
    let of = |wanted: NodeKind| content.parts.iter().filter(move |part| part.kind == wanted);
    let mut lines: Vec<String> = of(NodeKind::Letterhead).map(line).collect();
    if lines.is_empty() {
        lines.push(content.school.clone());
    }
    if !content.number.is_empty() {
        lines.push(format!("Số: {}", content.number));
    }
    lines.extend([String::new(), kind.to_owned()]);
    lines.extend(of(NodeKind::Title).map(line));
    lines.push(String::new());
    let body = content.parts.iter().filter(|part| {
        let around = [
            NodeKind::Letterhead,
            NodeKind::Title,
            NodeKind::Recipient,
            NodeKind::Signer,
        ];
        !around.contains(&part.kind)
    });
    for part in body {
        if part.kind == NodeKind::Section && part.depth == 0 {
            lines.push(String::new());
        }
        lines.push(line(part));
    }
    let recipients: Vec<String> = of(NodeKind::Recipient)
        .map(|part| format!("- {}", part.text))
        .collect();
    if !recipients.is_empty() {
        lines.extend([String::new(), "Nơi nhận:".to_owned()]);
        lines.extend(recipients);
    }
    for part in of(NodeKind::Signer) {
        lines.push(String::new());
        lines.extend(signer(document, part));
    }
    let text = lines.join("\n");
    format!("{}\n", text.trim_end())
}

fn line(part: &Part) -> String {
    format!("{} {}", part.label, part.text).trim().to_owned()
}

/// On whose behalf, in which position, who.
fn signer(document: &Document, part: &Part) -> Vec<String> {
    let fields = [Field::SignerCapacity, Field::SignerPosition];
    let said = fields.into_iter().filter_map(|field| {
        let Some(Value::Text(text)) = document.value(Some(part.node), field) else {
            return None;
        };
        Some(text.clone())
    });
    said.chain([part.text.clone()]).collect()
}
