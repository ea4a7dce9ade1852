//! The checks against the real documents of the corpus, which is not part of this repository.
//!
//! Where the corpus lies beside the workspace, every listed defect must be found on its line and what
//! is marked as right must not be flagged; what is found beside is printed, so that precision can be judged.
//! Where it does not, one line says so.

#![expect(clippy::unwrap_used, reason = "a test: what is not there fails it")]

use lientich_shared::checks::{self, Check};
use lientich_shared::{draft_paper, import};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Rows of things that are right, and the check that must not flag them.
const RIGHT: [(&str, &str); 3] = [
    ("percent_ok", "percent"),
    ("women_ok", "women_no_bnc"),
    ("not_doubled", "doubled_word"),
];

/// A finding: name of the check, line, excerpt.
type Found = (&'static str, u32, String);

fn found_in(source: &Path) -> Vec<Found> {
    let (draft, _) = import::read(&std::fs::read(source).unwrap());
    let paper = draft_paper::of(&draft);
    let findings = checks::run(&paper).into_iter();
    let found = findings.map(|finding| {
        let part = &paper.parts[finding.part];
        let line = part.line(finding.at.start).unwrap();
        (finding.check.name(), line, part.excerpt(&finding.at))
    });
    found.collect()
}

/// Rows of the list: check, document, line.
fn rows(list: &str) -> Vec<(&str, &str, u32)> {
    list.lines()
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            (columns[0], columns[1], columns[2].parse().unwrap())
        })
        .collect()
}

#[test]
fn every_listed_defect_is_found_and_what_is_right_is_not() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(list) = std::fs::read_to_string(corpus.join("defects.tsv")) else {
        println!("corpus checks: no corpus beside the workspace, nothing compared");
        return;
    };
    let sources = std::fs::read_dir(&corpus)
        .unwrap()
        .map(|file| file.unwrap().path());
    let sources = sources.filter(|path| path.extension().is_some_and(|end| end == "txt"));
    let id = |path: &PathBuf| path.file_name().unwrap().to_string_lossy()[..3].to_owned();
    let found: BTreeMap<String, Vec<Found>> =
        sources.map(|path| (id(&path), found_in(&path))).collect();
    let rows = rows(&list);
    for (check, document, line) in &rows {
        let right = RIGHT.iter().find(|(row, _)| row == check);
        let wanted = right.map_or(*check, |(_, check)| check);
        assert!(
            Check::ALL.iter().any(|known| known.name() == wanted),
            "{wanted}"
        );
        let hit = found[*document]
            .iter()
            .any(|(name, at, _)| *name == wanted && at == line);
        assert_eq!(hit, right.is_none(), "{check} in {document}, line {line}");
    }
    for (document, found) in &found {
        let is_listed = |finding: &&Found| rows.contains(&(finding.0, document, finding.1));
        let beside: Vec<&Found> = found.iter().filter(|one| !is_listed(one)).collect();
        println!(
            "{document}: {} found, {} of them not listed",
            found.len(),
            beside.len()
        );
        for (check, line, excerpt) in beside {
            println!("    {check} line {line}: {excerpt}");
        }
    }
}
