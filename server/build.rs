//! Stages the built app that goes into the binary: that of `LIENTICH_DIST`, or `dist` of the workspace, each file once, packed
//! where it is packed. A missing directory is no error: the server then shows a page that says how to build the app.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-env-changed=LIENTICH_DIST");
    let workspace = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let dist = env::var_os("LIENTICH_DIST").map_or_else(|| workspace.join("dist"), PathBuf::from);
    let staged = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("app");
    if staged.exists() {
        fs::remove_dir_all(&staged)?;
    }
    fs::create_dir_all(&staged)?;
    // Cargo compares the times of a directory's files; a path that is not there would make it
    // run this script every time.
    if dist.exists() {
        println!("cargo:rerun-if-changed={}", dist.display());
        stage(&dist, &staged)?;
    }
    println!("cargo:rustc-env=LIENTICH_STAGED={}", staged.display());
    Ok(())
}

/// Copies what has no packed copy beside it.
fn stage(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else {
            continue;
        };
        let mut packed = path.clone().into_os_string();
        packed.push(".br");
        if path.is_dir() {
            fs::create_dir_all(to.join(name))?;
            stage(&path, &to.join(name))?;
        } else if !Path::new(&packed).exists() {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
