//! What a page could not wait to see written when it went away: kept synchronously beside the
//! database, and put into it by the next start. A browser under load drops a transaction that still
//! waits for another one when its page goes; this does not. Writing a change twice is harmless.

use gloo_storage::{LocalStorage, Storage as _};
use lientich_shared::ids::DocId;
use lientich_shared::log::codec::decode_change;

use super::own_changes::ChangeBytes;
use super::{Storage, schema};

/// The name under which changes were kept. No two pages choose the same one.
#[derive(Debug, PartialEq, Eq)]
pub struct Farewell(String);

impl Farewell {
    /// They are in the database, or not wanted any more.
    pub fn forget(self) {
        LocalStorage::delete(self.0);
    }
}

impl Storage {
    /// Keeps changes before it returns. `None` where there is nothing to keep or no room for it.
    pub fn bid_farewell(&self, doc: DocId, changes: &[ChangeBytes]) -> Option<Farewell> {
        let (first, _) = changes.first()?;
        let key = format!("{}{}", self.farewells(), schema::change(doc, *first));
        let bytes: Vec<&[u8]> = changes.iter().map(|(_, bytes)| bytes.as_slice()).collect();
        LocalStorage::set(&key, bytes).ok()?;
        Some(Farewell(key))
    }

    /// Puts into the database what pages kept that went away. What cannot be put there now, stays.
    pub(super) async fn take_farewells(&self) {
        for key in self.farewell_keys() {
            let kept: Vec<Vec<u8>> = LocalStorage::get(&key).unwrap_or_default();
            let change = |bytes: Vec<u8>| Some((decode_change(&bytes).ok()?.id, bytes));
            let changes: Vec<ChangeBytes> = kept.into_iter().filter_map(change).collect();
            let doc = schema::document_of(&key[self.farewells().len()..]);
            let is_taken = match doc {
                Some(doc) if !changes.is_empty() => self.keep_changes(doc, &changes).await.is_ok(),
                _ => true,
            };
            if is_taken {
                Farewell(key).forget();
            }
        }
    }

    /// Forgets what pages kept that went away; of one document, or of all.
    pub(super) fn forget_farewells(&self, doc: Option<DocId>) {
        let prefix = self.farewells() + &doc.map(schema::document).unwrap_or_default();
        for key in self.farewell_keys() {
            if key.starts_with(&prefix) {
                Farewell(key).forget();
            }
        }
    }

    fn farewells(&self) -> String {
        format!("{}-farewell/", self.reader.name())
    }

    fn farewell_keys(&self) -> Vec<String> {
        let raw = LocalStorage::raw();
        let key = |at| raw.key(at).ok().flatten();
        let keys = (0..LocalStorage::length()).filter_map(key);
        keys.filter(|key| key.starts_with(&self.farewells()))
            .collect()
    }
}
