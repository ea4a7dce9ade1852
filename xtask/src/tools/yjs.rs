//! Yjs, beside which the engine is measured, and the script that runs it.

use std::path::PathBuf;
use std::process::Command;

use super::npm;
use crate::process::{self, say};
use crate::workspace;

const PACKAGE: &str = "yjs";
const VERSION: &str = "13.6.33";
/// Runs the workload in Node.
const SCRIPT: &str = "shared/benches/plan_workload/beside_yjs.mjs";

/// Where it lies.
pub struct Yjs {
    modules: PathBuf,
}

/// Gets it; none where there is no Node to run it, which is said.
pub fn ensure() -> anyhow::Result<Option<Yjs>> {
    let has = |program| process::succeeds(Command::new(program).arg("--version"));
    if !has("node") || !has("npm") {
        say("Yjs: there is no Node with npm, so nothing is measured beside it");
        return Ok(None);
    }
    let modules = npm::modules(PACKAGE, VERSION)?;
    if !modules.join(PACKAGE).is_dir() {
        npm::install(PACKAGE, VERSION)?;
    }
    Ok(Some(Yjs { modules }))
}

impl Yjs {
    /// What it needs for the workload on this machine, now.
    pub fn milliseconds(&self) -> anyhow::Result<String> {
        let mut node = Command::new("node");
        node.args(["--no-warnings", SCRIPT]);
        node.current_dir(workspace::root());
        process::first_line(node.env("MODULES", &self.modules))
    }

    /// Lets cargo run WASI programs in Node, beside Yjs.
    pub fn set_runner<'a>(&self, cargo: &'a mut Command) -> &'a mut Command {
        let script = workspace::root().join(SCRIPT);
        let runner = format!("node --no-warnings {}", script.display());
        cargo.env("CARGO_TARGET_WASM32_WASIP1_RUNNER", runner);
        cargo.env("MODULES", &self.modules)
    }
}
