//! wasm-opt, which shrinks the app: from npm, else from the system.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::npm;
use crate::process::{self, say};

const PACKAGE: &str = "binaryen";
const VERSION: &str = "132";

/// The directory that holds wasm-opt; none when the system's own is used, or when Trunk must fetch its own.
pub fn ensure() -> anyhow::Result<Option<PathBuf>> {
    let directory = npm::modules(PACKAGE, VERSION)?.join(".bin");
    if runs(&directory) {
        return Ok(Some(directory));
    }
    if npm::is_here() {
        npm::install(PACKAGE, VERSION)?;
        return Ok(Some(directory));
    }
    if !process::succeeds(Command::new("wasm-opt").arg("--version")) {
        say("wasm-opt: neither npm nor a program of the system is here, so Trunk fetches its own");
    }
    Ok(None)
}

/// The npm package is a script: it is of no use on a machine that has lost its Node.
fn runs(directory: &Path) -> bool {
    process::succeeds(Command::new(directory.join("wasm-opt")).arg("--version"))
}
