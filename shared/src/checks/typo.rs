//! Words mistyped. Lost marks in plenty are another rule's (`lost_accents`).

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::{Check, lost_accents};

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, _, words) in reading.parts() {
        let slips = &reading.slips[at];
        for slip in slips
            .iter()
            .filter(|slip| !lost_accents::is_one(words, slips, slip))
        {
            let written = reading.paper.parts[at].excerpt(&words.bytes(&slip.words));
            let message = match &slip.meant {
                Some(meant) => format!("«{written}»: có phải là «{meant}»?"),
                None => format!("«{written}» không phải là một tiếng Việt: kiểm tra lại."),
            };
            let severity = if slip.is_guess {
                Severity::Hint
            } else {
                Severity::Warning
            };
            let mut finding = reading.of_words(Check::Typo, at, &slip.words, severity, message);
            finding.fix.clone_from(&slip.meant);
            found.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_fix};
    use super::*;

    #[test]
    fn slips_are_told_with_what_was_meant() {
        expect_fix(
            Check::Typo,
            "C 1. Hai bên thực hiên đúng lịch.",
            Some("thực hiện"),
        );
        expect_fix(
            Check::Typo,
            "C 1. Nộp báo cáo đúng hạng mục đã xuôốt.",
            None,
        );
    }

    #[test]
    fn well_written_sentences_are_left_alone() {
        let text = "C 1. Nhà trường tạo điều kiện để Công đoàn hoạt động đúng Điều lệ; cán bộ, giáo viên giữ gìn nề nếp.";
        expect(Check::Typo, text, &[]);
    }
}
