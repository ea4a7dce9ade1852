//! A principal and a chair bring the same list in.

use lientich_shared::directory::Directory;
use lientich_shared::ids::PersonId;
use lientich_shared::roster;
use lientich_shared::time::Day;

use super::*;
use crate::samples;

const PRINCIPAL: PersonId = PersonId(1);
const CHAIR: PersonId = PersonId(2);
const TODAY: Day = Day(20_000);

fn school(has_chair: bool) -> Directory {
    let chair: &[Role] = if has_chair { &[Role::UnionChair] } else { &[] };
    samples::school(&[
        ("Nguyễn Thị Minh Hạnh", "", &[Role::Principal]),
        ("Lê Thị Thanh Bình", "", chair),
    ])
}

fn rules(directory: &Directory, actor: PersonId) -> Rules<'_> {
    Rules {
        directory,
        today: TODAY,
        actor,
    }
}

fn read(directory: &Directory, actor: PersonId, text: &str) -> Intake {
    let known = directory.people.iter().map(|person| person.name.as_str());
    Intake::of(&roster::read(text, known), rules(directory, actor))
}

#[test]
fn posts_of_the_other_side_are_dropped_with_the_reason() {
    let directory = school(true);
    let intake = read(&directory, PRINCIPAL, "Phạm Đức Mạnh – GV, UV BCH CĐ");
    let row = &intake.rows[0];
    assert_eq!(row.roles, [Role::Staff]);
    let chairs = Denial::OnlyFor(&[Role::UnionChair]);
    assert_eq!(row.dropped, [(Role::UnionCommittee, chairs)]);
    assert!(row.wanted);
}

#[test]
fn who_would_be_left_without_a_post_is_not_wanted() {
    let directory = school(true);
    let intake = read(&directory, CHAIR, "Đỗ Văn Minh – Kế toán");
    assert_eq!(
        (intake.rows[0].roles.len(), intake.rows[0].wanted),
        (0, false)
    );
    assert_eq!(intake.people(), Some(Vec::new()));
}

#[test]
fn only_one_first_chair_is_taken_of_a_list() {
    let directory = school(false);
    let list = "Lê Thị Mơ – CTCĐ\nTrần Văn Bách – CTCĐ";
    let intake = read(&directory, PRINCIPAL, list);
    assert_eq!(intake.rows[0].roles, [Role::UnionChair]);
    assert_eq!(intake.rows[1].roles, [Role::Staff]);
    assert!(
        !intake
            .givable(1, rules(&directory, PRINCIPAL))
            .contains(&Role::UnionChair)
    );
}

#[test]
fn a_name_that_is_there_already_waits_for_a_word() {
    let directory = school(true);
    let list = "Lê Thị Thanh Bình\nĐỗ Văn Minh\nĐỗ Văn Minh";
    let mut intake = read(&directory, PRINCIPAL, list);
    let wanted: Vec<bool> = intake.rows.iter().map(|row| row.wanted).collect();
    assert_eq!((wanted, intake.wanted()), (vec![false, true, false], 1));
    intake.rows[2].wanted = true;
    assert_eq!(intake.people().map(|people| people.len()), Some(2));
}

#[test]
fn a_line_that_was_not_understood_can_be_a_person() {
    let directory = school(true);
    let list = "Đỗ Văn Minh\n12345 ???\nLê Thị Mơ";
    let mut intake = read(&directory, PRINCIPAL, list);
    assert_eq!((intake.rows.len(), intake.unread.len()), (2, 1));
    intake.take_line(0, rules(&directory, PRINCIPAL));
    assert!(intake.unread.is_empty());
    assert_eq!(intake.rows[1].name, "12345 ???");
    intake.rows[1].name = "  Vũ  Thị Tư ".to_owned();
    let people = intake.people().unwrap();
    assert_eq!(people[1].name, "Vũ Thị Tư");
    intake.rows[1].name.clear();
    assert_eq!(intake.people(), None);
}

#[test]
fn who_was_taken_in_is_not_taken_in_again() {
    let directory = school(true);
    let list = "Lê Thị Thanh Bình\nĐỗ Văn Minh\nLê Thị Mơ\nVũ Thị Tư";
    let mut intake = read(&directory, PRINCIPAL, list);
    assert_eq!(intake.wanted(), 3);
    intake.take_out(2);
    let left: Vec<&str> = intake.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(left, ["Lê Thị Thanh Bình", "Vũ Thị Tư"]);
}
