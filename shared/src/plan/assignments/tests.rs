//! Two people assign duties without knowing of each other; what is signed is what was assigned.

use super::*;
use crate::ids::{DocId, ReplicaId};
use crate::log::change::{Act, ChangeId, DocKind, NodeKind, Side};
use crate::log::document::Entry;
use crate::log::edit;
use crate::log::verdict::Verdict;
use crate::plan::content;
use crate::time::Timestamp;

const LAN: ReplicaId = ReplicaId(1);
const HUNG: ReplicaId = ReplicaId(2);

fn act(document: &mut Document, who: ReplicaId, act: Act) -> ChangeId {
    let (change, _) = document.commit(who, Timestamp(0), act).unwrap();
    change.id
}

/// A plan with one clause.
fn plan() -> (Document, NodeId) {
    let mut document = Document::new(DocId(1));
    let kind = DocKind::Plan;
    act(&mut document, LAN, Act::Open { kind });
    let (kind, side) = (NodeKind::Clause, Side::Joint);
    let clause = edit::create(&document, None, None, kind, side, "Họp liên tịch.").unwrap();
    let clause = NodeId(act(&mut document, LAN, clause));
    (document, clause)
}

fn duty(body: Body, day: u8) -> Duty {
    Duty {
        lead: Some(Party::Body(body)),
        rhythm: Rhythm::Monthly(day),
        ..Duty::default()
    }
}

fn assign(document: &mut Document, who: ReplicaId, id: DutyId, duty: Duty) -> ChangeId {
    let field = Field::DutyAt(id.slot);
    let value = Value::Duty(Box::new(duty));
    let set = edit::set(document, Some(id.node), field, value).unwrap();
    act(document, who, set)
}

fn exchange(one: &mut Document, other: &mut Document) {
    let theirs: Vec<_> = other.changes().collect();
    for change in one.changes().collect::<Vec<_>>() {
        other.append(Entry::Known(change), Verdict::Accepted);
    }
    for change in theirs {
        one.append(Entry::Known(change), Verdict::Accepted);
    }
}

#[test]
fn duties_that_two_people_add_without_knowing_of_each_other_are_two() {
    let (mut lan, node) = plan();
    let mut hung = lan.clone();
    assign(&mut lan, LAN, DutyId { node, slot: 5 }, duty(Body::Bgh, 5));
    assign(
        &mut hung,
        HUNG,
        DutyId { node, slot: 9 },
        duty(Body::Bch, 9),
    );
    exchange(&mut lan, &mut hung);
    for document in [&lan, &hung] {
        let found = Assignments::of(document);
        assert_eq!(found.duties.len(), 2);
        assert!(found.duties.iter().all(|duty| duty.others.is_empty()));
    }
}

#[test]
fn one_duty_that_two_people_alter_shows_both_until_somebody_settles_it() {
    let (mut lan, node) = plan();
    let id = DutyId { node, slot: 5 };
    assign(&mut lan, LAN, id, duty(Body::Bgh, 1));
    let mut hung = lan.clone();
    assign(&mut lan, LAN, id, duty(Body::Bgh, 5));
    assign(&mut hung, HUNG, id, duty(Body::Bch, 9));
    exchange(&mut lan, &mut hung);
    let found = &Assignments::of(&lan).duties[0];
    assert_eq!(found.others.len(), 1);
    let settled = found.others[0].clone();
    assign(&mut lan, LAN, id, settled.clone());
    let found = Assignments::of(&lan);
    assert_eq!(found.duty(id), Some(&settled));
    assert!(found.duties[0].others.is_empty());
}

#[test]
fn a_duty_is_taken_back_by_undo_and_taken_away_by_an_empty_value() {
    let (mut lan, node) = plan();
    let id = DutyId { node, slot: 5 };
    let assigned = assign(&mut lan, LAN, id, duty(Body::Bgh, 5));
    let undo = edit::undo(&lan, &[assigned]).unwrap();
    act(&mut lan, LAN, undo);
    assert!(Assignments::of(&lan).duties.is_empty());
    assign(&mut lan, LAN, id, duty(Body::Bgh, 5));
    let away = edit::set(&lan, Some(node), Field::DutyAt(5), Value::Empty).unwrap();
    act(&mut lan, LAN, away);
    assert!(Assignments::of(&lan).duties.is_empty());
}

#[test]
fn the_lead_and_due_day_of_older_plans_are_a_duty() {
    let (mut lan, node) = plan();
    let set = |field, value| edit::set(&lan, Some(node), field, value).unwrap();
    let acts = [
        set(Field::Lead, Value::Body(Body::Bch)),
        set(Field::Due, Value::Day(Day(20_780))),
    ];
    for set in acts {
        act(&mut lan, LAN, set);
    }
    let found = Assignments::of(&lan);
    assert_eq!(found.duties[0].id, DutyId { node, slot: PLAIN });
    assert_eq!(found.duties[0].duty.rhythm, Rhythm::Once(Day(20_780)));
    assert_eq!(Assignments::of_content(&Content::of(&lan)), found);
}

#[test]
fn what_is_signed_has_the_duties_and_a_plan_without_any_keeps_its_bytes() {
    let (mut lan, node) = plan();
    let before = Content::of(&lan).to_bytes();
    assert!(before.starts_with(b"lientich-content-1\0"));
    assign(&mut lan, LAN, DutyId { node, slot: 5 }, duty(Body::Bgh, 5));
    let content = Content::of(&lan);
    let bytes = content.to_bytes();
    assert!(bytes.starts_with(b"lientich-content-2\0"));
    assert_eq!(Content::from_bytes(&bytes), Ok(content));
    assert_ne!(content::hash(&bytes), content::hash(&before));
    let away = edit::set(&lan, Some(node), Field::DutyAt(5), Value::Empty).unwrap();
    act(&mut lan, LAN, away);
    assert_eq!(Content::of(&lan).to_bytes(), before);
}

#[test]
fn a_duty_with_a_day_that_no_month_has_is_refused() {
    let (mut lan, node) = plan();
    let value = Value::Duty(Box::new(duty(Body::Bgh, 32)));
    let set = edit::set(&lan, Some(node), Field::DutyAt(5), value).unwrap();
    assert!(lan.commit(LAN, Timestamp(0), set).is_err());
}
