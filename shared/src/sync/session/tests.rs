//! Devices against a server of few lines: lost answers, repeated requests, missing pasts, other
//! epochs, refusals.

mod server;

use super::*;
use crate::log::verdict::Refusal;
use server::*;

#[test]
fn what_one_device_sends_the_other_reads() {
    let mut server = Server::default();
    let mut one = session(vec![sealed(id(1, 1), &[], &["a", "b"])]);
    let effects = sync(&mut one, &mut server);
    let verdicts = vec![(id(1, 1), Verdict::Accepted), (id(1, 2), Verdict::Accepted)];
    assert_eq!(
        effects[0],
        Effect::Judge {
            doc: DOC,
            first: id(1, 1),
            verdicts
        }
    );
    assert_eq!(one.outbox().changes(), 0);
    assert_eq!(one.read(DOC).map(|read| read.position), Some(2));

    let mut two = session(vec![]);
    assert_eq!(texts(&sync(&mut two, &mut server)), accepted(&["a", "b"]));
    assert!(sync(&mut two, &mut server).is_empty());
}

#[test]
fn many_pages_are_read_to_the_end_each_once() {
    let mut server = Server::default();
    let batches = (1..=7).map(|replica| sealed(id(replica, 1), &[], &["a", "b"]));
    sync(&mut session(batches.collect()), &mut server);
    let mut reader = session(vec![]);
    let effects = sync(&mut reader, &mut server);
    assert_eq!(texts(&effects).len(), 14);
    assert_eq!(reader.read(DOC).map(|read| read.position), Some(14));
}

#[test]
fn a_lost_answer_costs_nothing() {
    let mut server = Server::default();
    let mut one = session(vec![sealed(id(1, 1), &[], &["a"])]);
    let lost = server.hear(&one.request());
    one.fail();
    assert_eq!(one.outbox().changes(), 1);
    let effects = sync(&mut one, &mut server);
    assert_eq!(texts(&effects), accepted(&["a"]));
    assert_eq!(one.outbox().changes(), 0);
    assert_eq!(server.head(), 1);
    assert_eq!(one.take(lost), Err(ProtocolError::Unasked));
}

#[test]
fn an_answer_read_twice_changes_nothing() {
    let mut server = Server::default();
    sync(
        &mut session(vec![sealed(id(1, 1), &[], &["a"])]),
        &mut server,
    );
    let mut reader = session(vec![]);
    let answer = server.hear(&reader.request());
    assert_eq!(
        reader.take(answer.clone()).map(|effects| effects.len()),
        Ok(1)
    );
    reader.request();
    assert_eq!(reader.take(answer), Ok(vec![]));
    assert_eq!(reader.read(DOC).map(|read| read.position), Some(1));
}

#[test]
fn a_refused_change_is_told_with_its_reason() {
    let mut server = Server::default();
    let mut one = session(vec![sealed(id(1, 1), &[], &["a", "!b"])]);
    let effects = sync(&mut one, &mut server);
    let refused = Verdict::Refused(Refusal::NotAllowed);
    let Effect::Judge { verdicts, .. } = &effects[0] else {
        panic!("verdicts come first: {effects:?}");
    };
    assert_eq!(verdicts[1], (id(1, 2), refused));
    assert_eq!(texts(&effects)[1], ("!b".to_owned(), refused));
}

#[test]
fn a_batch_sent_before_what_it_rests_on_follows_it() {
    let mut server = Server::default();
    let resting = sealed(id(2, 1), &[id(1, 1)], &["b"]);
    let mut one = session(vec![resting, sealed(id(1, 1), &[], &["a"])]);
    let effects = sync(&mut one, &mut server);
    assert_eq!(texts(&effects), accepted(&["a", "b"]));
    assert_eq!(one.outbox().changes(), 0);
}

#[test]
fn what_the_server_lacks_is_sent_again_from_the_log() {
    let mut server = Server::default();
    let mut one = session(vec![sealed(id(2, 1), &[id(1, 1)], &["b"])]);
    let effects = sync(&mut one, &mut server);
    let ids = vec![id(1, 1)];
    assert_eq!(effects, [Effect::Resend { doc: DOC, ids }]);
    one.offer_first(vec![sealed(id(1, 1), &[], &["a"])]);
    assert_eq!(texts(&sync(&mut one, &mut server)), accepted(&["a", "b"]));
}

#[test]
fn what_nobody_has_does_not_keep_the_session_busy() {
    let mut server = Server::default();
    let mut one = session(vec![sealed(id(2, 1), &[id(1, 1)], &["b"])]);
    sync(&mut one, &mut server);
    assert!(!one.wants_request());
    one.retry();
    assert!(one.wants_request());
    sync(&mut one, &mut server);
    assert_eq!(one.outbox().changes(), 1);
}

#[test]
fn a_busy_server_is_left_alone_until_told_to_retry() {
    let mut server = Server {
        busy: true,
        ..Server::default()
    };
    let mut one = session(vec![sealed(id(1, 1), &[], &["a"])]);
    let why = NotNow::Busy;
    assert_eq!(
        sync(&mut one, &mut server),
        [Effect::Wait { doc: DOC, why }]
    );
    server.busy = false;
    assert!(sync(&mut one, &mut server).is_empty());
    one.retry();
    assert_eq!(texts(&sync(&mut one, &mut server)), accepted(&["a"]));
}

