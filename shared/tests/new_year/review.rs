//! The queue of a plan that was made from last year's, and what settling it does.

use std::collections::BTreeMap;

use lientich_shared::ids::{DocId, PersonId, ReplicaId};
use lientich_shared::import::{self, plant};
use lientich_shared::log::change::{Body, Field, NodeId, NodeKind, Side, Value};
use lientich_shared::log::document::Document;
use lientich_shared::log::duty::{Duty, Party, Rhythm};
use lientich_shared::log::edit;
use lientich_shared::log::target::{Figure, TargetId};
use lientich_shared::new_year::queue::{Item, Kind, Proposed};
use lientich_shared::new_year::settle;
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::view::PlanView;
use lientich_shared::time::Timestamp;

use super::{act, carried, day, review, said};

const OLD: &str = include_str!("ke_hoach_cu.txt");

/// Last year's plan, with a duty of somebody who left and one with a day.
pub fn old() -> Document {
    let (draft, issues) = import::read(OLD.as_bytes());
    assert!(issues.is_empty(), "{issues:?}");
    let mut document = Document::new(DocId(1));
    plant::plant(&mut document, ReplicaId(1), Timestamp(0), &draft).unwrap();
    let leave = clause(&document, "Bộ phận kế toán");
    let duty = Duty {
        lead: Some(Party::Person(PersonId(4))),
        rhythm: Rhythm::Once(day(2025, 10, 15)),
        ..Duty::default()
    };
    let set = edit::set(
        &document,
        Some(leave),
        Field::DutyAt(3),
        Value::Duty(Box::new(duty)),
    );
    act(&mut document, set.unwrap());
    document
}

pub fn clause(document: &Document, words: &str) -> NodeId {
    let rows = PlanView::of(document).rows;
    let mut found = rows
        .iter()
        .filter(|row| document.text(row.node).contains(words));
    found.next().unwrap().node
}

fn made() -> Document {
    carried(&old(), &BTreeMap::new(), &|_| true)
}

#[test]
fn everything_stale_stands_in_the_queue_with_what_is_proposed() {
    let items = review(&made());
    let told: Vec<(Kind, &str, Option<&str>)> = items
        .iter()
        .map(|item| {
            let proposed = match &item.proposed {
                Proposed::Words(words) | Proposed::Text(words) => Some(words.as_str()),
                _ => None,
            };
            (item.kind, item.said.as_str(), proposed)
        })
        .collect();
    let wanted = [
        (Kind::Year, "2025-2026", Some("2026-2027")),
        (Kind::Basis, "12/2012/QH13", Some("Căn cứ Luật Công đoàn;")),
        (Kind::Basis, "21/KH-THĐC ngày 01 tháng 9 năm 2025", None),
        (Kind::Year, "2025-2026", Some("2026-2027")),
        (Kind::Topical, "Đại hội Công đoàn các cấp", None),
        (Kind::Period, "2021-2025", None),
        (
            Kind::Day,
            "15 tháng 9 năm 2025",
            Some("15 tháng 9 năm 2026"),
        ),
        (Kind::Person, "Phan Văn Lộc", Some("Vũ Minh Hoà")),
        (Kind::Day, "15/10/2025", None),
        (Kind::Person, "Lê Thị Sáu", None),
        (Kind::Year, "2025-2026", Some("2026-2027")),
    ];
    assert_eq!(told, wanted);
}

#[test]
fn a_duty_of_somebody_who_left_goes_to_the_body_and_its_day_a_year_on() {
    let items = review(&made());
    let duties: Vec<Duty> = items
        .iter()
        .filter_map(|item| match &item.proposed {
            Proposed::Value(Value::Duty(duty)) => Some(duty.as_ref().clone()),
            _ => None,
        })
        .collect();
    assert_eq!(duties[0].rhythm, Rhythm::Once(day(2026, 10, 15)));
    assert_eq!(duties[1].lead, Some(Party::Body(Body::Accounting)));
}

#[test]
fn what_is_accepted_is_changed_by_ordinary_acts_and_is_gone_from_the_queue() {
    let mut document = made();
    while let Some(item) = review(&document)
        .into_iter()
        .find(|item| item.proposed != Proposed::Nothing)
    {
        for done in settle::accept(&document, &item).unwrap() {
            act(&mut document, done);
        }
    }
    let items = review(&document);
    assert_eq!(said(&items, Kind::Year), [] as [&str; 0]);
    assert_eq!(said(&items, Kind::Person), [] as [&str; 0]);
    let title = PlanView::of(&document).title(&document);
    assert!(title.ends_with("năm học 2026-2027"), "{title}");
    let led = Assignments::of(&document).duties;
    assert!(
        led.iter()
            .all(|one| one.duty.lead != Some(Party::Person(PersonId(4))))
    );
    let basis = clause(&document, "Luật Công đoàn");
    assert_eq!(document.text(basis), "Căn cứ Luật Công đoàn;");
}

