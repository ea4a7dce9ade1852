//! Sample documents, written for this purpose, printed in the ways that extraction from PDF knows.
//!
//! Each sample has one paragraph a line and an expected draft beside it. The same document must be
//! read however it was wrapped, spaced, paged and encoded.

use super::draft::Draft;
use super::{read, widths};
use crate::text;
use std::collections::HashSet;
use std::fmt::Write;

/// A sample and what is to be read in it.
struct Sample {
    name: &'static str,
    text: &'static str,
    expected: &'static str,
}

macro_rules! samples {
    ($($name:literal),* $(,)?) => {
        [$(Sample {
            name: $name,
            text: include_str!(concat!("samples/", $name, ".txt")),
            expected: include_str!(concat!("samples/", $name, ".draft")),
        }),*]
    };
}

const SAMPLES: [Sample; 6] = samples![
    "quy_che_khong_can_cu",
    "quy_che_mot_cau",
    "quy_che_chuong_dieu",
    "ke_hoach_cong_doan",
    "ke_hoach_khong_so",
    "ke_hoach_nhieu_cap",
];

/// Samples that are lines of a page already: columns, tables, a decision before the regulation.
const PRINTED: [Sample; 9] = samples![
    "in_cach_dong",
    "in_moi_doan_mot_dong",
    "in_cot_chay",
    "in_giu_cot",
    "in_mau_giao",
    "in_co_bang",
    "in_co_duyet",
    "in_kem_quyet_dinh",
    "in_thut_dong",
];

/// The draft without its line numbers, as the expected files hold it.
fn printed(draft: &Draft) -> String {
    let mut out = String::new();
    let gold = draft.to_gold("");
    for field in [
        "kind",
        "title",
        "school",
        "school_year",
        "issuance",
        "preamble",
        "closing",
    ] {
        writeln!(out, "{field}: {}", gold[field].as_str().unwrap_or("(none)")).unwrap();
    }
    for field in ["legal_bases", "recipients"] {
        for item in gold[field].as_array().unwrap() {
            writeln!(out, "{field}: {}", item.as_str().unwrap()).unwrap();
        }
    }
    for signer in &draft.signers {
        let (capacity, position) = (signer.capacity.as_deref(), signer.position.as_deref());
        let parts =
            [capacity, position, signer.name.as_deref()].map(|part| part.unwrap_or("(none)"));
        writeln!(out, "signer: {:?} | {}", signer.side, parts.join(" | ")).unwrap();
    }
    for (idx, node) in draft.nodes.iter().enumerate() {
        let indent = "  ".repeat(draft.depth(idx));
        let label = node.label.as_deref().unwrap_or_default();
        writeln!(
            out,
            "{indent}{:?} [{label}{}] {}",
            node.kind,
            node.sep,
            node.words()
        )
        .unwrap();
    }
    for passage in &draft.unplaced {
        writeln!(out, "unplaced: {}", passage.text).unwrap();
    }
    out
}

/// How a page is printed and extracted.
#[derive(Clone, Copy)]
struct Print {
    /// Width of a line in thousandths of an em.
    width: u32,
    /// A blank line after every line.
    spaced: bool,
    /// A blank line after every paragraph.
    parted: bool,
    /// Lines on a page; 0 for no pages. A page ends with its number.
    page: usize,
    /// Blanks before the first line of a paragraph.
    indent: usize,
}

const PLAIN: Print = Print {
    width: 32_400,
    spaced: false,
    parted: false,
    page: 0,
    indent: 0,
};

/// Prints one paragraph a line as lines of a page.
fn print(text: &str, how: Print) -> String {
    let mut out = Vec::new();
    let mut printed = 0;
    for paragraph in text.lines() {
        for line in wrap(paragraph, how) {
            out.push(line);
            printed += 1;
            if how.spaced {
                out.push(" ".to_owned());
            }
            if how.page > 0 && printed % how.page == 0 {
                out.extend([
                    String::new(),
                    format!("{}", printed / how.page + 1),
                    "\u{c}".to_owned(),
                ]);
            }
        }
        if how.parted {
            out.push(String::new());
        }
    }
    out.join("\n")
}

