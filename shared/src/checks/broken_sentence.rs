//! A full stop, and the sentence goes on with a small letter.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;

/// Short forms that end with a stop.
const SHORT: &str = " v vv tr tp ths ts gs pgs đ đc th tt sđt nxb q p h ";

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.parts() {
        for word in 1..words.len() {
            let gap = words.gap(word - 1);
            let is_stop =
                gap.starts_with('.') && gap.len() > 1 && gap[1..].chars().all(char::is_whitespace);
            if !is_stop {
                continue;
            }
            let before = words.text(word - 1);
            let is_word =
                before.chars().all(char::is_alphabetic) && !SHORT.contains(&format!(" {before} "));
            let goes_on = words.written(word).starts_with(char::is_lowercase);
            if is_word && goes_on && !words.list[word - 1].is_caps {
                let message = "Dấu chấm giữa câu: chữ sau viết thường. Dùng dấu phẩy, hoặc viết hoa nếu là câu mới.";
                let range = words.bytes(&(word - 1..word + 1));
                debug_assert!(range.end <= part.text.len());
                found.push(Finding::new(
                    Check::BrokenSentence,
                    at,
                    range,
                    Severity::Warning,
                    message,
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_sentence_goes_on_behind_no_stop() {
        expect(
            Check::BrokenSentence,
            "C 1. Đơn vị văn hóa tốt. nội quy cơ quan.",
            &[(1, "tốt. nội")],
        );
        expect(
            Check::BrokenSentence,
            "C 1. Sách, vở, v.v. và đồ dùng. Các đ. c dự họp; mục 2. phần đầu.",
            &[],
        );
    }
}
