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
    /// The row with which the next call goes on.
    next: usize,
}

/// So many clauses at most are looked at in one call, read or not: to see that none changed takes time too.
const LOOKED_AT: usize = 200;

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
    /// Begins with the first row again: something changed.
    pub fn begin(&mut self) {
        self.next = 0;
    }

    /// Goes on reading clauses that are new or changed, at most so many of them, and whether that was all.
    /// Reading is slow enough on a phone to be done bit by bit.
    pub fn read(
        &mut self,
        document: &Document,
        view: &PlanView,
        teams: &Arc<Vec<String>>,
        most: usize,
    ) -> bool {
        let (mut looked_at, mut done) = (0, 0);
        for (at, row, above) in Walk::from(&view.rows, self.next).filter(can_ask) {
            let is_enough = looked_at == LOOKED_AT || done == most;
            if is_enough {
                self.next = at;
                return false;
            }
            looked_at += 1;
            let input = Input::of(document, view, row, &above, teams);
            if matches!(self.read.get(&row.node), Some((known, _)) if *known == input) {
                continue;
            }
            done += 1;
            let proposals = Arc::new(input.propose());
            self.read.insert(row.node, (input, proposals));
        }
        self.next = view.rows.len();
        true
    }

    /// The offers for the clauses that were read, in the order of the page.
    pub fn offers(&self, document: &Document, view: &PlanView) -> Vec<Offer> {
        let offer = |(_, row, above): (usize, &Row, Vec<&Row>)| {
            let (input, proposals) = self.read.get(&row.node)?;
            let held = held(document, row);
            let above: Vec<NodeId> = above.iter().map(|row| row.node).collect();
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
        let rows = Walk::from(&view.rows, 0).filter(can_ask);
        rows.filter_map(offer).collect()
    }
}

impl Input {
    fn of(
        document: &Document,
        view: &PlanView,
        row: &Row,
        above: &[&Row],
        teams: &Arc<Vec<String>>,
    ) -> Self {
        let nearest = above.iter().take_while(|row| is_clause(row.kind));
        Self {
            text: document.text(row.node),
            side: row.side,
            above: above.iter().map(|row| document.text(row.node)).collect(),
            clauses_above: nearest.count(),
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

/// Whether something can be asked in a row.
fn can_ask((_, row, _): &(usize, &Row, Vec<&Row>)) -> bool {
    is_clause(row.kind) && row.contested.is_none()
}

fn is_clause(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::Clause | NodeKind::Bullet | NodeKind::Paragraph
    )
}

/// The rows of a plan from one on: the place of each, and the rows above it from the nearest out.
struct Walk<'a> {
    rows: &'a [Row],
    next: usize,
    /// The rows above the next one or its neighbours, from the outermost in.
    open: Vec<&'a Row>,
}

impl<'a> Walk<'a> {
    fn from(rows: &'a [Row], next: usize) -> Self {
        let next = next.min(rows.len());
        let mut depth = rows.get(next).map_or(0, |row| row.depth);
        let mut open = Vec::new();
        for row in rows[..next].iter().rev() {
            if row.depth < depth {
                depth = row.depth;
                open.push(row);
            }
        }
        open.reverse();
        Self { rows, next, open }
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = (usize, &'a Row, Vec<&'a Row>);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.next;
        let row = self.rows.get(at)?;
        self.next += 1;
        while self.open.last().is_some_and(|open| row.depth <= open.depth) {
            self.open.pop();
        }
        let above = self.open.iter().rev().copied().collect();
        self.open.push(row);
        Some((at, row, above))
    }
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
    use std::fmt::Write as _;

    use super::*;
    use crate::ids::{DocId, ReplicaId};
    use crate::import::{self, plant::plant};
    use crate::log::change::Body;
    use crate::log::duty::{Party, Rhythm};
    use crate::log::edit;
    use crate::time::Timestamp;

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

    /// A plan with a heading over every ninth clause.
    fn planted(clauses: usize) -> Document {
        let mut text = "KẾ HOẠCH\nPhối hợp năm học 2026-2027\n".to_owned();
        for number in 1..=clauses {
            if number % 9 == 1 {
                let _ = writeln!(text, "{}. Công đoàn phụ trách:", number / 9 + 1);
            }
            let _ = writeln!(
                text,
                "{}.{}. Hiệu trưởng báo cáo việc {number} trước ngày 15 hằng tháng.",
                (number - 1) / 9 + 1,
                (number - 1) % 9 + 1
            );
        }
        let (draft, _) = import::read(text.as_bytes());
        let mut document = Document::new(DocId(1));
        plant(&mut document, ReplicaId(1), Timestamp(1), &draft).unwrap();
        document
    }

    fn offers_of(reader: &mut Reader, document: &Document, most: usize) -> (Vec<Offer>, usize) {
        let view = PlanView::of(document);
        let teams = Arc::new(Vec::new());
        let mut calls = 1;
        while !reader.read(document, &view, &teams, most) {
            calls += 1;
        }
        (reader.offers(document, &view), calls)
    }

    #[test]
    fn what_is_read_bit_by_bit_is_what_is_read_at_once() {
        let document = planted(450);
        let (at_once, _) = offers_of(&mut Reader::default(), &document, usize::MAX);
        let (in_steps, calls) = offers_of(&mut Reader::default(), &document, 6);
        assert_eq!(at_once, in_steps);
        assert_eq!(at_once.len(), 450);
        assert!((75..=85).contains(&calls), "{calls} calls");
    }

    #[test]
    fn after_a_change_only_what_changed_is_read_anew() {
        let mut document = planted(450);
        let mut reader = Reader::default();
        offers_of(&mut reader, &document, 6);
        let view = PlanView::of(&document);
        let last = view.rows.iter().rfind(|row| is_clause(row.kind)).unwrap();
        let words = "Ban Nữ công họp hằng quý.";
        for act in edit::reword(&document, last.node, words).unwrap() {
            document.commit(ReplicaId(1), Timestamp(2), act).unwrap();
        }
        reader.begin();
        let (offers, calls) = offers_of(&mut reader, &document, 6);
        assert_eq!(offers.last().unwrap().text, words);
        assert!(calls <= 4, "{calls} calls");
    }
}
