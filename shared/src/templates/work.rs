//! What the clauses of a new plan ask for, as acts that write it down: every duty that is proposed, and the targets that
//! stand under the headings that announce them.

use std::sync::Arc;

use crate::log::change::{Act, Field, NodeId, NodeKind, Value};
use crate::log::document::Document;
use crate::log::edit;
use crate::plan::view::{PlanView, Row};
use crate::proposals::Reader;
use crate::targets::reader::{self, Setting};

/// All of it. Slots are counted: nobody else writes a plan that is being made.
pub(super) fn proposed(document: &Document, teams: &[String]) -> Vec<Act> {
    let view = PlanView::of(document);
    let mut acts = duties(document, &view, teams);
    acts.extend(targets(document, &view));
    acts
}

fn duties(document: &Document, view: &PlanView, teams: &[String]) -> Vec<Act> {
    let mut reader = Reader::default();
    reader.read(document, view, &Arc::new(teams.to_vec()), usize::MAX);
    let mut acts = Vec::new();
    for offer in reader.offers(document, view) {
        let duties = offer.offered.into_iter().map(|one| one.proposal.duty);
        for (slot, duty) in (1..).zip(duties) {
            let (field, value) = (Field::DutyAt(slot), Value::Duty(Box::new(duty)));
            acts.extend(edit::set(document, Some(offer.node), field, value));
        }
    }
    acts
}

fn targets(document: &Document, view: &PlanView) -> Vec<Act> {
    let mut acts = Vec::new();
    for (at, row) in view.rows.iter().enumerate() {
        let is_leaf = view
            .rows
            .get(at + 1)
            .is_none_or(|next| next.depth <= row.depth);
        if !is_leaf || row.kind == NodeKind::Section || !is_announced(document, &view.rows, row) {
            continue;
        }
        let found = reader::read(&document.text(row.node), Setting::Targets);
        for (slot, proposal) in (1..).zip(found) {
            let value = Value::Target(Box::new(proposal.target));
            acts.extend(edit::set(
                document,
                Some(row.node),
                Field::TargetAt(slot),
                value,
            ));
        }
    }
    acts
}

/// Whether a heading above announces targets.
fn is_announced(document: &Document, rows: &[Row], row: &Row) -> bool {
    let parent_of = |node: NodeId| rows.iter().find(|row| row.node == node)?.parent;
    let mut above = std::iter::successors(row.parent, |node| parent_of(*node));
    above.any(|node| reader::announces(&document.text(node)))
}
