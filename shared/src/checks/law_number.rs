//! Laws are cited by kind and name, without number and body (decree 30/2020, annex I, II.6.a).

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::log::change::NodeKind;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.parts() {
        if !matches!(part.role, NodeKind::Basis | NodeKind::Preamble) {
            continue;
        }
        for citation in &reading.citations[at] {
            let of_assembly = citation.groups.len() == 1 && citation.groups[0].starts_with("QH");
            let from = if words.text(citation.words.start.wrapping_sub(1)) == "số" {
                citation.words.start - 1
            } else {
                citation.words.start
            };
            let sentence = words.sentence_of(from);
            let is_named = words.has_any_in(
                from.saturating_sub(10).max(sentence.start)..from,
                &["luật", "bộ luật", "pháp lệnh"],
            );
            if of_assembly && is_named && citation.kind != "nghị quyết" {
                let message =
                    "Luật được dẫn bằng tên, không cần số hiệu (Nghị định 30/2020/NĐ-CP).";
                let range = from..citation.words.end;
                found.push(reading.of_words(Check::LawNumber, at, &range, Severity::Hint, message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_law_needs_no_number() {
        let text = "B Căn cứ Luật Công đoàn số 50/2024/QH15 ngày 27/11/2024;\nB Căn cứ Luật Giáo dục;\nB Căn cứ Nghị quyết số 88/2014/QH13;";
        expect(Check::LawNumber, text, &[(1, "số 50/2024/QH15")]);
    }
}
