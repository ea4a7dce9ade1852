//! Files that mean harm are refused at once.

use crate::word::{self, RELATIONS};
use crate::zip::{pack, pack_deflated};
use lientich_shared::import::file::read;
use lientich_shared::import::refusal::Refusal;
use miniz_oxide::deflate::compress_to_vec;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

fn refusal(bytes: &[u8]) -> Option<Refusal> {
    let begun = Instant::now();
    let found = read(bytes).err();
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "{found:?} took {:?}",
        begun.elapsed()
    );
    found
}

fn with_document(document: &str) -> Vec<u8> {
    pack(&[("_rels/.rels", RELATIONS), ("word/document.xml", document)])
}

#[test]
fn a_zip_bomb_is_refused_whatever_length_it_claims() {
    let bomb = compress_to_vec(&vec![b' '; 64 << 20], 9);
    assert!(bomb.len() < 200_000);
    let relations = compress_to_vec(RELATIONS.as_bytes(), 6);
    for claimed in [0, 100, u32::MAX] {
        let file = pack_deflated(&[
            ("_rels/.rels", relations.clone(), 300),
            ("word/document.xml", bomb.clone(), claimed),
        ]);
        assert_eq!(refusal(&file), Some(Refusal::TooLarge));
    }
}

#[test]
fn an_archive_of_a_hundred_thousand_parts_is_refused() {
    let names: Vec<String> = (0..60_000).map(|at| format!("word/{at}.xml")).collect();
    let parts: Vec<(&str, Vec<u8>, u32)> = names
        .iter()
        .map(|name| (name.as_str(), vec![3, 0], 0))
        .collect();
    assert_eq!(refusal(&pack_deflated(&parts)), Some(Refusal::TooLarge));
}

#[test]
fn entities_are_neither_expanded_nor_fetched() {
    let mut laughs = String::new();
    for at in 1..30 {
        write!(laughs, "<!ENTITY a{at} \"&a{0};&a{0};\">", at - 1).unwrap();
    }
    let bomb = format!(
        "<!DOCTYPE w [<!ENTITY a0 \"ha\">{laughs}]>{}",
        word::document("&a29;")
    );
    assert_eq!(refusal(&with_document(&bomb)), Some(Refusal::Damaged));
    let outside =
        "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document>&x;</w:document>";
    assert_eq!(refusal(&with_document(outside)), Some(Refusal::Damaged));
}

#[test]
fn tables_in_tables_without_end_are_refused() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    assert_eq!(
        refusal(&with_document(&word::document(&deep))),
        Some(Refusal::Damaged)
    );
}

#[test]
fn a_million_paragraphs_are_cut_and_said() {
    let begun = Instant::now();
    let body = "<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(500_000);
    let (_, issues) = read(&with_document(&word::document(&body))).unwrap();
    assert!(issues.iter().any(|issue| issue.code.name() == "too_long"));
    assert!(
        begun.elapsed() < Duration::from_secs(10),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn files_of_other_kinds_in_an_archive_are_named() {
    let odt = pack(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<office:document-content/>"),
    ]);
    assert_eq!(refusal(&odt), Some(Refusal::OpenDocument));
    let relations = RELATIONS.replace("word/document.xml", "xl/workbook.xml");
    let workbook = pack(&[
        ("_rels/.rels", &relations),
        ("xl/workbook.xml", "<workbook/>"),
    ]);
    assert_eq!(refusal(&workbook), Some(Refusal::OtherKind));
    assert_eq!(refusal(b"PK\x03\x04 nothing more"), Some(Refusal::Damaged));
}

/// Changes a few bytes of a file: flips, takes away, repeats.
fn mutated(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut state = seed;
    let mut below = |most: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % most
    };
    let mut bytes = bytes.to_vec();
    for _ in 0..=below(6) {
        let at = below(bytes.len());
        let end = (at + 1 + below(40)).min(bytes.len());
        match below(4) {
            0 => bytes[at] ^= 1 << below(8),
            1 => bytes[at] = [0, b'0', b'9', b'<', b'>', b'/', b'(', 0xff][below(8)],
            2 if 100 < bytes.len() => drop(bytes.drain(at..end)),
            _ => bytes.extend_from_within(at..end),
        }
    }
    bytes
}

/// Tries so many seeds; tells how many files were read.
fn survive(seeds: u64, file: impl Fn(u64) -> Vec<u8>) -> usize {
    let survivors = (0..seeds).filter(|seed| {
        let begun = Instant::now();
        let taken = read(&file(*seed));
        assert!(begun.elapsed() < Duration::from_secs(5), "seed {seed}");
        taken.is_ok_and(|(draft, _)| {
            assert!(draft.untaken_lines().is_empty(), "seed {seed}");
            true
        })
    });
    survivors.count()
}

#[test]
fn damaged_word_files_are_read_or_refused() {
    let body = word::table(&[word::row(&[
        &word::p("Nơi nhận:"),
        &word::listed(1, "Việc"),
    ])]);
    let document = word::document(&(word::p("KẾ HOẠCH") + &word::listed(0, "Mục đích") + &body));
    let read = survive(2_000, |seed| {
        let changed = mutated(document.as_bytes(), seed);
        with_document(&String::from_utf8_lossy(&changed))
    });
    assert!((100..2_000).contains(&read), "{read} of 2000 were read");
    survive(1_000, |seed| mutated(&with_document(&document), seed));
}

#[test]
fn damaged_pdfs_are_read_or_refused() {
    let sample = crate::pdf::sample();
    let read = survive(2_000, |seed| mutated(&sample, seed));
    assert!((100..2_000).contains(&read), "{read} of 2000 were read");
}
