//! Answers of version 1 of the sync verb, for apps that nobody has updated yet, and the directory as
//! they keep it. It differs from today's by what the directory lacks.

use serde::{Deserialize, Serialize};

use crate::directory::{self, DeviceCertificate, Role};
use crate::ids::{PersonId, PostId, SchoolId};
use crate::sync::message::{self, BatchAnswer, DocumentNews, WipeOrder};
use crate::time::{Day, Timestamp};

/// The number of this version.
pub const PROTOCOL: u16 = 1;

/// See [`message::Response`]. Nobody asks in this version any more who would have to read it.
#[derive(Serialize)]
pub(super) struct Response {
    protocol: u16,
    server_time: Timestamp,
    directory: Option<Directory>,
    answers: Vec<BatchAnswer>,
    news: Vec<DocumentNews>,
    orders: Vec<WipeOrder>,
    more: bool,
}

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

impl From<message::Response> for Response {
    fn from(response: message::Response) -> Self {
        Self {
            protocol: PROTOCOL,
            server_time: response.server_time,
            directory: response.directory.map(Directory::from),
            answers: response.answers,
            news: response.news,
            orders: response.orders,
            more: response.more,
        }
    }
}

impl From<directory::Directory> for Directory {
    fn from(now: directory::Directory) -> Self {
        let school = School {
            id: now.school.id,
            name: now.school.name,
            commune: now.school.commune,
        };
        let person = |person: directory::Person| Person {
            id: person.id,
            name: person.name,
        };
        let post = |post: directory::Post| Post {
            id: post.id,
            person: post.person,
            role: known(post.role),
            from: post.from,
            to: post.to,
        };
        Self {
            version: now.version,
            school,
            people: now.people.into_iter().map(person).collect(),
            posts: now.posts.into_iter().map(post).collect(),
            devices: now.devices,
        }
    }
}

/// A post as apps of this version know it. They show later ones as staff, who may as much.
fn known(role: Role) -> Role {
    match role {
        Role::PartySecretary => Role::PartyCommittee,
        Role::YouthUnion | Role::PioneerLeader | Role::HomeroomTeacher | Role::ParentsBoard => {
            Role::Staff
        }
        role => role,
    }
}

impl From<Directory> for directory::Directory {
    fn from(then: Directory) -> Self {
        let school = directory::School {
            id: then.school.id,
            name: then.school.name,
            level: String::new(),
            commune: then.school.commune,
            superiors: Vec::new(),
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
    fn posts_that_came_later_are_those_that_an_earlier_app_can_read() {
        let read = |role| postcard::to_allocvec(&known(role)).unwrap()[0] <= 10;
        assert!(read(Role::RecordsOffice) && read(Role::PartySecretary));
        assert!(read(Role::YouthUnion) && read(Role::ParentsBoard));
        assert_eq!(known(Role::UnionChair), Role::UnionChair);
    }

    #[test]
    fn a_directory_that_an_earlier_app_kept_is_one_of_today_with_gaps() {
        let now = directory::Directory {
            version: 7,
            school: directory::School {
                id: SchoolId(1),
                name: "Trường".to_owned(),
                level: "THCS".to_owned(),
                commune: "xã".to_owned(),
                superiors: vec!["UBND xã".to_owned()],
            },
            people: vec![directory::Person {
                id: PersonId(2),
                name: "Lê Thị An".to_owned(),
                team: "Tổ Văn".to_owned(),
            }],
            posts: vec![directory::Post {
                id: PostId(3),
                person: PersonId(2),
                role: Role::UnionChair,
                from: Day(20_000),
                to: Some(Day(20_100)),
                appointed_by: Some(PersonId(4)),
            }],
            devices: Vec::new(),
        };
        let kept = postcard::to_allocvec(&Directory::from(now.clone())).unwrap();
        let read = directory::Directory::from(postcard::from_bytes::<Directory>(&kept).unwrap());
        let mut gaps = now;
        gaps.school.level.clear();
        gaps.school.superiors.clear();
        gaps.people[0].team.clear();
        gaps.posts[0].appointed_by = None;
        assert_eq!(read, gaps);
    }
}
