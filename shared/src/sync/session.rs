//! A device's side of the sync verb, without I/O: what to ask next, and what an answer means.
//!
//! The app keeps on disk what [`Session::new`] takes. It asks [`Session::request`], sends it, and
//! carries out the effects of [`Session::take`], each durable before the next request. A request
//! whose answer was lost is simply made again. The app may drop the session at any time and build
//! it anew from disk.

use std::collections::{BTreeMap, BTreeSet};

use crate::directory::Directory;
use crate::ids::{DocId, PersonId, ReplicaId, SchoolId};
use crate::log::batch::Batch;
use crate::log::change::ChangeId;
use crate::log::verdict::Verdict;
use crate::order;
use crate::sync::message::{
    BatchAnswer, EditionRecord, MAX_DOCUMENTS, MAX_REQUEST, NotNow, PROTOCOL, ReadPosition,
    Rejection, Request, Response, RoundRecord, SeenBy, WipeOrder,
};
use crate::sync::outbox::{Outbox, Sealed};
use crate::time::Timestamp;

mod news;

/// Bytes of a request that no batch takes: school, versions, and counts.
const REQUEST_HEAD: usize = 64;
/// Most bytes of one read position.
const POSITION_BYTES: usize = 16 + 5 + 10 + 5 + 5 + 5;
/// Most bytes of the length of a batch.
const LENGTH_BYTES: usize = 5;

/// What the app must do, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep this directory in place of the old one.
    StoreDirectory(Directory),
    /// Record these verdicts of own or relayed changes; take their batch out of the outbox.
    Judge {
        /// The document.
        doc: DocId,
        /// The batch's first change.
        first: ChangeId,
        /// Every change of the batch.
        verdicts: Vec<(ChangeId, Verdict)>,
    },
    /// In one transaction: keep these batches of a document's log, take those that were in the
    /// outbox out of it, and keep the read position.
    Apply {
        /// The document.
        doc: DocId,
        /// What is new, in the order of the log.
        news: Vec<LogNews>,
        /// How far the document is read now.
        read: ReadPosition,
    },
    /// The document's log was restored on the server: read it anew from its start. What was accepted
    /// before and does not come again is no longer on the server.
    NewEpoch {
        /// The document, its new epoch, position 0.
        read: ReadPosition,
    },
    /// Keep an Edition, and the read position with it.
    StoreEdition {
        /// The document.
        doc: DocId,
        /// The Edition.
        edition: EditionRecord,
        /// How far the document is read now.
        read: ReadPosition,
    },
    /// Keep rounds of opinions, and with them the read position: it says which of them the plan
    /// stands in.
    StoreRounds {
        /// The document.
        doc: DocId,
        /// New rounds, oldest first.
        rounds: Vec<RoundRecord>,
        /// How far the document is read now.
        read: ReadPosition,
    },
    /// Show how far others have read.
    Seen {
        /// The document.
        doc: DocId,
        /// Who and how far.
        seen: Vec<SeenBy>,
    },
    /// Verify the order's signature; if it holds, keep the person's own unaccepted words for
    /// copying, wipe the document and say so to [`Session::forget`].
    Forget(WipeOrder),
    /// The server lacks these changes, and they are not in the outbox: offer the batches that hold
    /// them through [`Session::offer_first`].
    Resend {
        /// The document.
        doc: DocId,
        /// What the server lacks.
        ids: Vec<ChangeId>,
    },
    /// The server has other changes under these numbers: take a new replica in this document and
    /// author the changes in these batches again.
    NewReplica {
        /// The document.
        doc: DocId,
        /// The replica to give up.
        replica: ReplicaId,
        /// Its batches without a verdict.
        batches: Vec<Sealed>,
    },
    /// A batch can never be taken as it is: keep its words for copying.
    Reject {
        /// The batch, out of the outbox.
        batch: Sealed,
        /// Why.
        why: Rejection,
    },
    /// The server cannot take this batch for now. It stays in the outbox.
    Wait {
        /// The document.
        doc: DocId,
        /// Why.
        why: NotNow,
    },
    /// The page holds bytes that this version of the app cannot read; it was read up to there.
    Unreadable {
        /// The document.
        doc: DocId,
    },
}

