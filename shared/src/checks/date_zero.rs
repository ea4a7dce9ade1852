//! Noughts before days and numbers: "ngày 05 tháng 02", but "tháng 9"; "Số: 05/KH-…" (decree 30/2020, annex I).

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;
use crate::log::change::NodeKind;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.parts() {
        for word in 0..words.len() {
            let Some(mended) = mended(words, word).filter(|mended| mended != words.text(word + 1))
            else {
                continue;
            };
            let message =
                "Ngày dưới 10 và tháng 1, 2 viết thêm số 0 phía trước; các tháng khác thì không.";
            let finding = reading.of_words(
                Check::DateZero,
                at,
                &(word..word + 2),
                Severity::Hint,
                message,
            );
            found.push(finding.with_fix(format!("{} {mended}", words.written(word))));
        }
        let own = part.role == NodeKind::Letterhead && words.begin_with_any(&["số"]);
        let first = reading.citations[at]
            .first()
            .filter(|citation| own && citation.number < 10);
        if let Some(citation) = first.filter(|citation| !citation.proper.starts_with('0')) {
            let fix = format!("0{}", &part.text[citation.at.clone()]);
            let message = "Số văn bản dưới 10 viết thêm số 0 phía trước.";
            found.push(
                Finding::new(
                    Check::DateZero,
                    at,
                    citation.at.clone(),
                    Severity::Hint,
                    message,
                )
                .with_fix(fix),
            );
        }
    }
}

/// The number behind "ngày" or "tháng" as it should be, in a day written out in words.
fn mended(words: &Words, at: usize) -> Option<String> {
    if !words.touches_next(at) {
        return None;
    }
    let number: u8 = words.text(at + 1).parse().ok()?;
    let is_full = |day: usize| {
        words.text(day) == "ngày"
            && words.text(day + 2) == "tháng"
            && words.text(day + 4) == "năm"
            && words.touches_next(day + 1)
    };
    match words.text(at) {
        "ngày" if is_full(at) => Some(format!("{number:02}")),
        "tháng" if at >= 2 && is_full(at - 2) && number <= 2 => Some(format!("{number:02}")),
        "tháng" if at >= 2 && is_full(at - 2) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_fix};
    use super::*;

    #[test]
    fn days_and_the_first_months_have_a_nought() {
        expect_fix(
            Check::DateZero,
            "L Sông Vân, ngày 5 tháng 9 năm 2026",
            Some("ngày 05"),
        );
        expect_fix(
            Check::DateZero,
            "L Sông Vân, ngày 15 tháng 09 năm 2026",
            Some("tháng 9"),
        );
        expect_fix(
            Check::DateZero,
            "L Sông Vân, ngày 15 tháng 2 năm 2027",
            Some("tháng 02"),
        );
        expect(
            Check::DateZero,
            "L Sông Vân, ngày 05 tháng 9 năm 2026\nC 1. Nộp trước ngày 5 hằng tháng.",
            &[],
        );
    }

    #[test]
    fn small_numbers_have_a_nought() {
        expect_fix(Check::DateZero, "L Số: 5/KH-THSV", Some("05/KH-THSV"));
        expect(Check::DateZero, "L Số: 12/KH-THSV", &[]);
    }
}
