//! Which documents on this device are talk, about which plan and whose. They are in no list of plans.

use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::talk::Topic;
use serde::{Deserialize, Serialize};

use super::error::StorageError;
use super::own_changes::ChangeBytes;
use super::schema::{self, Store};
use super::writes::Writes;
use super::{Durability, Storage};

/// A document of talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkEntry {
    /// The plan, and who reads the talk.
    pub topic: Topic,
    /// Who began it.
    pub owner: PersonId,
}

impl Storage {
    /// All documents of talk.
    pub async fn talks(&self) -> Result<Vec<(DocId, TalkEntry)>, StorageError> {
        let rows = self.scan(Store::Talks, None).await?;
        let read = |(key, value): (String, _)| {
            let doc = schema::document_of(&key)?;
            Some(super::decode(Store::Talks, &value).map(|entry| (doc, entry)))
        };
        rows.into_iter().filter_map(read).collect()
    }

    /// Keeps the first changes of a document of talk, with what it is.
    pub async fn begin_talk(
        &self,
        doc: DocId,
        entry: &TalkEntry,
        changes: &[ChangeBytes],
    ) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        writes.put_talk(doc, entry)?;
        for (id, bytes) in changes {
            writes.put_bytes(Store::Unsealed, &schema::change(doc, *id), bytes);
        }
        self.commit(writes, Durability::Strict).await
    }
}

impl Writes {
    /// Notes that a document is talk.
    pub(super) fn put_talk(&mut self, doc: DocId, entry: &TalkEntry) -> Result<(), StorageError> {
        self.put(Store::Talks, &schema::document(doc), entry)
    }
}
