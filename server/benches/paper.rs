//! How long it takes to put the longest plan on paper: 300 clauses, as a Word file, as pages of HTML and as PDF. Milliseconds, the
//! best of several runs, beside the budget. Run by `cargo bench -p lientich-server --bench paper`.

use std::hint::black_box;
use std::time::Instant;

use lientich_server::pdf::{self, Fonts};
use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::import::{self, plant};
use lientich_shared::log::document::Document;
use lientich_shared::plan::content::Content;
use lientich_shared::plan::samples::PRIMARY_2026;
use lientich_shared::render::html::{self, Ruler};
use lientich_shared::render::{self, Options, Paper, docx};
use lientich_shared::time::Timestamp;

const CLAUSES: usize = 300;
const RUNS: usize = 7;
/// Native milliseconds: the app does it ten times slower on a phone, and nobody waits longer than half a second.
const BUDGET: f64 = 50.0;

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
    let content = content()?;
    println!("{} parts", content.parts.len());
    let paper = on_paper(&content);
    row("put on paper", || on_paper(&content).sheets.len());
    row("Word", || docx::write(&paper).len());
    row("pages of HTML", || html::pages(&paper, &TwoLines).len());
    match Fonts::of_this_machine() {
        Ok(fonts) => row("PDF", || {
            pdf::write(&paper, &fonts).map_or(0, |file| file.len())
        }),
        Err(error) => println!("{:<16} not measured: {error}", "PDF"),
    }
    Ok(())
}

fn content() -> anyhow::Result<Content> {
    let (draft, _) = import::read(PRIMARY_2026.as_bytes());
    let mut document = Document::new(DocId(1));
    plant::plant(&mut document, ReplicaId(1), Timestamp(0), &draft)?;
    let mut content = Content::of(&document);
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

fn row(what: &str, run: impl Fn() -> usize) {
    let times = (0..RUNS).map(|_| {
        let begun = Instant::now();
        black_box(run());
        begun.elapsed().as_secs_f64() * 1000.0
    });
    let best = times.fold(f64::MAX, f64::min);
    println!("{what:<16} {best:>8.2} ms, budget {BUDGET} ms");
    assert!(best <= BUDGET, "{what} takes {best} ms");
}
