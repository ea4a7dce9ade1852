//! `cargo xtask run`: from a bare checkout to a school in the browser.

use std::process::Command;

use clap::Args;

use crate::{app, process::say, server, tools::Toolbox, workspace};

/// What may be chosen when starting.
#[derive(Args)]
pub struct Options {
    /// Address and port to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// Directory of the database.
    #[arg(long, default_value = "data")]
    data: String,
}

/// Gets the tools, builds, and becomes the server.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let toolbox = Toolbox::ensure()?;
    app::build(&toolbox)?;
    server::build()?;
    say(&format!(
        "starting the server on http://{}",
        options.listen.replace("127.0.0.1", "localhost")
    ));
    let mut serve = Command::new(server::binary());
    serve.args([
        "serve",
        "--demo",
        "--listen",
        &options.listen,
        "--data",
        &options.data,
    ]);
    become_process(serve.current_dir(workspace::root()))
}

/// On Unix the server takes this process's place, so that every signal reaches it and nobody else.
#[cfg(unix)]
fn become_process(command: &mut Command) -> anyhow::Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec().into())
}

#[cfg(not(unix))]
fn become_process(command: &mut Command) -> anyhow::Result<()> {
    crate::process::run(command)
}
