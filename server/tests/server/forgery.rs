//! Batches that are not what they claim to be.

use lientich_server::store::Devices as _;
use lientich_shared::ids::{DeviceId, ReplicaId, SchoolId};
use lientich_shared::log::batch::{self, Header, NO_PREVIOUS};
use lientich_shared::log::change::{Act, Change, ChangeId, DocKind, Side};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::sync::message::{BatchAnswer, Rejection, Request};

use crate::device::{Device, clause, seal};
use crate::school::{CHAIR, PRINCIPAL, SCHOOL, START, School};

/// What becomes of one batch.
async fn answer(device: &Device, sealed: Vec<u8>) -> BatchAnswer {
    let request = Request {
        batches: vec![sealed],
        ..device.request()
    };
    device.send(&request).await.answers.remove(0)
}

async fn check_rejected(device: &Device, sealed: Vec<u8>, expected: Rejection) {
    assert_eq!(
        answer(device, sealed).await,
        BatchAnswer::Rejected(expected)
    );
    let asked = Request {
        read: Vec::new(),
        ..device.request()
    };
    assert_eq!(device.send(&asked).await.news, [], "nothing was kept");
}

fn header(device: &Device, replica: u64) -> Header {
    Header {
        school: SCHOOL,
        doc: device.document.id(),
        device: device.me.device,
        replica: ReplicaId(replica),
        first: 1,
    }
}

fn opening(replica: u64) -> Vec<Change> {
    let id = ChangeId {
        replica: ReplicaId(replica),
        seq: 1,
    };
    vec![Change {
        id,
        deps: Vec::new(),
        at: START,
        act: Act::Open {
            kind: DocKind::Plan,
        },
    }]
}

#[tokio::test]
async fn a_batch_in_the_name_of_another_device_is_rejected() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let chair = school.device(CHAIR).await;
    let forged = seal(&chair.key, &header(&principal, 7), NO_PREVIOUS, &opening(7));
    check_rejected(&chair, forged, Rejection::BadSignature).await;
}

#[tokio::test]
async fn an_altered_batch_is_rejected_wherever_it_was_altered() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.add_clause(Side::Joint, "Nguyên văn.");
    let sealed = principal.seal();
    principal.outbox.clear();
    let altered = |at: usize| {
        let mut altered = sealed.clone();
        altered[at] ^= 1;
        altered
    };
    let batches = (0..sealed.len()).map(altered).collect();
    let request = Request {
        batches,
        ..principal.request()
    };
    let answers = principal.send(&request).await.answers;
    for (at, answer) in answers.iter().enumerate() {
        assert!(
            matches!(answer, BatchAnswer::Rejected(_)),
            "byte {at}: {answer:?}"
        );
    }
    let asked = Request {
        read: Vec::new(),
        ..principal.request()
    };
    assert_eq!(principal.send(&asked).await.news, []);
}

#[tokio::test]
async fn a_device_that_nobody_knows_is_rejected() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let unknown = Header {
        device: DeviceId(1),
        ..header(&principal, 7)
    };
    let sealed = seal(&principal.key, &unknown, NO_PREVIOUS, &opening(7));
    check_rejected(&principal, sealed, Rejection::UnknownDevice).await;
}

#[tokio::test]
async fn a_batch_for_another_school_is_rejected() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let elsewhere = Header {
        school: SchoolId(1),
        ..header(&principal, 7)
    };
    let sealed = seal(&principal.key, &elsewhere, NO_PREVIOUS, &opening(7));
    check_rejected(&principal, sealed, Rejection::NoSuchDocument).await;
}

#[tokio::test]
async fn what_a_revoked_device_sealed_is_rejected_whoever_carries_it() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let chair = school.device(CHAIR).await;
    principal.open_plan();
    let sealed = principal.seal();
    assert!(
        school
            .store
            .revoke_device(principal.me.device, START)
            .await
            .unwrap()
    );
    check_rejected(&chair, sealed, Rejection::UnknownDevice).await;
}

#[tokio::test]
async fn a_replica_belongs_to_the_device_that_first_wrote_as_it() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let chair = school.device(CHAIR).await;
    principal.open_plan();
    let opened = principal.seal();
    principal.sync().await;
    let stolen = Header {
        first: 2,
        ..header(&chair, principal.replica.0)
    };
    let id = ChangeId {
        replica: principal.replica,
        seq: 2,
    };
    let act = clause(Side::Joint, "Mạo danh.");
    let change = Change {
        id,
        deps: Vec::new(),
        at: START,
        act,
    };
    let previous = batch::hash(&batch::open(&opened).unwrap());
    let sealed = seal(&chair.key, &stolen, previous, &[change]);
    assert_eq!(
        answer(&chair, sealed).await,
        BatchAnswer::Rejected(Rejection::Fork)
    );
}

#[tokio::test]
async fn other_changes_under_known_numbers_are_a_fork() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.add_clause(Side::Joint, "Bản đầu.");
    principal.sync().await;
    let mut changes = opening(principal.replica.0);
    let id = ChangeId {
        replica: principal.replica,
        seq: 2,
    };
    let act = clause(Side::Joint, "Bản khác.");
    changes.push(Change {
        id,
        deps: Vec::new(),
        at: START,
        act,
    });
    let forked = seal(
        &principal.key,
        &header(&principal, principal.replica.0),
        NO_PREVIOUS,
        &changes,
    );
    assert_eq!(
        answer(&principal, forked).await,
        BatchAnswer::Rejected(Rejection::Fork)
    );
}

#[tokio::test]
async fn a_batch_must_follow_the_batch_that_is_here() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.sync().await;
    let next = Header {
        first: 2,
        ..header(&principal, principal.replica.0)
    };
    let id = ChangeId {
        replica: principal.replica,
        seq: 2,
    };
    let act = clause(Side::Joint, "Nối nhầm.");
    let change = Change {
        id,
        deps: Vec::new(),
        at: START,
        act,
    };
    let sealed = seal(&principal.key, &next, NO_PREVIOUS, &[change]);
    assert_eq!(
        answer(&principal, sealed).await,
        BatchAnswer::Rejected(Rejection::Fork)
    );
}

#[tokio::test]
async fn nobody_writes_for_the_other_side() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let mut chair = school.device(CHAIR).await;
    principal.open_plan();
    let theirs = principal.add_clause(Side::Bgh, "Phần của Ban giám hiệu.");
    principal.sync().await;
    chair.sync().await;
    chair.write(Act::Remove { node: theirs });
    let answers = chair.sync().await;
    let [BatchAnswer::Judged { verdicts, .. }] = &answers[..] else {
        panic!("{answers:?}")
    };
    assert_eq!(verdicts[..], [Some(Refusal::NotAllowed)]);
    principal.sync().await;
    assert_eq!(principal.document.text(theirs), "Phần của Ban giám hiệu.");
    assert_eq!(principal.document.outline().len(), 1);
}

#[tokio::test]
async fn nobody_issues_alone() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.issue();
    let answers = principal.sync().await;
    let [BatchAnswer::Judged { verdicts, .. }] = &answers[..] else {
        panic!("{answers:?}")
    };
    assert_eq!(verdicts[..], [None, Some(Refusal::NotAllowed)]);
    assert!(principal.editions.is_empty());
}
