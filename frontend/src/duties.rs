//! The duties of the person at this device, read off the newest Editions: those of their own name and those of the
//! bodies that they act for.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use lientich_shared::directory::Role;
use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{Body, NodeId, Side};
use lientich_shared::order::sort_by_key;
use lientich_shared::plan::content::{Content, Part};
use lientich_shared::time::Day;

use crate::library::Library;
use crate::parties;
use crate::session::Session;

/// Something that an issued plan asks of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The plan.
    pub doc: DocId,
    /// The clause.
    pub node: NodeId,
    /// How one speaks of it.
    pub path: String,
    /// Its words.
    pub text: String,
    /// Whose the clause is.
    pub side: Side,
    /// The body for which the person acts; `None` where the duty is theirs by name.
    pub body: Option<Body>,
    /// By when.
    pub due: Option<Day>,
}

/// How near a duty is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Its day has passed.
    Overdue,
    /// Within seven days.
    ThisWeek,
    /// After that.
    Later,
    /// It has no day.
    Anytime,
}

impl Duty {
    /// How near it is.
    pub fn when(&self, today: Day) -> When {
        match self.due {
            None => When::Anytime,
            Some(day) if day < today => When::Overdue,
            Some(day) if day.0 <= today.0 + 7 => When::ThisWeek,
            Some(_) => When::Later,
        }
    }
}

/// The duties of the person at this device, the nearest day first; `None` until they are read.
pub fn mine() -> Signal<Option<Arc<Vec<Duty>>>> {
    let (session, library) = (expect_context::<Session>(), expect_context::<Library>());
    let duties = RwSignal::new(None);
    let numbers = library.issued();
    Effect::new(move |_| {
        numbers.track();
        let (person, roles) = (session.person(), session.roles());
        spawn_local(async move {
            // What cannot be read now is read with the next change.
            if let (Ok(editions), Some(person)) = (library.editions().await, person) {
                let found = editions
                    .iter()
                    .flat_map(|(doc, _, content)| of(*doc, content, person, &roles));
                let mut found: Vec<Duty> = found.collect();
                sort_by_key(&mut found, |duty| (duty.due.is_none(), duty.due));
                duties.try_set(Some(Arc::new(found)));
            }
        });
    });
    duties.into()
}

/// A person's duties in one Edition, in the order of the page.
pub fn of(doc: DocId, content: &Content, person: PersonId, roles: &[Role]) -> Vec<Duty> {
    let bodies: Vec<Body> = roles
        .iter()
        .flat_map(|role| parties::bodies_of(*role))
        .copied()
        .collect();
    let is_body_mine = |body: &Body| *body == Body::AllStaff || bodies.contains(body);
    let duty = |part: &Part| {
        let by_name = part.lead_person == Some(person);
        let body = part.lead_body.filter(is_body_mine);
        (by_name || body.is_some()).then(|| Duty {
            doc,
            node: part.node,
            path: part.path.clone(),
            text: part.text.clone(),
            side: part.side,
            body,
            due: part.due,
        })
    };
    content.parts.iter().filter_map(duty).collect()
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::ReplicaId;
    use lientich_shared::log::change::{ChangeId, NodeKind};

    use super::*;

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

    fn content(parts: Vec<Part>) -> Content {
        Content {
            kind: "ke_hoach".to_owned(),
            school: String::new(),
            school_year: None,
            number: String::new(),
            place: String::new(),
            day: None,
            parts,
            duties: Vec::new(),
            targets: Vec::new(),
        }
    }

    #[test]
    fn a_duty_is_ones_own_by_name_by_body_or_as_everybodys() {
        let (me, other) = (PersonId(1), PersonId(2));
        let parts = vec![
            part(1, Some(me), None),
            part(2, Some(other), None),
            part(3, None, Some(Body::Bch)),
            part(4, None, Some(Body::Bgh)),
            part(5, None, Some(Body::AllStaff)),
        ];
        let found = of(DocId(1), &content(parts), me, &[Role::UnionChair]);
        let paths: Vec<&str> = found.iter().map(|duty| duty.path.as_str()).collect();
        assert_eq!(paths, ["I.1", "I.3", "I.5"]);
    }

    #[test]
    fn a_duty_is_overdue_from_the_day_after_its_day() {
        let mut duty = of(
            DocId(1),
            &content(vec![part(1, Some(PersonId(1)), None)]),
            PersonId(1),
            &[],
        )
        .remove(0);
        duty.due = Some(Day(100));
        assert_eq!(
            [99, 100, 101].map(|today| duty.when(Day(today))),
            [When::ThisWeek, When::ThisWeek, When::Overdue]
        );
    }
}
