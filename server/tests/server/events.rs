//! The event stream: where everything stands, bells, presence, and its end.

use std::time::Duration;

use lientich_server::store::Devices as _;
use lientich_shared::api::{self, Event, Presence};
use lientich_shared::log::change::{NodeId, Side};

use crate::device::Device;
use crate::school::{CHAIR, PRINCIPAL, START, School, TEACHER};

/// A patience that no working server needs.
const LONG: Duration = Duration::from_secs(20);

/// An open stream, read event by event.
struct Ear {
    response: reqwest::Response,
    unread: String,
}

impl Ear {
    async fn open(device: &Device) -> Self {
        let response = device.get(api::EVENTS).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self {
            response,
            unread: String::new(),
        }
    }

    /// The next event; `None` when the stream has ended.
    async fn hear(&mut self) -> Option<Event> {
        loop {
            if let Some((event, rest)) = self.unread.split_once("\n\n") {
                let event = event.strip_prefix("data: ").map(serde_json::from_str);
                self.unread = rest.to_string();
                if let Some(event) = event {
                    return Some(event.unwrap());
                }
                continue;
            }
            let chunk = tokio::time::timeout(LONG, self.response.chunk())
                .await
                .unwrap();
            self.unread
                .push_str(std::str::from_utf8(&chunk.ok()??).unwrap());
        }
    }
}

fn head(device: &Device, position: u64) -> Event {
    Event::Head {
        doc: device.document.id(),
        position,
    }
}

async fn step(school: &School, device: &Device, node: Option<NodeId>, doc: bool) {
    let doc = doc.then(|| device.document.id());
    let body = serde_json::to_vec(&Presence { doc, node }).unwrap();
    let request = device.client.post(school.url(api::PRESENCE)).body(body);
    let request = request.header("content-type", "application/json");
    let response = request
        .header("cookie", &device.cookie)
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 204);
}

#[tokio::test]
async fn a_stream_begins_with_where_everything_stands_and_rings_for_what_comes() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let chair = school.device(CHAIR).await;
    principal.open_plan();
    principal.sync().await;
    let mut ear = Ear::open(&chair).await;
    assert!(matches!(ear.hear().await, Some(Event::Directory { .. })));
    assert_eq!(ear.hear().await, Some(head(&chair, 1)));
    principal.add_clause(Side::Joint, "Một.");
    principal.add_clause(Side::Joint, "Hai.");
    principal.sync().await;
    assert_eq!(ear.hear().await, Some(head(&chair, 3)));
}

#[tokio::test]
async fn staff_hear_of_editions_only() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let teacher = school.device(TEACHER).await;
    let mut ear = Ear::open(&teacher).await;
    assert!(matches!(ear.hear().await, Some(Event::Directory { .. })));
    principal.open_plan();
    principal.sync().await;
    principal.issue();
    principal.sync().await;
    // Had the draft rung, it would have been heard first.
    assert_eq!(ear.hear().await, Some(head(&teacher, 0)));
    principal.add_clause(Side::Joint, "Sau khi ban hành.");
    principal.sync().await;
    principal.issue();
    principal.sync().await;
    assert_eq!(ear.hear().await, Some(head(&teacher, 0)));
}

#[tokio::test]
async fn drafters_see_who_is_in_which_clause_until_they_leave() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let mut chair = school.device(CHAIR).await;
    let teacher = school.device(TEACHER).await;
    principal.open_plan();
    let node = principal.add_clause(Side::Joint, "Một.");
    principal.sync().await;
    chair.sync().await;
    let theirs = Ear::open(&chair).await;
    step(&school, &chair, Some(node), true).await;
    let mut ear = Ear::open(&principal).await;
    let mut staff = Ear::open(&teacher).await;
    assert!(matches!(ear.hear().await, Some(Event::Directory { .. })));
    assert_eq!(ear.hear().await, Some(head(&principal, 2)));
    let there = Presence {
        doc: Some(chair.document.id()),
        node: Some(node),
    };
    assert_eq!(
        ear.hear().await,
        Some(Event::Presence {
            person: CHAIR,
            presence: there
        })
    );
    drop(theirs);
    let gone = Presence {
        doc: None,
        node: None,
    };
    assert_eq!(
        ear.hear().await,
        Some(Event::Presence {
            person: CHAIR,
            presence: gone
        })
    );
    assert!(matches!(staff.hear().await, Some(Event::Directory { .. })));
    school.app.hang_up();
    assert_eq!(staff.hear().await, None, "staff heard nothing of presence");
}

#[tokio::test]
async fn one_person_cannot_hold_all_streams() {
    let school = School::start().await;
    let chair = school.device(CHAIR).await;
    let mut open = Vec::new();
    for _ in 0..12 {
        open.push(Ear::open(&chair).await);
    }
    assert_eq!(chair.get(api::EVENTS).await.status(), 429);
}

#[tokio::test]
async fn streams_end_when_the_server_stops() {
    let school = School::start().await;
    let chair = school.device(CHAIR).await;
    let mut ear = Ear::open(&chair).await;
    assert!(ear.hear().await.is_some());
    school.app.hang_up();
    assert_eq!(ear.hear().await, None);
}

#[tokio::test]
async fn drafters_hear_that_a_device_has_joined_and_staff_do_not() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let teacher = school.device(TEACHER).await;
    let mut ear = Ear::open(&principal).await;
    let mut staff = Ear::open(&teacher).await;
    let Some(Event::Directory { version }) = ear.hear().await else {
        panic!("no directory")
    };
    assert!(staff.hear().await.is_some());
    school.device(CHAIR).await;
    let newer = Event::Directory {
        version: version + 1,
    };
    assert_eq!(ear.hear().await, Some(newer));
    school.app.hang_up();
    assert_eq!(staff.hear().await, None);
}

#[tokio::test]
async fn a_revoked_device_hears_no_more_on_the_stream_that_it_has_open() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let chair = school.device(CHAIR).await;
    let mut ear = Ear::open(&chair).await;
    assert!(ear.hear().await.is_some());
    assert!(
        school
            .store
            .revoke_device(chair.me.device, START)
            .await
            .unwrap()
    );
    principal.open_plan();
    principal.sync().await;
    school.app.hang_up();
    assert_eq!(ear.hear().await, None);
}
