//! Reading Word files and PDF. What does it is a part of the app of its own: it comes when the first such file is chosen,
//! from the service worker's store like every other part. Text alone is read without it.

use lientich_shared::import::draft::Draft;
use lientich_shared::import::file;
use lientich_shared::import::issue::Issue;
use lientich_shared::import::refusal::Refusal;

use crate::coming::on_demand;

/// Reads a file of any kind.
pub type Reader = fn(&[u8]) -> Result<(Draft, Vec<Issue>), Refusal>;

on_demand!(
    files,
    /// The reader.
    pub fn reader() -> Reader {
        file::read
    }
);
