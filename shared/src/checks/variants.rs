//! One spelling of a word throughout: "quy chế" or "qui chế", "Cấp ủy" or "Cấp uỷ", "Ban Giám hiệu" or "Ban giám hiệu".

use super::Check;
use super::finding::{Finding, Severity};
use super::forms::hash;
use super::reading::Reading;
use crate::log::change::NodeKind;
use crate::text::case;

/// Spellings of one word, as they are written.
const SETS: [&[&str]; 10] = [
    &["quy chế", "qui chế"],
    &["quy định", "qui định"],
    &["cấp uỷ", "cấp ủy"],
    &["chi uỷ", "chi ủy"],
    &["Ban Giám hiệu", "Ban giám hiệu"],
    &["Ban Chấp hành", "Ban chấp hành"],
    &["Ban Nữ công", "Ban nữ công"],
    &["kỷ luật", "kỉ luật"],
    &["kỹ năng", "kĩ năng"],
    &["CBGVNV", "CBGV NV", "CB GV NV", "CB GVNV"],
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for set in SETS {
        let uses: Vec<Vec<(usize, usize)>> = set
            .iter()
            .map(|spelling| uses(reading, spelling, set))
            .collect();
        let most = uses.iter().map(Vec::len).max().unwrap_or_default();
        let usual = uses
            .iter()
            .position(|uses| uses.len() == most)
            .unwrap_or_default();
        let odd = (0..set.len()).find(|at| *at != usual && !uses[*at].is_empty());
        let Some(odd) = odd else { continue };
        let (at, word) = uses[odd][0];
        let len = set[odd].split(' ').count();
        let counts: Vec<String> = (0..set.len())
            .filter(|at| !uses[*at].is_empty())
            .map(|at| format!("«{}» {} lần", set[at], uses[at].len()))
            .collect();
        let message = format!("Một từ viết nhiều cách: {}.", counts.join(", "));
        found.push(reading.of_words(
            Check::Variants,
            at,
            &(word..word + len),
            Severity::Hint,
            message,
        ));
    }
}

/// Where a spelling stands in the text: letter by letter, capitals counted where they tell spellings apart.
fn uses(reading: &Reading<'_>, spelling: &str, set: &[&str]) -> Vec<(usize, usize)> {
    let small = case::lowered(spelling);
    let by_case = set
        .iter()
        .filter(|other| case::lowered(other) == small)
        .count()
        > 1;
    let abbreviates = spelling
        .chars()
        .all(|char| char.is_uppercase() || char == ' ');
    let wanted: Vec<&str> = if by_case || abbreviates {
        spelling
    } else {
        &small
    }
    .split(' ')
    .collect();
    let first = hash(small.split(' ').next().unwrap_or_default());
    let mut found = Vec::new();
    for (at, part, words) in reading.parts() {
        let is_text = part.is_body() || matches!(part.role, NodeKind::Preamble | NodeKind::Closing);
        let fits = |from: &usize| {
            wanted.iter().zip(*from..).all(|(wanted, word)| {
                let letters = if by_case || abbreviates {
                    words.written(word)
                } else {
                    words.text(word)
                };
                let is_caps = words.list.get(word).is_some_and(|word| word.is_caps);
                let joined = word == *from
                    || words.touches_next(word - 1)
                    || abbreviates && words.gap(word - 1).trim() == ",";
                letters == *wanted && joined && (abbreviates || !is_caps)
            })
        };
        if is_text {
            let begins = (0..words.len()).filter(|word| words.list[*word].hash == first);
            found.extend(begins.filter(fits).map(|from| (at, from)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn the_rarer_spelling_is_shown() {
        let text = "C 1. Thực hiện quy chế dân chủ.\nC 2. Thực hiện qui chế chuyên môn và quy chế chi tiêu.\nC 3. Cấp ủy cho ý kiến.";
        expect(Check::Variants, text, &[(2, "qui chế")]);
    }

    #[test]
    fn capitals_of_a_heading_are_no_spelling() {
        expect(
            Check::Variants,
            "S I. BAN GIÁM HIỆU\nC 1. Ban giám hiệu họp mỗi tháng.",
            &[],
        );
    }
}
