//! What a plan asks of whom and what it wants to reach: its duties and targets in the order of the
//! printed page. Read off a draft or an Edition, never stored.

use super::content::Content;
use super::view::{Lead, PlanView, Row};
use crate::ids::PersonId;
use crate::log::change::{Body, Field, NodeId, Value};
use crate::log::document::Document;
use crate::log::duty::{Duty, DutyId, Party, Rhythm};
use crate::log::target::{Target, TargetId};
use crate::time::Day;

/// The slot of what a clause says by its fields `Lead` and `Due`, as plans did before a clause could
/// carry several duties. New duties draw another one.
pub const PLAIN: u16 = 0;

/// The duties and targets of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assignments {
    /// All duties.
    pub duties: Vec<Assigned>,
    /// All targets.
    pub targets: Vec<Aimed>,
}

/// A duty and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    /// Which.
    pub id: DutyId,
    /// What is asked of whom.
    pub duty: Duty,
    /// What others set without knowing of it, to be settled by a person.
    pub others: Vec<Duty>,
}

/// A target and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aimed {
    /// Which.
    pub id: TargetId,
    /// What is to be reached.
    pub target: Target,
    /// What others set without knowing of it, to be settled by a person.
    pub others: Vec<Target>,
}

impl Assignments {
    /// Those of a draft as it stands.
    pub fn of(document: &Document) -> Self {
        let mut found = Self::default();
        for row in PlanView::of(document).rows {
            found.read(document, &row);
        }
        found
    }

    /// Those of one clause of a draft, without `Lead` and `Due`.
    pub fn of_clause(document: &Document, node: NodeId) -> Self {
        let mut found = Self::default();
        for field in document.fields(Some(node)) {
            found.slot(document, node, field);
        }
        found
    }

    /// Those of an Edition.
    pub fn of_content(content: &Content) -> Self {
        let mut found = Self::default();
        for part in &content.parts {
            let body = part.lead_body.map(Party::Body);
            let lead = part.lead_person.map(Party::Person).or(body);
            found.plain(part.node, lead, part.due);
            let duties = content.duties.iter().filter(|(id, _)| id.node == part.node);
            found.duties.extend(duties.map(|(id, duty)| Assigned {
                id: *id,
                duty: duty.clone(),
                others: Vec::new(),
            }));
            let targets = content.targets.iter();
            let targets = targets.filter(|(id, _)| id.node == part.node);
            found.targets.extend(targets.map(|(id, target)| Aimed {
                id: *id,
                target: target.clone(),
                others: Vec::new(),
            }));
        }
        found
    }

    fn read(&mut self, document: &Document, row: &Row) {
        let lead = row.lead.map(|lead| match lead {
            Lead::Person(person) => Party::Person(person),
            Lead::Body(body) => Party::Body(body),
        });
        self.plain(row.node, lead, row.due);
        let Self { duties, targets } = Self::of_clause(document, row.node);
        self.duties.extend(duties);
        self.targets.extend(targets);
    }

    fn plain(&mut self, node: NodeId, lead: Option<Party>, due: Option<Day>) {
        if lead.is_none() && due.is_none() {
            return;
        }
        self.duties.push(Assigned {
            id: DutyId { node, slot: PLAIN },
            duty: Duty {
                lead,
                rhythm: due.map_or(Rhythm::Unstated, Rhythm::Once),
                ..Duty::default()
            },
            others: Vec::new(),
        });
    }

    fn slot(&mut self, document: &Document, node: NodeId, field: Field) {
        let values = document.values(Some(node), field).into_iter();
        match field {
            Field::DutyAt(slot) => {
                let mut all = values.filter_map(|held| match held.value {
                    Value::Duty(duty) => Some(Duty::clone(duty)),
                    _ => None,
                });
                let id = DutyId { node, slot };
                self.duties.extend(all.next().map(|duty| Assigned {
                    id,
                    duty,
                    others: all.collect(),
                }));
            }
            Field::TargetAt(slot) => {
                let mut all = values.filter_map(|held| match held.value {
                    Value::Target(target) => Some(Target::clone(target)),
                    _ => None,
                });
                let id = TargetId { node, slot };
                self.targets.extend(all.next().map(|target| Aimed {
                    id,
                    target,
                    others: all.collect(),
                }));
            }
            _ => {}
        }
    }

    /// The duty with this id.
    pub fn duty(&self, id: DutyId) -> Option<&Duty> {
        let found = self.duties.iter().find(|assigned| assigned.id == id)?;
        Some(&found.duty)
    }

    /// The target with this id.
    pub fn target(&self, id: TargetId) -> Option<&Target> {
        let found = self.targets.iter().find(|aimed| aimed.id == id)?;
        Some(&found.target)
    }
}

impl Party {
    /// A person, where it is one.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(*person),
            _ => None,
        }
    }

    /// A body, where it is one.
    pub fn body(&self) -> Option<Body> {
        match self {
            Self::Body(body) => Some(*body),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
