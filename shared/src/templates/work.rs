//! What the clauses of a new plan ask for, as acts that write it down: every duty that is proposed, the targets that
//! stand under the headings that announce them, and which clauses are Ban nữ công's.

use std::sync::Arc;

use crate::log::change::{Act, Body, Field, NodeId, NodeKind, Side, Value};
use crate::log::document::Document;
use crate::log::duty::Party;
use crate::log::edit;
use crate::plan::view::{PlanView, Row};
use crate::proposals::Reader;
use crate::targets::reader::{self, Setting};
use crate::text::case::lowered;

/// What a heading of Ban nữ công's work says.
const WOMENS_WORK: &str = "công tác nữ công";

/// All of it. Slots are counted: nobody else writes a plan that is being made.
pub(super) fn proposed(document: &Document, teams: &[String]) -> Vec<Act> {
    let view = PlanView::of(document);
    let mut acts = duties(document, &view, teams);
    acts.extend(targets(document, &view));
    acts.extend(womens(document, &view, &acts));
    acts
}

/// Clauses that Ban nữ công leads, or that stand under a heading of its work, are its own: what they say binds with its
/// consent (DOMAIN.md, W7).
fn womens(document: &Document, view: &PlanView, duties: &[Act]) -> Vec<Act> {
    let is_led = |node: NodeId| duties.iter().any(|act| is_led_by_women(act, node));
    let is_theirs = |at: usize, row: &Row| {
        let is_said = |above: NodeId| lowered(&document.text(above)).contains(WOMENS_WORK);
        is_leaf(view, at) && (is_led(row.node) || above(&view.rows, row).any(is_said))
    };
    let rows = view.rows.iter().enumerate();
    let theirs = rows.filter(|(at, row)| is_theirs(*at, row));
    let give = |(_, row): (usize, &Row)| edit::set_side(document, row.node, Side::Women).ok();
    theirs.filter_map(give).collect()
}

fn is_led_by_women(act: &Act, node: NodeId) -> bool {
    let lead = Some(Party::Body(Body::WomensCommittee));
    matches!(act, Act::Set { target, value: Value::Duty(duty), .. } if *target == Some(node) && duty.lead == lead)
}

/// Whether nothing stands under a part.
fn is_leaf(view: &PlanView, at: usize) -> bool {
    let next = view.rows.get(at + 1);
    next.is_none_or(|next| next.depth <= view.rows[at].depth)
}

/// The parts above one, from the inside out.
fn above<'a>(rows: &'a [Row], row: &Row) -> impl Iterator<Item = NodeId> + use<'a> {
    let parent_of = |node: NodeId| rows.iter().find(|row| row.node == node)?.parent;
    std::iter::successors(row.parent, move |node| parent_of(*node))
}

fn duties(document: &Document, view: &PlanView, teams: &[String]) -> Vec<Act> {
    let mut reader = Reader::default();
    let teams = Arc::new(teams.to_vec());
    while !reader.read(document, view, &teams, usize::MAX) {}
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
        if !is_leaf(view, at)
            || row.kind == NodeKind::Section
            || !is_announced(document, &view.rows, row)
        {
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
    above(rows, row).any(|node| reader::announces(&document.text(node)))
}
