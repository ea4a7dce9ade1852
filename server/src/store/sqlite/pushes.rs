//! Devices that want to be told, in SQLite.

use async_trait::async_trait;
use lientich_shared::api::push::PushWish;
use lientich_shared::ids::{DeviceId, PersonId, SchoolId};
use lientich_shared::time::Day;

use super::convert::{id, read_id, read_number};
use super::{SqliteStore, failed};
use crate::store::{Push, Pushes, Result};

type Columns = (
    Vec<u8>,
    Vec<u8>,
    Vec<u8>,
    String,
    i64,
    i64,
    i64,
    i64,
    Option<i32>,
);

#[async_trait]
impl Pushes for SqliteStore {
    async fn put_push(&self, push: &Push) -> Result<()> {
        let mut tx = self.write("keep a push address").await?;
        sqlx::query(
            "INSERT INTO push
                 (device, school, person, endpoint, hour, before, quiet_from, quiet_to, told)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (device) DO UPDATE SET endpoint = excluded.endpoint,
                 hour = excluded.hour, before = excluded.before,
                 quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to",
        )
        .bind(id(push.device.0))
        .bind(id(push.school.0))
        .bind(id(push.person.0))
        .bind(&push.wish.endpoint)
        .bind(push.wish.hour)
        .bind(push.wish.before)
        .bind(push.wish.quiet_from)
        .bind(push.wish.quiet_to)
        .bind(push.told.map(|day| day.0))
        .execute(&mut *tx)
        .await
        .map_err(failed("keep a push address"))?;
        tx.commit().await.map_err(failed("keep a push address"))
    }

    async fn end_push(&self, device: DeviceId) -> Result<bool> {
        let mut tx = self.write("forget a push address").await?;
        let done = sqlx::query("DELETE FROM push WHERE device = ?")
            .bind(id(device.0))
            .execute(&mut *tx)
            .await
            .map_err(failed("forget a push address"))?;
        tx.commit().await.map_err(failed("forget a push address"))?;
        Ok(0 < done.rows_affected())
    }

    async fn push(&self, device: DeviceId) -> Result<Option<Push>> {
        let row: Option<Columns> = sqlx::query_as(
            "SELECT device, school, person, endpoint, hour, before, quiet_from, quiet_to, told
             FROM push WHERE device = ?",
        )
        .bind(id(device.0))
        .fetch_optional(&self.readers)
        .await
        .map_err(failed("find a push address"))?;
        row.map(read).transpose()
    }

    async fn pushes_untold(&self, day: Day) -> Result<Vec<Push>> {
        let rows: Vec<Columns> = sqlx::query_as(
            "SELECT push.device, push.school, push.person, endpoint, hour, before,
                    quiet_from, quiet_to, told
             FROM push JOIN device ON device.id = push.device
             WHERE device.revoked IS NULL AND (told IS NULL OR told < ?)
             ORDER BY push.school, push.person, push.device",
        )
        .bind(day.0)
        .fetch_all(&self.readers)
        .await
        .map_err(failed("list push addresses"))?;
        rows.into_iter().map(read).collect()
    }

    async fn claim_push(&self, device: DeviceId, day: Day) -> Result<bool> {
        let mut tx = self.write("claim a push").await?;
        let done =
            sqlx::query("UPDATE push SET told = ? WHERE device = ? AND (told IS NULL OR told < ?)")
                .bind(day.0)
                .bind(id(device.0))
                .bind(day.0)
                .execute(&mut *tx)
                .await
                .map_err(failed("claim a push"))?;
        tx.commit().await.map_err(failed("claim a push"))?;
        Ok(0 < done.rows_affected())
    }

    async fn release_push(&self, device: DeviceId, before: Option<Day>) -> Result<()> {
        let mut tx = self.write("release a push").await?;
        sqlx::query("UPDATE push SET told = ? WHERE device = ?")
            .bind(before.map(|day| day.0))
            .bind(id(device.0))
            .execute(&mut *tx)
            .await
            .map_err(failed("release a push"))?;
        tx.commit().await.map_err(failed("release a push"))
    }
}

fn read(row: Columns) -> Result<Push> {
    let (device, school, person, endpoint, hour, before, quiet_from, quiet_to, told) = row;
    Ok(Push {
        device: DeviceId(read_id(&device)?),
        school: SchoolId(read_id(&school)?),
        person: PersonId(read_id(&person)?),
        wish: PushWish {
            endpoint,
            hour: read_number(hour)?,
            before: read_number(before)?,
            quiet_from: read_number(quiet_from)?,
            quiet_to: read_number(quiet_to)?,
        },
        told: told.map(Day),
    })
}
