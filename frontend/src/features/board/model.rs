//! The board as rows: every duty of the issued plans and what was given beside them, each with its
//! occurrences; which of them a filter leaves, and what is counted. Plain data, no signals.

pub(super) mod orders;
pub(super) mod share;
pub(super) mod status;
pub(super) mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use lientich_shared::ids::{DocId, PersonId};
use lientich_shared::log::change::{NodeId, Side};
use lientich_shared::log::duty::{Duty, Party};
use lientich_shared::order::sort_by_key;
use lientich_shared::search::Query;
use lientich_shared::tasks::Row;
use lientich_shared::text::Match;
use lientich_shared::time::Day;

use super::address::{Filters, Name};
use crate::parties::People;
use crate::strings::names;
use share::{TEAM, team_of_key};
use status::{Figures, Kind};

/// A clause behind duties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its place on the printed page.
    pub(super) nth: usize,
    /// How one speaks of it ("III.2.1"); empty for what has no number.
    pub(super) path: String,
    /// Whose it is.
    pub(super) side: Side,
    /// Its words.
    pub(super) text: String,
}

/// The clauses of the issued plans.
pub(super) type Clauses = BTreeMap<(DocId, NodeId), Clause>;

/// A duty on the board.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Which.
    pub(super) name: Name,
    /// Its clause; `None` for what follows from none.
    pub(super) node: Option<NodeId>,
    /// How one speaks of its clause; empty for none.
    pub(super) path: String,
    /// Whose it is.
    pub(super) side: Side,
    /// What is to be done.
    pub(super) what: String,
    /// Its occurrences by due day, as places among the rows.
    pub(super) rows: Vec<usize>,
}

/// The board: what there is, before any filter.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Board {
    /// Every occurrence, by due day.
    pub(super) rows: Arc<Vec<(DocId, Row)>>,
    /// Every duty, in the order of the plans.
    pub(super) lines: Vec<Line>,
}

/// A duty as a filter shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    /// Its place among the lines.
    pub(super) line: usize,
    /// The occurrence that stands for it: the first that is not over, else the last.
    pub(super) row: usize,
    /// What that is at.
    pub(super) kind: Kind,
    /// How many occurrences in sight are late.
    pub(super) late: usize,
}

impl Board {
    /// Puts occurrences of the same duty together.
    pub(super) fn of(rows: Arc<Vec<(DocId, Row)>>, clauses: &Clauses) -> Self {
        let mut places: BTreeMap<Name, usize> = BTreeMap::new();
        let mut lines: Vec<Line> = Vec::new();
        for (at, (plan, row)) in rows.iter().enumerate() {
            let name = Name {
                plan: *plan,
                item: row.item,
            };
            let place = *places.entry(name).or_insert_with(|| {
                lines.push(Line::of(name, row, clauses));
                lines.len() - 1
            });
            lines[place].rows.push(at);
        }
        let nth = |line: &Line| {
            let clause = line
                .node
                .and_then(|node| clauses.get(&(line.name.plan, node)));
            clause.map_or(usize::MAX, |clause| clause.nth)
        };
        sort_by_key(&mut lines, |line| (line.name.plan, nth(line), line.name));
        Self { rows, lines }
    }

    /// What stands at a place.
    pub(super) fn row(&self, at: usize) -> &Row {
        &self.rows[at].1
    }

    /// A duty's words of who has to do with it.
    pub(super) fn duty(&self, line: &Line) -> &Duty {
        &self.row(line.rows[0]).duty
    }

    /// A duty by its name.
    pub(super) fn find(&self, name: Name) -> Option<&Line> {
        self.lines.iter().find(|line| line.name == name)
    }

    /// What a filter leaves, but for its state: by that the figures are counted.
    pub(super) fn filtered(&self, filters: &Filters, people: &People, today: Day) -> Vec<Shown> {
        let query = Query::new(&filters.words, Match::Loose);
        let lines = self.lines.iter().enumerate();
        let wanted =
            lines.filter(|(_, line)| self.is_wanted(line, filters, people, query.as_ref()));
        wanted
            .filter_map(|(at, line)| self.shown(at, line, filters, today))
            .collect()
    }

    fn is_wanted(
        &self,
        line: &Line,
        filters: &Filters,
        people: &People,
        query: Option<&Query>,
    ) -> bool {
        let duty = self.duty(line);
        let is_of = |person: PersonId| {
            let mut rows = line.rows.iter().map(|at| self.row(*at));
            rows.any(|row| row.holders.contains(&person))
        };
        let has_to_do = |key: &str| {
            let is_of_team = |team: &str| {
                let mut rows = line.rows.iter().map(|at| self.row(*at));
                rows.any(|row| row.holders.iter().any(|one| people.team(*one) == team))
            };
            parties(duty).any(|party| party_key(party).as_deref() == Some(key))
                || team_of_key(key).is_some_and(is_of_team)
        };
        let says = |query: &Query| {
            let parties = parties(duty).map(|party| people.charged(party));
            let mut texts = [line.what.clone(), line.path.clone()]
                .into_iter()
                .chain(parties);
            texts.any(|text| 0 < query.rank(&text))
        };
        filters.plan.is_none_or(|plan| line.name.plan == plan)
            && filters.side.is_none_or(|side| line.side == side)
            && filters.party.as_deref().is_none_or(has_to_do)
            && filters.person.is_none_or(is_of)
            && query.is_none_or(says)
    }

