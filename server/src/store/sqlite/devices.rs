//! Devices in SQLite.

use async_trait::async_trait;
use lientich_shared::api::audit::{Deed, Entry};
use lientich_shared::directory::DeviceCertificate;
use lientich_shared::ids::{DeviceId, PersonId, SchoolId};
use lientich_shared::time::Timestamp;
use sqlx::SqliteConnection;

use super::convert::{id, read_id};
use super::schools::bump_directory;
use super::{SqliteStore, audit, failed};
use crate::store::{Device, Devices, Result};

/// Columns of a device in the order in which every query names them.
pub(super) type Columns = (
    Vec<u8>,
    Vec<u8>,
    Vec<u8>,
    Vec<u8>,
    String,
    i64,
    Option<i64>,
    Vec<u8>,
    Option<Vec<u8>>,
);

#[async_trait]
impl Devices for SqliteStore {
    async fn device(&self, device: DeviceId) -> Result<Option<Device>> {
        let row = sqlx::query_as::<_, Columns>(
            "SELECT id, school, person, public_key, label, issued, revoked, signature, invited_by
             FROM device WHERE id = ?",
        )
        .bind(id(device.0))
        .fetch_optional(&self.readers)
        .await
        .map_err(failed("read a device"))?;
        row.map(read).transpose()
    }

    async fn devices(&self, person: PersonId) -> Result<Vec<Device>> {
        let rows = sqlx::query_as::<_, Columns>(
            "SELECT id, school, person, public_key, label, issued, revoked, signature, invited_by
             FROM device WHERE person = ? ORDER BY issued, id",
        )
        .bind(id(person.0))
        .fetch_all(&self.readers)
        .await
        .map_err(failed("list a person's devices"))?;
        rows.into_iter().map(read).collect()
    }

    async fn school_devices(&self, school: SchoolId) -> Result<Vec<Device>> {
        let rows = sqlx::query_as::<_, Columns>(
            "SELECT id, school, person, public_key, label, issued, revoked, signature, invited_by
             FROM device WHERE school = ? ORDER BY issued, id",
        )
        .bind(id(school.0))
        .fetch_all(&self.readers)
        .await
        .map_err(failed("list a school's devices"))?;
        rows.into_iter().map(read).collect()
    }

    async fn revoke_device(&self, device: DeviceId, at: Timestamp) -> Result<bool> {
        let failed = failed("revoke a device");
        let mut tx = self.write("revoke a device").await?;
        let owner: Option<(Vec<u8>, Vec<u8>)> = sqlx::query_as(
            "UPDATE device SET revoked = ? WHERE id = ? AND revoked IS NULL
             RETURNING school, person",
        )
        .bind(at.0)
        .bind(id(device.0))
        .fetch_optional(&mut *tx)
        .await
        .map_err(&failed)?;
        let Some((school, person)) = owner else {
            return Ok(false);
        };
        let (school, person) = (SchoolId(read_id(&school)?), PersonId(read_id(&person)?));
        let deed = Deed::DeviceRevoked {
            person,
            revoked: device,
        };
        audit::insert(&mut tx, school, &Entry::by_operator(at, deed)).await?;
        bump_directory(&mut tx, school).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(true)
    }
}

/// A device of its columns.
pub(super) fn read(columns: Columns) -> Result<Device> {
    let (device, school, person, public_key, label, issued, revoked, signature, by) = columns;
    let certificate = DeviceCertificate {
        school: SchoolId(read_id(&school)?),
        device: DeviceId(read_id(&device)?),
        person: PersonId(read_id(&person)?),
        public_key,
        issued: Timestamp(issued),
        revoked: revoked.map(Timestamp),
        signature,
    };
    Ok(Device {
        certificate,
        label,
        invited_by: by.as_deref().map(read_id).transpose()?.map(PersonId),
    })
}

/// Takes a new device in.
pub(super) async fn insert(db: &mut SqliteConnection, device: &Device) -> Result<()> {
    let certificate = &device.certificate;
    sqlx::query(
        "INSERT INTO device
             (id, school, person, public_key, label, issued, revoked, signature, invited_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id(certificate.device.0))
    .bind(id(certificate.school.0))
    .bind(id(certificate.person.0))
    .bind(&certificate.public_key)
    .bind(&device.label)
    .bind(certificate.issued.0)
    .bind(certificate.revoked.map(|at| at.0))
    .bind(&certificate.signature)
    .bind(device.invited_by.map(|person| id(person.0)))
    .execute(&mut *db)
    .await
    .map_err(failed("add a device"))?;
    bump_directory(db, certificate.school).await
}
