//! The checked-out files, without what tools make.

use std::{
    fs,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use crate::source;

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

/// Rust files that are part of what is shipped, or of the tools: neither tests nor modules for tests only.
pub fn production() -> Vec<File> {
    let files = rust();
    let places: Vec<String> = files.iter().flat_map(test_places).collect();
    let is_for_tests =
        |path: &str| is_named_as_test(path) || places.iter().any(|place| lies_in(path, place));
    files
        .into_iter()
        .filter(|file| !is_for_tests(&file.path))
        .collect()
}

/// `a/` is a directory; `a/b` is a module, thus `a/b.rs` and `a/b/c.rs`, but not `a/bell.rs`.
pub fn lies_in(path: &str, place: &str) -> bool {
    path.strip_prefix(place)
        .is_some_and(|rest| place.ends_with('/') || rest == ".rs" || rest.starts_with('/'))
}

/// The crate of the tests answers for its harness, which lies in its `src`.
fn is_named_as_test(path: &str) -> bool {
    let is_story = path.starts_with("tests/") && !path.starts_with("tests/src/");
    is_story
        || path.contains("/tests/")
        || path.contains("/benches/")
        || path.ends_with("/tests.rs")
}

/// Where the modules lie that a file declares for tests only.
fn test_places(file: &File) -> Vec<String> {
    let module = file.path.strip_suffix(".rs").unwrap_or(&file.path);
    let is_root = |name: &str| module.strip_suffix(name).filter(|stem| stem.ends_with('/'));
    let home = is_root("lib").or_else(|| is_root("main"));
    let home = home.map_or_else(|| format!("{module}/"), str::to_owned);
    source::test_modules(&file.text)
        .into_iter()
        .map(|name| home.clone() + &name)
        .collect()
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

#[test]
fn modules_for_tests_lie_beside_a_root_and_under_any_other_file() {
    let places = |path: &str| {
        test_places(&File {
            path: path.to_owned(),
            text: "#[cfg(test)]\nmod x;".to_owned(),
        })
    };
    assert_eq!(places("shared/src/lib.rs"), ["shared/src/x"]);
    assert_eq!(places("shared/src/import.rs"), ["shared/src/import/x"]);
    assert_eq!(places("server/src/domain.rs"), ["server/src/domain/x"]);
}