fn wrap(paragraph: &str, how: Print) -> Vec<String> {
    // Columns are laid out by hand.
    if paragraph.contains("     ")
        && !paragraph.contains("ban hành")
        && !paragraph.contains("Ban hành")
    {
        return vec![paragraph.to_owned()];
    }
    let indent = " ".repeat(how.indent);
    let mut lines = vec![indent];
    // The first line is indented on paper, whether the text shows it or not.
    let mut room = how.width - 2_600;
    // Numbered headings are bold, which is wider.
    let numbered = paragraph.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V'));
    let bold = if numbered && !paragraph.ends_with(['.', ';']) {
        107
    } else {
        100
    };
    let width_of = |text: &str| widths::of_text(text) * bold / 100;
    for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
        let last = lines.last_mut().unwrap();
        let sep = if last.trim().is_empty() { "" } else { " " };
        if !sep.is_empty() && width_of(last.trim()) + widths::SPACE + width_of(word) > room {
            lines.push(word.to_owned());
            room = how.width;
        } else {
            last.push_str(sep);
            last.push_str(word);
        }
    }
    lines
}

fn check(how: &str, print_sample: impl Fn(&str) -> Vec<u8>) {
    check_all(&SAMPLES, how, print_sample);
}

fn check_all(samples: &[Sample], how: &str, print_sample: impl Fn(&str) -> Vec<u8>) {
    for sample in samples {
        let (draft, _) = read(&print_sample(sample.text));
        let found = printed(&draft);
        for (found, expected) in found.lines().zip(sample.expected.lines()) {
            assert_eq!(found, expected, "{} {how}", sample.name);
        }
        assert_eq!(
            found.lines().count(),
            sample.expected.lines().count(),
            "{} {how}",
            sample.name
        );
        assert!(draft.untaken_lines().is_empty(), "{} {how}", sample.name);
    }
}

fn decomposed(text: &str) -> Vec<u8> {
    let parts = text.chars().flat_map(text::decomposed);
    parts.collect::<String>().into_bytes()
}

#[test]
fn one_paragraph_a_line_is_read() {
    check("as written", |text| text.as_bytes().to_vec());
}

#[test]
fn printed_pages_are_read() {
    check_all(&PRINTED, "as extracted", |text| text.as_bytes().to_vec());
    check_all(&PRINTED, "decomposed", decomposed);
}

#[test]
fn wrapped_lines_without_blank_lines_are_joined() {
    check("wrapped", |text| print(text, PLAIN).into_bytes());
}

#[test]
fn a_blank_line_after_every_wrapped_line_changes_nothing() {
    check("spaced", |text| {
        print(
            text,
            Print {
                spaced: true,
                ..PLAIN
            },
        )
        .into_bytes()
    });
}

#[test]
fn a_blank_line_after_every_paragraph_changes_nothing() {
    check("parted", |text| {
        print(
            text,
            Print {
                parted: true,
                ..PLAIN
            },
        )
        .into_bytes()
    });
}

#[test]
fn page_numbers_and_form_feeds_inside_sentences_are_left_out() {
    check("paged", |text| {
        print(text, Print { page: 13, ..PLAIN }).into_bytes()
    });
    check("paged and spaced", |text| {
        print(
            text,
            Print {
                page: 17,
                spaced: true,
                ..PLAIN
            },
        )
        .into_bytes()
    });
}

#[test]
fn indented_and_narrow_print_is_read_alike() {
    check("indented", |text| {
        print(text, Print { indent: 7, ..PLAIN }).into_bytes()
    });
    check("narrow", |text| {
        print(
            text,
            Print {
                width: 29_000,
                spaced: true,
                ..PLAIN
            },
        )
        .into_bytes()
    });
}

#[test]
fn decomposed_letters_and_utf_16_are_read_alike() {
    check("decomposed", decomposed);
    check("UTF-16", |text| {
        let units = print(text, PLAIN);
        [0xFEFF]
            .into_iter()
            .chain(units.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect()
    });
}

/// A full line may end by chance where a paragraph ends; widths alone cannot tell then. This holds
/// how often that may happen, over prints of every width.
#[test]
fn hardly_any_item_is_misread_at_any_width_of_print() {
    let (mut right, mut all) = (0, 0);
    for width in (27_000..40_000).step_by(250) {
        for sample in &SAMPLES {
            let (draft, _) = read(print(sample.text, Print { width, ..PLAIN }).as_bytes());
            let found = printed(&draft);
            let found: HashSet<&str> = found.lines().collect();
            right += sample
                .expected
                .lines()
                .filter(|line| found.contains(line))
                .count();
            all += sample.expected.lines().count();
        }
    }
    println!("import: {right}/{all} items right over prints of 52 widths");
    assert!(right * 1000 >= all * 985, "{right} of {all}");
}
