//! Who reads what: drafters the log, staff Editions, others nothing; and what becomes of a device
//! whose person may no longer read what it holds.

use lientich_server::crypto::verify;
use lientich_server::store::Devices as _;
use lientich_shared::api::audit::AUDIT;
use lientich_shared::api::members::{DEVICES, INVITATIONS, Invite, MEMBERS, MemberAct, Revoke};
use lientich_shared::api::{self, ErrorCode};
use lientich_shared::ids::DocId;
use lientich_shared::log::change::{Hash32, Side};
use lientich_shared::log::verdict::Refusal;
use lientich_shared::plan::edition;
use lientich_shared::sync::message::{BatchAnswer, ReadPosition, Rejection, Request};
use lientich_shared::sync::wire;

use crate::device::Device;
use crate::school::{CHAIR, DAY_MS, FORMER, PRINCIPAL, START, School, TEACHER};
use crate::session::problem;
use crate::table::{issue_together, post};

const SECRET: &str = "Dự thảo chưa công bố.";

/// A school with one plan, not issued.
async fn draft() -> (School, Device) {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.add_clause(Side::Joint, SECRET);
    principal.sync().await;
    (school, principal)
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[tokio::test]
async fn staff_get_nothing_of_a_draft_from_any_endpoint() {
    let (school, principal) = draft().await;
    for person in [TEACHER, FORMER] {
        let reader = school.device(person).await;
        let curious = ReadPosition {
            epoch: 1,
            ..reader.read
        };
        for read in [vec![], vec![reader.read], vec![curious]] {
            let response = reader
                .send(&Request {
                    read,
                    ..reader.request()
                })
                .await;
            let bytes = wire::encode_response(&response);
            assert!(!holds(&bytes, SECRET) && !holds(&bytes, "Dự thảo"));
            assert_eq!((response.news, response.orders), (vec![], vec![]));
            assert_eq!(
                response.directory.map(|directory| directory.devices),
                Some(vec![])
            );
        }
        let doc = principal.document.id();
        let place = serde_json::json!({ "doc": doc, "node": null }).to_string();
        let request = reader.client.post(school.url(api::PRESENCE)).body(place);
        let request = request.header("content-type", "application/json");
        let response = request
            .header("cookie", &reader.cookie)
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 404);
        let mut events = reader.get(api::EVENTS).await;
        let first = events.chunk().await.unwrap().unwrap();
        let first = String::from_utf8_lossy(&first).into_owned();
        assert!(first.contains("\"directory\""), "{first}");
        assert!(!first.contains(&doc.to_string()), "{first}");
        for path in [AUDIT, DEVICES, INVITATIONS, MEMBERS, api::SESSION] {
            let answer = reader.get(path).await.text().await.unwrap();
            assert!(!answer.contains(&doc.to_string()), "{path}: {answer}");
            let others = answer.contains(&principal.me.device.to_string());
            assert!(!others && !answer.contains(SECRET), "{path}: {answer}");
        }
    }
}

#[tokio::test]
async fn a_forbidden_document_answers_exactly_like_one_that_is_not_there() {
    let (school, principal) = draft().await;
    let teacher = school.device(TEACHER).await;
    let answer_for = async |doc: DocId| {
        let mut writer = school.device(TEACHER).await;
        writer.document = lientich_shared::log::document::Document::new(doc);
        writer.open_plan();
        writer.seal();
        writer.add_clause(Side::Joint, "Thử.");
        writer.seal();
        let read = vec![ReadPosition {
            epoch: 1,
            position: 2,
            edition: 1,
            ..ReadPosition::start(doc)
        }];
        let response = writer
            .send(&Request {
                read,
                directory_version: 0,
                ..writer.request()
            })
            .await;
        (
            response.answers,
            response.news,
            response.orders,
            response.more,
        )
    };
    let forbidden = answer_for(principal.document.id()).await;
    assert_eq!(forbidden, answer_for(DocId(0x404)).await);
    let rejected = BatchAnswer::Rejected(Rejection::NoSuchDocument);
    assert_eq!(forbidden.0, [rejected.clone(), rejected]);
    let presence = async |doc: DocId| {
        let place = serde_json::json!({ "doc": doc, "node": null }).to_string();
        let request = teacher.client.post(school.url(api::PRESENCE)).body(place);
        let request = request.header("content-type", "application/json");
        let response = request
            .header("cookie", &teacher.cookie)
            .send()
            .await
            .unwrap();
        (response.status(), response.bytes().await.unwrap())
    };
    assert_eq!(
        presence(principal.document.id()).await,
        presence(DocId(0x404)).await
    );
}

