//! People who would rather see the server busy, or the devices of others full: acts that are small to
//! send and large to judge, and more of everything than a school has. Each is answered, and others
//! are not held up meanwhile.

use lientich_server::store::{
    Append, Appended, Head, Kind, Logs as _, Rounds, Schools as _, StoredBatch,
};
use lientich_shared::api::members::{
    MAX_OF_SCHOOL, MAX_PEOPLE, MAX_WORDS, MEMBERS, MemberAct, NewPerson,
};
use lientich_shared::directory::Role;
use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::log::batch::{Header, NO_PREVIOUS};
use lientich_shared::log::change::{
    Act, Change, ChangeId, DocKind, ElementId, ElementRange, Hash32, NodeId, Side,
};
use lientich_shared::log::codec::MAX_RANGES;
use lientich_shared::log::duty::DutyId;
use lientich_shared::log::sign_off::Capacity;
use lientich_shared::log::talk::{Circle, RemarkKind};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::log::work::{Holding, Item, Report, Stage, Work};
use lientich_shared::progress::Progress;
use lientich_shared::sync::message::{BatchAnswer, MAX_DOCUMENTS, NotNow, Rejection};
use lientich_shared::talk::Talk;

use crate::device::{Device, clause, seal};
use crate::school::{CHAIR, PRINCIPAL, SCHOOL, START, School, TEACHER};
use crate::table::{post, signed, verdicts};
use crate::talk::{Circles, INSPECTOR, PLAN, TALK, answer, opinion, remark};

/// A change that is refused has no text whose end could bound a range.
#[tokio::test]
async fn a_range_over_refused_text_costs_nothing_however_long_it_claims_to_be() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    let refused = principal.add_clause(Side::Bch, "Không được phép.");
    principal.sync().await;
    let start = ElementId {
        change: refused.0,
        offset: 0,
    };
    for len in [1, u32::MAX] {
        principal.write_blindly(Act::Delete {
            ranges: vec![ElementRange { start, len }; MAX_RANGES],
        });
    }
    let answers = principal.sync().await;
    let [BatchAnswer::Judged { verdicts, .. }] = &answers[..] else {
        panic!("{answers:?}")
    };
    assert_eq!(verdicts[..], [None, None]);
}

#[tokio::test]
async fn a_batch_that_signs_again_and_again_is_rejected() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.sync().await;
    for _ in 0..9 {
        let sign = signed(&principal, Side::Bgh, Capacity::Own, post(PRINCIPAL));
        principal.write(Act::Sign(sign));
    }
    let answers = principal.sync().await;
    assert_eq!(answers, [BatchAnswer::Rejected(Rejection::Malformed)]);
}

/// The batch that begins a document.
fn opening(device: &Device, doc: u128) -> Vec<u8> {
    let id = ChangeId {
        replica: ReplicaId(1),
        seq: 1,
    };
    let header = Header {
        school: SCHOOL,
        doc: DocId(doc),
        device: device.me.device,
        replica: id.replica,
        first: 1,
    };
    let open = Change {
        id,
        deps: Vec::new(),
        at: START,
        act: Act::Open {
            kind: DocKind::Plan,
        },
    };
    seal(&device.key, &header, NO_PREVIOUS, &[open])
}

/// Keeps the beginning of a document without asking anybody.
async fn begin(school: &School, device: &Device, doc: u128) {
    let head = Head {
        doc: DocId(doc),
        school: SCHOOL,
        kind: Kind::Plan,
        epoch: 1,
        position: 1,
        chain: NO_PREVIOUS,
        edition: 0,
        rounds: Rounds::default(),
    };
    let version = school.store.directory_version(SCHOOL).await.unwrap();
    let append = Append {
        before: None,
        after: head,
        directory_version: version.unwrap(),
        batch: StoredBatch {
            position: 1,
            device: device.me.device,
            author: device.me.person,
            replica: ReplicaId(1),
            first_seq: 1,
            received: START,
            verdicts: vec![None],
            bytes: opening(device, doc),
        },
        editions: Vec::new(),
        rounds: Vec::new(),
    };
    assert_eq!(school.store.append(&append).await.unwrap(), Appended::Kept);
}

