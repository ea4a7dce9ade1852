//! Making the database and changing its shape, one step per version. Steps are only added: devices
//! that were offline for a year run all that they missed. Nothing is deleted in the step that
//! replaces it.

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams};
use wasm_bindgen::JsValue;

use super::error::StorageError;
use crate::platform::database;

/// What each version adds to the one before; version n is the n-th entry.
const STEPS: &[&[&str]] = &[
    FIRST,
    &["rounds", "talks"],
    &["files", "uploads"],
    &["digests"],
];

const FIRST: &[&str] = &[
    "identity",
    "directory",
    "catalogue",
    "positions",
    "last_seen",
    "log",
    "unsealed",
    "outbox",
    "writers",
    // Empty: to fold a plan anew takes less time than to read it folded.
    "snapshots",
    "editions",
    "refused",
    "drafts",
];

/// The version that this app writes.
pub fn version() -> u32 {
    u32::try_from(STEPS.len()).unwrap_or(u32::MAX)
}

/// Opens the database at the present version, taking the steps that are missing.
pub(super) async fn open(name: &str) -> Result<JsValue, StorageError> {
    let mut request = Factory::new()?.open(name, Some(version()))?;
    request.on_upgrade_needed(|event| {
        // A step that fails aborts the upgrade, and opening reports it.
        let _ = event
            .old_version()
            .and_then(|old| upgrade(&event.database()?, old));
    });
    let database = JsValue::from(request.await?);
    database::yield_to_upgrades(&database);
    Ok(database)
}

fn upgrade(database: &Database, old: u32) -> Result<(), idb::Error> {
    let taken = usize::try_from(old).unwrap_or(STEPS.len());
    for store in STEPS.iter().skip(taken).copied().flatten() {
        database.create_object_store(store, ObjectStoreParams::new())?;
    }
    Ok(())
}
