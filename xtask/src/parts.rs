//! Cuts the app's wasm into what its first download holds and the parts that come later, joins them to their
//! JavaScript, and makes them small. Which part a page belongs to, `frontend/src/parts.rs` says.
//!
//! It starts from what cargo has built, since the cut needs the linker's relocations, which wasm-bindgen drops,
//! and takes the place of what Trunk has made of the same file.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command},
};

use anyhow::{Context, ensure};

use crate::{files, process, workspace};

/// Begins the names of files that the first download leaves out.
pub const LATER: &str = "part-";

const APP: &str = "lientich-frontend";
const INDEX: &str = "index.html";
/// How the names of the main module's two files end after the version, and those of the parts.
const SCRIPT: &str = ".js";
const MAIN_WASM: &str = "_bg.wasm";
const PART_WASM: &str = ".wasm";
/// The JavaScript that fetches parts, as the splitter names it.
const LOADER: &str = "__wasm_split.js";
/// What rustc uses of WebAssembly: the parts do not say it themselves.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
/// What is inlined less is larger before brotli and smaller after it, which is what is downloaded. The stack lies
/// lowest in memory.
const SMALL: [&str; 5] = [
    "--quiet",
    "-O2",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=0",
    "--always-inline-max-function-size=0",
];

/// A file on its way to the app: what the tools call it, and its name in the app without the version.
struct Made {
    path: PathBuf,
    name: String,
    kind: &'static str,
}

/// Puts the app in its parts among Trunk's `staged` files, in place of the whole.
pub fn cut(staged: &Path) -> anyhow::Result<()> {
    let place = workspace::target().join("xtask").join("parts");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    fs::create_dir_all(&place)?;
    split(&place)?;
    join(&place)?;
    let made = made(&place)?;
    shrink(&made)?;
    let version = files::fingerprint("", &place, &files::list(&place, &place)?)?;
    for file in &made {
        put(file, &made, staged, &version)?;
    }
    replace_whole(staged, &version)
}

fn split(place: &Path) -> anyhow::Result<()> {
    let built = workspace::target().join("wasm32-unknown-unknown/wasm-release");
    process::run(
        Command::new("wasm-split-cli")
            .arg(built.join(format!("{APP}.wasm")))
            .arg(place)
            .args(["--out-name", APP]),
    )
}

/// Writes the main wasm's JavaScript and what wasm-bindgen leaves of that wasm itself.
fn join(place: &Path) -> anyhow::Result<()> {
    let main = place.join(format!("{APP}.wasm"));
    process::run(
        Command::new("wasm-bindgen")
            .args(["--target", "web", "--no-typescript"])
            .args(["--keep-lld-exports", "--no-demangle", "--out-dir"])
            .args([place, &main]),
    )?;
    fs::remove_file(main)?;
    Ok(())
}

fn made(place: &Path) -> anyhow::Result<Vec<Made>> {
    let files = files::list(place, place)?;
    files
        .iter()
        .map(|file| {
            let name = file.to_string_lossy();
            let (name, kind) =
                name_in_app(&name).with_context(|| format!("{name} has no place in the app"))?;
            Ok(Made {
                path: place.join(file),
                name,
                kind,
            })
        })
        .collect()
}

/// The name of a file in the app, which the version follows, and how it then ends.
fn name_in_app(name: &str) -> Option<(String, &'static str)> {
    if name == LOADER {
        return Some((format!("{APP}-parts"), SCRIPT));
    }
    if let Some(rest) = name.strip_prefix(APP) {
        let kind = [MAIN_WASM, SCRIPT].into_iter().find(|kind| *kind == rest)?;
        return Some((APP.to_owned(), kind));
    }
    let part = name.strip_suffix(PART_WASM)?;
    let own = part.strip_prefix("split_").map(str::to_owned);
    let shared = part.strip_prefix("chunk_");
    let part = own.or_else(|| shared.map(|number| format!("shared-{number}")))?;
    Some((format!("{LATER}{part}"), PART_WASM))
}

/// All at once: the tool uses one processor.
fn shrink(made: &[Made]) -> anyhow::Result<()> {
    let wasm = made.iter().filter(|file| file.kind != SCRIPT);
    let running: Vec<(Child, &Path)> = wasm
        .map(|file| {
            let mut command = Command::new("wasm-opt");
            command.args(SMALL).args(FEATURES).arg(&file.path).arg("-o");
            let child = command.arg(&file.path).spawn();
            Ok((child.context("starting wasm-opt")?, file.path.as_path()))
        })
        .collect::<anyhow::Result<_>>()?;
    for (mut child, path) in running {
        let status = child.wait()?;
        ensure!(status.success(), "wasm-opt of {} {status}", path.display());
    }
    Ok(())
}

