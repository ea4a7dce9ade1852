//! A template that the school keeps: who saves, reads and edits it over real HTTP, and that nobody makes anything of it but
//! plans.

use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::log::change::{Act, DocKind, Field, Hash32, NodeId, Side, Value};
use lientich_shared::log::edit;
use lientich_shared::log::sign_off::{Capacity, Step};
use lientich_shared::log::talk::{Circle, Topic};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::log::work::Holding;
use lientich_shared::new_year::carry;
use lientich_shared::plan::template;
use lientich_shared::sync::message::{BatchAnswer, Rejection};

use crate::device::Device;
use crate::school::{CHAIR, PRINCIPAL, START, School, TEACHER, WOMEN};
use crate::table::{Table, ask, issue_together, post, sign, signed, verdicts};

/// A document of the school's own.
const KEPT: DocId = DocId(0x3a0);
/// Who is no author of it reads nothing.
const UNKNOWN: BatchAnswer = BatchAnswer::Rejected(Rejection::NoSuchDocument);

/// The principal with a template of a clause of each side that the chair has too.
async fn kept() -> (School, Device, Device, Vec<NodeId>) {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.write(begin());
    called(&mut principal, Value::Text("Mẫu chung".to_owned()));
    let sides = [Side::Joint, Side::Bgh, Side::Bch, Side::Women];
    let clauses = sides.map(|side| principal.add_clause(side, "Nội dung mẫu."));
    assert_eq!(verdicts(&mut principal).await, [None; 6]);
    let mut chair = school.device(CHAIR).await;
    chair.sync().await;
    (school, principal, chair, clauses.to_vec())
}

fn begin() -> Act {
    Act::Open {
        kind: DocKind::Template,
    }
}

fn called(device: &mut Device, name: Value) {
    let act = edit::set(&device.document, None, Field::TemplateName, name).unwrap();
    device.write(act);
}

fn name(device: &Device) -> Option<String> {
    template::name(&device.document)
}

#[tokio::test]
async fn both_sides_write_all_of_a_template_and_take_it_away() {
    let (_school, mut principal, mut chair, clauses) = kept().await;
    assert_eq!(name(&chair).as_deref(), Some("Mẫu chung"));
    for clause in clauses {
        for act in edit::reword(&chair.document, clause, "Nội dung đã sửa.").unwrap() {
            chair.write(act);
        }
    }
    called(&mut chair, Value::Empty);
    let all = verdicts(&mut chair).await;
    assert!(all.iter().all(Option::is_none), "{all:?}");
    principal.sync().await;
    assert_eq!(name(&principal).as_deref(), Some(""));
    called(&mut principal, Value::Text("Mẫu của trường".to_owned()));
    assert_eq!(verdicts(&mut principal).await, [None]);
}

#[tokio::test]
async fn who_reads_drafts_reads_templates_and_nobody_else_hears_of_them() {
    let (school, _principal, _chair, _) = kept().await;
    let mut women = school.device(WOMEN).await;
    women.sync().await;
    assert_eq!(name(&women).as_deref(), Some("Mẫu chung"));
    women.add_clause(Side::Women, "Thêm vào mẫu.");
    assert_eq!(verdicts(&mut women).await, [Some(Refusal::NotAllowed)]);
    let mut teacher = school.device(TEACHER).await;
    teacher.sync().await;
    assert!(teacher.heard.is_empty() && teacher.document.is_empty());
    teacher.turn_to(KEPT);
    teacher.write(begin());
    assert_eq!(teacher.sync().await, [UNKNOWN]);
}

