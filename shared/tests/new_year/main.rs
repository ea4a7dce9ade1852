//! Next year's plan from last year's: nothing lost, nothing carried that belongs to the old year, and everything stale in a
//! queue that a person works off.

#![expect(clippy::unwrap_used, reason = "a test: what is not there fails it")]

#[path = "../bytes/dice.rs"]
#[expect(dead_code, reason = "the dice of the bytes' tests have more sides")]
mod dice;
mod random;
mod review;
mod template;

use std::collections::BTreeMap;

use lientich_shared::checks::Catalogue;
use lientich_shared::directory::{Directory, Person, Post, Role, School};
use lientich_shared::ids::{DocId, PersonId, PostId, ReplicaId, SchoolId};
use lientich_shared::log::change::{Act, Side};
use lientich_shared::log::document::Document;
use lientich_shared::log::target::{Figure, TargetId};
use lientich_shared::new_year::carry::{self, Into};
use lientich_shared::new_year::queue::{self, Item, Kind, Setting};
use lientich_shared::time::{Day, SchoolYear, Timestamp};

/// Who writes a plan after it was made.
const WRITER: ReplicaId = ReplicaId(7);

fn day(year: i32, month: u8, day: u8) -> Day {
    Day::from_civil(year, month, day).unwrap()
}

/// A document with acts done to it, one by one.
fn act(document: &mut Document, act: Act) -> lientich_shared::log::change::ChangeId {
    document.commit(WRITER, Timestamp(5), act).unwrap().0.id
}

/// Next year's plan, made by somebody who may write for these sides.
fn carried(
    old: &Document,
    results: &BTreeMap<TargetId, Figure>,
    may_write: &dyn Fn(Side) -> bool,
) -> Document {
    let mut new = Document::new(DocId(2));
    let into = Into {
        year: SchoolYear(2026),
        edition: Some(1),
        results,
        may_write,
    };
    carry::carry(old, &into, &mut new, ReplicaId(2), Timestamp(1)).unwrap();
    new
}

/// A school whose principal has gone and been followed, and one of whose teachers left.
fn school() -> Directory {
    let person = |id, name: &str| Person {
        id: PersonId(id),
        name: name.to_owned(),
        team: String::new(),
    };
    let post = |id, holder, role, to| Post {
        id: PostId(id),
        person: PersonId(holder),
        role,
        from: day(2020, 8, 1),
        to,
        appointed_by: None,
    };
    Directory {
        school: School {
            id: SchoolId(1),
            name: "Trường Tiểu học Đồi Cọ".to_owned(),
            level: "Tiểu học".to_owned(),
            commune: "phường Bến Tre".to_owned(),
            superiors: Vec::new(),
            calendars: Vec::new(),
            bases: Vec::new(),
        },
        people: vec![
            person(1, "Phan Văn Lộc"),
            person(2, "Vũ Minh Hoà"),
            person(3, "Đinh Thị Thu Ngân"),
            person(4, "Lê Thị Sáu"),
        ],
        posts: vec![
            post(1, 1, Role::Principal, Some(day(2026, 7, 31))),
            Post {
                from: day(2026, 8, 1),
                ..post(2, 2, Role::Principal, None)
            },
            post(3, 3, Role::UnionChair, None),
            post(4, 4, Role::Accountant, Some(day(2026, 6, 30))),
        ],
        devices: Vec::new(),
        version: 1,
    }
}

fn review(document: &Document) -> Vec<Item> {
    let directory = school();
    let setting = Setting {
        directory: &directory,
        today: day(2026, 8, 20),
        catalogue: Catalogue::shipped(),
    };
    queue::queue(document, &setting)
}

fn said(items: &[Item], kind: Kind) -> Vec<&str> {
    let of_kind = items.iter().filter(|item| item.kind == kind);
    of_kind.map(|item| item.said.as_str()).collect()
}
