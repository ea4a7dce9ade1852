//! What comes along into the new plan, or into a template that the school keeps, and how it is written down. Pure: the
//! caller keeps and sends the changes.

use std::collections::BTreeMap;

use super::{Origin, fields};
use crate::ids::ReplicaId;
use crate::log::change::{Act, Body, Change, DocKind, Field, NodeId, NodeKind, Side, Value};
use crate::log::document::{CommitError, Document};
use crate::log::edit::{self, EditError};
use crate::log::target::{Figure, TargetId};
use crate::plan::view::{PlanKind, PlanView, Row};
use crate::time::{SchoolYear, Timestamp};

/// What the new plan will be.
#[derive(Clone, Copy)]
pub struct Into<'a> {
    /// For which school year.
    pub year: SchoolYear,
    /// Which Edition of the old plan is carried over; `None` for its draft.
    pub edition: Option<u32>,
    /// What was reached of the old plan's targets.
    pub results: &'a BTreeMap<TargetId, Figure>,
    /// Whether whoever makes it may write for a side. What they may not write they make joint, and the clause
    /// remembers whose it was.
    pub may_write: &'a dyn Fn(Side) -> bool,
}

/// What comes of a document that is carried over.
#[derive(Clone, Copy)]
enum Made<'a> {
    /// Next year's plan.
    Plan(&'a Into<'a>),
    /// A template with this name.
    Template(&'a str),
}

/// Why no plan came out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CarryError {
    /// Its parts do not fit a document.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// Its parts do not fit together.
    #[error(transparent)]
    Edit(#[from] EditError),
}

/// Writes the new plan into an empty document as `replica`, and gives the changes in their order.
pub fn carry(
    old: &Document,
    into: &Into<'_>,
    document: &mut Document,
    replica: ReplicaId,
    at: Timestamp,
) -> Result<Vec<Change>, CarryError> {
    carried(old, Made::Plan(into), document, replica, at)
}

/// Writes a template called `name` into an empty document likewise. It keeps the school year that its words are of, and
/// whose each clause is: nobody is bound by a template, so whoever makes plans writes all of it.
///
/// # Errors
/// As [`carry`].
pub fn into_template(
    old: &Document,
    name: &str,
    document: &mut Document,
    replica: ReplicaId,
    at: Timestamp,
) -> Result<Vec<Change>, CarryError> {
    carried(old, Made::Template(name), document, replica, at)
}

fn carried(
    old: &Document,
    into: Made<'_>,
    document: &mut Document,
    replica: ReplicaId,
    at: Timestamp,
) -> Result<Vec<Change>, CarryError> {
    let mut carrier = Carrier {
        old,
        into,
        document,
        replica,
        at,
        changes: Vec::new(),
        made: BTreeMap::new(),
    };
    let view = PlanView::of(old);
    carrier.head(&view)?;
    for row in view.rows.iter().filter(|row| stays(old, row)) {
        carrier.row(row)?;
    }
    Ok(carrier.changes)
}

/// Number, place and day of a printed letterhead are the old plan's; all else stays.
fn stays(old: &Document, row: &Row) -> bool {
    let words = || old.text(row.node);
    row.kind != NodeKind::Letterhead || !fields::is_docket(&words())
}

struct Carrier<'a> {
    old: &'a Document,
    into: Made<'a>,
    document: &'a mut Document,
    replica: ReplicaId,
    at: Timestamp,
    changes: Vec<Change>,
    /// The new names of the old parts.
    made: BTreeMap<NodeId, NodeId>,
}

