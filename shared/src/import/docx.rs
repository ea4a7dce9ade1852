//! A Word file (Office Open XML, `WordprocessingML`) as lines: what Word, `LibreOffice` and Google Docs write.
//!
//! Read is what somebody sees who accepts all tracked changes. Nothing is fetched, no macro and no field is
//! run, no entity is expanded; parts are unpacked within bounds (`archive`) and read as a stream (`xml`).
//! `story` takes paragraphs and tables apart, `numbering` gives lists their numbers, `layout` makes lines.

mod archive;
mod beside;
mod decision;
mod layout;
mod numbering;
mod pasted;
mod run;
mod story;
mod styles;
mod table;
mod xml;

use super::refusal::Refusal;
use super::source::Source;
use archive::Archive;
use numbering::Numbering;
use story::Story;
use styles::Styles;

/// Ends of the types of relationships, which are the same in the strict and in the transitional form.
const DOCUMENT: &str = "/officeDocument";

/// The lines of a Word file.
pub(super) fn source(bytes: &[u8]) -> Result<Source, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let main = main_part(&mut archive)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = archive.targets(&relations_of(&main), folder)?;
    let mut part = |kind: &str| -> Result<String, Refusal> {
        let path = beside.iter().find(|(found, _)| found.ends_with(kind));
        path.map_or(Ok(None), |(_, path)| archive.text(path))
            .map(Option::unwrap_or_default)
    };
    let styles = Styles::read(&part("/styles")?)?;
    let numbering = Numbering::read(&part("/numbering")?, &styles)?;
    let footnotes = beside::notes(&part("/footnotes")?)?;
    let endnotes = beside::notes(&part("/endnotes")?)?;
    let comments = beside::notes(&part("/comments")?)?;
    let document = archive.text(&main)?.ok_or(Refusal::Damaged)?;
    let story = Story::read(&document, &styles)?;
    let mut edges = Vec::new();
    for (_, path) in beside
        .iter()
        .filter(|(kind, _)| kind.ends_with("/header") || kind.ends_with("/footer"))
    {
        let text = archive.text(path)?.unwrap_or_default();
        edges.extend(Story::read(&text, &styles)?.plain_lines());
    }
    let notes = beside::Notes {
        footnotes,
        endnotes,
        comments,
        edges,
    };
    Ok(layout::lines(&story, &styles, numbering, &notes))
}

/// Where the text is: said by the archive's relations, usually word/document.xml.
fn main_part(archive: &mut Archive<'_>) -> Result<String, Refusal> {
    let said = archive.targets("_rels/.rels", "")?;
    let main = said.into_iter().find(|(kind, _)| kind.ends_with(DOCUMENT));
    let path = main.map_or_else(|| "word/document.xml".to_owned(), |(_, path)| path);
    let is_word = std::path::Path::new(&path)
        .extension()
        .is_some_and(|extension| extension == "xml")
        && !path.starts_with("xl/")
        && !path.starts_with("ppt/");
    if is_word && archive.has(&path) {
        return Ok(path);
    }
    Err(archive.what_else())
}

/// "word/_rels/document.xml.rels" of "word/document.xml".
fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}
