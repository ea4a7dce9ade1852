//! Arithmetic of shares: 17 of 54 are 31,5 %, and no part is more than the whole. What does not add up is
//! told and never mended: which number was agreed, only the school knows.

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::{Check, shares};
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
                Some(value) if !arithmetic::fits(value, count, of) => number::share(count, of)
                    .map(|right| format!("{count}/{of} là {}, không phải {}%.", number::printed(right), share.written)),
                _ => None,
            };
            let finding = message.map(|message| Finding::new(Check::Percent, at, share.at.clone(), Severity::Error, message));
            found.extend(finding);
        }
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
    fn rounded_shares_are_right() {
        expect(Check::Percent, "C 1. Giỏi: 19/60 (31,7%), 72/72 (100%), 19/60 (31.67 %).", &[]);
    }
}
