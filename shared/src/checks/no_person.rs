//! Duties that nobody leads: everybody's work is nobody's.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, _) in reading.body() {
        // What the older fields of a clause say: a day, and nobody.
        let has_only_a_day = part.duties.is_empty() && part.has_rhythm && !part.has_lead;
        if has_only_a_day || part.duties.iter().any(|duty| duty.lead.is_none()) {
            let message = "Việc được giao chưa có người phụ trách.";
            found.push(reading.of_part(Check::NoPerson, at, Severity::Warning, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect_in, paper};
    use super::*;
    use crate::log::change::Body;
    use crate::log::duty::{Duty, Party};

    #[test]
    fn a_duty_has_somebody_who_leads_it() {
        let mut paper = paper("C 1. Hai bên cùng họp giao ban.\nC 2. Hai bên họp cuối năm.");
        paper.parts[0].duties = vec![Duty::default()];
        let lead = Some(Party::Body(Body::Bgh));
        paper.parts[1].duties = vec![Duty {
            lead,
            ..Duty::default()
        }];
        expect_in(Check::NoPerson, &paper, &[(1, "Hai bên cùng họp giao ban")]);
    }
}
