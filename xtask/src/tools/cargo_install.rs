//! Tools that cargo builds from source, each version in a directory of its own.

use std::{path::PathBuf, process::Command};

use crate::{
    process::{self, say},
    workspace,
};

/// How to build a tool.
pub struct Recipe {
    package: &'static str,
    /// The name of its directory and of its program.
    program: &'static str,
    minutes: &'static str,
    options: &'static [&'static str],
}

/// Without its default features, which are a check for updates and TLS for downloads that are not wanted.
pub const TRUNK: Recipe = Recipe {
    package: "trunk",
    program: "trunk",
    minutes: "2 to 5 minutes",
    options: &["--locked", "--no-default-features"],
};

/// Not `--locked`: the lock file that 0.2.130 ships names withdrawn packages.
pub const WASM_BINDGEN: Recipe = Recipe {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    minutes: "1 to 3 minutes",
    options: &[],
};

/// Cuts the app's wasm apart.
pub const WASM_SPLIT: Recipe = Recipe {
    package: "wasm_split_cli_support",
    program: "wasm-split-cli",
    minutes: "about a minute",
    options: &["--locked", "--features", "build-binary"],
};

/// The directory that holds the program, built when it is not there.
pub fn ensure(recipe: &Recipe, version: &str) -> anyhow::Result<PathBuf> {
    let root = workspace::tools()?.join(format!("{}-{version}", recipe.program));
    let directory = root.join("bin");
    if directory
        .join(recipe.program)
        .with_extension(std::env::consts::EXE_EXTENSION)
        .is_file()
    {
        return Ok(directory);
    }
    say(&format!(
        "{} {version}: building it, once ({})",
        recipe.package, recipe.minutes
    ));
    let mut install = Command::new("cargo");
    install
        .args([
            "install",
            "--quiet",
            recipe.package,
            "--version",
            version,
            "--root",
        ])
        .arg(&root);
    install.args(recipe.options);
    // They spend their time waiting for others: compiling them well would take longer than it saves.
    install
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off");
    install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    install.env_remove("CARGO_TARGET_DIR");
    process::run(&mut install)?;
    Ok(directory)
}
