//! Whose hands were in a clause since a version: for a comparison, which says what differs but not
//! who did it.

use std::collections::BTreeMap;

use super::{clause_of, is_late};
use crate::ids::PersonId;
use crate::log::change::{ChangeId, NodeId};
use crate::log::document::{Document, Version};
use crate::time::Timestamp;

/// One person's hand in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hand {
    /// Who; `None` while nobody said who writes as the replica.
    pub person: Option<PersonId>,
    /// Their last change to it.
    pub at: Timestamp,
    /// Whether some of it was done without a network, as far as is known.
    pub offline: bool,
}

/// Who changed which clauses of a document since an earlier version of it, each person once, in the
/// order in which they began. `None`: the fields of the document, and what is gone.
pub fn since(
    document: &Document,
    earlier: &Version,
    received: &dyn Fn(ChangeId) -> Option<Timestamp>,
) -> BTreeMap<Option<NodeId>, Vec<Hand>> {
    let mut clauses: BTreeMap<Option<NodeId>, Vec<Hand>> = BTreeMap::new();
    for change in document.changes_since(earlier) {
        if document.is_void(change.id) {
            continue;
        }
        let author = document.author(change.id.replica);
        let person = author.map(|author| author.person);
        let offline = is_late(change.at, received(change.id));
        let hands = clauses.entry(clause_of(document, &change)).or_default();
        match hands.iter_mut().find(|hand| hand.person == person) {
            Some(hand) => {
                hand.at = hand.at.max(change.at);
                hand.offline |= offline;
            }
            None => hands.push(Hand {
                person,
                at: change.at,
                offline,
            }),
        }
    }
    clauses
}
