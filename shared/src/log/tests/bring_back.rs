//! Whatever happened since, a document and a clause can be brought back as they were at any version
//! that a change named, by ordinary acts, and undo takes that back.

use super::dice::Dice;
use super::people::{Person, author};
use super::story::{Action, World, check_seeds};
use crate::ids::ReplicaId;
use crate::log::bring_back::{self, Left, Why, Writer};
use crate::log::change::{Act, Change, ChangeId, ElementId, Field, NodeId, NodeKind, Side, Value};
use crate::log::document::{Document, Status, Version};
use crate::log::edit;
use crate::plan::compare;
use crate::plan::content::{self, Content};
use crate::text::nfc;
use crate::time::Timestamp;

const WRITER: Writer = Writer {
    replica: ReplicaId(0x0bac_0000_0000_0001),
    at: Timestamp(1_000_000_000),
};

fn anybody(_: &Document, _: &Act) -> Option<()> {
    None
}

fn told(story: &[Action]) -> Document {
    let mut world = World::new();
    for action in story {
        world.play(*action);
    }
    world.settle();
    let mut document = world.server;
    document.bind(WRITER.replica, author(99));
    document
}

/// A version that some change ended.
fn some_version(document: &Document) -> Option<Version> {
    let ids = document.ids();
    let id = *Dice(ids.len() as u64 * 31).pick(&ids)?;
    Some(Version { heads: vec![id] })
}

fn does(document: &mut Document, acts: Vec<Act>) -> Vec<ChangeId> {
    let done = acts.into_iter().map(|act| {
        let done = document.commit(WRITER.replica, WRITER.at, act);
        done.expect("what was tried on a copy can be done").0.id
    });
    done.collect()
}

/// What is printed; where a new clause stands for an absorbed one, without their names.
fn printed(document: &Document, named: bool) -> Vec<u8> {
    let mut content = Content::of(document);
    if !named {
        for part in &mut content.parts {
            part.node = NodeId(ChangeId {
                replica: ReplicaId(0),
                seq: 1,
            });
        }
    }
    content.to_bytes()
}

fn makes(acts: &[Act]) -> bool {
    acts.iter().any(|act| matches!(act, Act::Create { .. }))
}

#[test]
fn a_document_that_was_brought_back_has_the_content_it_had_and_undo_takes_it_back() {
    check_seeds(70_000, 60, |story| {
        let mut document = told(story);
        let Some(version) = some_version(&document) else {
            return;
        };
        let earlier = document.as_of(&version);
        let before = content::hash(&printed(&document, true));
        let brought = bring_back::document(&document, &earlier, WRITER, &anybody);
        assert_eq!(brought.left, []);
        let named = !makes(&brought.acts);
        let ids = does(&mut document, brought.acts);
        assert_eq!(printed(&document, true), printed(&brought.after, true));
        if named {
            assert!(compare::versions(&earlier, &document).is_same());
        }
        let (now, was) = (printed(&document, named), printed(&earlier, named));
        assert_eq!(
            content::hash(&now),
            content::hash(&was),
            "{:#?} but was {:#?}",
            Content::from_bytes(&now),
            Content::from_bytes(&was)
        );
        if let Ok(undo) = edit::undo(&document, &ids) {
            does(&mut document, vec![undo]);
        }
        assert_eq!(content::hash(&printed(&document, true)), before);
    });
}

type Said = (NodeKind, Side, String, Option<NodeId>, Vec<(Field, Value)>);

/// What a clause on the page says, whose it is and what it stands under.
fn said(document: &Document, node: NodeId) -> Option<Said> {
    let shown = document.outline().iter().any(|(shown, _)| *shown == node);
    let state = document.node(node).filter(|_| shown)?;
    let fields = document.fields(Some(node)).into_iter();
    let value = |field| Some((field, document.value(Some(node), field)?.clone()));
    let fields = fields.filter_map(value);
    let fields = fields.filter(|(_, value)| *value != Value::Empty).collect();
    let text = nfc(&document.text(node));
    Some((state.kind, state.side, text, document.parent(node), fields))
}

#[test]
fn a_clause_that_was_brought_back_says_what_it_said_where_it_stood() {
    check_seeds(71_000, 40, |story| {
        let document = told(story);
        let Some(version) = some_version(&document) else {
            return;
        };
        let earlier = document.as_of(&version);
        for node in document.nodes() {
            let mut document = document.clone();
            let brought = bring_back::clause(&document, &earlier, node, WRITER, &anybody);
            if !brought.left.is_empty() || makes(&brought.acts) {
                continue;
            }
            does(&mut document, brought.acts);
            assert_eq!(said(&document, node), said(&earlier, node));
        }
    });
}

