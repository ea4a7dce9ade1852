//! The app in release: what the browser loads, built by Trunk into `dist/`.

use std::{fs, path::PathBuf};

use crate::{
    files,
    process::{self, say},
    tools::Toolbox,
    workspace,
};

/// Everything that changes the result; the tools' versions come on top.
const INPUTS: [&str; 7] = [
    ".cargo",
    "frontend",
    "shared",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "xtask/src",
];

/// Builds the app, unless `dist/` holds what the present inputs would give.
pub fn build(toolbox: &Toolbox) -> anyhow::Result<()> {
    let inputs = inputs(toolbox)?;
    if is_current(&inputs) {
        say("app: unchanged since its last build");
        return Ok(());
    }
    say("app: building it for the browser in release (1 to 5 minutes)");
    process::run(
        toolbox
            .command("trunk")
            .args(["build", "--release", "--features", "parts"])
            .env_remove("NO_COLOR"),
    )?;
    fs::create_dir_all(stamp().parent().expect("the stamp lies in a directory"))?;
    fs::write(stamp(), format!("{inputs} {}", outputs()?))?;
    Ok(())
}

fn inputs(toolbox: &Toolbox) -> anyhow::Result<String> {
    let root = workspace::root();
    let mut all = Vec::new();
    for input in INPUTS {
        all.extend(files::list(root, &root.join(input))?);
    }
    files::fingerprint(&toolbox.versions, root, &all)
}

/// Also of the outputs, because a developer's own `trunk build` writes to the same directory.
fn outputs() -> anyhow::Result<String> {
    let dist = workspace::dist();
    files::fingerprint("", &dist, &files::list(&dist, &dist)?)
}

fn is_current(inputs: &str) -> bool {
    let known = fs::read_to_string(stamp()).unwrap_or_default();
    outputs().is_ok_and(|outputs| known == format!("{inputs} {outputs}"))
}

fn stamp() -> PathBuf {
    workspace::target().join("xtask").join("app-stamp")
}
