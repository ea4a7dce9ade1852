//! The server's binary with the app inside.

use std::path::PathBuf;

use crate::{
    process::{self, say},
    tools, workspace,
};

/// Packages that are built and tested together natively. They are always named together, because cargo
/// otherwise builds their common dependencies once more with other features.
pub const NATIVE: [&str; 6] = [
    "-p",
    "lientich-server",
    "-p",
    "lientich-tests",
    "-p",
    "xtask",
];

/// Tells the server's build where the app lies.
pub const DIST: &str = "LIENTICH_DIST";

/// The binary of a release build.
pub fn binary() -> PathBuf {
    workspace::target()
        .join("release")
        .join("lientich")
        .with_extension(std::env::consts::EXE_EXTENSION)
}

/// Builds it in release.
pub fn build() -> anyhow::Result<()> {
    say("server: building it in release with the app inside (1 to 6 minutes the first time)");
    let mut cargo = tools::cargo(&["build", "--release", "--locked", "-p", "lientich-server"]);
    process::run(
        cargo
            .args(["--bin", "lientich"])
            .env(DIST, workspace::dist()),
    )
}
