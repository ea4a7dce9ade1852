//! What people read after working apart: the merge report, history, earlier versions.

use super::people::{Person, exchange};
use crate::ids::PersonId;
use crate::log::change::{Act, Field, Value};
use crate::log::edit;
use crate::log::merge_report::{self, Collision, Deed};

const AN: Option<PersonId> = Some(PersonId(1));
const BINH: Option<PersonId> = Some(PersonId(2));

#[test]
fn the_report_says_who_changed_what_in_which_clause() {
    let mut an = Person::new(1);
    let first = an.creates(None, None, "Tổ chức hội thi vào tháng ba");
    let second = an.creates(None, Some(first), "Thăm hỏi đoàn viên");
    let mut binh = an.meet(2);
    binh.deletes(first, 25..28);
    binh.types(first, 25, "tư");
    let owner = Value::Text("Ban Nữ công".to_owned());
    binh.does(edit::set(&binh.doc, Some(second), Field::Target, owner.clone()).unwrap());
    let third = binh.creates(None, Some(second), "Mục thêm");
    let before = an.doc.version();
    exchange(&mut an, &mut binh);
    let report = merge_report::since(&an.doc, &before, PersonId(1));
    assert_eq!(report.counts, [(BINH, 4)].into());
    let clauses: Vec<_> = report.clauses.iter().map(|clause| clause.node).collect();
    assert_eq!(clauses, [first, second, third]);
    let part = &report.clauses[0].parts[0];
    assert_eq!(part.person, BINH);
    assert_eq!(part.inserted, ["tư"]);
    assert_eq!(part.deleted, [" ba"]);
    assert_eq!(
        report.clauses[1].parts[0].deeds,
        [Deed::Set(Field::Target, owner)]
    );
    assert_eq!(report.clauses[2].parts[0].deeds, [Deed::Created]);
    assert!(report.collisions.is_empty());
}

#[test]
fn the_report_names_words_that_two_people_touched() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "họp vào thứ hai hằng tuần");
    let mut binh = an.meet(2);
    an.deletes(clause, 12..15);
    an.types(clause, 12, "ba");
    binh.types(clause, 15, " đầu");
    binh.types(clause, 0, "Sẽ ");
    let before = an.doc.version();
    exchange(&mut an, &mut binh);
    let report = merge_report::since(&an.doc, &before, PersonId(1));
    let [
        Collision::Words {
            node,
            persons,
            text,
        },
    ] = &report.collisions[..]
    else {
        panic!("one collision of words, not {:?}", report.collisions);
    };
    assert_eq!((*node, persons.as_slice()), (clause, &[AN, BINH][..]));
    assert_eq!(text, "ba đầu");
}

#[test]
fn the_report_names_fields_with_two_values_and_clauses_that_survived() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "Chỉ tiêu");
    let mut binh = an.meet(2);
    let set = |person: &mut Person, value| {
        let act = edit::set(&person.doc, Some(clause), Field::Due, Value::Number(value));
        person.does(act.unwrap());
    };
    set(&mut an, 1);
    set(&mut binh, 2);
    an.does(edit::remove(&an.doc, clause).unwrap());
    let before = an.doc.version();
    exchange(&mut an, &mut binh);
    let report = merge_report::since(&an.doc, &before, PersonId(1));
    assert!(matches!(
        report.collisions[..],
        [Collision::Field {
            field: Field::Due,
            ..
        }]
    ));
    assert_eq!(report.survivals.len(), 1);
    assert_eq!(report.survivals[0].removed_by, AN);
    assert_eq!(report.survivals[0].edited_by, [BINH]);
}

#[test]
fn a_version_reads_as_it_was() {
    let mut an = Person::new(1);
    let clause = an.creates(None, None, "một");
    let earlier = an.doc.version();
    for at in 3..8 {
        an.types(clause, at, "!");
    }
    an.deletes(clause, 0..2);
    assert_eq!(an.doc.as_of(&earlier).text(clause), "một");
    assert_eq!(an.text(clause), "t!!!!!");
}

#[test]
fn steps_and_delegations_are_no_news_of_the_text() {
    let mut an = Person::new(1);
    an.creates(None, None, "Tổ chức hội thi");
    let mut binh = an.meet(2);
    binh.does(Act::Delegate {
        to: Some(PersonId(3)),
        until: None,
    });
    let before = an.doc.version();
    exchange(&mut an, &mut binh);
    assert!(merge_report::since(&an.doc, &before, PersonId(1)).is_empty());
}
