//! Claims about the heads that imported plans bring along.

use super::head::{self, Issue};
use super::{Block, Options, Role};
use crate::ids::{DocId, ReplicaId};
use crate::log::change::{Act, DocKind, NodeKind, Side};
use crate::log::document::Document;
use crate::log::edit;
use crate::plan::content::Content;
use crate::time::Timestamp;

fn with_letterhead(lines: &[&str]) -> Content {
    let mut document = Document::new(DocId(1));
    let commit = |document: &mut Document, act| {
        let done = document.commit(ReplicaId(1), Timestamp(0), act);
        done.expect("an act is committed");
    };
    let kind = DocKind::Plan;
    commit(&mut document, Act::Open { kind });
    for line in lines {
        let last = document.children(None).last().copied();
        let act = edit::create(
            &document,
            None,
            last,
            NodeKind::Letterhead,
            Side::Joint,
            line,
        );
        commit(&mut document, act.expect("a line is short enough"));
    }
    Content::of(&document)
}

fn roles(content: &Content) -> Vec<(Role, String)> {
    let options = Options {
        issue: Some(Issue {
            number: "12/KH-THAB".to_owned(),
            place: "Xã An Bình".to_owned(),
            day: None,
        }),
        ..Options::default()
    };
    let Block::Head(left, right) = head::head(content, &options, false) else {
        return Vec::new();
    };
    let lines = left.into_iter().chain(right);
    lines.map(|line| (line.role, line.text)).collect()
}

#[test]
fn a_plan_keeps_the_bodies_of_its_own_head_and_gets_number_and_day_from_its_fields() {
    let content = with_letterhead(&[
        "UBND XÃ AN BÌNH",
        "TRƯỜNG TIỂU HỌC AN BÌNH",
        "Số: /KH-THAB",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Bình, ngày tháng năm 2026",
    ]);
    let found = roles(&content);
    let found: Vec<(Role, &str)> = found
        .iter()
        .map(|(role, text)| (*role, text.as_str()))
        .collect();
    let expected = [
        (Role::Superior, "UBND XÃ AN BÌNH"),
        (Role::LastIssuer, "TRƯỜNG TIỂU HỌC AN BÌNH"),
        (Role::Number, "Số: 12/KH-THAB"),
        (Role::Nation, head::NATION),
        (Role::Motto, head::MOTTO),
    ];
    assert_eq!(found[..5], expected);
    assert_eq!(found[5].0, Role::PlaceDay);
}

#[test]
fn a_head_with_school_and_union_has_both_as_issuers() {
    let content = with_letterhead(&["TRƯỜNG THCS AN BÌNH", "CÔNG ĐOÀN CƠ SỞ"]);
    let found: Vec<Role> = roles(&content).into_iter().map(|(role, _)| role).collect();
    assert_eq!(found[..2], [Role::Issuer, Role::LastIssuer]);
    assert!(found.contains(&Role::Nation), "the state's name is added");
}
