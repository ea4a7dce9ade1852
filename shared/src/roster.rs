//! A pasted staff list becomes people: one person a line, or a table as it is copied from Excel or
//! saved as CSV. Every line with words is a person, a heading, or told as not understood; words of a
//! person's line that name no post are told with the person. Nothing is guessed silently and nothing
//! is kept here: a person looks at the result before anybody is taken in.

mod names;
mod posts;
mod table;

use crate::directory::Role;
use crate::text::{Match, fold, tidy};
use table::{Columns, Row, Said};

/// Most characters of a list that are read: forty times a large school's.
pub const MAX_CHARS: usize = 200_000;

/// What was understood of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// People, in the order of the list.
    pub people: Vec<Found>,
    /// Lines that name nobody, as far as could be understood.
    pub unread: Vec<Unread>,
    /// Lines (from 1) that head a table or a team.
    pub headings: Vec<usize>,
    /// Headings of columns that the directory has no place for; what stands in them is not taken.
    pub left_out: Vec<String>,
}

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The line (from 1) that names them.
    pub line: usize,
    /// Their full name, without title.
    pub name: String,
    /// Their posts; ordinary staff where the list says none.
    pub roles: Vec<Role>,
    /// Their team, empty for none.
    pub team: String,
    /// Words of the line that name no post of the directory.
    pub unknown: Vec<String>,
    /// Whether somebody of this name is there already.
    pub mark: Mark,
}

/// Whether a name was seen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// No.
    New,
    /// An earlier line has it.
    Repeated,
    /// The school has somebody of this name.
    Known,
}

/// A line that names nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its number, from 1.
    pub line: usize,
    /// Its words.
    pub text: String,
}

/// Reads a list. `known` are the names of those whom the school has already.
pub fn read<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Roster {
    let mut reading = Reading {
        seen: known
            .into_iter()
            .map(|name| (key(name), Mark::Known))
            .collect(),
        ..Reading::default()
    };
    let cut = text.char_indices().nth(MAX_CHARS);
    let text = cut.map_or(text, |(end, _)| &text[..end]);
    for row in table::rows(text) {
        reading.row(&row);
    }
    reading.roster
}

/// The list as far as it was read.
#[derive(Default)]
struct Reading {
    roster: Roster,
    seen: Vec<(String, Mark)>,
    columns: Option<Columns>,
    team: String,
}

impl Reading {
    fn row(&mut self, row: &Row) {
        if row.cells.iter().all(|cell| names::is_blank(cell)) {
            return;
        }
        if let Some((columns, left_out)) = Columns::of(row) {
            self.columns = Some(columns);
            self.roster.left_out = left_out;
            self.roster.headings.push(row.line);
            return;
        }
        if let Some(team) = heading(row) {
            self.team = team;
            self.roster.headings.push(row.line);
            return;
        }
        let said = match &self.columns {
            Some(columns) if 1 < row.filled() => columns.pick(row),
            _ => table::free(row),
        };
        match names::name(&said.name) {
            Some(name) => self.person(row.line, name, &said),
            None => self.roster.unread.push(Unread {
                line: row.line,
                text: tidy(&row.cells.join(" ")),
            }),
        }
    }

    fn person(&mut self, line: usize, name: String, of: &Said) {
        let mut said = posts::Posts::default();
        for words in &of.rest {
            said.read(words);
        }
        if let Some(team) = &of.team {
            said.read_team(team);
        }
        if said.roles.is_empty() {
            said.roles.push(Role::Staff);
        }
        if said.team.is_empty() {
            said.team.clone_from(&self.team);
        }
        let key = key(&name);
        let before = self.seen.iter().find(|(seen, _)| *seen == key);
        let mark = before.map_or(Mark::New, |(_, mark)| *mark);
        if mark == Mark::New {
            self.seen.push((key, Mark::Repeated));
        }
        self.roster.people.push(Found {
            line,
            name,
            roles: said.roles,
            team: said.team,
            unknown: said.unknown,
            mark,
        });
    }
}

/// The team whose members follow, if the row says nothing else: "Tổ 1", "II. Tổ Văn phòng:".
fn heading(row: &Row) -> Option<String> {
    let mut filled = row.cells.iter().filter(|cell| !names::is_blank(cell));
    let (Some(only), None) = (filled.next(), filled.next()) else {
        return None;
    };
    posts::team(names::without_number(only).trim_end_matches([':', '.']))
}

/// By which two names are the same: upper and lower case and spaces do not count, marks do.
fn key(name: &str) -> String {
    fold(&tidy(name), Match::Exact).chars.into_iter().collect()
}

#[cfg(test)]
mod tests;
