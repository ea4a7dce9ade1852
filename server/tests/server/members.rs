//! People, posts, links and devices over real HTTP: what each side does with its own, and what a
//! curious principal, chair and teacher try on the other's.

use lientich_server::store::{Devices as _, Schools as _};
use lientich_shared::api::members::{
    Changed, DEVICES, DeviceLine, INVITATIONS, Invitation, Invite, MEMBERS, MemberAct, NewPerson,
    Revoke,
};
use lientich_shared::api::{self, ErrorCode, Problem};
use lientich_shared::directory::{Directory, Post, Role};
use lientich_shared::ids::{PersonId, PostId};
use lientich_shared::log::change::Side;
use lientich_shared::time::Day;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::device::{Device, client, draw_key, join_body};
use crate::school::{CHAIR, FORMER, PRINCIPAL, SCHOOL, START, School, TEACHER, WOMEN};

/// What a `POST` is answered with.
async fn ask<T: DeserializeOwned>(
    device: &Device,
    path: &str,
    body: &impl Serialize,
) -> Result<T, ErrorCode> {
    let response = device.post_json(path, body).await;
    let is_ok = response.status() == 200;
    let bytes = response.bytes().await.unwrap();
    if is_ok {
        return Ok(serde_json::from_slice(&bytes).unwrap());
    }
    let problem: Problem = serde_json::from_slice(&bytes).unwrap();
    assert!(!problem.message.is_empty());
    Err(problem.code)
}

pub async fn act(device: &Device, act: MemberAct) -> Result<u64, ErrorCode> {
    let changed = ask::<Changed>(device, MEMBERS, &act).await;
    changed.map(|changed| changed.version)
}

async fn invite(device: &Device, person: PersonId) -> Result<String, ErrorCode> {
    let invitation = ask::<Invitation>(device, INVITATIONS, &Invite { person }).await;
    invitation.map(|invitation| invitation.link)
}

async fn revoke(device: &Device, other: &Device) -> Result<u64, ErrorCode> {
    let device_id = other.me.device;
    let changed = ask::<Changed>(device, DEVICES, &Revoke { device: device_id }).await;
    changed.map(|changed| changed.version)
}

async fn devices(device: &Device) -> Vec<DeviceLine> {
    let bytes = device.get(DEVICES).await.bytes().await.unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

pub async fn directory(school: &School) -> Directory {
    school.store.directory(SCHOOL).await.unwrap().unwrap()
}

fn appoint(person: PersonId, role: Role) -> MemberAct {
    MemberAct::Appoint {
        person,
        role,
        from: START.day(),
        to: None,
    }
}

fn end(person: PersonId) -> MemberAct {
    MemberAct::EndPost {
        post: PostId(person.0 + 0x100),
        last: Day(START.day().0 - 1),
    }
}

fn new(name: &str, roles: &[Role]) -> NewPerson {
    NewPerson {
        name: name.to_owned(),
        roles: roles.to_vec(),
        team: "Tổ 1".to_owned(),
    }
}

fn add(people: &[NewPerson]) -> MemberAct {
    MemberAct::AddPeople {
        people: people.to_vec(),
    }
}

/// Whether a new device comes in by a link.
async fn is_let_in(school: &School, token: &str) -> bool {
    let request = client().post(school.url(api::SESSION));
    let request = request
        .body(join_body(&draw_key(school), token))
        .header("content-type", "application/json");
    request.send().await.unwrap().status() == 200
}

fn token(link: &str) -> &str {
    link.split_once("/join#").unwrap().1
}

fn posts_of(directory: &Directory, person: PersonId) -> Vec<Post> {
    let posts = directory.posts.iter();
    posts
        .filter(|post| post.person == person)
        .cloned()
        .collect()
}

#[tokio::test]
async fn a_principal_takes_people_in_and_invites_them() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let people = [
        new("  Phạm  Văn Mới ", &[Role::Staff, Role::TeamLeader]),
        new("Vũ Thị Tư", &[Role::Staff]),
    ];
    let version = act(&principal, add(&people)).await.unwrap();
    let directory = directory(&school).await;
    assert_eq!(directory.version, version);
    let newcomer = directory
        .people
        .iter()
        .find(|known| known.name == "Phạm Văn Mới");
    let newcomer = newcomer.unwrap();
    assert_eq!(newcomer.team, "Tổ 1");
    let posts = posts_of(&directory, newcomer.id);
    assert_eq!(posts.len(), 2);
    assert!(
        posts
            .iter()
            .all(|post| post.appointed_by == Some(PRINCIPAL))
    );
    let link = invite(&principal, newcomer.id).await.unwrap();
    assert!(link.starts_with("https://truong.example/join#"), "{link}");
    let newer = invite(&principal, newcomer.id).await.unwrap();
    let device = Device::join(&school, token(&newer)).await;
    assert_eq!(device.me.person, newcomer.id);
    assert!(school.store.devices(newcomer.id).await.unwrap()[0].invited_by == Some(PRINCIPAL));
    assert!(!is_let_in(&school, token(&link)).await);
}

