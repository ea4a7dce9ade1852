//! Two or three people at one document: what each rule promises, one story a test.

use super::people::{Person, accepted, exchange};
use crate::log::change::{Field, Value};
use crate::log::document::Status;
use crate::log::edit;
use crate::log::verdict::{Refusal, Verdict};

#[test]
fn typing_at_one_place_by_two_people_never_interleaves() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "Hai bên");
    let mut binh = an.meet(2);
    for (n, letter) in "thống nhất".chars().enumerate() {
        an.types(clause, 7 + u32::try_from(n).unwrap(), &letter.to_string());
    }
    for letter in "phối hợp".chars().rev() {
        binh.types(clause, 7, &letter.to_string());
    }
    exchange(&mut an, &mut binh);
    assert_eq!(an.text(clause), binh.text(clause));
    assert!(
        an.text(clause).contains("thống nhất"),
        "{}",
        an.text(clause)
    );
    assert!(an.text(clause).contains("phối hợp"), "{}", an.text(clause));
}

#[test]
fn an_edit_in_a_removed_clause_keeps_it_visible_and_contested() {
    let mut an = Person::new(1);
    let section = an.creates(None, None, "Nhiệm vụ");
    let clause = an.creates(Some(section), None, "Công đoàn phối hợp");
    let mut binh = an.meet(2);
    let removal = an.does(edit::remove(&an.doc, section).unwrap());
    let typed = binh.types(clause, 0, "Mỗi tháng ");
    assert_eq!(an.doc.children(None), []);
    exchange(&mut an, &mut binh);
    assert_eq!(an.doc.children(None), [section]);
    let status = an.doc.node(section).unwrap().status;
    let contested = Status::Contested {
        removed: removal,
        edited: vec![typed],
    };
    assert_eq!(status, contested);
    an.does(edit::remove(&an.doc, section).unwrap());
    exchange(&mut an, &mut binh);
    assert_eq!(binh.doc.trash(), [section]);
    assert_eq!(binh.text(clause), "Mỗi tháng Công đoàn phối hợp");
}

#[test]
fn a_split_and_typing_in_both_halves_land_where_they_were_meant() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "một hai");
    let mut binh = an.meet(2);
    let second = an.does(edit::split(&an.doc, clause, 4).unwrap());
    let second = crate::log::change::NodeId(second);
    binh.types(clause, 7, " ba");
    binh.types(clause, 3, " rưỡi");
    exchange(&mut an, &mut binh);
    assert_eq!(an.text(clause), "một rưỡi ");
    assert_eq!(binh.text(second), "hai ba");
    an.does(edit::join_with_previous(&an.doc, second).unwrap());
    assert_eq!(an.text(clause), "một rưỡi hai ba");
    assert_eq!(an.doc.children(None), [clause]);
}

#[test]
fn a_split_that_is_undone_gives_its_text_back() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "một hai");
    let split = an.does(edit::split(&an.doc, clause, 4).unwrap());
    let undo = an.does(edit::undo(&an.doc, &[split]).unwrap());
    assert_eq!(an.text(clause), "một hai");
    assert_eq!(an.doc.children(None), [clause]);
    an.does(edit::redo(&an.doc, undo).unwrap());
    assert_eq!(an.text(clause), "một ");
    assert_eq!(an.doc.children(None).len(), 2);
}

#[test]
fn both_values_of_a_field_stay_until_somebody_settles() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "Chỉ tiêu");
    let mut binh = an.meet(2);
    let value = |text: &str| Value::Text(text.to_owned());
    an.does(edit::set(&an.doc, Some(clause), Field::Target, value("95%")).unwrap());
    binh.does(edit::set(&binh.doc, Some(clause), Field::Target, value("97%")).unwrap());
    exchange(&mut an, &mut binh);
    assert!(an.doc.is_conflicted(Some(clause), Field::Target));
    assert_eq!(an.doc.values(Some(clause), Field::Target).len(), 2);
    an.does(edit::set(&an.doc, Some(clause), Field::Target, value("96%")).unwrap());
    assert_eq!(
        an.doc.value(Some(clause), Field::Target),
        Some(&value("96%"))
    );
    assert!(!an.doc.is_conflicted(Some(clause), Field::Target));
}

#[test]
fn moves_that_would_make_a_circle_do_nothing_and_are_reported() {
    let mut an = Person::new(1);
    let first = an.creates(None, None, "A");
    let second = an.creates(None, Some(first), "B");
    let mut binh = an.meet(2);
    an.does(edit::move_to(&an.doc, first, Some(second), None).unwrap());
    binh.does(edit::move_to(&binh.doc, second, Some(first), None).unwrap());
    exchange(&mut an, &mut binh);
    assert_eq!(an.doc.cycles().len(), 1);
    assert_eq!(an.doc.cycles(), binh.doc.cycles());
    assert_eq!(an.doc.outline(), binh.doc.outline());
    assert_eq!(an.doc.outline().len(), 2);
}

#[test]
fn a_refused_change_and_what_stands_on_it_have_no_effect() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "một ");
    let typed = an.types(clause, 4, "hai ");
    an.types(clause, 8, "ba");
    an.types(clause, 0, "không ");
    let applied = an
        .doc
        .judge(&[(typed, Verdict::Refused(Refusal::NotAllowed))]);
    assert_eq!(an.text(clause), "không một ");
    assert_eq!(applied.texts, [clause]);
    let splice = &applied.splices[&clause][0];
    assert_eq!((splice.at, splice.deleted), (10, 6));
}

#[test]
fn changes_in_any_order_wait_for_what_they_refer_to() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "");
    for n in 0..50 {
        an.types(clause, n, "a");
    }
    let mut late = Person::new(9);
    let mut changes: Vec<_> = an.doc.changes().map(accepted).collect();
    changes.reverse();
    let last = changes.pop().unwrap();
    assert_eq!(late.doc.apply(changes).waiting, 50);
    assert_eq!(late.doc.missing(), [clause.0]);
    assert_eq!(late.doc.apply(vec![last]).waiting, 0);
    assert_eq!(late.text(clause).len(), 50);
}
