//! Promises about logs, Editions and readers.

use lientich_shared::ids::{DocId, ReplicaId};
use lientich_shared::log::change::Hash32;
use lientich_shared::log::talk::{Circle, Topic};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::sync::message::{EditionRecord, RoundRecord};
use lientich_shared::time::{Day, Timestamp};

use super::{CHAIR, PHONE, SCHOOL, TEACHER, found, phone};
use crate::store::{
    Append, Appended, Head, Invitation, Kind, NewEdition, NewRound, Reading, Rounds, Store,
    StoredBatch,
};

pub(super) const DOC: DocId = DocId(31);
pub(super) const OTHER_DOC: DocId = DocId(33);
const REPLICA: ReplicaId = ReplicaId(0xfedc_ba98_7654_3210);

async fn join(store: &dyn Store) {
    found(store).await;
    let link = Invitation {
        school: SCHOOL,
        person: CHAIR,
        expires: Timestamp(9),
        invited_by: None,
        device: None,
    };
    let link = store.replace_invitation(Hash32([1; 32]), &link, 1);
    assert!(link.await.unwrap());
    assert!(
        store
            .redeem(Hash32([1; 32]), &phone(), Hash32([2; 32]))
            .await
            .unwrap()
    );
}

fn head(position: u64) -> Head {
    let chain = Hash32([u8::try_from(position).unwrap(); 32]);
    Head {
        doc: DOC,
        school: SCHOOL,
        kind: Kind::Plan,
        epoch: 1,
        position,
        chain,
        edition: 0,
        rounds: Rounds::default(),
    }
}

/// Two changes a batch; the second of each is refused. Joining has made the directory's version 2.
fn append(number: u32) -> Append {
    let position = u64::from(number) * 2 - 1;
    Append {
        before: (1 < number).then(|| head(position - 1)),
        after: head(position + 1),
        directory_version: 2,
        batch: StoredBatch {
            position,
            device: PHONE,
            author: CHAIR,
            replica: REPLICA,
            first_seq: number * 2 - 1,
            received: Timestamp(5_000),
            verdicts: vec![None, Some(Refusal::NotAllowed)],
            bytes: vec![u8::try_from(number).unwrap(); 100],
        },
        editions: Vec::new(),
        rounds: Vec::new(),
    }
}

async fn fill(store: &dyn Store, batches: u32) {
    join(store).await;
    for number in 1..=batches {
        assert_eq!(store.append(&append(number)).await.unwrap(), Appended::Kept);
    }
}

/// Two plans.
pub(super) async fn two_documents(store: &dyn Store) {
    fill(store, 1).await;
    let mut other = append(1);
    other.after.doc = OTHER_DOC;
    assert_eq!(store.append(&other).await.unwrap(), Appended::Kept);
}

pub(super) async fn a_log_reads_back_in_order_and_in_pages(store: &dyn Store) {
    fill(store, 5).await;
    assert_eq!(store.head(DOC).await.unwrap(), Some(head(10)));
    assert_eq!(store.heads(SCHOOL).await.unwrap(), [head(10)]);
    let all = store.batches(DOC, 0, usize::MAX).await.unwrap();
    let expected: Vec<_> = (1..=5).map(|number| append(number).batch).collect();
    assert_eq!(all, expected);
    assert_eq!(store.batches(DOC, 2, 250).await.unwrap(), expected[1..3]);
    assert_eq!(store.batches(DOC, 2, 1).await.unwrap(), expected[1..2]);
    assert_eq!(store.batches(DOC, 10, 250).await.unwrap(), []);
    assert_eq!(store.batches(DocId(99), 0, 250).await.unwrap(), []);
}

pub(super) async fn a_judgement_that_rests_on_what_has_moved_on_is_not_kept(store: &dyn Store) {
    fill(store, 2).await;
    let again = append(2);
    assert_eq!(store.append(&again).await.unwrap(), Appended::Stale);
    let by_old_directory = Append {
        directory_version: 1,
        ..append(3)
    };
    assert_eq!(
        store.append(&by_old_directory).await.unwrap(),
        Appended::Stale
    );
    assert_eq!(store.head(DOC).await.unwrap(), Some(head(4)));
    assert_eq!(store.batches(DOC, 0, usize::MAX).await.unwrap().len(), 2);
}

