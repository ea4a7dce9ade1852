//! A plan without targets: nothing to be held against at the year's end.

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::{Check, shares};
use crate::log::change::NodeKind;
use crate::plan::view::PlanKind;
use crate::targets::reader;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let is_whole = reading.paper.kind == PlanKind::Plan && reading.body().count() > 10;
    let announces = |text: &str| reader::announces(text);
    let has_part = reading
        .body()
        .any(|(_, part, _)| part.role == NodeKind::Section && announces(&part.text));
    let shares = reading
        .body()
        .map(|(_, part, _)| shares::find(&part.text).len())
        .sum::<usize>();
    if is_whole && !has_part && shares < 3 {
        let message = "Kế hoạch chưa có phần chỉ tiêu: cuối năm không có gì để đối chiếu.";
        found.extend(reading.of_document(Check::NoTargets, Severity::Hint, message));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_plan_has_targets() {
        let clauses = "C 1. Họp mỗi tháng.\n".repeat(12);
        expect(
            Check::NoTargets,
            &format!("T Kế hoạch\n{clauses}"),
            &[(1, "Kế hoạch")],
        );
        expect(
            Check::NoTargets,
            &format!("T Kế hoạch\nS II. CHỈ TIÊU\n{clauses}"),
            &[],
        );
    }
}
