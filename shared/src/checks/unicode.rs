//! Letters taken apart (NFD): they look right, but searching, sorting and other programs do not find them.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::text::nfc;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.parts() {
        let apart: Vec<usize> = (0..words.len())
            .filter(|word| !words.list[*word].is_composed)
            .collect();
        // Once for each line of a file, once for each part of a plan.
        let mut told = Vec::new();
        for word in apart {
            let line = part.line(words.list[word].at.start);
            if told.contains(&line) {
                continue;
            }
            told.push(line);
            let on_line = |other: &usize| {
                !words.list[*other].is_composed && part.line(words.list[*other].at.start) == line
            };
            let count = (0..words.len()).filter(on_line).count();
            let message =
                format!("{count} chữ gõ bằng Unicode tổ hợp: chuyển sang Unicode dựng sẵn.");
            let fix = nfc(words.written(word));
            let finding = reading.of_words(
                Check::Unicode,
                at,
                &(word..word + 1),
                Severity::Hint,
                message,
            );
            found.push(finding.with_fix(fix));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect_fix;
    use super::*;

    #[test]
    fn decomposed_letters_are_put_together() {
        expect_fix(
            Check::Unicode,
            "C 1. Cha me\u{323} học sinh ho\u{323}p.",
            Some("mẹ"),
        );
    }
}