#[tokio::test]
async fn nobody_signs_numbers_or_issues_a_template_or_takes_it_anywhere() {
    let (_school, mut principal, mut chair, clauses) = kept().await;
    let number = |device: &Device| {
        let number = Value::Text("1/KH-TH".to_owned());
        edit::set(&device.document, None, Field::Number, number).unwrap()
    };
    let act = number(&principal);
    principal.write(act);
    principal.issue();
    sign(&mut principal, Side::Bgh, post(PRINCIPAL));
    principal.write(Act::Delegate {
        to: Some(TEACHER),
        until: None,
    });
    ask(&mut principal);
    for step in [Step::Passed, Step::Signing, Step::Archived] {
        principal.write(Act::Step {
            follows: None,
            step,
        });
    }
    let refused = verdicts(&mut principal).await;
    assert_eq!(refused, [Some(Refusal::NotAllowed); 8]);
    let seal = signed(&chair, Side::Bch, Capacity::OnBehalf, post(CHAIR));
    chair.write(Act::Sign(seal));
    chair.write(Act::Consent {
        node: clauses[3],
        clause: Hash32([7; 32]),
    });
    assert_eq!(verdicts(&mut chair).await, [Some(Refusal::NotAllowed); 2]);
    assert!(principal.editions.is_empty() && principal.rounds.is_empty());
}

#[tokio::test]
async fn a_template_is_talked_of_between_the_sides_alone_and_nothing_is_reported_of_it() {
    let (school, principal, _chair, _) = kept().await;
    let about = principal.document.id();
    let talk = |circle| Act::OpenTalk(Topic { about, circle });
    let work = Act::OpenWork(Holding {
        about,
        person: PRINCIPAL,
    });
    let wishes = [
        talk(Circle::Own),
        talk(Circle::OwnWomens),
        talk(Circle::Docket),
        work,
    ];
    for (doc, wish) in (1..).map(DocId).zip(wishes) {
        let mut device = school.device(PRINCIPAL).await;
        device.turn_to(doc);
        device.write(wish);
        assert_eq!(device.sync().await, [UNKNOWN]);
    }
    let mut device = school.device(CHAIR).await;
    device.turn_to(KEPT);
    device.write(talk(Circle::Sides));
    assert_eq!(verdicts(&mut device).await, [None]);
}

#[tokio::test]
async fn a_plan_never_becomes_a_template_nor_a_template_a_plan() {
    let mut table = Table::drafting().await;
    called(&mut table.principal, Value::Text("Mẫu".to_owned()));
    table.principal.write_blindly(begin());
    let answers = verdicts(&mut table.principal).await;
    assert_eq!(answers, [None, Some(Refusal::Malformed)]);
    table.meet().await;
    issue_together(&mut table.principal, &mut table.chair).await;
    assert_eq!(table.principal.editions.len(), 1);
    let (_school, mut principal, _chair, _) = kept().await;
    principal.write_blindly(Act::Open {
        kind: DocKind::Plan,
    });
    assert_eq!(verdicts(&mut principal).await, [Some(Refusal::Malformed)]);
    assert!(template::is_template(&principal.document));
}

#[tokio::test]
async fn an_issued_plan_is_saved_as_a_template_by_one_side_and_read_whole_by_the_other() {
    let mut table = Table::set().await;
    issue_together(&mut table.principal, &mut table.chair).await;
    let plan = table.chair.document.clone();
    let mut chair = table.chair;
    chair.turn_to(KEPT);
    let mut made = lientich_shared::log::document::Document::new(KEPT);
    let replica = ReplicaId(0x77);
    let changes = carry::into_template(&plan, "Mẫu năm nay", &mut made, replica, START).unwrap();
    chair.begin_replica(replica);
    for change in changes {
        chair.write(change.act);
    }
    let all = verdicts(&mut chair).await;
    assert!(all.iter().all(Option::is_none), "{all:?}");
    table.principal.turn_to(KEPT);
    table.principal.sync().await;
    assert_eq!(name(&table.principal).as_deref(), Some("Mẫu năm nay"));
    let words = table
        .principal
        .document
        .text(table.principal.document.children(None)[0]);
    assert_eq!(words, "Họp liên tịch mỗi tháng.");
}
