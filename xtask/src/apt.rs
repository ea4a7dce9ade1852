//! Packages of Debian and its relatives, for what cargo and npm do not have.

use std::process::Command;

use crate::process;

/// Installs them, as root or through a sudo that asks for no password; anything else is an error.
pub fn install(packages: &[&str]) -> anyhow::Result<()> {
    apt_get(&["update", "-qq"])?;
    apt_get(
        &[
            &["install", "-y", "-qq", "--no-install-recommends"],
            packages,
        ]
        .concat(),
    )
}

fn apt_get(words: &[&str]) -> anyhow::Result<()> {
    let is_root = process::first_line(Command::new("id").arg("-u"))? == "0";
    let mut command = if is_root {
        Command::new("apt-get")
    } else {
        Command::new("sudo")
    };
    if !is_root {
        // -n fails instead of asking for a password in the middle of a run.
        command.args(["-n", "apt-get"]);
    }
    process::run(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
}
