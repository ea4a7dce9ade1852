//! The checked-out files, without what tools make.

use std::{
    fs,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

/// Directories that tools fill, wherever they lie …
const MADE: [&str; 2] = ["target", "node_modules"];
/// … and those of the root alone, whose names are good names elsewhere.
const MADE_IN_ROOT: [&str; 3] = [".git", "dist", "data"];

/// A file of the project.
pub struct File {
    /// From the root, with `/` on every platform.
    pub path: String,
    /// The whole content.
    pub text: String,
}

/// The root of the checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("this crate lies directly under the root")
}

/// All files whose names end in one of `kinds`, in a stable order.
pub fn files(kinds: &[&str]) -> Vec<File> {
    let found: Vec<File> = paths()
        .into_iter()
        .filter(|path| {
            kinds
                .iter()
                .any(|kind| path.extension().is_some_and(|is| is == *kind))
        })
        .map(|path| File {
            path: from_root(&path),
            text: read(&path),
        })
        .collect();
    assert!(
        !found.is_empty(),
        "no {kinds:?} file under {}",
        root().display()
    );
    found
}

/// All Rust files.
pub fn rust() -> Vec<File> {
    files(&["rs"])
}

/// Names of the files directly in a directory of the project; none when there is no such directory.
pub fn names_in(directory: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(directory))
        .into_iter()
        .flatten()
        .flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn paths() -> Vec<PathBuf> {
    let all = WalkDir::new(root())
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !is_made(entry));
    all.map(|entry| entry.expect("the checkout can be listed"))
        .filter(|entry| entry.file_type().is_file())
        .map(DirEntry::into_path)
        .collect()
}

fn is_made(entry: &DirEntry) -> bool {
    let is_one_of = |names: &[&str]| names.iter().any(|name| entry.file_name() == *name);
    let is_in_root = entry.depth() == 1;
    entry.file_type().is_dir() && (is_one_of(&MADE) || is_in_root && is_one_of(&MADE_IN_ROOT))
}

fn from_root(path: &Path) -> String {
    let path = path
        .strip_prefix(root())
        .expect("it was found under the root");
    path.to_string_lossy().replace('\\', "/")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("reading {}: {error}", path.display()))
}
