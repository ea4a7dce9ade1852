//! The way back: a plan that LibreOffice or our command line printed is read from the PDF as the plan that it was.

use std::{env, fs};

use lientich_server::pdf::{self, Fonts};
use lientich_shared::import::draft::Draft;
use lientich_shared::import::file;
use lientich_shared::render::Form;
use lientich_shared::{import, render};

use crate::laid_out::{convert, print};
use crate::{content, documents, options};

#[test]
fn a_printed_plan_is_read_as_the_plan_that_it_was() {
    for form in [Form::School, Form::Union, Form::Joint] {
        let paper = render::render(&content(), &options(form), &|_| String::new());
        let word = render::docx::write(&paper);
        let Some(pdf) = print("imported", &word) else {
            return;
        };
        let (printed, issues) = file::read(&pdf).expect("a PDF with text is read");
        let (written, _) = file::read(&word).expect("our own Word file is read");
        assert_eq!(
            printed.to_gold("")["sections"],
            written.to_gold("")["sections"],
            "{form:?}"
        );
        for field in [
            "title",
            "legal_bases",
            "preamble",
            "closing",
            "recipients",
            "signers",
        ] {
            assert_eq!(
                printed.to_gold("")[field],
                written.to_gold("")[field],
                "{form:?}: {field}"
            );
        }
        assert!(issues.is_empty(), "{form:?}: {issues:?}");
        assert_eq!(printed.untaken_lines(), Vec::<u32>::new());
    }
}

#[test]
fn every_corpus_document_is_read_from_print_as_from_its_text() {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(files) = fs::read_dir(corpus) else {
        println!("imported: no corpus beside the workspace, nothing compared");
        return;
    };
    let paths = files.filter_map(|file| Some(file.ok()?.path()));
    for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
        let (draft, _) = import::read(&fs::read(&path).expect("the document is read"));
        let paper = render::render(&crate::planted(&draft), &options(Form::School), &|_| {
            String::new()
        });
        let word = render::docx::write(&paper);
        let Some(pdf) = print("corpus", &word) else {
            return;
        };
        let (printed, _) = file::read(&pdf).expect("a PDF with text is read");
        let (written, _) = file::read(&word).expect("our own Word file is read");
        let outline = |draft: &Draft| draft.to_gold("")["sections"].clone();
        assert_eq!(outline(&printed), outline(&written), "{}", path.display());
    }
}

/// What is read of a file, but for the letters of headings: paper has those of chapters in capitals.
fn said(file: &[u8]) -> Vec<String> {
    let (draft, _) = file::read(file).expect("a file with words is read");
    assert_eq!(draft.untaken_lines(), Vec::<u32>::new());
    let nodes = draft.nodes.iter().enumerate().map(|(at, node)| {
        let words = match &node.title {
            Some(title) => title.to_uppercase(),
            None => node.words().to_owned(),
        };
        let label = node.label.as_deref().unwrap_or_default();
        format!(
            "{} {:?} {label}{} {words}",
            draft.depth(at),
            node.kind,
            node.sep
        )
    });
    let mut said: Vec<String> = nodes.collect();
    let gold = draft.to_gold("");
    for field in [
        "kind",
        "school_year",
        "legal_bases",
        "preamble",
        "closing",
        "recipients",
        "signers",
    ] {
        said.push(gold[field].to_string());
    }
    said
}

/// What these say is not to be seen on paper: text that belongs to no heading although one is above it, and bases that
/// do not begin like bases.
const NOT_SEEN_ON_PAPER: [&str; 3] = [
    "in_kem_quyet_dinh.txt",
    "in_moi_doan_mot_dong.txt",
    "ke_hoach_nhieu_cap.txt",
];

#[test]
fn every_sample_and_template_is_read_from_print_as_from_its_word_file() {
    if env::var_os("LIENTICH_OFFICE").is_none() {
        println!("without LibreOffice (LIENTICH_OFFICE) nothing is printed");
        return;
    }
    let place = tempfile::tempdir().expect("a directory for the files");
    let fonts = Fonts::of_this_machine().expect("LibreOffice brings a font along");
    let is_seen =
        |(name, _): &(String, _)| NOT_SEEN_ON_PAPER.iter().all(|not| !name.ends_with(not));
    let all = documents::ours().into_iter().filter(is_seen).enumerate();
    let all: Vec<_> = all
        .map(|(at, (name, content))| {
            let paper = render::render(&content, &options(Form::School), &|_| String::new());
            let word = render::docx::write(&paper);
            fs::write(place.path().join(format!("{at}.docx")), &word).expect("a file is written");
            (name, paper, word)
        })
        .collect();
    let printed = convert(place.path(), "docx", "pdf");
    let mut apart = Vec::new();
    for (at, (name, paper, word)) in all.iter().enumerate() {
        let theirs = fs::read(printed.join(format!("{at}.pdf"))).expect("it was printed");
        let ours = pdf::write(paper, &fonts).expect("a PDF file is written");
        for (who, pdf) in [("LibreOffice", theirs), ("us", ours)] {
            let (read, written) = (said(&pdf), said(word));
            let pairs = read.into_iter().zip(written);
            let differ = pairs.filter(|(read, written)| read != written);
            apart.extend(differ.map(|pair| (name.clone(), who, pair)));
        }
    }
    assert!(apart.is_empty(), "{apart:#?}");
}
