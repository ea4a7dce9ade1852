//! What keeps a version from being signed. The server refuses a signature while there is any; the
//! screen lists them with the way to each.

use std::collections::BTreeSet;

use super::Consent;
use crate::log::change::{Field, NodeId, Side, Tag};
use crate::log::document::Document;
use crate::log::sign_off::NO_CONSENT;
use crate::plan::clause;

/// One thing that must be settled before signing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// A field of the document (`None`) or of a clause holds two values.
    Conflict(Option<NodeId>, Field),
    /// Two people gave the clause to two sides.
    TwoSides(NodeId),
    /// Two people disagree about a tag.
    TagInDoubt(NodeId, Tag),
    /// Somebody removed the clause and somebody else went on editing it.
    Contested(NodeId),
    /// A women's clause to whose present text Ban nữ công has not consented, or a clause that they
    /// once consented to and that is no longer theirs, or no longer there.
    NoConsent(NodeId),
    /// An act that only a newer version of the app understands.
    UnknownAct,
}

/// What keeps a version from being signed. `version` is the document as it was then
/// ([`Document::as_of`]), or as it is; consents count wherever they came in the log.
pub fn obstacles(version: &Document, consents: &[Consent]) -> Vec<Obstacle> {
    let mut found = Vec::new();
    if version.has_unknown_acts() {
        found.push(Obstacle::UnknownAct);
    }
    conflicts(version, None, &mut found);
    let shown: BTreeSet<NodeId> =
        crate::order::gather(version.outline().into_iter().map(|(node, _)| node));
    for node in &shown {
        conflicts(version, Some(*node), &mut found);
        marks(version, *node, &mut found);
    }
    found.extend(version.contested().into_iter().map(Obstacle::Contested));
    let consented = consents.iter().map(|consent| consent.node);
    let theirs = |node: &NodeId| version.side(*node) == Some(Side::Women);
    let bound = shown.iter().copied().filter(theirs).chain(consented);
    let mut bound: Vec<NodeId> = bound.filter(|node| version.has_node(*node)).collect();
    crate::order::sort(&mut bound);
    bound.dedup();
    bound.retain(|node| !is_consented(version, *node, consents));
    found.extend(bound.into_iter().map(Obstacle::NoConsent));
    found
}

/// Whether Ban nữ công consents to what a clause says in a version. `consents` is in the order of
/// [`super::SignOff::consents`]: what was said before a withdrawal counts no more.
pub fn is_consented(version: &Document, node: NodeId, consents: &[Consent]) -> bool {
    let clause = clause::hash(version, node);
    let about = consents.iter().rev().filter(|consent| consent.node == node);
    about
        .take_while(|consent| consent.clause != NO_CONSENT)
        .any(|consent| Some(consent.clause) == clause)
}

fn conflicts(version: &Document, target: Option<NodeId>, found: &mut Vec<Obstacle>) {
    let fields = version.fields(target).into_iter();
    let conflicted = fields.filter(|field| version.is_conflicted(target, *field));
    found.extend(conflicted.map(|field| Obstacle::Conflict(target, field)));
}

fn marks(version: &Document, node: NodeId, found: &mut Vec<Obstacle>) {
    let sides = version.side_values(node);
    if sides.iter().any(|side| side.value != sides[0].value) {
        found.push(Obstacle::TwoSides(node));
    }
    for tag in version.tags(node) {
        let values = version.tag_values(node, tag);
        if values.iter().any(|value| value.value != values[0].value) {
            found.push(Obstacle::TagInDoubt(node, tag));
        }
    }
}
