//! A plan in a file of any kind or kept here, for the commands that take one.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context as _, bail};
use lientich_shared::directory::Directory;
use lientich_shared::ids::DocId;
use lientich_shared::import::draft::Draft;
use lientich_shared::import::file;
use lientich_shared::import::issue::Issue;
use lientich_shared::log::document::Document;

use super::place::Place;
use crate::data::{self, Data};
use crate::store::{Kind, Schools as _};
use crate::sync::library;

/// Where a plan is.
#[derive(Debug, Clone)]
pub(super) enum Source {
    /// Kept here, under this id.
    Plan(DocId),
    /// In a file.
    File(PathBuf),
}

impl FromStr for Source {
    type Err = Infallible;

    fn from_str(words: &str) -> Result<Self, Infallible> {
        let plan = words.parse().map(Self::Plan);
        Ok(plan.unwrap_or_else(|_| Self::File(words.into())))
    }
}

/// Reads text, a Word file or a PDF with a text layer; - is standard input.
pub(super) fn read(path: &Path) -> anyhow::Result<(Draft, Vec<Issue>)> {
    match file::read(&data::read_document(path)?) {
        Ok(read) => Ok(read),
        Err(refusal) => bail!("{}: {refusal}. {}", path.display(), refusal.sentence()),
    }
}

/// A plan that is kept here as it is now, and who is who at its school.
pub(super) async fn kept(place: &Place, plan: DocId) -> anyhow::Result<(Document, Directory)> {
    let Data { store, .. } = place.open().await?;
    let read = library::read(&store, plan).await?;
    let read = read.filter(|(head, _)| head.kind == Kind::Plan);
    let (head, document) = read.with_context(|| format!("there is no plan {plan}"))?;
    let directory = store.directory(head.school).await?;
    Ok((document, directory.context("the school is gone")?))
}
