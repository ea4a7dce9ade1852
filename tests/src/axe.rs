//! axe-core, the judge of accessibility, run inside a page.
//!
//! Not part of this repository: `cargo xtask test` gets it from npm and names it in `LIENTICH_AXE`.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::tab::Tab;

/// Everything that axe calls serious or critical, one line each.
const JUDGE: &str = "axe.run(document, { resultTypes: ['violations'] }).then((report) =>
  report.violations
    .filter((fault) => fault.impact === 'serious' || fault.impact === 'critical')
    .map((fault) => `${fault.id} (${fault.impact}): ${fault.help}: ` +
      fault.nodes.slice(0, 5).map((node) => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).join('; ')))";

/// Fails with every serious or critical fault of what is on the screen now.
pub async fn no_serious_fault(tab: &Tab, screen: &str) -> Result<()> {
    let path = script()?;
    let axe = std::fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
    tab.run_script(&axe)
        .await
        .context("load axe into the page")?;
    let faults = tab.evaluate(JUDGE).await.context("run axe")?;
    let faults = faults.as_array().context("axe gave no list of faults")?;
    if faults.is_empty() {
        return Ok(());
    }
    let lines: Vec<_> = faults.iter().filter_map(|fault| fault.as_str()).collect();
    bail!("accessibility of {screen}:\n{}", lines.join("\n"))
}

/// Where axe is: what `LIENTICH_AXE` names.
fn script() -> Result<PathBuf> {
    env::var_os("LIENTICH_AXE")
        .map(PathBuf::from)
        .context("LIENTICH_AXE names no axe.min.js: run the stories through `cargo xtask test`")
}