#[tokio::test]
async fn staff_read_what_was_issued_and_nothing_that_came_later() {
    let (school, mut principal) = draft().await;
    let mut teacher = school.device(TEACHER).await;
    let mut chair = school.device(CHAIR).await;
    chair.sync().await;
    issue_together(&mut principal, &mut chair).await;
    principal.add_clause(Side::Joint, "Bổ sung sau khi ban hành.");
    principal.sync().await;
    let response = teacher.send(&teacher.request()).await;
    assert!(!holds(&wire::encode_response(&response), "Bổ sung"));
    assert_eq!((response.news[0].head, response.news[0].page.len()), (0, 0));
    assert_eq!(response.news[0].seen, []);
    teacher.sync().await;
    let content = edition::content_of(&teacher.editions[0].content).unwrap();
    assert_eq!(
        content
            .parts
            .iter()
            .map(|part| part.text.as_str())
            .collect::<Vec<_>>(),
        [SECRET]
    );
    assert_eq!(
        (teacher.editions[0].number, teacher.editions[0].issuer),
        (1, CHAIR)
    );
    teacher.sync().await;
    assert_eq!(teacher.editions.len(), 1, "an Edition comes once");
}

#[tokio::test]
async fn what_was_written_before_a_post_ended_is_judged_by_the_day_on_which_it_arrives() {
    let (school, mut principal) = draft().await;
    let mut chair = school.device(CHAIR).await;
    chair.sync().await;
    chair.add_clause(Side::Bch, "Viết khi còn là Chủ tịch.");
    school.dismiss(CHAIR).await;
    let answers = chair.sync().await;
    let [
        BatchAnswer::Judged {
            verdicts, position, ..
        },
    ] = &answers[..]
    else {
        panic!("{answers:?}")
    };
    assert_eq!(verdicts[..], [Some(Refusal::NotAllowed)]);
    assert_eq!(*position, 0, "how far the draft has grown");
    principal.sync().await;
    assert_eq!(principal.document.outline().len(), 1);
}

#[tokio::test]
async fn long_after_a_post_has_ended_the_draft_is_no_longer_there() {
    let (school, _) = draft().await;
    let mut chair = school.device(CHAIR).await;
    chair.sync().await;
    chair.add_clause(Side::Bch, "Viết khi còn là Chủ tịch.");
    school.dismiss(CHAIR).await;
    school.clock.advance(100 * DAY_MS);
    let answers = chair.sync().await;
    assert_eq!(answers, [BatchAnswer::Rejected(Rejection::NoSuchDocument)]);
}

#[tokio::test]
async fn a_device_is_ordered_to_forget_what_its_person_may_no_longer_read() {
    let (school, _) = draft().await;
    let mut chair = school.device(CHAIR).await;
    chair.sync().await;
    let before = chair.send(&chair.request()).await;
    assert_eq!(before.orders, []);
    school.dismiss(CHAIR).await;
    let after = chair.send(&chair.request()).await;
    assert_eq!(after.news, []);
    let [order] = &after.orders[..] else {
        panic!("{:?}", after.orders)
    };
    assert_eq!(order.doc, chair.document.id());
    let signed = order.signed_bytes(chair.me.device);
    assert!(verify(&school.key.public(), &signed, &order.signature));
    let obeyed = chair
        .send(&Request {
            read: vec![],
            ..chair.request()
        })
        .await;
    assert_eq!(
        (obeyed.news, obeyed.orders, obeyed.more),
        (vec![], vec![], false)
    );
}

#[tokio::test]
async fn nobody_is_ordered_to_forget_what_the_server_never_had() {
    let (school, _) = draft().await;
    let mut chair = school.device(CHAIR).await;
    chair.sync().await;
    school.dismiss(CHAIR).await;
    let unknown = ReadPosition {
        epoch: 1,
        position: 9,
        edition: 1,
        ..ReadPosition::start(DocId(0x404))
    };
    let response = chair
        .send(&Request {
            read: vec![unknown],
            ..chair.request()
        })
        .await;
    assert_eq!(response.orders, []);
}

#[tokio::test]
async fn a_revoked_device_hears_what_to_forget_and_nothing_else() {
    let (school, _) = draft().await;
    let mut chair = school.device(CHAIR).await;
    chair.sync().await;
    assert!(
        school
            .store
            .revoke_device(chair.me.device, START)
            .await
            .unwrap()
    );
    chair.add_clause(Side::Joint, "Gửi từ máy bị thu hồi.");
    chair.seal();
    let response = chair.send(&chair.request()).await;
    assert_eq!(
        response.answers,
        [BatchAnswer::Rejected(Rejection::UnknownDevice)]
    );
    assert_eq!((response.directory, response.news), (None, vec![]));
    assert_eq!(response.orders.len(), 1);
    let file = api::evidence(DocId(1), Hash32([1; 32]));
    for path in [api::SESSION, api::EVENTS, AUDIT, DEVICES, &file] {
        assert_eq!(chair.get(path).await.status(), 403, "{path}");
    }
    let device = chair.me.device;
    let invite = Invite { person: CHAIR };
    let end = MemberAct::EndPost {
        post: post(CHAIR),
        last: START.day(),
    };
    let answers = [
        chair.post_json(DEVICES, &Revoke { device }).await,
        chair.post_json(INVITATIONS, &invite).await,
        chair.post_json(MEMBERS, &end).await,
    ];
    for answer in answers {
        assert_eq!(problem(answer).await, ErrorCode::DeviceRevoked);
    }
}
