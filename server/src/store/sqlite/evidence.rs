//! Which files of evidence are kept, in SQLite; their bytes are in `store::files`. A file is put in its
//! place, and taken from it, while the right to write is held: so rows and files agree.

use async_trait::async_trait;
use lientich_shared::ids::{DocId, PersonId, SchoolId};
use lientich_shared::log::change::Hash32;
use lientich_shared::time::Timestamp;
use sqlx::SqliteConnection;
use tokio::fs::File;

use super::convert::{id, number, read_hash, read_id, read_number};
use super::{SqliteStore, failed};
use crate::store::files::Incoming;
use crate::store::{Evidence, Keeping, Kept, Result, Room};

type Columns = (Vec<u8>, Vec<u8>, Vec<u8>, Vec<u8>, i64, String, i64);

#[async_trait]
impl Evidence for SqliteStore {
    async fn begin_file(&self) -> Result<Incoming> {
        self.files.begin().await
    }

    async fn keep_file(&self, file: &Incoming, kept: &Kept, room: Room) -> Result<Keeping> {
        let mut tx = self.write("keep a file").await?;
        let (school, person) = used(&mut tx, kept).await?;
        if room.school < school + kept.size {
            return Ok(Keeping::SchoolFull);
        }
        if room.person < person + kept.size {
            return Ok(Keeping::PersonFull);
        }
        insert(&mut tx, kept).await?;
        self.files.keep(kept.school, kept.hash, file).await?;
        tx.commit().await.map_err(failed("keep a file"))?;
        Ok(Keeping::Kept)
    }

    async fn files(&self, doc: DocId) -> Result<Vec<Kept>> {
        let rows: Vec<Columns> = sqlx::query_as(
            "SELECT doc, hash, school, person, size, media, received FROM evidence
             WHERE doc = ? ORDER BY hash",
        )
        .bind(id(doc.0))
        .fetch_all(&self.readers)
        .await
        .map_err(failed("list files"))?;
        rows.into_iter().map(read).collect()
    }

    async fn file(&self, doc: DocId, hash: Hash32) -> Result<Option<(Kept, File)>> {
        let row: Option<Columns> = sqlx::query_as(
            "SELECT doc, hash, school, person, size, media, received FROM evidence
             WHERE doc = ? AND hash = ?",
        )
        .bind(id(doc.0))
        .bind(hash.0.to_vec())
        .fetch_optional(&self.readers)
        .await
        .map_err(failed("find a file"))?;
        let Some(kept) = row.map(read).transpose()? else {
            return Ok(None);
        };
        let file = self.files.open(kept.school, hash).await?;
        Ok(file.map(|file| (kept, file)))
    }

    async fn drop_file(&self, doc: DocId, hash: Hash32) -> Result<()> {
        let failed = failed("drop a file");
        let mut tx = self.write("drop a file").await?;
        let school: Option<(Vec<u8>,)> =
            sqlx::query_as("DELETE FROM evidence WHERE doc = ? AND hash = ? RETURNING school")
                .bind(id(doc.0))
                .bind(hash.0.to_vec())
                .fetch_optional(&mut *tx)
                .await
                .map_err(&failed)?;
        let Some((school,)) = school else {
            return Ok(());
        };
        let (others,): (i64,) =
            sqlx::query_as("SELECT count(*) FROM evidence WHERE school = ? AND hash = ?")
                .bind(&school)
                .bind(hash.0.to_vec())
                .fetch_one(&mut *tx)
                .await
                .map_err(&failed)?;
        if others == 0 {
            let school = SchoolId(read_id(&school)?);
            self.files.remove(school, hash).await?;
        }
        tx.commit().await.map_err(&failed)
    }
}

/// Bytes of the files of the school, and of those that the person brought, without this one.
async fn used(db: &mut SqliteConnection, kept: &Kept) -> Result<(u64, u64)> {
    let used: (i64, i64) = sqlx::query_as(
        "SELECT coalesce(sum(size), 0), coalesce(sum(size) FILTER (WHERE person = ?), 0)
         FROM evidence WHERE school = ? AND NOT (doc = ? AND hash = ?)",
    )
    .bind(id(kept.person.0))
    .bind(id(kept.school.0))
    .bind(id(kept.doc.0))
    .bind(kept.hash.0.to_vec())
    .fetch_one(db)
    .await
    .map_err(failed("weigh files"))?;
    Ok((read_number(used.0)?, read_number(used.1)?))
}

/// Anew where the bytes of a known file were lost.
async fn insert(db: &mut SqliteConnection, kept: &Kept) -> Result<()> {
    sqlx::query(
        "INSERT OR REPLACE INTO evidence (doc, hash, school, person, size, media, received)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id(kept.doc.0))
    .bind(kept.hash.0.to_vec())
    .bind(id(kept.school.0))
    .bind(id(kept.person.0))
    .bind(number(kept.size))
    .bind(&kept.media)
    .bind(kept.received.0)
    .execute(db)
    .await
    .map_err(failed("insert a file"))?;
    Ok(())
}

fn read((doc, hash, school, person, size, media, received): Columns) -> Result<Kept> {
    Ok(Kept {
        doc: DocId(read_id(&doc)?),
        hash: read_hash(&hash)?,
        school: SchoolId(read_id(&school)?),
        person: PersonId(read_id(&person)?),
        size: read_number(size)?,
        media,
        received: Timestamp(received),
    })
}
