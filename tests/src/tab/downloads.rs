//! What a page hands out as a file: the browser saves it as for a person, the test reads it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::json;
use tempfile::TempDir;

use super::{PATIENCE, Tab};

/// The ending of a file while Chromium still writes it.
const GROWING: &str = "crdownload";

impl Tab {
    /// Presses a target that hands out a file and waits until it is saved: its name and its bytes.
    pub async fn download(&self, target: &str) -> Result<(String, Vec<u8>)> {
        let folder = TempDir::with_prefix("lientich-download-").context("make a folder")?;
        let into = json!({ "behavior": "allow", "downloadPath": folder.path() });
        self.raw("Browser.setDownloadBehavior", into).await?;
        self.press(target).await?;
        let file = saved(folder.path()).await?;
        let bytes = std::fs::read(&file).context("read what was saved")?;
        let name = file.file_name().unwrap_or_default();
        Ok((name.to_string_lossy().into_owned(), bytes))
    }
}

/// The first whole file in a folder, as soon as there is one.
async fn saved(folder: &Path) -> Result<PathBuf> {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        let files = std::fs::read_dir(folder).context("look into the folder")?;
        let mut files = files.filter_map(|file| Some(file.ok()?.path()));
        if let Some(whole) = files.find(|file| is_whole(file)) {
            return Ok(whole);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    bail!("no file was saved within {} s", PATIENCE.as_secs())
}

/// Chromium writes under a hidden or unconfirmed name and renames at the end; an empty file holds the name until then.
fn is_whole(file: &Path) -> bool {
    let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let has_bytes = std::fs::metadata(file).is_ok_and(|file| 0 < file.len());
    has_bytes && !name.starts_with('.') && file.extension() != Some(OsStr::new(GROWING))
}
