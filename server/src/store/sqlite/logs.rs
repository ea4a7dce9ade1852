//! Logs, Editions and readers in SQLite.

use async_trait::async_trait;
use futures_util::TryStreamExt as _;
use lientich_shared::ids::{DeviceId, DocId, PersonId, ReplicaId, SchoolId};
use lientich_shared::sync::message::{EditionRecord, RoundRecord};
use lientich_shared::time::Timestamp;
use sqlx::SqliteConnection;

use super::convert::{id, number, read_id, read_number, read_short_id, read_verdicts, verdicts};
use super::{SqliteStore, failed, heads, rounds};
use crate::store::{Append, Appended, Head, Logs, NewEdition, Reading, Result, StoredBatch};

/// A batch without its document, in the order in which every query names its columns.
pub(super) type BatchColumns = (i64, Vec<u8>, Vec<u8>, Vec<u8>, i64, i64, Vec<u8>, Vec<u8>);
type ReadingColumns = (Vec<u8>, Vec<u8>, bool, i64);

#[async_trait]
impl Logs for SqliteStore {
    async fn head(&self, doc: DocId) -> Result<Option<Head>> {
        let mut db = self
            .readers
            .acquire()
            .await
            .map_err(failed("read a head"))?;
        heads::select(&mut db, doc).await
    }

    async fn heads(&self, school: SchoolId) -> Result<Vec<Head>> {
        heads::of_school(&self.readers, school).await
    }

    async fn append(&self, append: &Append) -> Result<Appended> {
        let mut tx = self.write("append a batch").await?;
        if !holds(&mut tx, append).await? {
            return Ok(Appended::Stale);
        }
        heads::write(&mut tx, append).await?;
        insert_batch(&mut tx, append.after.doc, &append.batch).await?;
        for edition in &append.editions {
            insert_edition(&mut tx, append.after.doc, edition).await?;
        }
        for round in &append.rounds {
            rounds::insert(&mut tx, append.after.doc, round).await?;
        }
        tx.commit().await.map_err(failed("append a batch"))?;
        Ok(Appended::Kept)
    }

    async fn batch(&self, doc: DocId, replica: ReplicaId, seq: u32) -> Result<Option<StoredBatch>> {
        let row: Option<BatchColumns> = sqlx::query_as(
            "SELECT position, device, author, replica, first_seq, received, verdicts, bytes
             FROM batch WHERE doc = ? AND replica = ? AND first_seq = ?",
        )
        .bind(id(doc.0))
        .bind(replica.0.to_be_bytes().to_vec())
        .bind(i64::from(seq))
        .fetch_optional(&self.readers)
        .await
        .map_err(failed("read a batch"))?;
        row.map(read_batch).transpose()
    }

    async fn batches(&self, doc: DocId, after: u64, max_bytes: usize) -> Result<Vec<StoredBatch>> {
        let failed = failed("read a page");
        let mut db = self.readers.acquire().await.map_err(&failed)?;
        let mut rows = sqlx::query_as::<_, BatchColumns>(
            "SELECT position, device, author, replica, first_seq, received, verdicts, bytes
             FROM batch WHERE doc = ? AND position > ? ORDER BY position",
        )
        .bind(id(doc.0))
        .bind(number(after))
        .fetch(&mut *db);
        let (mut page, mut size) = (Vec::new(), 0);
        while let Some(row) = rows.try_next().await.map_err(&failed)? {
            let batch = read_batch(row)?;
            size += batch.bytes.len();
            if !page.is_empty() && max_bytes < size {
                break;
            }
            page.push(batch);
        }
        Ok(page)
    }

    async fn editions(&self, doc: DocId, after: u32) -> Result<Vec<EditionRecord>> {
        let rows: Vec<(i64, Vec<u8>, i64, Vec<u8>)> = sqlx::query_as(
            "SELECT number, issuer, issued, content FROM edition
             WHERE doc = ? AND number > ? ORDER BY number",
        )
        .bind(id(doc.0))
        .bind(i64::from(after))
        .fetch_all(&self.readers)
        .await
        .map_err(failed("read editions"))?;
        let read = |(number, issuer, issued, content): (i64, Vec<u8>, i64, Vec<u8>)| {
            Ok(EditionRecord {
                number: read_number(number)?,
                issuer: PersonId(read_id(&issuer)?),
                issued: Timestamp(issued),
                content,
            })
        };
        rows.into_iter().map(read).collect()
    }

