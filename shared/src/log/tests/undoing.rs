//! Undo and redo of one's own steps, beside others' work.

use super::people::{Person, exchange};
use crate::ids::PersonId;
use crate::log::change::{Change, ChangeId};
use crate::log::edit;
use crate::log::undo::UndoStack;

/// Commits an act and shows the stack what came of it.
fn does(person: &mut Person, stack: &mut UndoStack, act: crate::log::change::Act) -> ChangeId {
    let id = person.does(act);
    let change: Change = person.doc.change(id).expect("it was just committed");
    stack.record(&person.doc, &change);
    id
}

#[test]
fn typing_in_one_go_is_one_step_and_others_words_stay() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "Kế hoạch");
    let mut binh = an.meet(2);
    let mut stack = UndoStack::default();
    for (at, letter) in (8..).zip([" ", "n", "ă", "m"]) {
        let act = edit::insert(&an.doc, clause, at, letter).unwrap();
        does(&mut an, &mut stack, act);
    }
    binh.types(clause, 0, "[");
    exchange(&mut an, &mut binh);
    assert_eq!(an.text(clause), "[Kế hoạch năm");
    let undo = stack.undo(&an.doc).unwrap();
    does(&mut an, &mut stack, undo);
    assert_eq!(an.text(clause), "[Kế hoạch");
    let redo = stack.redo(&an.doc).unwrap();
    does(&mut an, &mut stack, redo);
    assert_eq!(an.text(clause), "[Kế hoạch năm");
    assert!(!stack.can_redo(&an.doc));
}

#[test]
fn words_put_in_the_place_of_others_with_one_touch_are_one_step() {
    let mut an = Person::new(1);
    let mut stack = UndoStack::default();
    let clause = an.creates(None, None, "họp 😀 gia ban mỗi tháng");
    let acts = edit::splice(&an.doc, clause, 7..14, "giao ban").unwrap();
    let done: Vec<ChangeId> = acts
        .into_iter()
        .map(|act| does(&mut an, &mut stack, act))
        .collect();
    stack.join(&done);
    assert_eq!(an.text(clause), "họp 😀 giao ban mỗi tháng");
    let undo = stack.undo(&an.doc).unwrap();
    does(&mut an, &mut stack, undo);
    assert_eq!(an.text(clause), "họp 😀 gia ban mỗi tháng");
    assert!(!stack.can_undo(&an.doc));
    let redo = stack.redo(&an.doc).unwrap();
    does(&mut an, &mut stack, redo);
    assert_eq!(an.text(clause), "họp 😀 giao ban mỗi tháng");
}

#[test]
fn only_what_differs_is_put_in_the_place_of_words() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "của Thủ tướng Chính phủ về");
    let acts = edit::splice(&an.doc, clause, 0..23, "của Chính phủ").unwrap();
    assert_eq!(acts.len(), 1, "nothing is put in where words only go");
    assert!(edit::splice(&an.doc, clause, 0..99, "x").is_err());
}

#[test]
fn undo_reaches_back_step_by_step_and_a_new_step_ends_redo() {
    let mut an = Person::new(1);
    let mut stack = UndoStack::default();
    let clause = an.creates(None, None, "một hai ba");
    let act = edit::delete(&an.doc, clause, 0..4).unwrap();
    does(&mut an, &mut stack, act);
    let act = edit::insert(&an.doc, clause, 6, " bốn").unwrap();
    does(&mut an, &mut stack, act);
    for expected in ["hai ba", "một hai ba"] {
        let undo = stack.undo(&an.doc).unwrap();
        does(&mut an, &mut stack, undo);
        assert_eq!(an.text(clause), expected);
    }
    assert!(!stack.can_undo(&an.doc));
    assert!(stack.can_redo(&an.doc));
    let act = edit::insert(&an.doc, clause, 0, "x").unwrap();
    does(&mut an, &mut stack, act);
    assert!(!stack.can_redo(&an.doc));
}

#[test]
fn nobody_can_undo_for_another() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "của An");
    let typed = an.types(clause, 6, "!");
    let mut binh = an.meet(2);
    binh.does(edit::undo(&binh.doc, &[typed]).unwrap());
    exchange(&mut an, &mut binh);
    assert_eq!(an.text(clause), "của An!");
}

#[test]
fn an_undone_clause_that_another_wrote_in_is_contested() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "Mục mới");
    let mut binh = an.meet(2);
    binh.types(clause, 7, " của Bình");
    an.does(edit::undo(&an.doc, &[clause.0]).unwrap());
    assert_eq!(an.doc.trash(), [clause]);
    exchange(&mut an, &mut binh);
    assert_eq!(an.doc.contested(), [clause]);
    assert_eq!(an.text(clause), "Mục mới của Bình");
}

#[test]
fn the_stack_of_a_person_can_be_read_from_the_log() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "");
    an.types(clause, 0, "a");
    let stack = UndoStack::of(&an.doc, PersonId(1));
    an.does(stack.undo(&an.doc).unwrap());
    assert_eq!(an.text(clause), "");
    let stack = UndoStack::of(&an.doc, PersonId(1));
    an.does(stack.redo(&an.doc).unwrap());
    assert_eq!(an.text(clause), "a");
}
