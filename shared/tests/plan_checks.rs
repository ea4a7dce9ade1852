//! The checks on a plan that is being edited: findings point at nodes and fields, and what mends them can be put in.

#![expect(clippy::unwrap_used, reason = "a test: what is not there fails it")]

use lientich_shared::checks::{self, Check, Finding, Paper, Place};
use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::import::{self, plant};
use lientich_shared::log::change::Field;
use lientich_shared::log::document::Document;
use lientich_shared::plan::view::PlanView;
use lientich_shared::time::Timestamp;

/// The text of a file as a plan, and its paper.
fn planted(text: &str) -> (Document, Paper) {
    let (draft, _) = import::read(text.as_bytes());
    let mut document = Document::new(DocId(1));
    plant::plant(&mut document, ReplicaId(1), Timestamp(0), &draft).unwrap();
    let paper = Paper::of_plan(&PlanView::of(&document), &document);
    (document, paper)
}

fn only(paper: &Paper, check: Check) -> Finding {
    let mut found: Vec<Finding> = checks::run(paper);
    found.retain(|finding| finding.check == check);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn a_finding_points_at_the_units_of_a_node() {
    let text = include_str!("clean/ke_hoach.txt").replace(
        "kiểm điểm việc đã làm",
        "thực hiên việc đã làm 🙂, đánh giá năm học 2025-2026",
    );
    let (document, paper) = planted(&text);
    let slip = only(&paper, Check::Typo);
    let place = paper.parts[slip.part].place(&slip.at);
    let Some(Place::Node {
        node,
        field: None,
        units,
    }) = place
    else {
        panic!("{place:?}");
    };
    let words: Vec<u16> = document.text(node).encode_utf16().collect();
    let at = String::from_utf16(&words[units]).unwrap();
    assert_eq!(
        (at.as_str(), slip.fix.as_deref()),
        ("thực hiên", Some("thực hiện"))
    );
    let year = only(&paper, Check::YearMismatch);
    let Some(Place::Node { units, .. }) = paper.parts[year.part].place(&year.at) else {
        panic!("no place");
    };
    assert_eq!(String::from_utf16(&words[units]).unwrap(), "2025-2026");
}

#[test]
fn a_signature_is_pointed_at_by_its_field() {
    let text = include_str!("clean/ke_hoach.txt").replace("\nHIỆU TRƯỞNG\n", "\nPHÓ HIỆU TRƯỞNG\n");
    let (_, paper) = planted(&text);
    let finding = only(&paper, Check::Signer);
    let place = paper.parts[finding.part].place(&finding.at);
    assert!(
        matches!(
            place,
            Some(Place::Node {
                field: Some(Field::SignerPosition),
                ..
            })
        ),
        "{place:?}"
    );
}

#[test]
fn a_good_plan_gives_nothing_and_computed_labels_are_not_judged() {
    let (_, paper) = planted(include_str!("clean/ke_hoach.txt"));
    let found = checks::run(&paper);
    assert!(found.is_empty(), "{found:?}");
}
