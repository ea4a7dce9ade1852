//! One-time links and sessions in SQLite.

use async_trait::async_trait;
use lientich_shared::ids::{DeviceId, PersonId, SchoolId};
use lientich_shared::time::Timestamp;
use sqlx::SqliteConnection;

use super::convert::{id, read_id};
use super::{SqliteStore, devices, failed};
use crate::store::{Device, Invitation, Result, Session, Sessions, TokenHash};

#[async_trait]
impl Sessions for SqliteStore {
    async fn add_invitation(&self, token: TokenHash, invitation: &Invitation) -> Result<()> {
        let mut tx = self.write("add a sign-in link").await?;
        sqlx::query(
            "INSERT INTO invitation (token_hash, school, person, expires) VALUES (?, ?, ?, ?)",
        )
        .bind(token.0.to_vec())
        .bind(id(invitation.school.0))
        .bind(id(invitation.person.0))
        .bind(invitation.expires.0)
        .execute(&mut *tx)
        .await
        .map_err(failed("add a sign-in link"))?;
        tx.commit().await.map_err(failed("add a sign-in link"))
    }

    async fn withdraw_invitations(&self, person: PersonId) -> Result<()> {
        let mut tx = self.write("withdraw sign-in links").await?;
        sqlx::query("DELETE FROM invitation WHERE person = ?")
            .bind(id(person.0))
            .execute(&mut *tx)
            .await
            .map_err(failed("withdraw sign-in links"))?;
        tx.commit().await.map_err(failed("withdraw sign-in links"))
    }

    async fn invitation(&self, token: TokenHash) -> Result<Option<Invitation>> {
        let row: Option<(Vec<u8>, Vec<u8>, i64)> =
            sqlx::query_as("SELECT school, person, expires FROM invitation WHERE token_hash = ?")
                .bind(token.0.to_vec())
                .fetch_optional(&self.readers)
                .await
                .map_err(failed("read a sign-in link"))?;
        let Some((school, person, expires)) = row else {
            return Ok(None);
        };
        Ok(Some(Invitation {
            school: SchoolId(read_id(&school)?),
            person: PersonId(read_id(&person)?),
            expires: Timestamp(expires),
        }))
    }

    async fn redeem(&self, token: TokenHash, device: &Device, session: TokenHash) -> Result<bool> {
        let failed = failed("use a sign-in link");
        let mut tx = self.write("use a sign-in link").await?;
        let used = sqlx::query("DELETE FROM invitation WHERE token_hash = ? AND person = ?")
            .bind(token.0.to_vec())
            .bind(id(device.certificate.person.0))
            .execute(&mut *tx)
            .await
            .map_err(&failed)?;
        if used.rows_affected() == 0 {
            return Ok(false);
        }
        devices::insert(&mut tx, device).await?;
        insert_session(
            &mut tx,
            session,
            device.certificate.device,
            device.certificate.issued,
        )
        .await?;
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
        sqlx::query("DELETE FROM session WHERE device = ?")
            .bind(id(device.0))
            .execute(&mut *tx)
            .await
            .map_err(&failed)?;
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
