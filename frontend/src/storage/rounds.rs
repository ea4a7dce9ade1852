//! Plans as they were sent out for opinions: what people who read no draft are asked about, offline too.

use lientich_shared::ids::DocId;
use lientich_shared::sync::message::RoundRecord;
use serde::{Deserialize, Serialize};

use super::Storage;
use super::error::StorageError;
use super::log::Page;
use super::schema::{self, Store};
use super::writes::Writes;

/// What is known of the rounds of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RoundsRead {
    /// The last round that was received; 0 for none.
    pub last: u32,
    /// The round that the plan stands in; 0 for none.
    pub current: u32,
}

impl Storage {
    /// The rounds of a plan since its last Edition, oldest first.
    pub async fn rounds(&self, doc: DocId) -> Result<Vec<RoundRecord>, StorageError> {
        let range = schema::parts(doc)?;
        let rows = self.scan(Store::Rounds, Some(range)).await?;
        let read = |(_, value)| super::decode(Store::Rounds, &value);
        rows.into_iter().map(read).collect()
    }

    /// What is known of the rounds of each plan.
    pub async fn rounds_read(&self) -> Result<Vec<(DocId, RoundsRead)>, StorageError> {
        let rows = self.scan(Store::Rounds, None).await?;
        let whole = rows.into_iter().filter(|(key, _)| !key.contains('/'));
        let read = |(key, value): (String, _)| {
            let doc = schema::document_of(&key)?;
            Some(super::decode(Store::Rounds, &value).map(|read| (doc, read)))
        };
        whole.filter_map(read).collect()
    }
}

impl Writes {
    /// Rounds are over with the next Edition; those that came with it are later ones.
    pub(super) fn put_rounds(&mut self, page: &Page) -> Result<(), StorageError> {
        if !page.editions.is_empty() {
            self.delete_range(Store::Rounds, schema::parts(page.doc)?);
        }
        for round in &page.rounds {
            let key = schema::numbered(page.doc, round.number.into());
            self.put(Store::Rounds, &key, round)?;
        }
        match &page.rounds_read {
            Some(read) => self.put(Store::Rounds, &schema::document(page.doc), read),
            None => Ok(()),
        }
    }
}
