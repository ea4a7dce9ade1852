//! Signing in by link, coming back by key, signing out.

use std::time::Duration;

use lientich_server::app::Reach;
use lientich_server::assets::Assets;
use lientich_server::crypto::{hex, verify};
use lientich_server::store::{Devices as _, sqlite};
use lientich_shared::api::{self, Challenge, ErrorCode, Join, Me, Problem, Renewal};
use lientich_shared::ids::DeviceId;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use reqwest::Response;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};

use crate::device::{Device, client, cookie_of, draw_key, join_body};
use crate::school::{CHAIR, DAY_MS, School, TEACHER};

pub async fn join(school: &School, body: Vec<u8>) -> Response {
    let request = client().post(school.url(api::SESSION)).body(body);
    request
        .header("content-type", "application/json")
        .send()
        .await
        .unwrap()
}

pub async fn problem(response: Response) -> ErrorCode {
    let problem: Problem = serde_json::from_slice(&response.bytes().await.unwrap()).unwrap();
    assert!(!problem.message.is_empty());
    problem.code
}

pub async fn post_json(school: &School, path: &str, body: &impl serde::Serialize) -> Response {
    let request = client()
        .post(school.url(path))
        .body(serde_json::to_vec(body).unwrap());
    request
        .header("content-type", "application/json")
        .send()
        .await
        .unwrap()
}

pub async fn challenge(school: &School, device: DeviceId) -> Challenge {
    let answer = post_json(school, api::CHALLENGE, &api::ChallengeRequest { device }).await;
    serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap()
}

pub fn renewal(device: DeviceId, key: &SigningKey, challenge: &Challenge) -> Renewal {
    let signature: Signature = key.sign(&challenge.signed_bytes(device));
    Renewal {
        device,
        nonce: challenge.nonce.clone(),
        signature: hex(&signature.to_bytes()),
    }
}

pub async fn sign_out(school: &School, device: &Device) -> Response {
    let request = device.client.delete(school.url(api::SESSION));
    let request = request.header("cookie", &device.cookie);
    request.send().await.unwrap()
}

#[tokio::test]
async fn a_device_that_joins_is_certified_and_known_by_its_cookie() {
    let school = School::start().await;
    let device = school.device(CHAIR).await;
    let me: Me =
        serde_json::from_slice(&device.get(api::SESSION).await.bytes().await.unwrap()).unwrap();
    assert_eq!(me, device.me);
    assert_eq!(me.person, CHAIR);
    let signed = me.certificate.signed_bytes();
    assert!(verify(
        &school.key.public(),
        &signed,
        &me.certificate.signature
    ));
    assert_eq!(me.server_key, hex(&school.key.public()));
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_from_other_sites() {
    let school = School::start().await;
    let token = school.invite(CHAIR).await;
    let response = join(&school, join_body(&draw_key(&school), &token)).await;
    let cookie = response.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("; HttpOnly; SameSite=Strict"), "{cookie}");
    assert!(cookie.contains("; Path=/; Max-Age=34560000"), "{cookie}");
    assert!(
        !cookie.contains("Secure"),
        "plain HTTP has no secure cookies: {cookie}"
    );
}

#[tokio::test]
async fn behind_tls_the_cookie_and_all_later_visits_insist_on_it() {
    let reach = Reach {
        is_secure: true,
        ..Reach::default()
    };
    let school = School::start_with(Assets::embedded(), reach).await;
    let token = school.invite(CHAIR).await;
    let response = join(&school, join_body(&draw_key(&school), &token)).await;
    let cookie = response.headers()["set-cookie"].to_str().unwrap();
    assert!(
        cookie.starts_with("__Host-lientich=") && cookie.ends_with("; Secure"),
        "{cookie}"
    );
    assert_eq!(
        response.headers()["strict-transport-security"],
        "max-age=63072000"
    );
}

#[tokio::test]
async fn a_link_works_once() {
    let school = School::start().await;
    let token = school.invite(CHAIR).await;
    Device::join(&school, &token).await;
    let again = join(&school, join_body(&draw_key(&school), &token)).await;
    assert_eq!(again.status(), 403);
    assert_eq!(problem(again).await, ErrorCode::LinkInvalid);
}

#[tokio::test]
async fn a_link_expires_after_fourteen_days() {
    let school = School::start().await;
    let (early, late) = (school.invite(CHAIR).await, school.invite(TEACHER).await);
    school.clock.advance(14 * DAY_MS - 1);
    assert_eq!(
        join(&school, join_body(&draw_key(&school), &early))
            .await
            .status(),
        200
    );
    school.clock.advance(1);
    let refused = join(&school, join_body(&draw_key(&school), &late)).await;
    assert_eq!(problem(refused).await, ErrorCode::LinkInvalid);
}