#[tokio::test]
async fn the_school_is_described_and_a_list_is_taken_whole_or_not_at_all() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let described = MemberAct::DescribeSchool {
        name: "Trường Tiểu học Đồi Thông 2".to_owned(),
        level: "Tiểu học".to_owned(),
        commune: "xã Đồi Thông".to_owned(),
        superiors: vec!["UBND xã Đồi Thông".to_owned(), " ".to_owned()],
    };
    act(&principal, described).await.unwrap();
    let before = directory(&school).await;
    assert_eq!(before.school.superiors, ["UBND xã Đồi Thông"]);
    let nameless = [new("Vũ Thị Tư", &[Role::Staff]), new(" ", &[Role::Staff])];
    let of_union = [
        new("Tư", &[Role::Staff]),
        new("Năm", &[Role::UnionCommittee]),
    ];
    let many = vec![new("Vũ Thị Tư", &[Role::Staff]); 201];
    for (people, code) in [
        (&nameless[..], ErrorCode::Invalid),
        (&of_union[..], ErrorCode::NotAllowed),
        (&many[..], ErrorCode::Invalid),
        (&[][..], ErrorCode::Invalid),
    ] {
        assert_eq!(act(&principal, add(people)).await, Err(code));
    }
    assert_eq!(directory(&school).await, before);
    assert!(act(&principal, add(&many[..200])).await.is_ok());
}

#[tokio::test]
async fn a_curious_principal_finds_no_way_into_the_union() {
    let school = School::start().await;
    let (principal, chair) = (school.device(PRINCIPAL).await, school.device(CHAIR).await);
    let before = directory(&school).await;
    let rename = |person| MemberAct::Rename {
        person,
        name: "Ai đó".to_owned(),
        team: String::new(),
    };
    for wish in [
        appoint(PRINCIPAL, Role::UnionChair),
        appoint(PRINCIPAL, Role::WomensCommittee),
        appoint(TEACHER, Role::UnionCommittee),
        appoint(TEACHER, Role::PeoplesInspectorate),
        appoint(CHAIR, Role::VicePrincipal),
        add(&[new("Bù Nhìn", &[Role::UnionChair])]),
        add(&[new("Bù Nhìn", &[Role::Staff, Role::WomensCommittee])]),
        rename(CHAIR),
        rename(WOMEN),
        end(CHAIR),
        end(WOMEN),
        end(PRINCIPAL),
    ] {
        let refused = act(&principal, wish.clone()).await;
        assert_eq!(refused, Err(ErrorCode::NotAllowed), "{wish:?}");
    }
    for person in [CHAIR, WOMEN, PersonId(0xffff)] {
        assert_eq!(invite(&principal, person).await, Err(ErrorCode::NotAllowed));
    }
    assert_eq!(revoke(&principal, &chair).await, Err(ErrorCode::NotAllowed));
    let seen = devices(&principal).await;
    assert!(seen.iter().all(|line| line.person != CHAIR), "{seen:?}");
    assert_eq!(directory(&school).await, before);
    assert_eq!(chair.get(api::SESSION).await.status(), 200);
}

