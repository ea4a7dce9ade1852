//! What `lientich` can be told. One file per command; this one names them and starts the runtime.

mod backup;
mod check;
mod doctor;
mod document;
mod export;
mod import;
mod invite;
mod manual;
mod place;
mod school;
mod serve;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Liên Tịch: a school's management and its union write one plan together, offline too.
///
/// One program: the server with the app inside, and the tools around it. Everything it keeps is in
/// the data directory. The tools may be used while the server runs.
#[derive(Debug, Parser)]
#[command(
    name = "lientich",
    version,
    subcommand_required = true,
    max_term_width = 100
)]
#[command(
    after_help = "To try it out: lientich serve --demo, then open one of the links that it prints."
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Starts the server, with the app inside.
    Serve(serve::Serve),
    /// Founds schools; adds people and ends their posts; revokes devices.
    #[command(subcommand)]
    School(school::School),
    /// Makes a one-time sign-in link for a person.
    Invite(invite::Invite),
    /// Reads a plan from a text, a Word file or a PDF and says what was understood, or in what it differs from a plan that
    /// there is. Changes nothing.
    Import(import::Import),
    /// Reads a plan, or the text of one, and says what should be mended before it is signed. Changes nothing.
    Check(check::Check),
    /// Prints a plan as it is now, or lists the plans; saves an Edition.
    Export(export::Export),
    /// Says who signed a saved Edition, or what in it does not hold. Needs no data.
    Verify(verify::Verify),
    /// Writes a copy of everything that is kept. The server may go on meanwhile.
    Backup(backup::Backup),
    /// Checks the data directory and says what is wrong with it.
    Doctor(doctor::Doctor),
    /// Writes the man pages of this program.
    Man(manual::Man),
    /// Writes what a shell needs to complete the commands of this program.
    Completions(manual::Completions),
}

impl Arguments {
    /// Does what was asked; the exit code says how it went.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let done = match self.command {
            Command::Check(check) => return block_on(check.run()),
            Command::Serve(serve) => block_on(serve.run()),
            Command::School(school) => block_on(school.run()),
            Command::Invite(invite) => block_on(invite.run()),
            Command::Import(import) => return block_on(import.run()),
            Command::Export(export) => block_on(export.run()),
            Command::Verify(verify) => verify.run(),
            Command::Backup(backup) => block_on(backup.run()),
            Command::Doctor(doctor) => block_on(doctor.run()),
            Command::Man(man) => man.run(),
            Command::Completions(completions) => completions.run(),
        };
        done.map(|()| ExitCode::SUCCESS)
    }
}

fn block_on<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(work)
}
