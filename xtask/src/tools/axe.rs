//! axe-core, the judge of accessibility that the stories load into their pages.

use std::path::PathBuf;

use super::npm;

const PACKAGE: &str = "axe-core";
const VERSION: &str = "4.14.1";

/// The script, fetched when it is not there.
pub fn ensure() -> anyhow::Result<PathBuf> {
    let script = npm::modules(PACKAGE, VERSION)?
        .join(PACKAGE)
        .join("axe.min.js");
    if !script.is_file() {
        npm::install(PACKAGE, VERSION)?;
    }
    Ok(script)
}
