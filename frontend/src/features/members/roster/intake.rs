//! What is about to be taken in, as it can be put right: rows of people, lines that were not
//! understood. Plain data. No row ever asks for posts that the rules refuse: they are dropped when
//! the list is read, with the reason, and cannot be added later.

use lientich_shared::api::members::NewPerson;
use lientich_shared::directory::Role;
use lientich_shared::permissions::members::{Denial, Members as Rules};
use lientich_shared::roster::{Found, Mark, Roster, Unread};
use lientich_shared::text::tidy;

use crate::strings::names;

/// Somebody who may be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where the list has them.
    pub line: usize,
    /// Whether they are to be taken in.
    pub wanted: bool,
    /// Their name as it stands in its field.
    pub name: String,
    /// Their team as it stands in its field.
    pub team: String,
    /// Their posts.
    pub roles: Vec<Role>,
    /// Posts that the list gives them and the reader may not, with the reason.
    pub dropped: Vec<(Role, Denial)>,
    /// Words of the line that name no post.
    pub unknown: Vec<String>,
    /// Whether the name was seen before.
    pub mark: Mark,
}

/// The list as far as it was understood and put right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Intake {
    /// People, in the order of the list.
    pub rows: Vec<Row>,
    /// Lines that name nobody.
    pub unread: Vec<Unread>,
    /// Columns that are not taken.
    pub left_out: Vec<String>,
}

impl Intake {
    /// Of what was read. Who is there already is not wanted a second time unless the reader says so.
    pub fn of(roster: &Roster, rules: Rules<'_>) -> Self {
        let mut intake = Self {
            unread: roster.unread.clone(),
            left_out: roster.left_out.clone(),
            ..Self::default()
        };
        for found in &roster.people {
            let row = intake.row(found, rules);
            intake.rows.push(row);
        }
        intake
    }

    fn row(&self, found: &Found, rules: Rules<'_>) -> Row {
        let mut row = Row {
            line: found.line,
            wanted: found.mark == Mark::New,
            name: found.name.clone(),
            team: found.team.clone(),
            roles: Vec::new(),
            dropped: Vec::new(),
            unknown: found.unknown.clone(),
            mark: found.mark,
        };
        for role in &found.roles {
            let wished = [row.roles.as_slice(), &[*role]].concat();
            let before = self.rows.iter().map(|row| row.roles.as_slice());
            match rules.add_people(before.chain([wished.as_slice()])) {
                Ok(()) => row.roles.push(*role),
                Err(denial) => row.dropped.push((*role, denial)),
            }
        }
        if row.roles.is_empty() && rules.add_people([&[Role::Staff][..]]).is_ok() {
            row.roles.push(Role::Staff);
        }
        row.wanted &= !row.roles.is_empty();
        row
    }

    /// Posts that a row may still be given.
    pub fn givable(&self, at: usize, rules: Rules<'_>) -> Vec<Role> {
        let Some(row) = self.rows.get(at) else {
            return Vec::new();
        };
        let rows = self.rows.iter().enumerate();
        let others = rows.filter(|(place, _)| *place != at);
        let others: Vec<&[Role]> = others.map(|(_, row)| row.roles.as_slice()).collect();
        let fits = |role: &Role| {
            let wished = [row.roles.as_slice(), &[*role]].concat();
            let all = others.iter().copied().chain([wished.as_slice()]);
            !row.roles.contains(role) && rules.add_people(all).is_ok()
        };
        names::ROLES.into_iter().filter(fits).collect()
    }

    /// Makes a person of a line that was not understood.
    pub fn take_line(&mut self, at: usize, rules: Rules<'_>) {
        if self.unread.len() <= at {
            return;
        }
        let line = self.unread.remove(at);
        let found = Found {
            line: line.line,
            name: line.text,
            roles: vec![Role::Staff],
            team: String::new(),
            unknown: Vec::new(),
            mark: Mark::New,
        };
        let row = self.row(&found, rules);
        let before = |known: &&Row| known.line <= row.line;
        let place = self.rows.iter().filter(before).count();
        self.rows.insert(place, row);
    }

    /// How many are to be taken in.
    pub fn wanted(&self) -> usize {
        self.rows.iter().filter(|row| row.wanted).count()
    }

    /// Those who are to be taken in; `None` if one of them has no name or no post.
    pub fn people(&self) -> Option<Vec<NewPerson>> {
        let wanted = self.rows.iter().filter(|row| row.wanted);
        let person = |row: &Row| {
            let name = tidy(&row.name);
            (!name.is_empty() && !row.roles.is_empty()).then(|| NewPerson {
                name,
                roles: row.roles.clone(),
                team: tidy(&row.team),
            })
        };
        wanted.map(person).collect()
    }

    /// Takes the first of those out who were to be taken in: they are at the school now.
    pub fn take_out(&mut self, mut count: usize) {
        self.rows.retain(|row| {
            let stays = !row.wanted || count == 0;
            count -= usize::from(!stays);
            stays
        });
    }
}

#[cfg(test)]
mod tests;
