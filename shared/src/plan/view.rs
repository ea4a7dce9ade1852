//! Plain read model of a plan: its fields, and its parts in the order of the printed page with
//! their labels. Computed from the document, never stored. Texts stay in the document and are asked
//! for one by one, so that a keystroke does not copy the plan.

use crate::ids::PersonId;
use crate::log::change::{Body, ChangeId, Field, NodeId, NodeKind, Side, Value};
use crate::log::document::Document;
use crate::log::document::Status;
use crate::numbering::{Label, Numbering, Style};
use crate::order::sort_by_key;
use crate::plan::template;
use crate::time::{Day, SchoolYear};

/// A plan without its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanView {
    /// What it is called and by whom it is issued.
    pub meta: Meta,
    /// Its parts in the order of the printed page.
    pub rows: Vec<Row>,
}

/// The fields of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// Plan, regulation or report.
    pub kind: PlanKind,
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
    /// What a school's own template is called, empty once it was taken away; `None` for what is no template.
    pub template: Option<String>,
    /// Fields that hold two values, to be settled by a person.
    pub conflicts: Vec<Field>,
}

/// What a document of the two sides is: two layouts of one genre, and the reports on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PlanKind {
    /// Kế hoạch phối hợp.
    #[default]
    Plan,
    /// Quy chế phối hợp.
    Regulation,
    /// Báo cáo tháng, for the Party cell.
    MonthReport,
    /// Báo cáo kiểm tra chung after half a year (Luật 10/2022/QH15, Điều 52).
    JointCheck,
    /// Báo cáo đánh giá cuối năm học.
    YearReview,
}

impl PlanKind {
    /// The reports, in the order in which they fall due.
    pub const REPORTS: [Self; 3] = [Self::MonthReport, Self::JointCheck, Self::YearReview];

    /// The code kept in `Field::PlanKind`, which is also that of the import format.
    pub fn code(self) -> &'static str {
        match self {
            Self::Plan => "ke_hoach",
            Self::Regulation => "quy_che",
            Self::MonthReport => "bao_cao_thang",
            Self::JointCheck => "kiem_tra_chung",
            Self::YearReview => "danh_gia_nam",
        }
    }

    /// The kind with this code. A plan is what says nothing of it, or something that only a newer
    /// version of the app knows.
    pub fn from_code(code: &str) -> Self {
        let others = [Self::Regulation].into_iter().chain(Self::REPORTS);
        let mut found = others.filter(|kind| kind.code() == code);
        found.next().unwrap_or_default()
    }

    /// Whether it reports on plans instead of being one.
    pub fn is_report(self) -> bool {
        Self::REPORTS.contains(&self)
    }

    /// As printed above the title.
    pub fn printed(self) -> &'static str {
        match self {
            Self::Plan => "KẾ HOẠCH",
            Self::Regulation => "QUY CHẾ",
            Self::MonthReport | Self::JointCheck | Self::YearReview => "BÁO CÁO",
        }
    }
}

/// A part of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its node.
    pub node: NodeId,
    /// The node that it stands under.
    pub parent: Option<NodeId>,
    /// 0 for the outermost.
    pub depth: usize,
    /// What it is.
    pub kind: NodeKind,
    /// How it is labelled.
    pub style: Style,
    /// What is printed in front of it.
    pub label: Label,
    /// Whose it is.
    pub side: Side,
    /// Who leads it.
    pub lead: Option<Lead>,
    /// When it is due.
    pub due: Option<Day>,
    /// Set where somebody removed it and somebody else went on editing it.
    pub contested: Option<Contest>,
    /// Fields that hold two values, to be settled by a person.
    pub conflicts: Vec<Field>,
}

/// Who leads a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lead {
    /// A person.
    Person(PersonId),
    /// A body.
    Body(Body),
}

/// A removal that met edits which had not seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contest {
    /// The removal.
    pub removed: ChangeId,
    /// The edits.
    pub edited: Vec<ChangeId>,
}

impl PlanView {
    /// Reads a document.
    pub fn of(document: &Document) -> Self {
        Self {
            meta: Meta::of(document),
            rows: rows(document),
        }
    }

