//! District bodies in documents written after 1 July 2025, when the level ended: superior bodies, recipients, new acts.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::log::change::NodeKind;

/// The first school year without districts.
const SINCE: u16 = 2025;
const BODIES: [&str; 16] = [
    "ubnd huyện|quận",
    "ubnd thị xã",
    "ủy|uỷ ban nhân dân huyện|quận",
    "ủy|uỷ ban nhân dân thị xã",
    "phòng gd đt",
    "phòng gdđt",
    "phòng giáo dục",
    "pgd",
    "pgdđt",
    "liên đoàn lao động huyện|quận",
    "liên đoàn lao động thị xã",
    "lđlđ huyện|quận",
    "lđlđ thị xã",
    "cđgd huyện|quận",
    "công đoàn giáo dục huyện|quận",
    "huyện|quận ủy|uỷ",
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    if reading.paper.school_year.is_none_or(|year| year.0 < SINCE) {
        return;
    }
    for (at, part, words) in reading.parts() {
        // What a basis of earlier years says is history.
        let is_old = part.role == NodeKind::Basis
            && reading.citations[at]
                .iter()
                .any(|citation| citation.year.is_some_and(|year| year < SINCE));
        let range = words.find_any(&BODIES).or_else(|| split(words));
        if let Some(range) = range.filter(|_| !is_old) {
            let message = "Cấp huyện đã kết thúc từ 01/7/2025: kiểm tra lại tên cơ quan.";
            found.push(reading.of_words(
                Check::AbolishedLevel,
                at,
                &range,
                Severity::Warning,
                message,
            ));
        }
    }
}

/// "PHÒNG GD&ĐT", "PGD&ĐT": the sign parts the words.
fn split(words: &super::words::Words) -> Option<std::ops::Range<usize>> {
    let is_sign = |at: usize| words.gap(at).trim() == "&" && words.text(at + 1) == "đt";
    (0..words.len()).find_map(|at| match words.text(at) {
        "pgd" if is_sign(at) => Some(at..at + 2),
        "phòng" if words.text(at + 1) == "gd" && is_sign(at + 1) => Some(at..at + 3),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_in, paper};
    use super::*;
    use crate::time::SchoolYear;

    #[test]
    fn district_bodies_are_told_since_they_ended() {
        let text =
            "L PHÒNG GD&ĐT SÔNG VÂN\nR Liên đoàn Lao động huyện (để b/c);\nR UBND phường (để b/c);";
        expect(
            Check::AbolishedLevel,
            text,
            &[(1, "PHÒNG GD&ĐT"), (2, "Liên đoàn Lao động huyện")],
        );
        let mut before = paper(text);
        before.school_year = Some(SchoolYear(2024));
        expect_in(Check::AbolishedLevel, &before, &[]);
    }
}
