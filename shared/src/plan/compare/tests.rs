//! What two versions of a small plan differ in.

use super::*;
use crate::ids::{DocId, ReplicaId};
use crate::log::change::{Act, Body, NodeKind, Side, Value};
use crate::log::duty::{Duty, Party, Rhythm};
use crate::log::edit;
use crate::plan::content::Content;
use crate::time::Timestamp;

struct Desk {
    document: Document,
    clauses: Vec<NodeId>,
}

impl Desk {
    /// A plan of four clauses.
    fn new() -> Self {
        let mut desk = Self {
            document: Document::new(DocId(1)),
            clauses: Vec::new(),
        };
        for text in ["Họp", "Giám sát", "Thăm hỏi", "Tổng kết"] {
            let last = desk.clauses.last().copied();
            let kind = NodeKind::Clause;
            let act = edit::create(&desk.document, None, last, kind, Side::Joint, text).unwrap();
            let made = desk.act(act);
            desk.clauses.push(made);
        }
        desk
    }

    fn act(&mut self, act: Act) -> NodeId {
        let done = self.document.commit(ReplicaId(1), Timestamp(0), act);
        NodeId(done.unwrap().0.id)
    }

    fn since(&self, earlier: &Document) -> Vec<(String, Vec<Difference>)> {
        let said = |part: &Compared| {
            let there = self.document.children(None).contains(&part.node);
            let document = if there { &self.document } else { earlier };
            (document.text(part.node), part.differences.clone())
        };
        let parts = versions(earlier, &self.document).parts;
        let differing = parts.iter().filter(|part| !part.differences.is_empty());
        differing.map(said).collect()
    }
}

#[test]
fn a_version_is_the_same_as_itself() {
    let desk = Desk::new();
    assert!(versions(&desk.document, &desk.document).is_same());
    assert_eq!(versions(&desk.document, &desk.document).parts.len(), 4);
}

#[test]
fn what_is_gone_stands_where_it_stood_and_what_only_got_another_number_is_the_same() {
    let mut desk = Desk::new();
    let earlier = desk.document.clone();
    let second = desk.clauses[1];
    desk.act(edit::remove(&desk.document, second).unwrap());
    let parts = versions(&earlier, &desk.document).parts;
    let places: Vec<NodeId> = parts.iter().map(|part| part.node).collect();
    assert_eq!(places, desk.clauses);
    assert_eq!(
        desk.since(&earlier),
        [("Giám sát".to_owned(), vec![Difference::Removed])]
    );
}

#[test]
fn only_the_clause_that_was_moved_is_called_moved() {
    let mut desk = Desk::new();
    let earlier = desk.document.clone();
    let last = desk.clauses[3];
    desk.act(edit::move_to(&desk.document, last, None, None).unwrap());
    assert_eq!(
        desk.since(&earlier),
        [("Tổng kết".to_owned(), vec![Difference::Moved])]
    );
}

#[test]
fn words_side_and_fields_are_told_apart() {
    let mut desk = Desk::new();
    let earlier = desk.document.clone();
    let first = desk.clauses[0];
    desk.act(edit::insert(&desk.document, first, 3, " hằng tháng").unwrap());
    desk.act(edit::set_side(&desk.document, first, Side::Bgh).unwrap());
    let lead = Value::Body(Body::Bch);
    desk.act(edit::set(&desk.document, Some(first), Field::Lead, lead).unwrap());
    let told = vec![
        Difference::Words,
        Difference::Side,
        Difference::Field(Field::Lead),
    ];
    assert_eq!(desk.since(&earlier), [("Họp hằng tháng".to_owned(), told)]);
}

#[test]
fn a_field_that_was_emptied_is_as_if_it_had_never_been_set() {
    let mut desk = Desk::new();
    let earlier = desk.document.clone();
    let first = desk.clauses[0];
    let lead = Value::Body(Body::Bch);
    desk.act(edit::set(&desk.document, Some(first), Field::Lead, lead).unwrap());
    desk.act(edit::set(&desk.document, Some(first), Field::Lead, Value::Empty).unwrap());
    assert!(versions(&earlier, &desk.document).is_same());
}

#[test]
fn a_duty_or_a_target_that_says_something_else_is_a_difference_of_its_clause() {
    let mut desk = Desk::new();
    let clause = desk.clauses[1];
    let set = |desk: &mut Desk, field, value| {
        desk.act(edit::set(&desk.document, Some(clause), field, value).unwrap());
    };
    let duty = |day| {
        let duty = Duty {
            lead: Some(Party::Body(Body::Bch)),
            rhythm: Rhythm::Monthly(day),
            ..Duty::default()
        };
        Value::Duty(Box::new(duty))
    };
    set(&mut desk, Field::DutyAt(5), duty(5));
    set(&mut desk, Field::DutyAt(9), duty(9));
    let earlier = desk.document.clone();
    set(&mut desk, Field::DutyAt(9), duty(10));
    let told = |desk: &Desk| desk.since(&earlier).remove(0);
    let changed = |field| ("Giám sát".to_owned(), vec![Difference::Field(field)]);
    assert_eq!(told(&desk), changed(Field::DutyAt(9)));
    // As it was signed: nothing differs.
    set(&mut desk, Field::DutyAt(9), duty(9));
    assert!(versions(&earlier, &desk.document).is_same());
    // Taken away.
    set(&mut desk, Field::DutyAt(5), Value::Empty);
    assert_eq!(told(&desk), changed(Field::DutyAt(5)));
    assert_ne!(Content::of(&earlier), Content::of(&desk.document));
}
