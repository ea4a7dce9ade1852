//! Papers for tests, written in a few lines, and what a check says of them.
//!
//! Each line is a part and its own source line: blanks for its depth, a letter for its role, its words.
//! T title, L letterhead, I issuance, B basis, M preamble, S heading, C clause, D bullet, P paragraph,
//! E closing, R recipient, G signature ("capacity | position"). Headings and clauses begin with their label.

use super::{Check, Paper, Part, run};
use crate::log::change::{Field, NodeKind, Side};
use crate::plan::view::PlanKind;
use crate::time::SchoolYear;

/// A paper of the school year 2026-2027.
pub(super) fn paper(text: &str) -> Paper {
    let mut paper = Paper {
        kind: if text.starts_with("T QUY CHẾ") {
            PlanKind::Regulation
        } else {
            PlanKind::Plan
        },
        school: "Trường Tiểu học Sông Vân".to_owned(),
        school_year: Some(SchoolYear(2026)),
        is_file: true,
        ..Paper::default()
    };
    let mut open: Vec<usize> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let words = line.trim_start();
        let depth = (line.len() - words.len()) / 2;
        let (letter, words) = words.split_once(' ').unwrap_or((words, ""));
        let role = role(letter);
        open.truncate(depth);
        let at = paper.parts.len();
        if role == NodeKind::Signer {
            let (capacity, position) = words.split_once('|').unwrap_or(("", words));
            signature(&mut paper, number, capacity.trim(), position.trim());
            continue;
        }
        let mut part = Part::new(role, words.to_owned());
        if matches!(role, NodeKind::Section | NodeKind::Clause) {
            label(&mut part, words);
        } else if role == NodeKind::Bullet {
            "-".clone_into(&mut part.label);
        }
        part.parent = open.last().copied();
        part.lines = vec![(0, number)];
        open.push(at);
        paper.parts.push(part);
    }
    paper
}

fn role(letter: &str) -> NodeKind {
    match letter {
        "T" => NodeKind::Title,
        "L" => NodeKind::Letterhead,
        "I" => NodeKind::Issuance,
        "B" => NodeKind::Basis,
        "M" => NodeKind::Preamble,
        "S" => NodeKind::Section,
        "C" => NodeKind::Clause,
        "D" => NodeKind::Bullet,
        "E" => NodeKind::Closing,
        "R" => NodeKind::Recipient,
        "G" => NodeKind::Signer,
        _ => NodeKind::Paragraph,
    }
}

fn label(part: &mut Part, words: &str) {
    let end = words.find(['.', ')', '-']).unwrap_or_default();
    let end = if words[end..].starts_with('.') {
        words.find(". ").or_else(|| words.find('.')).unwrap_or(end)
    } else {
        end
    };
    words[..end].clone_into(&mut part.label);
    words[end..=end].clone_into(&mut part.separator);
    part.is_spaced = words[end + 1..].starts_with(' ');
    part.text = words[end + 1..].trim().to_owned();
}

fn signature(paper: &mut Paper, line: u32, capacity: &str, position: &str) {
    let first = paper.parts.len();
    let both = format!("{capacity} {position}");
    let side = if both.contains("CÔNG ĐOÀN") || both.contains("CHẤP HÀNH") {
        Side::Bch
    } else {
        Side::Bgh
    };
    for (field, words) in [
        (Field::SignerCapacity, capacity),
        (Field::SignerPosition, position),
    ] {
        let mut part = Part::new(NodeKind::Signer, words.to_owned());
        part.field = Some(field);
        part.side = side;
        part.lines = vec![(0, line)];
        part.parent = (field == Field::SignerPosition).then_some(first);
        paper.parts.push(part);
    }
}

/// Asserts that a check finds exactly these excerpts, by line.
#[track_caller]
pub(super) fn expect(check: Check, text: &str, expected: &[(u32, &str)]) {
    expect_in(check, &paper(text), expected);
}

/// The same of a paper.
#[track_caller]
pub(super) fn expect_in(check: Check, paper: &Paper, expected: &[(u32, &str)]) {
    let found: Vec<(u32, String)> = run(paper)
        .into_iter()
        .filter(|finding| finding.check == check)
        .map(|finding| {
            let part = &paper.parts[finding.part];
            (
                part.line(finding.at.start).unwrap_or_default(),
                part.excerpt(&finding.at),
            )
        })
        .collect();
    let found: Vec<(u32, &str)> = found
        .iter()
        .map(|(line, excerpt)| (*line, excerpt.as_str()))
        .collect();
    assert_eq!(found, expected);
}

/// Asserts what the check's only finding in a text would be mended to.
#[track_caller]
pub(super) fn expect_fix(check: Check, text: &str, fix: Option<&str>) {
    let paper = paper(text);
    let found: Vec<Option<String>> = run(&paper)
        .into_iter()
        .filter(|finding| finding.check == check)
        .map(|finding| finding.fix)
        .collect();
    assert_eq!(found, [fix.map(str::to_owned)]);
}