#[tokio::test]
async fn a_curious_chair_finds_no_way_into_the_management() {
    let school = School::start().await;
    let (principal, chair) = (school.device(PRINCIPAL).await, school.device(CHAIR).await);
    let before = directory(&school).await;
    for wish in [
        appoint(PRINCIPAL, Role::UnionCommittee),
        appoint(CHAIR, Role::Principal),
        appoint(TEACHER, Role::VicePrincipal),
        add(&[new("Bù Nhìn", &[Role::Staff])]),
        end(PRINCIPAL),
        end(CHAIR),
    ] {
        let refused = act(&chair, wish.clone()).await;
        assert_eq!(refused, Err(ErrorCode::NotAllowed), "{wish:?}");
    }
    for person in [PRINCIPAL, TEACHER] {
        assert_eq!(invite(&chair, person).await, Err(ErrorCode::NotAllowed));
    }
    assert_eq!(revoke(&chair, &principal).await, Err(ErrorCode::NotAllowed));
    assert_eq!(directory(&school).await, before);
}

#[tokio::test]
async fn a_curious_teacher_keeps_their_own_devices_and_nothing_else() {
    let school = School::start().await;
    let (principal, former) = (school.device(PRINCIPAL).await, school.device(FORMER).await);
    let teacher = school.device(TEACHER).await;
    school.clock.advance(1);
    let phone = school.device(TEACHER).await;
    for curious in [&teacher, &former] {
        let own = curious.me.person;
        for wish in [
            appoint(own, Role::Principal),
            appoint(own, Role::UnionChair),
            add(&[new("Bạn", &[Role::Staff])]),
            end(PRINCIPAL),
        ] {
            assert_eq!(act(curious, wish).await, Err(ErrorCode::NotAllowed));
        }
        assert_eq!(invite(curious, PRINCIPAL).await, Err(ErrorCode::NotAllowed));
        assert_eq!(invite(curious, own).await, Err(ErrorCode::NotAllowed));
        assert_eq!(
            revoke(curious, &principal).await,
            Err(ErrorCode::NotAllowed)
        );
    }
    let seen: Vec<_> = devices(&teacher)
        .await
        .iter()
        .map(|line| line.device)
        .collect();
    assert_eq!(seen, [teacher.me.device, phone.me.device]);
    let version = revoke(&teacher, &phone).await.unwrap();
    assert_eq!(revoke(&teacher, &phone).await, Ok(version), "twice is once");
    let lost = act(&phone, add(&[new("Bạn", &[Role::Staff])])).await;
    assert_eq!(lost, Err(ErrorCode::DeviceRevoked));
    assert!(devices(&teacher).await[1].revoked.is_some());
    let mut stranger = teacher;
    stranger.cookie = "lientich=00".to_owned();
    assert_eq!(invite(&stranger, TEACHER).await, Err(ErrorCode::SignedOut));
}

#[tokio::test]
async fn a_post_of_the_union_leaves_nothing_that_the_principal_gave() {
    let school = School::start().await;
    let (principal, chair) = (school.device(PRINCIPAL).await, school.device(CHAIR).await);
    let hidden = invite(&principal, TEACHER).await.unwrap();
    let hidden = Device::join(&school, token(&hidden)).await;
    let open = invite(&principal, TEACHER).await.unwrap();
    act(&chair, appoint(TEACHER, Role::UnionCommittee))
        .await
        .unwrap();
    assert_eq!(hidden.get(api::SESSION).await.status(), 403);
    assert!(!is_let_in(&school, token(&open)).await);
    assert_eq!(
        invite(&principal, TEACHER).await,
        Err(ErrorCode::NotAllowed)
    );
    let link = invite(&chair, TEACHER).await.unwrap();
    let own = Device::join(&school, token(&link)).await;
    act(&chair, appoint(TEACHER, Role::PeoplesInspectorate))
        .await
        .unwrap();
    assert_eq!(own.get(api::SESSION).await.status(), 200);
}

