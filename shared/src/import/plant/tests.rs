//! What becomes of a draft when it is accepted.

use super::*;
use crate::ids::DocId;
use crate::import;
use crate::plan::content::Content;
use crate::plan::samples::PRIMARY_2026;

fn planted(source: &str) -> Document {
    let (draft, _) = import::read(source.as_bytes());
    let mut document = Document::new(DocId(1));
    plant(&mut document, ReplicaId(1), Timestamp(0), &draft).unwrap();
    document
}

/// What a reader sees of the sample, one part a line.
fn printed(document: &Document) -> Vec<String> {
    let content = Content::of(document);
    content
        .parts
        .iter()
        .map(|part| format!("{} {}", part.label, part.text))
        .collect()
}

#[test]
fn the_sample_comes_back_with_its_own_labels_in_its_own_order() {
    let lines = printed(&planted(PRIMARY_2026));
    let places: Vec<usize> = [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "2. 46/46",
        "III. NỘI DUNG PHỐI HỢP",
        "1.2. Ban giám hiệu công khai",
        "3.3. Công đoàn rà soát",
        "- Tặng quà Tết",
        "V. TỔ CHỨC THỰC HIỆN",
    ]
    .iter()
    .map(|wanted| {
        lines
            .iter()
            .position(|line| line.starts_with(wanted))
            .expect(wanted)
    })
    .collect();
    assert!(places.is_sorted());
}

#[test]
fn the_kind_is_a_field_and_leaves_the_title() {
    let document = planted(PRIMARY_2026);
    let content = Content::of(&document);
    assert_eq!(content.kind, "ke_hoach");
    let title = content
        .parts
        .iter()
        .find(|part| part.kind == NodeKind::Title)
        .unwrap();
    assert!(
        title.text.starts_with("Phối hợp công tác giữa"),
        "{}",
        title.text
    );
}

#[test]
fn every_word_of_the_source_is_in_the_plan() {
    let document = planted(PRIMARY_2026);
    let plan = printed(&document).join(" ");
    let signers = PRIMARY_2026.lines().filter(|line| {
        // The kind is a field; "Nơi nhận:" is printed by the layout; capacity and position are fields.
        ![
            "KẾ HOẠCH",
            "Nơi nhận:",
            "TM. BAN CHẤP HÀNH",
            "CHỦ TỊCH",
            "HIỆU TRƯỞNG",
        ]
        .contains(line)
    });
    let missing: Vec<&str> = signers
        .flat_map(str::split_whitespace)
        .filter(|word| !plan.contains(word.trim_end_matches([';', '.'])))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn letters_are_told_from_roman_numerals_by_their_siblings() {
    let lettered =
        "KẾ HOẠCH\nPhối hợp\n\nA. Mục đích\n1. Một.\nB. Nội dung\n1. Hai.\nC. Tổ chức\n1. Ba.\n";
    let lines = printed(&planted(lettered));
    assert!(lines.contains(&"C. Tổ chức".to_owned()), "{lines:?}");
}

#[test]
fn content_bytes_read_back_and_altered_ones_do_not() {
    let content = Content::of(&planted(PRIMARY_2026));
    let mut bytes = content.to_bytes();
    assert_eq!(Content::from_bytes(&bytes), Ok(content));
    bytes.push(0);
    assert!(Content::from_bytes(&bytes).is_err());
}
