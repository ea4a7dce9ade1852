//! The event stream: where everything stands, bells, presence, and its end.

use std::time::Duration;

use lientich_server::store::{Change, Devices as _, Schools as _};
use lientich_server::vigil::Vigil;
use lientich_shared::api::members::{DEVICES, MEMBERS, MemberAct, Revoke};
use lientich_shared::api::{self, Event, Presence};
use lientich_shared::directory::Person;
use lientich_shared::ids::{PersonId, PostId};
use lientich_shared::log::change::{NodeId, Side};
use lientich_shared::time::Day;

use crate::device::Device;
use crate::school::{CHAIR, PRINCIPAL, SCHOOL, START, School, TEACHER, WOMEN};
use crate::table::issue_together;

/// A patience that no working server needs.
const LONG: Duration = Duration::from_secs(20);

/// An open stream, read event by event.
pub struct Ear {
    response: reqwest::Response,
    unread: String,
}

impl Ear {
    pub async fn open(device: &Device) -> Self {
        let response = device.get(api::EVENTS).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self {
            response,
            unread: String::new(),
        }
    }

    /// The next event; `None` when the stream has ended.
    pub async fn hear(&mut self) -> Option<Event> {
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
    let mut chair = school.device(CHAIR).await;
    let teacher = school.device(TEACHER).await;
    let mut ear = Ear::open(&teacher).await;
    assert!(matches!(ear.hear().await, Some(Event::Directory { .. })));
    principal.open_plan();
    principal.sync().await;
    issue_together(&mut principal, &mut chair).await;
    // Had the draft rung, it would have been heard first.
    assert_eq!(ear.hear().await, Some(head(&teacher, 0)));
    principal.add_clause(Side::Joint, "Sau khi ban hành.");
    principal.sync().await;
    issue_together(&mut principal, &mut chair).await;
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

#[tokio::test]
async fn who_signs_out_hears_no_more_and_other_devices_do() {
    let school = School::start().await;
    let (chair, other) = (school.device(CHAIR).await, school.device(CHAIR).await);
    let mut ear = Ear::open(&chair).await;
    let mut their = Ear::open(&other).await;
    assert!(ear.hear().await.is_some() && their.hear().await.is_some());
    let request = chair.client.delete(school.url(api::SESSION));
    let request = request.header("cookie", &chair.cookie);
    assert_eq!(request.send().await.unwrap().status(), 204);
    assert_eq!(ear.hear().await, None);
    school.device(CHAIR).await;
    assert!(matches!(their.hear().await, Some(Event::Directory { .. })));
}

#[tokio::test]
async fn an_ended_post_is_rung_at_once_and_nothing_of_drafts_after_it() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let (chair, women) = (school.device(CHAIR).await, school.device(WOMEN).await);
    principal.open_plan();
    principal.sync().await;
    let mut ear = Ear::open(&women).await;
    let directory = ear.hear().await.unwrap();
    assert_eq!(ear.hear().await, Some(head(&principal, 1)));
    let ended = MemberAct::EndPost {
        post: PostId(WOMEN.0 + 0x100),
        last: Day(START.day().0 - 1),
    };
    assert_eq!(chair.post_json(MEMBERS, &ended).await.status(), 200);
    let newer = ear.hear().await.unwrap();
    assert!(matches!(newer, Event::Directory { .. }) && newer != directory);
    principal.add_clause(Side::Joint, "Sau khi thôi chức vụ.");
    principal.sync().await;
    let renamed = MemberAct::Rename {
        person: WOMEN,
        name: "Hoàng Thị Kim Oanh".to_owned(),
        team: String::new(),
    };
    assert_eq!(chair.post_json(MEMBERS, &renamed).await.status(), 200);
    let next = ear.hear().await.unwrap();
    assert!(matches!(next, Event::Directory { .. }) && next != newer);
    let revoked = Revoke {
        device: women.me.device,
    };
    assert_eq!(women.post_json(DEVICES, &revoked).await.status(), 200);
    assert_eq!(ear.hear().await, None, "no head, and the end");
}

#[tokio::test]
async fn what_another_process_changes_is_rung_and_who_was_revoked_is_hung_up_on() {
    let school = School::start().await;
    let (chair, teacher) = (school.device(CHAIR).await, school.device(TEACHER).await);
    let mut vigil = Vigil::default();
    vigil.look(&school.app).await.unwrap();
    let mut ear = Ear::open(&teacher).await;
    let mut revoked = Ear::open(&chair).await;
    let Some(Event::Directory { version }) = ear.hear().await else {
        panic!("no directory")
    };
    assert!(revoked.hear().await.is_some());
    vigil.look(&school.app).await.unwrap();
    let beside = school.beside().await;
    let person = Person {
        id: PersonId(0xc1),
        name: "Phạm Văn Mới".to_owned(),
        team: String::new(),
    };
    let added = [Change::Add(person)];
    let changed = beside.change_directory(SCHOOL, version, &added).await;
    assert_eq!(changed.unwrap(), Some(version + 1));
    let was_valid = beside.revoke_device(chair.me.device, START).await.unwrap();
    assert!(was_valid);
    vigil.look(&school.app).await.unwrap();
    let newer = Event::Directory {
        version: version + 2,
    };
    assert_eq!(ear.hear().await, Some(newer));
    assert_eq!(revoked.hear().await, None);
}

#[tokio::test]
async fn presence_of_a_device_that_does_not_listen_expires() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let chair = school.device(CHAIR).await;
    principal.open_plan();
    principal.sync().await;
    let mut ear = Ear::open(&principal).await;
    assert!(matches!(ear.hear().await, Some(Event::Directory { .. })));
    assert_eq!(ear.hear().await, Some(head(&principal, 1)));
    step(&school, &principal, None, true).await;
    step(&school, &chair, None, true).await;
    let presence = |doc| Event::Presence {
        person: CHAIR,
        presence: Presence { doc, node: None },
    };
    let doc = Some(chair.document.id());
    assert_eq!(ear.hear().await, Some(presence(doc)));
    school.clock.advance(61_000);
    Vigil::default().look(&school.app).await.unwrap();
    // The principal listens, and is where they were.
    let mut late = Ear::open(&chair).await;
    loop {
        match ear.hear().await {
            Some(Event::Directory { .. }) => {}
            heard => break assert_eq!(heard, Some(presence(None))),
        }
    }
    loop {
        match late.hear().await {
            Some(Event::Presence { person, .. }) => break assert_eq!(person, PRINCIPAL),
            heard => assert!(heard.is_some()),
        }
    }
}