#[tokio::test]
async fn the_first_chair_is_appointed_openly_and_then_the_union_keeps_itself() {
    let school = School::start_without_union().await;
    let principal = school.device(PRINCIPAL).await;
    act(&principal, appoint(CHAIR, Role::UnionChair))
        .await
        .unwrap();
    let refused = act(&principal, appoint(TEACHER, Role::UnionChair)).await;
    assert_eq!(refused, Err(ErrorCode::NotAllowed));
    let link = invite(&principal, CHAIR).await.unwrap();
    let mut chair = Device::join(&school, token(&link)).await;
    assert_eq!(invite(&principal, CHAIR).await, Err(ErrorCode::NotAllowed));
    assert_eq!(devices(&chair).await[0].invited_by, Some(PRINCIPAL));
    chair.sync().await;
    let known = chair.directory.clone().unwrap();
    assert_eq!(posts_of(&known, CHAIR)[0].appointed_by, Some(PRINCIPAL));
    act(&chair, appoint(WOMEN, Role::UnionChair)).await.unwrap();
    let own = posts_of(&directory(&school).await, CHAIR)[0].id;
    let ended = MemberAct::EndPost {
        post: own,
        last: Day(START.day().0 - 1),
    };
    act(&chair, ended).await.unwrap();
    assert_eq!(invite(&chair, WOMEN).await, Err(ErrorCode::NotAllowed));
    assert_eq!(invite(&principal, WOMEN).await, Err(ErrorCode::NotAllowed));
}

#[tokio::test]
async fn an_ended_post_takes_the_draft_away_at_once() {
    let school = School::start().await;
    let chair = school.device(CHAIR).await;
    let mut women = school.device(WOMEN).await;
    let mut principal = school.device(PRINCIPAL).await;
    principal.open_plan();
    principal.add_clause(Side::Joint, "Dự thảo.");
    principal.sync().await;
    women.sync().await;
    act(&chair, end(WOMEN)).await.unwrap();
    let response = women.send(&women.request()).await;
    assert_eq!(response.news, vec![]);
    assert_eq!(response.orders.len(), 1);
}

#[tokio::test]
async fn two_acts_at_once_are_both_judged_by_what_the_other_left() {
    let school = School::start().await;
    let (one, two) = (
        school.device(PRINCIPAL).await,
        school.device(PRINCIPAL).await,
    );
    act(&one, appoint(TEACHER, Role::Principal)).await.unwrap();
    let second = posts_of(&directory(&school).await, TEACHER)
        .into_iter()
        .find(|post| post.role == Role::Principal)
        .unwrap();
    let other = MemberAct::EndPost {
        post: second.id,
        last: Day(START.day().0 - 1),
    };
    let (first, second) = tokio::join!(act(&one, end(PRINCIPAL)), act(&two, other));
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    let directory = directory(&school).await;
    let posts = directory.posts.iter();
    let mut held = posts.filter(|post| post.is_held(START.day()));
    assert!(held.any(|post| post.role == Role::Principal));
}

#[tokio::test]
async fn what_was_answered_is_there_after_a_restart() {
    let mut school = School::start().await;
    let mut principal = school.device(PRINCIPAL).await;
    let version = act(&principal, appoint(TEACHER, Role::Accountant)).await;
    let link = invite(&principal, TEACHER).await.unwrap();
    school.restart().await;
    principal.move_to(&school.url(""));
    let kept = directory(&school).await;
    assert_eq!(Ok(kept.version), version);
    assert_eq!(posts_of(&kept, TEACHER).len(), 2);
    let device = Device::join(&school, token(&link)).await;
    assert_eq!(device.me.person, TEACHER);
    assert_eq!(devices(&principal).await.len(), 2);
}

#[tokio::test]
async fn a_post_given_for_a_term_is_kept_with_its_last_day() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let term = |last: i32| MemberAct::Appoint {
        person: TEACHER,
        role: Role::TeamLeader,
        from: START.day(),
        to: Some(Day(START.day().0 + last)),
    };
    assert_eq!(act(&principal, term(-1)).await, Err(ErrorCode::NotAllowed));
    act(&principal, term(300)).await.unwrap();
    let posts = posts_of(&directory(&school).await, TEACHER);
    let last = Some(Day(START.day().0 + 300));
    assert!(posts.iter().any(|post| post.to == last));
}
