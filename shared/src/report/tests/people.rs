//! Who works at the sample school.

use crate::directory::{Directory, Person, Post, Role, School};
use crate::ids::{PersonId, PostId, SchoolId};
use crate::time::Day;

pub(super) const PRINCIPAL: PersonId = PersonId(1);
pub(super) const CHAIR: PersonId = PersonId(2);
pub(super) const THU: PersonId = PersonId(3);
pub(super) const AN: PersonId = PersonId(4);

pub(super) fn directory() -> Directory {
    let people = [
        (PRINCIPAL, "Trần Minh Khôi", Role::Principal, ""),
        (CHAIR, "Lê Thu Hà", Role::UnionChair, ""),
        (THU, "Phạm Thị Thu", Role::HomeroomTeacher, "Tổ 1"),
        (AN, "Vũ Văn An", Role::HomeroomTeacher, "Tổ 2"),
    ];
    let person = |(id, name, _, team): &(PersonId, &str, Role, &str)| Person {
        id: *id,
        name: (*name).to_owned(),
        team: (*team).to_owned(),
    };
    let post = |(id, _, role, _): &(PersonId, &str, Role, &str)| Post {
        id: PostId(id.0),
        person: *id,
        role: *role,
        from: Day(19_000),
        to: None,
        appointed_by: None,
    };
    Directory {
        version: 1,
        school: School {
            id: SchoolId(1),
            name: "Trường Tiểu học Sông Vân".to_owned(),
            level: "Tiểu học".to_owned(),
            commune: "Sông Vân".to_owned(),
            superiors: vec!["Ủy ban nhân dân xã Sông Vân".to_owned()],
            calendars: Vec::new(),
            bases: Vec::new(),
        },
        people: people.iter().map(person).collect(),
        posts: people.iter().map(post).collect(),
        devices: Vec::new(),
    }
}
