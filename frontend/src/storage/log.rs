//! The device's copy of the server's logs. A page and the position it reads to are one transaction,
//! so that nothing is read twice or skipped whatever happens in between.

use lientich_shared::directory::Directory;
use lientich_shared::ids::DocId;
use lientich_shared::log::change::ChangeId;
use lientich_shared::sync::message::{EditionRecord, LogEntry, RoundRecord, SeenBy};
use serde::{Deserialize, Serialize};

use super::error::StorageError;
use super::own_changes::Waiting;
use super::refused::RefusedChange;
use super::rounds::RoundsRead;
use super::schema::{self, Store};
use super::talks::TalkEntry;
use super::writes::Writes;
use super::{Durability, Storage};

/// How far a document has been read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Position {
    /// The epoch of the log; 0 before the first answer.
    pub epoch: u32,
    /// The last position that is kept here.
    pub read: u64,
    /// The last Edition that is kept here.
    pub edition: u32,
    /// How far others have read.
    pub seen: Vec<SeenBy>,
}

/// What one answer of the server changes in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The document.
    pub doc: DocId,
    /// Where reading stands after this page.
    pub position: Position,
    /// The entries of the page.
    pub entries: Vec<LogEntry>,
    /// New Editions.
    pub editions: Vec<EditionRecord>,
    /// What the document is, where its first page says that it is talk.
    pub talk: Option<TalkEntry>,
    /// New rounds of opinions.
    pub rounds: Vec<RoundRecord>,
    /// What is known of the rounds, where that is new.
    pub rounds_read: Option<RoundsRead>,
}

/// Everything that one answer of the server changes on the device.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The directory, where it is new.
    pub directory: Option<Directory>,
    /// Documents whose log begins anew: what was read of it is void.
    pub restarted: Vec<DocId>,
    /// Pages, at most one per document.
    pub pages: Vec<Page>,
    /// Batches that have their verdicts but are in no page yet.
    pub judged: Vec<Waiting>,
    /// Batches that leave the outbox: they are in a page, or were rejected.
    pub done: Vec<(DocId, ChangeId)>,
    /// Own changes that were refused.
    pub refused: Vec<RefusedChange>,
}

impl Storage {
    /// Keeps an answer: all of it or nothing.
    pub async fn keep_answer(&self, answer: &Answer) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        if let Some(directory) = &answer.directory {
            writes.put_directory(directory)?;
        }
        for doc in &answer.restarted {
            writes.delete_range(Store::Log, schema::parts(*doc)?);
            writes.delete(Store::Digests, &schema::document(*doc));
        }
        for batch in &answer.judged {
            writes.put_waiting(batch)?;
        }
        for page in &answer.pages {
            writes.put_page(page)?;
        }
        for (doc, first) in &answer.done {
            writes.delete_waiting(*doc, *first);
        }
        for refused in &answer.refused {
            writes.put_refused(refused)?;
        }
        // Refused words are nowhere else; everything else the server still has.
        let durability = if answer.refused.is_empty() {
            Durability::Relaxed
        } else {
            Durability::Strict
        };
        self.commit(writes, durability).await
    }

    /// The log of a document after a position, in its order.
    pub async fn log_after(
        &self,
        doc: DocId,
        position: u64,
    ) -> Result<Vec<LogEntry>, StorageError> {
        let range = schema::parts_from(doc, position + 1)?;
        let rows = self.scan(Store::Log, Some(range)).await?;
        let read = |(_, value)| super::decode(Store::Log, &value);
        rows.into_iter().map(read).collect()
    }

    /// How far a document has been read.
    pub async fn position(&self, doc: DocId) -> Result<Option<Position>, StorageError> {
        self.get(Store::Positions, &schema::document(doc)).await
    }

    /// How far each document has been read.
    pub async fn positions(&self) -> Result<Vec<(DocId, Position)>, StorageError> {
        let rows = self.scan(Store::Positions, None).await?;
        let read = |(key, value): (String, _)| {
            let doc = schema::document_of(&key)?;
            Some(super::decode(Store::Positions, &value).map(|position| (doc, position)))
        };
        rows.into_iter().filter_map(read).collect()
    }
}

impl Writes {
    fn put_page(&mut self, page: &Page) -> Result<(), StorageError> {
        for entry in &page.entries {
            self.put(
                Store::Log,
                &schema::numbered(page.doc, entry.position),
                entry,
            )?;
        }
        for edition in &page.editions {
            let key = schema::numbered(page.doc, edition.number.into());
            self.put(Store::Editions, &key, edition)?;
        }
        if let Some(talk) = &page.talk {
            self.put_talk(page.doc, talk)?;
        }
        self.put_rounds(page)?;
        self.put(
            Store::Positions,
            &schema::document(page.doc),
            &page.position,
        )
    }
}