    async fn rounds(&self, doc: DocId, after: u32) -> Result<Vec<RoundRecord>> {
        rounds::after(&self.readers, doc, after).await
    }

    async fn note_readings(&self, readings: &[Reading]) -> Result<()> {
        let mut tx = self.write("note readings").await?;
        for reading in readings {
            sqlx::query(
                "INSERT INTO reader (doc, person, had_log, position) VALUES (?, ?, ?, ?)
                 ON CONFLICT DO UPDATE SET had_log = max(had_log, excluded.had_log),
                                           position = max(position, excluded.position)",
            )
            .bind(id(reading.doc.0))
            .bind(id(reading.person.0))
            .bind(reading.had_log)
            .bind(number(reading.position))
            .execute(&mut *tx)
            .await
            .map_err(failed("note a reading"))?;
        }
        tx.commit().await.map_err(failed("note readings"))
    }

    async fn readings_by(&self, person: PersonId) -> Result<Vec<Reading>> {
        let rows: Vec<ReadingColumns> =
            sqlx::query_as("SELECT doc, person, had_log, position FROM reader WHERE person = ?")
                .bind(id(person.0))
                .fetch_all(&self.readers)
                .await
                .map_err(failed("read what a person was given"))?;
        rows.into_iter().map(read_reading).collect()
    }

    async fn readings(&self, school: SchoolId) -> Result<Vec<Reading>> {
        let rows: Vec<ReadingColumns> = sqlx::query_as(
            "SELECT reader.doc, reader.person, reader.had_log, reader.position
             FROM document JOIN reader ON reader.doc = document.id
             WHERE document.school = ? AND document.about IS NULL AND reader.position > 0
             ORDER BY reader.doc, reader.person",
        )
        .bind(id(school.0))
        .fetch_all(&self.readers)
        .await
        .map_err(failed("read who has read"))?;
        rows.into_iter().map(read_reading).collect()
    }
}

/// Whether what a judgement rests on is still so.
async fn holds(db: &mut SqliteConnection, append: &Append) -> Result<bool> {
    let version: Option<(i64,)> =
        sqlx::query_as("SELECT directory_version FROM school WHERE id = ?")
            .bind(id(append.after.school.0))
            .fetch_optional(&mut *db)
            .await
            .map_err(failed("read the directory's version"))?;
    let judged_by = (number(append.directory_version),);
    Ok(version == Some(judged_by) && heads::select(db, append.after.doc).await? == append.before)
}

async fn insert_batch(db: &mut SqliteConnection, doc: DocId, batch: &StoredBatch) -> Result<()> {
    sqlx::query(
        "INSERT INTO batch
         (doc, position, device, author, replica, first_seq, received, verdicts, bytes)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id(doc.0))
    .bind(number(batch.position))
    .bind(id(batch.device.0))
    .bind(id(batch.author.0))
    .bind(batch.replica.0.to_be_bytes().to_vec())
    .bind(i64::from(batch.first_seq))
    .bind(batch.received.0)
    .bind(verdicts(&batch.verdicts))
    .bind(&batch.bytes)
    .execute(db)
    .await
    .map_err(failed("insert a batch"))?;
    Ok(())
}

async fn insert_edition(db: &mut SqliteConnection, doc: DocId, edition: &NewEdition) -> Result<()> {
    let record = &edition.record;
    sqlx::query(
        "INSERT INTO edition (doc, number, position, issuer, issued, content)
         VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(id(doc.0))
    .bind(i64::from(record.number))
    .bind(number(edition.position))
    .bind(id(record.issuer.0))
    .bind(record.issued.0)
    .bind(&record.content)
    .execute(db)
    .await
    .map_err(failed("insert an edition"))?;
    Ok(())
}

/// A batch of its columns.
pub(super) fn read_batch(columns: BatchColumns) -> Result<StoredBatch> {
    let (position, device, author, replica, first_seq, received, verdicts, bytes) = columns;
    Ok(StoredBatch {
        position: read_number(position)?,
        device: DeviceId(read_id(&device)?),
        author: PersonId(read_id(&author)?),
        replica: ReplicaId(read_short_id(&replica)?),
        first_seq: read_number(first_seq)?,
        received: Timestamp(received),
        verdicts: read_verdicts(&verdicts)?,
        bytes,
    })
}

fn read_reading((doc, person, had_log, position): ReadingColumns) -> Result<Reading> {
    Ok(Reading {
        doc: DocId(read_id(&doc)?),
        person: PersonId(read_id(&person)?),
        had_log,
        position: read_number(position)?,
    })
}
