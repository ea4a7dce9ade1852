//! The stores of the device's database and the form of their keys. The shape changes only by a new
//! step in `migrations`.

use lientich_shared::ids::DocId;
use lientich_shared::log::change::ChangeId;
use rexie::KeyRange;

use super::error::StorageError;

/// The app's database.
pub const DATABASE: &str = "lientich";

macro_rules! stores {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)*) => {
        /// A store. Keys are text, values bytes, unless it says otherwise.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Store {
            $($(#[$doc])* $variant,)*
        }

        impl Store {
            /// Every store of the present version.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its name in the database.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

stores! {
    /// Who uses this device (`me`), and its signing key (`key`, a structured clone).
    Identity = "identity";
    /// The school's directory (`directory 2`; `directory` as earlier apps wrote it).
    Directory = "directory";
    /// What the list of plans shows, by document.
    Catalogue = "catalogue";
    /// How far the server has been read, by document; written with the page that got us there.
    Positions = "positions";
    /// Which version a person had seen when they last left a plan, by document.
    LastSeen = "last_seen";
    /// The server's log: document, position of the batch's first change.
    Log = "log";
    /// Changes made here and not yet sealed: document, change.
    Unsealed = "unsealed";
    /// Sealed batches without a verdict: document, first change.
    Outbox = "outbox";
    /// How far a replica has sealed: document, replica.
    Writers = "writers";
    /// Issued Editions: document, number.
    Editions = "editions";
    /// Plans as they were sent out for opinions (document, number), and which of them is current
    /// (document).
    Rounds = "rounds";
    /// Which documents are talk, about which plan and whose, by document.
    Talks = "talks";
    /// What was read in documents of progress, behind the state of the log that it was read from, by document: a cache.
    Digests = "digests";
    /// Changes that the server refused and the person has not put away: document, change.
    Refused = "refused";
    /// Bytes of files of evidence by their hash, and which of them are copies (`shelf`).
    Files = "files";
    /// Files of evidence that the server is to get, by hash.
    Uploads = "uploads";
    /// Text in progress that is in no document yet, by form.
    Drafts = "drafts";
}

/// The key of a document's own record.
pub(super) fn document(doc: DocId) -> String {
    doc.to_string()
}

/// The key of a numbered part of a document. Keys sort as the numbers do.
pub(super) fn numbered(doc: DocId, number: u64) -> String {
    format!("{doc}/{number:020}")
}

/// The key of a change.
pub(super) fn change(doc: DocId, id: ChangeId) -> String {
    format!("{doc}/{}/{:010}", id.replica, id.seq)
}

/// The document that a key belongs to.
pub(super) fn document_of(key: &str) -> Option<DocId> {
    key.get(..32)?.parse().ok()
}

/// Every key that begins with a document, or with a document and `after`.
pub(super) fn parts(doc: DocId) -> Result<KeyRange, StorageError> {
    // '0' follows '/'.
    range(&format!("{doc}/"), &format!("{doc}0"))
}

/// The numbered parts of a document from a number on.
pub(super) fn parts_from(doc: DocId, number: u64) -> Result<KeyRange, StorageError> {
    range(&numbered(doc, number), &format!("{doc}0"))
}

fn range(from: &str, before: &str) -> Result<KeyRange, StorageError> {
    Ok(KeyRange::bound(
        &from.into(),
        &before.into(),
        None,
        Some(true),
    )?)
}

/// The document and the change that a key names.
pub(super) fn read_change(key: &str) -> Option<(DocId, ChangeId)> {
    let mut parts = key.split('/');
    let doc = parts.next()?.parse().ok()?;
    let replica = parts.next()?.parse().ok()?;
    let seq = parts.next()?.parse().ok()?;
    Some((doc, ChangeId { replica, seq }))
}
