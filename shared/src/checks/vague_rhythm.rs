//! "Định kỳ" and "thường xuyên" that do not say how often: no reminder can be made of them, and nobody can be late.

use std::ops::Range;

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;
use crate::log::change::NodeKind;

/// How often: where one of these stands in the sentence, it has been said.
const INTERVALS: [&str; 24] = [
    "hàng|hằng ngày|tuần|tháng|quý|năm|kỳ",
    "mỗi ngày|tuần|tháng|quý|năm|kỳ|quí",
    "mỗi học kỳ|kì",
    "một|hai|ba|bốn lần",
    "từng tháng|quý|tuần",
    "hàng|hằng học kỳ",
    "tháng một lần",
    "lần trên",
    "đầu tháng",
    "cuối tháng",
    "đầu tuần",
    "cuối tuần",
    "đầu năm học",
    "cuối năm học",
    "đầu học kỳ",
    "cuối học kỳ",
    "6 tháng",
    "sáu tháng",
    "3 tháng",
    "ba tháng",
    "theo quý",
    "theo tháng",
    "theo tuần",
    "giao ban tuần",
];
/// Set phrases in which the word does not say when.
const SET: [&str; 8] = [
    "giáo dục thường xuyên",
    "bồi dưỡng thường xuyên",
    "chi thường xuyên",
    "nhiệm vụ thường xuyên",
    "trợ cấp thường xuyên",
    "thường xuyên và",
    "kiểm tra thường xuyên",
    "đánh giá thường xuyên",
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.body() {
        if part.role == NodeKind::Section || part.has_rhythm {
            continue;
        }
        for sentence in words.sentences() {
            let Some(range) = vague(words, &sentence) else {
                continue;
            };
            if !says_how_often(words, &sentence) {
                let written = part.excerpt(&words.bytes(&range));
                let message = format!(
                    "«{written}» chưa nói bao lâu một lần: ghi rõ hằng tháng, mỗi học kỳ hay một thời điểm."
                );
                found.push(reading.of_words(
                    Check::VagueRhythm,
                    at,
                    &shown(words, &range, &sentence),
                    Severity::Hint,
                    message,
                ));
            }
        }
    }
}

fn vague(words: &Words, sentence: &Range<usize>) -> Option<Range<usize>> {
    let found = words.find_any_in(
        sentence.clone(),
        &["theo định kỳ|kì", "định kỳ|kì", "thường xuyên"],
    )?;
    let near = found.start.saturating_sub(2)..(found.end + 3).min(words.len());
    (!words.has_any_in(near, &SET)).then_some(found)
}

/// "thường xuyên cung cấp": with what is to be done so often.
fn shown(words: &Words, range: &Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let is_often = words.text(range.start) == "thường" && words.touches_next(range.end - 1);
    let more = if is_often { 2 } else { 0 };
    range.start..(range.end + more).min(sentence.end)
}

fn says_how_often(words: &Words, sentence: &Range<usize>) -> bool {
    let is_number =
        |at: usize| at < words.len() && words.text(at).bytes().all(|byte| byte.is_ascii_digit());
    let times = sentence
        .clone()
        .any(|at| is_number(at) && words.text(at + 1) == "lần");
    let month = sentence
        .clone()
        .any(|at| words.text(at) == "tháng" && is_number(at + 1) && at + 1 < sentence.end);
    times || month || words.has_any_in(sentence.clone(), &INTERVALS)
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_rhythm_without_an_interval_is_vague() {
        let text = "C 1. Công đoàn định kỳ mời lãnh đạo dự họp.\nC 2. Nhà trường thường xuyên gửi tài liệu.";
        expect(
            Check::VagueRhythm,
            text,
            &[(1, "định kỳ"), (2, "thường xuyên gửi tài")],
        );
    }

    #[test]
    fn an_interval_in_the_sentence_is_enough() {
        let text = "C 1. Định kỳ mỗi tháng hai bên họp.\nC 2. Thường xuyên thăm hỏi, ít nhất 2 lần/học kỳ.\nC 3. Tham gia bồi dưỡng thường xuyên.";
        expect(Check::VagueRhythm, text, &[]);
    }
}
