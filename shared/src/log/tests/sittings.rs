//! A timeline tells each person's work in one go as one thing, with the versions around it.

use super::people::{Person, exchange};
use crate::ids::PersonId;
use crate::log::edit;
use crate::log::history::hands::{self, Hand};
use crate::log::history::{Doing, Sitting, sittings};
use crate::time::Timestamp;

fn of(person: &Person) -> Vec<Sitting> {
    sittings(&person.doc, &|_| None)
}

#[test]
fn what_a_person_does_within_minutes_is_one_sitting() {
    let mut an = Person::new(1);
    let first = an.creates(None, None, "Họp");
    an.clock += 3_600_000;
    let begun = an.clock + 1_000;
    an.types(first, 3, " hằng");
    an.clock += 60_000;
    an.types(first, 8, " tháng");
    let second = an.creates(None, Some(first), "Giám sát");
    an.types(second, 0, "Cùng ");
    let sitting = of(&an).remove(0);
    assert_eq!(sitting.person, Some(PersonId(1)));
    assert_eq!((sitting.at.0, sitting.until.0), (begun, an.clock));
    assert_eq!(sitting.count, 4);
    let told: Vec<_> = sitting.doings.into_iter().collect();
    assert_eq!(
        told,
        [(Doing::Edited, vec![first]), (Doing::Added, vec![second])]
    );
}

#[test]
fn a_long_pause_or_another_person_begins_a_new_one() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "Họp");
    let mut binh = an.meet(2);
    binh.types(clause, 3, " liên tịch");
    exchange(&mut an, &mut binh);
    an.clock += 3_600_000;
    an.types(clause, 0, "Hai bên ");
    let people: Vec<_> = of(&an)
        .iter()
        .map(|sitting| sitting.person.map(|person| person.0))
        .collect();
    assert_eq!(people, [Some(1), Some(2), Some(1)]);
}

#[test]
fn the_versions_around_a_sitting_are_those_that_its_author_had() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "Họp");
    let mut binh = an.meet(2);
    binh.clock = 3_600_000;
    binh.types(clause, 3, " liên tịch");
    an.clock = 7_200_000;
    an.types(clause, 0, "[");
    exchange(&mut an, &mut binh);
    let sittings = of(&an);
    let binhs = sittings
        .iter()
        .find(|sitting| sitting.person == Some(PersonId(2)))
        .unwrap();
    assert_eq!(an.doc.as_of(&binhs.before).text(clause), "Họp");
    assert_eq!(an.doc.as_of(&binhs.after).text(clause), "Họp liên tịch");
}

#[test]
fn work_that_the_server_took_late_was_done_without_a_network() {
    let mut an = Person::new(1);
    an.creates(None, None, "Họp");
    let minutes = |late: i64| {
        let received = Timestamp(an.clock + late * 60_000);
        sittings(&an.doc, &|_| Some(received)).remove(0).offline
    };
    assert!(!minutes(1));
    assert!(minutes(60));
    assert!(of(&an)[0].pending);
}

#[test]
fn what_was_taken_back_is_told_as_such() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "Họp");
    an.clock += 3_600_000;
    let typed = an.types(clause, 3, "!");
    let undo = edit::undo(&an.doc, &[typed]).unwrap();
    an.does(undo);
    let sitting = of(&an).remove(0);
    assert!(sitting.doings.contains_key(&Doing::Undone));
}

#[test]
fn the_hands_in_a_clause_since_a_version_are_told_with_late_work() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "Họp");
    let version = an.doc.version();
    let mut binh = an.meet(2);
    let late = binh.types(clause, 3, " liên tịch");
    exchange(&mut an, &mut binh);
    an.types(clause, 0, "Hai bên ");
    let received = |id| {
        let minutes = if id == late { 60 } else { 0 };
        Some(Timestamp(binh.clock + minutes * 60_000))
    };
    let hands = hands::since(&an.doc, &version, &received);
    let hand = |number: u128, at, offline| Hand {
        person: Some(PersonId(number)),
        at: Timestamp(at),
        offline,
    };
    let told = vec![hand(2, binh.clock, true), hand(1, an.clock, false)];
    assert_eq!(
        hands.into_iter().collect::<Vec<_>>(),
        [(Some(clause), told)]
    );
}
