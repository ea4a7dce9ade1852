//! "Không phải lỗi": a person's word that a finding is none. It is said among the drafters as a remark on the clause, so
//! that the others read it, and by whom it was said, and may take the matter up again. What is here is its words alone; the
//! remark lies in `talk`.

use super::finding::Finding;
use super::paper::{Paper, Part};
use crate::log::hash::sha256;

/// What stands before the mark.
const OPENS: &str = " (rà soát ";
/// Bytes of the hash that make a mark: two findings of one clause never have the same one by chance.
const BYTES: usize = 6;
/// Most letters of the excerpt.
const LONGEST: usize = 60;

/// By what a finding is known again: the check, the words of its part as they were read, and where in them. Other words are
/// another finding, so that a change of the clause brings the check back.
pub fn mark(paper: &Paper, finding: &Finding) -> Option<String> {
    let part = paper.parts.get(finding.part)?;
    let read = format!(
        "{}\0{}\0{}\0{}..{}",
        finding.check.name(),
        part.label,
        part.text,
        finding.at.start,
        finding.at.end
    );
    let bytes = sha256(read.as_bytes()).0.into_iter().take(BYTES);
    let digits: Vec<String> = bytes.map(|byte| format!("{byte:02x}")).collect();
    Some(digits.concat())
}

/// What the person says by it.
pub fn words(part: &Part, finding: &Finding, mark: &str) -> String {
    let excerpt: String = part.excerpt(&finding.at).chars().take(LONGEST).collect();
    let excerpt = if excerpt.is_empty() {
        String::new()
    } else {
        format!(": «{excerpt}»")
    };
    let title = finding.check.title();
    format!("Không phải lỗi – {title}{excerpt}{OPENS}{mark})")
}

/// The mark of a remark that dismisses a finding.
pub fn read(remark: &str) -> Option<&str> {
    let (_, mark) = remark.strip_suffix(')')?.rsplit_once(OPENS)?;
    let is_mark = mark.len() == 2 * BYTES && mark.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_mark.then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::super::run;
    use super::super::testing::paper;
    use super::*;

    fn first_of(text: &str) -> (Paper, Finding) {
        let paper = paper(text);
        let finding = run(&paper).into_iter().find(|one| one.fix.is_some());
        (paper, finding.unwrap())
    }

    #[test]
    fn what_is_said_of_a_finding_names_it_again() {
        let (paper, finding) = first_of("C 1. Hiệu trưởng thực hiên quy chế.");
        let mark = mark(&paper, &finding).unwrap();
        let words = words(&paper.parts[finding.part], &finding, &mark);
        assert!(
            words.starts_with("Không phải lỗi – Lỗi gõ: «thực hiên»"),
            "{words}"
        );
        assert_eq!(read(&words), Some(mark.as_str()));
        assert_eq!(read("Không phải lỗi (rà soát sau)"), None);
    }

    #[test]
    fn a_clause_that_was_changed_is_another_matter() {
        let (before, finding) = first_of("C 1. Hiệu trưởng thực hiên quy chế.");
        let (after, again) = first_of("C 1. Hiệu trưởng thực hiên quy chế dân chủ.");
        assert_eq!(finding.at, again.at);
        assert_ne!(mark(&before, &finding), mark(&after, &again));
    }
}