pub(super) async fn a_batch_is_found_by_its_first_change(store: &dyn Store) {
    fill(store, 3).await;
    let found = store.batch(DOC, REPLICA, 3).await.unwrap();
    assert_eq!(found, Some(append(2).batch));
    assert_eq!(store.batch(DOC, REPLICA, 4).await.unwrap(), None);
    assert_eq!(store.batch(DOC, ReplicaId(1), 3).await.unwrap(), None);
}

pub(super) async fn editions_come_with_the_batch_that_issues_them(store: &dyn Store) {
    fill(store, 1).await;
    let record = |number| EditionRecord {
        number,
        issuer: CHAIR,
        issued: Timestamp(5_000),
        content: vec![9; 10],
    };
    for number in 1..=2 {
        let mut issuing = append(number + 1);
        issuing.editions = vec![NewEdition {
            position: issuing.after.position,
            record: record(number),
        }];
        issuing.after.edition = number;
        if let Some(before) = &mut issuing.before {
            before.edition = number - 1;
        }
        assert_eq!(store.append(&issuing).await.unwrap(), Appended::Kept);
    }
    assert_eq!(
        store.editions(DOC, 0).await.unwrap(),
        [record(1), record(2)]
    );
    assert_eq!(store.editions(DOC, 1).await.unwrap(), [record(2)]);
    assert_eq!(store.head(DOC).await.unwrap().unwrap().edition, 2);
}

pub(super) async fn a_document_stays_what_it_is_and_rounds_come_with_their_batch(
    store: &dyn Store,
) {
    fill(store, 1).await;
    let topic = Topic {
        about: DOC,
        circle: Circle::OwnWomens,
    };
    let mut talk = append(1);
    talk.after.doc = DocId(32);
    talk.after.kind = Kind::Talk {
        topic,
        owner: CHAIR,
    };
    assert_eq!(store.append(&talk).await.unwrap(), Appended::Kept);
    assert_eq!(store.heads(SCHOOL).await.unwrap(), [head(2), talk.after]);
    let round = |number| RoundRecord {
        number,
        asker: CHAIR,
        asked: Timestamp(5_000),
        until: Day(20_800),
        subject: "Mục III".to_owned(),
        form: "Họp tổ".to_owned(),
        content: vec![9; 10],
    };
    let mut asking = append(2);
    asking.after.rounds = Rounds {
        last: 2,
        over: 1,
        current: 2,
    };
    asking.rounds = [1, 2].map(|number| new_round(round(number))).to_vec();
    assert_eq!(store.append(&asking).await.unwrap(), Appended::Kept);
    assert_eq!(store.head(DOC).await.unwrap(), Some(asking.after));
    assert_eq!(store.rounds(DOC, 1).await.unwrap(), [round(2)]);
    assert_eq!(store.rounds(DocId(32), 0).await.unwrap(), []);
    // Judged before the round began.
    assert_eq!(store.append(&append(3)).await.unwrap(), Appended::Stale);
}

fn new_round(record: RoundRecord) -> NewRound {
    NewRound {
        position: 4,
        record,
    }
}

pub(super) async fn a_reading_never_goes_back(store: &dyn Store) {
    fill(store, 1).await;
    let reading = |person, had_log, position| Reading {
        doc: DOC,
        person,
        had_log,
        position,
    };
    store
        .note_readings(&[reading(CHAIR, true, 2), reading(TEACHER, false, 0)])
        .await
        .unwrap();
    store
        .note_readings(&[reading(CHAIR, false, 1)])
        .await
        .unwrap();
    assert_eq!(
        store.readings(SCHOOL).await.unwrap(),
        [reading(CHAIR, true, 2)]
    );
    assert_eq!(
        store.readings_by(TEACHER).await.unwrap(),
        [reading(TEACHER, false, 0)]
    );
}
