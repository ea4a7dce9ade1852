//! The archive that a Word file is, and the parts of it that are the same in every document.

use super::xml::{DECLARATION, escaped};
use crate::render::look;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const SORT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Midnight of 1 January 1980, the first that an archive knows: the same document gives the same bytes.
const MOMENT: [u16; 2] = [0, 0x21];
/// Names are UTF-8.
const FLAGS: u16 = 0x0800;
const DEFLATED: u16 = 8;
/// Of the archive format that a reader needs.
const VERSION: u16 = 20;
/// Beyond this, work brings nearly nothing.
const EFFORT: u8 = 7;

/// Packs parts, the list of their kinds first.
pub fn pack(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in parts {
        let offset = size(archive.len());
        let packed = miniz_oxide::deflate::compress_to_vec(content.as_bytes(), EFFORT);
        let mut about = Vec::new();
        for field in [VERSION, FLAGS, DEFLATED, MOMENT[0], MOMENT[1]] {
            about.extend(field.to_le_bytes());
        }
        let sizes = [size(packed.len()), size(content.len())];
        for field in [rawzip::crc32(content.as_bytes()), sizes[0], sizes[1]] {
            about.extend(field.to_le_bytes());
        }
        about.extend(short(name.len()).to_le_bytes());
        about.extend(0_u16.to_le_bytes());
        archive.extend(*b"PK\x03\x04");
        archive.extend(&about);
        archive.extend(name.as_bytes());
        archive.extend(&packed);
        directory.extend(*b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&about);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let begin = size(archive.len());
    archive.extend(&directory);
    archive.extend(*b"PK\x05\x06\0\0\0\0");
    for _ in 0..2 {
        archive.extend(short(parts.len()).to_le_bytes());
    }
    archive.extend(size(directory.len()).to_le_bytes());
    archive.extend(begin.to_le_bytes());
    archive.extend([0; 2]);
    archive
}

/// A plan has at most 16 MB.
fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn short(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// What each part is.
pub fn content_types() -> String {
    let parts = [
        ("word/document.xml", format!("{SORT}.document.main+xml")),
        ("word/styles.xml", format!("{SORT}.styles+xml")),
        ("word/numbering.xml", format!("{SORT}.numbering+xml")),
        ("word/settings.xml", format!("{SORT}.settings+xml")),
        ("word/fontTable.xml", format!("{SORT}.fontTable+xml")),
        ("word/header1.xml", format!("{SORT}.header+xml")),
        ("word/header2.xml", format!("{SORT}.header+xml")),
        (
            "docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        ),
        (
            "docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
        ),
    ];
    let parts = parts
        .iter()
        .map(|(name, kind)| format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>"));
    let parts: String = parts.collect();
    format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>{parts}</Types>"
    )
}

fn related(relations: &[(String, &str)]) -> String {
    let each = relations.iter().enumerate().map(|(at, (kind, target))| {
        let id = at + 1;
        format!("<Relationship Id=\"rId{id}\" Type=\"{kind}\" Target=\"{target}\"/>")
    });
    let each: String = each.collect();
    format!("{DECLARATION}<Relationships xmlns=\"{RELATIONSHIPS}\">{each}</Relationships>")
}

/// What the file consists of.
pub fn relations() -> String {
    related(&[
        (format!("{OFFICE}/officeDocument"), "word/document.xml"),
        (CORE.to_owned(), "docProps/core.xml"),
        (format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ])
}

/// What the document needs; the two headers are the last, as [`super::body`] names them.
pub fn document_relations() -> String {
    related(&[
        (format!("{OFFICE}/styles"), "styles.xml"),
        (format!("{OFFICE}/numbering"), "numbering.xml"),
        (format!("{OFFICE}/settings"), "settings.xml"),
        (format!("{OFFICE}/fontTable"), "fontTable.xml"),
        (format!("{OFFICE}/header"), "header1.xml"),
        (format!("{OFFICE}/header"), "header2.xml"),
    ])
}

/// Which program made it.
pub fn program() -> String {
    format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
        <Application>Liên Tịch</Application></Properties>"
    )
}

/// Its title; no times, no names.
pub fn properties(subject: &str) -> String {
    let title = escaped(subject);
    format!(
        "{DECLARATION}<cp:coreProperties \
        xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title>\
        <dc:creator>Liên Tịch</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )
}

/// Laid out as Word of today does.
pub fn settings() -> String {
    format!(
        "{DECLARATION}<w:settings xmlns:w=\"{WORD}\"><w:zoom w:percent=\"100\"/>\
        <w:defaultTabStop w:val=\"720\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
        w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

/// The one font.
pub fn fonts() -> String {
    let font = look::FONT;
    format!(
        "{DECLARATION}<w:fonts xmlns:w=\"{WORD}\"><w:font w:name=\"{font}\">\
        <w:panose1 w:val=\"02020603050405020304\"/><w:charset w:val=\"00\"/><w:family w:val=\"roman\"/>\
        <w:pitch w:val=\"variable\"/></w:font></w:fonts>"
    )
}
