//! Wording of other years: the epidemic's, and slogans whose end year has passed.

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;
use super::{Check, years};
use crate::time::SchoolYear;

/// Schools have been open since; what speaks of closing was copied.
const EPIDEMIC_OVER: u16 = 2023;
const EPIDEMIC: [&str; 10] = [
    "trong thời gian trẻ ở nhà",
    "trong thời gian học sinh ở nhà",
    "thời gian nghỉ dịch",
    "nghỉ phòng dịch",
    "covid",
    "sars",
    "giãn cách xã hội",
    "tạm dừng đến trường",
    "khai báo y tế",
    "trẻ ở nhà",
];
const PERHAPS: [&str; 4] = [
    "phòng chống dịch",
    "phòng dịch",
    "chống dịch bệnh",
    "dịch bệnh",
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let Some(year) = reading.paper.school_year else {
        return;
    };
    for (at, _, words) in reading.body() {
        if EPIDEMIC_OVER <= year.0 {
            epidemic(reading, at, words, year, found);
        }
        for (from, to, range) in years::pairs(words) {
            if to > from + 1 && to <= year.0 && is_period(words, range.start) {
                let message = format!(
                    "Giai đoạn đã hết trước năm học {year}: kiểm tra xem có giai đoạn mới."
                );
                found.push(reading.of_words(Check::Stale, at, &range, Severity::Warning, message));
            }
        }
    }
}

fn epidemic(
    reading: &Reading<'_>,
    at: usize,
    words: &Words,
    year: SchoolYear,
    found: &mut Vec<Finding>,
) {
    let sure = words.find_any(&EPIDEMIC);
    let range = sure.clone().or_else(|| words.find_any(&PERHAPS));
    if let Some(range) = range {
        let severity = if sure.is_some() {
            Severity::Warning
        } else {
            Severity::Hint
        };
        let message = format!("Nội dung của thời kỳ dịch bệnh: còn phù hợp với năm học {year}?");
        found.push(reading.of_words(Check::Stale, at, &range, severity, message));
    }
}

fn is_period(words: &Words, at: usize) -> bool {
    words.has_any_in(
        at.saturating_sub(3)..at,
        &["giai đoạn", "nhiệm kỳ|kì", "khóa|khoá", "thời kỳ"],
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn wording_of_the_epidemic_and_slogans_that_ended_are_told() {
        let text = "C 1. Kết nối với gia đình trong thời gian trẻ ở nhà.\nC 2. Trường xanh giai đoạn 2021-2025.";
        expect(
            Check::Stale,
            text,
            &[(1, "trong thời gian trẻ ở nhà"), (2, "2021-2025")],
        );
    }

    #[test]
    fn what_still_runs_is_left_alone() {
        expect(
            Check::Stale,
            "C 1. Trường xanh giai đoạn 2025-2030; trẻ vui chơi cùng gia đình; năm học 2026-2027.",
            &[],
        );
    }
}
