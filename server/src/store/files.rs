//! Files of evidence on the disk: one directory a school, each file under the hash of its bytes. Not
//! in the data base, whose one writer would stand still while megabytes are copied into it, and into
//! each backup of it. What counts, and for whom, is in `store::Evidence`.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use lientich_shared::evidence::HEAD;
use lientich_shared::ids::SchoolId;
use lientich_shared::log::change::Hash32;
use sha2::{Digest as _, Sha256};
use tokio::fs::{self, File};
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _, AsyncWriteExt as _, SeekFrom};

use super::{Result, StoreError};

/// Name of the directory in the data directory.
pub const DIRECTORY: &str = "evidence";
/// Where files lie that are not whole yet.
const INCOMING: &str = "incoming";

static NEXT: AtomicU64 = AtomicU64::new(1);

/// The files of all schools.
#[derive(Debug, Clone)]
pub(super) struct Files {
    root: PathBuf,
}

/// A file that is being taken in. Dropped, it is forgotten.
#[derive(Debug)]
pub struct Incoming {
    file: File,
    path: PathBuf,
    hasher: Sha256,
    size: u64,
    head: Vec<u8>,
}

impl Files {
    pub(super) fn new(data: &Path) -> Self {
        Self {
            root: data.join(DIRECTORY),
        }
    }

    /// Begins to take a file in.
    pub(super) async fn begin(&self) -> Result<Incoming> {
        let operation = "begin a file";
        let place = self.root.join(INCOMING);
        fs::create_dir_all(&place)
            .await
            .map_err(failed(operation))?;
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = place.join(format!("{}-{number}", std::process::id()));
        let mut options = fs::OpenOptions::new();
        let file = options.read(true).write(true).create(true).truncate(true);
        Ok(Incoming {
            file: file.open(&path).await.map_err(failed(operation))?,
            path,
            hasher: Sha256::new(),
            size: 0,
            head: Vec::new(),
        })
    }

    /// Puts what was taken in where it belongs. It is on the disk when this returns.
    pub(super) async fn keep(&self, school: SchoolId, hash: Hash32, file: &Incoming) -> Result<()> {
        let operation = "keep a file";
        let place = self.school(school);
        fs::create_dir_all(&place)
            .await
            .map_err(failed(operation))?;
        let to = place.join(name(hash));
        fs::rename(&file.path, to)
            .await
            .map_err(failed(operation))?;
        sync_directory(&place).await.map_err(failed(operation))
    }

    /// A kept file, to be read from its beginning.
    pub(super) async fn open(&self, school: SchoolId, hash: Hash32) -> Result<Option<File>> {
        match File::open(self.path(school, hash)).await {
            Ok(file) => Ok(Some(file)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed("open a file")(error)),
        }
    }

    /// Forgets a file.
    pub(super) async fn remove(&self, school: SchoolId, hash: Hash32) -> Result<()> {
        match fs::remove_file(self.path(school, hash)).await {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(failed("remove a file")(error))
            }
            _ => Ok(()),
        }
    }

    /// Forgets what a process that has ended was taking in.
    pub(super) async fn forget_incoming(&self) -> Result<()> {
        match fs::remove_dir_all(self.root.join(INCOMING)).await {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(failed("forget unfinished files")(error))
            }
            _ => Ok(()),
        }
    }

    /// Copies all kept files into another data directory.
    pub(super) async fn copy_to(&self, data: &Path) -> Result<()> {
        let failed = failed("copy files");
        let to = data.join(DIRECTORY);
        let mut schools = match fs::read_dir(&self.root).await {
            Ok(schools) => schools,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(failed(error)),
        };
        while let Some(school) = schools.next_entry().await.map_err(&failed)? {
            if school.file_name() == INCOMING {
                continue;
            }
            let place = to.join(school.file_name());
            copy_directory(&school.path(), &place)
                .await
                .map_err(&failed)?;
        }
        Ok(())
    }

    fn path(&self, school: SchoolId, hash: Hash32) -> PathBuf {
        self.school(school).join(name(hash))
    }

    fn school(&self, school: SchoolId) -> PathBuf {
        self.root.join(school.to_string())
    }
}

impl Incoming {
    /// Takes more bytes.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let missing = HEAD.saturating_sub(self.head.len());
        self.head.extend(bytes.iter().take(missing));
        self.hasher.update(bytes);
        self.size += bytes.len() as u64;
        let written = self.file.write_all(bytes).await;
        written.map_err(failed("write a file"))
    }

    /// How many bytes it has so far.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hash of its bytes so far.
    pub fn hash(&self) -> Hash32 {
        Hash32(self.hasher.clone().finalize().into())
    }

    /// Its first [`HEAD`] bytes.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Its last bytes, at most so many, when all of it is on the disk.
    pub async fn finish(&mut self, tail: usize) -> Result<Vec<u8>> {
        let failed = failed("write a file");
        self.file.flush().await.map_err(&failed)?;
        self.file.sync_all().await.map_err(&failed)?;
        let begins = self.size.saturating_sub(tail as u64);
        let mut bytes = Vec::new();
        self.file
            .seek(SeekFrom::Start(begins))
            .await
            .map_err(&failed)?;
        self.file.read_to_end(&mut bytes).await.map_err(&failed)?;
        Ok(bytes)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // Gone already if it was kept; what stays for another reason goes with the next start.
        let _ = std::fs::remove_file(&self.path);
    }
}

fn name(hash: Hash32) -> String {
    crate::crypto::hex(&hash.0)
}

/// A file that is taken back meanwhile is missing, as it will be in the store.
async fn copy_directory(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to).await?;
    let mut files = fs::read_dir(from).await?;
    while let Some(file) = files.next_entry().await? {
        match fs::copy(file.path(), to.join(file.file_name())).await {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    sync_directory(to).await
}

/// A renamed file is there for good once its directory is on the disk.
async fn sync_directory(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(path).await?.sync_all().await
    } else {
        Ok(())
    }
}

fn failed(operation: &'static str) -> impl Fn(io::Error) -> StoreError {
    move |error| StoreError {
        operation,
        source: Box::new(error),
    }
}
