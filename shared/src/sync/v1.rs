//! The directory as apps of version 1 of the sync verb kept it. It lacks what came later.

use serde::{Deserialize, Serialize};

use crate::directory::{self, DeviceCertificate, Role};
use crate::ids::{PersonId, PostId, SchoolId};
use crate::time::Day;

/// See [`directory::Directory`].
#[derive(Serialize, Deserialize)]
pub struct Directory {
    version: u64,
    school: School,
    people: Vec<Person>,
    posts: Vec<Post>,
    devices: Vec<DeviceCertificate>,
}

#[derive(Serialize, Deserialize)]
struct School {
    id: SchoolId,
    name: String,
    commune: String,
}

#[derive(Serialize, Deserialize)]
struct Person {
    id: PersonId,
    name: String,
}

#[derive(Serialize, Deserialize)]
struct Post {
    id: PostId,
    person: PersonId,
    role: Role,
    from: Day,
    to: Option<Day>,
}

impl From<Directory> for directory::Directory {
    fn from(then: Directory) -> Self {
        let school = directory::School {
            id: then.school.id,
            name: then.school.name,
            level: String::new(),
            commune: then.school.commune,
            superiors: Vec::new(),
            calendars: Vec::new(),
            bases: Vec::new(),
        };
        let person = |person: Person| directory::Person {
            id: person.id,
            name: person.name,
            team: String::new(),
        };
        let post = |post: Post| directory::Post {
            id: post.id,
            person: post.person,
            role: post.role,
            from: post.from,
            to: post.to,
            appointed_by: None,
        };
        Self {
            version: then.version,
            school,
            people: then.people.into_iter().map(person).collect(),
            posts: then.posts.into_iter().map(post).collect(),
            devices: then.devices,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_that_an_earlier_app_kept_is_one_of_today_with_gaps() {
        let kept = Directory {
            version: 7,
            school: School {
                id: SchoolId(1),
                name: "Trường".to_owned(),
                commune: "xã".to_owned(),
            },
            people: vec![Person {
                id: PersonId(2),
                name: "Lê Thị An".to_owned(),
            }],
            posts: vec![Post {
                id: PostId(3),
                person: PersonId(2),
                role: Role::UnionChair,
                from: Day(20_000),
                to: Some(Day(20_100)),
            }],
            devices: Vec::new(),
        };
        let bytes = postcard::to_allocvec(&kept).unwrap();
        let read = directory::Directory::from(postcard::from_bytes::<Directory>(&bytes).unwrap());
        assert_eq!(read.name(PersonId(2)), Some("Lê Thị An"));
        assert_eq!(read.roles(PersonId(2), Day(20_050)), [Role::UnionChair]);
        assert_eq!(
            (read.school.commune.as_str(), read.posts[0].appointed_by),
            ("xã", None)
        );
        assert!(read.school.level.is_empty() && read.people[0].team.is_empty());
    }
}