#[test]
fn another_epoch_is_read_from_its_start() {
    let mut server = Server {
        epoch: 1,
        ..Server::default()
    };
    let mut one = session(vec![
        sealed(id(1, 1), &[], &["a"]),
        sealed(id(2, 1), &[], &["b"]),
    ]);
    sync(&mut one, &mut server);
    server.epoch = 2;
    server.log.truncate(1);
    one.retry();
    let effects = sync(&mut one, &mut server);
    let read = ReadPosition {
        epoch: 2,
        ..ReadPosition::start(DOC)
    };
    assert_eq!(effects[0], Effect::NewEpoch { read });
    assert_eq!(texts(&effects), accepted(&["a"]));
    assert_eq!(
        one.read(DOC).map(|read| (read.epoch, read.position)),
        Some((2, 1))
    );
}

fn answered(session: &mut Session, answers: Vec<BatchAnswer>) -> Vec<Effect> {
    session.request();
    let mut response = Server::default().hear(&session_without_batches());
    response.answers = answers;
    session.take(response).unwrap()
}

fn session_without_batches() -> Request {
    session(vec![]).request()
}

#[test]
fn a_fork_takes_all_batches_of_the_replica_back_once() {
    let batches = vec![
        sealed(id(1, 1), &[], &["a"]),
        sealed(id(2, 1), &[], &["other"]),
        sealed(id(1, 2), &[], &["b"]),
    ];
    let mut one = session(batches.clone());
    let fork = || BatchAnswer::Rejected(Rejection::Fork);
    let effects = answered(
        &mut one,
        vec![fork(), BatchAnswer::NotNow(NotNow::Busy), fork()],
    );
    let [
        Effect::NewReplica { batches: back, .. },
        Effect::Wait { .. },
    ] = &effects[..]
    else {
        panic!("{effects:?}");
    };
    assert_eq!(back, &[batches[0].clone(), batches[2].clone()]);
    assert_eq!(one.outbox().batches(), &batches[1..2]);
}

#[test]
fn a_rejected_batch_takes_those_that_rest_on_it_along() {
    let batches = vec![sealed(id(1, 1), &[], &["a"]), sealed(id(1, 2), &[], &["b"])];
    let mut one = session(batches.clone());
    let rejected = BatchAnswer::Rejected(Rejection::UnknownDevice);
    let missing = BatchAnswer::Missing(vec![id(1, 1)]);
    let effects = answered(&mut one, vec![rejected, missing]);
    let why = Rejection::UnknownDevice;
    let reject = |batch: &Sealed| Effect::Reject {
        batch: batch.clone(),
        why,
    };
    assert_eq!(effects, batches.iter().map(reject).collect::<Vec<_>>());
}

#[test]
fn answers_to_other_questions_are_not_taken() {
    let mut one = session(vec![sealed(id(1, 1), &[], &["a"])]);
    for answers in [
        vec![],
        vec![BatchAnswer::Judged {
            doc: DOC,
            first: id(1, 1),
            position: 1,
            verdicts: vec![None, None],
        }],
    ] {
        one.request();
        let mut response = Server::default().hear(&session_without_batches());
        response.answers = answers;
        assert_eq!(one.take(response), Err(ProtocolError::Mismatch));
        assert_eq!(one.outbox().changes(), 1);
    }
}

#[test]
fn a_page_is_read_up_to_the_batch_that_cannot_be_read() {
    let mut server = Server::default();
    let batches = vec![sealed(id(1, 1), &[], &["a"]), sealed(id(2, 1), &[], &["b"])];
    sync(&mut session(batches), &mut server);
    server.log[1].batch[0] = 200;
    let mut reader = session(vec![]);
    let effects = sync(&mut reader, &mut server);
    assert_eq!(texts(&effects), accepted(&["a"]));
    assert_eq!(effects.last(), Some(&Effect::Unreadable { doc: DOC }));
    assert_eq!(reader.read(DOC).map(|read| read.position), Some(1));
}

#[test]
fn a_request_never_exceeds_its_bound() {
    let large = "ă".repeat(30_000);
    let batches = (1..=12)
        .map(|n| sealed(id(n, 1), &[], &[&large, &large]))
        .collect();
    let mut one = session(batches);
    let mut server = Server::default();
    let request = one.request();
    assert!(
        (8..12).contains(&request.batches.len()),
        "{}",
        request.batches.len()
    );
    let bytes = crate::sync::wire::encode_request(&request);
    assert!(crate::sync::wire::decode_request(&bytes).is_ok());
    one.fail();
    assert_eq!(texts(&sync(&mut one, &mut server)).len(), 24);
}

#[test]
fn a_forgotten_document_gives_back_what_was_never_judged() {
    let waiting = sealed(id(1, 1), &[], &["a"]);
    let mut one = session(vec![waiting.clone()]);
    assert_eq!(one.forget(DOC), [waiting]);
    assert_eq!(one.read(DOC), None);
    assert!(one.request().batches.is_empty());
}
