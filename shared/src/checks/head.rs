//! What stands at the head of a plan: whose it is, for which year, what it is called; a number and its day go together
//! (decree 30/2020, annex I and article 15). Of a file the words themselves are judged, by other checks.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::log::change::NodeKind;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let paper = reading.paper;
    if paper.is_file {
        return;
    }
    let has_title = reading
        .with_role(NodeKind::Title)
        .any(|(_, _, words)| 0 < words.len());
    let mut tell = |severity, message: &str| {
        found.extend(reading.of_document(Check::Head, severity, message));
    };
    if !has_title {
        tell(
            Severity::Warning,
            "Văn bản chưa có trích yếu (nói về việc gì).",
        );
    }
    if paper.school.trim().is_empty() {
        tell(Severity::Warning, "Chưa ghi tên trường ở phần đầu văn bản.");
    }
    if paper.school_year.is_none() {
        tell(Severity::Warning, "Chưa ghi năm học của văn bản.");
    }
    if !paper.number.trim().is_empty() && paper.day.is_none() {
        tell(
            Severity::Warning,
            "Văn bản có số mà chưa có ngày: số và ngày ban hành đi cùng nhau.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::run;
    use super::super::testing::paper;
    use super::*;
    use crate::checks::Paper;

    fn told(paper: &Paper) -> Vec<String> {
        let found = run(paper)
            .into_iter()
            .filter(|finding| finding.check == Check::Head);
        found.map(|finding| finding.message).collect()
    }

    #[test]
    fn a_plan_says_whose_it_is_and_for_which_year() {
        let mut plan = paper("T Kế hoạch phối hợp\nC 1. Hai bên họp.");
        plan.is_file = false;
        assert_eq!(told(&plan), [""; 0]);
        plan.school.clear();
        plan.school_year = None;
        plan.parts[0].text.clear();
        assert_eq!(told(&plan).len(), 3, "{:?}", told(&plan));
    }

    #[test]
    fn a_number_has_its_day() {
        let mut plan = paper("T Kế hoạch phối hợp\nC 1. Hai bên họp.");
        plan.is_file = false;
        plan.number = "05/KH-THSV".to_owned();
        assert_eq!(told(&plan).len(), 1);
        plan.day = crate::time::Day::from_civil(2026, 9, 5);
        assert!(told(&plan).is_empty());
    }
}