#[tokio::test]
async fn a_school_has_no_more_documents_than_one_request_may_name() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let most = MAX_DOCUMENTS as u128;
    for doc in 2..=most {
        begin(&school, &principal, doc).await;
    }
    let mut request = principal.request();
    request.batches = [most, 1, most + 1]
        .map(|doc| opening(&principal, doc))
        .to_vec();
    let answers = principal.send(&request).await.answers;
    assert!(answers[..2].iter().all(is_judged), "{answers:?}");
    assert_eq!(answers[2], BatchAnswer::NotNow(NotNow::DocumentFull));
}

fn is_judged(answer: &BatchAnswer) -> bool {
    matches!(answer, BatchAnswer::Judged { .. })
}

/// Documents stay for good: nobody uses up in a minute what a school has room for in years.
#[tokio::test]
async fn who_begins_documents_without_end_is_told_to_wait_and_others_are_not() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let chair = school.device(CHAIR).await;
    let mut request = principal.request();
    request.batches = (1..=310).map(|doc| opening(&principal, doc)).collect();
    let answers = principal.send(&request).await.answers;
    assert!(answers[..300].iter().all(is_judged));
    assert_eq!(answers.last(), Some(&BatchAnswer::NotNow(NotNow::Busy)));
    let mut request = chair.request();
    request.batches = vec![opening(&chair, 400)];
    assert!(chair.send(&request).await.answers.iter().all(is_judged));
}

/// Ban thanh tra nhân dân may begin somebody's progress, to say something of it.
#[tokio::test]
async fn who_begins_somebodys_progress_again_and_again_leaves_them_room() {
    let circles = Circles::asking().await;
    let begin = || {
        Act::OpenWork(Holding {
            about: PLAN,
            person: TEACHER,
        })
    };
    let mut inspector = circles.school.device(INSPECTOR).await;
    for doc in 0x900..0x908 {
        inspector.turn_to(DocId(doc));
        inspector.write(begin());
        assert_eq!(verdicts(&mut inspector).await, [None]);
    }
    inspector.turn_to(DocId(0x908));
    inspector.write(begin());
    let full = BatchAnswer::NotNow(NotNow::DocumentFull);
    assert_eq!(inspector.sync().await, [full]);
    let mut teacher = circles.reader(TEACHER, TALK).await;
    teacher.write(begin());
    assert_eq!(verdicts(&mut teacher).await, [None]);
}

/// Reports of the same occurrence, as by one of several devices of a person that never hear of each other, in one batch.
fn reports(device: &Device, replica: u64, opened: ChangeId, clause: NodeId) -> Vec<u8> {
    let replica = ReplicaId(replica);
    let item = Item::Planned(DutyId {
        node: clause,
        slot: 7,
    });
    let report = Report {
        item,
        due: None,
        stage: Stage::Done,
        count: None,
        note: String::new(),
    };
    let change = |seq| Change {
        id: ChangeId { replica, seq },
        deps: Vec::from_iter((seq == 1).then_some(opened)),
        at: START,
        act: Act::Work(Box::new(Work::Report(report.clone()))),
    };
    let header = Header {
        school: SCHOOL,
        doc: device.document.id(),
        device: device.me.device,
        replica,
        first: 1,
    };
    let changes: Vec<Change> = (1..=500).map(change).collect();
    seal(&device.key, &header, NO_PREVIOUS, &changes)
}

/// The server and everybody who sees all progress read it.
#[tokio::test]
async fn who_reports_without_end_costs_each_reader_little() {
    let circles = Circles::asking().await;
    let mut teacher = circles.reader(TEACHER, TALK).await;
    let opened = teacher.write(Act::OpenWork(Holding {
        about: PLAN,
        person: TEACHER,
    }));
    teacher.sync().await;
    let mut request = teacher.request();
    let each = [0x901, 0x902].map(|id| reports(&teacher, id, opened, circles.clauses[0]));
    request.batches = each.to_vec();
    let answers = teacher.send(&request).await.answers;
    assert!(answers.iter().all(is_judged), "{answers:?}");
    let mut chair = circles.reader(CHAIR, TALK).await;
    chair.sync().await;
    let progress = Progress::of(&chair.document);
    let written = &progress.ledgers[0].reports;
    assert_eq!(written.len(), 1_000);
    let most = written.iter().map(|report| report.unseen.len()).max();
    assert!((1..=64).contains(&most.unwrap()), "{most:?}");
}

