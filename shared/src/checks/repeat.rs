//! The same passage in several clauses: one of them is too many, or all should point to one.

use std::collections::BTreeMap;

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;

/// As many words in a row are no coincidence: titles of campaigns and of laws are shorter.
const RUN: usize = 16;

/// So many of the other places are named.
const NAMED: usize = 5;

/// A part, and the word in it.
type Place = (usize, usize);

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut runs: BTreeMap<u64, Vec<Place>> = BTreeMap::new();
    for (at, _, words) in reading.body() {
        let keys: Vec<u64> = words.list.iter().map(|word| word.hash).collect();
        for (from, run) in keys.windows(RUN).enumerate() {
            runs.entry(mix(1, run.iter().copied()))
                .or_default()
                .push((at, from));
        }
    }
    // A passage longer than a run makes many of them: told once, where it stands first.
    let mut told: BTreeMap<usize, (usize, &[Place])> = BTreeMap::new();
    for places in runs.values() {
        let (first, from) = places[0];
        let is_elsewhere = places.iter().any(|(at, _)| *at != first);
        let known = told.get(&first).map(|(from, _)| *from);
        if is_elsewhere && known.is_none_or(|known| from < known) {
            told.insert(first, (from, places));
        }
    }
    for (at, (from, places)) in told {
        let message = format!(
            "Đoạn này lặp lại ở {}: giữ một chỗ, chỗ khác dẫn về.",
            others(reading, at, places)
        );
        let shown = from..from + RUN / 2;
        found.push(reading.of_words(Check::Repeat, at, &shown, Severity::Hint, message));
    }
}

/// The names of the other parts, as many as one reads.
fn others(reading: &Reading<'_>, first: usize, places: &[Place]) -> String {
    let mut others: Vec<usize> = places.iter().map(|(at, _)| *at).collect();
    others.dedup();
    others.retain(|at| *at != first);
    let names = others.iter().take(NAMED);
    let names: Vec<String> = names.map(|at| reading.paper.parts[*at].name()).collect();
    let names = names.join(", ");
    match others.len().saturating_sub(NAMED) {
        0 => names,
        more => format!("{names} và {more} chỗ khác"),
    }
}

/// A number for a row of numbers, after FNV-1a: two rows that differ share one by a chance of one in 2^64.
fn mix(seed: u64, numbers: impl Iterator<Item = u64>) -> u64 {
    numbers.fold(0xcbf2_9ce4_8422_2325 ^ seed, |mixed, number| {
        (mixed ^ number)
            .wrapping_mul(0x0100_0000_01b3)
            .rotate_left(23)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_passage_in_two_clauses_is_told_at_the_first() {
        let passage = "tổ chức tốt các đợt thi đua chào mừng ngày lễ lớn, gắn với việc thực hiện nhiệm vụ năm học và quy chế";
        let text = format!(
            "C 1. Công đoàn {passage} dân chủ.\nC 2. Họp mỗi tháng.\nC 3. Nhà trường {passage} chuyên môn."
        );
        expect(
            Check::Repeat,
            &text,
            &[(1, "tổ chức tốt các đợt thi đua chào")],
        );
    }

    #[test]
    fn short_formulas_may_return() {
        let text = "C 1. Ban chấp hành Công đoàn phối hợp với Ban giám hiệu.\nC 2. Ban chấp hành Công đoàn phối hợp với Ban giám hiệu họp.";
        expect(Check::Repeat, text, &[]);
    }
}
