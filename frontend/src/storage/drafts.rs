//! Text in progress that belongs to no document yet, such as what was pasted for import.

use super::error::StorageError;
use super::schema::Store;
use super::writes::Writes;
use super::{Durability, Storage};

impl Storage {
    /// The text of a form, if it was left unfinished.
    pub async fn draft(&self, form: &str) -> Result<Option<String>, StorageError> {
        self.get(Store::Drafts, form).await
    }

    /// The texts of all forms that were left unfinished, by form.
    pub async fn drafts(&self) -> Result<Vec<(String, String)>, StorageError> {
        let rows = self.scan(Store::Drafts, None).await?;
        let read = |(form, value)| Ok((form, super::decode(Store::Drafts, &value)?));
        rows.into_iter().map(read).collect()
    }

    /// Keeps the text of a form; empty text is forgotten.
    pub async fn keep_draft(&self, form: &str, text: &str) -> Result<(), StorageError> {
        let mut writes = Writes::default();
        if text.is_empty() {
            writes.delete(Store::Drafts, form);
        } else {
            writes.put(Store::Drafts, form, &text)?;
        }
        self.commit(writes, Durability::Relaxed).await
    }
}
