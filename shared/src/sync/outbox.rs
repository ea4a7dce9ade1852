//! Changes on their way out: made, sealed into batches, waiting for a verdict.
//!
//! A batch may rest on others, of the same replica or of another tab's, so batches are cut and kept
//! in an order in which each finds what it rests on before it. Signing is for the caller: WebCrypto
//! does not wait. What the server answers is in `session`.

use std::collections::BTreeSet;

use crate::ids::{DeviceId, DocId, SchoolId};
use crate::log::batch::{self, Batch, Header, MAX_CHANGES, Signature};
use crate::log::change::{Change, ChangeId, Hash32};
use crate::log::codec::{self, DecodeError};
use crate::log::hash;
use crate::order;

/// Canonical bytes of changes that go into one batch. Ids of other replicas can take a third more
/// there, so this leaves the largest of batches well below its bound.
const BATCH_ROOM: usize = 128 * 1024;

/// Who seals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sealer {
    /// The school.
    pub school: SchoolId,
    /// The device whose key signs.
    pub device: DeviceId,
}

/// Changes of one replica in one document that are not sealed yet, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// [`Sealed::hash`] of the replica's last batch, [`batch::NO_PREVIOUS`] before the first.
    pub previous: Hash32,
    /// The changes, numbered without gaps.
    pub changes: Vec<Change>,
}

/// A batch that waits for its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    header: Header,
    previous: Hash32,
    changes: Vec<Change>,
    /// What the device must sign.
    pub signing_bytes: Vec<u8>,
}

impl Draft {
    /// The batch with its signature over [`Draft::signing_bytes`].
    pub fn seal(&self, signature: &Signature) -> Sealed {
        Sealed {
            doc: self.header.doc,
            first: self.changes[0].id,
            count: self.changes.len(),
            hash: hash::sha256(&self.signing_bytes),
            bytes: batch::seal(&self.header, self.previous, &self.changes, signature),
        }
    }
}

/// A batch as it is kept and sent. Its bytes say all; the rest is read off them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The document.
    pub doc: DocId,
    /// Its first change.
    pub first: ChangeId,
    /// How many changes it has.
    pub count: usize,
    /// What the replica's next batch names as its previous.
    pub hash: Hash32,
    /// What is sent.
    pub bytes: Vec<u8>,
}

impl Sealed {
    /// A batch that was kept, or came in a bundle.
    ///
    /// # Errors
    /// As [`batch::open`].
    pub fn read(bytes: Vec<u8>) -> Result<Self, DecodeError> {
        let batch = batch::open(&bytes)?;
        Ok(Self {
            doc: batch.header.doc,
            first: ChangeId {
                replica: batch.header.replica,
                seq: batch.header.first,
            },
            count: batch.entries.len(),
            hash: batch::hash(&batch),
            bytes,
        })
    }

    /// The ids of its changes.
    pub fn ids(&self) -> impl Iterator<Item = ChangeId> {
        let ChangeId { replica, seq } = self.first;
        (seq..)
            .take(self.count)
            .map(move |seq| ChangeId { replica, seq })
    }

    /// Whether it has this change.
    pub fn holds(&self, id: ChangeId) -> bool {
        let after = id.seq.checked_sub(self.first.seq);
        id.replica == self.first.replica && after.is_some_and(|after| (after as usize) < self.count)
    }
}

/// Cuts the unsealed changes of one document into batches, each after what it rests on. A run is cut
/// where it would wait for a change of another run that itself waits for this one: two tabs that saw
/// each other's work make such runs.
pub fn drafts(sealer: Sealer, doc: DocId, runs: Vec<Run>) -> Vec<Draft> {
    let mut runs: Vec<OpenRun> = runs.into_iter().map(OpenRun::new).collect();
    let mut unsealed: BTreeSet<ChangeId> = order::gather(runs.iter().flat_map(OpenRun::ids));
    let mut drafts = Vec::new();
    loop {
        let before = drafts.len();
        for run in &mut runs {
            while let Some(changes) = run.next_batch(&unsealed) {
                for change in &changes {
                    unsealed.remove(&change.id);
                }
                drafts.push(run.draft(sealer, doc, changes));
            }
        }
        if drafts.len() == before {
            return drafts;
        }
    }
}

