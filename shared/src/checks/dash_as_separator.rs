//! "cấp phường -20 HS": a dash that touches the number reads as a minus.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.body() {
        let is_letters = |word: usize| words.text(word).chars().all(char::is_alphabetic);
        let starts_number = |word: usize| {
            words
                .text(word)
                .starts_with(|char: char| char.is_ascii_digit())
        };
        let dashed = (1..words.len()).find(|word| {
            let gap = words.gap(word - 1);
            let dash = gap.trim_start();
            gap.len() > dash.len()
                && matches!(dash, "-" | "–" | "−")
                && is_letters(word - 1)
                && starts_number(*word)
        });
        if let Some(word) = dashed {
            let range = words.bytes(&(word - 1..(word + 2).min(words.len())));
            let head = &part.text[range.start..words.list[word - 1].at.end];
            let fix = format!(
                "{head}: {}",
                part.text[words.list[word].at.start..range.end].replace('\n', " ")
            );
            let message = "Dấu gạch viết liền với số dễ đọc thành số âm; nên dùng dấu hai chấm.";
            found.push(
                Finding::new(
                    Check::DashAsSeparator,
                    at,
                    range,
                    Severity::Warning,
                    message,
                )
                .with_fix(fix),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_fix};
    use super::*;

    #[test]
    fn a_dash_that_touches_the_number_is_a_minus() {
        expect_fix(
            Check::DashAsSeparator,
            "D Giải cấp phường -12 em",
            Some("phường: 12 em"),
        );
    }

    #[test]
    fn dashes_between_blanks_and_between_years_are_left_alone() {
        expect(
            Check::DashAsSeparator,
            "D Cấp phường - 12 em; năm học 2026 -2027; 5 -7 lượt",
            &[],
        );
    }
}
