//! A plan in a file of any kind, for the commands that take one.

use std::path::Path;

use anyhow::bail;
use lientich_shared::import::draft::Draft;
use lientich_shared::import::file;
use lientich_shared::import::issue::Issue;

use crate::data;

/// Reads text, a Word file or a PDF with a text layer; - is standard input.
pub(super) fn read(path: &Path) -> anyhow::Result<(Draft, Vec<Issue>)> {
    match file::read(&data::read_document(path)?) {
        Ok(read) => Ok(read),
        Err(refusal) => bail!("{}: {refusal}. {}", path.display(), refusal.sentence()),
    }
}
