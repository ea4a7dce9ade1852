//! Blanks that wait for a number or a day: "số …/QĐ-…", "ngày … tháng 10". Right in a draft, to be filled in before issue.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;
use crate::log::change::NodeKind;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.parts() {
        if matches!(part.role, NodeKind::Recipient | NodeKind::Signer) {
            continue;
        }
        let blanks: Vec<usize> = (0..words.len())
            .filter(|word| is_blank(words, *word))
            .collect();
        if let (Some(first), Some(last)) = (blanks.first(), blanks.last()) {
            let message = "Số hoặc ngày còn để trống: điền trước khi ban hành.";
            let range = *first..(last + 2).min(words.len());
            found.push(reading.of_words(Check::Unfilled, at, &range, Severity::Hint, message));
        }
    }
}

/// A word that announces a number, and none follows.
fn is_blank(words: &Words, at: usize) -> bool {
    let gap = words.gap(at);
    let next = words.written(at + 1);
    let dotted = gap.contains("…") || gap.contains("...") || gap.contains("__");
    let is_dated = matches!(words.text(at + 1), "tháng" | "năm");
    match words.text(at) {
        "số" => {
            (dotted || gap.contains('/') || gap.trim() == ":" && gap.len() > 3)
                && next.chars().all(char::is_uppercase)
        }
        "ngày" | "tháng" => {
            is_dated
                && (dotted || gap.trim().is_empty())
                && !(words.text(at) == "ngày" && words.text(at + 1) == "năm")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn blanks_are_told_once_a_part() {
        let text = "I Ban hành kèm theo Quyết định số …/QĐ-THSV ngày … tháng 10 năm 2026\nL Số:      /KH-THSV";
        expect(
            Check::Unfilled,
            text,
            &[(1, "số …/QĐ-THSV ngày … tháng"), (2, "Số: /KH")],
        );
    }

    #[test]
    fn numbers_and_days_that_stand_there_are_left_alone() {
        let text = "L Số: 12/KH-THSV\nL Sông Vân, ngày 05 tháng 9 năm 2026\nC 1. Mỗi ngày, mỗi tháng; số lượng.";
        expect(Check::Unfilled, text, &[]);
    }
}
