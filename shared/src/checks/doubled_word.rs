//! A word twice in a row. Words that double by nature, and words of which the second begins a term
//! ("các Tổ tổ chức", "môi trường trường học"), are right.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;
use crate::log::change::NodeKind;

/// Words that are said twice.
const BY_NATURE: &str = " dần luôn thường xa ngày đời nhà người song chung từ từng riêng mãi ngành lớp nơi đều vừa rất hết nhanh \
    chầm lâu thi tuần tháng năm bước rõ đơn cao khắp gần ít nho ";
/// Bodies and places that are named by this one syllable, before a term that begins with it.
const ALONE: &str = " tổ trường lớp hội đội trẻ xã bộ ";

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.parts() {
        if part.role == NodeKind::Signer {
            continue;
        }
        for word in 1..words.len() {
            if words.touches_next(word - 1)
                && words.text(word - 1) == words.text(word)
                && !is_right(words, word)
            {
                let text = words.written(word - 1);
                let message = format!("«{text}» lặp hai lần liền nhau.");
                let fix = fix(words, word);
                let finding = reading.of_words(
                    Check::DoubledWord,
                    at,
                    &(word - 1..word + 1),
                    Severity::Error,
                    message,
                );
                found.push(finding.with_fix(fix));
            }
            if word >= 3 && is_twice(words, word) {
                let message = "Cụm từ lặp hai lần liền nhau.";
                let fix = format!("{} {}", words.written(word - 3), words.written(word - 2));
                let finding = reading.of_words(
                    Check::DoubledWord,
                    at,
                    &(word - 3..word + 1),
                    Severity::Warning,
                    message,
                );
                found.push(finding.with_fix(fix));
            }
        }
    }
}

/// The one that begins a term stays: "ban Ban giám hiệu" is "Ban giám hiệu".
fn fix(words: &Words, word: usize) -> String {
    let begins_term = words.is_term(word);
    words
        .written(if begins_term { word } else { word - 1 })
        .to_owned()
}

fn is_right(words: &Words, word: usize) -> bool {
    let text = words.text(word);
    let listed = |list: &str| list.contains(&format!(" {text} "));
    let is_number = text.chars().all(|char| char.is_ascii_digit());
    let begins_term = words.is_term(word);
    let ends_term = word >= 2 && words.is_term(word - 2);
    is_number || listed(BY_NATURE) || begins_term && (ends_term || listed(ALONE))
}

/// "báo cáo báo cáo"; "từng bước từng bước" is right.
fn is_twice(words: &Words, word: usize) -> bool {
    let same =
        words.text(word) == words.text(word - 2) && words.text(word - 1) == words.text(word - 3);
    let touches = (word - 3..word).all(|at| words.touches_next(at));
    let is_word = words.text(word).chars().all(char::is_alphabetic)
        && words.text(word) != words.text(word - 1);
    same && touches && is_word && !BY_NATURE.contains(&format!(" {} ", words.text(word - 3)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_fix};
    use super::*;

    #[test]
    fn a_word_twice_is_one_too_many() {
        expect_fix(
            Check::DoubledWord,
            "C 1. Các đợt thi đua đua trong năm.",
            Some("đua"),
        );
        expect_fix(
            Check::DoubledWord,
            "C 1. Do ban Ban giám hiệu đề ra.",
            Some("Ban"),
        );
        expect_fix(
            Check::DoubledWord,
            "C 1. Gửi báo cáo báo cáo về trường.",
            Some("báo cáo"),
        );
    }

    #[test]
    fn words_that_double_by_nature_or_begin_a_term_are_right() {
        let text = "C 1. Các Tổ tổ chức họp; môi trường trường học; luôn luôn, dần dần, từng bước từng bước.\nC 2. Năm 2026, 2026 em.";
        expect(Check::DoubledWord, text, &[]);
    }
}
