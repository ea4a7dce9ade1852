//! The store in one SQLite file, with files of evidence beside it. A commit is on the disk before it is answered: write-ahead log,
//! full synchronisation. One connection writes, a few read.

mod audit;
mod calendars;
mod changes;
mod convert;
mod devices;
mod evidence;
mod heads;
mod logs;
mod pushes;
mod rounds;
mod schools;
mod sessions;

use std::path::Path;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Sqlite, Transaction};

use crate::store::files::Files;
use crate::store::{Health, Result, StoreError};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// Name of the file in the data directory.
pub const FILE: &str = "lientich.sqlite";

/// How long a writer waits for another process, such as `lientich invite` beside the server.
const BUSY: Duration = Duration::from_secs(10);
/// Each has its own page cache, so a few readers keep the server small.
const READERS: u32 = 4;
/// Page cache of one connection.
const CACHE_KIB: &str = "-1024";

/// A store in one file.
#[derive(Debug, Clone)]
pub struct SqliteStore {
    writer: SqlitePool,
    readers: SqlitePool,
    files: Files,
}

impl SqliteStore {
    /// Opens the store of a data directory, making it or bringing it up to date where needed.
    pub async fn open(data: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(data.join(FILE))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
            .pragma("cache_size", CACHE_KIB);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await
            .map_err(failed("open its file"))?;
        MIGRATIONS
            .run(&writer)
            .await
            .map_err(failed("bring its tables up to date"))?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_lazy_with(options.create_if_missing(false).read_only(true));
        Ok(Self {
            writer,
            readers,
            files: Files::new(data),
        })
    }

    /// Waits for what is under way and closes the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    /// Whether it can read, write and keep.
    pub async fn check(&self) -> Result<()> {
        let healthy: (String,) = sqlx::query_as("PRAGMA quick_check(1)")
            .fetch_one(&self.readers)
            .await
            .map_err(failed("check itself"))?;
        if healthy.0 == "ok" {
            Ok(())
        } else {
            Err(corrupt("check itself", healthy.0))
        }
    }

    /// Writes a copy of the whole store, as of now, into another data directory. The server may go on
    /// meanwhile.
    pub async fn copy_to(&self, data: &Path) -> Result<()> {
        sqlx::query("VACUUM INTO ?")
            .bind(data.join(FILE).to_string_lossy().into_owned())
            .execute(&self.writer)
            .await
            .map_err(failed("copy itself"))?;
        // After the rows, so that each of them finds its file.
        self.files.copy_to(data).await
    }

    /// Forgets files that another process was taking in when it ended. For the server alone.
    pub async fn forget_incoming(&self) -> Result<()> {
        self.files.forget_incoming().await
    }

    /// A transaction that writes: takes the lock at its beginning, so that it never has to give up
    /// halfway.
    async fn write(&self, operation: &'static str) -> Result<Transaction<'static, Sqlite>> {
        self.writer
            .begin_with("BEGIN IMMEDIATE")
            .await
            .map_err(failed(operation))
    }
}

#[async_trait]
impl Health for SqliteStore {
    async fn probe(&self) -> Result<()> {
        let failed = failed("probe itself");
        let mut tx = self.write("probe itself").await?;
        sqlx::query("SELECT count(*) FROM school")
            .execute(&mut *tx)
            .await
            .map_err(&failed)?;
        tx.rollback().await.map_err(&failed)
    }

    async fn writes_by_others(&self) -> Result<u64> {
        // Counts commits of other connections; of ours only the writer commits.
        let version: (i64,) = sqlx::query_as("PRAGMA data_version")
            .fetch_one(&self.writer)
            .await
            .map_err(failed("look for writes of others"))?;
        convert::read_number(version.0)
    }
}

/// Says which operation a failure belongs to.
fn failed<E>(operation: &'static str) -> impl Fn(E) -> StoreError
where
    E: std::error::Error + Send + Sync + 'static,
{
    move |error| StoreError {
        operation,
        source: Box::new(error),
    }
}

/// The file holds something that was never written by us.
fn corrupt(
    operation: &'static str,
    what: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> StoreError {
    StoreError {
        operation,
        source: what.into(),
    }
}
