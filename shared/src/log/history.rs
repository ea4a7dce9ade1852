//! History for readers: sittings. A sitting is what one person did in one go, whatever they did and
//! wherever; it names the version that it began from and the one that it led to, which
//! `Document::as_of` reads. Wording it is the screen's work.

pub mod hands;

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Act, Change, ChangeId, ElementId, Field, NodeId, Side};
use super::document::{Document, Version};
use super::sign_off::{NO_CONSENT, Step};
use super::verdict::Verdict;
use crate::ids::{PersonId, ReplicaId};
use crate::order;
use crate::time::Timestamp;

/// Changes of one person further apart than this, in milliseconds, are two sittings.
const PAUSE: u64 = 20 * 60_000;
/// Changes that the server took so much later than they were made, in milliseconds, were made without
/// a network. Devices with one send within seconds.
const LATE: i64 = 5 * 60_000;

/// What one person did in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Who; `None` while nobody said who writes as the replica.
    pub person: Option<PersonId>,
    /// When it began, by the device's clock.
    pub at: Timestamp,
    /// When it ended.
    pub until: Timestamp,
    /// What was done to which clauses, now shown or not, each once.
    pub doings: BTreeMap<Doing, Vec<NodeId>>,
    /// How many changes it has.
    pub count: usize,
    /// The version that its author had before it.
    pub before: Version,
    /// The version that its author had after it.
    pub after: Version,
    /// Whether some of it was done without a network, as far as is known.
    pub offline: bool,
    /// Whether some of it has not reached the server.
    pub pending: bool,
}

/// A kind of thing to do, in the order in which one tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doing {
    /// Began the document.
    Opened,
    /// Issued the plan.
    Issued,
    /// Signed for a side.
    Signed(Side),
    /// Consented to clauses as they stood.
    Consented,
    /// Took consent back.
    Unconsented,
    /// Let somebody sign in the principal's place.
    Delegated,
    /// Took that back.
    Undelegated,
    /// Took the plan to a step of its life.
    Stepped(Step),
    /// Edited words of clauses that were there.
    Edited,
    /// Made clauses.
    Added,
    /// Removed clauses.
    Removed,
    /// Brought clauses back out of the trash.
    Restored,
    /// Put clauses elsewhere.
    Moved,
    /// Let one clause go on with the words of another.
    Joined,
    /// Said who leads them and by when.
    Assigned,
    /// Gave them to another side.
    Given,
    /// Other fields and tags of clauses.
    Set,
    /// Fields of the document.
    Document,
    /// Took back own steps.
    Undone,
    /// What a newer app understands.
    Other,
}

impl Sitting {
    /// Whether something was done to a clause.
    pub fn touches(&self, node: NodeId) -> bool {
        self.doings.values().any(|nodes| nodes.contains(&node))
    }
}

