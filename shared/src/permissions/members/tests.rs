//! A curious principal, a curious chair, and everybody else.

use super::*;
use crate::directory::{DeviceCertificate, Person, School};
use crate::ids::{DeviceId, SchoolId};
use crate::time::Timestamp;

const PRINCIPAL: PersonId = PersonId(1);
const CHAIR: PersonId = PersonId(2);
const TEACHER: PersonId = PersonId(3);
const DEPUTY: PersonId = PersonId(4);
const COMMITTEE: PersonId = PersonId(5);
const TODAY: Day = Day(20_000);

fn post(id: u128, person: PersonId, role: Role) -> Post {
    Post {
        id: PostId(id),
        person,
        role,
        from: Day(19_000),
        to: None,
        appointed_by: None,
    }
}

fn school(posts: Vec<Post>) -> Directory {
    let people = [PRINCIPAL, CHAIR, TEACHER, DEPUTY, COMMITTEE];
    let person = |id: PersonId| Person {
        id,
        name: format!("Người {}", id.0),
        team: String::new(),
    };
    Directory {
        version: 1,
        school: School {
            id: SchoolId(9),
            name: "Trường".to_owned(),
            level: String::new(),
            commune: String::new(),
            superiors: Vec::new(),
            calendars: Vec::new(),
            bases: Vec::new(),
        },
        people: people.map(person).to_vec(),
        posts,
        devices: Vec::new(),
    }
}

fn usual() -> Directory {
    school(vec![
        post(1, PRINCIPAL, Role::Principal),
        post(2, CHAIR, Role::UnionChair),
        post(3, TEACHER, Role::Staff),
        post(4, DEPUTY, Role::VicePrincipal),
        post(5, COMMITTEE, Role::UnionCommittee),
        post(6, COMMITTEE, Role::Staff),
    ])
}

/// A school that never had a union chair.
fn new() -> Directory {
    let mut directory = usual();
    directory.posts.retain(|post| !post.role.is_of_union());
    directory
}

fn as_one(directory: &Directory, actor: PersonId) -> Members<'_> {
    Members {
        directory,
        today: TODAY,
        actor,
    }
}

const UNION: [Role; 4] = [
    Role::UnionChair,
    Role::UnionCommittee,
    Role::WomensCommittee,
    Role::PeoplesInspectorate,
];
const CHAIRS: Ruling = Err(Denial::OnlyFor(&[Role::UnionChair]));
const PRINCIPALS: Ruling = Err(Denial::OnlyFor(&[Role::Principal]));

#[test]
fn a_principal_gives_no_post_of_the_union_to_anybody() {
    let directory = usual();
    let principal = as_one(&directory, PRINCIPAL);
    for role in UNION {
        for person in [PRINCIPAL, TEACHER, COMMITTEE] {
            assert_eq!(principal.appoint(person, role, TODAY), CHAIRS, "{role:?}");
        }
        assert_eq!(principal.add_people([&[Role::Staff, role][..]]), CHAIRS);
    }
    assert_eq!(principal.appoint(TEACHER, Role::TeamLeader, TODAY), Ok(()));
    assert_eq!(principal.add_people([&[Role::Staff][..]]), Ok(()));
}

#[test]
fn a_principal_comes_in_as_nobody_of_the_union() {
    let mut directory = usual();
    directory.posts.push(Post {
        from: Day(20_010),
        ..post(7, TEACHER, Role::WomensCommittee)
    });
    let principal = as_one(&directory, PRINCIPAL);
    for person in [CHAIR, COMMITTEE, TEACHER] {
        assert_eq!(principal.invite(person), CHAIRS);
        assert_eq!(principal.keep_devices(person), CHAIRS);
        assert_eq!(principal.rename(person), CHAIRS);
    }
    assert_eq!(principal.invite(DEPUTY), Ok(()));
    assert_eq!(principal.end_post(PostId(2), TODAY), CHAIRS);
    assert_eq!(principal.end_post(PostId(6), TODAY), Ok(()));
}

#[test]
fn a_chair_comes_in_as_nobody_of_the_management() {
    let directory = usual();
    let chair = as_one(&directory, CHAIR);
    for person in [PRINCIPAL, DEPUTY] {
        assert_eq!(chair.invite(person), PRINCIPALS);
        assert_eq!(chair.keep_devices(person), PRINCIPALS);
        assert_eq!(chair.rename(person), PRINCIPALS);
        for role in UNION {
            let appointed = chair.appoint(person, role, TODAY);
            assert_eq!(appointed, Err(Denial::BothSides));
        }
    }
    assert_eq!(chair.end_post(PostId(1), TODAY), PRINCIPALS);
    assert_eq!(chair.appoint(CHAIR, Role::Principal, TODAY), PRINCIPALS);
}

#[test]
fn nobody_comes_in_as_somebody_of_both_sides() {
    let mut directory = usual();
    directory.posts.push(post(7, DEPUTY, Role::UnionCommittee));
    for actor in [PRINCIPAL, CHAIR] {
        let both = Err(Denial::BothSides);
        assert_eq!(as_one(&directory, actor).invite(DEPUTY), both);
        assert_eq!(as_one(&directory, actor).keep_devices(DEPUTY), both);
    }
    assert_eq!(as_one(&directory, DEPUTY).keep_devices(DEPUTY), Ok(()));
}

