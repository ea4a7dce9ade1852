//! Who people are to a reader: their names, the party whose colour they wear, how a lead is called.

use std::sync::Arc;

use lientich_shared::directory::{Directory, Role};
use lientich_shared::ids::PersonId;
use lientich_shared::log::change::{Body, Side, Value};
use lientich_shared::log::duty::{Office, Party as Charged};
use lientich_shared::permissions::{self, Action};
use lientich_shared::plan::view::Lead;
use lientich_shared::time::Day;
use lientich_shared::wording;

use crate::strings::{names, t};
use crate::ui::tag::Party;
use crate::workload::team_of;

/// The directory as readers of a plan need it.
#[derive(Debug, Clone, PartialEq)]
pub struct People {
    directory: Option<Arc<Directory>>,
    today: Day,
}

impl People {
    /// Reads a directory; without one everybody is unknown.
    pub fn of(directory: Option<Arc<Directory>>, today: Day) -> Self {
        Self { directory, today }
    }

    /// A person's name.
    pub fn name(&self, person: PersonId) -> String {
        let name = self
            .directory
            .as_ref()
            .and_then(|directory| directory.name(person));
        name.unwrap_or(t().unknown_person).to_owned()
    }

    /// The name of somebody who may be unknown.
    pub fn name_or_unknown(&self, person: Option<PersonId>) -> String {
        person.map_or_else(|| t().unknown_person.to_owned(), |person| self.name(person))
    }

    /// The team that a person works in; empty for none.
    pub fn team(&self, person: PersonId) -> &str {
        let directory = self.directory.as_deref();
        directory.map_or("", |directory| team_of(directory, person))
    }

    /// The people of a team.
    pub fn of_team(&self, team: &str) -> Vec<PersonId> {
        let people = self.directory.iter().flat_map(|known| &known.people);
        let of_it = people.filter(|person| person.team == team);
        of_it.map(|person| person.id).collect()
    }

    /// The party whose colour a person wears.
    pub fn party(&self, person: PersonId) -> Party {
        let Some(directory) = &self.directory else {
            return Party::None;
        };
        let roles = directory.roles(person, self.today);
        if roles.contains(&Role::PeoplesInspectorate)
            && roles.iter().all(|role| role.side().is_none())
        {
            return Party::Inspectorate;
        }
        directory
            .side(person, self.today)
            .map_or(Party::None, of_side)
    }

    /// What a lead is called.
    pub fn lead(&self, lead: Lead) -> String {
        match lead {
            Lead::Person(person) => self.name(person),
            Lead::Body(body) => names::body(body).to_owned(),
        }
    }

    /// The party of a lead.
    pub fn party_of_lead(&self, lead: Lead) -> Party {
        match lead {
            Lead::Person(person) => self.party(person),
            Lead::Body(body) => of_body(body),
        }
    }

    /// Who is charged with something.
    pub fn charged(&self, charged: &Charged) -> String {
        match charged {
            Charged::Body(body) => names::body(*body).to_owned(),
            Charged::Office(office) => names::office(*office).to_owned(),
            Charged::Team(team) => team.clone(),
            Charged::Person(person) => self.name(*person),
        }
    }

    /// The party of whoever is charged with something.
    pub fn party_of_charged(&self, charged: &Charged) -> Party {
        match charged {
            Charged::Body(body) => of_body(*body),
            Charged::Person(person) => self.party(*person),
            Charged::Office(Office::Principal | Office::VicePrincipal) => Party::Bgh,
            Charged::Office(Office::UnionChair) => Party::Bch,
            Charged::Office(_) | Charged::Team(_) => Party::None,
        }
    }

    /// The names of the school's teams, in the order of the directory.
    pub fn teams(&self) -> Vec<String> {
        let people = self
            .directory
            .iter()
            .flat_map(|directory| &directory.people);
        let mut teams: Vec<String> = Vec::new();
        for team in people.map(|person| person.team.trim()) {
            if !team.is_empty() && teams.iter().all(|known| known != team) {
                teams.push(team.to_owned());
            }
        }
        teams
    }

