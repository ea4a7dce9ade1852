//! Where the tests find what was built, and where they leave what they saw.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The target directory that this test binary was built into.
pub fn target() -> Result<PathBuf> {
    let test_binary = env::current_exe().context("where is this test binary")?;
    // target/<profile>/deps/<test binary>
    match test_binary.ancestors().nth(3) {
        Some(target) => Ok(target.to_owned()),
        None => bail!("{} is in no target directory", test_binary.display()),
    }
}

/// The server with the app inside: `LIENTICH_BIN`, or what cargo last built beside this test.
pub fn server_binary() -> Result<PathBuf> {
    let path = match env::var_os("LIENTICH_BIN") {
        Some(path) => PathBuf::from(path),
        None => newest(&[
            target()?.join("release/lientich"),
            target()?.join("debug/lientich"),
        ])
        .context("no server binary is built: run `cargo xtask test`, or set LIENTICH_BIN")?,
    };
    if !path.is_file() {
        bail!("there is no server binary at {}", path.display());
    }
    Ok(path)
}

/// The built app: `LIENTICH_DIST`, or where Trunk leaves it.
pub fn app() -> Result<PathBuf> {
    let path = match env::var_os("LIENTICH_DIST") {
        Some(path) => PathBuf::from(path),
        None => checkout().join("dist"),
    };
    if !path.join("index.html").is_file() {
        bail!(
            "there is no built app in {}: run `cargo xtask test`",
            path.display()
        );
    }
    Ok(path)
}

/// Where pictures for readers of the repository are kept.
pub fn kept_pictures() -> PathBuf {
    checkout().join("tests").join("screens")
}

fn checkout() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
}

/// An empty directory where a story leaves pictures, texts and logs.
pub fn evidence(story: &str) -> Result<PathBuf> {
    let dir = target()?.join("e2e").join(story);
    if dir.exists() {
        std::fs::remove_dir_all(&dir).with_context(|| format!("empty {}", dir.display()))?;
    }
    std::fs::create_dir_all(&dir).with_context(|| format!("make {}", dir.display()))?;
    Ok(dir)
}

fn newest(candidates: &[PathBuf]) -> Option<PathBuf> {
    let modified = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
    candidates
        .iter()
        .filter(|path| path.is_file())
        .max_by_key(|path| modified(path))
        .cloned()
}
