//! Schools, people and posts in SQLite.

use async_trait::async_trait;
use lientich_shared::directory::{DeviceCertificate, Directory, Person, Post, School};
use lientich_shared::ids::{PersonId, PostId, SchoolId};
use lientich_shared::time::Day;
use sqlx::SqliteConnection;

use super::convert::{
    bases, calendars, id, lines, read_bases, read_calendars, read_id, read_lines, read_number,
    read_role,
};
use super::{SqliteStore, changes, devices, failed};
use crate::store::{Change, Result, Schools};

type SchoolColumns = (Vec<u8>, String, String, String, String, String, String);

#[async_trait]
impl Schools for SqliteStore {
    async fn schools(&self) -> Result<Vec<School>> {
        let failed = failed("list schools");
        let rows: Vec<SchoolColumns> = sqlx::query_as(
            "SELECT id, name, level, commune, superiors, calendars, bases FROM school ORDER BY name, id",
        )
        .fetch_all(&self.readers)
        .await
        .map_err(&failed)?;
        let read = |(id, name, level, commune, superiors, calendars, bases): SchoolColumns| {
            Ok(School {
                id: SchoolId(read_id(&id)?),
                name,
                level,
                commune,
                superiors: read_lines(&superiors),
                calendars: read_calendars(&calendars)?,
                bases: read_bases(&bases)?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    async fn add_school(&self, school: &School, people: &[Person], posts: &[Post]) -> Result<()> {
        let failed = failed("add a school");
        let mut tx = self.write("add a school").await?;
        sqlx::query(
            "INSERT INTO school (id, name, level, commune, superiors, calendars, bases, directory_version)
             VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
        )
        .bind(id(school.id.0))
        .bind(&school.name)
        .bind(&school.level)
        .bind(&school.commune)
        .bind(lines(&school.superiors))
        .bind(calendars(&school.calendars)?)
        .bind(bases(&school.bases)?)
        .execute(&mut *tx)
        .await
        .map_err(&failed)?;
        for person in people {
            changes::insert_person(&mut tx, school.id, person).await?;
        }
        for post in posts {
            changes::insert_post(&mut tx, school.id, post).await?;
        }
        tx.commit().await.map_err(&failed)
    }

    async fn change_directory(
        &self,
        school: SchoolId,
        version: u64,
        changes: &[Change],
    ) -> Result<Option<u64>> {
        let mut tx = self.write("change the directory").await?;
        if read_version(&mut tx, school).await? != Some(version) {
            return Ok(None);
        }
        for change in changes {
            changes::make(&mut tx, school, change).await?;
        }
        bump_directory(&mut tx, school).await?;
        let version = read_version(&mut tx, school).await?;
        tx.commit().await.map_err(failed("change the directory"))?;
        Ok(version)
    }

    async fn directory_version(&self, school: SchoolId) -> Result<Option<u64>> {
        let mut db = self
            .readers
            .acquire()
            .await
            .map_err(failed("read the directory's version"))?;
        read_version(&mut db, school).await
    }

    async fn directory(&self, school: SchoolId) -> Result<Option<Directory>> {
        // One snapshot: a deferred transaction sees one state of the file from its first read on.
        let mut tx = self
            .readers
            .begin()
            .await
            .map_err(failed("read the directory"))?;
        let Some((version, school)) = read_school(&mut tx, school).await? else {
            return Ok(None);
        };
        Ok(Some(Directory {
            version,
            people: read_people(&mut tx, school.id).await?,
            posts: read_posts(&mut tx, school.id).await?,
            devices: read_certificates(&mut tx, school.id).await?,
            school,
        }))
    }
}

/// Says that the directory has changed.
pub(super) async fn bump_directory(db: &mut SqliteConnection, school: SchoolId) -> Result<()> {
    sqlx::query("UPDATE school SET directory_version = directory_version + 1 WHERE id = ?")
        .bind(id(school.0))
        .execute(db)
        .await
        .map_err(failed("change the directory"))?;
    Ok(())
}

/// The version of a school's directory.
pub(super) async fn read_version(
    db: &mut SqliteConnection,
    school: SchoolId,
) -> Result<Option<u64>> {
    let version: Option<(i64,)> =
        sqlx::query_as("SELECT directory_version FROM school WHERE id = ?")
            .bind(id(school.0))
            .fetch_optional(db)
            .await
            .map_err(failed("read the directory's version"))?;
    version.map(|(version,)| read_number(version)).transpose()
}

async fn read_school(db: &mut SqliteConnection, school: SchoolId) -> Result<Option<(u64, School)>> {
    type Columns = (i64, String, String, String, String, String, String);
    let found: Option<Columns> = sqlx::query_as(
        "SELECT directory_version, name, level, commune, superiors, calendars, bases
         FROM school WHERE id = ?",
    )
    .bind(id(school.0))
    .fetch_optional(db)
    .await
    .map_err(failed("read the school"))?;
    let Some((version, name, level, commune, superiors, calendars, bases)) = found else {
        return Ok(None);
    };
    Ok(Some((
        read_number(version)?,
        School {
            id: school,
            name,
            level,
            commune,
            superiors: read_lines(&superiors),
            calendars: read_calendars(&calendars)?,
            bases: read_bases(&bases)?,
        },
    )))
}

async fn read_people(db: &mut SqliteConnection, school: SchoolId) -> Result<Vec<Person>> {
    let rows: Vec<(Vec<u8>, String, String)> =
        sqlx::query_as("SELECT id, name, team FROM person WHERE school = ? ORDER BY id")
            .bind(id(school.0))
            .fetch_all(db)
            .await
            .map_err(failed("read the people"))?;
    rows.into_iter()
        .map(|(id, name, team)| {
            Ok(Person {
                id: PersonId(read_id(&id)?),
                name,
                team,
            })
        })
        .collect()
}

async fn read_posts(db: &mut SqliteConnection, school: SchoolId) -> Result<Vec<Post>> {
    type Columns = (Vec<u8>, Vec<u8>, String, i32, Option<i32>, Option<Vec<u8>>);
    let rows: Vec<Columns> = sqlx::query_as(
        "SELECT id, person, role, from_day, to_day, appointed_by FROM post
         WHERE school = ? ORDER BY from_day, id",
    )
    .bind(id(school.0))
    .fetch_all(db)
    .await
    .map_err(failed("read the posts"))?;
    let read = |(id, person, role, from, to, by): Columns| {
        Ok(Post {
            id: PostId(read_id(&id)?),
            person: PersonId(read_id(&person)?),
            role: read_role(&role)?,
            from: Day(from),
            to: to.map(Day),
            appointed_by: by.as_deref().map(read_id).transpose()?.map(PersonId),
        })
    };
    rows.into_iter().map(read).collect()
}

async fn read_certificates(
    db: &mut SqliteConnection,
    school: SchoolId,
) -> Result<Vec<DeviceCertificate>> {
    let rows = sqlx::query_as::<_, devices::Columns>(
        "SELECT id, school, person, public_key, label, issued, revoked, signature, invited_by
         FROM device WHERE school = ? ORDER BY issued, id",
    )
    .bind(id(school.0))
    .fetch_all(db)
    .await
    .map_err(failed("read the devices"))?;
    rows.into_iter()
        .map(|row| Ok(devices::read(row)?.certificate))
        .collect()
}
