//! Single changes of a directory in SQLite, within the transaction of whoever calls.

use lientich_shared::directory::{Person, Post, School};
use lientich_shared::ids::{DeviceId, PersonId, PostId, SchoolId};
use lientich_shared::time::{Day, Timestamp};
use sqlx::SqliteConnection;

use super::convert::{bases, calendars, id, lines, role};
use super::{audit, failed};
use crate::store::{Change, Result};

/// Makes one change.
pub(super) async fn make(
    db: &mut SqliteConnection,
    school: SchoolId,
    change: &Change,
) -> Result<()> {
    match change {
        Change::Describe(described) => describe(db, school, described).await,
        Change::Add(person) => insert_person(db, school, person).await,
        Change::Rename(person) => rename(db, school, person).await,
        Change::Appoint(post) => insert_post(db, school, post).await,
        Change::End(post, last) => end(db, school, *post, *last).await,
        Change::Withdraw(person) => withdraw(db, school, *person).await,
        Change::Revoke(device, at) => revoke(db, school, *device, *at).await,
        Change::Note(entry) => audit::insert(db, school, entry).await,
    }
}

/// Takes a person in.
pub(super) async fn insert_person(
    db: &mut SqliteConnection,
    school: SchoolId,
    person: &Person,
) -> Result<()> {
    sqlx::query("INSERT INTO person (id, school, name, team) VALUES (?, ?, ?, ?)")
        .bind(id(person.id.0))
        .bind(id(school.0))
        .bind(&person.name)
        .bind(&person.team)
        .execute(db)
        .await
        .map_err(failed("add a person"))?;
    Ok(())
}

/// Gives a post.
pub(super) async fn insert_post(
    db: &mut SqliteConnection,
    school: SchoolId,
    post: &Post,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO post (id, school, person, role, from_day, to_day, appointed_by)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id(post.id.0))
    .bind(id(school.0))
    .bind(id(post.person.0))
    .bind(role(post.role))
    .bind(post.from.0)
    .bind(post.to.map(|day| day.0))
    .bind(post.appointed_by.map(|person| id(person.0)))
    .execute(db)
    .await
    .map_err(failed("add a post"))?;
    Ok(())
}

/// Voids a person's links.
pub(super) async fn withdraw(
    db: &mut SqliteConnection,
    school: SchoolId,
    person: PersonId,
) -> Result<()> {
    sqlx::query("DELETE FROM invitation WHERE person = ? AND school = ?")
        .bind(id(person.0))
        .bind(id(school.0))
        .execute(db)
        .await
        .map_err(failed("withdraw sign-in links"))?;
    Ok(())
}

async fn describe(db: &mut SqliteConnection, school: SchoolId, described: &School) -> Result<()> {
    sqlx::query(
        "UPDATE school SET name = ?, level = ?, commune = ?, superiors = ?, calendars = ?, bases = ?
         WHERE id = ?",
    )
    .bind(&described.name)
    .bind(&described.level)
    .bind(&described.commune)
    .bind(lines(&described.superiors))
    .bind(calendars(&described.calendars)?)
    .bind(bases(&described.bases)?)
    .bind(id(school.0))
    .execute(db)
    .await
    .map_err(failed("describe the school"))?;
    Ok(())
}

async fn rename(db: &mut SqliteConnection, school: SchoolId, person: &Person) -> Result<()> {
    sqlx::query("UPDATE person SET name = ?, team = ? WHERE id = ? AND school = ?")
        .bind(&person.name)
        .bind(&person.team)
        .bind(id(person.id.0))
        .bind(id(school.0))
        .execute(db)
        .await
        .map_err(failed("rename a person"))?;
    Ok(())
}

async fn end(db: &mut SqliteConnection, school: SchoolId, post: PostId, last: Day) -> Result<()> {
    sqlx::query("UPDATE post SET to_day = ? WHERE id = ? AND school = ?")
        .bind(last.0)
        .bind(id(post.0))
        .bind(id(school.0))
        .execute(db)
        .await
        .map_err(failed("end a post"))?;
    Ok(())
}

async fn revoke(
    db: &mut SqliteConnection,
    school: SchoolId,
    device: DeviceId,
    at: Timestamp,
) -> Result<()> {
    sqlx::query("UPDATE device SET revoked = ? WHERE id = ? AND school = ? AND revoked IS NULL")
        .bind(at.0)
        .bind(id(device.0))
        .bind(id(school.0))
        .execute(db)
        .await
        .map_err(failed("revoke a device"))?;
    Ok(())
}
