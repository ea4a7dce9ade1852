//! A [`Paper`] as a Word file (Office Open XML), with real styles, made without a network. The same paper gives the
//! same bytes. Elements stand in the order of ECMA-376, which Word insists on; `shared/tests/render/word.rs` holds every part
//! to it.

mod body;
mod labels;
mod package;
mod styles;
mod table;
mod xml;

use super::paper::Paper;

/// Media type of the file.
pub const MIME: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Who numbers the clauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Labels {
    /// They are words like all others: what was signed stays to the letter, whatever is done in Word.
    #[default]
    Words,
    /// Word does, wherever it would print the very same label; the others are words.
    Counted,
}

/// The bytes of the file, with labels as words.
pub fn write(paper: &Paper) -> Vec<u8> {
    write_with(paper, Labels::Words)
}

/// The bytes of the file.
pub fn write_with(paper: &Paper, labels: Labels) -> Vec<u8> {
    let mut lists = labels::Lists::default();
    let document = body::document(paper, (labels == Labels::Counted).then_some(&mut lists));
    package::pack(&[
        ("[Content_Types].xml", package::content_types()),
        ("_rels/.rels", package::relations()),
        ("docProps/app.xml", package::program()),
        ("docProps/core.xml", package::properties(&paper.subject)),
        ("word/document.xml", document),
        (
            "word/_rels/document.xml.rels",
            package::document_relations(),
        ),
        ("word/styles.xml", styles::styles()),
        ("word/numbering.xml", lists.xml()),
        ("word/settings.xml", package::settings()),
        ("word/fontTable.xml", package::fonts()),
        (body::OTHER_PAGES, body::header(paper.is_draft, true)),
        (body::FIRST_PAGE, body::header(paper.is_draft, false)),
    ])
}
