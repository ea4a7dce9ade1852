//! `lientich doctor`: looks at everything that is kept and says what is wrong with it. Repairs
//! nothing.

use anyhow::bail;
use clap::Args;
use lientich_shared::directory::{Directory, Role};
use lientich_shared::time::Day;
use tokio::io::AsyncReadExt as _;

use super::place::Place;
use crate::app::{Clock as _, SystemClock};
use crate::assets::Assets;
use crate::crypto;
use crate::data::Data;
use crate::store::sqlite::SqliteStore;
use crate::store::{Evidence as _, Logs as _, Schools as _};
use crate::sync::library;

#[derive(Debug, Args)]
pub(super) struct Doctor {
    #[command(flatten)]
    place: Place,
}

impl Doctor {
    pub(super) async fn run(self) -> anyhow::Result<()> {
        let Data { store, key, .. } = self.place.open().await?;
        let mut faults = Vec::new();
        if let Err(error) = store.check().await {
            faults.push(format!(
                "the store is damaged: {:#}",
                anyhow::Error::from(error)
            ));
        }
        if !Assets::embedded().is_complete() {
            faults.push("this program was built without the app".to_owned());
        }
        for school in store.schools().await? {
            let Some(directory) = store.directory(school.id).await? else {
                continue;
            };
            faults.extend(missing_posts(&directory, SystemClock.now().day()));
            faults.extend(foreign_devices(&directory, &key.public()));
            faults.extend(broken_logs(&store, &directory).await?);
            faults.extend(lost_files(&store, &directory).await?);
        }
        for fault in &faults {
            println!("{fault}");
        }
        if !faults.is_empty() {
            bail!("faults found: {}", faults.len());
        }
        println!("all well");
        Ok(())
    }
}

/// Without these two nobody can write, or nobody can issue.
fn missing_posts(directory: &Directory, today: Day) -> Vec<String> {
    let held = |role| {
        directory
            .posts
            .iter()
            .any(|post| post.role == role && post.is_held(today))
    };
    let wanted = [
        (Role::Principal, "principal"),
        (Role::UnionChair, "union chair"),
    ];
    let missing = wanted.into_iter().filter(|(role, _)| !held(*role));
    missing
        .map(|(_, name)| format!("{}: nobody is {name}", directory.school.name))
        .collect()
}

/// Devices whose certificates another key signed: the key file was lost or exchanged.
fn foreign_devices(directory: &Directory, key: &[u8]) -> Vec<String> {
    let foreign = directory
        .devices
        .iter()
        .filter(|device| !crypto::verify(key, &device.signed_bytes(), &device.signature));
    foreign
        .map(|device| format!("device {} was certified by another key", device.device))
        .collect()
}

/// Logs that do not fold, or whose chain of hashes is not the one that was kept.
async fn broken_logs(store: &SqliteStore, directory: &Directory) -> anyhow::Result<Vec<String>> {
    let mut broken = Vec::new();
    for head in store.heads(directory.school.id).await? {
        if let Err(error) = library::audit(store, head).await {
            broken.push(format!(
                "plan {}: {:#}",
                head.doc,
                anyhow::Error::from(error)
            ));
        }
    }
    Ok(broken)
}

/// Files of evidence that are not there, or are others than were brought.
async fn lost_files(store: &SqliteStore, directory: &Directory) -> anyhow::Result<Vec<String>> {
    let mut lost = Vec::new();
    for head in store.heads(directory.school.id).await? {
        for kept in store.files(head.doc).await? {
            let mut bytes = Vec::new();
            if let Some((_, mut file)) = store.file(head.doc, kept.hash).await? {
                file.read_to_end(&mut bytes).await?;
            }
            if crypto::hash(&bytes) != kept.hash {
                let hash = crypto::hex(&kept.hash.0);
                lost.push(format!("document {}: file {hash} is lost", head.doc));
            }
        }
    }
    Ok(lost)
}
