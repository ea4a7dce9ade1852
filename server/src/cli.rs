//! What `lientich` can be told. One file per command; this one names them and starts the runtime.

mod serve;

use clap::{Parser, Subcommand};

/// Liên Tịch: a school's management and its union write one plan together, offline too.
///
/// One program: the server with the app inside, and the tools around it. Everything it keeps is in
/// the data directory.
#[derive(Debug, Parser)]
#[command(
    version,
    propagate_version = true,
    subcommand_required = true,
    max_term_width = 100
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Starts the server with the app inside.
    Serve(serve::Serve),
}

impl Arguments {
    /// Does what was asked.
    pub fn run(self) -> anyhow::Result<()> {
        match self.command {
            Command::Serve(serve) => block_on(serve.run()),
        }
    }
}

fn block_on(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(work)
}
