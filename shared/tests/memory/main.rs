//! What files that mean harm cost while they are read or refused: the most memory at one time, beside the file itself.
//! Alone in its binary, and in one test: the allocator that counts is that of the whole process.

#![expect(clippy::unwrap_used, reason = "a test: what is not there fails it")]

#[path = "../office/pdf_file.rs"]
#[expect(
    dead_code,
    reason = "made for the tests of reading, of which this needs a few"
)]
mod pdf_file;
#[path = "../office/word.rs"]
#[expect(
    dead_code,
    reason = "made for the tests of reading, of which this needs a few"
)]
mod word;
#[path = "../office/zip.rs"]
mod zip;

use std::fmt::Write as _;

use lientich_shared::import::file::{MAX_FILE_BYTES, read};
use miniz_oxide::deflate::compress_to_vec;
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// No file may cost more: a phone of today gives a tab several times as much.
const MOST_MB: usize = 128;

const MB: usize = 1024 * 1024;

struct Case {
    name: &'static str,
    file: Vec<u8>,
    /// A refusal costs less than what is made of a file that is read.
    most_mb: usize,
}

fn case(name: &'static str, most_mb: usize, file: Vec<u8>) -> Case {
    Case {
        name,
        file,
        most_mb,
    }
}

fn with_document(document: &str) -> Vec<u8> {
    zip::pack(&[
        ("_rels/.rels", word::RELATIONS),
        ("word/document.xml", document),
    ])
}

fn with_body(body: &str) -> Vec<u8> {
    with_document(&word::document(body))
}

/// A part of 64 MB of blanks, which claims to have a hundred bytes.
fn zip_bomb() -> Vec<u8> {
    let relations = compress_to_vec(word::RELATIONS.as_bytes(), 6);
    let bomb = compress_to_vec(&vec![b' '; 64 * MB], 9);
    zip::pack_deflated(&[
        ("_rels/.rels", relations, 300),
        ("word/document.xml", bomb, 100),
    ])
}

fn many_parts() -> Vec<u8> {
    let names: Vec<String> = (0..60_000).map(|at| format!("word/{at}.xml")).collect();
    let parts: Vec<(&str, Vec<u8>, u32)> = names
        .iter()
        .map(|name| (name.as_str(), vec![3, 0], 0))
        .collect();
    zip::pack_deflated(&parts)
}

fn entity_bomb() -> Vec<u8> {
    let mut laughs = String::new();
    for at in 1..30 {
        write!(laughs, "<!ENTITY a{at} \"&a{0};&a{0};\">", at - 1).unwrap();
    }
    let body = word::document("&a29;");
    with_document(&format!("<!DOCTYPE w [<!ENTITY a0 \"ha\">{laughs}]>{body}"))
}

/// As many paragraphs as fit into what is unpacked of a Word file.
fn many_paragraphs() -> Vec<u8> {
    with_body(&"<w:p><w:r><w:t>1. a</w:t></w:r></w:p>".repeat(600_000))
}

fn many_runs() -> Vec<u8> {
    let runs = "<w:r><w:b/><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>".repeat(400_000);
    with_body(&format!("<w:p>{runs}</w:p>"))
}

/// Line breaks are no characters, but lines.
fn many_breaks() -> Vec<u8> {
    let breaks = "<w:r><w:t>1.</w:t><w:br/></w:r>".repeat(700_000);
    with_body(&format!("<w:p>{breaks}</w:p>"))
}

fn many_cells() -> Vec<u8> {
    let row = format!("<w:tr>{}</w:tr>", "<w:tc><w:p/></w:tc>".repeat(1_000));
    with_body(&format!("<w:tbl>{}</w:tbl>", row.repeat(1_000)))
}

fn many_lists() -> Vec<u8> {
    let level = "<w:lvl w:ilvl=\"8\"><w:lvlText w:val=\"%1.%2.%3.%4.%5.%6.%7.%8.%9.\"/></w:lvl>";
    let lists = (0..150_000)
        .map(|at| format!("<w:abstractNum w:abstractNumId=\"{at}\">{level}</w:abstractNum>"));
    let lists = lists.collect::<Vec<_>>().concat();
    word::file_with(
        &word::listed(8, "Việc"),
        "",
        &format!("<w:numbering>{lists}</w:numbering>"),
    )
}

fn pdf_bomb() -> Vec<u8> {
    let spaces = " ".repeat(64 * MB);
    pdf_file::file(&pdf_file::pages(pdf_file::UNICODE_FONT, &[spaces]))
}