/// A batch of a document's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogNews {
    /// Position of its first change.
    pub position: u64,
    /// Whose device sealed it.
    pub author: PersonId,
    /// When the server took it.
    pub received: Timestamp,
    /// The batch.
    pub batch: Batch,
    /// Its bytes, to keep and relay.
    pub bytes: Vec<u8>,
    /// One per change.
    pub verdicts: Vec<Verdict>,
}

/// An answer that no request of this session can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProtocolError {
    /// No request is under way.
    #[error("answer without a request")]
    Unasked,
    /// Its answers are not those to the batches sent.
    #[error("answers do not fit the batches that were sent")]
    Mismatch,
}

/// One device's standing with its server.
#[derive(Debug, Clone)]
pub struct Session {
    school: SchoolId,
    directory_version: u64,
    read: BTreeMap<DocId, ReadPosition>,
    outbox: Outbox,
    /// First changes of the batches that the request under way carries.
    asked: Option<Vec<(DocId, ChangeId)>>,
    /// Documents whose batches wait until [`Session::retry`].
    waiting: BTreeSet<DocId>,
    /// Whether the last answer, or what happened since, calls for another request at once.
    again: bool,
}

impl Session {
    /// A session from what the app keeps: the directory's version (0 for none), how far it has read,
    /// and sealed batches without a verdict, in the order of their sealing.
    pub fn new(
        school: SchoolId,
        directory_version: u64,
        read: Vec<ReadPosition>,
        outbox: Vec<Sealed>,
    ) -> Self {
        let mut session = Self {
            school,
            directory_version,
            read: order::gather(read.into_iter().map(|read| (read.doc, read))),
            outbox: Outbox::default(),
            asked: None,
            waiting: BTreeSet::new(),
            again: true,
        };
        for sealed in outbox {
            session.outbox.push(sealed);
        }
        session
    }

    /// Batches that wait for a verdict.
    pub fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    /// How far a document is read.
    pub fn read(&self, doc: DocId) -> Option<ReadPosition> {
        self.read.get(&doc).copied()
    }

    /// Takes a batch that was just sealed, or that came in a bundle and was verified.
    pub fn offer(&mut self, sealed: Sealed) {
        self.again = true;
        self.outbox.push(sealed);
    }

    /// Takes batches that the server lacks, dependencies first, ahead of those that rest on them.
    pub fn offer_first(&mut self, batches: Vec<Sealed>) {
        let behind = std::mem::take(&mut self.outbox);
        for sealed in batches.into_iter().chain(behind.batches().iter().cloned()) {
            self.waiting.remove(&sealed.doc);
            self.offer(sealed);
        }
    }

    /// Whether another request would do something now, without waiting for a bell or a timer.
    pub fn wants_request(&self) -> bool {
        self.asked.is_none() && self.again
    }

    /// The next request. Batches go in the order of the outbox, as many as fit.
    pub fn request(&mut self) -> Request {
        let read: Vec<ReadPosition> = self.read.values().copied().take(MAX_DOCUMENTS).collect();
        let mut room = MAX_REQUEST - REQUEST_HEAD - read.len() * POSITION_BYTES;
        let mut sent = Vec::new();
        for sealed in self.outbox.batches() {
            let size = sealed.bytes.len() + LENGTH_BYTES;
            if self.waiting.contains(&sealed.doc) {
                continue;
            }
            if room < size {
                break;
            }
            room -= size;
            sent.push(sealed);
        }
        self.asked = Some(
            sent.iter()
                .map(|sealed| (sealed.doc, sealed.first))
                .collect(),
        );
        Request {
            protocol: PROTOCOL,
            school: self.school,
            directory_version: self.directory_version,
            read,
            batches: sent.iter().map(|sealed| sealed.bytes.clone()).collect(),
        }
    }

    /// No answer came. The next request asks the same again.
    pub fn fail(&mut self) {
        self.asked = None;
        self.again = true;
    }

    /// Lets batches go again that were told to wait: on a timer, on focus, when a bell rings.
    pub fn retry(&mut self) {
        self.waiting.clear();
        self.again = true;
    }

    /// A document is wiped from this device; gives back the batches that were never judged.
    pub fn forget(&mut self, doc: DocId) -> Vec<Sealed> {
        self.read.remove(&doc);
        self.waiting.remove(&doc);
        self.outbox.remove_document(doc)
    }

