//! A plan and a draft as two sheets of the same make: slips in the order of the page, each with its words and what it
//! stands under. What the paper prints of itself, such as duties behind a clause, the name of the kind or the school
//! year under a title, is no slip and no word of one.

use std::collections::{BTreeMap, BTreeSet};

use super::spelling::{bag, key};
use crate::import::draft::{self, Draft, LineSpan, Passage};
use crate::import::plant;
use crate::log::change::{Body, Field, NodeId, NodeKind, Value};
use crate::log::document::Document;
use crate::numbering::Style;
use crate::order;
use crate::plan::view::{PlanView, Row};
use crate::text::tidy;

/// Parts that stand together on the page and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Letterhead,
    Title,
    Issuance,
    Basis,
    Preamble,
    Outline,
    Closing,
    Recipient,
    Signer,
}

impl Group {
    pub(super) const ALL: [Self; 9] = [
        Self::Letterhead,
        Self::Title,
        Self::Issuance,
        Self::Basis,
        Self::Preamble,
        Self::Outline,
        Self::Closing,
        Self::Recipient,
        Self::Signer,
    ];

    fn of(kind: NodeKind) -> Self {
        match kind {
            NodeKind::Letterhead => Self::Letterhead,
            NodeKind::Title => Self::Title,
            NodeKind::Issuance => Self::Issuance,
            NodeKind::Basis => Self::Basis,
            NodeKind::Preamble => Self::Preamble,
            NodeKind::Section | NodeKind::Clause | NodeKind::Bullet | NodeKind::Paragraph => {
                Self::Outline
            }
            NodeKind::Closing => Self::Closing,
            NodeKind::Recipient => Self::Recipient,
            NodeKind::Signer => Self::Signer,
        }
    }

    /// Whether a document has one of it: then two are the same one, however little alike.
    pub(super) fn is_single(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Issuance | Self::Preamble | Self::Closing
        )
    }
}

/// A part of either.
#[derive(Debug, Clone)]
pub(super) struct Slip {
    pub(super) group: Group,
    pub(super) kind: NodeKind,
    pub(super) style: Style,
    /// As printed in front of it.
    pub(super) label: String,
    /// How one speaks of it; empty where that is nothing but its words.
    pub(super) path: String,
    pub(super) text: String,
    pub(super) key: String,
    pub(super) bag: Vec<u64>,
    /// What it stands under, in its own group.
    pub(super) parent: Option<usize>,
    pub(super) depth: usize,
    /// Of the plan.
    pub(super) node: Option<NodeId>,
    /// Of the draft.
    pub(super) lines: Option<LineSpan>,
    /// What a new part has beside its words.
    pub(super) fields: Vec<(Field, Value)>,
}

/// All parts.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub(super) slips: Vec<Slip>,
    under: Vec<Vec<usize>>,
    tops: BTreeMap<Group, Vec<usize>>,
}

impl Sheet {
    /// What stands under a slip, or at the top of a group.
    pub(super) fn children(&self, parent: Option<usize>, group: Group) -> &[usize] {
        match parent {
            Some(parent) => &self.under[parent],
            None => self.tops.get(&group).map_or(&[], Vec::as_slice),
        }
    }

    fn add(&mut self, slip: Slip) -> usize {
        let at = self.slips.len();
        match slip.parent {
            Some(parent) => self.under[parent].push(at),
            None => self.tops.entry(slip.group).or_default().push(at),
        }
        self.slips.push(slip);
        self.under.push(Vec::new());
        at
    }

    fn passage(&mut self, kind: NodeKind, text: &str, lines: LineSpan) {
        let mut slip = slip(kind, text);
        slip.lines = Some(lines);
        self.add(slip);
    }
}

fn slip(kind: NodeKind, text: &str) -> Slip {
    let text = tidy(text);
    Slip {
        group: Group::of(kind),
        kind,
        style: Style::Plain,
        label: String::new(),
        path: String::new(),
        key: key(&text),
        bag: bag(&text),
        text,
        parent: None,
        depth: 0,
        node: None,
        lines: None,
        fields: Vec::new(),
    }
}

/// The plan's sheet.
pub(super) fn of_plan(document: &Document, view: &PlanView) -> Sheet {
    let mut sheet = Sheet::default();
    let mut places: BTreeMap<NodeId, usize> = BTreeMap::new();
    for row in &view.rows {
        let mut slip = of_row(document, row);
        let above = row.parent.and_then(|parent| places.get(&parent)).copied();
        slip.parent = above.filter(|above| sheet.slips[*above].group == slip.group);
        let node = row.node;
        places.insert(node, sheet.add(slip));
    }
    sheet
}

fn of_row(document: &Document, row: &Row) -> Slip {
    let body = document.value(Some(row.node), Field::SignerBody).cloned();
    Slip {
        style: row.style,
        label: row.label.printed(),
        path: row.label.path.clone(),
        depth: row.depth,
        node: Some(row.node),
        fields: body
            .map(|body| (Field::SignerBody, body))
            .into_iter()
            .collect(),
        ..slip(row.kind, &document.text(row.node))
    }
}

