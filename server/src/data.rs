//! The data directory: the store with files of evidence, and the server's keys. Made so that nobody else on
//! the machine can read it.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use lientich_shared::import::file::MAX_FILE_BYTES;

use crate::app::Dice;
use crate::crypto::{ServerKey, from_hex, hex};
use crate::store::sqlite::SqliteStore;

/// Name of the key's file.
pub const KEY_FILE: &str = "server-key";
/// Name of the file of the key for telling devices (VAPID).
pub const PUSH_KEY_FILE: &str = "push-key";

/// An open data directory.
pub struct Data {
    /// What is kept.
    pub store: SqliteStore,
    /// The key that certificates and orders are signed with.
    pub key: ServerKey,
    /// The key by which push services know this server. Another one would void what browsers agreed to.
    pub push_key: ServerKey,
}

/// Opens a data directory, making it where needed.
pub async fn open(dir: &Path, dice: &dyn Dice) -> anyhow::Result<Data> {
    make_private(dir).with_context(|| format!("making the data directory {}", dir.display()))?;
    let key = read_or_draw_key(&dir.join(KEY_FILE), dice)?;
    let push_key = read_or_draw_key(&dir.join(PUSH_KEY_FILE), dice)?;
    let store = SqliteStore::open(dir)
        .await
        .with_context(|| format!("opening the store in {}", dir.display()))?;
    Ok(Data {
        store,
        key,
        push_key,
    })
}

/// Opens a data directory that must be there already.
pub async fn open_existing(dir: &Path, dice: &dyn Dice) -> anyhow::Result<Data> {
    let file = dir.join(crate::store::sqlite::FILE);
    anyhow::ensure!(
        file.is_file(),
        "there is no data in {}: name the directory with --data",
        dir.display()
    );
    open(dir, dice).await
}

fn read_or_draw_key(path: &Path, dice: &dyn Dice) -> anyhow::Result<ServerKey> {
    let shown = path.display();
    match fs::read_to_string(path) {
        Ok(text) => from_hex(text.trim())
            .and_then(|bytes| ServerKey::from_bytes(&bytes))
            .with_context(|| format!("{shown} holds no key")),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let key = ServerKey::draw(dice);
            write_key(path, &key).with_context(|| format!("writing {shown}"))?;
            Ok(key)
        }
        Err(error) => Err(error).with_context(|| format!("reading {shown}")),
    }
}

/// Makes a directory that is not there yet, with the keys of these data in it.
pub fn write_new(dir: &Path, data: &Data) -> std::io::Result<()> {
    make_private(dir)?;
    write_key(&dir.join(KEY_FILE), &data.key)?;
    write_key(&dir.join(PUSH_KEY_FILE), &data.push_key)
}

/// Written aside and renamed, so that a key is there whole or not at all.
fn write_key(path: &Path, key: &ServerKey) -> std::io::Result<()> {
    let aside = path.with_extension("new");
    let mut file = create_private(&aside)?;
    file.write_all(hex(&key.to_bytes()).as_bytes())?;
    file.sync_all()?;
    fs::rename(&aside, path)?;
    sync_directory(path)
}

#[cfg(unix)]
fn create_private(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
}

#[cfg(not(unix))]
fn create_private(path: &Path) -> std::io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(path)
}

#[cfg(unix)]
fn make_private(dir: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
}

#[cfg(not(unix))]
fn make_private(dir: &Path) -> std::io::Result<()> {
    fs::create_dir_all(dir)
}

/// A renamed file is there for good once its directory is on the disk.
fn sync_directory(path: &Path) -> std::io::Result<()> {
    let parent = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    if cfg!(unix) {
        File::open(parent)?.sync_all()
    } else {
        Ok(())
    }
}

/// Where the commands look for data unless told otherwise.
pub const DEFAULT_DIR: &str = "./data";

/// Reads a file, or standard input for `-`.
pub fn read_input(path: &Path) -> anyhow::Result<Vec<u8>> {
    read_to(path, u64::MAX)
}

/// As [`read_input`], of a document to be imported: no more of it than shows that it is too large.
pub fn read_document(path: &Path) -> anyhow::Result<Vec<u8>> {
    let enough = u64::try_from(MAX_FILE_BYTES).unwrap_or(u64::MAX);
    read_to(path, enough.saturating_add(1))
}

fn read_to(path: &Path, most: u64) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        let input = std::io::stdin().take(most).read_to_end(&mut bytes);
        input.context("reading standard input")?;
    } else {
        let file = File::open(path);
        let read = file.and_then(|file| file.take(most).read_to_end(&mut bytes));
        read.with_context(|| format!("reading {}", path.display()))?;
    }
    Ok(bytes)
}
