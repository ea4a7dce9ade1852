//! `cargo xtask bench`: all benches, or those of one package.

use clap::Args;

use crate::{process, tools};

/// Which benches.
#[derive(Args)]
pub struct Options {
    /// A package of the workspace, for instance `lientich-shared`; all when left out.
    #[arg(long)]
    package: Option<String>,
    /// Passed on to the benches.
    #[arg(last = true)]
    rest: Vec<String>,
}

/// Runs them in Cargo's bench profile.
pub fn bench(options: &Options) -> anyhow::Result<()> {
    let mut cargo = tools::cargo(&["bench", "--locked", "--benches"]);
    if let Some(package) = &options.package {
        cargo.args(["-p", package]);
    }
    process::run(cargo.arg("--").args(&options.rest))
}
