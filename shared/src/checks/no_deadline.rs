//! Duties without a day or a rhythm: nobody is reminded of them, and nobody can be late. Only what the plan carries as a duty is
//! judged; clauses that carry none are told in the list of duties, since five of six clauses of real plans name no time.

use super::Check;
use super::finding::{Finding, Severity};
use super::paper::Part;
use super::reading::Reading;
use crate::log::duty::Rhythm;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, _) in reading.body() {
        let is_undated = |rhythm: &Rhythm| match rhythm {
            Rhythm::Unstated => Some("Việc được giao chưa có thời hạn: ghi ngày hoặc nhịp độ."),
            Rhythm::Periodic => Some("Việc làm «định kỳ» chưa rõ bao lâu một lần: chọn nhịp độ."),
            _ => None,
        };
        let message = part.duties.iter().find_map(|duty| is_undated(&duty.rhythm));
        let message = message.or_else(|| {
            has_only_a_lead(part)
                .then_some("Việc được giao chưa có thời hạn: ghi ngày hoặc nhịp độ.")
        });
        if let Some(message) = message {
            found.push(reading.of_part(Check::NoDeadline, at, Severity::Warning, message));
        }
    }
}

/// What the older fields of a clause say.
fn has_only_a_lead(part: &Part) -> bool {
    part.duties.is_empty() && part.has_lead && !part.has_rhythm
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect_in, paper};
    use super::*;
    use crate::log::duty::Duty;

    fn check_duty(rhythm: Rhythm, expected: &[(u32, &str)]) {
        let mut paper = paper("C 1. Hai bên cùng họp giao ban.");
        paper.parts[0].duties = vec![Duty {
            rhythm,
            ..Duty::default()
        }];
        expect_in(Check::NoDeadline, &paper, expected);
    }

    #[test]
    fn a_duty_has_a_day_or_a_rhythm() {
        check_duty(Rhythm::Unstated, &[(1, "Hai bên cùng họp giao ban")]);
        check_duty(Rhythm::Periodic, &[(1, "Hai bên cùng họp giao ban")]);
        check_duty(Rhythm::Monthly(5), &[]);
        check_duty(Rhythm::Continuous, &[]);
    }

    #[test]
    fn a_clause_that_carries_no_duty_is_left_alone() {
        expect_in(
            Check::NoDeadline,
            &paper("C 1. Hai bên cùng họp giao ban."),
            &[],
        );
    }
}
