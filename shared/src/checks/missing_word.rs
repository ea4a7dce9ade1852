//! Half a term: "điều kiện thuận" without "lợi". Something was left out.

use super::finding::{Finding, Severity};
use super::lexicon::lexicon;
use super::reading::Reading;
use super::{Check, bound};

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, _, words) in reading.parts() {
        for word in bound::lonely(words, &reading.slips[at]) {
            if bound::is_stray(words, word) {
                continue;
            }
            let range = word.saturating_sub(1)..(word + 2).min(words.len());
            let terms: Vec<String> = lexicon()
                .beginning(&words.list[word])
                .iter()
                .take(3)
                .map(|term| format!("«{}»", term.words.join(" ")))
                .collect();
            let hint = match terms.as_slice() {
                [] => String::new(),
                _ => format!(" ({}…)", terms.join(", ")),
            };
            let message = format!(
                "Sau «{}» có thể thiếu một tiếng{hint}.",
                words.written(word)
            );
            found.push(reading.of_words(
                Check::MissingWord,
                at,
                &range,
                Severity::Warning,
                message,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn half_a_term_misses_its_other_half() {
        expect(
            Check::MissingWord,
            "C 1. Tạo điều kiện thuận cho giáo viên.",
            &[(1, "kiện thuận cho")],
        );
        expect(
            Check::MissingWord,
            "C 1. Giáo viên và nhân cùng dự.",
            &[(1, "và nhân cùng")],
        );
    }

    #[test]
    fn whole_terms_are_left_alone() {
        let text = "C 1. Tạo điều kiện thuận lợi, nhân dịp lễ; nhân rộng mô hình; cơ sở vật chất; thỏa thuận với công đoàn cơ sở.";
        expect(Check::MissingWord, text, &[]);
    }
}
