//! Where things lie in the checkout and on the machine. Nothing here creates anything.

use std::path::{Path, PathBuf};

use anyhow::Context;

/// The checkout's root directory.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies directly under the root")
}

/// What Trunk builds and the server embeds.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's target directory, which a developer may have moved.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |moved| root().join(moved))
}

/// Where built tools are kept: outside the checkout, so that a fresh clone does not build them again.
pub fn tools() -> anyhow::Result<PathBuf> {
    let cache = match std::env::var_os("XDG_CACHE_HOME") {
        Some(cache) => PathBuf::from(cache),
        None => std::env::home_dir()
            .context("this user has no home directory")?
            .join(".cache"),
    };
    Ok(cache.join("lientich").join("tools"))
}
