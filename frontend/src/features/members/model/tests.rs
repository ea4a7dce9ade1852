//! A school of a few people, read by bodies.

use lientich_shared::directory::DeviceCertificate;
use lientich_shared::ids::{DeviceId, SchoolId};
use lientich_shared::time::Timestamp;

use super::*;
use crate::samples::{self, BEGAN};

const TODAY: Day = Day(20_000);

fn school() -> Directory {
    samples::school(&[
        ("Nguyễn Thị Minh Hạnh", "", &[Role::Principal]),
        ("Trần Văn Bách", "", &[Role::VicePrincipal]),
        ("Lê Thị Ánh", "Tổ 10", &[Role::Staff, Role::UnionChair]),
        ("Đỗ Văn Minh", "Tổ 2", &[Role::TeamLeader, Role::Staff]),
        ("Phạm An", "Tổ 2", &[Role::Staff]),
        ("Vũ Thị Cúc", "", &[Role::ParentsBoard]),
        ("Hồ Văn Cũ", "", &[]),
    ])
}

fn names(groups: &[Group]) -> Vec<(String, Vec<&str>)> {
    let people = |group: &'_ Group| {
        group
            .people
            .iter()
            .map(|line| line.name.clone())
            .collect::<Vec<_>>()
    };
    let named = groups
        .iter()
        .map(|group| (group.name.clone(), people(group)));
    named
        .map(|(name, people)| (name, people.into_iter().map(|name| &*name.leak()).collect()))
        .collect()
}

#[test]
fn people_stand_under_each_of_their_bodies_and_their_team() {
    let directory = school();
    let view = View::of(&directory, TODAY, &[Role::Staff]);
    let groups = groups(&view, "");
    let expected: Vec<(String, Vec<&str>)> = [
        (
            "Ban giám hiệu",
            vec!["Nguyễn Thị Minh Hạnh", "Trần Văn Bách"],
        ),
        ("BCH Công đoàn", vec!["Lê Thị Ánh"]),
        ("Tổ trưởng", vec!["Đỗ Văn Minh"]),
        ("Tổ 2", vec!["Đỗ Văn Minh", "Phạm An"]),
        ("Tổ 10", vec!["Lê Thị Ánh"]),
        ("Ban đại diện cha mẹ học sinh", vec!["Vũ Thị Cúc"]),
        ("Không giữ chức vụ", vec!["Hồ Văn Cũ"]),
    ]
    .into_iter()
    .map(|(name, people)| (name.to_owned(), people))
    .collect();
    assert_eq!(names(&groups), expected);
    assert_eq!(groups[1].people[0].roles, [Role::UnionChair, Role::Staff]);
    let since = groups[1].people[0].since.clone();
    let giver = Some("Nguyễn Thị Minh Hạnh".to_owned());
    assert_eq!(since, Some((BEGAN, giver)));
}

#[test]
fn names_teams_and_posts_are_found_without_diacritics() {
    let directory = school();
    let view = View::of(&directory, TODAY, &[Role::Staff]);
    let found = |query| {
        groups(&view, query)
            .first()
            .map(|group| group.people[0].name.clone())
    };
    assert_eq!(found("do van"), Some("Đỗ Văn Minh".to_owned()));
    assert_eq!(
        found("hieu truong"),
        Some("Nguyễn Thị Minh Hạnh".to_owned())
    );
    assert_eq!(found("to 10"), Some("Lê Thị Ánh".to_owned()));
    assert_eq!(found("không ai cả"), None);
}

#[test]
fn only_drafters_are_told_who_has_a_device() {
    let mut directory = school();
    directory.devices.push(DeviceCertificate {
        school: SchoolId(1),
        device: DeviceId(1),
        person: PersonId(2),
        public_key: Vec::new(),
        issued: Timestamp(0),
        revoked: None,
        signature: Vec::new(),
    });
    let told = |roles: &[Role]| {
        let view = View::of(&directory, TODAY, roles);
        groups(&view, "")[0]
            .people
            .iter()
            .map(|line| line.has_device)
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&[Role::Principal]), [Some(false), Some(true)]);
    assert_eq!(told(&[Role::Staff]), [None, None]);
}

#[test]
fn what_a_post_gave_is_lost_with_it_unless_another_gives_it_too() {
    let t = members::t();
    let lost = losses(&[Role::UnionChair, Role::Staff], &[Role::Staff]);
    assert!(lost.contains(&t.lose_sign_bch) && lost.contains(&t.lose_draft));
    assert!(!lost.contains(&t.lose_editions));
    assert_eq!(losses(&[Role::Staff], &[]), [t.lose_editions]);
    let kept = losses(
        &[Role::UnionCommittee, Role::UnionChair],
        &[Role::UnionChair],
    );
    assert_eq!(kept, Vec::<&str>::new());
}

#[test]
fn ended_posts_stand_behind_those_that_go_on() {
    let mut directory = school();
    directory.posts[3].to = Some(Day(19_950));
    let view = View::of(&directory, TODAY, &[]);
    let posts = view.posts(PersonId(3));
    let roles: Vec<(Role, bool)> = posts
        .iter()
        .map(|line| (line.post.role, line.goes_on))
        .collect();
    assert_eq!(roles, [(Role::Staff, true), (Role::UnionChair, false)]);
}
