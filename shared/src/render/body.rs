//! The document itself, from its head to the recipients.

use super::head::{self, kind};
use super::paper::{Block, Line, Role, Sheet};
use super::{Extract, Form, Options, Signature, annex, of_kind};
use crate::log::change::NodeKind;
use crate::plan::content::{Content, Part};

/// All of it. Attached to a decision it has neither number nor day of its own.
pub(super) fn sheet(
    content: &Content,
    options: &Options,
    aside: &dyn Fn(&Part) -> String,
) -> Sheet {
    let is_attached = options.form == Form::Decision;
    let mut blocks = vec![head::head(content, options, is_attached)];
    blocks.extend(title(content, options).into_iter().map(Block::Line));
    blocks.extend(text(content, options, aside).into_iter().map(Block::Line));
    blocks.extend(foot(content, options));
    Sheet { blocks }
}

fn title(content: &Content, options: &Options) -> Vec<Line> {
    let mut lines = vec![Line::new(Role::Kind, kind(content).printed())];
    lines.extend(of_kind(content, NodeKind::Title).map(|part| {
        let mut line = Line::new(Role::Subject, &part.text);
        line.node = Some(part.node);
        line
    }));
    match year(content) {
        Some(words) => lines.push(Line::new(Role::Year, words)),
        None => {
            if let Some(last) = lines.last_mut().filter(|line| line.role == Role::Subject) {
                last.role = Role::LastSubject;
            }
        }
    }
    if let Some(Extract { whom, .. }) = &options.extract {
        let words = format!("(Trích phần việc của {whom})");
        lines.push(Line::new(Role::Note, words));
    }
    if options.form == Form::Decision && of_kind(content, NodeKind::Issuance).next().is_none() {
        lines.push(Line::new(
            Role::Note,
            super::decision::attached(content, options),
        ));
    }
    lines
}

/// The school year, unless a title says it.
fn year(content: &Content) -> Option<String> {
    let year = content.school_year?;
    let first = year.0.to_string();
    let is_said = of_kind(content, NodeKind::Title).any(|part| part.text.contains(&first));
    (!is_said).then(|| format!("Năm học {year}"))
}

fn text(content: &Content, options: &Options, aside: &dyn Fn(&Part) -> String) -> Vec<Line> {
    let kept = kept(content, options);
    let parts = content.parts.iter().zip(kept);
    // The bases of an attached regulation are those of its decision.
    let is_attached = options.form == Form::Decision;
    let stands = |part: &Part| is_text(part.kind) && !(is_attached && part.kind == NodeKind::Basis);
    let mut is_begun = false;
    let mut said = Vec::new();
    for (part, _) in parts.filter(|(part, is_kept)| *is_kept && stands(part)) {
        let mut lines = lines(part, aside(part));
        if is_begun && part.kind == NodeKind::Paragraph && part.depth == 0 {
            for line in &mut lines {
                line.role = Role::Apart;
            }
        }
        is_begun |= is_item(part.kind);
        said.append(&mut lines);
    }
    if let Some(pointer) = annex::pointer(content, options) {
        let end = said.iter().position(|line| line.role == Role::Closing);
        said.insert(end.unwrap_or(said.len()), pointer);
    }
    said
}

/// What other parts may stand under.
fn is_item(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::Section | NodeKind::Clause | NodeKind::Bullet
    )
}

fn is_text(kind: NodeKind) -> bool {
    !matches!(
        kind,
        NodeKind::Letterhead | NodeKind::Title | NodeKind::Recipient | NodeKind::Signer
    )
}

/// Which parts an extract has: those asked for, what stands under them, and the headings above them.
fn kept(content: &Content, options: &Options) -> Vec<bool> {
    let parts = &content.parts;
    let Some(extract) = &options.extract else {
        return vec![true; parts.len()];
    };
    let outline = |kind| {
        matches!(
            kind,
            NodeKind::Section | NodeKind::Clause | NodeKind::Bullet | NodeKind::Paragraph
        )
    };
    let mut kept: Vec<bool> = parts.iter().map(|part| !outline(part.kind)).collect();
    let mut above: Vec<usize> = Vec::new();
    for (at, part) in parts
        .iter()
        .enumerate()
        .filter(|(_, part)| outline(part.kind))
    {
        while above
            .last()
            .is_some_and(|last| part.depth <= parts[*last].depth)
        {
            above.pop();
        }
        let is_asked = |part: &Part| extract.nodes.contains(&part.node);
        let is_under = above.iter().any(|over| is_asked(&parts[*over]));
        if is_under || is_asked(part) {
            kept[at] = true;
            for over in &above {
                kept[*over] = true;
            }
        }
        above.push(at);
    }
    kept
}

/// The lines of a part: chapters have their number on a line of its own.
fn lines(part: &Part, aside: String) -> Vec<Line> {
    let line = |role, label: &str, text: &str| Line {
        role,
        label: label.to_owned(),
        text: text.to_owned(),
        aside: String::new(),
        node: Some(part.node),
    };
    let mut lines = match part.kind {
        NodeKind::Issuance => vec![line(Role::Attached, "", &part.text)],
        NodeKind::Basis => vec![line(Role::Basis, &part.label, &part.text)],
        NodeKind::Section if is_division(&part.label) => vec![
            line(Role::Division, &part.label, ""),
            line(Role::DivisionTitle, "", &part.text),
        ],
        NodeKind::Section => vec![line(Role::Heading, &part.label, &part.text)],
        NodeKind::Preamble => vec![line(Role::Preamble, &part.label, &part.text)],
        NodeKind::Closing => vec![line(Role::Closing, &part.label, &part.text)],
        _ => vec![line(Role::Text, &part.label, &part.text)],
    };
    if let Some(last) = lines.last_mut() {
        last.aside = aside;
    }
    lines
}

fn is_division(label: &str) -> bool {
    ["Phần ", "Chương ", "Mục "]
        .iter()
        .any(|word| label.starts_with(word))
}

/// Signatures and recipients: beside each other where one signs, recipients on a row of their own where two do.
/// Who issues signs on the right.
fn foot(content: &Content, options: &Options) -> Vec<Block> {
    let recipients = recipients(content);
    let issues = options.form.issuer();
    let (right, left): (Vec<&Signature>, Vec<&Signature>) = options
        .signatures
        .iter()
        .partition(|signature| signature.side == issues);
    match (left.first(), right.first()) {
        (None, None) => recipients.into_iter().map(Block::Line).collect(),
        (Some(one), None) | (None, Some(one)) => {
            vec![Block::Foot(recipients, one.lines(0, options.blank))]
        }
        (Some(left), Some(right)) => {
            let height = left.power.len().max(right.power.len());
            let both = Block::Foot(
                left.lines(height, options.blank),
                right.lines(height, options.blank),
            );
            let recipients = recipients.into_iter().map(Block::Line);
            std::iter::once(both).chain(recipients).collect()
        }
    }
}

fn recipients(content: &Content) -> Vec<Line> {
    let mut lines: Vec<Line> = of_kind(content, NodeKind::Recipient)
        .map(|part| Line {
            role: Role::Recipient,
            label: "-".to_owned(),
            text: part.text.clone(),
            aside: String::new(),
            node: Some(part.node),
        })
        .collect();
    if !lines.is_empty() {
        lines.insert(0, Line::new(Role::RecipientsTitle, "Nơi nhận:"));
    }
    lines
}
