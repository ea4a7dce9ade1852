//! The first sheet of an Excel workbook (.xlsx) as words: a row a line, tabs between cells. The
//! browser itself unpacks and reads XML, so that the app carries little code for it. Numbers and days
//! come as Excel stores them; no format is applied.

use rawzip::{CompressionMethod, ZipArchive};
use wasm_bindgen::JsValue;
use web_sys::{Document, DomParser, Element, HtmlCollection, SupportedType};

use super::deflate::inflate_raw;
use super::error::{PlatformError, failed};

/// No part of a staff list's workbook unpacks to more bytes.
const MAX_PART: u64 = 32_000_000;
/// Most rows that are read: more than any list of staff has.
const MAX_ROWS: usize = 5_000;
/// Most columns of a row; Excel's own bound is 16,384.
const MAX_COLUMNS: usize = 200;

const BOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const STRINGS: &str = "xl/sharedStrings.xml";

/// The words of the first sheet that is not hidden.
pub async fn rows(bytes: &[u8]) -> Result<String, PlatformError> {
    let book = part(bytes, BOOK).await?;
    let relations = part(bytes, RELATIONS).await?;
    let sheet = first_sheet(&book, &relations).ok_or(PlatformError::Missing("sheet"))?;
    let sheet = part(bytes, &sheet).await?;
    // A workbook of numbers only has none.
    let strings = match part(bytes, STRINGS).await {
        Ok(strings) => shared_strings(&strings),
        Err(_) => Vec::new(),
    };
    Ok(written(&sheet, &strings))
}

/// A part of the archive as a document.
async fn part(bytes: &[u8], name: &str) -> Result<Document, PlatformError> {
    let packed = find(bytes, name).ok_or(PlatformError::Missing("part of a workbook"))?;
    let xml = match packed {
        (data, CompressionMethod::STORE) => data,
        (data, CompressionMethod::DEFLATE) => inflate_raw(&data).await?,
        _ => return Err(PlatformError::Missing("way to unpack")),
    };
    let parser = DomParser::new().map_err(failed("DOMParser"))?;
    let xml = String::from_utf8_lossy(&xml);
    parser
        .parse_from_string(&xml, SupportedType::TextXml)
        .map_err(failed("parseFromString"))
}

fn find(bytes: &[u8], name: &str) -> Option<(Vec<u8>, CompressionMethod)> {
    let archive = ZipArchive::from_slice(bytes).ok()?;
    let mut entries = archive.entries();
    while let Ok(Some(entry)) = entries.next_entry() {
        let is_it = entry.file_path().as_ref() == name.as_bytes();
        if is_it && entry.uncompressed_size_hint() <= MAX_PART {
            let method = entry.compression_method();
            let start = archive.get_entry(entry.wayfinder()).ok()?;
            return Some((start.data().to_vec(), method));
        }
    }
    None
}

/// Where the first visible sheet is in the archive.
fn first_sheet(book: &Document, relations: &Document) -> Option<String> {
    let is_visible = |sheet: &Element| {
        sheet
            .get_attribute("state")
            .is_none_or(|state| state == "visible")
    };
    let sheet = named(book, "sheet").find(is_visible)?;
    let id = sheet.get_attribute("r:id")?;
    let is_it = |relation: &Element| relation.get_attribute("Id").as_deref() == Some(&id);
    let target = named(relations, "Relationship")
        .find(is_it)?
        .get_attribute("Target")?;
    Some(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    })
}

fn shared_strings(strings: &Document) -> Vec<String> {
    named(strings, "si").map(|item| words(&item)).collect()
}

/// The words of a string, which may be in several runs; not how they are pronounced.
fn words(item: &Element) -> String {
    let texts = elements(item.get_elements_by_tag_name_ns(Some("*"), "t"));
    let is_read = |text: &Element| {
        let parent = text.parent_element();
        parent.is_none_or(|parent| parent.local_name() != "rPh")
    };
    let texts = texts.filter(is_read);
    texts.filter_map(|text| text.text_content()).collect()
}

fn written(sheet: &Document, strings: &[String]) -> String {
    let mut lines = String::new();
    for row in named(sheet, "row").take(MAX_ROWS) {
        let mut cells: Vec<String> = Vec::new();
        for cell in elements(row.get_elements_by_tag_name_ns(Some("*"), "c")) {
            let reference = cell.get_attribute("r").unwrap_or_default();
            let at = column(&reference).unwrap_or(cells.len());
            if at < MAX_COLUMNS {
                cells.resize(cells.len().max(at + 1), String::new());
                cells[at] = value(&cell, strings);
            }
        }
        lines.push_str(&cells.join("\t"));
        lines.push('\n');
    }
    lines
}

fn value(cell: &Element, strings: &[String]) -> String {
    let stored = || {
        let value = elements(cell.get_elements_by_tag_name_ns(Some("*"), "v")).next();
        value
            .and_then(|value| value.text_content())
            .unwrap_or_default()
    };
    let words = match cell.get_attribute("t").as_deref() {
        Some("s") => {
            let place = stored().parse::<usize>().ok();
            place
                .and_then(|place| strings.get(place).cloned())
                .unwrap_or_default()
        }
        Some("inlineStr") => words(cell),
        _ => stored(),
    };
    // Within a cell, lines part what the list parts by semicolons.
    words.trim().replace(['\n', '\r'], "; ").replace('\t', " ")
}

/// The place of a column, from 0, by a cell's reference such as "AB12".
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters.take(3).fold(0, |number, letter| {
        number * 26 + usize::from(letter - b'A') + 1
    });
    number.checked_sub(1)
}

fn named(document: &Document, name: &str) -> impl Iterator<Item = Element> {
    elements(document.get_elements_by_tag_name_ns(Some("*"), name))
}

fn elements(found: Result<HtmlCollection, JsValue>) -> impl Iterator<Item = Element> {
    // Fails only for names that no element can have.
    let found = found.ok();
    let count = found.as_ref().map_or(0, HtmlCollection::length);
    (0..count).filter_map(move |at| found.as_ref()?.item(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_by_letters() {
        assert_eq!(column("A1"), Some(0));
        assert_eq!(column("Z9"), Some(25));
        assert_eq!(column("AB12"), Some(27));
        assert_eq!(column("12"), None);
    }
}
