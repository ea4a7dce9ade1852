//! Bases that name a document without its number and day: nobody finds it, and nobody knows which one is meant.

use std::ops::Range;

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;
use crate::log::change::NodeKind;

/// Documents that have number and day.
const KINDS: [&str; 14] = [
    "nghị quyết",
    "kế hoạch",
    "quyết định",
    "chỉ thị",
    "công văn",
    "thông tư",
    "nghị định",
    "hướng dẫn",
    "quy|qui chế",
    "chương trình",
    "thông báo",
    "kết luận",
    "công điện",
    "đề án",
];
/// What stands between the opening words and the document.
const OPENINGS: [&str; 12] = [
    "căn cứ vào các",
    "căn cứ vào",
    "căn cứ các",
    "căn cứ",
    "thực hiện theo",
    "thực hiện",
    "theo",
    "tiếp tục thực hiện",
    "xét",
    "theo tinh thần",
    "và",
    "trên cơ sở",
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.parts() {
        if !matches!(part.role, NodeKind::Basis | NodeKind::Preamble) {
            continue;
        }
        for range in references(words) {
            let rest = range.start..words.sentence_of(range.start).end.max(range.end);
            if is_identified(reading, at, words, &rest) {
                continue;
            }
            let message = "Văn bản được dẫn chưa có số và ngày ban hành.";
            let shown = range.start..(range.end + 4).min(words.len());
            found.push(reading.of_words(
                Check::UnnumberedRef,
                at,
                &shown,
                Severity::Warning,
                message,
            ));
        }
    }
}

/// Where a document is named as what the plan rests on.
fn references(words: &Words) -> Vec<Range<usize>> {
    let opening = |at: usize| {
        let len = OPENINGS
            .iter()
            .filter_map(|opening| words.match_at(at, opening))
            .max()?;
        let begins = at == 0 || !words.touches_next(at - 1) || words.text(at) == "và";
        let kind = KINDS
            .iter()
            .filter_map(|kind| words.match_at(at + len, kind))
            .max()?;
        (begins && words.touches_next(at + len - 1)).then_some(at..at + len + kind)
    };
    (0..words.len()).filter_map(opening).collect()
}

fn is_identified(reading: &Reading<'_>, part: usize, words: &Words, range: &Range<usize>) -> bool {
    let cited = reading.citations[part]
        .iter()
        .any(|citation| range.contains(&citation.words.start));
    let numbered = words.find_in(range.clone(), "số").is_some_and(|number| {
        words
            .text(number.start + 1)
            .starts_with(|char: char| char.is_ascii_digit())
    });
    // "ngày 28/9/2024", "ngày 28 tháng 9"
    let dated = words.find_in(range.clone(), "ngày").is_some_and(|day| {
        words
            .text(day.start + 1)
            .starts_with(|char: char| char.is_ascii_digit())
    });
    // What leads in speaks of the plan itself: "… xây dựng Kế hoạch …".
    cited || numbered || dated
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_document_without_number_or_day_is_found() {
        let text = "B Căn cứ Quy chế phối hợp giữa hai bên nhiệm kỳ 2025-2030;\nM Thực hiện Nghị quyết Hội nghị viên chức, hai bên thống nhất:";
        expect(
            Check::UnnumberedRef,
            text,
            &[
                (1, "Căn cứ Quy chế phối hợp giữa hai"),
                (2, "Thực hiện Nghị quyết Hội nghị viên chức"),
            ],
        );
    }

    #[test]
    fn numbered_and_dated_documents_and_laws_are_left_alone() {
        let text = "B Căn cứ Luật Công đoàn;\nB Căn cứ Kế hoạch số 12/KH-THSV của Trường;\n\
            B Căn cứ Nghị quyết Hội nghị ngày 28 tháng 9 năm 2026;\nB Căn cứ tình hình thực tế;\nB Thực hiện nhiệm vụ năm học;";
        expect(Check::UnnumberedRef, text, &[]);
    }
}
