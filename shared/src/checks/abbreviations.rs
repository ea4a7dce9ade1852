//! Abbreviations that are never written out: the first use says what they stand for, "Ban Thanh tra nhân dân (TTND)".

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;
use crate::log::change::NodeKind;

/// In everybody's mouth, or allowed by decree 30/2020.
const COMMON: &str = " UBND HĐND THCS THPT THPTQG TP TW TH MN GD ĐT GDĐT HCM VT TM KT TL TUQ QH NĐ QĐ CP TT CT NQ KH XHCN II III IV VI VII VIII \
    IX XI XII XIII XIV XV STT QG ";

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut met: Vec<(String, usize, usize)> = Vec::new();
    let mut explained: Vec<String> = Vec::new();
    for (at, part, words) in reading.parts() {
        let is_text = part.is_body() || matches!(part.role, NodeKind::Preamble | NodeKind::Closing);
        if !is_text || is_heading_in_capitals(words) {
            continue;
        }
        for word in 0..words.len() {
            let written = words.written(word);
            let is_cited = reading.citations[at]
                .iter()
                .any(|citation| citation.words.contains(&word));
            if is_cited || !is_abbreviation(written) {
                continue;
            }
            if is_explained(words, word) {
                explained.push(written.to_owned());
            } else if !met.iter().any(|(known, ..)| known == written) {
                met.push((written.to_owned(), at, word));
            }
        }
    }
    met.retain(|(written, ..)| !explained.contains(written));
    let Some((_, at, word)) = met.first() else {
        return;
    };
    let names: Vec<&str> = met.iter().map(|(written, ..)| written.as_str()).collect();
    let message = format!(
        "Chữ viết tắt chưa được viết đầy đủ ở lần dùng đầu: {}.",
        names.join(", ")
    );
    found.push(reading.of_words(
        Check::Abbreviations,
        *at,
        &(*word..word + 1),
        Severity::Hint,
        message,
    ));
}

fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().count();
    let is_caps = word
        .chars()
        .all(|char| char.is_uppercase() && char.is_alphabetic());
    (2..=10).contains(&letters) && is_caps && !COMMON.contains(&format!(" {word} "))
}

/// "(TTND)", or "TTND (Thanh tra nhân dân)", or "viết tắt là TTND".
fn is_explained(words: &Words, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| words.gap(before));
    let in_brackets =
        before.trim_end().ends_with('(') && words.gap(at).trim_start().starts_with(')');
    let opens = words.gap(at).trim_start().starts_with('(');
    let said = at >= 3
        && words.has_any_in(
            at.saturating_sub(5)..at,
            &["viết tắt là", "gọi tắt là", "sau đây gọi"],
        );
    in_brackets || opens || said
}

fn is_heading_in_capitals(words: &Words) -> bool {
    let caps = words.list.iter().filter(|word| word.is_caps).count();
    caps * 2 > words.len()
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn what_is_never_written_out_is_listed_once() {
        let text = "C 1. CBGVNV tham gia các đợt SKKN của UBND xã.\nC 2. Ban Thanh tra nhân dân (TTND) giám sát; TTND báo cáo CBGVNV.";
        expect(Check::Abbreviations, text, &[(1, "CBGVNV")]);
        expect(
            Check::Abbreviations,
            "S I. PHỐI HỢP VỚI BCH CÔNG ĐOÀN\nC 1. Nghị định số 59/2023/NĐ-CP của UBND.",
            &[],
        );
    }
}
