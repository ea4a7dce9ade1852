//! `lientich backup`: a copy of the store, the files and the keys, taken while the server goes on.

use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use clap::Args;

use super::place::Place;
use crate::data;

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// A directory that is not there yet. It will hold the server's keys: keep it as safe as the data.
    to: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Backup {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let shown = self.to.display();
        ensure!(!self.to.exists(), "{shown} is there already");
        let data = self.place.open().await?;
        data::write_new(&self.to, &data).with_context(|| format!("writing {shown}"))?;
        data.store.copy_to(&self.to).await?;
        println!("{shown}");
        Ok(())
    }
}
