//! The project's own commands: `cargo xtask run`, `test`, `dev` and `bench`.
//!
//! It orders tools about and holds nothing of the product. `tools` gets what a machine lacks, `app` builds
//! what the browser loads, `test` is the list of everything that is checked.

mod app;
mod apt;
mod bench;
mod browser;
mod dev;
mod files;
mod office;
mod parts;
mod post_build;
mod process;
mod run;
mod server;
mod service_worker;
mod size;
mod styles;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

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
    /// Builds everything in release and starts the server with a fictional school.
    Run(run::Options),
    /// Checks everything: format, lints, documentation, all tests, the app's size, real browsers.
    Test(test::Options),
    /// Serves the app with reloading, and restarts the server when its sources change.
    Dev(dev::Options),
    /// Runs the benches, which print budget beside figure.
    Bench(bench::Options),
    /// Called by Trunk after each build: the parts of the app, the service worker's file list, and compressed copies.
    #[command(hide = true)]
    PostBuild,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Run(options) => run::run(&options)?,
        Command::Test(options) => return test::test(&options),
        Command::Dev(options) => dev::dev(&options)?,
        Command::Bench(options) => bench::bench(&options)?,
        Command::PostBuild => post_build::post_build()?,
    }
    Ok(ExitCode::SUCCESS)
}
