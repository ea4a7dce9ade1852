//! The sync verb between honest devices.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::{GzEncoder, ZlibEncoder};
use lientich_shared::api;
use lientich_shared::log::change::{Act, Side};
use lientich_shared::log::talk::Circle;
use lientich_shared::log::verdict::Refusal;
use lientich_shared::sync::message::{BatchAnswer, NotNow, Rejection, Request};
use lientich_shared::sync::wire;

use crate::device::{Device, clause};
use crate::school::{CHAIR, PRINCIPAL, School, TEACHER, WOMEN};
use crate::talk::{Circles, PLAN, TALK};

/// The verdicts of the only batch.
fn verdicts(answers: &[BatchAnswer]) -> &[Option<Refusal>] {
    match answers {
        [BatchAnswer::Judged { verdicts, .. }] => verdicts,
        other => panic!("not one judged batch: {other:?}"),
    }
}

fn texts(device: &Device) -> Vec<String> {
    let outline = device.document.outline();
    outline
        .into_iter()
        .map(|(node, _)| device.document.text(node))
        .collect()
}

#[tokio::test]
async fn two_devices_that_wrote_offline_hold_the_same_plan_after_two_round_trips_each() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let mut chair = school.device(CHAIR).await;
    principal.open_plan();
    principal.add_clause(Side::Joint, "Hai bên phối hợp tổ chức hội nghị.");
    assert_eq!(verdicts(&principal.sync().await), [None, None]);
    chair.sync().await;
    principal.add_clause(Side::Bgh, "Ban giám hiệu bố trí kinh phí.");
    chair.add_clause(Side::Bch, "Công đoàn vận động đoàn viên.");
    assert_eq!(verdicts(&principal.sync().await), [None]);
    assert_eq!(verdicts(&chair.sync().await), [None]);
    principal.sync().await;
    assert_eq!(texts(&principal).len(), 3);
    assert_eq!(texts(&principal), texts(&chair));
    assert_eq!(principal.read.position, 4);
}

#[tokio::test]
async fn resending_a_batch_brings_the_same_answer_and_adds_nothing() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.add_clause(Side::Bch, "Việc của Công đoàn.");
    principal.seal();
    let request = principal.request();
    let first = principal.send(&request).await;
    let second = principal.send(&request).await;
    assert_eq!(verdicts(&first.answers), [None, Some(Refusal::NotAllowed)]);
    assert_eq!(first.answers, second.answers);
    assert_eq!(second.news[0].head, 2);
}

#[tokio::test]
async fn one_request_twice_at_the_same_time_is_taken_once() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.seal();
    let request = principal.request();
    let (one, two) = tokio::join!(principal.send(&request), principal.send(&request));
    assert_eq!(one.answers, two.answers);
    assert_eq!(one.news[0].head, 1);
}

#[tokio::test]
async fn the_words_of_a_refused_change_go_to_nobody() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let mut chair = school.device(CHAIR).await;
    principal.open_plan();
    let refused = principal.add_clause(Side::Bch, "Lời không được phép.");
    principal.sync().await;
    let response = chair.send(&chair.request()).await;
    let bytes = wire::encode_response(&response);
    let words = "không được phép".as_bytes();
    assert!(!bytes.windows(words.len()).any(|window| window == words));
    chair.sync().await;
    assert!(chair.document.is_void(refused.0));
    assert_eq!(texts(&chair), Vec::<String>::new());
}

#[tokio::test]
async fn what_stands_on_a_refused_change_is_refused_too() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    let node = principal.add_clause(Side::Bch, "Việc của Công đoàn.");
    let below = Act::Remove { node };
    principal.write(below);
    let answers = principal.sync().await;
    let expected = [
        None,
        Some(Refusal::NotAllowed),
        Some(Refusal::RestsOnRefused),
    ];
    assert_eq!(verdicts(&answers), expected);
}

#[tokio::test]
async fn a_change_that_came_too_early_names_what_it_waits_for() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let mut chair = school.device(CHAIR).await;
    let opened = principal.open_plan();
    principal.sync().await;
    chair.sync().await;
    let first = principal.add_clause(Side::Joint, "Chưa gửi.");
    let held_back = principal.seal();
    principal.outbox.clear();
    principal.add_clause(Side::Joint, "Gửi trước.");
    let answers = principal.sync().await;
    assert_eq!(answers, [BatchAnswer::Missing(vec![first.0])]);
    assert_eq!(school_head(&chair).await, u64::from(opened.seq));
    principal.outbox.push(held_back);
    assert_eq!(verdicts(&principal.sync().await), [None]);
}

/// The last position of the only document.
async fn school_head(device: &Device) -> u64 {
    let request = Request {
        read: Vec::new(),
        ..device.request()
    };
    device.send(&request).await.news[0].head
}

#[tokio::test]
async fn another_device_may_carry_a_batch() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let mut chair = school.device(CHAIR).await;
    principal.open_plan();
    principal.add_clause(Side::Bgh, "Chỉ Ban giám hiệu viết được.");
    chair.outbox.push(principal.seal());
    assert_eq!(verdicts(&chair.sync().await), [None, None]);
    assert_eq!(texts(&chair), ["Chỉ Ban giám hiệu viết được."]);
    assert_eq!(verdicts(&principal.sync().await), [None, None]);
}

#[tokio::test]
async fn an_act_of_a_newer_app_stays_in_the_outbox() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.sync().await;
    principal.write_blindly(Act::Unknown {
        tag: 900,
        bytes: vec![1, 2, 3],
    });
    assert_eq!(
        principal.sync().await,
        [BatchAnswer::NotNow(NotNow::UnknownAct)]
    );
}

