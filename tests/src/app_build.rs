//! A copy of the built app that a story may change: the next version, as a server would get it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use crate::paths;

/// Where builds name their version in the service worker.
const VERSION: &str = "version: \"";

/// A directory with a whole app.
#[derive(Debug)]
pub struct AppBuild {
    dir: TempDir,
}

impl AppBuild {
    /// The app as it was built, but of this version: its service worker says so, and so does `<meta name="build">` of its page.
    pub fn of_version(version: &str) -> Result<Self> {
        let dir = TempDir::with_prefix("lientich-app-").context("make a directory for the app")?;
        copy(&paths::app()?, dir.path())?;
        let build = Self { dir };
        build.edit(
            "index.html",
            "<title>",
            &format!("<meta name=\"build\" content=\"{version}\"><title>"),
        )?;
        build.edit(
            "service-worker.js",
            VERSION,
            &format!("{VERSION}{version}-"),
        )?;
        Ok(build)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Replaces words in a file; its compressed copy goes.
    fn edit(&self, name: &str, old: &str, new: &str) -> Result<()> {
        let path = self.dir.path().join(name);
        let text = fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
        ensure!(text.contains(old), "{name} of the build has no {old}");
        fs::write(&path, text.replacen(old, new, 1))
            .with_context(|| format!("write {}", path.display()))?;
        let compressed = self.dir.path().join(format!("{name}.br"));
        if compressed.is_file() {
            fs::remove_file(&compressed)
                .with_context(|| format!("remove {}", compressed.display()))?;
        }
        Ok(())
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("read {}", from.display()))? {
        let source = entry.context("read the built app")?.path();
        let target = to.join(
            source
                .file_name()
                .context("a file of the built app has a name")?,
        );
        if source.is_dir() {
            fs::create_dir(&target).with_context(|| format!("make {}", target.display()))?;
            copy(&source, &target)?;
        } else {
            fs::copy(&source, &target).with_context(|| format!("copy {}", source.display()))?;
        }
    }
    Ok(())
}