#[test]
fn what_is_left_as_it_is_stays_in_the_plan_and_out_of_the_queue_for_both_sides() {
    let mut document = made();
    let before: Vec<Item> = review(&document);
    let mut twin = document.clone();
    for item in &before {
        let left = settle::leave(&document, item).unwrap();
        act(&mut document, left);
        // Somebody else leaves the same without knowing: it is the same value, and no conflict.
        let again = settle::leave(&twin, item).unwrap();
        act(&mut twin, again);
    }
    assert_eq!(review(&document), []);
    let same = |item: &Item| document.fields(Some(item.node)) == twin.fields(Some(item.node));
    assert!(before.iter().all(same));
    let title = PlanView::of(&document).title(&document);
    assert!(title.ends_with("năm học 2025-2026"), "{title}");
}

#[test]
fn corrected_words_and_words_typed_this_year_are_nobodys_leftover() {
    let mut document = made();
    let slogan = review(&document)
        .into_iter()
        .find(|item| item.kind == Kind::Period)
        .unwrap();
    for done in settle::correct(&document, &slogan, "2026-2030").unwrap() {
        act(&mut document, done);
    }
    assert!(document.text(slogan.node).contains("giai đoạn 2026-2030"));
    let end = document.text_utf16_len(slogan.node);
    let typed = edit::insert(
        &document,
        slogan.node,
        end,
        " So với kết quả năm học 2025-2026.",
    )
    .unwrap();
    act(&mut document, typed);
    let of_clause: Vec<Item> = review(&document)
        .into_iter()
        .filter(|item| item.node == slogan.node)
        .collect();
    assert_eq!(of_clause, []);
}

#[test]
fn a_correction_of_words_that_somebody_edited_meanwhile_changes_nothing() {
    let mut document = made();
    let item = review(&document)
        .into_iter()
        .find(|item| item.kind == Kind::Year)
        .unwrap();
    let typed = edit::insert(&document, item.node, 0, "Về ").unwrap();
    act(&mut document, typed);
    assert!(settle::correct(&document, &item, "2026-2027").is_err());
}

#[test]
fn a_target_stands_beside_what_was_reached_until_somebody_sets_it_anew() {
    let mut old = old();
    let row = clause(&old, "Lao động tiên tiến");
    let text = old.text(row);
    let found = lientich_shared::targets::reader::read(
        &text,
        lientich_shared::targets::reader::Setting::Targets,
    );
    let target = found[0].target.clone();
    let set = edit::set(
        &old,
        Some(row),
        Field::TargetAt(4),
        Value::Target(Box::new(target.clone())),
    );
    act(&mut old, set.unwrap());
    let id = TargetId { node: row, slot: 4 };
    let results = BTreeMap::from([(id, Figure::Count(39, Some(40)))]);
    let mut new = carried(&old, &results, &|_| true);
    let item = review(&new)
        .into_iter()
        .find(|item| item.kind == Kind::Target)
        .unwrap();
    assert_eq!(
        (item.said.as_str(), item.is_met),
        ("39/40 (97,5%)", Some(true))
    );
    let raised = lientich_shared::log::target::Target {
        measure: lientich_shared::log::target::Measure::Fraction { count: 40, of: 40 },
        baseline: results.get(&id).cloned(),
        ..target
    };
    let set = edit::set(
        &new,
        Some(item.node),
        Field::TargetAt(4),
        Value::Target(Box::new(raised)),
    );
    act(&mut new, set.unwrap());
    assert_eq!(said(&review(&new), Kind::Target), [] as [&str; 0]);
}

#[test]
fn a_clause_of_the_union_is_given_back_to_it() {
    let mut old = old();
    let row = clause(&old, "Vận động đoàn viên");
    let given = edit::set_side(&old, row, Side::Bch).unwrap();
    act(&mut old, given);
    let mut new = carried(&old, &BTreeMap::new(), &|side| side != Side::Bch);
    let item = review(&new)
        .into_iter()
        .find(|item| item.kind == Kind::Side)
        .unwrap();
    assert_eq!(item.proposed, Proposed::Side(Side::Bch));
    for done in settle::accept(&new, &item).unwrap() {
        act(&mut new, done);
    }
    assert_eq!(new.side(item.node), Some(Side::Bch));
    assert_eq!(said(&review(&new), Kind::Side), [] as [&str; 0]);
}

#[test]
fn a_plan_that_was_made_otherwise_has_no_queue() {
    let plan = old();
    assert_eq!(review(&plan), []);
    let signers = PlanView::of(&plan)
        .rows
        .into_iter()
        .filter(|row| row.kind == NodeKind::Signer);
    assert_eq!(signers.count(), 2);
}
