//! The PDF that the command line writes, beside what LibreOffice makes of the Word file: the same pages, the same lines,
//! the same places, and words that can be copied out.

use std::collections::BTreeSet;

use lientich_server::pdf::{self, Fonts};
use lientich_shared::plan::content::Content;
use lientich_shared::render::{self, Annex, Form, Options};

use crate::laid_out::{Laid, Line, lay_out, of_pdf};
use crate::{ROUNDED, content, documents, options};

/// LibreOffice keeps what a line is higher than its letters above them, we on both sides: a point and a half at 14.
const LINE: f64 = 1.5;

/// Lines of a page that may begin elsewhere: a word that ends within a hair of the margin goes either way, for this
/// line and the next.
const APART: usize = 2;

/// Ours, and that of LibreOffice; `None` has been explained.
fn both(name: &str, options: &Options) -> Option<(Laid, Laid)> {
    both_of(name, &content(), options)
}

fn both_of(name: &str, content: &Content, options: &Options) -> Option<(Laid, Laid)> {
    let paper = render::render(content, options, &|_| String::new());
    let word = render::docx::write(&paper);
    let theirs = lay_out(name, &word)?;
    let fonts = Fonts::of_this_machine().expect("LibreOffice brings a font along");
    let ours = pdf::write(&paper, &fonts).expect("a PDF file is written");
    Some((of_pdf(&ours)?, theirs))
}

/// The lines of a page from top to bottom; Poppler tells pieces of one line apart.
fn lines(page: &[Line]) -> Vec<(f64, String)> {
    let mut lines: Vec<(f64, String)> = Vec::new();
    let mut pieces: Vec<&Line> = page.iter().collect();
    let key = |line: &&Line| (line.top + line.height, line.left);
    pieces.sort_by(|one, other| {
        key(one)
            .partial_cmp(&key(other))
            .expect("places are numbers")
    });
    for piece in pieces {
        let base = piece.top + piece.height;
        let said: String = piece.text.split_whitespace().collect();
        match lines.last_mut() {
            Some((above, words)) if (base - *above).abs() <= 2.0 * LINE => words.push_str(&said),
            _ => lines.push((base, said)),
        }
    }
    lines
}

#[test]
fn pages_and_lines_break_and_stand_where_libreoffice_has_them() {
    for form in Form::ALL {
        let Some((ours, theirs)) = both(&format!("pdf-{form:?}"), &options(form)) else {
            return;
        };
        assert_eq!(ours.pages.len(), theirs.pages.len(), "{form:?}");
        for (at, (ours, theirs)) in ours.pages.iter().zip(&theirs.pages).enumerate() {
            assert!((ours.width - theirs.width).abs() <= ROUNDED);
            assert!((ours.height - theirs.height).abs() <= ROUNDED);
            let (ours, theirs) = (lines(&ours.lines), lines(&theirs.lines));
            let words = |lines: &[(f64, String)]| -> String {
                lines.iter().map(|(_, words)| words.as_str()).collect()
            };
            assert_eq!(words(&ours), words(&theirs), "{form:?}, page {}", at + 1);
            assert_eq!(ours.len(), theirs.len(), "{form:?}, page {}", at + 1);
            let apart = ours.iter().zip(&theirs);
            let apart = apart.filter(|((_, one), (_, other))| one != other);
            assert!(apart.count() <= APART, "{form:?}, page {}", at + 1);
            for ((base, words), (other, _)) in ours.iter().zip(&theirs) {
                let is_near = (base - other).abs() <= LINE + ROUNDED;
                assert!(is_near, "{form:?}: “{words}” at {base}, not {other}");
            }
        }
    }
}

#[test]
fn its_fonts_are_of_the_times_family_and_its_words_are_vietnamese() {
    let Some((ours, _)) = both("pdf-words", &options(Form::School)) else {
        return;
    };
    let is_times = |font: &String| font.contains("LiberationSerif") || font.contains("Times");
    assert!(ours.fonts.iter().all(is_times), "{:?}", ours.fonts);
    for words in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Phường Sông Vân, ngày 05 tháng 9 năm 2026",
        "Gắn trách nhiệm của Ban giám hiệu",
    ] {
        ours.line(words);
    }
}

#[test]
fn a_draft_says_so_on_each_page() {
    let draft = Options {
        is_draft: true,
        ..options(Form::School)
    };
    let Some((ours, _)) = both("pdf-draft", &draft) else {
        return;
    };
    for page in &ours.pages {
        let words: String = page.lines.iter().map(|line| line.text.as_str()).collect();
        assert!(
            words
                .split_whitespace()
                .collect::<String>()
                .contains("DỰTHẢO")
        );
    }
}

#[test]
fn the_table_of_an_annex_breaks_over_pages_where_libreoffice_breaks_it() {
    let templates = documents::ours().into_iter();
    let mut templates = templates.filter(|(name, _)| name.ends_with("tieu-hoc-ke-hoach.txt"));
    let (_, content) = templates.next().expect("the template is there");
    let options = Options {
        annex: Some(Annex::of(&content, &|person| person.to_string())),
        ..options(Form::School)
    };
    let Some((ours, theirs)) = both_of("annex", &content, &options) else {
        return;
    };
    let words = |laid: &Laid| -> Vec<BTreeSet<String>> {
        let pages = laid.pages.iter().map(|page| {
            let words = page
                .lines
                .iter()
                .flat_map(|line| line.text.split_whitespace());
            words.map(str::to_owned).collect()
        });
        pages.collect()
    };
    let (first, _) = ours.line("PHÂN CÔNG THỰC HIỆN NHIỆM VỤ");
    assert!(first + 2 < ours.pages.len(), "the table has several pages");
    for page in &ours.pages[first..] {
        assert!(page.lines.iter().any(|line| line.text.contains("Thời hạn")));
    }
    assert_eq!(words(&ours), words(&theirs));
}
