//! History for readers: the changes of a document grouped into entries, one for what a person did
//! in one clause in one go. The state at any of them is `Document::as_of`.

use std::collections::BTreeMap;

use super::change::{Act, Change, ChangeId, ElementId, Field, NodeId, Side, Tag, Value};
use super::document::{Author, Document};
use super::sign_off::{NO_CONSENT, Step};
use crate::ids::{PersonId, ReplicaId};
use crate::time::Timestamp;

/// Changes of one person to one clause further apart than this, in milliseconds, are told apart.
const PAUSE: i64 = 10 * 60_000;

/// What a person did to a clause, or to the document, in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Who; `None` while nobody said who writes as the replica.
    pub author: Option<Author>,
    /// When it began, by the device's clock.
    pub at: Timestamp,
    /// When it ended.
    pub until: Timestamp,
    /// The clause that shows it now; `None` for the document, and for text that is gone.
    pub node: Option<NodeId>,
    /// What was done, in order, repetitions summed up.
    pub deeds: Vec<Deed>,
    /// The changes, in the derived order.
    pub changes: Vec<ChangeId>,
}

/// A kind of act as history tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Began the document.
    Opened,
    /// Made the clause.
    Created,
    /// Typed so many characters.
    Typed(usize),
    /// Deleted so many characters.
    Deleted(usize),
    /// Split the clause off another.
    SplitOff(NodeId),
    /// Let another clause go on with its text.
    JoinedTo(NodeId),
    /// Moved it.
    Moved,
    /// Removed it.
    Removed,
    /// Brought it back.
    Restored,
    /// Set a field.
    Set(Field, Value),
    /// Gave it to a side.
    SideSet(Side),
    /// Set or cleared a tag.
    TagSet(Tag, bool),
    /// Took back or did again so many own changes.
    Reverted(usize),
    /// Issued the plan.
    Issued,
    /// Signed for a side.
    Signed(Side),
    /// Consented to the clause as it stood.
    Consented,
    /// Took the consent of Ban nữ công back.
    ConsentWithdrawn,
    /// Let a person sign in the principal's place, or nobody any more.
    Delegated(Option<PersonId>),
    /// Took the plan to a step of its life.
    Stepped(Step),
    /// Something that a newer app understands.
    Unknown,
}

/// The history of a document, oldest first.
pub fn entries(doc: &Document) -> Vec<HistoryEntry> {
    let mut entries: Vec<HistoryEntry> = Vec::new();
    let mut open: BTreeMap<(Writer, Option<NodeId>), usize> = BTreeMap::new();
    for change in doc.changes() {
        let author = doc.author(change.id.replica);
        let node = clause_of(doc, &change);
        let writer = author.map_or(Writer::Replica(change.id.replica), Writer::Known);
        let slot = open.get(&(writer, node)).copied();
        if let Some(slot) = slot.filter(|slot| soon(entries[*slot].until, change.at)) {
            add(&mut entries[slot], &change);
        } else {
            open.insert((writer, node), entries.len());
            entries.push(begin(author, node, &change));
        }
    }
    entries
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Writer {
    Known(Author),
    Replica(ReplicaId),
}

fn soon(until: Timestamp, at: Timestamp) -> bool {
    at.0.abs_diff(until.0) <= PAUSE.unsigned_abs()
}

fn begin(author: Option<Author>, node: Option<NodeId>, change: &Change) -> HistoryEntry {
    HistoryEntry {
        author,
        at: change.at,
        until: change.at,
        node,
        deeds: vec![deed(change)],
        changes: vec![change.id],
    }
}

fn add(entry: &mut HistoryEntry, change: &Change) {
    entry.until = entry.until.max(change.at);
    entry.changes.push(change.id);
    match (entry.deeds.last_mut(), deed(change)) {
        (Some(Deed::Typed(sum)), Deed::Typed(more))
        | (Some(Deed::Deleted(sum)), Deed::Deleted(more))
        | (Some(Deed::Reverted(sum)), Deed::Reverted(more)) => *sum += more,
        (_, deed) => entry.deeds.push(deed),
    }
}

fn deed(change: &Change) -> Deed {
    match &change.act {
        Act::Open { .. } => Deed::Opened,
        Act::Create { .. } => Deed::Created,
        Act::Insert { text, .. } => Deed::Typed(text.chars().count()),
        Act::Delete { ranges } => {
            Deed::Deleted(ranges.iter().map(|range| range.len as usize).sum())
        }
        Act::Split { node, .. } => Deed::SplitOff(*node),
        Act::Join { into, .. } => Deed::JoinedTo(*into),
        Act::Move { .. } => Deed::Moved,
        Act::Remove { .. } => Deed::Removed,
        Act::Restore { .. } => Deed::Restored,
        Act::Set { field, value, .. } => Deed::Set(*field, value.clone()),
        Act::SetSide { side, .. } => Deed::SideSet(*side),
        Act::SetTag { tag, on, .. } => Deed::TagSet(*tag, *on),
        Act::Revert { ids } => Deed::Reverted(ids.len()),
        Act::Issue { .. } => Deed::Issued,
        Act::Sign(sign) => Deed::Signed(sign.side),
        Act::Consent { clause, .. } if *clause == NO_CONSENT => Deed::ConsentWithdrawn,
        Act::Consent { .. } => Deed::Consented,
        Act::Delegate { to, .. } => Deed::Delegated(*to),
        Act::Step { step, .. } => Deed::Stepped(*step),
        Act::Unknown { .. } => Deed::Unknown,
    }
}

/// The clause to which history counts a change: the one that shows what it did now.
pub(super) fn clause_of(doc: &Document, change: &Change) -> Option<NodeId> {
    match &change.act {
        Act::Create { .. } | Act::Split { .. } => Some(NodeId(change.id)),
        Act::Insert { .. } => doc.holder(ElementId {
            change: change.id,
            offset: 0,
        }),
        Act::Delete { ranges } => doc.holder(ranges.first()?.start),
        Act::Join { node, .. }
        | Act::Move { node, .. }
        | Act::Remove { node }
        | Act::Restore { node }
        | Act::SetSide { node, .. }
        | Act::SetTag { node, .. }
        | Act::Consent { node, .. } => Some(*node),
        Act::Set { target, .. } => *target,
        Act::Revert { ids } => {
            let reverted = doc.change(*ids.first()?)?;
            let again = matches!(reverted.act, Act::Revert { .. });
            if again {
                None
            } else {
                clause_of(doc, &reverted)
            }
        }
        Act::Open { .. }
        | Act::Issue { .. }
        | Act::Sign(_)
        | Act::Delegate { .. }
        | Act::Step { .. }
        | Act::Unknown { .. } => None,
    }
}
