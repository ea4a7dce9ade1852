//! One-time links and sessions in SQLite.

use async_trait::async_trait;
use lientich_shared::api::audit::{Deed, Entry};
use lientich_shared::ids::{DeviceId, PersonId, SchoolId};
use lientich_shared::time::Timestamp;
use sqlx::SqliteConnection;

use super::convert::{id, read_id};
use super::{SqliteStore, audit, changes, devices, failed, schools};
use crate::store::{Device, Invitation, Result, Session, Sessions, TokenHash};

/// School, person, expiry, who made it, the device that used it.
type InvitationColumns = (Vec<u8>, Vec<u8>, i64, Option<Vec<u8>>, Option<Vec<u8>>);

#[async_trait]
impl Sessions for SqliteStore {
    async fn replace_invitation(
        &self,
        token: TokenHash,
        invitation: &Invitation,
        version: u64,
    ) -> Result<bool> {
        let failed = failed("add a sign-in link");
        let mut tx = self.write("add a sign-in link").await?;
        if schools::read_version(&mut tx, invitation.school).await? != Some(version) {
            return Ok(false);
        }
        changes::withdraw(&mut tx, invitation.school, invitation.person).await?;
        sqlx::query(
            "INSERT INTO invitation (token_hash, school, person, expires, invited_by, device)
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(token.0.to_vec())
        .bind(id(invitation.school.0))
        .bind(id(invitation.person.0))
        .bind(invitation.expires.0)
        .bind(invitation.invited_by.map(|person| id(person.0)))
        .bind(invitation.device.map(|device| id(device.0)))
        .execute(&mut *tx)
        .await
        .map_err(&failed)?;
        tx.commit().await.map_err(&failed)?;
        Ok(true)
    }

    async fn invitation(&self, token: TokenHash) -> Result<Option<Invitation>> {
        let row: Option<InvitationColumns> = sqlx::query_as(
            "SELECT school, person, expires, invited_by, device FROM invitation
             WHERE token_hash = ?",
        )
        .bind(token.0.to_vec())
        .fetch_optional(&self.readers)
        .await
        .map_err(failed("read a sign-in link"))?;
        let Some((school, person, expires, by, device)) = row else {
            return Ok(None);
        };
        Ok(Some(Invitation {
            school: SchoolId(read_id(&school)?),
            person: PersonId(read_id(&person)?),
            expires: Timestamp(expires),
            invited_by: by.as_deref().map(read_id).transpose()?.map(PersonId),
            device: device.as_deref().map(read_id).transpose()?.map(DeviceId),
        }))
    }

    async fn redeem(&self, token: TokenHash, device: &Device, session: TokenHash) -> Result<bool> {
        let failed = failed("use a sign-in link");
        let mut tx = self.write("use a sign-in link").await?;
        let certificate = &device.certificate;
        let unused: Option<(i64,)> = sqlx::query_as(
            "SELECT 1 FROM invitation WHERE token_hash = ? AND person = ? AND device IS NULL",
        )
        .bind(token.0.to_vec())
        .bind(id(certificate.person.0))
        .fetch_optional(&mut *tx)
        .await
        .map_err(&failed)?;
        if unused.is_none() {
            return Ok(false);
        }
        devices::insert(&mut tx, device).await?;
        sqlx::query("UPDATE invitation SET device = ? WHERE token_hash = ?")
            .bind(id(certificate.device.0))
            .bind(token.0.to_vec())
            .execute(&mut *tx)
            .await
            .map_err(&failed)?;
        insert_session(&mut tx, session, certificate.device, certificate.issued).await?;
        audit::insert(&mut tx, certificate.school, &joined(device)).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(true)
    }

    async fn redeem_again(
        &self,
        token: TokenHash,
        device: DeviceId,
        now: Timestamp,
        session: TokenHash,
    ) -> Result<bool> {
        let failed = failed("use a sign-in link again");
        let mut tx = self.write("use a sign-in link again").await?;
        let used: Option<(i64,)> = sqlx::query_as(
            "SELECT 1 FROM invitation JOIN device ON device.id = invitation.device
             WHERE invitation.token_hash = ? AND device.id = ? AND device.revoked IS NULL",
        )
        .bind(token.0.to_vec())
        .bind(id(device.0))
        .fetch_optional(&mut *tx)
        .await
        .map_err(&failed)?;
        if used.is_none() {
            return Ok(false);
        }
        end_sessions(&mut tx, device).await?;
        insert_session(&mut tx, session, device, now).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(true)
    }

    async fn session(&self, token: TokenHash) -> Result<Option<Session>> {
        let row: Option<(Vec<u8>, Vec<u8>, Vec<u8>, bool)> = sqlx::query_as(
            "SELECT device.school, device.person, device.id, device.revoked IS NOT NULL
             FROM session JOIN device ON device.id = session.device WHERE session.token_hash = ?",
        )
        .bind(token.0.to_vec())
        .fetch_optional(&self.readers)
        .await
        .map_err(failed("read a session"))?;
        let Some((school, person, device, is_revoked)) = row else {
            return Ok(None);
        };
        Ok(Some(Session {
            school: SchoolId(read_id(&school)?),
            person: PersonId(read_id(&person)?),
            device: DeviceId(read_id(&device)?),
            is_revoked,
        }))
    }

    async fn renew(
        &self,
        device: DeviceId,
        challenged: Timestamp,
        now: Timestamp,
        session: TokenHash,
    ) -> Result<bool> {
        let failed = failed("renew a session");
        let mut tx = self.write("renew a session").await?;
        let renewed = sqlx::query(
            "UPDATE device SET challenged = ?1
             WHERE id = ?2 AND revoked IS NULL AND challenged < ?1",
        )
        .bind(challenged.0)
        .bind(id(device.0))
        .execute(&mut *tx)
        .await
        .map_err(&failed)?;
        if renewed.rows_affected() == 0 {
            return Ok(false);
        }
        end_sessions(&mut tx, device).await?;
        insert_session(&mut tx, session, device, now).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(true)
    }

    async fn end_session(&self, token: TokenHash) -> Result<()> {
        let mut tx = self.write("end a session").await?;
        sqlx::query("DELETE FROM session WHERE token_hash = ?")
            .bind(token.0.to_vec())
            .execute(&mut *tx)
            .await
            .map_err(failed("end a session"))?;
        tx.commit().await.map_err(failed("end a session"))
    }
}

fn joined(device: &Device) -> Entry {
    let deed = Deed::Joined {
        label: device.label.clone(),
        invited_by: device.invited_by,
    };
    let certificate = &device.certificate;
    Entry::by_device(
        certificate.issued,
        certificate.person,
        certificate.device,
        deed,
    )
}

async fn end_sessions(db: &mut SqliteConnection, device: DeviceId) -> Result<()> {
    sqlx::query("DELETE FROM session WHERE device = ?")
        .bind(id(device.0))
        .execute(db)
        .await
        .map_err(failed("end the sessions of a device"))?;
    Ok(())
}

async fn insert_session(
    db: &mut SqliteConnection,
    token: TokenHash,
    device: DeviceId,
    created: Timestamp,
) -> Result<()> {
    sqlx::query("INSERT INTO session (token_hash, device, created) VALUES (?, ?, ?)")
        .bind(token.0.to_vec())
        .bind(id(device.0))
        .bind(created.0)
        .execute(db)
        .await
        .map_err(failed("begin a session"))?;
    Ok(())
}
