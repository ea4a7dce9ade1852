//! One name for the document: a regulation does not speak of itself as "this plan".

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::log::change::NodeKind;
use crate::plan::view::PlanKind;

const AS_PLAN: [&str; 6] = [
    "kế hoạch phối hợp này",
    "kế hoạch phối hợp",
    "bản kế hoạch",
    "kế hoạch này",
    "kế hoạch trên",
    "kế hoạch nêu trên",
];
const AS_REGULATION: [&str; 6] = [
    "quy|qui chế phối hợp này",
    "quy|qui chế này",
    "quy|qui chế trên",
    "bản quy|qui chế",
    "quy|qui chế nêu trên",
    "quy|qui định này",
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let (own, other, phrases) = match reading.paper.kind {
        PlanKind::Plan => ("Kế hoạch", "Quy chế", AS_REGULATION),
        PlanKind::Regulation => ("Quy chế", "Kế hoạch", AS_PLAN),
        // What a report speaks of is a plan.
        PlanKind::MonthReport | PlanKind::JointCheck | PlanKind::YearReview => return,
    };
    for (at, part, words) in reading.parts() {
        if !(part.is_body() || part.role == NodeKind::Closing) {
            continue;
        }
        if let Some(range) = words.find_any(&phrases) {
            let message = format!("Văn bản này là {own} nhưng ở đây gọi là {other}.");
            found.push(reading.of_words(Check::KindName, at, &range, Severity::Warning, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_document_calls_itself_by_one_name() {
        let regulation = "T QUY CHẾ phối hợp\nC 1. Hai bên thực hiện quy chế này.\nE Trên đây là kế hoạch phối hợp giữa hai bên./.";
        expect(Check::KindName, regulation, &[(3, "kế hoạch phối hợp")]);
        let plan = "T KẾ HOẠCH phối hợp\nC 1. Thực hiện Quy chế dân chủ; mọi thành viên thực hiện Quy chế này.";
        expect(Check::KindName, plan, &[(2, "Quy chế này")]);
    }
}
