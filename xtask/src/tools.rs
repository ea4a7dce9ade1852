//! The programs that building needs beside cargo, in versions that are known to work together.
//!
//! Each is taken from the cache or, once, built or fetched into it. Trunk's own downloads are not used: they
//! come from places that many networks block, and wasm-bindgen must be exactly the library's version.

pub mod axe;
pub mod yjs;

mod binaryen;
mod cargo_install;
mod npm;

use std::{env, ffi::OsString, fs, path::PathBuf, process::Command};

use anyhow::{Context, bail};

use crate::{
    process::{self, say},
    workspace,
};

/// What the browser runs.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The newest Trunk that this project's Rust version compiles.
const TRUNK: &str = "0.21.14";

/// Fits the helpers of the same name in Cargo.lock.
const WASM_SPLIT: &str = "0.2.3";

/// Where the tools lie, and their versions, on which the result of a build depends.
pub struct Toolbox {
    directories: Vec<PathBuf>,
    /// One line that changes whenever a tool does.
    pub versions: String,
}

impl Toolbox {
    /// Gets what is missing. Takes minutes the first time and nothing afterwards.
    pub fn ensure() -> anyhow::Result<Self> {
        ensure_target(WASM)?;
        let wasm_bindgen = locked_version("wasm-bindgen")?;
        let mut directories = vec![
            cargo_install::ensure(&cargo_install::TRUNK, TRUNK)?,
            cargo_install::ensure(&cargo_install::WASM_BINDGEN, &wasm_bindgen)?,
            cargo_install::ensure(&cargo_install::WASM_SPLIT, WASM_SPLIT)?,
        ];
        directories.extend(binaryen::ensure()?);
        let mut toolbox = Self {
            directories,
            versions: String::new(),
        };
        let rustc = process::first_line(Command::new("rustc").arg("--version"))?;
        let wasm_opt = process::first_line(toolbox.command("wasm-opt").arg("--version"));
        let wasm_opt = wasm_opt.unwrap_or_default();
        toolbox.versions = format!(
            "{rustc}; trunk {TRUNK}; wasm-bindgen {wasm_bindgen}; wasm-split {WASM_SPLIT}; {wasm_opt}"
        );
        Ok(toolbox)
    }

    /// A command that finds the tools, as do the programs that it starts.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(workspace::root())
            .env("PATH", self.path());
        command
    }

    /// The tools first, then what the machine has.
    pub fn path(&self) -> OsString {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let all = self
            .directories
            .iter()
            .cloned()
            .chain(env::split_paths(&inherited));
        env::join_paths(all).unwrap_or(inherited)
    }
}

/// A cargo command in the checkout that needs no tools.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(workspace::root()).args(words);
    command
}

/// Gets a component of the toolchain that a minimal installation lacks.
pub fn ensure_component(component: &str, probe: &str) -> anyhow::Result<()> {
    if process::succeeds(Command::new("cargo").args([probe, "--version"])) {
        return Ok(());
    }
    say(&format!("{component}: adding it to the toolchain"));
    process::run(Command::new("rustup").args(["component", "add", component]))
}

/// Gets a target of the toolchain.
pub fn ensure_target(target: &str) -> anyhow::Result<()> {
    let libraries = process::first_line(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        target,
    ]))?;
    if PathBuf::from(libraries).is_dir() {
        return Ok(());
    }
    say(&format!(
        "{target}: adding it to the toolchain (a few seconds)"
    ));
    process::run(Command::new("rustup").args(["target", "add", target]))
        .with_context(|| format!("the Rust target {target} is needed, and rustup could not add it"))
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> anyhow::Result<String> {
    let lock =
        fs::read_to_string(workspace::root().join("Cargo.lock")).context("reading Cargo.lock")?;
    match version_in(&lock, package) {
        Some(version) => Ok(version.to_owned()),
        None => bail!("Cargo.lock has no package {package}"),
    }
}

fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, entry) = lock.split_once(&format!("\nname = \"{package}\"\nversion = \""))?;
    entry.split_once('"').map(|(version, _)| version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_and_not_of_its_namesakes() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in(lock, "bindgen"), None);
    }
}
