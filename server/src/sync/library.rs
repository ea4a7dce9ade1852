//! Documents that are in use, folded. The least recently used go when all together are too large;
//! a document is loaded once however many ask for it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lientich_shared::ids::DocId;
use lientich_shared::log::batch::{self, Batch};
use lientich_shared::log::change::Hash32;
use lientich_shared::log::document::{Author, Document, Entry};
use lientich_shared::log::verdict::{Refusal, Verdict};
use lru::LruCache;
use tokio::sync::OwnedMutexGuard;

use super::asked::Asked;
use super::chain;
use super::share::Shares;
use super::tail::Tails;
use crate::store::{Head, Logs, Result, StoreError, StoredBatch};

/// Most bytes of folded documents, estimated: about a hundred busy plans.
const BUDGET: usize = 64 << 20;
/// Bytes of a folded document per byte of its sealed batches, and per document. `benches/load`
/// weighs whole clauses, which take five; single keystrokes take about twice as much.
const FOLDED_PER_SEALED: usize = 12;
const FOLDED_AT_LEAST: usize = 16 << 10;
/// How much of a log is read at a time.
const PAGE: usize = 4 << 20;

/// A document with all that accepting into it needs.
#[derive(Debug)]
pub struct Open {
    /// Where its log ends; `None` for a document that is not there.
    pub(super) head: Option<Head>,
    /// Its state there.
    pub(super) document: Document,
    pub(super) tails: Tails,
    pub(super) sealed_bytes: usize,
    pub(super) shares: Shares,
    pub(super) asked: Asked,
    /// Number and hash of the content of each Edition that was asked for: they never change, and are long.
    pub(super) editions: Vec<(u32, Hash32)>,
}

/// The right to read and extend an open document. Empty when somebody has to load it first.
pub(super) type Desk = OwnedMutexGuard<Option<Open>>;

type Slot = Arc<tokio::sync::Mutex<Option<Open>>>;

/// Documents that are in use.
#[derive(Debug)]
pub struct Library {
    shelf: Mutex<Shelf>,
}

#[derive(Debug)]
struct Shelf {
    documents: LruCache<DocId, Shelved>,
    weight: usize,
}

#[derive(Debug, Default)]
struct Shelved {
    slot: Slot,
    weight: usize,
}

impl Default for Library {
    fn default() -> Self {
        Self {
            shelf: Mutex::new(Shelf {
                documents: LruCache::unbounded(),
                weight: 0,
            }),
        }
    }
}

impl Library {
    /// Waits for a document and loads it where needed.
    pub(super) async fn open(&self, logs: &dyn Logs, doc: DocId) -> Result<Desk> {
        let desk = self.slot(doc).lock_owned();
        let mut desk = desk.await;
        if desk.is_none() {
            *desk = Some(load(logs, doc).await?);
        }
        Ok(desk)
    }

    /// Puts a document back, and others away that have lain there longest.
    pub(super) fn put_back(&self, doc: DocId, desk: Desk) {
        let open = desk.as_ref().filter(|open| open.head.is_some());
        let weight = open.map(Open::weight);
        drop(desk);
        let mut all = self.shelf();
        all.weigh(doc, weight.unwrap_or(0));
        if weight.is_none() {
            all.forget_if_idle(doc);
        }
        all.make_room();
    }