#[tokio::test]
async fn a_device_is_not_named_by_what_nobody_sees() {
    let school = School::start().await;
    let body = join_body(&draw_key(&school), &school.invite(TEACHER).await);
    let mut body: Join = serde_json::from_slice(&body).unwrap();
    body.label = "\u{202e}Máy\u{200b} của\n thầy".to_owned();
    let joined = join(&school, serde_json::to_vec(&body).unwrap()).await;
    let me: Me = serde_json::from_slice(&joined.bytes().await.unwrap()).unwrap();
    let kept = school.store.device(me.device).await.unwrap().unwrap();
    assert_eq!(kept.label, "Máy của thầy");
}

#[tokio::test]
async fn a_link_is_not_used_up_by_what_is_no_key() {
    let school = School::start().await;
    let token = school.invite(CHAIR).await;
    let mut body = serde_json::json!({ "token": token, "public_key": "04ff", "label": "" });
    let refused = join(&school, serde_json::to_vec(&body).unwrap()).await;
    assert_eq!(
        problem(refused).await,
        ErrorCode::Upgrade,
        "an app of before"
    );
    body["signature"] = "00".repeat(64).into();
    let refused = join(&school, serde_json::to_vec(&body).unwrap()).await;
    assert_eq!(problem(refused).await, ErrorCode::Malformed);
    Device::join(&school, &token).await;
}

#[tokio::test]
async fn nobody_joins_with_a_key_that_is_not_theirs() {
    let school = School::start().await;
    let (token, other) = (school.invite(CHAIR).await, school.invite(TEACHER).await);
    let (own, foreign) = (draw_key(&school), draw_key(&school));
    let read = |body: Vec<u8>| serde_json::from_slice::<Join>(&body).unwrap();
    let proof = |key: &SigningKey, token: &str| read(join_body(key, token)).signature;
    let honest = read(join_body(&own, &token));
    for signature in [proof(&foreign, &token), proof(&own, &other)] {
        let forged = Join {
            signature,
            ..honest.clone()
        };
        let refused = join(&school, serde_json::to_vec(&forged).unwrap()).await;
        assert_eq!(problem(refused).await, ErrorCode::Malformed);
    }
    let joined = join(&school, serde_json::to_vec(&honest).unwrap()).await;
    assert_eq!(joined.status(), 200);
}

#[tokio::test]
async fn a_device_whose_answer_was_lost_comes_in_by_the_same_link() {
    let school = School::start().await;
    let token = school.invite(CHAIR).await;
    let key = draw_key(&school);
    let me = async |response: Response| -> Me {
        assert_eq!(response.status(), 200);
        serde_json::from_slice(&response.bytes().await.unwrap()).unwrap()
    };
    let lost = join(&school, join_body(&key, &token)).await;
    let old = cookie_of(&lost);
    school.clock.advance(DAY_MS);
    let heard = join(&school, join_body(&key, &token)).await;
    let cookie = cookie_of(&heard);
    assert_eq!(me(lost).await, me(heard).await);
    let status = async |cookie: &str| {
        let request = client()
            .get(school.url(api::SESSION))
            .header("cookie", cookie);
        request.send().await.unwrap().status()
    };
    assert_eq!(status(&cookie).await, 200);
    assert_eq!(status(&old).await, 401, "one session a device");
    let foreign = join(&school, join_body(&draw_key(&school), &token)).await;
    assert_eq!(problem(foreign).await, ErrorCode::LinkInvalid);
    school.clock.advance(13 * DAY_MS);
    let late = join(&school, join_body(&key, &token)).await;
    assert_eq!(problem(late).await, ErrorCode::LinkInvalid);
}

#[tokio::test]
async fn two_joins_at_once_make_one_device() {
    let school = School::start().await;
    let token = school.invite(CHAIR).await;
    let key = draw_key(&school);
    let body = join_body(&key, &token);
    let both = tokio::join!(join(&school, body.clone()), join(&school, body));
    assert!(both.0.status() == 200 && both.1.status() == 200);
    assert_eq!(school.store.devices(CHAIR).await.unwrap().len(), 1);
}

#[tokio::test]
async fn tokens_and_cookies_are_kept_nowhere() {
    let school = School::start().await;
    let token = school.invite(CHAIR).await;
    let device = Device::join(&school, &token).await;
    let unused = school.invite(CHAIR).await;
    let copy = tempfile::tempdir().unwrap();
    school.store.copy_to(copy.path()).await.unwrap();
    let kept = std::fs::read(copy.path().join(sqlite::FILE)).unwrap();
    let secret = device.cookie.split_once('=').unwrap().1.to_owned();
    for secret in [token, unused, secret] {
        let found = kept
            .windows(secret.len())
            .any(|window| window == secret.as_bytes());
        assert!(!found, "a secret is in the store");
    }
}

