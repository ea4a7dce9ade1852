//! A school of a few people, for tests.

use lientich_shared::directory::{Directory, Person, Post, Role, School};
use lientich_shared::ids::{PersonId, PostId, SchoolId};
use lientich_shared::time::Day;

/// The first day of all posts.
pub const BEGAN: Day = Day(19_900);

/// People by name, team and posts, with ids from 1 on; the first has appointed everybody.
pub fn school(people: &[(&str, &str, &[Role])]) -> Directory {
    let mut directory = Directory {
        version: 1,
        school: School {
            id: SchoolId(1),
            name: "Trường".to_owned(),
            level: String::new(),
            commune: String::new(),
            superiors: Vec::new(),
            calendars: Vec::new(),
            bases: Vec::new(),
        },
        people: Vec::new(),
        posts: Vec::new(),
        devices: Vec::new(),
    };
    for (id, (name, team, roles)) in (1..).zip(people) {
        directory.people.push(Person {
            id: PersonId(id),
            name: (*name).to_owned(),
            team: (*team).to_owned(),
        });
        let post = |(n, role): (u128, &Role)| Post {
            id: PostId(id * 100 + n),
            person: PersonId(id),
            role: *role,
            from: BEGAN,
            to: None,
            appointed_by: Some(PersonId(1)),
        };
        directory.posts.extend((0..).zip(*roles).map(post));
    }
    directory
}
