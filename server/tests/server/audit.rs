//! The audit trail over real HTTP: who did what when stands there, refused attempts too, for both
//! sides and nobody else.

use lientich_shared::api;
use lientich_shared::api::audit::{AUDIT, Act, Attempt, Deed, Entry, Page};
use lientich_shared::api::members::{Changed, Invitation, Invite, MEMBERS, MemberAct};
use lientich_shared::api::members::{DEVICES, INVITATIONS, Revoke};
use lientich_shared::directory::Role;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::Side;
use lientich_shared::log::document::Document;
use lientich_shared::log::verdict::Refusal;
use lientich_shared::sync::message::Request;

use crate::device::{Device, clause, cookie_of};
use crate::school::{CHAIR, DAY_MS, PRINCIPAL, START, School, TEACHER, WOMEN};
use crate::session::{challenge, post_json, renewal, sign_out};

async fn page(device: &Device, path: &str) -> Page {
    let response = device.get(path).await;
    assert_eq!(response.status(), 200);
    serde_json::from_slice(&response.bytes().await.unwrap()).unwrap()
}

async fn trail(device: &Device) -> Vec<Entry> {
    page(device, AUDIT).await.entries
}

/// What a person did, newest first.
fn deeds(trail: &[Entry], person: PersonId) -> Vec<&Deed> {
    let of_person = trail.iter().filter(|entry| entry.person == Some(person));
    of_person.map(|entry| &entry.deed).collect()
}

fn appoint(person: PersonId, role: Role) -> MemberAct {
    MemberAct::Appoint {
        person,
        role,
        from: START.day(),
        to: None,
    }
}

fn tried(attempt: Attempt) -> Deed {
    Deed::Refused { attempt }
}

#[tokio::test]
async fn both_sides_read_who_kept_people_posts_links_and_devices() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let chair = school.device(CHAIR).await;
    let old_phone = school.device(TEACHER).await;
    let act = appoint(TEACHER, Role::TeamLeader);
    assert_eq!(principal.post_json(MEMBERS, &act).await.status(), 200);
    let invite = Invite { person: TEACHER };
    assert_eq!(
        principal.post_json(INVITATIONS, &invite).await.status(),
        200
    );
    let revoked = old_phone.me.device;
    let revoke = Revoke { device: revoked };
    assert_eq!(principal.post_json(DEVICES, &revoke).await.status(), 200);
    for reader in [&principal, &chair] {
        let trail = trail(reader).await;
        let deeds = deeds(&trail, PRINCIPAL);
        let person = TEACHER;
        let expected = [
            Deed::DeviceRevoked { person, revoked },
            Deed::Invited { person },
            Deed::Appointed {
                person,
                role: Role::TeamLeader,
                from: START.day(),
            },
        ];
        assert_eq!(deeds[..3], expected.each_ref());
        assert!(matches!(
            deeds[3],
            Deed::Joined {
                invited_by: None,
                ..
            }
        ));
        assert_eq!(trail[0].device, Some(principal.me.device));
    }
}

#[tokio::test]
async fn what_was_tried_and_refused_is_counted_by_the_day() {
    let school = School::start().await;
    let chair = school.device(CHAIR).await;
    let teacher = school.device(TEACHER).await;
    let act = appoint(TEACHER, Role::Principal);
    for _ in 0..5 {
        assert_eq!(teacher.post_json(MEMBERS, &act).await.status(), 403);
    }
    school.clock.advance(DAY_MS);
    assert_eq!(teacher.post_json(MEMBERS, &act).await.status(), 403);
    let trail = trail(&chair).await;
    let attempts = trail.iter().filter(|entry| entry.is_refusal());
    let attempts: Vec<_> = attempts
        .map(|entry| (entry.times, entry.deed.clone()))
        .collect();
    let appointing = tried(Attempt::Appoint);
    assert_eq!(attempts, [(1, appointing.clone()), (5, appointing)]);
}

