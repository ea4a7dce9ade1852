//! What an act amounts to in the store, once it is allowed and its words are checked. The command
//! line does the same in its own name.

use lientich_shared::api::members::{MemberAct, NewPerson};
use lientich_shared::bases;
use lientich_shared::directory::{Directory, Person, Post, Role, School};
use lientich_shared::ids::{PersonId, PostId};
use lientich_shared::time::{Day, Timestamp};

use crate::app::Dice;
use crate::store::Change;

/// Who does it, and when.
pub struct Context<'a> {
    /// For new ids.
    pub dice: &'a dyn Dice,
    /// Now.
    pub now: Timestamp,
    /// Who; `None` for the command line.
    pub by: Option<PersonId>,
}

/// The changes of an act.
pub fn of(context: &Context<'_>, directory: &Directory, act: &MemberAct) -> Vec<Change> {
    match act {
        MemberAct::DescribeSchool {
            name,
            level,
            commune,
            superiors,
        } => vec![Change::Describe(School {
            id: directory.school.id,
            name: name.clone(),
            level: level.clone(),
            commune: commune.clone(),
            superiors: superiors.clone(),
            calendars: directory.school.calendars.clone(),
            bases: directory.school.bases.clone(),
        })],
        MemberAct::KeepCalendar { calendar } => vec![Change::Describe(School {
            calendars: directory.school.with_calendar(calendar),
            ..directory.school.clone()
        })],
        MemberAct::KeepBasis { basis } => vec![Change::Describe(School {
            bases: bases::keep(&directory.school.bases, basis),
            ..directory.school.clone()
        })],
        MemberAct::DropBasis { symbol } => vec![Change::Describe(School {
            bases: bases::drop(&directory.school.bases, symbol),
            ..directory.school.clone()
        })],
        MemberAct::AddPeople { people } => {
            let today = context.now.day();
            let add = |new| newcomer(context, new, today).1;
            people.iter().flat_map(add).collect()
        }
        MemberAct::Rename { person, name, team } => vec![Change::Rename(Person {
            id: *person,
            name: name.clone(),
            team: team.clone(),
        })],
        MemberAct::Appoint {
            person,
            role,
            from,
            to,
        } => vec![appoint(context, *person, *role, (*from, *to))],
        MemberAct::EndPost { post, last } => vec![Change::End(*post, *last)],
    }
}

/// A new person whose posts begin on that day, and the changes that take them in.
pub fn newcomer(context: &Context<'_>, new: &NewPerson, from: Day) -> (PersonId, Vec<Change>) {
    let person = Person {
        id: PersonId(draw(context)),
        name: new.name.clone(),
        team: new.team.clone(),
    };
    let id = person.id;
    let posts = new
        .roles
        .iter()
        .map(|&role| appoint(context, id, role, (from, None)));
    let mut changes: Vec<Change> = posts.collect();
    changes.insert(0, Change::Add(person));
    (id, changes)
}

fn appoint(
    context: &Context<'_>,
    person: PersonId,
    role: Role,
    (from, to): (Day, Option<Day>),
) -> Change {
    Change::Appoint(Post {
        id: PostId(draw(context)),
        person,
        role,
        from,
        to,
        appointed_by: context.by,
    })
}

fn draw(context: &Context<'_>) -> u128 {
    let mut bytes = [0; 16];
    context.dice.fill(&mut bytes);
    u128::from_be_bytes(bytes)
}
