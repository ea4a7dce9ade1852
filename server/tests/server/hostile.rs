//! Bodies that nobody honest would send: none may crash, hang or get past the bounds.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use lientich_server::app::Dice as _;
use lientich_shared::api::audit::AUDIT;
use lientich_shared::api::members::{DEVICES, INVITATIONS, MEMBERS};
use lientich_shared::api::{self, ErrorCode, Problem};
use lientich_shared::log::change::Side;
use lientich_shared::sync::message::MAX_REQUEST;
use lientich_shared::sync::wire;

use crate::device::{Device, client};
use crate::school::{CHAIR, PRINCIPAL, School, SeededDice};

/// Of every kind of body.
const CASES: usize = 500;

struct Mud(SeededDice);

impl Mud {
    fn bytes(&self) -> Vec<u8> {
        let mut length = [0; 2];
        self.0.fill(&mut length);
        let mut bytes = vec![0; usize::from(u16::from_be_bytes(length)) % 600];
        self.0.fill(&mut bytes);
        bytes
    }

    /// Some bytes of `good` exchanged, or its end cut off.
    fn spoil(&self, good: &[u8]) -> Vec<u8> {
        let mut bytes = good.to_vec();
        let mut dice = [0; 16];
        self.0.fill(&mut dice);
        for pair in dice.chunks(4) {
            let at = usize::from(u16::from_be_bytes([pair[0], pair[1]])) % bytes.len();
            bytes[at] = pair[2];
        }
        if dice[15] < 64 {
            bytes.truncate(bytes.len() * usize::from(dice[14]) / 256);
        }
        bytes
    }
}

async fn is_well(school: &School) {
    let response = client().get(school.url(api::HEALTH)).send().await.unwrap();
    assert_eq!(response.status(), 200);
}

/// A device that may ask as often as it likes: every few requests it comes in anew.
async fn send(school: &School, device: &mut Device, sent: usize, body: Vec<u8>) -> u16 {
    if sent % 90 == 89 {
        *device = school.device(CHAIR).await;
    }
    device.post(api::SYNC, body).await.status().as_u16()
}

#[tokio::test]
async fn random_bytes_are_malformed_requests_and_no_more() {
    let school = School::start().await;
    let mut device = school.device(CHAIR).await;
    let mud = Mud(SeededDice::new(7));
    for sent in 0..CASES {
        let status = send(&school, &mut device, sent, mud.bytes()).await;
        assert!(matches!(status, 400 | 426), "{status}");
    }
    is_well(&school).await;
}

#[tokio::test]
async fn spoilt_requests_never_fail_the_server() {
    let school = School::start().await;
    let mut device = school.device(CHAIR).await;
    let mut writer = school.device(PRINCIPAL).await;
    writer.open_plan();
    writer.add_clause(Side::Joint, "Phối hợp.");
    writer.seal();
    let good = wire::encode_request(&writer.request());
    let mud = Mud(SeededDice::new(8));
    for sent in 0..CASES {
        let status = send(&school, &mut device, sent, mud.spoil(&good)).await;
        assert!(matches!(status, 200 | 400 | 426), "{status}");
    }
    is_well(&school).await;
    assert_eq!(writer.sync().await.len(), 1);
}

#[tokio::test]
async fn every_endpoint_bears_random_bytes_from_strangers() {
    let school = School::start().await;
    let mud = Mud(SeededDice::new(9));
    let client = client();
    let paths = [
        api::SYNC,
        api::EVENTS,
        api::PRESENCE,
        api::SESSION,
        api::CHALLENGE,
        api::RENEW,
        api::HEALTH,
        api::EVIDENCE,
        AUDIT,
        DEVICES,
        INVITATIONS,
        MEMBERS,
    ];
    for sent in 0..CASES * 2 {
        let method = [
            reqwest::Method::POST,
            reqwest::Method::PUT,
            reqwest::Method::DELETE,
        ][sent % 3]
            .clone();
        let request = client.request(method, school.url(paths[sent % paths.len()]));
        let request = request.header("cookie", "lientich=0123").body(mud.bytes());
        let kind = if sent % 2 == 0 {
            "application/json"
        } else {
            "application/octet-stream"
        };
        let status = request
            .header("content-type", kind)
            .send()
            .await
            .unwrap()
            .status()
            .as_u16();
        assert!(
            matches!(status, 204 | 400 | 401 | 404 | 405 | 429),
            "{status}"
        );
    }
    is_well(&school).await;
}

#[tokio::test]
async fn a_body_over_its_bound_is_refused_packed_or_not() {
    let school = School::start().await;
    let device = school.device(CHAIR).await;
    let response = device.post(api::SYNC, vec![0; MAX_REQUEST + 1]).await;
    assert_eq!(response.status(), 413);
    let problem: Problem = serde_json::from_slice(&response.bytes().await.unwrap()).unwrap();
    assert_eq!(problem.code, ErrorCode::TooLarge);
    // A hundred megabytes of zeros shrink to a hundred kilobytes.
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..100 {
        bomb.write_all(&vec![0; 1 << 20]).unwrap();
    }
    let request = device
        .client
        .post(school.url(api::SYNC))
        .body(bomb.finish().unwrap());
    let request = request
        .header("content-encoding", "gzip")
        .header("cookie", &device.cookie);
    assert_eq!(request.send().await.unwrap().status(), 413);
    let json = client()
        .post(school.url(api::SESSION))
        .body(vec![b' '; 9 * 1024]);
    let json = json
        .header("content-type", "application/json")
        .send()
        .await
        .unwrap();
    assert_eq!(json.status(), 413);
}

#[tokio::test]
async fn who_asks_without_end_is_told_to_wait_and_others_are_not() {
    let school = School::start().await;
    let device = school.device(CHAIR).await;
    let other = school.device(PRINCIPAL).await;
    let body = wire::encode_request(&device.request());
    let mut taken = 0;
    let refused = loop {
        match device.post(api::SYNC, body.clone()).await.status().as_u16() {
            200 => taken += 1,
            status => break status,
        }
        assert!(taken < 5_000, "nobody told it to wait");
    };
    assert_eq!(refused, 429);
    assert!(
        100 <= taken,
        "a long offline week needs more than {taken} requests"
    );
    other.send(&other.request()).await;
}
