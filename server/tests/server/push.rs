//! Being told with the app closed: a real endpoint on this machine hears that something is due, once a
//! day, outside quiet hours, and nothing of what it is.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use lientich_server::crypto::{from_hex, verify};
use lientich_server::push::round;
use lientich_shared::api::ErrorCode;
use lientich_shared::api::push::{PUSH, PushStanding, PushWish};
use lientich_shared::log::change::{Act, Field, Side, Value};
use lientich_shared::log::duty::{Duty, Party, Rhythm};
use lientich_shared::time::{Day, Timestamp};
use serde_json::Value as Json;

use crate::device::Device;
use crate::school::{CHAIR, DAY_MS, PRINCIPAL, START, School, TEACHER};
use crate::session::problem;
use crate::table::issue_together;

const HOUR_MS: i64 = 3_600_000;

/// What a push service heard.
#[derive(Debug, Clone)]
struct Heard {
    headers: HeaderMap,
    body: Bytes,
}

/// A push service on this machine, which answers with the status that it is told to.
struct Service {
    origin: String,
    heard: Arc<Mutex<Vec<Heard>>>,
    status: Arc<Mutex<StatusCode>>,
    task: tokio::task::JoinHandle<()>,
}

type Shared = (Arc<Mutex<Vec<Heard>>>, Arc<Mutex<StatusCode>>);

async fn hear(
    State((heard, status)): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    heard.lock().unwrap().push(Heard { headers, body });
    *status.lock().unwrap()
}