/// The sittings of a document, the latest first. `received` says when the server took a change, where
/// that is known.
pub fn sittings(
    document: &Document,
    received: &dyn Fn(ChangeId) -> Option<Timestamp>,
) -> Vec<Sitting> {
    let mut told: Vec<Telling> = Vec::new();
    let mut open: BTreeMap<Writer, usize> = BTreeMap::new();
    for change in document.changes() {
        if document.is_void(change.id) {
            continue;
        }
        let writer = writer(document, &change);
        let last = open.get(&writer).copied();
        let slot = last.filter(|slot| goes_on(&told[*slot].sitting, &change));
        let slot = slot.unwrap_or_else(|| {
            told.push(Telling::begin(document, &change));
            told.len() - 1
        });
        open.insert(writer, slot);
        told[slot].add(document, &change, received(change.id));
    }
    let mut sittings: Vec<Sitting> = told.into_iter().map(Telling::finish).collect();
    order::sort_by_key(&mut sittings, |sitting| std::cmp::Reverse(sitting.until));
    sittings
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Writer {
    Person(PersonId),
    Replica(ReplicaId),
}

fn writer(document: &Document, change: &Change) -> Writer {
    let replica = change.id.replica;
    let author = document.author(replica);
    author.map_or(Writer::Replica(replica), |author| {
        Writer::Person(author.person)
    })
}

fn goes_on(sitting: &Sitting, change: &Change) -> bool {
    let within = sitting.at <= change.at && change.at <= sitting.until;
    within || change.at.0.abs_diff(sitting.until.0) <= PAUSE
}

/// Whether a change was made without a network, as far as is known.
fn is_late(at: Timestamp, received: Option<Timestamp>) -> bool {
    received.is_some_and(|received| LATE < received.0 - at.0)
}

/// A sitting while its changes are gathered.
struct Telling {
    sitting: Sitting,
    done: BTreeSet<(Doing, NodeId)>,
    /// The last change of each replica.
    last: BTreeMap<ReplicaId, u32>,
}

impl Telling {
    fn begin(document: &Document, change: &Change) -> Self {
        let author = document.author(change.id.replica);
        Self {
            sitting: Sitting {
                person: author.map(|author| author.person),
                at: change.at,
                until: change.at,
                doings: BTreeMap::new(),
                count: 0,
                before: before(change),
                after: Version::default(),
                offline: false,
                pending: false,
            },
            done: BTreeSet::new(),
            last: BTreeMap::new(),
        }
    }

    fn add(&mut self, document: &Document, change: &Change, received: Option<Timestamp>) {
        let sitting = &mut self.sitting;
        sitting.count += 1;
        sitting.at = sitting.at.min(change.at);
        sitting.until = sitting.until.max(change.at);
        sitting.offline |= is_late(change.at, received);
        sitting.pending |= document.verdict(change.id) == Some(Verdict::Pending);
        self.last.insert(change.id.replica, change.id.seq);
        let doing = doing(&change.act);
        let nodes = sitting.doings.entry(doing).or_default();
        let node = clause_of(document, change);
        if let Some(node) = node.filter(|node| self.done.insert((doing, *node))) {
            nodes.push(node);
        }
    }

    fn finish(mut self) -> Sitting {
        self.forget_what_is_implied();
        let heads = self.last.into_iter();
        self.sitting.after.heads = heads
            .map(|(replica, seq)| ChangeId { replica, seq })
            .collect();
        self.sitting
    }

    /// What was made in the sitting was not edited besides.
    fn forget_what_is_implied(&mut self) {
        let doings = &mut self.sitting.doings;
        let made = doings.get(&Doing::Added).cloned().unwrap_or_default();
        let made: BTreeSet<NodeId> = order::gather(made);
        for implied in [Doing::Edited, Doing::Set, Doing::Moved, Doing::Given] {
            if let Some(nodes) = doings.get_mut(&implied) {
                let any = !nodes.is_empty();
                nodes.retain(|node| !made.contains(node));
                if any && nodes.is_empty() {
                    doings.remove(&implied);
                }
            }
        }
    }
}

/// What the author of a change had: its predecessor and what it names.
fn before(change: &Change) -> Version {
    let ChangeId { replica, seq } = change.id;
    let predecessor = (1 < seq).then(|| ChangeId {
        replica,
        seq: seq - 1,
    });
    let mut heads: Vec<ChangeId> = predecessor.into_iter().collect();
    heads.extend(&change.deps);
    Version { heads }
}

fn doing(act: &Act) -> Doing {
    match act {
        Act::Open { .. } | Act::OpenTalk(_) | Act::OpenWork(_) => Doing::Opened,
        Act::Issue { .. } => Doing::Issued,
        Act::Sign(sign) => Doing::Signed(sign.side),
        Act::Consent { clause, .. } if *clause == NO_CONSENT => Doing::Unconsented,
        Act::Consent { .. } => Doing::Consented,
        Act::Delegate { to: Some(_), .. } => Doing::Delegated,
        Act::Delegate { to: None, .. } => Doing::Undelegated,
        Act::Step { step, .. } => Doing::Stepped(*step),
        Act::Consult(_) => Doing::Stepped(Step::Consulting),
        Act::Insert { .. } | Act::Delete { .. } => Doing::Edited,
        Act::Create { .. } | Act::Split { .. } => Doing::Added,
        Act::Remove { .. } => Doing::Removed,
        Act::Restore { .. } => Doing::Restored,
        Act::Move { .. } => Doing::Moved,
        Act::Join { .. } => Doing::Joined,
        Act::Set { target: None, .. } => Doing::Document,
        Act::Set {
            field: Field::Lead | Field::Due | Field::DutyAt(_),
            ..
        } => Doing::Assigned,
        Act::SetSide { .. } => Doing::Given,
        Act::Set { .. } | Act::SetTag { .. } => Doing::Set,
        Act::Revert { .. } => Doing::Undone,
        // Talk and progress have readings of their own.
        Act::Remark(_)
        | Act::Answer { .. }
        | Act::Close { .. }
        | Act::Confirm { .. }
        | Act::Work(_)
        | Act::Unknown { .. } => Doing::Other,
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
        | Act::OpenTalk(_)
        | Act::Remark(_)
        | Act::Answer { .. }
        | Act::Close { .. }
        | Act::Confirm { .. }
        | Act::Consult(_)
        | Act::OpenWork(_)
        | Act::Work(_)
        | Act::Unknown { .. } => None,
    }
}