/// The draft's sheet. `plan` and `asides` say what of it the paper printed of itself.
pub(super) fn of_draft(
    draft: &Draft,
    plan: &Sheet,
    view: &PlanView,
    asides: &BTreeSet<String>,
) -> Sheet {
    let mut sheet = Sheet::default();
    for line in &draft.letterhead {
        sheet.passage(NodeKind::Letterhead, &line.text, line.lines);
    }
    for (words, lines) in titles(draft, plan, view) {
        sheet.passage(NodeKind::Title, &words, lines);
    }
    let passages = |sheet: &mut Sheet, kind, passages: &mut dyn Iterator<Item = &Passage>| {
        for passage in passages {
            let words = without_aside(&passage.text, asides);
            sheet.passage(kind, words, passage.lines);
        }
    };
    passages(&mut sheet, NodeKind::Issuance, &mut draft.issuance.iter());
    passages(&mut sheet, NodeKind::Basis, &mut draft.legal_bases.iter());
    passages(&mut sheet, NodeKind::Preamble, &mut draft.preamble.iter());
    outline(&mut sheet, draft, asides);
    let unplaced = draft.unplaced.iter();
    let mut unplaced = unplaced.filter(|passage| !is_cover(draft, passage));
    passages(&mut sheet, NodeKind::Paragraph, &mut unplaced);
    passages(&mut sheet, NodeKind::Closing, &mut draft.closing.iter());
    passages(
        &mut sheet,
        NodeKind::Recipient,
        &mut draft.recipients.iter(),
    );
    for signer in &draft.signers {
        sheet.add(of_signer(signer));
    }
    sheet
}

/// What stands above the title without being a letterhead is the decision that issued it: a paper of its own.
pub(super) fn is_cover(draft: &Draft, passage: &Passage) -> bool {
    let title = draft.title.as_ref();
    title.is_some_and(|title| passage.lines.last < title.lines.first)
}

fn outline(sheet: &mut Sheet, draft: &Draft, asides: &BTreeSet<String>) {
    let styles = plant::styles(draft);
    let first = sheet.slips.len();
    for ((at, node), style) in draft.nodes.iter().enumerate().zip(styles) {
        let kind = plant::node_kind(node.kind);
        let label = node.label.as_ref();
        sheet.add(Slip {
            style,
            label: label.map_or_else(String::new, |label| format!("{label}{}", node.sep)),
            parent: node.parent.map(|parent| first + parent),
            depth: draft.depth(at),
            lines: Some(node.lines),
            ..slip(kind, without_aside(node.words(), asides))
        });
    }
}

fn of_signer(signer: &draft::Signer) -> Slip {
    let body = match signer.side {
        draft::Side::Union => Some(Body::Bch),
        draft::Side::Management => Some(Body::Bgh),
        draft::Side::Other => None,
    };
    let printed = [
        (Field::SignerCapacity, &signer.capacity),
        (Field::SignerPosition, &signer.position),
    ];
    let printed = printed
        .into_iter()
        .filter_map(|(field, words)| Some((field, Value::Text(tidy(words.as_ref()?)))));
    let body = body.map(|body| (Field::SignerBody, Value::Body(body)));
    Slip {
        lines: Some(signer.lines),
        fields: body.into_iter().chain(printed).collect(),
        ..slip(NodeKind::Signer, signer.name.as_deref().unwrap_or_default())
    }
}

/// An aside has no more brackets within.
const MOST_BRACKETS: usize = 16;

/// The words before an aside that the paper printed behind them.
fn without_aside<'a>(words: &'a str, asides: &BTreeSet<String>) -> &'a str {
    if asides.is_empty() || !words.ends_with(')') {
        return words;
    }
    let begins = words.rmatch_indices('(').take(MOST_BRACKETS);
    let asides = begins.filter(|(at, _)| asides.contains(&key(&words[*at..])));
    asides
        .last()
        .map_or(words, |(at, _)| words[..at].trim_end())
}

/// The title as the plan's titles have it: a line each, without the kind, and without a school year that only the paper
/// says.
fn titles(draft: &Draft, plan: &Sheet, view: &PlanView) -> Vec<(String, LineSpan)> {
    let Some(title) = &draft.title else {
        return Vec::new();
    };
    let subject = plant::without_kind(&title.text, plant::plan_kind(draft));
    let mut rest: Vec<&str> = subject.split_whitespace().collect();
    let ours = plan.children(None, Group::Title);
    let is_said = |year: &str| ours.iter().any(|at| plan.slips[*at].text.contains(year));
    if let Some(year) = view.meta.school_year
        && !is_said(&year.0.to_string())
    {
        take_end(&mut rest, &key(&format!("Năm học {year}")));
    }
    let mut lines = Vec::new();
    for at in ours.iter().skip(1).rev() {
        lines.extend(take_end(&mut rest, &plan.slips[*at].key));
    }
    lines.push(rest.join(" "));
    let titles = lines.into_iter().rev().filter(|line| !line.is_empty());
    titles.map(|line| (line, title.lines)).collect()
}

/// Takes the last words if they are these.
fn take_end(words: &mut Vec<&str>, wanted: &str) -> Option<String> {
    let at = (0..words.len()).rev();
    let mut at = at.take_while(|at| words.len() - at <= MOST_OF_A_LINE);
    let at = at.find(|at| key(&words[*at..].join(" ")) == wanted)?;
    Some(words.split_off(at).join(" "))
}

/// A line of a title has no more words.
const MOST_OF_A_LINE: usize = 40;

/// Keys of what the paper prints behind the plan's parts.
pub(super) fn aside_keys(plan: &Sheet, aside: &dyn Fn(NodeId) -> String) -> BTreeSet<String> {
    let nodes = plan.slips.iter().filter_map(|slip| slip.node);
    let asides = nodes.map(|node| key(&aside(node)));
    order::gather(asides.filter(|aside| !aside.is_empty()))
}
