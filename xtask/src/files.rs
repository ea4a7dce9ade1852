//! Listing and hashing files in an order that does not depend on the machine.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

/// All files under `dir` (or `dir` itself when it is a file), sorted, relative to `base`.
pub fn list(base: &Path, dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(dir).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.path().strip_prefix(base)?.to_owned());
        }
    }
    Ok(files)
}

/// A hash over `salt` and the names and contents of `files`: 16 hexadecimal digits, enough to tell versions
/// apart.
pub fn fingerprint(salt: &str, base: &Path, files: &[PathBuf]) -> anyhow::Result<String> {
    let mut all = Sha256::new();
    all.update(Sha256::digest(salt));
    for file in files {
        let content =
            fs::read(base.join(file)).with_context(|| format!("reading {}", file.display()))?;
        all.update(Sha256::digest(file.to_string_lossy().as_bytes()));
        all.update(Sha256::digest(content));
    }
    Ok(hexadecimal(&all.finalize()[..8]))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