#[test]
fn what_others_type_meanwhile_survives_and_nobodys_change_becomes_anothers() {
    check_seeds(72_000, 40, |story| {
        let mut document = told(story);
        let Some(version) = some_version(&document) else {
            return;
        };
        let mut other = document.clone();
        let typed = types_everywhere(&mut other);
        let before: Vec<Change> = other.changes().collect();
        let earlier = document.as_of(&version);
        let brought = bring_back::document(&document, &earlier, WRITER, &anybody);
        does(&mut document, brought.acts);
        other.bind(WRITER.replica, author(99));
        other.apply(document.entries());
        for change in typed {
            let element = ElementId { change, offset: 0 };
            assert_eq!(other.deleters(element), []);
            let holder = other.holder(element).unwrap();
            let status = other.node(holder).unwrap().status;
            assert!(
                matches!(status, Status::Present | Status::Contested { .. }),
                "{status:?}"
            );
        }
        for change in before {
            assert_eq!(other.change(change.id).as_ref(), Some(&change));
        }
    });
}

/// Somebody else, who knows nothing of it, types into every clause.
fn types_everywhere(document: &mut Document) -> Vec<ChangeId> {
    let replica = ReplicaId(0x0bac_0000_0000_0002);
    document.bind(replica, author(98));
    let mut typed = Vec::new();
    for (node, _) in document.outline() {
        let act = edit::insert(document, node, 0, "xin ").unwrap();
        let done = document.commit(replica, WRITER.at, act);
        typed.push(done.unwrap().0.id);
    }
    typed
}

#[test]
fn what_one_may_not_do_is_left_and_told_and_the_rest_comes_back() {
    let mut an = Person::new(1);
    let mine = an.creates(None, None, "Họp hằng tháng");
    let theirs = an.creates(None, Some(mine), "Giám sát");
    let act = edit::set_side(&an.doc, theirs, Side::Bch).unwrap();
    an.does(act);
    let earlier = an.doc.clone();
    an.types(mine, 0, "Hai bên ");
    an.types(theirs, 0, "Cùng ");
    let added = an.creates(Some(theirs), None, "Thăm hỏi");
    let may = |document: &Document, act: &Act| {
        let touched = document.touched(act).into_iter();
        let sides: Vec<_> = touched.map(|node| document.side(node)).collect();
        sides.contains(&Some(Side::Bch)).then_some("no")
    };
    let brought = bring_back::document(&an.doc, &earlier, writer(&an), &may);
    let left: Vec<_> = brought.left.iter().map(|left| left.node).collect();
    assert_eq!(left, [Some(theirs)]);
    assert_eq!(brought.left[0].why, Why::Refused("no"));
    assert_eq!(brought.after.text(mine), "Họp hằng tháng");
    assert_eq!(brought.after.text(theirs), "Cùng Giám sát");
    assert_eq!(brought.after.trash(), [added]);
}

#[test]
fn a_clause_whose_section_is_gone_waits_for_it() {
    let mut an = Person::new(1);
    let section = an.creates(None, None, "Nội dung");
    let clause = an.creates(Some(section), None, "Họp");
    let earlier = an.doc.clone();
    an.does(edit::remove(&an.doc, section).unwrap());
    let brought = bring_back::clause(&an.doc, &earlier, clause, writer(&an), &anybody);
    let left = Left {
        node: Some(clause),
        why: Why::ParentGone(section),
    };
    assert_eq!((brought.acts, brought.left), (Vec::new(), vec![left]));
}

#[test]
fn words_that_stayed_are_not_typed_again() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "Hai bên họp vào tuần đầu tháng");
    let earlier = an.doc.clone();
    an.deletes(clause, 16..24);
    an.types(clause, 16, "cuối mỗi");
    an.deletes(clause, 0..3);
    an.types(clause, 0, "Ba");
    let brought = bring_back::document(&an.doc, &earlier, writer(&an), &anybody);
    let typed: Vec<&str> = brought
        .acts
        .iter()
        .filter_map(|act| match act {
            Act::Insert { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(typed, ["Hai", "tuần đầu"]);
    assert_eq!(brought.after.text(clause), earlier.text(clause));
}

#[test]
fn only_the_clause_that_moved_is_moved_back() {
    let mut an = Person::new(1);
    let first = an.creates(None, None, "một");
    let second = an.creates(None, Some(first), "hai");
    let third = an.creates(None, Some(second), "ba");
    let earlier = an.doc.clone();
    let act = edit::move_to(&an.doc, third, None, None).unwrap();
    an.does(act);
    let brought = bring_back::document(&an.doc, &earlier, writer(&an), &anybody);
    assert!(matches!(brought.acts[..], [Act::Move { node, .. }] if node == third));
}

fn writer(person: &Person) -> Writer {
    Writer {
        replica: person.replica,
        at: Timestamp(9_000),
    }
}
