//! Which persons a body, an office or a team means on a day, by the posts of the directory.

use crate::directory::{Directory, Role};
use crate::ids::PersonId;
use crate::log::change::Body;
use crate::log::duty::{Office, Party};
use crate::time::Day;

/// The persons that a party means on a day, in the order of the directory; none where nobody holds such
/// a post.
pub fn people(party: &Party, directory: &Directory, day: Day) -> Vec<PersonId> {
    match party {
        Party::Person(person) => vec![*person],
        Party::Team(team) => leaders_of(team, directory, day),
        Party::Body(body) => holders(of_body(*body), directory, day),
        Party::Office(office) => holders(of_office(*office), directory, day),
    }
}

/// The leaders of a team; all who work in it where it has none.
fn leaders_of(team: &str, directory: &Directory, day: Day) -> Vec<PersonId> {
    let of_team = |person: PersonId| {
        let mut people = directory.people.iter();
        people.any(|known| known.id == person && known.team == team)
    };
    let mut leaders = holders(&[Role::TeamLeader], directory, day);
    leaders.retain(|person| of_team(*person));
    if !leaders.is_empty() {
        return leaders;
    }
    let mut members = holders(of_body(Body::AllStaff), directory, day);
    members.retain(|person| of_team(*person));
    members
}

fn holders(roles: &[Role], directory: &Directory, day: Day) -> Vec<PersonId> {
    let posts = directory.posts.iter();
    let held = posts.filter(|post| post.is_held(day) && roles.contains(&post.role));
    let mut holding: Vec<PersonId> = held.map(|post| post.person).collect();
    crate::order::sort(&mut holding);
    let people = directory.people.iter().map(|person| person.id);
    people
        .filter(|person| holding.binary_search(person).is_ok())
        .collect()
}

fn of_body(body: Body) -> &'static [Role] {
    match body {
        Body::Bgh => &[Role::Principal, Role::VicePrincipal],
        Body::Bch => &[Role::UnionChair, Role::UnionCommittee],
        Body::WomensCommittee => &[Role::WomensCommittee],
        Body::PeoplesInspectorate => &[Role::PeoplesInspectorate],
        Body::PartyCell => &[Role::PartySecretary, Role::PartyCommittee],
        Body::SubjectTeams | Body::UnionGroups => &[Role::TeamLeader],
        Body::YouthUnion => &[Role::YouthUnion],
        Body::Pioneers => &[Role::PioneerLeader],
        Body::HomeroomTeachers => &[Role::HomeroomTeacher],
        Body::Accounting => &[Role::Accountant],
        Body::RecordsOffice => &[Role::RecordsOffice],
        Body::ParentsBoard => &[Role::ParentsBoard],
        Body::AllStaff => &[
            Role::Principal,
            Role::VicePrincipal,
            Role::UnionChair,
            Role::UnionCommittee,
            Role::WomensCommittee,
            Role::PeoplesInspectorate,
            Role::PartyCommittee,
            Role::PartySecretary,
            Role::TeamLeader,
            Role::Staff,
            Role::Accountant,
            Role::RecordsOffice,
            Role::YouthUnion,
            Role::PioneerLeader,
            Role::HomeroomTeacher,
        ],
    }
}

fn of_office(office: Office) -> &'static [Role] {
    match office {
        Office::Principal => &[Role::Principal],
        Office::VicePrincipal => &[Role::VicePrincipal],
        Office::UnionChair => &[Role::UnionChair],
        Office::PartySecretary => &[Role::PartySecretary],
        Office::TeamLeaders => &[Role::TeamLeader],
        Office::PioneerLeader => &[Role::PioneerLeader],
        Office::YouthSecretary => &[Role::YouthUnion],
    }
}
