//! School years in title, bases and text that are not the plan's own. Terms of several years, dates
//! and looks back or ahead are none of them.

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;
use super::{Check, years};
use crate::log::change::NodeKind;
use crate::time::SchoolYear;

/// Before a school year: somebody looks back, or speaks of a term.
const BACK: [&str; 12] = [
    "tổng kết",
    "kết quả",
    "so với",
    "năm học trước",
    "năm học vừa qua",
    "giai đoạn",
    "nhiệm kỳ|kì",
    "khóa|khoá",
    "báo cáo",
    "thành tích đã",
    "phát huy kết",
    "rút kinh",
];
/// Before a school year: somebody looks ahead.
const AHEAD: [&str; 6] = [
    "chuẩn bị",
    "phương hướng",
    "hướng tới",
    "năm học tới",
    "tuyển sinh",
    "dự kiến",
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let Some(year) = reading.paper.school_year else {
        return;
    };
    for (at, part, words) in reading.parts() {
        if matches!(part.role, NodeKind::Letterhead | NodeKind::Signer) {
            continue;
        }
        for (first, second, range) in years::pairs(words) {
            let is_other = second == first + 1 && first != year.0;
            if !is_other || is_meant(words, range.start, first, year) {
                continue;
            }
            let message = format!(
                "Kế hoạch của năm học {year} nhưng ở đây ghi {}.",
                SchoolYear(first)
            );
            let fix = written_like(words, &range, year);
            let finding =
                reading.of_words(Check::YearMismatch, at, &range, Severity::Error, message);
            found.push(finding.with_fix(fix));
        }
        if part.is_body() {
            past_years(reading, at, words, year, found);
        }
    }
}

fn is_meant(words: &Words, at: usize, first: u16, year: SchoolYear) -> bool {
    let sentence = words.sentence_of(at);
    let before = sentence.start..at;
    let looks_back = first < year.0 && words.has_any_in(before.clone(), &BACK);
    let looks_ahead = first == year.0 + 1 && words.has_any_in(before.clone(), &AHEAD);
    let is_term = words.has_any_in(at.saturating_sub(4)..at, &BACK[5..8]);
    looks_back || looks_ahead || is_term
}

fn written_like(words: &Words, range: &std::ops::Range<usize>, year: SchoolYear) -> String {
    format!(
        "{}{}{}",
        year.0,
        words.gap(range.start).replace('\n', ""),
        year.0 + 1
    )
}

/// "trong năm 2020 và 2021" in a plan for 2021-2022.
fn past_years(
    reading: &Reading<'_>,
    at: usize,
    words: &Words,
    year: SchoolYear,
    found: &mut Vec<Finding>,
) {
    const OPENS: [&str; 4] = ["trong năm", "của năm", "cho năm", "nhiệm vụ năm"];
    for word in 1..words.len() {
        let Some(named) =
            years::year(words, word).filter(|named| *named < year.0 && year.0 - *named <= 3)
        else {
            continue;
        };
        let opens = word >= 2 && OPENS.iter().any(|phrase| words.is_at(word - 2, phrase));
        let is_pair = years::pairs(words)
            .iter()
            .any(|(_, _, range)| range.contains(&word));
        let sentence = words.sentence_of(word);
        if opens && !is_pair && !words.has_any_in(sentence.start..word, &BACK) {
            let message = format!(
                "Năm {named} không thuộc năm học {year}: kiểm tra xem có phải chép từ bản cũ."
            );
            found.push(reading.of_words(
                Check::YearMismatch,
                at,
                &(word - 1..word + 1),
                Severity::Warning,
                message,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_fix};
    use super::*;

    #[test]
    fn another_school_year_is_found_in_bases_and_text() {
        let text = "T Năm học 2026-2027\nB Căn cứ nhiệm vụ năm học 2025 - 2026;\nC 1. Hội nghị năm học 2025-2026.";
        expect(
            Check::YearMismatch,
            text,
            &[(2, "2025 - 2026"), (3, "2025-2026")],
        );
        expect_fix(
            Check::YearMismatch,
            "C 1. Nhiệm vụ năm học 2025 – 2026.",
            Some("2026 – 2027"),
        );
    }

    #[test]
    fn past_calendar_years_are_looked_at() {
        expect(
            Check::YearMismatch,
            "C 1. Đăng ký thi đua trong năm 2025.",
            &[(1, "năm 2025")],
        );
    }

    #[test]
    fn terms_dates_and_looks_back_are_left_alone() {
        let text = "B Căn cứ Nghị quyết nhiệm kỳ 2025-2026 của Chi bộ;\nC 1. Báo cáo tổng kết năm học 2025-2026.\n\
            C 2. Giai đoạn 2025-2030, quý IV năm 2026, ngày 05/9/2025.\nC 3. Chuẩn bị cho năm học 2027-2028.";
        expect(Check::YearMismatch, text, &[]);
    }
}