/// Under its name with the version, by which the JavaScript then knows it.
fn put(file: &Made, all: &[Made], staged: &Path, version: &str) -> anyhow::Result<()> {
    let target = staged.join(file.versioned(version));
    if file.kind != SCRIPT {
        fs::copy(&file.path, target)?;
        return Ok(());
    }
    let mut script = fs::read_to_string(&file.path)?;
    for other in all {
        let made = other.path.file_name().unwrap_or_default();
        let made = made.to_string_lossy();
        script = renamed(&script, &made, &other.versioned(version));
    }
    fs::write(target, script)?;
    Ok(())
}

/// A script that imports or fetches a file by another name. Elsewhere the old one stays: the main wasm calls its
/// imports by it.
fn renamed(script: &str, old: &str, new: &str) -> String {
    ["from ", "URL("]
        .iter()
        .fold(script.to_owned(), |script, before| {
            let written = |name| format!("{before}\"./{name}\"");
            script.replace(&written(old), &written(new))
        })
}

impl Made {
    fn versioned(&self, version: &str) -> String {
        format!("{}-{version}{}", self.name, self.kind)
    }
}

/// Removes what Trunk made of the whole, and lets the page start with what stands in its place.
fn replace_whole(staged: &Path, version: &str) -> anyhow::Result<()> {
    let index = staged.join(INDEX);
    let page = fs::read_to_string(&index)?;
    let whole = whole(&page).context("the page loads no app")?.to_owned();
    for kind in [SCRIPT, MAIN_WASM] {
        fs::remove_file(staged.join(format!("{whole}{kind}")))?;
    }
    fs::write(index, started_with_parts(&page, &whole, version))?;
    Ok(())
}

/// The name under which the page asks for the app, without its kind.
fn whole(page: &str) -> Option<&str> {
    let begin = page.find(&format!("{APP}-"))?;
    let length = page[begin..].find(SCRIPT).into_iter();
    let length = length.chain(page[begin..].find(MAIN_WASM)).min()?;
    Some(&page[begin..begin + length])
}

/// The loader of parts is asked for at once, since the app's own JavaScript waits for it.
fn started_with_parts(page: &str, whole: &str, version: &str) -> String {
    let loader =
        format!("<link rel=modulepreload crossorigin href=/{APP}-parts-{version}.js></head>");
    page.replace(whole, &format!("{APP}-{version}"))
        .replacen("</head>", &loader, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_later_is_told_by_its_name() {
        let named = |name| name_in_app(name).map(|(name, kind)| format!("{name}-1{kind}"));
        assert_eq!(
            named("split_people.wasm").as_deref(),
            Some("part-people-1.wasm")
        );
        assert_eq!(
            named("chunk_3.wasm").as_deref(),
            Some("part-shared-3-1.wasm")
        );
        assert_eq!(
            named("lientich-frontend_bg.wasm").as_deref(),
            Some("lientich-frontend-1_bg.wasm")
        );
        assert_eq!(
            named(LOADER).as_deref(),
            Some("lientich-frontend-parts-1.js")
        );
        assert_eq!(named("notes.txt"), None);
    }

    #[test]
    fn scripts_find_each_other_and_the_wasm_still_finds_its_imports() {
        let script =
            r#"import * as a from "./x.js"; const all = { "./x.js": a }; new URL("./y.wasm", b);"#;
        let script = renamed(&renamed(script, "x.js", "x-1.js"), "y.wasm", "y-1.wasm");
        assert_eq!(
            script,
            r#"import * as a from "./x-1.js"; const all = { "./x.js": a }; new URL("./y-1.wasm", b);"#
        );
    }

    #[test]
    fn the_page_starts_with_the_version_and_asks_for_the_loader() {
        let page = "<head><script>'/lientich-frontend-ab12.js' '/lientich-frontend-ab12_bg.wasm'</script></head>";
        let whole = whole(page).expect("the page names the app");
        assert_eq!(whole, "lientich-frontend-ab12");
        assert_eq!(
            started_with_parts(page, whole, "ff"),
            "<head><script>'/lientich-frontend-ff.js' '/lientich-frontend-ff_bg.wasm'</script>\
             <link rel=modulepreload crossorigin href=/lientich-frontend-parts-ff.js></head>"
        );
    }
}
