//! The templates that come with the program: each is read without a question, stands as it should, gives the checks nothing
//! to say that must be mended, and says who does what when.

#![expect(clippy::unwrap_used, reason = "a test: what is not there fails it")]

use lientich_shared::checks::{self, Paper, Part, Severity};
use lientich_shared::ids::{DocId, PersonId, ReplicaId};
use lientich_shared::log::change::{NodeId, NodeKind, Side};
use lientich_shared::log::document::Document;
use lientich_shared::log::target::Measure;
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::clause;
use lientich_shared::plan::sign_off::{self, Consent, Obstacle};
use lientich_shared::plan::view::{PlanKind, PlanView, Row};
use lientich_shared::templates::{self, Blanks, Level, Template};
use lientich_shared::time::{SchoolYear, Timestamp};
use lientich_shared::{draft_paper, import};

/// A template with what is known of it: its text, a school of its level, how many parts stand outermost and in all, how
/// many duties and targets it proposes.
struct Case {
    template: Template,
    text: &'static str,
    school: &'static str,
    parts: (usize, usize),
    duties: usize,
    targets: usize,
}

macro_rules! cases {
    ($($level:ident $school:literal $plan:literal $in_plan:literal $regulation:literal $in_regulation:literal;)*) => {
        [$(
            Case {
                template: Template { level: Level::$level, kind: PlanKind::Plan },
                text: include_str!(concat!("../templates/", $plan)),
                school: $school,
                parts: (5, 74),
                duties: $in_plan,
                targets: 8,
            },
            Case {
                template: Template { level: Level::$level, kind: PlanKind::Regulation },
                text: include_str!(concat!("../templates/", $regulation)),
                school: $school,
                parts: (3, 69),
                duties: $in_regulation,
                targets: 0,
            },
        )*]
    };
}

const CASES: [Case; 8] = cases! {
    Preschool "Trường Mầm non Hoa Mướp" "mam-non-ke-hoach.txt" 46 "mam-non-quy-che.txt" 42;
    Primary "Trường Tiểu học Sông Mây" "tieu-hoc-ke-hoach.txt" 45 "tieu-hoc-quy-che.txt" 42;
    LowerSecondary "Trường Trung học cơ sở Bình Tân" "thcs-ke-hoach.txt" 45 "thcs-quy-che.txt" 42;
    UpperSecondary "Trường Trung học phổ thông Đồi Cọ" "thpt-ke-hoach.txt" 45 "thpt-quy-che.txt" 42;
};

fn filled(case: &Case) -> String {
    let blanks = Blanks {
        school: case.school.to_owned(),
        commune: "phường Sông Vân".to_owned(),
        year: SchoolYear(2026),
        principal: "Phan Văn Lộc".to_owned(),
        chair: "Đinh Thị Thu Ngân".to_owned(),
    };
    templates::fill(case.text, &blanks)
}

fn planted(case: &Case) -> Document {
    let mut document = Document::new(DocId(1));
    templates::plant(
        &mut document,
        ReplicaId(1),
        Timestamp(0),
        &filled(case),
        &[],
    )
    .unwrap();
    document
}

#[test]
fn each_is_found_by_its_name_and_read_without_a_question() {
    for case in &CASES {
        let file = case.template.file();
        assert_eq!(Level::said(case.school), Some(case.template.level));
        assert!(file.starts_with(case.template.level.code()), "{file}");
        let (draft, issues) = import::read(filled(case).as_bytes());
        assert!(issues.is_empty(), "{file}: {issues:?}");
        assert!(draft.untaken_lines().is_empty(), "{file}");
        assert!(draft.unplaced.is_empty(), "{file}");
    }
}

