//! Half a term where nothing can be missing: it was left behind when a sentence was changed.

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::{Check, bound};

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.parts() {
        for word in bound::lonely(words, &reading.slips[at]) {
            if !bound::is_stray(words, word) {
                continue;
            }
            let range = words.bytes(&(word..word + 1));
            let quote = part.text[range.end..]
                .find(|char: char| !char.is_whitespace())
                .map_or(range.end, |at| range.end + at);
            let end = words
                .list
                .get(word + 1)
                .map_or(part.text.len(), |next| next.at.end);
            let message = format!("Chữ «{}» thừa trong câu.", words.written(word));
            let finding = Finding::new(
                Check::StrayWord,
                at,
                range.start..end,
                Severity::Warning,
                message,
            );
            found.push(finding.with_fix(part.text[quote..end].to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_fix};
    use super::*;

    #[test]
    fn half_a_term_before_a_quotation_is_left_over() {
        expect_fix(
            Check::StrayWord,
            "C 1. Phong trào thi đua thảo “Dạy tốt, học tốt”.",
            Some("“Dạy"),
        );
        expect(
            Check::StrayWord,
            "C 1. Phong trào thi đua “Dạy tốt”; hội thảo “Đổi mới”.",
            &[],
        );
    }
}
