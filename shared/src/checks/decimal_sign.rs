//! Vietnamese writes decimals with a comma: 31,5 %.

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::{Check, shares};

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, _) in reading.parts() {
        for share in shares::find(&part.text)
            .into_iter()
            .filter(|share| share.written.contains('.'))
        {
            let fix = part.text[share.at.clone()].replace('.', ",");
            let message = format!("Số thập phân viết bằng dấu phẩy: {fix}.");
            let finding =
                Finding::new(Check::DecimalSign, at, share.at, Severity::Warning, message);
            found.push(finding.with_fix(fix));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect_fix;
    use super::*;

    #[test]
    fn a_decimal_point_becomes_a_comma() {
        expect_fix(
            Check::DecimalSign,
            "D Đạt 31.5% trở lên, 1.200 em, 12,5%.",
            Some("31,5%"),
        );
    }
}
