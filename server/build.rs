//! Says which built app goes into the binary: `LIENTICH_DIST`, or `dist` of the workspace.
//! A missing directory is no error: the server then shows a page that says how to build the app.

use std::env;
use std::path::PathBuf;

fn main() {
    println!("cargo:rerun-if-env-changed=LIENTICH_DIST");
    let workspace = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let dist = env::var_os("LIENTICH_DIST").map_or_else(|| workspace.join("dist"), PathBuf::from);
    // Cargo compares the times of a directory's files; a path that is not there would make it
    // run this script every time.
    if dist.exists() {
        println!("cargo:rerun-if-changed={}", dist.display());
    }
    println!("cargo:rustc-env=LIENTICH_DIST={}", dist.display());
}
