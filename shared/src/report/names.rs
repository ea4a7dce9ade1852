//! What bodies, offices and people are called in a report, always in Vietnamese. A person is named by what
//! they work in, never by name.

use crate::directory::{Directory, Role};
use crate::ids::PersonId;
use crate::log::change::{Body, Side};
use crate::log::duty::{Office, Party};
use crate::time::Day;
use crate::wording;

/// What a party is called in a report.
pub(super) fn party(party: &Party, directory: &Directory, day: Day) -> String {
    match party {
        Party::Body(body) => wording::body(*body).to_owned(),
        Party::Office(office) => wording::office(*office).to_owned(),
        Party::Team(team) => team.clone(),
        Party::Person(person) => self::person(*person, directory, day),
    }
}

/// Several parties, as one lists them.
pub(super) fn parties(all: &[Party], directory: &Directory, day: Day) -> String {
    let names = all.iter().map(|one| party(one, directory, day));
    let mut names: Vec<String> = names.collect();
    names.dedup();
    names.join(", ")
}

/// The side that a party belongs to.
pub(super) fn side(party: &Party, directory: &Directory, day: Day) -> Side {
    match party {
        Party::Body(Body::Bgh) | Party::Office(Office::Principal | Office::VicePrincipal) => {
            Side::Bgh
        }
        Party::Body(Body::Bch | Body::UnionGroups) | Party::Office(Office::UnionChair) => Side::Bch,
        Party::Body(Body::WomensCommittee) => Side::Women,
        Party::Person(person) => {
            let roles = directory.roles(*person, day).into_iter();
            roles.filter_map(Role::side).min().unwrap_or(Side::Joint)
        }
        _ => Side::Joint,
    }
}

/// The holder of an office by the office, others by their team.
fn person(person: PersonId, directory: &Directory, day: Day) -> String {
    let roles = directory.roles(person, day);
    let offices = [
        (Role::Principal, "Hiệu trưởng"),
        (Role::VicePrincipal, "Phó Hiệu trưởng"),
        (Role::UnionChair, "Chủ tịch Công đoàn"),
        (Role::UnionCommittee, "Ban Chấp hành Công đoàn"),
        (Role::WomensCommittee, "Ban Nữ công"),
        (Role::PioneerLeader, "Tổng phụ trách Đội"),
        (Role::Accountant, "Kế toán"),
        (Role::RecordsOffice, "Văn thư"),
    ];
    let mut offices = offices.iter().filter(|(role, _)| roles.contains(role));
    let team = || {
        let known = directory.people.iter().find(|one| one.id == person)?;
        (!known.team.is_empty()).then(|| known.team.clone())
    };
    let office = offices.next().map(|(_, name)| (*name).to_owned());
    office
        .or_else(team)
        .unwrap_or_else(|| "người được phân công".to_owned())
}
