//! wasm-opt, which shrinks the app: from npm, else from the system.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Context;

use super::npm;
use crate::{apt, process};

const PACKAGE: &str = "binaryen";
const VERSION: &str = "132";

/// The directory that holds wasm-opt; none when the system's own is used.
pub fn ensure() -> anyhow::Result<Option<PathBuf>> {
    let directory = npm::modules(PACKAGE, VERSION)?.join(PACKAGE).join("bin");
    if runs(&directory) {
        return Ok(Some(directory));
    }
    if process::succeeds(Command::new("node").arg("--version")) {
        npm::install(PACKAGE, VERSION)?;
        return Ok(Some(directory));
    }
    let is_in_system = process::succeeds(Command::new("wasm-opt").arg("--version"));
    if !is_in_system {
        apt::install(&["binaryen"]).context(
            "wasm-opt is needed: there is no Node for npm's, and no way to install the system's",
        )?;
    }
    Ok(None)
}

/// The package's program is a script: of no use on a machine that has lost its Node.
fn runs(directory: &Path) -> bool {
    process::succeeds(Command::new(directory.join("wasm-opt")).arg("--version"))
}
