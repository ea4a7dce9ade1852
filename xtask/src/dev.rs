//! `cargo xtask dev`: Trunk serves the app and reloads it; the server restarts when its sources change.
//!
//! The browser speaks to Trunk alone, which passes `/api` on to the server (see Trunk.toml).

use std::{
    path::PathBuf,
    process::{Child, Command},
    thread,
    time::{Duration, SystemTime},
};

use anyhow::{Context, bail};
use clap::Args;
use walkdir::WalkDir;

use crate::{
    process::{self, say},
    tools::{self, Toolbox},
    workspace,
};

/// Where Trunk.toml sends `/api`.
const SERVER: &str = "127.0.0.1:3000";
/// What the server is made of.
const SOURCES: [&str; 4] = ["server", "shared", "Cargo.toml", "Cargo.lock"];
/// Between two looks at the sources; a save should be felt at once, and a look costs a millisecond.
const PAUSE: Duration = Duration::from_millis(300);

/// What may be chosen.
#[derive(Args)]
pub struct Options {
    /// Port of the app in the browser.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Directory of the database.
    #[arg(long, default_value = "data")]
    data: String,
}

/// Runs until interrupted, or until Trunk ends.
pub fn dev(options: &Options) -> anyhow::Result<()> {
    let toolbox = Toolbox::ensure()?;
    say(&format!(
        "app: http://localhost:{} (the first build takes a minute or two)",
        options.port
    ));
    let mut trunk = Running(
        serve_app(&toolbox, options.port)
            .spawn()
            .context("starting trunk")?,
    );
    let mut server: Option<Running> = None;
    let mut seen = None;
    loop {
        let newest = newest_source();
        if seen != newest {
            seen = newest;
            server = restart(server, options);
        }
        if let Some(status) = trunk.0.try_wait()? {
            drop(server);
            bail!("trunk ended with {status}");
        }
        thread::sleep(PAUSE);
    }
}

/// To a directory of its own, so that the release build in `dist/` stays what it is.
fn serve_app(toolbox: &Toolbox, port: u16) -> Command {
    let mut trunk = toolbox.command("trunk");
    trunk.args(["serve", "--port", &port.to_string(), "--dist"]);
    trunk
        .arg(workspace::target().join("xtask").join("app-dev"))
        .env_remove("NO_COLOR");
    trunk
}

/// The old server goes on while the new one does not compile.
fn restart(old: Option<Running>, options: &Options) -> Option<Running> {
    say("server: building it");
    let mut build = tools::cargo(&[
        "build",
        "--locked",
        "-p",
        "lientich-server",
        "--bin",
        "lientich",
    ]);
    if let Err(error) = process::run(&mut build) {
        say(&format!("server: {error:#}"));
        return old;
    }
    drop(old);
    let mut serve = Command::new(binary());
    serve.args(["serve", "--demo", "--listen", SERVER]);
    serve.args(["--data", &options.data]);
    // The links that it prints are for the browser, which speaks to Trunk.
    serve.args([
        "--public-url",
        &format!("http://localhost:{}", options.port),
    ]);
    match serve.current_dir(workspace::root()).spawn() {
        Ok(child) => Some(Running(child)),
        Err(error) => {
            say(&format!("server: it does not start: {error}"));
            None
        }
    }
}

fn binary() -> PathBuf {
    workspace::target()
        .join("debug")
        .join("lientich")
        .with_extension(std::env::consts::EXE_EXTENSION)
}

fn newest_source() -> Option<SystemTime> {
    let all = SOURCES
        .iter()
        .flat_map(|source| WalkDir::new(workspace::root().join(source)));
    all.filter_map(|entry| entry.ok()?.metadata().ok()?.modified().ok())
        .max()
}

/// A program that ends when this value does.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
