//! Who is asked: everybody of the school who may give an opinion, by the team that they work in.

use lientich_shared::directory::{Directory, Role};
use lientich_shared::ids::PersonId;
use lientich_shared::permissions::{self, Action};
use lientich_shared::time::Day;

/// Whom a round reaches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Receivers {
    /// By team, in the order of the directory. A leader without a team stands for one of their own.
    pub teams: Vec<Team>,
    /// How many there are in no team.
    pub others: usize,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// What it is called; empty where the directory has no name for it.
    pub name: String,
    /// Who gives its opinion.
    pub leaders: Vec<PersonId>,
    /// How many of it are asked.
    pub people: usize,
}

impl Receivers {
    /// How many people.
    pub fn people(&self) -> usize {
        self.others + self.teams.iter().map(|team| team.people).sum::<usize>()
    }

    /// The name of the team that a person leads.
    pub fn led_by(&self, person: PersonId) -> Option<&str> {
        let led = self
            .teams
            .iter()
            .find(|team| team.leaders.contains(&person));
        led.map(|team| team.name.as_str())
            .filter(|name| !name.is_empty())
    }
}

/// Whom a round reaches on a day.
pub fn receivers(directory: &Directory, day: Day) -> Receivers {
    let mut found = Receivers::default();
    for person in &directory.people {
        let roles = directory.roles(person.id, day);
        if !permissions::may(&roles, Action::GiveOpinion).is_allowed() {
            continue;
        }
        let leads = roles.contains(&Role::TeamLeader);
        let name = person.team.trim();
        if name.is_empty() && !leads {
            found.others += 1;
            continue;
        }
        let known = found.teams.iter_mut();
        let mut same = known.filter(|team| !name.is_empty() && team.name == name);
        if let Some(team) = same.next() {
            team.people += 1;
            team.leaders.extend(leads.then_some(person.id));
        } else {
            found.teams.push(Team {
                name: name.to_owned(),
                leaders: leads.then_some(person.id).into_iter().collect(),
                people: 1,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, BEGAN};

    #[test]
    fn a_round_reaches_everybody_who_works_here_and_does_not_decide() {
        let directory = samples::school(&[
            ("", "", &[Role::Principal]),
            ("", "Tổ 1", &[Role::TeamLeader, Role::Staff]),
            ("", "Tổ 1", &[Role::Staff]),
            ("", "Tổ 2", &[Role::Staff]),
            ("", "", &[Role::Accountant]),
            ("", "", &[Role::ParentsBoard]),
            ("", "Tổ 2", &[]),
        ]);
        let found = receivers(&directory, BEGAN);
        assert_eq!((found.people(), found.others), (4, 1));
        let teams: Vec<(&str, usize, usize)> = found
            .teams
            .iter()
            .map(|team| (team.name.as_str(), team.people, team.leaders.len()))
            .collect();
        assert_eq!(teams, [("Tổ 1", 2, 1), ("Tổ 2", 1, 0)]);
        assert_eq!(found.led_by(PersonId(2)), Some("Tổ 1"));
        assert_eq!(found.led_by(PersonId(3)), None);
    }
}
