//! Packages of npm, each version in a directory of its own.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    process::{self, say},
    workspace,
};

/// The registry, for machines without npm.
const REGISTRY: &str = "https://registry.npmjs.org";

/// Where a package's version lies or would lie: its `node_modules`.
pub fn modules(package: &str, version: &str) -> anyhow::Result<PathBuf> {
    Ok(root(package, version)?.join("node_modules"))
}

/// Gets it: through npm, which knows its owner's proxies, else plainly.
pub fn install(package: &str, version: &str) -> anyhow::Result<()> {
    say(&format!(
        "{package} {version}: fetching it from npm's registry (a few seconds)"
    ));
    let root = root(package, version)?;
    fs::create_dir_all(&root)?;
    if !process::succeeds(Command::new("npm").arg("--version")) {
        return unpack(package, version);
    }
    let mut npm = Command::new("npm");
    npm.args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
        .arg(&root);
    process::run(npm.arg(format!("{package}@{version}")))
}

/// Without the links in `.bin` that npm would make.
fn unpack(package: &str, version: &str) -> anyhow::Result<()> {
    let archive = root(package, version)?.join("package.tgz");
    let address = format!("{REGISTRY}/{package}/-/{package}-{version}.tgz");
    process::run(
        Command::new("curl")
            .args(["-fsSL", "-o"])
            .arg(&archive)
            .arg(address),
    )?;
    let directory = modules(package, version)?.join(package);
    fs::create_dir_all(&directory)?;
    let mut tar = Command::new("tar");
    tar.args(["--strip-components=1", "-xzf"])
        .arg(&archive)
        .arg("-C")
        .arg(&directory);
    process::run(&mut tar)
}

fn root(package: &str, version: &str) -> anyhow::Result<PathBuf> {
    Ok(workspace::tools()?.join(format!("{package}-{version}")))
}
