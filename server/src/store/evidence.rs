//! What a store promises of files of evidence.

use async_trait::async_trait;
use lientich_shared::ids::{DocId, PersonId, SchoolId};
use lientich_shared::log::change::Hash32;
use lientich_shared::time::Timestamp;
use tokio::fs::File;

use super::Result;
use super::files::Incoming;

/// A file that a document of progress names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The document.
    pub doc: DocId,
    /// Whose it is.
    pub school: SchoolId,
    /// SHA-256 of its bytes.
    pub hash: Hash32,
    /// Who brought it.
    pub person: PersonId,
    /// How many bytes it has.
    pub size: u64,
    /// What it is, as a media type.
    pub media: String,
    /// When it came.
    pub received: Timestamp,
}

/// How many bytes of files are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Of a whole school.
    pub school: u64,
    /// From one person.
    pub person: u64,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept, come what may.
    Kept,
    /// The school has no room left. Nothing was kept.
    SchoolFull,
    /// The person has no room left. Nothing was kept.
    PersonFull,
}

/// Files of evidence: bytes by their hash, and the documents that name them.
#[async_trait]
pub trait Evidence: Send + Sync + 'static {
    /// Begins to take a file in. It counts for nothing until it is kept.
    async fn begin_file(&self) -> Result<Incoming>;

    /// Keeps a file that was taken in and finished, where there is room for it.
    async fn keep_file(&self, file: &Incoming, kept: &Kept, room: Room) -> Result<Keeping>;

    /// The files of a document whose bytes are here, by hash.
    async fn files(&self, doc: DocId) -> Result<Vec<Kept>>;

    /// A file of a document, and its bytes to be read from the beginning.
    async fn file(&self, doc: DocId, hash: Hash32) -> Result<Option<(Kept, File)>>;

    /// Forgets a file of a document, and its bytes if no other document of the school names it.
    async fn drop_file(&self, doc: DocId, hash: Hash32) -> Result<()>;
}
