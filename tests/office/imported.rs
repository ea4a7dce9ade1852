//! The way back: a plan that LibreOffice printed is read from the PDF as the plan that it was.

use lientich_shared::import::file;
use lientich_shared::render::Form;
use lientich_shared::{import, render};

use crate::laid_out::print;
use crate::{content, options};

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
    let Ok(files) = std::fs::read_dir(corpus) else {
        println!("imported: no corpus beside the workspace, nothing compared");
        return;
    };
    let paths = files.filter_map(|file| Some(file.ok()?.path()));
    for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
        let (draft, _) = import::read(&std::fs::read(&path).expect("the document is read"));
        let paper = render::render(&crate::planted(&draft), &options(Form::School), &|_| {
            String::new()
        });
        let word = render::docx::write(&paper);
        let Some(pdf) = print("corpus", &word) else {
            return;
        };
        let (printed, _) = file::read(&pdf).expect("a PDF with text is read");
        let (written, _) = file::read(&word).expect("our own Word file is read");
        let outline = |draft: &import::draft::Draft| draft.to_gold("")["sections"].clone();
        assert_eq!(outline(&printed), outline(&written), "{}", path.display());
    }
}