#[tokio::test]
async fn who_signs_out_is_out() {
    let school = School::start().await;
    let device = school.device(CHAIR).await;
    let response = sign_out(&school, &device).await;
    assert_eq!(response.status(), 204);
    assert!(
        response.headers()["set-cookie"]
            .to_str()
            .unwrap()
            .contains("Max-Age=0")
    );
    let after = device.get(api::SESSION).await;
    assert_eq!(after.status(), 401);
    assert_eq!(problem(after).await, ErrorCode::SignedOut);
}

/// The store has one writer; whoever is nobody takes no turn of those who write.
#[tokio::test]
async fn a_stranger_who_signs_out_does_not_wait_for_the_store_to_write() {
    let school = School::start().await;
    let file = school.data().join(sqlite::FILE);
    let options = SqliteConnectOptions::new().filename(file);
    let mut other = options.connect().await.unwrap();
    let busy = "BEGIN IMMEDIATE";
    sqlx::query(busy).execute(&mut other).await.unwrap();
    let request = client().delete(school.url(api::SESSION));
    let answer = request.header("cookie", "lientich=0").send();
    let answer = tokio::time::timeout(Duration::from_secs(5), answer).await;
    assert_eq!(answer.unwrap().unwrap().status(), 204);
    other.close().await.unwrap();
}

#[tokio::test]
async fn a_device_that_lost_its_cookie_comes_back_by_its_key() {
    let school = School::start().await;
    let mut device = school.device(CHAIR).await;
    let id = device.me.device;
    let asked = challenge(&school, id).await;
    let answer = renewal(id, &device.key, &asked);
    let response = post_json(&school, api::RENEW, &answer).await;
    assert_eq!(response.status(), 200);
    let old = std::mem::replace(&mut device.cookie, cookie_of(&response));
    assert_eq!(device.get(api::SESSION).await.status(), 200);
    device.cookie = old;
    assert_eq!(
        device.get(api::SESSION).await.status(),
        401,
        "the lost cookie is void"
    );
    let replayed = post_json(&school, api::RENEW, &answer).await;
    assert_eq!(replayed.status(), 401, "a challenge works once");
}

#[tokio::test]
async fn nobody_else_comes_back_as_that_device() {
    let school = School::start().await;
    let device = school.device(CHAIR).await;
    let id = device.me.device;
    let check = async |renewal: Renewal, why: &str| {
        let response = post_json(&school, api::RENEW, &renewal).await;
        assert_eq!(response.status(), 401, "{why}");
    };
    let asked = challenge(&school, id).await;
    check(renewal(id, &draw_key(&school), &asked), "another key").await;
    let own = Challenge {
        nonce: hex(&[0; 56]),
    };
    check(
        renewal(id, &device.key, &own),
        "a challenge of one's own making",
    )
    .await;
    let of_other = challenge(&school, DeviceId(1)).await;
    check(
        renewal(id, &device.key, &of_other),
        "a challenge of another device",
    )
    .await;
    school.clock.advance(5 * 60_000 + 1);
    check(renewal(id, &device.key, &asked), "a challenge of long ago").await;
}

#[tokio::test]
async fn a_challenge_tells_nobody_which_devices_there_are() {
    let school = School::start().await;
    let device = school.device(CHAIR).await;
    let known = challenge(&school, device.me.device).await;
    let unknown = challenge(&school, DeviceId(1)).await;
    assert_eq!(known.nonce.len(), unknown.nonce.len());
    let refused = post_json(
        &school,
        api::RENEW,
        &renewal(DeviceId(1), &device.key, &unknown),
    )
    .await;
    let refused_known = post_json(
        &school,
        api::RENEW,
        &renewal(device.me.device, &draw_key(&school), &known),
    )
    .await;
    assert_eq!(refused.status(), refused_known.status());
    assert_eq!(
        refused.bytes().await.unwrap(),
        refused_known.bytes().await.unwrap()
    );
}

#[tokio::test]
async fn another_site_can_neither_sign_in_nor_out() {
    let school = School::start().await;
    let token = school.invite(CHAIR).await;
    let request = client().post(school.url(api::SESSION));
    let request = request.body(join_body(&draw_key(&school), &token));
    let response = request
        .header("content-type", "application/json")
        .header("origin", "https://elsewhere.example")
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 403);
    assert_eq!(problem(response).await, ErrorCode::ForeignOrigin);
    Device::join(&school, &token).await;
}