    /// A duty or a target in a line, with all of it that is signed; nothing for other values.
    pub fn work(&self, value: &Value) -> String {
        match value {
            Value::Duty(duty) => wording::duty(duty, &|person| self.name(person)),
            Value::Target(target) => wording::target(target),
            _ => String::new(),
        }
    }

    /// A value of a field in words.
    pub fn value(&self, value: &Value) -> String {
        match value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Day(day) => day.to_string(),
            Value::Person(person) => self.lead(Lead::Person(*person)),
            Value::Body(body) => self.lead(Lead::Body(*body)),
            Value::Kind(kind) => names::kind(*kind).to_owned(),
            Value::Duty(_) | Value::Target(_) => self.work(value),
            Value::Empty | Value::Other { .. } => "–".to_owned(),
        }
    }

    /// Everybody who reads drafts today, by name.
    pub fn drafters(&self) -> Vec<(PersonId, String)> {
        let Some(directory) = &self.directory else {
            return Vec::new();
        };
        let reads = |person: PersonId| {
            let roles = directory.roles(person, self.today);
            permissions::may(&roles, Action::ReadDraft).is_allowed()
        };
        let mut drafters = self.in_office();
        drafters.retain(|(person, _)| reads(*person));
        drafters
    }

    /// Everybody who holds a post today, by name.
    pub fn in_office(&self) -> Vec<(PersonId, String)> {
        let Some(directory) = &self.directory else {
            return Vec::new();
        };
        let holds = |person: &PersonId| !directory.roles(*person, self.today).is_empty();
        let known = directory.people.iter().filter(|person| holds(&person.id));
        known
            .map(|person| (person.id, person.name.clone()))
            .collect()
    }
}

/// The colour of a side.
pub fn of_side(side: Side) -> Party {
    match side {
        Side::Bgh => Party::Bgh,
        Side::Bch => Party::Bch,
        Side::Women => Party::Women,
        Side::Joint | Side::Outside => Party::None,
    }
}

/// The name of a party, as on its tag.
pub fn name(party: Party) -> &'static str {
    match party {
        Party::Bgh => "BGH",
        Party::Bch => "BCH",
        Party::Women => names::side(Side::Women),
        Party::Inspectorate => "TTND",
        Party::None => t().others,
    }
}

fn of_body(body: Body) -> Party {
    match body {
        Body::Bgh => Party::Bgh,
        Body::Bch | Body::UnionGroups => Party::Bch,
        Body::WomensCommittee => Party::Women,
        Body::PeoplesInspectorate => Party::Inspectorate,
        _ => Party::None,
    }
}

/// The bodies for which holders of a post act: their duties are the person's too.
pub fn bodies_of(role: Role) -> &'static [Body] {
    match role {
        Role::Principal | Role::VicePrincipal => &[Body::Bgh],
        Role::UnionChair | Role::UnionCommittee => &[Body::Bch],
        Role::WomensCommittee => &[Body::WomensCommittee],
        Role::PeoplesInspectorate => &[Body::PeoplesInspectorate],
        Role::PartySecretary | Role::PartyCommittee => &[Body::PartyCell],
        Role::TeamLeader => &[Body::SubjectTeams, Body::UnionGroups],
        Role::Accountant => &[Body::Accounting],
        Role::RecordsOffice => &[Body::RecordsOffice],
        Role::YouthUnion => &[Body::YouthUnion],
        Role::PioneerLeader => &[Body::Pioneers],
        Role::ParentsBoard => &[Body::ParentsBoard],
        // Lists of staff seldom say who has a class: a duty shown to one too many is not missed.
        Role::HomeroomTeacher | Role::Staff => &[Body::HomeroomTeachers],
    }
}