    /// What an answer means.
    ///
    /// # Errors
    /// Nothing is taken of an answer that does not fit the request.
    pub fn take(&mut self, response: Response) -> Result<Vec<Effect>, ProtocolError> {
        let asked = self.asked.take().ok_or(ProtocolError::Unasked)?;
        self.check(&asked, &response)?;
        let mut effects = Vec::new();
        let mut progress = false;
        if let Some(directory) = response.directory {
            self.directory_version = directory.version;
            effects.push(Effect::StoreDirectory(directory));
        }
        for ((doc, first), answer) in asked.into_iter().zip(response.answers) {
            progress |= matches!(
                answer,
                BatchAnswer::Judged { .. } | BatchAnswer::Rejected(_)
            );
            self.answer(doc, first, answer, &mut effects);
        }
        for news in response.news {
            progress |= self.news(news, &mut effects);
        }
        effects.extend(response.orders.into_iter().map(Effect::Forget));
        let unsent = |sealed: &Sealed| !self.waiting.contains(&sealed.doc);
        let rest = response.more || self.outbox.batches().iter().any(unsent);
        // Without progress the same question would have the same answer: wait for a bell or timer.
        self.again = progress && rest;
        Ok(effects)
    }

    fn check(&self, asked: &[(DocId, ChangeId)], response: &Response) -> Result<(), ProtocolError> {
        let fits = |((doc, first), answer): (&(DocId, ChangeId), &BatchAnswer)| match answer {
            BatchAnswer::Judged {
                doc: judged_doc,
                first: judged,
                verdicts,
                ..
            } => {
                let sent = self.outbox.find(*first);
                let whole = sent.is_none_or(|sealed| sealed.count == verdicts.len());
                judged_doc == doc && judged == first && whole
            }
            _ => true,
        };
        let paired = asked.len() == response.answers.len();
        let sound = paired && asked.iter().zip(&response.answers).all(fits);
        sound.then_some(()).ok_or(ProtocolError::Mismatch)
    }

    fn answer(
        &mut self,
        doc: DocId,
        first: ChangeId,
        answer: BatchAnswer,
        effects: &mut Vec<Effect>,
    ) {
        match answer {
            BatchAnswer::Judged { verdicts, .. } => {
                let Some(sealed) = self.outbox.remove(first) else {
                    return;
                };
                let verdicts = verdicts.into_iter().map(news::verdict);
                let verdicts = sealed.ids().zip(verdicts).collect();
                effects.push(Effect::Judge {
                    doc,
                    first,
                    verdicts,
                });
            }
            BatchAnswer::Missing(ids) => self.missing(doc, first, ids, effects),
            BatchAnswer::NotNow(why) => {
                self.waiting.insert(doc);
                effects.push(Effect::Wait { doc, why });
            }
            BatchAnswer::Rejected(Rejection::Fork) => {
                let batches = self
                    .outbox
                    .remove_replica_from(ChangeId { seq: 0, ..first });
                // The first rejected batch of a replica took the others along.
                if !batches.is_empty() {
                    effects.push(Effect::NewReplica {
                        doc,
                        replica: first.replica,
                        batches,
                    });
                }
            }
            BatchAnswer::Rejected(why) => {
                // Later batches of the replica rest on this one, so they go with it.
                let rejected = self.outbox.remove_replica_from(first).into_iter();
                effects.extend(rejected.map(|batch| Effect::Reject { batch, why }));
            }
        }
    }

    /// What is missing and waits in the outbox went, or goes, ahead of this batch anyway; this one
    /// is sent again after it. Anything else must be found in the log.
    fn missing(
        &mut self,
        doc: DocId,
        first: ChangeId,
        ids: Vec<ChangeId>,
        effects: &mut Vec<Effect>,
    ) {
        if self.outbox.find(first).is_none() {
            // It went with a rejected batch before it.
            return;
        }
        let absent: Vec<ChangeId> = ids
            .into_iter()
            .filter(|id| !self.outbox.holds(*id))
            .collect();
        if absent.is_empty() {
            // Sent in the wrong order, or held back with what it rests on: behind the others.
            if let Some(sealed) = self.outbox.remove(first) {
                self.outbox.push(sealed);
            }
            return;
        }
        self.waiting.insert(doc);
        effects.push(Effect::Resend { doc, ids: absent });
    }
}

#[cfg(test)]
mod tests;