#[tokio::test]
async fn a_thousand_changes_arrive_in_one_request_and_come_back_in_pages() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let mut chair = school.device(CHAIR).await;
    principal.open_plan();
    for number in 0..1_000 {
        principal.add_clause(Side::Joint, &format!("Nội dung phối hợp số {number}."));
    }
    let answers = principal.sync().await;
    assert_eq!(verdicts(&answers).len(), 1_001);
    assert!(verdicts(&answers).iter().all(Option::is_none));
    chair.sync().await;
    assert_eq!(texts(&chair), texts(&principal));
    assert_eq!(texts(&chair).len(), 1_000);
}

#[tokio::test]
async fn a_long_log_comes_in_bounded_pages_that_end_with_a_batch() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.sync().await;
    // Random letters, so that nothing shrinks: 24 batches of about 60 KB.
    let words = |seed: u64| -> String {
        (0..20_000_u64)
            .map(|at| {
                char::from(
                    b'a' + ((at + seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 59) as u8 % 26,
                )
            })
            .collect()
    };
    for batch in 0..24 {
        for change in 0..3 {
            principal.add_clause(Side::Joint, &words(batch * 3 + change));
        }
        principal.sync().await;
    }
    let chair = school.device(CHAIR).await;
    let first = chair.send(&chair.request()).await;
    let sizes: usize = first.news[0]
        .page
        .iter()
        .map(|entry| entry.batch.len())
        .sum();
    assert!(first.more && sizes <= 1 << 20, "{sizes}");
    let mut chair = chair;
    chair.sync().await;
    assert_eq!(texts(&chair), texts(&principal));
}

#[tokio::test]
async fn others_learn_how_far_somebody_has_read() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let mut chair = school.device(CHAIR).await;
    principal.open_plan();
    principal.sync().await;
    chair.sync().await;
    chair.sync().await;
    let response = principal.send(&principal.request()).await;
    let seen = &response.news[0].seen;
    assert_eq!(
        seen.iter()
            .map(|by| (by.person, by.position))
            .collect::<Vec<_>>(),
        [(CHAIR, 1)]
    );
}

#[tokio::test]
async fn how_far_somebody_has_read_is_told_of_plans_and_not_of_talk() {
    let mut circles = Circles::asking().await;
    let mut teacher = circles.talker(TEACHER, Circle::Own, TALK).await;
    teacher.sync().await;
    let mut reader = circles.reader(PRINCIPAL, TALK).await;
    for _ in 0..2 {
        circles.principal.sync().await;
        reader.sync().await;
    }
    let chair = circles.reader(CHAIR, TALK).await;
    let news = chair.send(&chair.request()).await.news;
    let seen = |doc| {
        let told = news.iter().find(|told| told.doc == doc).unwrap();
        told.seen.iter().map(|by| by.person).collect::<Vec<_>>()
    };
    assert_eq!(seen(PLAN), [PRINCIPAL]);
    assert_eq!(seen(TALK), []);
}

#[tokio::test]
async fn the_directory_comes_when_it_is_new_and_only_then() {
    let school = School::start().await;
    let chair = school.device(CHAIR).await;
    let first = chair.send(&chair.request()).await.directory.unwrap();
    let request = Request {
        directory_version: first.version,
        ..chair.request()
    };
    assert_eq!(chair.send(&request).await.directory, None);
    school.device(WOMEN).await;
    let second = chair.send(&request).await.directory.unwrap();
    assert!(first.version < second.version);
    assert_eq!(second.devices.len(), 2);
}

#[tokio::test]
async fn another_protocol_is_told_to_upgrade() {
    let school = School::start().await;
    let chair = school.device(CHAIR).await;
    for version in [1, 2, 9] {
        let mut body = wire::encode_request(&chair.request());
        body[0] = version;
        assert_eq!(chair.post(api::SYNC, body).await.status(), 426, "{version}");
    }
}

#[tokio::test]
async fn bodies_travel_packed_both_ways() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.write(clause(Side::Joint, &"Phối hợp thực hiện. ".repeat(200)));
    principal.seal();
    let plain = wire::encode_request(&principal.request());
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(&plain).unwrap();
    let mut deflate = ZlibEncoder::new(Vec::new(), Compression::default());
    deflate.write_all(&plain).unwrap();
    for (name, body) in [
        ("gzip", gzip.finish().unwrap()),
        ("deflate", deflate.finish().unwrap()),
    ] {
        let request = principal.client.post(school.url(api::SYNC)).body(body);
        let response = request
            .header("cookie", &principal.cookie)
            .header("content-encoding", name)
            .header("accept-encoding", "gzip")
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 200, "{name}");
        assert_eq!(response.headers()["content-encoding"], "gzip");
        let packed = response.bytes().await.unwrap();
        let mut bytes = Vec::new();
        GzDecoder::new(&packed[..]).read_to_end(&mut bytes).unwrap();
        let answer = wire::decode_response(&bytes).unwrap();
        assert_eq!(verdicts(&answer.answers), [None, None]);
        assert!(
            packed.len() < bytes.len() / 2,
            "{} of {}",
            packed.len(),
            bytes.len()
        );
    }
}

#[tokio::test]
async fn a_document_begins_with_its_opening() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.add_clause(Side::Joint, "Không có mở đầu.");
    let answers = principal.sync().await;
    assert_eq!(answers, [BatchAnswer::Rejected(Rejection::NoSuchDocument)]);
    let response = principal
        .send(&Request {
            read: Vec::new(),
            ..principal.request()
        })
        .await;
    assert_eq!(response.news, []);
}

#[tokio::test]
async fn a_document_opens_once() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.open_plan();
    assert_eq!(
        verdicts(&principal.sync().await),
        [None, Some(Refusal::Malformed)]
    );
}
