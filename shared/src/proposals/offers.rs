//! What a whole draft has still to be offered: its proposals without those that its duties answer already. What was read
//! of a clause is kept as long as its words and what stands above it stay.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Clause, Place, Proposal, propose};
use crate::log::change::{NodeId, NodeKind, Side};
use crate::log::document::Document;
use crate::log::duty::Duty;
use crate::plan::assignments::Assignments;
use crate::plan::view::{PlanView, Row};
use crate::time::SchoolYear;

/// The proposals of one clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The clause.
    pub node: NodeId,
    /// The words that were read.
    pub text: String,
    /// What is offered, in the order of the words.
    pub offered: Vec<Offered>,
}

/// A proposal where it is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The proposal.
    pub proposal: Proposal,
    /// The part above the clause from whose words the lead was read.
    pub lead_from: Option<NodeId>,
}

/// A reader of drafts, with what it has read.
#[derive(Debug, Default)]
pub struct Reader {
    read: BTreeMap<NodeId, (Input, Arc<Vec<Proposal>>)>,
}

/// All that the proposals of a clause depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Input {
    text: String,
    side: Side,
    above: Vec<String>,
    clauses_above: usize,
    teams: Arc<Vec<String>>,
    year: Option<SchoolYear>,
}

impl Reader {
    /// Reads clauses that are new or changed, at most so many of them, and whether that was all.
    /// Reading is slow enough on a phone to be done bit by bit.
    pub fn read(
        &mut self,
        document: &Document,
        view: &PlanView,
        teams: &Arc<Vec<String>>,
        most: usize,
    ) -> bool {
        let mut done = 0;
        for (at, row) in clauses(view) {
            let input = Input::of(document, view, at, teams);
            if matches!(self.read.get(&row.node), Some((known, _)) if *known == input) {
                continue;
            }
            if done == most {
                return false;
            }
            done += 1;
            let proposals = Arc::new(input.propose());
            self.read.insert(row.node, (input, proposals));
        }
        true
    }

    /// The offers for the clauses that were read, in the order of the page.
    pub fn offers(&self, document: &Document, view: &PlanView) -> Vec<Offer> {
        let offer = |(at, row): (usize, &Row)| {
            let (input, proposals) = self.read.get(&row.node)?;
            let held = held(document, row);
            let above = above(view, at).0;
            let offered = unanswered(proposals, &held).into_iter();
            let offered: Vec<Offered> = offered
                .map(|proposal| offered_where(proposal, &above))
                .collect();
            (!offered.is_empty()).then(|| Offer {
                node: row.node,
                text: input.text.clone(),
                offered,
            })
        };
        clauses(view).filter_map(offer).collect()
    }
}

impl Input {
    fn of(document: &Document, view: &PlanView, at: usize, teams: &Arc<Vec<String>>) -> Self {
        let (above, clauses_above) = above(view, at);
        Self {
            text: document.text(view.rows[at].node),
            side: view.rows[at].side,
            above: above.iter().map(|node| document.text(*node)).collect(),
            clauses_above,
            teams: Arc::clone(teams),
            year: view.meta.school_year,
        }
    }

    fn propose(&self) -> Vec<Proposal> {
        let above: Vec<&str> = self.above.iter().map(String::as_str).collect();
        propose(&Clause {
            text: &self.text,
            side: self.side,
            above: &above,
            clauses_above: self.clauses_above,
            teams: &self.teams,
            year: self.year,
        })
    }
}

/// The parts of a plan in which something can be asked, with their places.
fn clauses(view: &PlanView) -> impl Iterator<Item = (usize, &Row)> {
    let rows = view.rows.iter().enumerate();
    rows.filter(|(_, row)| is_clause(row.kind) && row.contested.is_none())
}

fn is_clause(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::Clause | NodeKind::Bullet | NodeKind::Paragraph
    )
}

/// The parts above a row from the nearest out, and how many of the nearest are clauses.
fn above(view: &PlanView, at: usize) -> (Vec<NodeId>, usize) {
    let mut rows: Vec<&Row> = Vec::new();
    let mut depth = view.rows[at].depth;
    for row in view.rows[..at].iter().rev() {
        if row.depth < depth {
            depth = row.depth;
            rows.push(row);
        }
    }
    let clauses = rows.iter().take_while(|row| is_clause(row.kind)).count();
    (rows.iter().map(|row| row.node).collect(), clauses)
}

/// The duties that a clause carries, those of its older fields too.
fn held(document: &Document, row: &Row) -> Vec<Duty> {
    let carried = Assignments::of_clause(document, row.node).duties;
    let plain = (row.lead.is_some() || row.due.is_some()).then(Duty::default);
    let carried = carried.into_iter().map(|assigned| assigned.duty);
    carried.chain(plain).collect()
}

fn offered_where(proposal: Proposal, above: &[NodeId]) -> Offered {
    let lead_from = proposal.read.iter().find_map(|(_, place)| match place {
        Place::Above(at) => above.get(*at).copied(),
        _ => None,
    });
    Offered {
        proposal,
        lead_from,
    }
}

/// Each duty of the clause answers one proposal, the one most like it: nobody is asked again what they have settled,
/// in whatever words.
fn unanswered(proposals: &[Proposal], held: &[Duty]) -> Vec<Proposal> {
    let mut left = proposals.to_vec();
    for duty in held {
        let alike = |proposal: &Proposal| {
            let other = &proposal.duty;
            u8::from(other.lead == duty.lead)
                + u8::from(other.rhythm == duty.rhythm)
                + u8::from(other.text == duty.text)
        };
        let most = left.iter().map(alike).max();
        if let Some(at) = left.iter().position(|other| Some(alike(other)) == most) {
            left.remove(at);
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::change::Body;
    use crate::log::duty::{Party, Rhythm};

    fn proposed(body: Body, day: u8) -> Proposal {
        Proposal {
            duty: Duty {
                lead: Some(Party::Body(body)),
                rhythm: Rhythm::Monthly(day),
                ..Duty::default()
            },
            read: Vec::new(),
        }
    }

    #[test]
    fn a_duty_answers_the_proposal_most_like_it_and_only_that() {
        let both = [proposed(Body::Bgh, 31), proposed(Body::Bch, 7)];
        let corrected = Duty {
            rhythm: Rhythm::Monthly(10),
            ..both[1].duty.clone()
        };
        assert_eq!(unanswered(&both, &[corrected]), both[..1]);
        assert_eq!(unanswered(&both, &[Duty::default(), Duty::default()]), []);
    }
}
