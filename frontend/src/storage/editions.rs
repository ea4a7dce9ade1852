//! Issued Editions: what staff read, offline too.

use lientich_shared::ids::DocId;
use lientich_shared::sync::message::EditionRecord;

use super::Storage;
use super::error::StorageError;
use super::schema::{self, Store};

impl Storage {
    /// The Editions of a document, oldest first.
    pub async fn editions(&self, doc: DocId) -> Result<Vec<EditionRecord>, StorageError> {
        let rows = self
            .scan(Store::Editions, Some(schema::parts(doc)?))
            .await?;
        let read = |(_, value)| super::decode(Store::Editions, &value);
        rows.into_iter().map(read).collect()
    }

    /// The newest Edition of every document that has one.
    pub async fn newest_editions(&self) -> Result<Vec<(DocId, EditionRecord)>, StorageError> {
        let mut newest: Vec<(DocId, EditionRecord)> = Vec::new();
        // Keys sort by document and number: the last of a document is its newest.
        for (key, value) in self.scan(Store::Editions, None).await? {
            let Some(doc) = schema::document_of(&key) else {
                continue;
            };
            let edition = super::decode(Store::Editions, &value)?;
            newest.retain(|(known, _)| *known != doc);
            newest.push((doc, edition));
        }
        Ok(newest)
    }
}