    /// What somebody sees who only looks at a document as it is now; `None` if it is not there. People write
    /// documents in which there is much to see, so nobody is held up by who looks.
    pub(crate) async fn look<T: Send + 'static>(
        &self,
        logs: &dyn Logs,
        doc: DocId,
        see: impl FnOnce(&Document) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        let mut desk = self.open(logs, doc).await?;
        let Some(open) = desk.take() else {
            return Ok(None);
        };
        let looked = work(move || {
            let seen = open.head.is_some().then(|| see(&open.document));
            Ok((open, seen))
        });
        let (open, seen) = looked.await?;
        *desk = Some(open);
        self.put_back(doc, desk);
        Ok(seen)
    }

    /// Estimated bytes of all documents here.
    pub fn weight(&self) -> usize {
        self.shelf().weight
    }

    fn slot(&self, doc: DocId) -> Slot {
        Arc::clone(
            &self
                .shelf()
                .documents
                .get_or_insert_mut(doc, Shelved::default)
                .slot,
        )
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shelf {
    fn weigh(&mut self, doc: DocId, weight: usize) {
        if let Some(shelved) = self.documents.peek_mut(&doc) {
            self.weight = self.weight - shelved.weight + weight;
            shelved.weight = weight;
        }
    }

    /// Forgets a document that nobody holds or waits for.
    fn forget_if_idle(&mut self, doc: DocId) {
        let idle = |shelved: &Shelved| Arc::strong_count(&shelved.slot) == 1;
        if self.documents.peek(&doc).is_some_and(idle)
            && let Some(shelved) = self.documents.pop(&doc)
        {
            self.weight -= shelved.weight;
        }
    }

    fn make_room(&mut self) {
        if self.weight <= BUDGET {
            return;
        }
        let oldest_first: Vec<DocId> = self.documents.iter().rev().map(|(doc, _)| *doc).collect();
        for doc in oldest_first {
            if self.weight <= BUDGET {
                break;
            }
            self.forget_if_idle(doc);
        }
    }
}

impl Open {
    pub(super) fn new(doc: DocId) -> Self {
        Self {
            head: None,
            document: Document::new(doc),
            tails: Tails::default(),
            sealed_bytes: 0,
            shares: Shares::default(),
            asked: Asked::default(),
            editions: Vec::new(),
        }
    }

    /// Notes a batch whose changes were folded.
    pub(super) fn extend(&mut self, head: Head, batch: &Batch, stored: &StoredBatch) {
        self.head = Some(head);
        self.note(batch, stored);
    }

    fn note(&mut self, batch: &Batch, stored: &StoredBatch) {
        self.tails.extend(batch);
        self.sealed_bytes += stored.bytes.len();
        self.shares
            .note(stored.author, &stored.verdicts, stored.bytes.len());
        self.asked
            .note_all(batch, &stored.verdicts, stored.received.day());
    }

    fn weight(&self) -> usize {
        FOLDED_AT_LEAST + self.sealed_bytes * FOLDED_PER_SEALED
    }

    fn fold(mut self, page: &[StoredBatch]) -> Result<Self> {
        for stored in page {
            let batch = reopen(&stored.bytes)?;
            let author = Author {
                person: stored.author,
                device: stored.device,
            };
            self.document.bind(stored.replica, author);
            let entries = batch.entries.iter().cloned().zip(&stored.verdicts);
            self.document.apply(
                entries
                    .map(|(entry, verdict)| folded(entry, *verdict))
                    .collect(),
            );
            self.note(&batch, stored);
        }
        Ok(self)
    }
}

/// A document as it is now, for those who only read it.
pub async fn read(logs: &dyn Logs, doc: DocId) -> Result<Option<(Head, Document)>> {
    let open = load(logs, doc).await?;
    Ok(open.head.map(|head| (head, open.document)))
}

/// Reads a whole log and follows its chain of hashes to the head.
pub async fn audit(logs: &dyn Logs, head: Head) -> Result<()> {
    let (mut position, mut chain) = (0, chain::START);
    while position < head.position {
        let page = logs.batches(head.doc, position, PAGE).await?;
        if page.is_empty() {
            return Err(unreadable("its log has a gap"));
        }
        for stored in page
            .iter()
            .filter(|stored| stored.position <= head.position)
        {
            let batch = reopen(&stored.bytes)?;
            for (entry, verdict) in batch.entries.iter().zip(&stored.verdicts) {
                chain = chain::link(chain, entry.id(), entry.hash(), *verdict);
            }
            position = stored.position + stored.verdicts.len() as u64 - 1;
        }
    }
    if chain == head.chain {
        Ok(())
    } else {
        Err(unreadable("its chain of hashes is broken"))
    }
}

async fn load(logs: &dyn Logs, doc: DocId) -> Result<Open> {
    let mut open = Open::new(doc);
    let Some(head) = logs.head(doc).await? else {
        return Ok(open);
    };
    let mut read_to = 0;
    while read_to < head.position {
        let mut page = logs.batches(doc, read_to, PAGE).await?;
        page.retain(|batch| batch.position <= head.position);
        let Some(last) = page.last() else {
            return Err(unreadable("its log has a gap"));
        };
        read_to = last.position + last.verdicts.len() as u64 - 1;
        open = work(move || open.fold(&page)).await?;
    }
    open.head = Some(head);
    Ok(open)
}

fn folded(entry: Entry, verdict: Option<Refusal>) -> (Entry, Verdict) {
    (entry, verdict.map_or(Verdict::Accepted, Verdict::Refused))
}

/// Reads a batch that was kept.
pub(crate) fn reopen(bytes: &[u8]) -> Result<Batch> {
    batch::open(bytes).map_err(unreadable)
}

fn unreadable(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> StoreError {
    StoreError {
        operation: "read a log",
        source: cause.into(),
    }
}

/// Runs work that takes longer than a moment where it holds nobody up.
pub(crate) async fn work<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|panicked| Err(unreadable(panicked)))
}
