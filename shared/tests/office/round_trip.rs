//! A plan that went out as a Word file comes back as the same plan.

use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::import::draft::Draft;
use lientich_shared::import::{self, file, plant};
use lientich_shared::log::change::NodeKind;
use lientich_shared::log::document::Document;
use lientich_shared::plan::content::Content;
use lientich_shared::plan::samples::PRIMARY_2026;
use lientich_shared::render::{self, Form, Options};
use lientich_shared::time::Timestamp;
use std::path::{Path, PathBuf};

pub fn content_of(draft: &Draft) -> Content {
    let mut document = Document::new(DocId(1));
    plant::plant(&mut document, ReplicaId(1), Timestamp(0), draft).expect("a draft is planted");
    Content::of(&document)
}

/// A plan as the Word file that the app hands out.
pub fn word_file(content: &Content, form: Form) -> Vec<u8> {
    let options = Options {
        form,
        ..Options::default()
    };
    let paper = render::render(content, &options, &|_| String::new());
    render::docx::write(&paper)
}

/// The parts of a plan, one a line: depth, label, kind, words. Letterhead and signers are made anew by the
/// writer, from the directory.
pub fn parts(content: &Content) -> Vec<String> {
    let parts = content
        .parts
        .iter()
        .filter(|part| !matches!(part.kind, NodeKind::Letterhead | NodeKind::Signer));
    parts
        .map(|part| {
            let depth = if is_annex(&part.text) { 0 } else { part.depth };
            let year = content.school_year.map(|year| format!(" Năm học {year}"));
            let words = match (part.kind, year) {
                // Where the title does not say the year, the paper does.
                (NodeKind::Title, Some(year)) => part.text.trim_end_matches(&year),
                _ => &part.text,
            };
            format!("{depth} {:?} [{}] {words}", part.kind, part.label)
        })
        .collect()
}

/// What found no place stands at the end of a plan, where paper does not show how deep.
fn is_annex(words: &str) -> bool {
    words.starts_with("PHỤ LỤC") || words.starts_with("QUYẾT ĐỊNH")
}

fn check(name: &str, draft: &Draft) {
    let before = content_of(draft);
    for form in [Form::School, Form::Union, Form::Joint] {
        let (back, _) = file::read(&word_file(&before, form)).expect("our own file is read");
        assert_eq!(back.untaken_lines(), Vec::<u32>::new(), "{name} {form:?}");
        assert_eq!(parts(&content_of(&back)), parts(&before), "{name} {form:?}");
    }
}

pub fn texts_in(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = std::fs::read_dir(folder).into_iter().flatten();
    let paths = files.map(|file| file.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect()
}

fn check_all(paths: &[PathBuf]) {
    for path in paths {
        let (draft, _) = import::read(&std::fs::read(path).unwrap());
        check(&path.display().to_string(), &draft);
    }
}

#[test]
fn every_sample_comes_back_as_it_went_out() {
    let (draft, _) = import::read(PRIMARY_2026.as_bytes());
    check("the sample plan", &draft);
    let samples = texts_in("src/import/samples");
    assert!(10 < samples.len());
    check_all(&samples);
}

#[test]
fn every_corpus_document_comes_back_as_it_went_out() {
    let corpus = texts_in("../../shared/corpus");
    if corpus.is_empty() {
        println!("round trip: no corpus beside the workspace, nothing compared");
    }
    check_all(&corpus);
}
