//! Packages of npm, each version in a directory of its own.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    process::{self, say},
    workspace,
};

/// Whether npm, and with it Node, is here.
pub fn is_here() -> bool {
    process::succeeds(Command::new("npm").arg("--version"))
}

/// Where a package's version lies or would lie: its `node_modules`.
pub fn modules(package: &str, version: &str) -> anyhow::Result<PathBuf> {
    Ok(root(package, version)?.join("node_modules"))
}

/// Gets it.
pub fn install(package: &str, version: &str) -> anyhow::Result<()> {
    say(&format!(
        "{package} {version}: fetching it from npm (a few seconds)"
    ));
    let root = root(package, version)?;
    fs::create_dir_all(&root)?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
        .arg(&root);
    process::run(npm.arg(format!("{package}@{version}")))
}

fn root(package: &str, version: &str) -> anyhow::Result<PathBuf> {
    Ok(workspace::tools()?.join(format!("{package}-{version}")))
}
