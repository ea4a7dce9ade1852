//! `lientich backup`: a copy of the store, the files and the key, taken while the server goes on.

use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use clap::Args;

use super::place::Place;
use crate::data::{self, Data};

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// A directory that is not there yet. It will hold the server's key: keep it as safe as the data.
    to: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Backup {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let shown = self.to.display();
        ensure!(!self.to.exists(), "{shown} is there already");
        let Data { store, key, .. } = self.place.open().await?;
        data::write_new(&self.to, &key).with_context(|| format!("writing {shown}"))?;
        store.copy_to(&self.to).await?;
        println!("{shown}");
        Ok(())
    }
}
