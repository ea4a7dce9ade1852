//! The parts of an Edition that are a person's own, for whoever reads it: those of which they lead or share a
//! duty. How far these are is told in `workload`.

use lientich_shared::directory::Directory;
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::NodeId;
use lientich_shared::log::duty::{Duty as Asked, Rhythm};
use lientich_shared::plan::assignments::Assignments;
use lientich_shared::plan::content::{Content, Part};
use lientich_shared::progress::charged;
use lientich_shared::time::Day;

/// Something that an issued plan asks of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The clause.
    pub node: NodeId,
    /// How one speaks of it.
    pub path: String,
    /// What, in the duty's words or the clause's.
    pub text: String,
    /// By when, where that is one day.
    pub due: Option<Day>,
}

/// A person's duties in one Edition, in the order of the page.
pub fn of(content: &Content, directory: &Directory, person: PersonId, today: Day) -> Vec<Duty> {
    let mut found = Vec::new();
    for assigned in Assignments::of_content(content).duties {
        let mut parts = content.parts.iter();
        let part = parts.find(|part| part.node == assigned.id.node);
        if let Some(part) = part.filter(|_| is_of(&assigned.duty, directory, person, today)) {
            found.push(duty(part, assigned.duty));
        }
    }
    found
}

/// Whether a person leads or shares a duty.
pub fn is_of(asked: &Asked, directory: &Directory, person: PersonId, today: Day) -> bool {
    let mut parties = asked.lead.iter().chain(&asked.cooperate);
    parties.any(|party| charged::people(party, directory, today).contains(&person))
}

fn duty(part: &Part, asked: Asked) -> Duty {
    let text = if asked.text.is_empty() {
        part.text.clone()
    } else {
        asked.text
    };
    Duty {
        node: part.node,
        path: part.path.clone(),
        text,
        due: match asked.rhythm {
            Rhythm::Once(day) => Some(day),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use lientich_shared::directory::{Person, Post, Role, School};
    use lientich_shared::ids::{PostId, ReplicaId, SchoolId};
    use lientich_shared::log::change::{Body, ChangeId, NodeKind, Side};
    use lientich_shared::log::duty::{DutyId, Party};

    use super::*;

    const ME: PersonId = PersonId(1);

    fn part(seq: u32, lead_person: Option<PersonId>, lead_body: Option<Body>) -> Part {
        Part {
            node: NodeId(ChangeId {
                replica: ReplicaId(1),
                seq,
            }),
            depth: 1,
            kind: NodeKind::Clause,
            side: Side::Joint,
            label: format!("{seq}."),
            path: format!("I.{seq}"),
            text: "Báo cáo.".to_owned(),
            lead_person,
            lead_body,
            due: None,
        }
    }

    fn directory() -> Directory {
        let mut directory = Directory {
            version: 1,
            school: School {
                id: SchoolId(1),
                name: String::new(),
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
        directory.people.push(Person {
            id: ME,
            name: String::new(),
            team: String::new(),
        });
        directory.posts.push(Post {
            id: PostId(1),
            person: ME,
            role: Role::UnionChair,
            from: Day(0),
            to: None,
            appointed_by: None,
        });
        directory
    }

    #[test]
    fn a_duty_is_ones_own_by_name_by_body_or_as_everybodys() {
        let parts = vec![
            part(1, Some(ME), None),
            part(2, Some(PersonId(2)), None),
            part(3, None, Some(Body::Bch)),
            part(4, None, Some(Body::Bgh)),
            part(5, None, Some(Body::AllStaff)),
            part(6, None, None),
        ];
        let shared = Asked {
            text: "Phối hợp tổ chức hội nghị".to_owned(),
            lead: Some(Party::Body(Body::Bgh)),
            cooperate: vec![Party::Body(Body::Bch)],
            rhythm: Rhythm::Once(Day(100)),
            ..Asked::default()
        };
        let id = DutyId {
            node: parts[5].node,
            slot: 7,
        };
        let content = Content {
            kind: "ke_hoach".to_owned(),
            school: String::new(),
            school_year: None,
            number: String::new(),
            place: String::new(),
            day: None,
            parts,
            duties: vec![(id, shared)],
            targets: Vec::new(),
        };
        let found = of(&content, &directory(), ME, Day(1));
        let found: Vec<_> = found
            .iter()
            .map(|duty| (duty.path.as_str(), duty.text.as_str(), duty.due))
            .collect();
        assert_eq!(
            found,
            [
                ("I.1", "Báo cáo.", None),
                ("I.3", "Báo cáo.", None),
                ("I.5", "Báo cáo.", None),
                ("I.6", "Phối hợp tổ chức hội nghị", Some(Day(100))),
            ]
        );
    }
}
