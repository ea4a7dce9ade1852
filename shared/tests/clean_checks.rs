//! Two plans in good official style, written for this purpose: the checks have next to nothing to say.

use lientich_shared::checks::{self, Severity};
use lientich_shared::{draft_paper, import};

const CLEAN: [(&str, &str); 2] = [
    ("plan", include_str!("clean/ke_hoach.txt")),
    ("regulation", include_str!("clean/quy_che.txt")),
];
/// Hints that a good document may have: letterhead and recipients of a regulation lie in its decision.
const HINTS: usize = 2;

#[test]
fn good_documents_give_nothing_but_a_hint() {
    for (name, text) in CLEAN {
        let (draft, _) = import::read(text.as_bytes());
        let paper = draft_paper::of(&draft);
        let findings = checks::run(&paper);
        for finding in &findings {
            let part = &paper.parts[finding.part];
            let line = part.line(finding.at.start).unwrap_or_default();
            println!(
                "{name}: {} line {line}: {}",
                finding.check.name(),
                finding.message
            );
        }
        let grave = findings
            .iter()
            .filter(|finding| finding.severity != Severity::Hint);
        assert_eq!(grave.count(), 0, "{name}");
        assert!(findings.len() <= HINTS, "{name}: {}", findings.len());
    }
}
