//! The audit trail in SQLite.

use async_trait::async_trait;
use lientich_shared::api::audit::Entry;
use lientich_shared::ids::{DeviceId, DocId, PersonId, SchoolId};
use lientich_shared::time::{Day, Timestamp};
use sqlx::SqliteConnection;

use super::convert::{id, number, read_id, read_number};
use super::logs::{BatchColumns, read_batch};
use super::{SqliteStore, corrupt, failed};
use crate::store::{Audit, Result, StoredBatch};

type EntryColumns = (i64, Option<Vec<u8>>, Option<Vec<u8>>, i64, String);

#[async_trait]
impl Audit for SqliteStore {
    async fn note(&self, school: SchoolId, entry: &Entry) -> Result<()> {
        let mut tx = self.write("note a deed").await?;
        if !entry.is_counted() || !count(&mut tx, school, entry).await? {
            insert(&mut tx, school, entry).await?;
        }
        tx.commit().await.map_err(failed("note a deed"))
    }

    async fn deeds(&self, school: SchoolId, before: Timestamp, limit: usize) -> Result<Vec<Entry>> {
        let rows: Vec<EntryColumns> = sqlx::query_as(
            "SELECT at, person, device, times, deed FROM audit
             WHERE school = ? AND at < ? ORDER BY at DESC, id DESC LIMIT ?",
        )
        .bind(id(school.0))
        .bind(before.0)
        .bind(number(limit as u64))
        .fetch_all(&self.readers)
        .await
        .map_err(failed("read the audit trail"))?;
        rows.into_iter().map(read).collect()
    }

    async fn batches_before(
        &self,
        school: SchoolId,
        before: Timestamp,
        limit: usize,
    ) -> Result<Vec<(DocId, StoredBatch)>> {
        type Columns = (
            Vec<u8>,
            i64,
            Vec<u8>,
            Vec<u8>,
            Vec<u8>,
            i64,
            i64,
            Vec<u8>,
            Vec<u8>,
        );
        let rows: Vec<Columns> = sqlx::query_as(
            "SELECT batch.doc, position, device, author, replica, first_seq, received, verdicts,
                    bytes
             FROM batch JOIN document ON document.id = batch.doc
             WHERE document.school = ? AND received < ?
             ORDER BY received DESC, batch.doc, position DESC LIMIT ?",
        )
        .bind(id(school.0))
        .bind(before.0)
        .bind(number(limit as u64))
        .fetch_all(&self.readers)
        .await
        .map_err(failed("read the latest batches"))?;
        let read = |(doc, p, d, a, r, f, at, v, b): Columns| {
            let batch: BatchColumns = (p, d, a, r, f, at, v, b);
            Ok((DocId(read_id(&doc)?), read_batch(batch)?))
        };
        rows.into_iter().map(read).collect()
    }
}

/// Writes a deed down, within the transaction of whoever calls.
pub(super) async fn insert(
    db: &mut SqliteConnection,
    school: SchoolId,
    entry: &Entry,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO audit (school, at, person, device, times, deed) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(id(school.0))
    .bind(entry.at.0)
    .bind(entry.person.map(|person| id(person.0)))
    .bind(entry.device.map(|device| id(device.0)))
    .bind(i64::from(entry.times))
    .bind(deed(entry)?)
    .execute(db)
    .await
    .map_err(failed("write a deed down"))?;
    Ok(())
}

/// Counts a deed to its like of the same person, device and day, if there is one.
async fn count(db: &mut SqliteConnection, school: SchoolId, entry: &Entry) -> Result<bool> {
    let day = entry.at.day();
    let counted = sqlx::query(
        "UPDATE audit SET times = times + ?, at = max(at, ?)
         WHERE school = ? AND at >= ? AND at < ? AND person IS ? AND device IS ? AND deed = ?",
    )
    .bind(i64::from(entry.times))
    .bind(entry.at.0)
    .bind(id(school.0))
    .bind(day.begins().0)
    .bind(Day(day.0 + 1).begins().0)
    .bind(entry.person.map(|person| id(person.0)))
    .bind(entry.device.map(|device| id(device.0)))
    .bind(deed(entry)?)
    .execute(db)
    .await
    .map_err(failed("count a deed"))?;
    Ok(counted.rows_affected() > 0)
}

fn deed(entry: &Entry) -> Result<String> {
    serde_json::to_string(&entry.deed).map_err(|error| corrupt("write a deed down", error))
}

fn read((at, person, device, times, deed): EntryColumns) -> Result<Entry> {
    Ok(Entry {
        at: Timestamp(at),
        person: person.as_deref().map(read_id).transpose()?.map(PersonId),
        device: device.as_deref().map(read_id).transpose()?.map(DeviceId),
        times: read_number(times)?,
        deed: serde_json::from_str(&deed)
            .map_err(|error| corrupt("read the audit trail", error))?,
    })
}
