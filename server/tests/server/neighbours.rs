//! Two schools on one server: to the principal and the union chair of one, nothing of the other is there, whatever
//! ids they have learnt.

use lientich_server::invite;
use lientich_server::store::Schools as _;
use lientich_shared::api::audit::AUDIT;
use lientich_shared::api::members::{DEVICES, INVITATIONS, Invite, MEMBERS, MemberAct, Revoke};
use lientich_shared::api::{self, ErrorCode};
use lientich_shared::directory::{Person, Post, Role, School as SchoolRecord};
use lientich_shared::ids::{DocId, PersonId, PostId, SchoolId};
use lientich_shared::log::change::{Act, Side};
use lientich_shared::log::talk::{Circle, Topic};
use lientich_shared::log::work::Holding;
use lientich_shared::sync::message::{BatchAnswer, ReadPosition, Rejection, Request};
use lientich_shared::sync::wire;
use lientich_shared::time::Day;

use crate::device::Device;
use crate::school::{CHAIR, PRINCIPAL, School, TEACHER};
use crate::session::problem;
use crate::table::{issue_together, post};
use crate::talk::PLAN;

const NEXT_DOOR: SchoolId = SchoolId(0xa1);
const THEIRS: DocId = DocId(0x7e);
const WORDS: &str = "Họp liên tịch mỗi tháng.";

/// Somebody of the school next door, on a device of their own.
async fn neighbour(school: &School, person: PersonId) -> Device {
    let token = invite::invite(
        &school.store,
        &*school.clock,
        &*school.dice,
        NEXT_DOOR,
        person,
    );
    Device::join(school, &token.await.unwrap()).await
}

/// A school with an issued plan, a teacher who works on it, and next door a principal and a chair.
async fn street() -> (School, Device, [Device; 2]) {
    let school = School::start().await;
    let people = [
        (PersonId(0xf1), Role::Principal),
        (PersonId(0xf2), Role::UnionChair),
    ];
    let record = SchoolRecord {
        id: NEXT_DOOR,
        name: "Trường Tiểu học Suối Cạn".to_owned(),
        level: String::new(),
        commune: String::new(),
        superiors: Vec::new(),
        calendars: Vec::new(),
        bases: Vec::new(),
    };
    let named = people.map(|(id, _)| Person {
        id,
        name: "Bùi Văn Ngoài".to_owned(),
        team: String::new(),
    });
    let posts = people.map(|(person, role)| Post {
        id: PostId(person.0 + 0x100),
        person,
        role,
        from: Day(19_000),
        to: None,
        appointed_by: None,
    });
    let added = school.store.add_school(&record, &named, &posts).await;
    added.unwrap();
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.add_clause(Side::Joint, WORDS);
    let mut chair = school.device(CHAIR).await;
    issue_together(&mut principal, &mut chair).await;
    let mut teacher = school.device(TEACHER).await;
    teacher.turn_to(THEIRS);
    teacher.write(Act::OpenWork(Holding {
        about: PLAN,
        person: TEACHER,
    }));
    teacher.sync().await;
    let neighbours = people.map(|(person, _)| person);
    let one = neighbour(&school, neighbours[0]).await;
    let other = neighbour(&school, neighbours[1]).await;
    (school, teacher, [one, other])
}

#[tokio::test]
async fn nothing_of_the_school_next_door_is_read() {
    let (_school, _teacher, neighbours) = street().await;
    for curious in neighbours {
        let held = |doc| ReadPosition {
            epoch: 1,
            ..ReadPosition::start(doc)
        };
        let request = Request {
            read: vec![held(PLAN), held(THEIRS)],
            ..curious.request()
        };
        let response = curious.send(&request).await;
        assert_eq!(
            (&response.news[..], &response.orders[..]),
            (&[][..], &[][..])
        );
        let bytes = wire::encode_response(&response);
        for words in [WORDS, "Đặng Thuỳ Linh"] {
            let is_told = bytes
                .windows(words.len())
                .any(|part| part == words.as_bytes());
            assert!(!is_told, "{words}");
        }
        for path in [AUDIT, DEVICES] {
            let answer = curious.get(path).await.text().await.unwrap();
            assert!(!answer.contains(&TEACHER.to_string()), "{path}: {answer}");
        }
    }
}

#[tokio::test]
async fn nothing_is_written_to_the_school_next_door() {
    let (_school, _teacher, neighbours) = street().await;
    for mut curious in neighbours {
        let circles = [Circle::Sides, Circle::Own, Circle::Docket];
        let talks = circles.map(|circle| {
            Act::OpenTalk(Topic {
                about: PLAN,
                circle,
            })
        });
        let person = curious.me.person;
        let work = [TEACHER, person].map(|person| {
            let about = PLAN;
            Act::OpenWork(Holding { about, person })
        });
        for (doc, act) in (0x900..).map(DocId).zip(talks.into_iter().chain(work)) {
            curious.turn_to(doc);
            curious.write(act);
            let unknown = BatchAnswer::Rejected(Rejection::NoSuchDocument);
            assert_eq!(curious.sync().await, [unknown]);
        }
        for doc in [PLAN, THEIRS] {
            curious.turn_to(doc);
            curious.open_plan();
            let unknown = BatchAnswer::Rejected(Rejection::NoSuchDocument);
            assert_eq!(curious.sync().await, [unknown]);
        }
    }
}

#[tokio::test]
async fn nobody_next_door_is_invited_dismissed_renamed_or_put_out() {
    let (_school, teacher, neighbours) = street().await;
    for curious in neighbours {
        let place = serde_json::json!({ "doc": PLAN, "node": null });
        assert_eq!(curious.post_json(api::PRESENCE, &place).await.status(), 404);
        let end = MemberAct::EndPost {
            post: post(TEACHER),
            last: Day(20_000),
        };
        let rename = MemberAct::Rename {
            person: TEACHER,
            name: "Ai đó".to_owned(),
            team: String::new(),
        };
        let device = teacher.me.device;
        let answers = [
            curious
                .post_json(INVITATIONS, &Invite { person: TEACHER })
                .await,
            curious.post_json(DEVICES, &Revoke { device }).await,
            curious.post_json(MEMBERS, &end).await,
            curious.post_json(MEMBERS, &rename).await,
        ];
        for answer in answers {
            assert_eq!(problem(answer).await, ErrorCode::NotAllowed);
        }
    }
    assert_eq!(teacher.get(api::SESSION).await.status(), 200);
}
