//! Two statements run together: "(31,5%) Cấp Quận: 03".

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.body() {
        for word in 1..words.len() {
            let gap = words.gap(word - 1);
            let mark = gap.trim();
            let ends_number = matches!(mark, ")" | "%)" | "%");
            let opens = words.list[word].is_capital
                && !words.list[word].is_caps
                && gap.contains(char::is_whitespace);
            let is_number = words
                .text(word - 1)
                .bytes()
                .all(|byte| byte.is_ascii_digit());
            if !(ends_number && opens && is_number && goes_on_counting(words, word)) {
                continue;
            }
            let from = part.text[..words.list[word].at.start].trim_end();
            let from = from.rfind(['(', ' ']).map_or(0, |blank| {
                blank + usize::from(from[blank..].starts_with(' '))
            });
            let range = from..words.bytes(&(word..(word + 2).min(words.len()))).end;
            let excerpt = part.text[range.clone()]
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let fix = excerpt.replacen(") ", "); ", 1);
            let message = "Thiếu dấu chấm phẩy giữa hai chỉ tiêu.";
            let mut finding = Finding::new(
                Check::MissingSeparator,
                at,
                range,
                Severity::Warning,
                message,
            );
            if fix != excerpt {
                finding = finding.with_fix(fix);
            }
            found.push(finding);
        }
    }
}

/// What follows states a number of its own: "Cấp Quận: 03".
fn goes_on_counting(words: &super::words::Words, word: usize) -> bool {
    let sentence = words.sentence_of(word);
    let is_number = |at: usize| words.text(at).bytes().all(|byte| byte.is_ascii_digit());
    (word..sentence.end.min(word + 6)).any(is_number)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_fix};
    use super::*;

    #[test]
    fn two_targets_run_together_are_parted() {
        let text = "D Giỏi cấp trường: 19/60 (31,7%) Cấp tỉnh: 02";
        expect_fix(Check::MissingSeparator, text, Some("(31,7%); Cấp tỉnh"));
    }

    #[test]
    fn brackets_before_a_name_are_left_alone() {
        expect(
            Check::MissingSeparator,
            "D Ban Thanh tra nhân dân (TTND) Nhà trường; đạt (100%) trở lên.",
            &[],
        );
    }
}
