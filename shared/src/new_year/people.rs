//! People who are gone: named in a clause for a post that another holds, or charged with something while they hold no post
//! any more. Who follows them is proposed; where nobody does, the body that did.

use std::ops::Range;

use crate::directory::{Directory, Person, Role};
use crate::ids::PersonId;
use crate::log::change::Body;
use crate::log::duty::{Duty, Office, Party};
use crate::time::Day;

/// Somebody named in a text who does not hold what they are named for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Where the name stands.
    pub(super) at: Range<usize>,
    /// Who holds the post now.
    pub(super) successor: Option<String>,
}

/// The directory on a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct People<'a> {
    pub(super) directory: &'a Directory,
    pub(super) day: Day,
}

/// Posts as they are written before or behind a name; longer ones first.
const TITLES: [(&str, Role); 7] = [
    ("Phó Hiệu trưởng", Role::VicePrincipal),
    ("Hiệu trưởng", Role::Principal),
    ("Chủ tịch Công đoàn", Role::UnionChair),
    ("Bí thư Chi bộ", Role::PartySecretary),
    ("Bí thư chi bộ", Role::PartySecretary),
    ("Tổng phụ trách", Role::PioneerLeader),
    ("Kế toán", Role::Accountant),
];
/// As far as this many bytes from a name a title belongs to it.
const NEAR: usize = 40;

impl People<'_> {
    /// The names in a text that nobody should read there any more.
    pub(super) fn named(self, text: &str) -> Vec<Named> {
        let people = self.directory.people.iter();
        let people = people.filter(|person| person.name.contains(' '));
        let mut found: Vec<Named> = people
            .flat_map(|person| self.person(text, person))
            .collect();
        crate::order::sort_by_key(&mut found, |named| named.at.start);
        found
    }

    fn person(self, text: &str, person: &Person) -> Vec<Named> {
        let places = text.match_indices(&person.name);
        let at = |(start, name): (usize, &str)| start..start + name.len();
        let stale = |at: Range<usize>| {
            let role = title(text, &at);
            let holds = |role| self.roles(person.id).contains(&role);
            let is_right = role.map_or(!self.is_gone(person.id), holds);
            let role = role.or_else(|| self.last_role(person.id));
            let successor = role.and_then(|role| self.holder(role));
            let successor = successor.and_then(|holder| self.directory.name(holder));
            (!is_right).then(|| Named {
                at,
                successor: successor.map(str::to_owned),
            })
        };
        places.map(at).filter_map(stale).collect()
    }

    /// The duty with people who are gone replaced; `None` where nobody of it is.
    pub(super) fn replaced(self, duty: &Duty) -> Option<Duty> {
        let lead = duty.lead.as_ref().map(|party| self.follow(party));
        let all = |parties: &[Party]| {
            let mut new: Vec<Party> = parties.iter().map(|party| self.follow(party)).collect();
            crate::order::sort(&mut new);
            new.dedup();
            new.retain(|party| Some(party) != lead.as_ref());
            new
        };
        let new = Duty {
            lead: lead.clone(),
            cooperate: all(&duty.cooperate),
            supervise: all(&duty.supervise),
            ..duty.clone()
        };
        (new != *duty).then_some(new)
    }

    /// Who follows a party that is gone; the party itself, if it is not.
    pub(super) fn follow(self, party: &Party) -> Party {
        match party {
            Party::Person(person) if self.is_gone(*person) => self
                .last_role(*person)
                .map_or(Party::Body(Body::AllStaff), Self::party),
            other => other.clone(),
        }
    }

    /// Somebody who holds no post, or whom the directory does not know.
    fn is_gone(self, person: PersonId) -> bool {
        self.roles(person).is_empty()
    }

    fn roles(self, person: PersonId) -> Vec<Role> {
        self.directory.roles(person, self.day)
    }

    /// The post that they held last, the highest of several.
    fn last_role(self, person: PersonId) -> Option<Role> {
        let posts = self.directory.posts.iter();
        let posts = posts.filter(|post| post.person == person);
        let last = posts.max_by_key(|post| (post.to, std::cmp::Reverse(post.role)));
        last.map(|post| post.role)
    }

    /// The only one who holds a post now.
    fn holder(self, role: Role) -> Option<PersonId> {
        let mut holders = self.directory.posts.iter();
        let first = holders.find(|post| post.role == role && post.is_held(self.day))?;
        let is_alone = holders.all(|post| {
            post.role != role || !post.is_held(self.day) || post.person == first.person
        });
        is_alone.then_some(first.person)
    }

    /// Whoever holds a post of one person; the body for the others.
    fn party(role: Role) -> Party {
        let office = match role {
            Role::Principal => Some(Office::Principal),
            Role::VicePrincipal => Some(Office::VicePrincipal),
            Role::UnionChair => Some(Office::UnionChair),
            Role::PartySecretary => Some(Office::PartySecretary),
            Role::PioneerLeader => Some(Office::PioneerLeader),
            Role::TeamLeader => Some(Office::TeamLeaders),
            _ => None,
        };
        let body = match role {
            Role::UnionCommittee => Body::Bch,
            Role::WomensCommittee => Body::WomensCommittee,
            Role::PeoplesInspectorate => Body::PeoplesInspectorate,
            Role::PartyCommittee => Body::PartyCell,
            Role::Accountant => Body::Accounting,
            Role::RecordsOffice => Body::RecordsOffice,
            Role::YouthUnion => Body::YouthUnion,
            Role::HomeroomTeacher => Body::HomeroomTeachers,
            Role::ParentsBoard => Body::ParentsBoard,
            _ => Body::AllStaff,
        };
        office.map_or(Party::Body(body), Party::Office)
    }
}

/// The title next to a name.
fn title(text: &str, at: &Range<usize>) -> Option<Role> {
    let before = &text[floor(text, at.start.saturating_sub(NEAR))..at.start];
    let after = &text[at.end..floor(text, (at.end + NEAR).min(text.len()))];
    let before = before.rsplit([';', '.', ',']).next().unwrap_or_default();
    let after = after.trim_start_matches([',', ' ', '(', '-', '–']);
    let after = after.split([';', '.', ',']).next().unwrap_or_default();
    let said = |words: &str| {
        let mut titles = TITLES.iter();
        titles
            .find(|(title, _)| words.contains(title))
            .map(|(_, role)| *role)
    };
    let opens = TITLES.iter().find(|(title, _)| after.starts_with(title));
    opens.map(|(_, role)| *role).or_else(|| said(before))
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}
