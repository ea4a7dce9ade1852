//! Where each replica's run ends in a document, and how a batch joins it: continues it, repeats a
//! part of it, leaves a gap, or contradicts it. Pure.

use std::collections::HashMap;

use lientich_shared::ids::{DeviceId, ReplicaId};
use lientich_shared::log::batch::{self, Batch, NO_PREVIOUS};
use lientich_shared::log::change::{ChangeId, Hash32};
use lientich_shared::log::document::Entry;

/// The end of a replica's run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tail {
    /// Whose key sealed all of it.
    device: DeviceId,
    last_seq: u32,
    /// Hash of its last batch.
    last_batch: Hash32,
}

/// Ends of all runs of a document.
#[derive(Debug, Default)]
pub(super) struct Tails(HashMap<ReplicaId, Tail>);

/// How a batch joins the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Joins {
    /// It is the next of its replica, and all that it has seen is here.
    Continues,
    /// Its first change is here already.
    Repeats,
    /// These are not here yet.
    Lacks(Vec<ChangeId>),
    /// Its replica belongs to another device, or it follows another batch than the one that is here.
    Forks,
}

impl Tails {
    /// How a batch joins.
    pub(super) fn join(&self, batch: &Batch) -> Joins {
        let header = &batch.header;
        let tail = self.0.get(&header.replica);
        if tail.is_some_and(|tail| tail.device != header.device) {
            return Joins::Forks;
        }
        let (last_seq, last_batch) = tail.map_or((0, NO_PREVIOUS), |t| (t.last_seq, t.last_batch));
        if header.first <= last_seq {
            return Joins::Repeats;
        }
        let lacks = self.lacks(batch, last_seq);
        if !lacks.is_empty() {
            Joins::Lacks(lacks)
        } else if batch.previous == last_batch {
            Joins::Continues
        } else {
            Joins::Forks
        }
    }

    /// Takes a batch that continues its run.
    pub(super) fn extend(&mut self, batch: &Batch) {
        let last_seq = batch.ids().last().map_or(0, |id| id.seq);
        let tail = Tail {
            device: batch.header.device,
            last_seq,
            last_batch: batch::hash(batch),
        };
        self.0.insert(batch.header.replica, tail);
    }

    /// The predecessor and all deps that are not here, save those within the batch itself.
    fn lacks(&self, batch: &Batch, last_seq: u32) -> Vec<ChangeId> {
        let header = &batch.header;
        let mut lacks = Vec::new();
        if last_seq + 1 < header.first {
            lacks.push(ChangeId {
                replica: header.replica,
                seq: header.first - 1,
            });
        }
        let deps = batch
            .entries
            .iter()
            .flat_map(|entry| entry.deps().iter().copied());
        lacks.extend(deps.filter(|dep| dep.replica != header.replica && !self.has(*dep)));
        lacks.sort_unstable();
        lacks.dedup();
        lacks
    }

    fn has(&self, id: ChangeId) -> bool {
        self.0
            .get(&id.replica)
            .is_some_and(|tail| id.seq <= tail.last_seq)
    }
}

/// Whether each change of a batch names only what lies before it in its own run: a replica's own
/// earlier changes are implied and never stated.
pub(super) fn states_own_past(batch: &Batch) -> bool {
    let replica = batch.header.replica;
    batch
        .entries
        .iter()
        .flat_map(Entry::deps)
        .any(|dep| dep.replica == replica)
}