/// Streams that are packed four times over.
fn pdf_bomb_in_a_bomb() -> Vec<u8> {
    let mut packed = vec![b' '; 200 * MB];
    for _ in 0..4 {
        packed = miniz_oxide::deflate::compress_to_vec_zlib(&packed, 9);
    }
    let mut objects = pdf_file::pages(pdf_file::UNICODE_FONT, &[String::new()]);
    let filters = "/FlateDecode ".repeat(4);
    let head = format!("<</Length {}/Filter[{filters}]>>\nstream\n", packed.len());
    objects[5] = [head.as_bytes(), &packed, b"\nendstream"].concat();
    pdf_file::file(&objects)
}

fn many_pieces() -> Vec<u8> {
    let words = "1 0 0 1 60 700 Tm <0041> Tj ".repeat(900_000);
    let content = format!("BT /F 14 Tf {words} ET");
    pdf_file::file(&pdf_file::pages(pdf_file::UNICODE_FONT, &[content]))
}

fn many_objects() -> Vec<u8> {
    let objects = (1..190_000).map(|at| format!("{at} 0 obj [1 2 3 4 5 6 7 8 9] endobj\n"));
    let objects = objects.collect::<Vec<_>>().concat();
    format!("%PDF-1.5\n{objects}").into_bytes()
}

fn cases() -> Vec<Case> {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(400_000);
    vec![
        case("a zip bomb of 64 MB", 64, zip_bomb()),
        case("an archive of 60,000 parts", 64, many_parts()),
        case("a bomb of entities", 8, entity_bomb()),
        case("400,000 tables in tables", 64, with_body(&deep)),
        case("600,000 paragraphs", MOST_MB, many_paragraphs()),
        case("800,000 runs in a paragraph", MOST_MB, many_runs()),
        case("700,000 line breaks in a paragraph", MOST_MB, many_breaks()),
        case("a table of a million cells", MOST_MB, many_cells()),
        case("150,000 lists", MOST_MB, many_lists()),
        case("a PDF stream of 64 MB", MOST_MB, pdf_bomb()),
        case(
            "a PDF stream packed four times",
            MOST_MB,
            pdf_bomb_in_a_bomb(),
        ),
        case("900,000 pieces of text in a PDF", MOST_MB, many_pieces()),
        case("190,000 objects of a PDF", MOST_MB, many_objects()),
        case(
            "32 MB of PDF arrays",
            MOST_MB,
            [
                b"%PDF-1.5\n1 0 obj ".as_slice(),
                &b"[".repeat(MAX_FILE_BYTES - 64),
            ]
            .concat(),
        ),
        case(
            "32 MB of text",
            MOST_MB,
            "1. Hai bên họp.\n".repeat(1_700_000).into_bytes(),
        ),
        case(
            "32 MB of text in one line",
            MOST_MB,
            "Hai bên họp; ".repeat(2_000_000).into_bytes(),
        ),
        case(
            "32 MB of lines of a letter",
            MOST_MB,
            b"a\n".repeat(MAX_FILE_BYTES / 2),
        ),
        case(
            "32 MB of bare labels",
            MOST_MB,
            b"1.\n".repeat(MAX_FILE_BYTES / 3),
        ),
        case(
            "32 MB of bullets",
            MOST_MB,
            b"- a\n".repeat(MAX_FILE_BYTES / 4),
        ),
        case(
            "32 MB of headings",
            MOST_MB,
            "I. MỤC\n".repeat(MAX_FILE_BYTES / 12).into_bytes(),
        ),
        case("32 MB of line ends", MOST_MB, vec![b'\n'; MAX_FILE_BYTES]),
        case(
            "32 MB that are no characters",
            MOST_MB,
            vec![0xc3; MAX_FILE_BYTES],
        ),
        case("33 MB", 1, vec![b'a'; MAX_FILE_BYTES + 1]),
    ]
}

/// The most bytes at one time, and whether the file was read.
fn cost(file: &[u8]) -> (usize, bool) {
    ALLOCATOR.reset_peak_usage();
    let before = ALLOCATOR.current_usage();
    let is_read = read(file).is_ok();
    (ALLOCATOR.peak_usage().saturating_sub(before), is_read)
}

#[test]
fn files_that_mean_harm_cost_bounded_memory() {
    let counted = cost(&vec![b'a'; MB]).0;
    assert!(MB <= counted, "the allocator does not count");
    let mut over = Vec::new();
    for Case {
        name,
        file,
        most_mb,
    } in cases()
    {
        let (bytes, is_read) = cost(&file);
        let done = if is_read { "read" } else { "refused" };
        let (peak, own) = (bytes / MB, file.len() / MB);
        println!("{peak:>4} MB of {most_mb:>3}  {done:<8} {name} (a file of {own} MB)");
        if most_mb * MB < bytes {
            over.push(name);
        }
    }
    assert!(over.is_empty(), "too dear: {over:?}");
}