impl Service {
    async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0))
            .await
            .unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let status = Arc::new(Mutex::new(StatusCode::CREATED));
        let shared = (Arc::clone(&heard), Arc::clone(&status));
        let service = Router::new()
            .route("/send/{id}", post(hear))
            .route("/silent", post(std::future::pending::<()>))
            .with_state(shared);
        let task = tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
        Self {
            origin,
            heard,
            status,
            task,
        }
    }

    fn endpoint(&self) -> String {
        format!("{}/send/abc", self.origin)
    }

    fn answers(&self, status: StatusCode) {
        *self.status.lock().unwrap() = status;
    }

    fn count(&self) -> usize {
        self.heard.lock().unwrap().len()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn wish(endpoint: &str) -> PushWish {
    PushWish {
        endpoint: endpoint.to_owned(),
        hour: 7,
        before: 1,
        quiet_from: 20,
        quiet_to: 6,
    }
}

/// The instant of an hour in Vietnam, so many days after the start.
fn at(days: i64, hour: i64) -> Timestamp {
    Timestamp(START.day().begins().0 + days * DAY_MS + hour * HOUR_MS)
}

/// A school with an issued plan that asks something of the teacher until the day after the start, and
/// the teacher's device, which wants to be told.
async fn waiting() -> (School, Device, Service) {
    let service = Service::start().await;
    let school = School::start_trusting(&service.origin).await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    let clause = principal.add_clause(Side::Joint, "Nộp danh sách học sinh khó khăn.");
    let duty = Duty {
        lead: Some(Party::Person(TEACHER)),
        rhythm: Rhythm::Once(Day(START.day().0 + 1)),
        ..Duty::default()
    };
    principal.write(Act::Set {
        target: Some(clause),
        field: Field::DutyAt(7),
        value: Value::Duty(Box::new(duty)),
        replaces: Vec::new(),
    });
    let mut chair = school.device(CHAIR).await;
    issue_together(&mut principal, &mut chair).await;
    let teacher = school.device(TEACHER).await;
    let answer = teacher.post_json(PUSH, &wish(&service.endpoint())).await;
    assert_eq!(answer.status(), 204);
    (school, teacher, service)
}

async fn standing(device: &Device) -> PushStanding {
    let answer = device.get(PUSH).await;
    serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap()
}

fn decoded(part: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(part).unwrap()
}

#[tokio::test]
async fn a_device_hears_once_a_day_at_its_hour_and_not_a_word_of_what_is_due() {
    let (school, teacher, service) = waiting().await;
    for (hour, count) in [(5, 0), (6, 0), (7, 1), (8, 1), (19, 1)] {
        school.clock.set(at(0, hour));
        round::go(&school.app).await.unwrap();
        assert_eq!(service.count(), count, "at {hour}");
    }
    school.clock.set(at(1, 21));
    round::go(&school.app).await.unwrap();
    assert_eq!(service.count(), 1, "in quiet hours");
    school.clock.set(at(1, 12));
    round::go(&school.app).await.unwrap();
    assert_eq!(service.count(), 2);

    let heard = service.heard.lock().unwrap()[0].clone();
    assert!(heard.body.is_empty());
    assert_eq!(heard.headers["ttl"], "43200");
    let header = heard.headers["authorization"].to_str().unwrap();
    let (word, key) = header
        .strip_prefix("vapid t=")
        .and_then(|rest| rest.split_once(", k="))
        .unwrap();
    let known = from_hex(&standing(&teacher).await.key).unwrap();
    assert_eq!(decoded(key), known);
    let parts: Vec<&str> = word.split('.').collect();
    let [kind, claims, signature] = parts[..] else {
        panic!("{word}");
    };
    let signed = format!("{kind}.{claims}");
    assert!(verify(&known, signed.as_bytes(), &decoded(signature)));
    let claims: Json = serde_json::from_slice(&decoded(claims)).unwrap();
    assert_eq!(claims["aud"], service.origin);
    assert_eq!(claims["sub"], "https://truong.example");
    let ahead = claims["exp"].as_i64().unwrap() - at(0, 7).0 / 1_000;
    assert!((1..=86_400).contains(&ahead), "{ahead}");
}

#[tokio::test]
async fn a_dead_address_is_forgotten_and_one_out_of_order_is_tried_again() {
    let (school, teacher, service) = waiting().await;
    school.clock.set(at(0, 8));
    service.answers(StatusCode::SERVICE_UNAVAILABLE);
    round::go(&school.app).await.unwrap();
    service.answers(StatusCode::CREATED);
    round::go(&school.app).await.unwrap();
    round::go(&school.app).await.unwrap();
    assert_eq!(service.count(), 2);
    school.clock.set(at(1, 8));
    service.answers(StatusCode::GONE);
    assert!(standing(&teacher).await.is_on);
    round::go(&school.app).await.unwrap();
    assert!(!standing(&teacher).await.is_on);
    school.clock.set(at(2, 8));
    round::go(&school.app).await.unwrap();
    assert_eq!(service.count(), 3);
}

/// A device may give an address at which nobody ever answers.
#[tokio::test]
async fn who_is_not_answered_keeps_nobody_waiting() {
    let (school, teacher, service) = waiting().await;
    let mut devices = [teacher, school.device(TEACHER).await];
    devices.sort_by_key(|device| device.me.device);
    let silent = wish(&format!("{}/silent", service.origin));
    let [first, second] = &devices;
    assert_eq!(first.post_json(PUSH, &silent).await.status(), 204);
    let heard = wish(&service.endpoint());
    assert_eq!(second.post_json(PUSH, &heard).await.status(), 204);
    school.clock.set(at(0, 8));
    let app = school.app.clone();
    let round = tokio::spawn(async move { round::go(&app).await });
    let told = async {
        while service.count() == 0 {
            tokio::task::yield_now().await;
        }
    };
    let told = tokio::time::timeout(Duration::from_secs(5), told).await;
    round.abort();
    assert!(told.is_ok(), "the second device was not told");
}

#[tokio::test]
async fn nobody_is_told_without_a_reason() {
    let (school, teacher, service) = waiting().await;
    let principal = school.device(PRINCIPAL).await;
    let answer = principal.post_json(PUSH, &wish(&service.endpoint())).await;
    assert_eq!(answer.status(), 204);
    let answer = teacher.delete(PUSH).await;
    assert_eq!(answer.status(), 204);
    school.clock.set(at(0, 8));
    round::go(&school.app).await.unwrap();
    assert_eq!(service.count(), 0, "the principal has nothing due");
    let answer = teacher.post_json(PUSH, &wish(&service.endpoint())).await;
    assert_eq!(answer.status(), 204);
    school.dismiss(TEACHER).await;
    round::go(&school.app).await.unwrap();
    assert_eq!(service.count(), 0, "who has left is told nothing");
}

#[tokio::test]
async fn an_address_inside_the_network_is_not_taken() {
    let (_school, teacher, service) = waiting().await;
    let addresses = [
        "http://127.0.0.1:1/send/abc",
        "https://192.168.1.1/send/abc",
        "https://localhost/send/abc",
        "http://fcm.googleapis.com/send/abc",
    ];
    for address in addresses {
        let answer = teacher.post_json(PUSH, &wish(address)).await;
        assert_eq!(problem(answer).await, ErrorCode::Malformed, "{address}");
    }
    let mut late = wish(&service.endpoint());
    late.hour = 24;
    let answer = teacher.post_json(PUSH, &late).await;
    assert_eq!(problem(answer).await, ErrorCode::Malformed);
}
