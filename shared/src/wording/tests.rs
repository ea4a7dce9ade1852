//! Duties and targets as lines: each thing that is signed is in them.

use super::*;
use crate::ids::ReplicaId;
use crate::log::change::ChangeId;
use crate::log::duty::{DutyId, Goal};
use crate::log::target::{Figure, Measure, Percent, TargetId};
use crate::plan::assignments::{Aimed, Assigned};
use crate::time::Day;

fn called(person: PersonId) -> String {
    format!("người {}", person.0)
}

fn whole() -> Duty {
    Duty {
        text: "Thăm gia đình học sinh.".to_owned(),
        lead: Some(Party::Body(Body::HomeroomTeachers)),
        cooperate: vec![
            Party::Body(Body::Bch),
            Party::Team("Tổ 4–5".to_owned()),
            Party::Person(PersonId(7)),
        ],
        supervise: vec![Party::Office(Office::VicePrincipal)],
        rhythm: Rhythm::Termly(2),
        evidence: "phiếu thăm; ảnh.".to_owned(),
        goal: Some(Goal {
            of: 1_034,
            unit: "gia đình".to_owned(),
        }),
        is_each: true,
    }
}

#[test]
fn a_duty_says_all_that_is_signed_of_it() {
    assert_eq!(
        duty(&whole(), &called),
        "Thăm gia đình học sinh. Chủ trì: giáo viên chủ nhiệm; phối hợp: Ban Chấp hành Công đoàn, Tổ 4–5, người 7; \
         giám sát: Phó Hiệu trưởng; 2 lần mỗi học kỳ; cần đạt 1.034 gia đình; mỗi người tự làm; \
         minh chứng: phiếu thăm; ảnh"
    );
}

#[test]
fn whatever_of_a_duty_changes_changes_its_line() {
    let change: [fn(&mut Duty); 8] = [
        |duty| duty.text.clear(),
        |duty| duty.lead = None,
        |duty| drop(duty.cooperate.pop()),
        |duty| duty.supervise.clear(),
        |duty| duty.rhythm = Rhythm::Termly(1),
        |duty| duty.evidence.clear(),
        |duty| duty.goal = None,
        |duty| duty.is_each = false,
    ];
    for change in change {
        let mut other = whole();
        change(&mut other);
        assert_ne!(duty(&other, &called), duty(&whole(), &called));
    }
}

#[test]
fn each_rhythm_is_said_and_none_like_another() {
    let rhythms = [
        (Rhythm::Continuous, "Thường xuyên"),
        (Rhythm::Periodic, "Định kỳ"),
        (Rhythm::Once(Day(20_720)), "Chậm nhất ngày 24/09/2026"),
        (Rhythm::Weekly(7), "Hằng tuần, Chủ nhật"),
        (Rhythm::Monthly(31), "Hằng tháng"),
        (Rhythm::Monthly(25), "Hằng tháng, chậm nhất ngày 25"),
        (Rhythm::Quarterly { month: 3, day: 31 }, "Hằng quý"),
        (
            Rhythm::Quarterly { month: 2, day: 15 },
            "Hằng quý, chậm nhất ngày 15 của tháng thứ 2",
        ),
        (Rhythm::Termly(1), "Mỗi học kỳ"),
        (Rhythm::Yearly(3), "3 lần mỗi năm học"),
        (Rhythm::On(Occasion::MidYear), "Cuối học kỳ I"),
        (
            Rhythm::On(Occasion::Other("sau mỗi đợt thi đua.".to_owned())),
            "Sau mỗi đợt thi đua",
        ),
    ];
    for (rhythm, said) in rhythms {
        let asked = Duty {
            rhythm,
            ..Duty::default()
        };
        assert_eq!(duty(&asked, &called), said);
    }
    assert_eq!(duty(&Duty::default(), &called), "");
}

fn aim() -> Target {
    Target {
        subject: "Giáo viên dạy giỏi".to_owned(),
        population: "giáo viên đứng lớp".to_owned(),
        measure: Measure::Fraction { count: 17, of: 54 },
        level: "cấp trường".to_owned(),
        awarded_by: "Hiệu trưởng".to_owned(),
        period: Period::Term(1),
        baseline: Some(Figure::Percent(Percent(2_880))),
        is_shared_out: true,
    }
}

#[test]
fn a_target_says_all_that_is_signed_of_it() {
    assert_eq!(
        target(&aim()),
        "Chỉ tiêu: Giáo viên dạy giỏi: 17/54 (31,5%) cấp trường của Hiệu trưởng; tính trên giáo viên đứng lớp; \
         học kỳ I; kỳ trước 28,8%; các tổ đăng ký"
    );
}

#[test]
fn whatever_of_a_target_changes_changes_its_line() {
    let change: [fn(&mut Target); 8] = [
        |target| target.subject.clear(),
        |target| target.population.clear(),
        |target| target.measure = Measure::Fraction { count: 18, of: 54 },
        |target| target.level.clear(),
        |target| target.awarded_by.clear(),
        |target| target.period = Period::CalendarYear(2_026),
        |target| target.baseline = None,
        |target| target.is_shared_out = false,
    ];
    for change in change {
        let mut other = aim();
        change(&mut other);
        assert_ne!(target(&other), target(&aim()));
    }
}

#[test]
fn a_clause_has_its_own_lines_duties_before_targets() {
    let node = |seq| {
        NodeId(ChangeId {
            replica: ReplicaId(1),
            seq,
        })
    };
    let assigned = |seq, body| Assigned {
        id: DutyId {
            node: node(seq),
            slot: 1,
        },
        duty: Duty {
            lead: Some(Party::Body(body)),
            ..Duty::default()
        },
        others: Vec::new(),
    };
    let work = Assignments {
        duties: vec![assigned(1, Body::Bgh), assigned(2, Body::Bch)],
        targets: vec![Aimed {
            id: TargetId {
                node: node(2),
                slot: 1,
            },
            target: Target {
                measure: Measure::Qualitative,
                ..aim()
            },
            others: Vec::new(),
        }],
    };
    let lines = under(&work, node(2), &called);
    assert_eq!(lines[0].words, "Chủ trì: Ban Chấp hành Công đoàn");
    assert_eq!(lines[0].duty, Some(&work.duties[1].duty));
    assert_eq!((lines.len(), lines[1].duty), (2, None));
    assert_eq!(under(&work, node(3), &called), []);
}
