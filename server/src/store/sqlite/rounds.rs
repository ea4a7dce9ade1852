//! Rounds of opinions in SQLite.

use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::sync::message::RoundRecord;
use lientich_shared::time::{Day, Timestamp};
use sqlx::{SqliteConnection, SqlitePool};

use super::convert::{id, number, read_id, read_number};
use super::failed;
use crate::store::{NewRound, Result};

type Columns = (i64, Vec<u8>, i64, i64, String, String, Vec<u8>);

/// The rounds of a plan behind a number, in order.
pub(super) async fn after(db: &SqlitePool, doc: DocId, after: u32) -> Result<Vec<RoundRecord>> {
    let rows: Vec<Columns> = sqlx::query_as(
        "SELECT number, asker, asked, until, subject, form, content FROM round
         WHERE doc = ? AND number > ? ORDER BY number",
    )
    .bind(id(doc.0))
    .bind(i64::from(after))
    .fetch_all(db)
    .await
    .map_err(failed("read rounds"))?;
    rows.into_iter().map(read).collect()
}

fn read((number, by, asked, until, subject, form, content): Columns) -> Result<RoundRecord> {
    Ok(RoundRecord {
        number: read_number(number)?,
        asker: PersonId(read_id(&by)?),
        asked: Timestamp(asked),
        until: Day(read_number(until)?),
        subject,
        form,
        content,
    })
}

/// Keeps a round.
pub(super) async fn insert(db: &mut SqliteConnection, doc: DocId, round: &NewRound) -> Result<()> {
    let record = &round.record;
    sqlx::query(
        "INSERT INTO round (doc, number, position, asker, asked, until, subject, form, content)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id(doc.0))
    .bind(i64::from(record.number))
    .bind(number(round.position))
    .bind(id(record.asker.0))
    .bind(record.asked.0)
    .bind(i64::from(record.until.0))
    .bind(&record.subject)
    .bind(&record.form)
    .bind(&record.content)
    .execute(db)
    .await
    .map_err(failed("insert a round"))?;
    Ok(())
}
