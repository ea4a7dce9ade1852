//! The review queue: everything of a new plan that came from the old one and is stale, in the order of the page. Computed
//! from the document; what somebody has settled is not in it any more.

mod read;

use std::ops::Range;

use super::Origin;
use super::years::Years;
use crate::checks::{Catalogue, Paper};
use crate::directory::Directory;
use crate::log::change::{Field, NodeId, Side, Value};
use crate::log::document::Document;
use crate::plan::view::PlanView;
use crate::time::{Day, SchoolYear};
use read::Reader;

/// What sort of thing is stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A school year or a calendar year.
    Year,
    /// A day or month of the old year, in words or in a duty.
    Day,
    /// A legal basis, or a document of the school's own.
    Basis,
    /// Somebody who is gone, in words or in a duty.
    Person,
    /// A slogan or term that has ended.
    Period,
    /// A one-off event, an anniversary, an epidemic.
    Topical,
    /// A target, with what was reached of it.
    Target,
    /// A clause that was the other side's.
    Side,
}

impl Kind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Year,
        Self::Day,
        Self::Basis,
        Self::Person,
        Self::Period,
        Self::Topical,
        Self::Target,
        Self::Side,
    ];
}

/// Where in a clause something is stale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// In its words: bytes of its text.
    Words(Range<usize>),
    /// In a field: a duty, a target, who leads it, when it is due.
    Field(Field),
    /// Whose it is.
    Side,
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposed {
    /// Nothing: a person has to say.
    Nothing,
    /// These words in the place of those.
    Words(String),
    /// The whole text of the clause.
    Text(String),
    /// Another value of the field.
    Value(Value),
    /// Another side.
    Side(Side),
}

/// Something stale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Of which sort.
    pub kind: Kind,
    /// The clause.
    pub node: NodeId,
    /// Where in it.
    pub at: At,
    /// What stands there, by which it is also known when it was left as it is.
    pub said: String,
    /// What is proposed.
    pub proposed: Proposed,
    /// What there is to know: what the catalogue says of a basis.
    pub note: String,
    /// Of a target: whether it was met; `None` where nobody can tell.
    pub is_met: Option<bool>,
}

/// What the queue is read against.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Who is of the school.
    pub directory: &'a Directory,
    /// Today.
    pub today: Day,
    /// Which legal documents are in force.
    pub catalogue: &'a Catalogue,
}

/// The queue of a plan; empty for one that was made otherwise than from another year's.
pub fn queue(document: &Document, setting: &Setting<'_>) -> Vec<Item> {
    let view = PlanView::of(document);
    let Some((origin, new)) = Origin::of(document).zip(view.meta.school_year) else {
        return Vec::new();
    };
    let mut reader = Reader {
        document,
        setting,
        years: Years {
            old: origin.year.unwrap_or(SchoolYear(new.0.saturating_sub(1))),
            new,
        },
        items: Vec::new(),
    };
    let mut paper = Paper::of_plan(&view, document);
    paper.day = Some(setting.today);
    for row in &view.rows {
        reader.row(row);
    }
    reader.checked(&paper);
    let mut items = reader.items;
    items.retain(|item| !is_left(document, item));
    let place = |node: NodeId| view.rows.iter().position(|row| row.node == node);
    crate::order::sort_by_key(&mut items, |item| {
        let start = match &item.at {
            At::Words(at) => at.start,
            _ => usize::MAX,
        };
        (place(item.node), start, item.kind)
    });
    items
}

/// Whether somebody looked at it and left it.
fn is_left(document: &Document, item: &Item) -> bool {
    let words = Value::Text(item.key());
    let fields = document.fields(Some(item.node)).into_iter();
    let mut kept = fields.filter(|field| matches!(field, Field::KeptAt(_)));
    kept.any(|field| document.value(Some(item.node), field) == Some(&words))
}

impl Item {
    /// By which it is known when it was left as it is.
    pub(super) fn key(&self) -> String {
        let place = match &self.at {
            At::Field(Field::DutyAt(slot) | Field::TargetAt(slot)) => format!(" {slot}"),
            _ => String::new(),
        };
        crate::text::tidy(&format!("{:?}{place} {}", self.kind, self.said))
    }
}