#[tokio::test]
async fn who_goes_and_comes_all_day_fills_no_trail() {
    let school = School::start().await;
    let chair = school.device(CHAIR).await;
    let mut teacher = school.device(TEACHER).await;
    for _ in 0..3 {
        assert_eq!(sign_out(&school, &teacher).await.status(), 204);
        let device = teacher.me.device;
        let answer = renewal(device, &teacher.key, &challenge(&school, device).await);
        let back = post_json(&school, api::RENEW, &answer).await;
        teacher.cookie = cookie_of(&back);
        school.clock.advance(1_000);
    }
    let trail = trail(&chair).await;
    let out = trail.iter().filter(|entry| entry.deed == Deed::SignedOut);
    assert_eq!(out.map(|entry| entry.times).collect::<Vec<_>>(), [3]);
}

#[tokio::test]
async fn changes_of_a_plan_stand_in_the_trail_with_what_was_refused_of_them() {
    let school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.add_clause(Side::Joint, "Họp liên tịch hằng tháng.");
    principal.write_blindly(clause(Side::Bch, "Công đoàn lo việc này."));
    school.clock.advance(1_000);
    principal.sync().await;
    let doc = principal.document.id();
    let trail = trail(&principal).await;
    let Deed::Wrote(writing) = &trail[0].deed else {
        panic!("{:?}", trail[0]);
    };
    assert_eq!((writing.doc, writing.edits), (doc, 1));
    assert_eq!(writing.acts, [Act::Opened]);
    assert_eq!(writing.refused, [Refusal::NotAllowed]);
    assert_eq!(trail[0].person, Some(PRINCIPAL));
}

#[tokio::test]
async fn batches_for_documents_that_are_not_theirs_are_in_the_trail_once() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let mut teacher = school.device(TEACHER).await;
    teacher.document = Document::new(DocId(0x99));
    teacher.open_plan();
    teacher.seal();
    teacher.add_clause(Side::Joint, "Thử.");
    teacher.seal();
    let request = Request {
        read: Vec::new(),
        ..teacher.request()
    };
    school.clock.advance(1_000);
    teacher.send(&request).await;
    let trail = trail(&principal).await;
    let attempt = &trail[0];
    assert_eq!(attempt.deed, tried(Attempt::ForeignDocument));
    assert_eq!((attempt.times, attempt.person), (2, Some(TEACHER)));
}

#[tokio::test]
async fn nobody_else_reads_the_trail_and_who_tries_stands_in_it() {
    let school = School::start().await;
    let chair = school.device(CHAIR).await;
    for person in [TEACHER, WOMEN] {
        let reader = school.device(person).await;
        let answer = reader.get(AUDIT).await;
        assert_eq!(answer.status(), 403);
        let words = answer.text().await.unwrap();
        assert!(!words.contains("entries"), "{words}");
        let trail = trail(&chair).await;
        assert_eq!(deeds(&trail, person)[0], &tried(Attempt::ReadAudit));
    }
}

#[tokio::test]
async fn the_trail_is_read_in_pages_to_its_beginning() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    for _ in 0..120 {
        school.clock.advance(1_000);
        let invite = Invite { person: TEACHER };
        let answer = principal.post_json(INVITATIONS, &invite).await;
        let _: Invitation = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
    }
    let first = page(&principal, AUDIT).await;
    let older = first.older.unwrap();
    let second = page(&principal, &format!("{AUDIT}?before={}", older.0)).await;
    assert_eq!(second.older, None);
    let all = [first.entries, second.entries].concat();
    let invited = all
        .iter()
        .filter(|entry| matches!(entry.deed, Deed::Invited { .. }));
    assert_eq!(invited.count(), 120);
    assert!(all.is_sorted_by(|newer, older| older.at <= newer.at));
}

#[tokio::test]
async fn who_renames_somebody_leaves_the_former_name_behind() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let was = {
        let act = |name: &str| MemberAct::Rename {
            person: TEACHER,
            name: name.to_owned(),
            team: String::new(),
        };
        for name in ["Ngô Thị Một", "Ngô Thị Hai"] {
            let answer = principal.post_json(MEMBERS, &act(name)).await;
            let _: Changed = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
        }
        "Ngô Thị Một".to_owned()
    };
    let person = TEACHER;
    assert_eq!(
        trail(&principal).await[0].deed,
        Deed::Renamed { person, was }
    );
}