/// What is left of a run.
struct OpenRun {
    previous: Hash32,
    changes: std::iter::Peekable<std::vec::IntoIter<Change>>,
    ids: Vec<ChangeId>,
}

impl OpenRun {
    fn new(run: Run) -> Self {
        Self {
            previous: run.previous,
            ids: run.changes.iter().map(|change| change.id).collect(),
            changes: run.changes.into_iter().peekable(),
        }
    }

    fn ids(&self) -> impl Iterator<Item = ChangeId> {
        self.ids.iter().copied()
    }

    /// The next changes that wait for nothing unsealed and fit into one batch; `None` for none.
    fn next_batch(&mut self, unsealed: &BTreeSet<ChangeId>) -> Option<Vec<Change>> {
        let mut taken = Vec::new();
        let mut room = BATCH_ROOM;
        while let Some(change) = self.changes.peek() {
            let size = codec::encoded_len(change);
            let fits = taken.is_empty() || (taken.len() < MAX_CHANGES && size <= room);
            if !fits || change.deps.iter().any(|dep| unsealed.contains(dep)) {
                break;
            }
            room = room.saturating_sub(size);
            taken.extend(self.changes.next());
        }
        (!taken.is_empty()).then_some(taken)
    }

    fn draft(&mut self, sealer: Sealer, doc: DocId, changes: Vec<Change>) -> Draft {
        let header = Header {
            school: sealer.school,
            doc,
            device: sealer.device,
            replica: changes[0].id.replica,
            first: changes[0].id.seq,
        };
        let hashes: Vec<Hash32> = changes.iter().map(codec::hash).collect();
        let signing_bytes = Batch::signing_bytes(&header, self.previous, &hashes);
        let previous = std::mem::replace(&mut self.previous, hash::sha256(&signing_bytes));
        Draft {
            header,
            previous,
            changes,
            signing_bytes,
        }
    }
}

/// Sealed batches without a verdict, dependencies first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outbox {
    batches: Vec<Sealed>,
}

impl Outbox {
    /// Adds a batch behind those that it may rest on. One that is there already is not added again.
    pub fn push(&mut self, sealed: Sealed) {
        if !self
            .batches
            .iter()
            .any(|known| known.first == sealed.first && known.doc == sealed.doc)
        {
            self.batches.push(sealed);
        }
    }

    /// Takes the batch with this first change out.
    pub fn remove(&mut self, first: ChangeId) -> Option<Sealed> {
        let index = self.batches.iter().position(|known| known.first == first)?;
        Some(self.batches.remove(index))
    }

    /// Takes a batch out that came back in a document's log. Another one under the same numbers is a
    /// fork, and stays until the server has said so.
    pub fn remove_same(&mut self, batch: &Batch) {
        let first = ChangeId {
            replica: batch.header.replica,
            seq: batch.header.first,
        };
        if self
            .find(first)
            .is_some_and(|known| known.hash == batch::hash(batch))
        {
            self.remove(first);
        }
    }

    /// Takes out all batches of a replica that begin with this change or later.
    pub fn remove_replica_from(&mut self, first: ChangeId) -> Vec<Sealed> {
        let later = |known: &mut Sealed| {
            known.first.replica == first.replica && first.seq <= known.first.seq
        };
        self.batches.extract_if(.., later).collect()
    }

    /// Takes out all batches of a document.
    pub fn remove_document(&mut self, doc: DocId) -> Vec<Sealed> {
        self.batches
            .extract_if(.., |known| known.doc == doc)
            .collect()
    }

    /// The batch with this first change.
    pub fn find(&self, first: ChangeId) -> Option<&Sealed> {
        self.batches.iter().find(|known| known.first == first)
    }

    /// The batches, dependencies first.
    pub fn batches(&self) -> &[Sealed] {
        &self.batches
    }

    /// How many changes wait.
    pub fn changes(&self) -> usize {
        self.batches.iter().map(|known| known.count).sum()
    }

    /// Whether a batch here has this change.
    pub fn holds(&self, id: ChangeId) -> bool {
        self.batches.iter().any(|known| known.holds(id))
    }
}

#[cfg(test)]
#[path = "outbox/tests.rs"]
mod tests;
