//! `cargo xtask bench`: all benches, or those of one package; the engine's beside Yjs, natively and
//! as WebAssembly in one process with it.

use clap::Args;

use crate::process;
use crate::tools;
use crate::tools::yjs::{self, Yjs};

const ENGINE: &str = "lientich-shared";
const WORKLOAD: &str = "plan_workload";
/// WebAssembly with a clock and a place to print to.
const WASI: &str = "wasm32-wasip1";

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
    let yjs = if has_engine(options) {
        yjs::ensure()?
    } else {
        None
    };
    let mut cargo = tools::cargo(&["bench", "--locked", "--benches"]);
    if let Some(package) = &options.package {
        cargo.args(["-p", package]);
    }
    if let Some(yjs) = &yjs {
        cargo.env("YJS_MS", yjs.milliseconds()?);
    }
    process::run(cargo.arg("--").args(&options.rest))?;
    yjs.map_or(Ok(()), |yjs| in_node(&yjs))
}

fn has_engine(options: &Options) -> bool {
    let package = options.package.as_deref();
    package.is_none_or(|package| package == ENGINE)
}

/// The engine as the app has it, in Node, whose WebAssembly is that of Chromium.
fn in_node(yjs: &Yjs) -> anyhow::Result<()> {
    tools::ensure_target(WASI)?;
    let mut cargo = tools::cargo(&["bench", "--locked", "-p", ENGINE, "--bench", WORKLOAD]);
    cargo.args(["--target", WASI, "--profile", "wasm-release"]);
    process::run(yjs.set_runner(&mut cargo))
}