/// Refused changes keep their places: nobody may fill a document with them.
#[tokio::test]
async fn who_is_refused_without_end_is_answered_not_now_and_others_write_on() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.sync().await;
    let mut chair = school.device(CHAIR).await;
    chair.sync().await;
    for _ in 0..5 {
        for _ in 0..1_000 {
            chair.write_blindly(clause(Side::Bgh, ""));
        }
        chair.seal();
    }
    let answers = chair.sync().await;
    let last = answers.last();
    assert_eq!(last, Some(&BatchAnswer::NotNow(NotNow::RefusedTooOften)));
    assert!(answers[..4].iter().all(is_judged), "{answers:?}");
    principal.add_clause(Side::Joint, "Phối hợp.");
    assert!(principal.sync().await.iter().all(is_judged));
}

/// What is said of a plan goes to everybody who reads opinions.
#[tokio::test]
async fn who_says_without_end_is_answered_not_now_and_is_still_answered_by_others() {
    let circles = Circles::asking().await;
    let joint = circles.clauses[0];
    let mut teacher = circles.talker(TEACHER, Circle::Own, TALK).await;
    let long = "dài ".repeat(12_000);
    for _ in 0..6 {
        for _ in 0..4 {
            teacher.write(opinion(joint, &long));
        }
        teacher.seal();
    }
    let mut answers = Vec::new();
    for sealed in std::mem::take(&mut teacher.outbox) {
        let mut request = teacher.request();
        request.batches = vec![sealed];
        answers.extend(teacher.send(&request).await.answers);
    }
    assert!(answers[..4].iter().all(is_judged), "{answers:?}");
    assert_eq!(answers[5], BatchAnswer::NotNow(NotNow::DocumentFull));
    let mut chair = circles.reader(CHAIR, TALK).await;
    chair.sync().await;
    let said = &Talk::of(&chair.document).threads[0];
    chair.write(answer(said.first.change));
    assert_eq!(verdicts(&mut chair).await, [None]);
}

/// Nobody is taken out again, and each device has the whole directory in one answer.
#[tokio::test]
async fn a_chair_cannot_take_in_more_people_than_devices_can_bear() {
    let school = School::start().await;
    let chair = school.device(CHAIR).await;
    let member = NewPerson {
        name: "ễ".repeat(MAX_WORDS),
        roles: vec![Role::UnionCommittee],
        team: String::new(),
    };
    let people = vec![member; MAX_PEOPLE];
    let act = MemberAct::AddPeople { people };
    let mut taken = 0;
    while chair.post_json(MEMBERS, &act).await.status() == 200 {
        taken += MAX_PEOPLE;
    }
    let mut teacher = school.device(TEACHER).await;
    teacher.sync().await;
    let people = teacher.directory.unwrap().people;
    assert!((MAX_OF_SCHOOL - MAX_PEOPLE..=MAX_OF_SCHOOL).contains(&people.len()));
    assert!(taken < people.len());
}

/// Devices of drafters look for the version that a wording rests on, by folding the plan again and again.
#[tokio::test]
async fn who_reads_no_draft_sends_nobody_looking_for_a_version_of_it() {
    let circles = Circles::asking().await;
    let mut teacher = circles.talker(TEACHER, Circle::Own, TALK).await;
    let kind = RemarkKind::Wording {
        base: Hash32([7; 32]),
        proposed: "Họp mỗi tuần.".to_owned(),
    };
    teacher.write(remark(kind, circles.clauses[0], None, ""));
    let refused = Some(Refusal::Malformed);
    assert_eq!(verdicts(&mut teacher).await, [None, refused]);
}
