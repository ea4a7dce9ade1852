//! Forms keep what they are given; acts put duties where they belong.

use lientich_shared::ids::{DocId, PersonId, ReplicaId};
use lientich_shared::log::change::{Body, ChangeId, DocKind, NodeKind, Side};
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::time::{Day, Timestamp};

use super::*;

#[test]
fn every_party_comes_back_from_its_key() {
    let parties = [
        Party::Body(Body::Bgh),
        Party::Body(Body::AllStaff),
        Party::Office(Office::YouthSecretary),
        Party::Team("Tổ 4–5".to_owned()),
        Party::Person(PersonId(7)),
    ];
    for named in parties {
        assert_eq!(party(&key(&named)), Some(named));
    }
    assert_eq!(party(""), None);
}

#[test]
fn every_rhythm_comes_back_from_the_form() {
    let other = Rhythm::On(Occasion::Other("khi phát sinh".to_owned()));
    let rhythms = [
        Rhythm::Unstated,
        Rhythm::Continuous,
        Rhythm::Periodic,
        Rhythm::Once(Day(20_800)),
        Rhythm::Weekly(3),
        Rhythm::Monthly(25),
        Rhythm::Quarterly { month: 1, day: 5 },
        Rhythm::Termly(2),
        Rhythm::Yearly(3),
        Rhythm::On(Occasion::Tet),
        other,
    ];
    for rhythm in rhythms {
        assert_eq!(When::of(&rhythm).rhythm(), Ok(rhythm));
    }
}

#[test]
fn a_rhythm_without_what_it_needs_is_said_to_be_wrong() {
    let kind = |kind: &str, number: &str| When {
        kind: kind.to_owned(),
        number: number.to_owned(),
        ..When::default()
    };
    for wrong in [
        kind("once", ""),
        kind("monthly", "32"),
        kind("weekly", "0"),
        kind("other", ""),
    ] {
        assert!(wrong.rhythm().is_err(), "{wrong:?}");
    }
    let mut fresh = kind("quarterly", "");
    fresh.begin();
    assert!(fresh.rhythm().is_ok());
}

#[test]
fn a_goal_has_a_number_and_a_unit() {
    assert_eq!(goal(" ", ""), Ok(None));
    assert!(goal("34", "").is_err());
    assert!(goal("0", "gia đình").is_err());
    let read = goal("34", "gia đình").unwrap();
    assert_eq!(read.map(|goal| goal.of), Some(34));
}

/// A plan with one clause.
fn plan() -> (Document, NodeId) {
    let mut document = Document::new(DocId(1));
    let kind = DocKind::Plan;
    act(&mut document, Act::Open { kind });
    let (kind, side) = (NodeKind::Clause, Side::Joint);
    let clause = edit::create(&document, None, None, kind, side, "Họp liên tịch.").unwrap();
    let clause = NodeId(act(&mut document, clause));
    (document, clause)
}

fn act(document: &mut Document, act: Act) -> ChangeId {
    let committed = document.commit(ReplicaId(1), Timestamp(0), act).unwrap();
    committed.0.id
}

fn carried(document: &Document, clause: NodeId) -> Vec<Duty> {
    let found = Assignments::of(document).duties.into_iter();
    let found = found.filter(|assigned| assigned.id.node == clause);
    found.map(|assigned| assigned.duty).collect()
}

fn monthly() -> Duty {
    Duty {
        lead: Some(Party::Body(Body::Bch)),
        rhythm: Rhythm::Monthly(31),
        ..Duty::default()
    }
}

#[test]
fn what_the_older_fields_say_moves_into_a_duty_when_it_is_edited() {
    let (mut document, node) = plan();
    let lead = edit::set(&document, Some(node), Field::Lead, Value::Body(Body::Bch));
    act(&mut document, lead.unwrap());
    let id = DutyId { node, slot: PLAIN };
    for step in put(&document, id, 77, Some(monthly())) {
        act(&mut document, step);
    }
    assert_eq!(carried(&document, node), [monthly()]);
    let moved = Assignments::of(&document).duties[0].id;
    assert_ne!(moved.slot, PLAIN);
    for step in put(&document, moved, 0, None) {
        act(&mut document, step);
    }
    assert_eq!(carried(&document, node), []);
}

#[test]
fn a_slot_that_is_taken_is_not_given_again() {
    let (mut document, node) = plan();
    for _ in 0..3 {
        let slot = slot(&document, node, 5);
        let step = add(&document, node, slot, monthly()).unwrap();
        act(&mut document, step);
    }
    assert_eq!(carried(&document, node).len(), 3);
}
