//! Where logs end, and what their documents are, in SQLite.

use lientich_shared::ids::{DocId, PersonId, SchoolId};
use lientich_shared::log::talk::Topic;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection, SqlitePool};

use super::convert::{circle, id, number, read_circle, read_hash, read_id, read_number};
use super::{corrupt, failed};
use crate::store::{Append, Head, Kind, Result, Rounds};

/// Codes of kinds.
const PLAN: i64 = 1;
const TALK: i64 = 2;

/// The heads of a school.
pub(super) async fn of_school(db: &SqlitePool, school: SchoolId) -> Result<Vec<Head>> {
    let rows = sqlx::query(
        "SELECT *, coalesce((SELECT max(number) FROM edition WHERE doc = document.id), 0) AS edition
         FROM document WHERE school = ? ORDER BY id",
    )
    .bind(id(school.0))
    .fetch_all(db)
    .await
    .map_err(failed("list documents"))?;
    rows.iter().map(read).collect()
}

/// The head of a document.
pub(super) async fn select(db: &mut SqliteConnection, doc: DocId) -> Result<Option<Head>> {
    let row = sqlx::query(
        "SELECT *, coalesce((SELECT max(number) FROM edition WHERE doc = document.id), 0) AS edition
         FROM document WHERE id = ?",
    )
    .bind(id(doc.0))
    .fetch_optional(db)
    .await
    .map_err(failed("read a head"))?;
    row.as_ref().map(read).transpose()
}

/// Moves a head on, or begins a document. What a document is never changes.
pub(super) async fn write(db: &mut SqliteConnection, append: &Append) -> Result<()> {
    let head = &append.after;
    let (kind, topic) = match head.kind {
        Kind::Plan => (PLAN, None),
        Kind::Talk { topic, owner } => (TALK, Some((topic, owner))),
    };
    let query = if append.before.is_none() {
        sqlx::query(
            "INSERT INTO document (epoch, head, chain, round_last, round_over, round_current,
                                   id, school, kind, about, circle, owner)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
    } else {
        sqlx::query(
            "UPDATE document SET epoch = ?, head = ?, chain = ?, round_last = ?, round_over = ?,
                                 round_current = ?
             WHERE id = ? AND school = ? AND kind = ? AND about IS ? AND circle IS ? AND owner IS ?",
        )
    };
    query
        .bind(i64::from(head.epoch))
        .bind(number(head.position))
        .bind(head.chain.0.to_vec())
        .bind(i64::from(head.rounds.last))
        .bind(i64::from(head.rounds.over))
        .bind(i64::from(head.rounds.current))
        .bind(id(head.doc.0))
        .bind(id(head.school.0))
        .bind(kind)
        .bind(topic.map(|(topic, _)| id(topic.about.0)))
        .bind(topic.map(|(topic, _)| circle(topic.circle)))
        .bind(topic.map(|(_, owner)| id(owner.0)))
        .execute(db)
        .await
        .map_err(failed("move a head"))?;
    Ok(())
}

fn read(row: &SqliteRow) -> Result<Head> {
    let failed = failed("read a head");
    let get_number = |name| row.try_get::<i64, _>(name).map_err(&failed);
    let get_bytes = |name| row.try_get::<Vec<u8>, _>(name).map_err(&failed);
    Ok(Head {
        doc: DocId(read_id(&get_bytes("id")?)?),
        school: SchoolId(read_id(&get_bytes("school")?)?),
        kind: match get_number("kind")? {
            PLAN => Kind::Plan,
            TALK => Kind::Talk {
                topic: Topic {
                    about: DocId(read_id(&get_bytes("about")?)?),
                    circle: read_circle(get_number("circle")?)?,
                },
                owner: PersonId(read_id(&get_bytes("owner")?)?),
            },
            other => return Err(corrupt("read a head", format!("kind {other}"))),
        },
        epoch: read_number(get_number("epoch")?)?,
        position: read_number(get_number("head")?)?,
        chain: read_hash(&get_bytes("chain")?)?,
        edition: read_number(get_number("edition")?)?,
        rounds: Rounds {
            last: read_number(get_number("round_last")?)?,
            over: read_number(get_number("round_over")?)?,
            current: read_number(get_number("round_current")?)?,
        },
    })
}