    fn shown(&self, at: usize, line: &Line, filters: &Filters, today: Day) -> Option<Shown> {
        let in_sight: Vec<(usize, Kind)> = self.in_month(line, filters.month, today).collect();
        let open = in_sight.iter().find(|(_, kind)| !kind.is_over());
        let (row, kind) = *open.or(in_sight.last())?;
        let late = in_sight.iter().filter(|(_, kind)| *kind == Kind::Late);
        Some(Shown {
            line: at,
            row,
            kind,
            late: late.count(),
        })
    }

    /// The occurrences of a duty in a month, or all, with what each is at.
    pub(super) fn in_month<'a>(
        &'a self,
        line: &'a Line,
        month: Option<(i32, u8)>,
        today: Day,
    ) -> impl Iterator<Item = (usize, Kind)> + 'a {
        let is_in = move |row: &Row| {
            month.is_none_or(|month| row.due.is_some_and(|due| month_of(due) == month))
        };
        let rows = line.rows.iter().map(|at| (*at, self.row(*at)));
        rows.filter(move |(_, row)| is_in(row))
            .map(move |(at, row)| (at, Kind::of(row, today)))
    }

    /// What is counted of the duties in sight.
    pub(super) fn figures(&self, shown: &[Shown], month: Option<(i32, u8)>, today: Day) -> Figures {
        let mut figures = Figures::default();
        for one in shown {
            let kinds = self.in_month(&self.lines[one.line], month, today);
            let kinds: Vec<Kind> = kinds.map(|(_, kind)| kind).collect();
            let has = |wanted: Kind| usize::from(kinds.contains(&wanted));
            figures.all += 1;
            figures.occurrences += kinds.len();
            figures.over += kinds.iter().filter(|kind| kind.is_over()).count();
            figures.proved += usize::from(one.kind == Kind::Proved);
            figures.unproved += usize::from(one.kind == Kind::Unproved);
            figures.soon += has(Kind::Soon);
            figures.late += has(Kind::Late);
        }
        figures
    }

    /// Whether a filter by state leaves a duty: late and soon count wherever they are among its
    /// occurrences.
    pub(super) fn is_at(
        &self,
        shown: &Shown,
        wanted: Option<Kind>,
        month: Option<(i32, u8)>,
        today: Day,
    ) -> bool {
        match wanted {
            None => true,
            Some(wanted @ (Kind::Late | Kind::Soon)) => {
                let mut kinds = self.in_month(&self.lines[shown.line], month, today);
                kinds.any(|(_, kind)| kind == wanted)
            }
            Some(wanted) => shown.kind == wanted,
        }
    }

    /// The months in which anything is due, in order.
    pub(super) fn months(&self) -> Vec<(i32, u8)> {
        let dues = self.rows.iter().filter_map(|(_, row)| row.due);
        let mut months: Vec<(i32, u8)> = dues.map(month_of).collect();
        lientich_shared::order::sort(&mut months);
        months.dedup();
        months
    }

    /// The persons who hold anything.
    pub(super) fn people(&self) -> Vec<PersonId> {
        let holders = self.lines.iter().flat_map(|line| {
            let rows = line.rows.first().into_iter();
            rows.flat_map(|at| self.row(*at).holders.iter().copied())
        });
        let mut people: Vec<PersonId> = holders.collect();
        lientich_shared::order::sort(&mut people);
        people.dedup();
        people
    }

    /// The bodies, offices and teams that have to do with anything, and the teams of those who hold it, by
    /// their keys, in the order of the school.
    pub(super) fn parties(&self, people: &People) -> Vec<(String, Party)> {
        let all = self.lines.iter().flat_map(|line| parties(self.duty(line)));
        let holders = self.people().into_iter();
        let teams = holders.map(|person| people.team(person).to_owned());
        let teams = teams.filter(|team| !team.is_empty()).map(Party::Team);
        let mut found: Vec<(String, Party)> = all
            .cloned()
            .chain(teams)
            .filter_map(|party| Some((party_key(&party)?, party)))
            .collect();
        sort_by_key(&mut found, |(key, _)| key.clone());
        found.dedup();
        found
    }
}

impl Line {
    fn of(name: Name, row: &Row, clauses: &Clauses) -> Self {
        let clause = row.node.and_then(|node| clauses.get(&(name.plan, node)));
        let words = clause.map(|clause| clause.text.as_str());
        let what = match row.duty.text.as_str() {
            "" => words.unwrap_or_default(),
            own => own,
        };
        Self {
            name,
            node: row.node,
            path: clause.map(|clause| clause.path.clone()).unwrap_or_default(),
            side: clause.map_or(Side::Joint, |clause| clause.side),
            what: what.to_owned(),
            rows: Vec::new(),
        }
    }
}

/// All who have to do with a duty.
fn parties(duty: &Duty) -> impl Iterator<Item = &Party> {
    let others = duty.cooperate.iter().chain(&duty.supervise);
    duty.lead.iter().chain(others)
}

/// A party's key in an address; persons have a filter of their own.
pub(super) fn party_key(party: &Party) -> Option<String> {
    match party {
        Party::Body(body) => {
            let nth = names::BODIES.iter().position(|known| known == body)?;
            Some(format!("b{nth:02}"))
        }
        Party::Office(office) => Some(format!("c{}", *office as u8)),
        Party::Team(team) => Some(format!("{TEAM}{team}")),
        Party::Person(_) => None,
    }
}

/// The month of a day.
pub(super) fn month_of(day: Day) -> (i32, u8) {
    let (year, month, _) = day.civil();
    (year, month)
}

#[cfg(test)]
mod tests;