#[test]
fn nobody_but_the_two_keeps_anything_but_their_own_devices() {
    let mut directory = usual();
    for (id, role) in [(8, Role::Accountant), (9, Role::RecordsOffice)] {
        directory.posts.push(post(id, TEACHER, role));
    }
    for actor in [TEACHER, DEPUTY, COMMITTEE, PersonId(99)] {
        let one = as_one(&directory, actor);
        assert_eq!(one.describe_school(), PRINCIPALS);
        assert_eq!(one.add_people([&[Role::Staff][..]]), PRINCIPALS);
        assert!(one.appoint(actor, Role::UnionChair, TODAY).is_err());
        assert_eq!(one.invite(TEACHER), PRINCIPALS);
        assert_eq!(one.invite(COMMITTEE), CHAIRS);
        assert_eq!(one.keep_devices(PRINCIPAL), PRINCIPALS);
        assert_eq!(one.end_post(PostId(1), TODAY), PRINCIPALS);
        assert_eq!(one.keep_devices(actor), Ok(()));
    }
}

#[test]
fn the_first_chair_is_appointed_and_invited_once() {
    let mut directory = new();
    let both = [&[Role::UnionChair, Role::Staff][..]];
    let twice = [&[Role::UnionChair][..], &[Role::UnionChair][..]];
    let principal = as_one(&directory, PRINCIPAL);
    assert_eq!(principal.add_people(both), Ok(()));
    assert_eq!(principal.add_people(twice), CHAIRS);
    assert_eq!(principal.appoint(CHAIR, Role::UnionChair, TODAY), Ok(()));
    let own = principal.appoint(PRINCIPAL, Role::UnionChair, TODAY);
    assert_eq!(own, Err(Denial::BothSides));
    assert_eq!(
        principal.appoint(TEACHER, Role::UnionCommittee, TODAY),
        CHAIRS
    );
    directory.posts.push(Post {
        appointed_by: Some(PRINCIPAL),
        ..post(7, CHAIR, Role::UnionChair)
    });
    assert_eq!(as_one(&directory, PRINCIPAL).add_people(both), CHAIRS);
    assert_eq!(as_one(&directory, PRINCIPAL).invite(CHAIR), Ok(()));
    assert_eq!(as_one(&directory, PRINCIPAL).keep_devices(CHAIR), CHAIRS);
    directory.devices.push(DeviceCertificate {
        school: SchoolId(9),
        device: DeviceId(1),
        person: CHAIR,
        public_key: Vec::new(),
        issued: Timestamp(0),
        revoked: Some(Timestamp(1)),
        signature: Vec::new(),
    });
    assert_eq!(as_one(&directory, PRINCIPAL).invite(CHAIR), CHAIRS);
}

#[test]
fn a_chair_whose_post_has_run_out_leaves_nothing_to_the_principal() {
    let mut directory = usual();
    directory.posts[1].to = Some(Day(19_999));
    let principal = as_one(&directory, PRINCIPAL);
    assert_eq!(principal.appoint(TEACHER, Role::UnionChair, TODAY), CHAIRS);
    assert_eq!(principal.rename(CHAIR), CHAIRS);
}

#[test]
fn the_last_principal_and_the_last_chair_stay_until_another_follows() {
    let mut directory = usual();
    let yesterday = Day(19_999);
    let end = |directory: &Directory, actor, id, last| {
        as_one(directory, actor).end_post(PostId(id), last)
    };
    let last = Err(Denial::LastOf(Role::Principal));
    assert_eq!(end(&directory, PRINCIPAL, 1, yesterday), last);
    let last = Err(Denial::LastOf(Role::UnionChair));
    assert_eq!(end(&directory, CHAIR, 2, yesterday), last);
    directory.posts.push(Post {
        from: Day(20_100),
        ..post(7, COMMITTEE, Role::UnionChair)
    });
    assert_eq!(end(&directory, CHAIR, 2, yesterday), last);
    assert_eq!(end(&directory, CHAIR, 2, Day(20_099)), Ok(()));
    assert_eq!(end(&directory, CHAIR, 2, Day(19_000)), Err(Denial::Day));
}

#[test]
fn what_has_ended_or_is_held_is_not_done_again() {
    let mut directory = usual();
    directory.posts[2].to = Some(Day(19_500));
    let principal = as_one(&directory, PRINCIPAL);
    let again = principal.end_post(PostId(3), TODAY);
    assert_eq!(again, Err(Denial::Ended));
    assert_eq!(principal.appoint(TEACHER, Role::Staff, TODAY), Ok(()));
    let held = principal.appoint(DEPUTY, Role::VicePrincipal, TODAY);
    assert_eq!(held, Err(Denial::AlreadyHeld));
    let far = principal.appoint(TEACHER, Role::Accountant, Day(30_000));
    assert_eq!(far, Err(Denial::Day));
    assert_eq!(principal.rename(PersonId(99)), Err(Denial::Unknown));
}

#[test]
fn a_post_may_be_given_for_a_term_but_not_one_that_must_go_on() {
    let directory = usual();
    let of = |actor, role, from: i32, to: i32| {
        let rules = Members {
            directory: &directory,
            today: TODAY,
            actor,
        };
        rules.appoint_for(TEACHER, role, Day(TODAY.0 + from), Some(Day(TODAY.0 + to)))
    };
    assert_eq!(of(PRINCIPAL, Role::TeamLeader, 0, 300), Ok(()));
    assert_eq!(of(PRINCIPAL, Role::TeamLeader, 5, 4), Err(Denial::Day));
    assert_eq!(of(PRINCIPAL, Role::TeamLeader, -9, -1), Err(Denial::Day));
    assert_eq!(of(PRINCIPAL, Role::TeamLeader, 0, 9_000), Err(Denial::Day));
    let chair = of(CHAIR, Role::UnionChair, 0, 300);
    assert_eq!(chair, Err(Denial::LastOf(Role::UnionChair)));
    assert_eq!(of(PRINCIPAL, Role::UnionCommittee, 0, 300), CHAIRS);
}