impl Carrier<'_> {
    fn act(&mut self, act: Act) -> Result<NodeId, CarryError> {
        let (change, _) = self.document.commit(self.replica, self.at, act)?;
        let node = NodeId(change.id);
        self.changes.push(change);
        Ok(node)
    }

    fn set(&mut self, node: Option<NodeId>, field: Field, value: Value) -> Result<(), CarryError> {
        let act = edit::set(self.document, node, field, value)?;
        self.act(act).map(|_| ())
    }

    fn head(&mut self, view: &PlanView) -> Result<(), CarryError> {
        let kind = match self.into {
            Made::Plan(_) => DocKind::Plan,
            Made::Template(_) => DocKind::Template,
        };
        self.act(Act::Open { kind })?;
        let kind = match view.meta.kind {
            PlanKind::Regulation => PlanKind::Regulation,
            _ => PlanKind::Plan,
        };
        self.set(None, Field::PlanKind, Value::Text(kind.code().to_owned()))?;
        let year = match self.into {
            Made::Plan(into) => Some(into.year),
            Made::Template(_) => view.meta.school_year,
        };
        if let Some(SchoolYear(year)) = year {
            self.set(None, Field::SchoolYear, Value::Number(year.into()))?;
        }
        self.whence(view)?;
        if view.meta.school.is_empty() {
            return Ok(());
        }
        let school = view.meta.school.clone();
        self.set(None, Field::School, Value::Text(school))
    }

    /// A plan says what it was made from, a template what it is called: what of it is stale is asked of the plans that
    /// are made of it.
    fn whence(&mut self, view: &PlanView) -> Result<(), CarryError> {
        let (field, text) = match self.into {
            Made::Plan(into) => {
                let origin = Origin {
                    doc: self.old.id(),
                    year: view.meta.school_year,
                    edition: into.edition,
                };
                (Field::Origin, origin.to_string())
            }
            Made::Template(name) => (Field::TemplateName, crate::text::tidy(name)),
        };
        self.set(None, field, Value::Text(text))
    }

    fn may_write(&self, side: Side) -> bool {
        match self.into {
            Made::Plan(into) => (into.may_write)(side),
            Made::Template(_) => true,
        }
    }

    /// What was reached of a target. A template starts from nothing.
    fn reached(&self, target: TargetId) -> Option<Figure> {
        match self.into {
            Made::Plan(into) => into.results.get(&target).cloned(),
            Made::Template(_) => None,
        }
    }

    fn row(&mut self, row: &Row) -> Result<(), CarryError> {
        let parent = row.parent.and_then(|above| self.made.get(&above)).copied();
        let last = self.document.children(parent).last().copied();
        let words = match row.kind {
            // Who signs is settled when the new plan is signed.
            NodeKind::Signer => String::new(),
            NodeKind::Issuance => fields::blanked(&self.old.text(row.node)),
            _ => self.old.text(row.node),
        };
        let may = self.may_write(row.side);
        let side = if may { row.side } else { Side::Joint };
        let act = edit::create(self.document, parent, last, row.kind, side, &words)?;
        let node = self.act(act)?;
        self.made.insert(row.node, node);
        if let Some(body) = body_of(row.side).filter(|_| !may) {
            self.set(Some(node), Field::SideBefore, Value::Body(body))?;
        }
        self.fields(row, node)?;
        let tags = self.old.node(row.node).map(|state| state.tags);
        for tag in tags.unwrap_or_default() {
            let act = edit::set_tag(self.document, node, tag, true)?;
            self.act(act)?;
        }
        Ok(())
    }

    fn fields(&mut self, row: &Row, node: NodeId) -> Result<(), CarryError> {
        for field in self.old.fields(Some(row.node)) {
            let Some(value) = self.old.value(Some(row.node), field) else {
                continue;
            };
            let id = |slot| TargetId {
                node: row.node,
                slot,
            };
            let value = match (field, value) {
                _ if !fields::is_carried(field) => continue,
                (Field::TargetAt(slot), Value::Target(target)) => {
                    let mut target = target.clone();
                    target.baseline = self.reached(id(slot));
                    Value::Target(target)
                }
                _ => value.clone(),
            };
            self.set(Some(node), field, value)?;
        }
        Ok(())
    }
}

/// The body that stands for a side.
pub(super) fn body_of(side: Side) -> Option<Body> {
    match side {
        Side::Bgh => Some(Body::Bgh),
        Side::Bch => Some(Body::Bch),
        Side::Women => Some(Body::WomensCommittee),
        Side::Joint | Side::Outside => None,
    }
}

/// The side that a body stands for.
pub(super) fn side_of(body: Body) -> Option<Side> {
    let mut sides = [Side::Bgh, Side::Bch, Side::Women].into_iter();
    sides.find(|side| body_of(*side) == Some(body))
}
