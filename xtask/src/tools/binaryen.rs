//! wasm-opt, which shrinks the app: from npm, else from the system.

use std::{path::PathBuf, process::Command};

use crate::{
    process::{self, say},
    workspace,
};

const VERSION: &str = "132";

/// The directory that holds wasm-opt; none when the system's own is used, or when Trunk must fetch its own.
pub fn ensure() -> anyhow::Result<Option<PathBuf>> {
    let root = workspace::tools()?.join(format!("binaryen-{VERSION}"));
    let directory = root.join("node_modules").join(".bin");
    if runs(&directory) {
        return Ok(Some(directory));
    }
    if process::succeeds(Command::new("npm").arg("--version")) {
        say(&format!(
            "wasm-opt {VERSION}: fetching it from npm (a few seconds)"
        ));
        std::fs::create_dir_all(&root)?;
        let mut npm = Command::new("npm");
        npm.args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
            .arg(&root);
        process::run(npm.arg(format!("binaryen@{VERSION}")))?;
        return Ok(Some(directory));
    }
    if !process::succeeds(Command::new("wasm-opt").arg("--version")) {
        say("wasm-opt: neither npm nor a program of the system is here, so Trunk fetches its own");
    }
    Ok(None)
}

/// The npm package is a script: it is of no use on a machine that has lost its Node.
fn runs(directory: &std::path::Path) -> bool {
    process::succeeds(Command::new(directory.join("wasm-opt")).arg("--version"))
}
