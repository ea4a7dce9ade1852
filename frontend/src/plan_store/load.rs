//! A document from what the device holds: the server's log as far as it was read, then one's own
//! changes that wait for their verdicts.

use futures_util::future::try_join4;
use lientich_shared::api::Me;
use lientich_shared::ids::DocId;
use lientich_shared::log::batch::{self, Batch};
use lientich_shared::log::change::{Change, NodeId};
use lientich_shared::log::codec::{self, DecodeError};
use lientich_shared::log::document::{Author, Document, Entry};
use lientich_shared::log::verdict::{Refusal, Verdict};
use lientich_shared::sync::message::LogEntry;

use super::level::Levels;
use super::received::Received;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::log::Position;
use crate::storage::own_changes::Waiting;

/// A document as the device knows it.
pub(crate) struct Loaded {
    pub(crate) document: Document,
    pub(crate) levels: Levels,
    pub(crate) received: Received,
    pub(crate) position: Position,
}

/// Why a document cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// The device's database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// Kept bytes do not read back. They stay where they are.
    #[error("kept changes cannot be read: {0}")]
    Damaged(#[from] DecodeError),
}

/// Opens a document; `None` if the device holds nothing of its log.
pub(crate) async fn load(
    storage: &Storage,
    me: &Me,
    doc: DocId,
) -> Result<Option<Loaded>, LoadError> {
    // All at once, for each answer is on its way for a while; and begun in the order in which
    // changes move on, so that none is between two reads.
    let (position, unsealed, waiting, log) = try_join4(
        storage.position(doc),
        storage.unsealed(doc),
        storage.outbox_of(doc),
        storage.log_after(doc, 0),
    )
    .await?;
    if log.is_empty() && waiting.is_empty() && unsealed.is_empty() {
        return Ok(None);
    }
    let mut document = Document::new(doc);
    let mut entries = Vec::new();
    for entry in &log {
        entries.extend(logged(&mut document, entry)?);
    }
    let author = author(me);
    for batch in &waiting {
        let verdicts = judged(batch);
        let batch = batch::open(&batch.bytes)?;
        document.bind(batch.header.replica, author);
        let verdicts = verdicts
            .into_iter()
            .chain(std::iter::repeat(Verdict::Pending));
        entries.extend(batch.entries.into_iter().zip(verdicts));
    }
    for bytes in &unsealed {
        let change = codec::decode_change(bytes)?;
        document.bind(change.id.replica, author);
        entries.push((Entry::Known(change), Verdict::Pending));
    }
    document.apply(entries);
    let (levels, received) = levels(&document, &log)?;
    Ok(Some(Loaded {
        document,
        levels,
        received,
        position: position.unwrap_or_default(),
    }))
}

/// Whose replicas this device's are.
pub(crate) fn author(me: &Me) -> Author {
    Author {
        person: me.person,
        device: me.device,
    }
}

/// What a batch of the server's log holds, with its verdicts. Binds its replica to its author.
pub(crate) fn logged(
    document: &mut Document,
    entry: &LogEntry,
) -> Result<Vec<(Entry, Verdict)>, DecodeError> {
    let batch = batch::open(&entry.batch)?;
    let author = Author {
        person: entry.author,
        device: batch.header.device,
    };
    document.bind(batch.header.replica, author);
    let verdicts = entry.verdicts.iter().map(|refusal| verdict(*refusal));
    Ok(batch.entries.into_iter().zip(verdicts).collect())
}

/// The clauses that a change is about, as the document is now: those it edits, and the one it made.
pub(crate) fn nodes(document: &Document, change: &Change) -> Vec<NodeId> {
    let mut nodes = document.touched(&change.act);
    let made = NodeId(change.id);
    if document.has_node(made) {
        nodes.push(made);
    }
    nodes
}

/// The changes of a log entry with their positions.
pub(crate) fn positions(entry: &LogEntry) -> Result<(Batch, u64), DecodeError> {
    Ok((batch::open(&entry.batch)?, entry.position))
}

fn levels(document: &Document, log: &[LogEntry]) -> Result<(Levels, Received), DecodeError> {
    let mut levels = Levels::new(0);
    let mut received = Received::default();
    for entry in log {
        let (batch, first) = positions(entry)?;
        received.note(&batch, entry.received);
        for (change, position) in batch.changes().zip(first..) {
            levels.logged(change.id, position, &nodes(document, change));
        }
    }
    for id in document.pending() {
        if let Some(change) = document.change(id) {
            levels.made(id, nodes(document, &change));
        }
    }
    Ok((levels, received))
}

fn verdict(refusal: Option<Refusal>) -> Verdict {
    refusal.map_or(Verdict::Accepted, Verdict::Refused)
}

/// The verdicts that a batch of the outbox has already; none while it waits for them.
pub(crate) fn judged(batch: &Waiting) -> Vec<Verdict> {
    let verdicts = batch.verdicts.iter().flatten();
    verdicts.map(|refusal| verdict(*refusal)).collect()
}
