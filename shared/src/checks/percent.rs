//! Arithmetic of shares: 17 of 54 are 31,5 %, and no part is more than the whole. What does not add up is
//! told and never mended: which number was agreed, only the school knows.

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::{Check, shares};
use crate::log::target::Measure;
use crate::targets::{arithmetic, number};

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, _) in reading.body() {
        for share in shares::find(&part.text) {
            let Some((count, of)) = share.fraction else {
                continue;
            };
            let message = match share.value {
                _ if of == 0 => Some("Không thể tính tỷ lệ của số 0.".to_owned()),
                _ if of < count => Some(format!("{count} nhiều hơn tổng số {of}.")),
                Some(value) if !arithmetic::fits(value, count, of) => {
                    number::share(count, of).map(|right| {
                        format!(
                            "{count}/{of} là {}, không phải {}%.",
                            number::printed(right),
                            share.written
                        )
                    })
                }
                _ => None,
            };
            let finding = message.map(|message| {
                Finding::new(
                    Check::Percent,
                    at,
                    share.at.clone(),
                    Severity::Error,
                    message,
                )
            });
            found.extend(finding);
        }
        if let Some(message) = part
            .targets
            .iter()
            .find_map(|target| too_many(&target.measure))
        {
            found.push(reading.of_part(Check::Percent, at, Severity::Error, message));
        }
    }
}

/// A target that the plan carries as numbers: no part is more than the whole.
fn too_many(measure: &Measure) -> Option<String> {
    let more = |count: u32, of: u32| {
        (of < count).then(|| format!("Chỉ tiêu ghi {count} nhiều hơn tổng số {of}."))
    };
    match measure {
        Measure::Fraction { count, of } => more(*count, *of),
        Measure::Subset {
            count, of, part, ..
        } => more(*count, *of).or_else(|| more(*part, *count)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn shares_that_do_not_fit_are_told() {
        let text = "C 1. Giỏi: 18/60 (35%); 61/60 (100%); 0/0 (0%).";
        expect(Check::Percent, text, &[(1, "35%"), (1, "100%"), (1, "0%")]);
    }

    #[test]
    fn a_target_carried_as_numbers_is_judged_too() {
        use super::super::testing::{expect_in, paper};
        let mut paper = paper("C 1. Lao động tiên tiến.\nC 2. Giáo viên dạy giỏi.");
        let target = |measure| crate::log::target::Target {
            subject: String::new(),
            population: String::new(),
            measure,
            level: String::new(),
            awarded_by: String::new(),
            period: crate::log::target::Period::SchoolYear,
            baseline: None,
            is_shared_out: false,
        };
        paper.parts[0].targets = vec![target(Measure::Fraction { count: 61, of: 60 })];
        paper.parts[1].targets = vec![target(Measure::Fraction { count: 60, of: 60 })];
        expect_in(Check::Percent, &paper, &[(1, "Lao động tiên tiến")]);
    }

    #[test]
    fn rounded_shares_are_right() {
        expect(
            Check::Percent,
            "C 1. Giỏi: 19/60 (31,7%), 72/72 (100%), 19/60 (31.67 %).",
            &[],
        );
    }
}