    /// The words of the title, as one line.
    pub fn title(&self, document: &Document) -> String {
        let titles = self.rows.iter().filter(|row| row.kind == NodeKind::Title);
        let lines: Vec<String> = titles.map(|row| document.text(row.node)).collect();
        lines.join(" ")
    }
}

impl Meta {
    /// Reads the fields of a document.
    pub fn of(document: &Document) -> Self {
        const FIELDS: [Field; 7] = [
            Field::PlanKind,
            Field::School,
            Field::SchoolYear,
            Field::Number,
            Field::IssuePlace,
            Field::IssueDay,
            Field::TemplateName,
        ];
        let text = |field| match document.value(None, field) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        };
        Self {
            kind: PlanKind::from_code(&text(Field::PlanKind)),
            school: text(Field::School),
            school_year: school_year(document),
            number: text(Field::Number),
            place: text(Field::IssuePlace),
            day: day(document, None, Field::IssueDay),
            template: template::name(document),
            conflicts: conflicts(document, None, &FIELDS),
        }
    }
}

fn school_year(document: &Document) -> Option<SchoolYear> {
    match document.value(None, Field::SchoolYear)? {
        Value::Number(year) => u16::try_from(*year).ok().map(SchoolYear),
        _ => None,
    }
}

fn day(document: &Document, target: Option<NodeId>, field: Field) -> Option<Day> {
    match document.value(target, field)? {
        Value::Day(day) => Some(*day),
        _ => None,
    }
}

fn conflicts(document: &Document, target: Option<NodeId>, fields: &[Field]) -> Vec<Field> {
    fields
        .iter()
        .copied()
        .filter(|&field| document.is_conflicted(target, field))
        .collect()
}

/// The order of the printed page. Parts at the outermost level are kept in it whatever was moved
/// where, so that no merge puts a title under the signatures.
fn page_order(kind: NodeKind) -> u8 {
    match kind {
        NodeKind::Letterhead => 0,
        NodeKind::Title => 1,
        NodeKind::Issuance => 2,
        NodeKind::Basis => 3,
        NodeKind::Preamble => 4,
        NodeKind::Section | NodeKind::Clause | NodeKind::Bullet | NodeKind::Paragraph => 5,
        NodeKind::Closing => 6,
        NodeKind::Recipient => 7,
        NodeKind::Signer => 8,
    }
}

/// All parts in the order of the printed page, labelled.
pub fn rows(document: &Document) -> Vec<Row> {
    let mut top: Vec<NodeId> = document.children(None).to_vec();
    sort_by_key(&mut top, |&node| {
        document.node(node).map(|state| page_order(state.kind))
    });
    let mut numbering = Numbering::new();
    let mut rows = Vec::new();
    let mut open: Vec<(NodeId, Option<NodeId>, usize)> =
        top.into_iter().rev().map(|node| (node, None, 0)).collect();
    while let Some((node, parent, depth)) = open.pop() {
        rows.extend(row(document, &mut numbering, node, parent, depth));
        let children = document.children(Some(node)).iter().rev();
        open.extend(children.map(|&child| (child, Some(node), depth + 1)));
    }
    rows
}

fn row(
    document: &Document,
    numbering: &mut Numbering,
    node: NodeId,
    parent: Option<NodeId>,
    depth: usize,
) -> Option<Row> {
    const FIELDS: [Field; 4] = [Field::Kind, Field::Style, Field::Lead, Field::Due];
    let state = document.node(node)?;
    let chosen = match document.value(Some(node), Field::Style) {
        Some(Value::Number(code)) => Style::from_code(*code),
        _ => None,
    };
    let (style, label) = numbering.next(depth, state.kind, chosen);
    let side = state.side;
    let contested = match state.status {
        Status::Contested { removed, edited } => Some(Contest { removed, edited }),
        _ => None,
    };
    Some(Row {
        node,
        parent,
        depth,
        kind: state.kind,
        style,
        label,
        side,
        lead: lead(document, node),
        due: day(document, Some(node), Field::Due),
        contested,
        conflicts: conflicts(document, Some(node), &FIELDS),
    })
}

fn lead(document: &Document, node: NodeId) -> Option<Lead> {
    match document.value(Some(node), Field::Lead)? {
        Value::Person(person) => Some(Lead::Person(*person)),
        Value::Body(body) => Some(Lead::Body(*body)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
