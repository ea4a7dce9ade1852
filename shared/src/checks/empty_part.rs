//! Parts of a plan in which nothing stands: a heading over nothing, a clause without words.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::log::change::NodeKind;
use crate::plan::view::PlanKind;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    // What a file leaves out nobody can tell; in a report an empty heading says that there was nothing.
    let is_draft = matches!(reading.paper.kind, PlanKind::Plan | PlanKind::Regulation);
    if reading.paper.is_file || !is_draft {
        return;
    }
    for (at, part, words) in reading.body() {
        let message = match part.role {
            _ if !reading.is_leaf(at) => continue,
            NodeKind::Section => "Mục này chưa có nội dung: viết tiếp hoặc bỏ mục.",
            _ if words.len() == 0 => "Điều này chưa có chữ nào: viết tiếp hoặc bỏ.",
            _ => continue,
        };
        found.push(reading.of_part(Check::EmptyPart, at, Severity::Warning, message));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect_in, paper};
    use super::*;

    #[test]
    fn a_heading_over_nothing_and_a_clause_without_words_are_told() {
        let mut plan =
            paper("S I. MỤC ĐÍCH\n  C 1. Thống nhất cách làm.\n  C 2.\nS V. TỔ CHỨC THỰC HIỆN");
        expect_in(Check::EmptyPart, &plan, &[]);
        plan.is_file = false;
        expect_in(
            Check::EmptyPart,
            &plan,
            &[(3, ""), (4, "TỔ CHỨC THỰC HIỆN")],
        );
    }
}
