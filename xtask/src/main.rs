//! The project's own commands: `cargo xtask run`, `test`, `dev` and `bench`.
//!
//! It orders tools about and holds nothing of the product. `tools` gets what a machine lacks, `app` builds
//! what the browser loads, `test` is the list of everything that is checked.

mod files;
mod post_build;
mod service_worker;

use clap::{Parser, Subcommand};

/// Commands of the Liên Tịch project.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Called by Trunk after each build: the service worker's file list, and compressed copies.
    #[command(hide = true)]
    PostBuild,
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::PostBuild => post_build::post_build(),
    }
}
