//! Our Word files as LibreOffice saves them, and reads them as the same plan: as Word files again, and by way of its own
//! format. Its names for our styles are its own, and so are the places where it says how a paragraph looks.

use std::{env, fs};

use lientich_shared::import::file;
use lientich_shared::plan::content::Content;
use lientich_shared::render::{self, Annex, Form, Options};

use crate::documents::{self, aside, content_of, options, told};
use crate::laid_out::convert;

/// The formats that a file goes through, each with the filter that writes it.
const AGAIN: [&str; 1] = ["docx:MS Word 2007 XML"];
const BY_ITS_OWN: [&str; 2] = ["odt", "docx:MS Word 2007 XML"];

struct Sent {
    name: String,
    form: Form,
    content: Content,
}

/// Every plan in every form, the corpus in that of the school.
fn all() -> Vec<Sent> {
    let sent = |(name, content): (String, Content), form| Sent {
        name,
        form,
        content,
    };
    let ours = documents::ours().into_iter();
    let mut all: Vec<Sent> = ours
        .flat_map(|named| Form::ALL.map(|form| sent(named.clone(), form)))
        .collect();
    let corpus = documents::corpus().into_iter();
    all.extend(corpus.map(|named| sent(named, Form::School)));
    all
}

fn come_back(way: &[&str]) {
    if env::var_os("LIENTICH_OFFICE").is_none() {
        println!("without LibreOffice (LIENTICH_OFFICE) no file is saved again");
        return;
    }
    let place = tempfile::tempdir().expect("a directory for the files");
    let all = all();
    for (at, sent) in all.iter().enumerate() {
        let options = Options {
            annex: Some(Annex::of(&sent.content, &|person| person.to_string())),
            ..options(sent.form)
        };
        let paper = render::render(&sent.content, &options, &aside);
        let word = render::docx::write(&paper);
        fs::write(place.path().join(format!("{at}.docx")), word).expect("a file is written");
    }
    let mut folder = place.path().to_owned();
    let mut from = "docx";
    for to in way {
        folder = convert(&folder, from, to);
        from = to.split(':').next().unwrap_or(to);
    }
    for (at, sent) in all.iter().enumerate() {
        let saved = fs::read(folder.join(format!("{at}.docx"))).expect("it was saved");
        let (back, _) = file::read(&saved).expect("a Word file is read");
        let about = format!("{} {:?} by way of {way:?}", sent.name, sent.form);
        assert_eq!(back.untaken_lines(), Vec::<u32>::new(), "{about}");
        assert_eq!(told(&content_of(&back)), told(&sent.content), "{about}");
    }
}

#[test]
fn a_word_file_that_libreoffice_saved_again_is_the_same_plan() {
    come_back(&AGAIN);
}

#[test]
fn a_word_file_by_way_of_libreoffices_own_format_is_the_same_plan() {
    come_back(&BY_ITS_OWN);
}