#[test]
fn each_has_its_outline() {
    for case in &CASES {
        let view = PlanView::of(&planted(case));
        let is_body = |row: &&Row| Part::new(row.kind, String::new()).is_body();
        let outline: Vec<&Row> = view.rows.iter().filter(is_body).collect();
        let outermost = outline.iter().filter(|row| row.depth == 0).count();
        assert_eq!((outermost, outline.len()), case.parts, "{}", case.school);
        assert_eq!(view.meta.kind, case.template.kind);
        assert_eq!(view.meta.school_year, Some(SchoolYear(2026)));
        assert_eq!(view.meta.school, case.school);
        let signers = view.rows.iter().filter(|row| row.kind == NodeKind::Signer);
        assert_eq!(signers.count(), 2, "{}", case.school);
    }
}

#[test]
fn the_checks_find_nothing_to_mend_on_paper_or_in_the_plan() {
    for case in &CASES {
        let document = planted(case);
        let plan = Paper::of_plan(&PlanView::of(&document), &document);
        let (draft, _) = import::read(filled(case).as_bytes());
        for paper in [plan, draft_paper::of(&draft)] {
            let found = checks::run(&paper).into_iter();
            let told: Vec<String> = found
                .filter(|found| found.severity != Severity::Hint)
                .map(|found| found.message)
                .collect();
            assert!(told.is_empty(), "{}: {told:?}", case.school);
        }
    }
}

#[test]
fn each_says_who_does_what_when_and_what_is_to_be_reached() {
    for case in &CASES {
        let found = Assignments::of(&planted(case));
        let duties = found.duties.iter().map(|one| &one.duty);
        let vague: Vec<_> = duties
            .filter(|duty| duty.lead.is_none() || !duty.rhythm.is_stated())
            .collect();
        assert!(vague.is_empty(), "{}: {vague:?}", case.school);
        let targets = found.targets.iter().map(|one| &one.target.measure);
        let counted = targets.filter(|measure| **measure != Measure::Qualitative);
        let told = (found.duties.len(), counted.count());
        assert_eq!(
            told,
            (case.duties, case.targets),
            "{}",
            case.template.file()
        );
    }
}

#[test]
fn ban_nu_congs_clauses_are_its_own_and_wait_for_its_consent() {
    for case in &CASES {
        let document = planted(case);
        let rows = PlanView::of(&document).rows;
        let theirs: Vec<_> = rows.iter().filter(|row| row.side == Side::Women).collect();
        let words: Vec<String> = theirs.iter().map(|row| document.text(row.node)).collect();
        assert_eq!(words.len(), 3, "{}: {words:?}", case.template.file());
        assert!(words.iter().all(|words| words.contains("Ban Nữ công")));
        let waiting = |consents: &[Consent]| {
            let obstacles = sign_off::obstacles(&document, consents).into_iter();
            let of_women = obstacles.filter(|one| matches!(one, Obstacle::NoConsent(_)));
            of_women.count()
        };
        assert_eq!(waiting(&[]), 3);
        let consents: Vec<Consent> = theirs
            .iter()
            .map(|row| consent(&document, row.node))
            .collect();
        assert_eq!(waiting(&consents[1..]), 1);
        assert_eq!(waiting(&consents), 0);
    }
}

/// Ban nữ công's consent to a clause as it stands.
fn consent(document: &Document, node: NodeId) -> Consent {
    Consent {
        change: node.0,
        person: PersonId(1),
        node,
        clause: clause::hash(document, node).unwrap(),
        is_registered: true,
    }
}

#[test]
fn no_template_holds_words_of_another_level() {
    for case in &CASES {
        let foreign: &[&str] = match case.template.level {
            Level::Preschool => &["học sinh", "chủ nhiệm", "Tổng phụ trách", "dạy thay"],
            Level::Primary => &["mầm non", "nuôi dưỡng", "cha mẹ trẻ", "lớp 9", "lớp 12"],
            Level::LowerSecondary => &["mầm non", "cha mẹ trẻ", "bán trú", "lớp 12"],
            Level::UpperSecondary => &["mầm non", "cha mẹ trẻ", "Tổng phụ trách", "lớp 9"],
        };
        let text = filled(case);
        for words in foreign.iter().chain(&["{", "huyện", "quận"]) {
            assert!(!text.contains(words), "{}: {words}", case.template.file());
        }
    }
}
