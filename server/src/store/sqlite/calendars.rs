//! Private calendar addresses in SQLite.

use async_trait::async_trait;
use lientich_shared::ids::{PersonId, SchoolId};
use lientich_shared::log::change::Hash32;
use lientich_shared::time::Timestamp;

use super::convert::{id, read_id};
use super::{SqliteStore, failed};
use crate::store::{CalendarLink, Calendars, Result};

#[async_trait]
impl Calendars for SqliteStore {
    async fn put_calendar_link(&self, link: &CalendarLink, secret: Hash32) -> Result<()> {
        let mut tx = self.write("keep a calendar address").await?;
        sqlx::query(
            "INSERT INTO calendar_link (person, school, secret, made) VALUES (?, ?, ?, ?)
             ON CONFLICT (person) DO UPDATE SET secret = excluded.secret, made = excluded.made",
        )
        .bind(id(link.person.0))
        .bind(id(link.school.0))
        .bind(secret.0.to_vec())
        .bind(link.made.0)
        .execute(&mut *tx)
        .await
        .map_err(failed("keep a calendar address"))?;
        tx.commit().await.map_err(failed("keep a calendar address"))
    }

    async fn end_calendar_link(&self, person: PersonId) -> Result<bool> {
        let mut tx = self.write("end a calendar address").await?;
        let done = sqlx::query("DELETE FROM calendar_link WHERE person = ?")
            .bind(id(person.0))
            .execute(&mut *tx)
            .await
            .map_err(failed("end a calendar address"))?;
        tx.commit()
            .await
            .map_err(failed("end a calendar address"))?;
        Ok(0 < done.rows_affected())
    }

    async fn calendar_link_of(&self, person: PersonId) -> Result<Option<Timestamp>> {
        let made: Option<(i64,)> =
            sqlx::query_as("SELECT made FROM calendar_link WHERE person = ?")
                .bind(id(person.0))
                .fetch_optional(&self.readers)
                .await
                .map_err(failed("find a calendar address"))?;
        Ok(made.map(|(made,)| Timestamp(made)))
    }

    async fn calendar_link(&self, secret: Hash32) -> Result<Option<CalendarLink>> {
        let row: Option<(Vec<u8>, Vec<u8>, i64)> =
            sqlx::query_as("SELECT school, person, made FROM calendar_link WHERE secret = ?")
                .bind(secret.0.to_vec())
                .fetch_optional(&self.readers)
                .await
                .map_err(failed("find a calendar address"))?;
        let read = |(school, person, made): (Vec<u8>, Vec<u8>, i64)| {
            Ok(CalendarLink {
                school: SchoolId(read_id(&school)?),
                person: PersonId(read_id(&person)?),
                made: Timestamp(made),
            })
        };
        row.map(read).transpose()
    }
}
