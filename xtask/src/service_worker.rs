//! The build's facts in the service worker: which files it keeps, and the version that they make.

use std::path::{Path, PathBuf};

use anyhow::ensure;

/// The worker's name, in the sources and in the build.
pub const FILE: &str = "service-worker.js";

/// The line of the worker that a build replaces.
const EMPTY: &str = r#"const BUILD = { version: "", files: [] };"#;

/// Where the starting documents lie.
pub const TEMPLATES: &str = "templates";

/// The addresses that the worker keeps: all files of the build but itself and licence texts.
pub fn precached(files: &[PathBuf]) -> Vec<String> {
    files
        .iter()
        .filter(|file| is_precached(file))
        .map(|file| address(file))
        .collect()
}

fn is_precached(file: &Path) -> bool {
    let compressed_or_text = file
        .extension()
        .is_some_and(|kind| kind == "br" || kind == "txt" && !file.starts_with(TEMPLATES));
    !compressed_or_text && file != Path::new(FILE)
}

/// `index.html` goes by "/": that is what a navigation asks for, and a server may redirect the longer name.
fn address(file: &Path) -> String {
    match file.to_string_lossy().replace('\\', "/") {
        name if name == "index.html" => "/".to_owned(),
        name => format!("/{name}"),
    }
}

/// The worker with its empty build replaced.
pub fn with_build(template: &str, version: &str, files: &[String]) -> anyhow::Result<String> {
    ensure!(
        template.matches(EMPTY).count() == 1,
        "{FILE} must hold this line once: {EMPTY}"
    );
    let lines: Vec<String> = files.iter().map(|file| format!("    {file:?},")).collect();
    let lines = lines.join("\n");
    let build =
        format!("const BUILD = {{\n  version: {version:?},\n  files: [\n{lines}\n  ],\n}};");
    Ok(template.replace(EMPTY, &build))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    #[test]
    fn the_shell_goes_by_its_directory_and_the_worker_does_not_keep_itself() {
        let kept = precached(&paths(&[
            "app-1.wasm",
            "fonts/OFL-x.txt",
            "templates/x.txt",
            "fonts/x.woff2",
            "index.html",
            FILE,
        ]));
        let wanted = ["/app-1.wasm", "/templates/x.txt", "/fonts/x.woff2", "/"];
        assert_eq!(kept, wanted);
    }

    #[test]
    fn compressed_copies_are_not_addresses_of_their_own() {
        assert_eq!(precached(&paths(&["app.js", "app.js.br"])), ["/app.js"]);
    }

    #[test]
    fn the_worker_of_the_sources_takes_a_build() {
        let template = include_str!("../../frontend/service-worker.js");
        let worker = with_build(template, "00ff", &["/".to_owned(), "/a.css".to_owned()]);
        let worker = worker.expect("the template holds the line");
        assert!(
            worker.contains("version: \"00ff\",\n  files: [\n    \"/\",\n    \"/a.css\",\n  ],")
        );
        assert!(!worker.contains(EMPTY));
    }

    #[test]
    fn a_worker_without_the_line_is_refused() {
        assert!(with_build("self.x = 1;", "00ff", &[]).is_err());
    }
}
