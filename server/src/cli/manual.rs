//! `lientich man` and `lientich completions`: the words of `--help` as man pages, and what a shell needs to complete
//! them. Both are made from the arguments themselves, so that they cannot fall behind.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::Arguments;

/// Writes man pages.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: lientich man --dir ~/.local/share/man/man1, then man lientich-check."
)]
pub(super) struct Man {
    /// Writes a page for each command into this directory; without it the first page goes to standard output.
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Writes completions.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: lientich completions bash > ~/.local/share/bash-completion/completions/lientich"
)]
pub(super) struct Completions {
    /// The shell that they are for.
    shell: Shell,
}

impl Man {
    pub(super) fn run(self) -> anyhow::Result<()> {
        match self.dir {
            None => print(&first_page()?),
            Some(dir) => write_pages(&dir),
        }
    }
}

impl Completions {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let mut command = Arguments::command();
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, "lientich", &mut script);
        print(&script)
    }
}

fn first_page() -> anyhow::Result<Vec<u8>> {
    let mut page = Vec::new();
    let man = clap_mangen::Man::new(Arguments::command());
    man.render(&mut page).context("drawing the page")?;
    Ok(page)
}

fn write_pages(dir: &Path) -> anyhow::Result<()> {
    let told = || dir.display().to_string();
    std::fs::create_dir_all(dir).with_context(told)?;
    clap_mangen::generate_to(Arguments::command(), dir).with_context(told)
}

/// To standard output; somebody who stopped reading has enough.
fn print(bytes: &[u8]) -> anyhow::Result<()> {
    match std::io::stdout().write_all(bytes) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => written.context("writing to standard output"),
    }
}
