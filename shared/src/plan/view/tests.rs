//! What a reader sees of a document.

use super::*;
use crate::ids::{DocId, ReplicaId};
use crate::log::change::Act;
use crate::log::edit;
use crate::time::Timestamp;

struct Desk {
    document: Document,
    replica: ReplicaId,
}

impl Desk {
    fn new() -> Self {
        let mut desk = Self {
            document: Document::new(DocId(1)),
            replica: ReplicaId(1),
        };
        desk.act(Act::Open {
            kind: crate::log::change::DocKind::Plan,
        });
        desk
    }

    fn act(&mut self, act: Act) -> NodeId {
        let (change, _) = self
            .document
            .commit(self.replica, Timestamp(0), act)
            .unwrap();
        NodeId(change.id)
    }

    fn add(&mut self, parent: Option<NodeId>, kind: NodeKind, text: &str) -> NodeId {
        let last = self.document.children(parent).last().copied();
        let act = edit::create(&self.document, parent, last, kind, Side::Joint, text).unwrap();
        self.act(act)
    }

    fn set(&mut self, target: Option<NodeId>, field: Field, value: Value) {
        let act = edit::set(&self.document, target, field, value).unwrap();
        self.act(act);
    }

    fn printed(&self) -> Vec<String> {
        let rows = rows(&self.document);
        let line = |row: &Row| format!("{} {}", row.label.printed(), self.document.text(row.node));
        rows.iter().map(|row| line(row).trim().to_owned()).collect()
    }
}

#[test]
fn parts_stand_in_the_order_of_the_page_whatever_the_order_of_writing() {
    let mut desk = Desk::new();
    desk.add(None, NodeKind::Closing, "Trên đây là kế hoạch.");
    let section = desk.add(None, NodeKind::Section, "NỘI DUNG");
    desk.add(Some(section), NodeKind::Clause, "Họp hằng tháng.");
    desk.add(None, NodeKind::Basis, "Căn cứ Luật Công đoàn;");
    desk.add(None, NodeKind::Title, "Phối hợp công tác");
    assert_eq!(
        desk.printed(),
        [
            "Phối hợp công tác",
            "Căn cứ Luật Công đoàn;",
            "I. NỘI DUNG",
            "1. Họp hằng tháng.",
            "Trên đây là kế hoạch."
        ]
    );
}

#[test]
fn moving_a_clause_renumbers_those_after_it() {
    let mut desk = Desk::new();
    let section = desk.add(None, NodeKind::Section, "NỘI DUNG");
    desk.add(Some(section), NodeKind::Clause, "một");
    let second = desk.add(Some(section), NodeKind::Clause, "hai");
    let act = edit::move_to(&desk.document, second, Some(section), None).unwrap();
    desk.act(act);
    assert_eq!(desk.printed(), ["I. NỘI DUNG", "1. hai", "2. một"]);
}

#[test]
fn a_field_set_twice_without_knowing_is_marked_and_shows_the_later() {
    let mut desk = Desk::new();
    desk.set(None, Field::School, Value::Text("Trường A".into()));
    let mut other = Desk {
        document: desk.document.clone(),
        replica: ReplicaId(2),
    };
    let due = other.add(None, NodeKind::Clause, "x");
    other.set(None, Field::School, Value::Text("Trường B".into()));
    desk.set(None, Field::School, Value::Text("Trường C".into()));
    let changes: Vec<_> = other.document.changes().collect();
    let entries = changes.into_iter().map(|change| {
        (
            crate::log::document::Entry::Known(change),
            crate::log::verdict::Verdict::Pending,
        )
    });
    desk.document.apply(entries.collect());
    let meta = Meta::of(&desk.document);
    assert_eq!(
        (meta.school.as_str(), &meta.conflicts[..]),
        ("Trường B", &[Field::School][..])
    );
    assert!(desk.document.node(due).is_some());
}

#[test]
fn a_clause_shows_who_leads_it_and_when_it_is_due() {
    let mut desk = Desk::new();
    let clause = desk.add(None, NodeKind::Clause, "Báo cáo quý.");
    let day = Day::from_civil(2026, 12, 31).unwrap();
    desk.set(
        Some(clause),
        Field::Lead,
        Value::Body(Body::PeoplesInspectorate),
    );
    desk.set(Some(clause), Field::Due, Value::Day(day));
    let row = &rows(&desk.document)[0];
    assert_eq!(
        (row.lead, row.due),
        (Some(Lead::Body(Body::PeoplesInspectorate)), Some(day))
    );
}
