//! Runs of blanks inside a sentence.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::log::change::NodeKind;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.parts() {
        // Letterheads and signatures are laid out with blanks.
        if matches!(
            part.role,
            NodeKind::Letterhead | NodeKind::Title | NodeKind::Signer
        ) {
            continue;
        }
        // Once for each line of a file, once for each part of a plan: a converted line has many.
        let mut told = Vec::new();
        for word in 0..words.len().saturating_sub(1) {
            let gap = words.gap(word);
            let is_run = gap.contains("  ") && !gap.contains('\n') && gap.trim().is_empty();
            // Left to be filled in: "ngày   tháng".
            let is_blank = matches!(words.text(word), "ngày" | "tháng" | "năm" | "số");
            let line = part.line(words.list[word].at.start);
            if is_run && !is_blank && !told.contains(&line) {
                told.push(line);
                let range = words.bytes(&(word..word + 2));
                let fix = format!("{} {}", words.written(word), words.written(word + 1));
                let message = "Thừa khoảng trắng giữa hai chữ.";
                found.push(
                    Finding::new(Check::Spacing, at, range, Severity::Hint, message).with_fix(fix),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn runs_of_blanks_are_told_once_a_line() {
        expect(
            Check::Spacing,
            "C 1. Công  đoàn  cơ sở họp.",
            &[(1, "Công đoàn")],
        );
    }
}
