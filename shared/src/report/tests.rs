//! Reports of a sample school: word for word against texts that a person has read, and what never stands in one.

mod people;
mod school;

use super::figures::{Fresh, fresh};
use super::*;
use crate::directory::Role;
use crate::ids::ReplicaId;
use crate::log::change::NodeKind;
use crate::log::document::Document;
use crate::permissions;
use crate::plan::view::PlanView;
use crate::time::Timestamp;
use school::{PLAN, Sample, day};

const OCTOBER: Period = Period::Month(2026, 10);

fn document(draft: &Draft) -> Document {
    let mut document = Document::new(DocId(90));
    plant(&mut document, ReplicaId(3), Timestamp(0), draft).unwrap();
    document
}

fn printed(draft: &Draft) -> String {
    plain::text(&document(draft))
}

fn is_golden(kind: PlanKind, period: Period, golden: &str) {
    let text = printed(&Sample::new().draft(kind, period, day(11, 20)));
    assert_eq!(text, golden, "now it reads\n{text}");
}

#[test]
fn whoever_leads_a_side_may_write_all_that_a_draft_begins_with() {
    for role in [Role::Principal, Role::UnionChair] {
        let draft = Sample::new().draft(PlanKind::MonthReport, OCTOBER, day(11, 20));
        let mut whole = Document::new(DocId(90));
        let mut written = Document::new(DocId(90));
        for change in plant(&mut whole, ReplicaId(3), Timestamp(0), &draft).unwrap() {
            let may = permissions::may_change(&[role], &written, &change.act);
            assert!(may.is_allowed(), "{role:?}: {:?}", change.act);
            written
                .commit(ReplicaId(3), Timestamp(0), change.act)
                .unwrap();
        }
    }
}

#[test]
fn the_months_report_reads_as_it_was_approved() {
    is_golden(
        PlanKind::MonthReport,
        OCTOBER,
        include_str!("tests/month.txt"),
    );
}

#[test]
fn the_joint_check_reads_as_it_was_approved() {
    is_golden(
        PlanKind::JointCheck,
        Period::Half(1),
        include_str!("tests/half.txt"),
    );
}

#[test]
fn the_evaluation_reads_as_it_was_approved() {
    is_golden(
        PlanKind::YearReview,
        Period::Year,
        include_str!("tests/year.txt"),
    );
}

#[test]
fn no_report_names_staff_or_repeats_what_they_noted() {
    let sample = Sample::new();
    for (kind, period) in [
        (PlanKind::MonthReport, OCTOBER),
        (PlanKind::JointCheck, Period::Half(1)),
        (PlanKind::YearReview, Period::Year),
    ] {
        let draft = sample.draft(kind, period, day(11, 20));
        let body = draft.pieces.iter().filter(|piece| piece.signer.is_none());
        for piece in body {
            for word in ["Thu", "An ", "Khôi", "Bình", "ốm"] {
                assert!(!piece.text.contains(word), "{word} in {}", piece.text);
            }
        }
    }
}

#[test]
fn a_reason_that_speaks_of_health_or_a_person_is_not_repeated() {
    let sample = Sample::new();
    let directory = sample.directory();
    for private in [
        "Đ/c An đi viện",
        "Vũ Văn An bận",
        "do nghỉ thai sản",
        "thầy An xin thôi",
    ] {
        assert!(!words::is_quotable(private, directory), "{private}");
    }
    for public in [
        "Chưa bố trí được kinh phí",
        "Trùng lịch thi học kỳ",
        "Bảo đảm an toàn",
    ] {
        assert!(words::is_quotable(public, directory), "{public}");
    }
}

#[test]
fn a_report_remembers_its_kind_plan_and_time() {
    let draft = Sample::new().draft(PlanKind::MonthReport, OCTOBER, day(11, 20));
    let document = document(&draft);
    let scope = Scope::of(&document).unwrap();
    assert_eq!((scope.period, scope.plans), (OCTOBER, vec![PLAN]));
    assert_eq!(PlanView::of(&document).meta.kind, PlanKind::MonthReport);
}

#[test]
fn figures_that_still_hold_give_no_proposals() {
    let draft = Sample::new().draft(PlanKind::MonthReport, OCTOBER, day(11, 20));
    assert_eq!(fresh(&document(&draft), &draft), Vec::new());
}

#[test]
fn what_was_done_since_comes_as_proposals_and_taking_all_settles_them() {
    const NOVEMBER: Period = Period::Month(2026, 11);
    let mut sample = Sample::new();
    let kind = PlanKind::MonthReport;
    let mut document = document(&sample.draft(kind, NOVEMBER, day(11, 20)));
    sample.hold_november_meeting();
    let draft = sample.draft(kind, NOVEMBER, day(11, 20));
    let found = fresh(&document, &draft);
    let is_changed = |one: &Fresh| matches!(one, Fresh::Changed { .. });
    let is_missing = |one: &Fresh| {
        matches!(
            one,
            Fresh::Missing {
                kind: NodeKind::Bullet,
                ..
            }
        )
    };
    let is_gone = |one: &Fresh| matches!(one, Fresh::Gone { now, .. } if now.contains("quá hạn"));
    assert!(found.iter().any(is_changed), "{found:?}");
    assert!(found.iter().any(is_missing), "{found:?}");
    assert!(found.iter().any(is_gone), "{found:?}");
    for one in found {
        for act in one.acts(&document).unwrap() {
            document.commit(ReplicaId(3), Timestamp(1), act).unwrap();
        }
    }
    assert_eq!(fresh(&document, &draft), Vec::new());
}

#[test]
fn words_that_people_wrote_are_no_figures_to_be_renewed() {
    let draft = Sample::new().draft(PlanKind::MonthReport, OCTOBER, day(11, 20));
    let mut document = document(&draft);
    let causes = PlanView::of(&document)
        .rows
        .iter()
        .map(|row| row.node)
        .find(|node| document.text(*node).starts_with("Nguyên nhân"))
        .unwrap();
    let text = "Nguyên nhân: kinh phí đến muộn 20 ngày.";
    for act in crate::log::edit::reword(&document, causes, text).unwrap() {
        document.commit(ReplicaId(3), Timestamp(1), act).unwrap();
    }
    assert_eq!(fresh(&document, &draft), Vec::new());
    assert_eq!(draft.blanks(), 2);
}
