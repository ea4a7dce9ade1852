//! How long it takes to put the longest plan on paper, and to read it from there: 300 clauses and the longest document of the
//! corpus, as a Word file, as pages of HTML and as PDF. Milliseconds, the best of several runs, beside the budget. Run by
//! `cargo bench -p lientich-server --bench paper`.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use lientich_server::pdf::{self, Fonts};
use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::import::draft::Draft;
use lientich_shared::import::{self, file, plant};
use lientich_shared::log::document::Document;
use lientich_shared::plan::content::Content;
use lientich_shared::plan::samples::PRIMARY_2026;
use lientich_shared::render::html::{self, Ruler};
use lientich_shared::render::{self, Options, Paper, docx};
use lientich_shared::time::Timestamp;

const CLAUSES: usize = 300;
const RUNS: usize = 7;
/// Native milliseconds: the app does it ten times slower on a phone, and nobody waits longer than half a second.
const WRITE: f64 = 50.0;
/// DESIGN, section 7: import of the longest corpus document, as text or from the archive that a Word file is.
const READ: f64 = 20.0;
/// Where every piece of text stands on the page is looked at besides.
const READ_PDF: f64 = 30.0;

/// Two lines a block, as a browser would tell.
struct TwoLines;

impl Ruler for TwoLines {
    fn height(&self, _: &str) -> f32 {
        49.3
    }

    fn starts(&self, _: &str) -> Vec<usize> {
        vec![60]
    }
}

fn main() -> anyhow::Result<()> {
    let fonts = Fonts::of_this_machine();
    if let Err(error) = &fonts {
        println!("PDF is not measured: {error}");
    }
    if let Some((name, text)) = longest_of_corpus() {
        let (draft, _) = import::read(&text);
        println!("{name}, {} bytes", text.len());
        row("read its text", READ, || import::read(&text).0.nodes.len());
        out_and_in(&planted(&draft)?, fonts.as_ref().ok());
    } else {
        println!("no corpus beside the workspace: only a made plan");
    }
    out_and_in(&content()?, fonts.as_ref().ok());
    Ok(())
}

/// Onto paper in every format, and back from the files.
fn out_and_in(content: &Content, fonts: Option<&Fonts>) {
    println!("{} parts", content.parts.len());
    let paper = on_paper(content);
    row("put on paper", WRITE, || on_paper(content).sheets.len());
    row("write Word", WRITE, || docx::write(&paper).len());
    row("pages of HTML", WRITE, || {
        html::pages(&paper, &TwoLines).len()
    });
    let word = docx::write(&paper);
    row("read Word", READ, || nodes(&word));
    let Some(fonts) = fonts else {
        return;
    };
    let pdf = || pdf::write(&paper, fonts).unwrap_or_default();
    row("write PDF", WRITE, || pdf().len());
    let pdf = pdf();
    row("read PDF", READ_PDF, || nodes(&pdf));
}

fn nodes(file: &[u8]) -> usize {
    file::read(file).map_or(0, |(draft, _)| draft.nodes.len())
}

fn longest_of_corpus() -> Option<(String, Vec<u8>)> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let texts = std::fs::read_dir(corpus).ok()?.filter_map(|file| {
        let path = file.ok()?.path();
        path.extension().filter(|extension| *extension == "txt")?;
        let name: String = path
            .file_name()?
            .to_string_lossy()
            .chars()
            .take(3)
            .collect();
        Some((format!("corpus {name}"), std::fs::read(path).ok()?))
    });
    texts.max_by_key(|(_, bytes)| bytes.len())
}

fn planted(draft: &Draft) -> anyhow::Result<Content> {
    let mut document = Document::new(DocId(1));
    plant::plant(&mut document, ReplicaId(1), Timestamp(0), draft)?;
    Ok(Content::of(&document))
}

fn content() -> anyhow::Result<Content> {
    let (draft, _) = import::read(PRIMARY_2026.as_bytes());
    let mut content = planted(&draft)?;
    let middle = content.parts.len() / 2;
    let clause = content.parts[middle].clone();
    while content.parts.len() < CLAUSES {
        content.parts.insert(middle, clause.clone());
    }
    Ok(content)
}

fn on_paper(content: &Content) -> Paper {
    render::render(content, &Options::default(), &|_| String::new())
}

fn row(what: &str, budget: f64, run: impl Fn() -> usize) {
    let times = (0..RUNS).map(|_| {
        let begun = Instant::now();
        black_box(run());
        begun.elapsed().as_secs_f64() * 1000.0
    });
    let best = times.fold(f64::MAX, f64::min);
    println!("{what:<16} {best:>8.2} ms, budget {budget} ms");
    assert!(best <= budget, "{what} takes {best} ms");
}
