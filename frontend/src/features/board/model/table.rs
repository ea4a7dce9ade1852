//! What a row of the board says, in words: for the table, the cards of a phone and paper; and all
//! occurrences as the table of a workbook.

use std::collections::BTreeMap;

use lientich_shared::ids::DocId;
use lientich_shared::log::duty::{Duty, Party as Charged};
use lientich_shared::log::work::Stage;
use lientich_shared::plan::view::Lead;
use lientich_shared::tasks::Row;
use lientich_shared::time::Day;

use super::status::Kind;
use super::{Board, Line, Shown};
use crate::parties::People;
use crate::spreadsheet::{Cell, Table};
use crate::strings::board::{self, t};
use crate::strings::{fill, names};
use crate::ui::tag::{Party, Tone};

/// Most holders that are named in a row.
const NAMED: usize = 3;

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Said {
    /// Of its clause; empty for what follows from none.
    pub(in super::super) path: String,
    /// What is to be done.
    pub(in super::super) what: String,
    /// Who leads, in the party's colour.
    pub(in super::super) lead: Vec<(Party, String)>,
    /// Who does it, where that says more than who leads.
    pub(in super::super) holders: String,
    /// Who cooperates.
    pub(in super::super) cooperate: Vec<(Party, String)>,
    /// How often, and when.
    pub(in super::super) when: String,
    /// What it is at.
    pub(in super::super) state: (Tone, String),
    /// What else is to be known of it.
    pub(in super::super) marks: Vec<(Tone, String)>,
}

impl Said {
    /// All of it in one string, that changes when anything of it does.
    pub(in super::super) fn key(&self) -> String {
        let lead = self.lead.iter().chain(&self.cooperate);
        let parties = lead.map(|(_, name)| name.as_str());
        let marks = self.marks.iter().map(|(_, mark)| mark.as_str());
        let all = [
            &*self.path,
            &*self.what,
            &*self.holders,
            &*self.when,
            &*self.state.1,
        ];
        let all: Vec<&str> = all.into_iter().chain(parties).chain(marks).collect();
        all.join("\u{1f}")
    }

    /// What a duty in sight says.
    pub(in super::super) fn of(board: &Board, shown: &Shown, people: &People, today: Day) -> Self {
        let line = &board.lines[shown.line];
        let row = board.row(shown.row);
        let party = |charged: &Charged| (colour(people, charged), people.charged(charged));
        Self {
            path: line.path.clone(),
            what: line.what.clone(),
            lead: row.duty.lead.iter().map(party).collect(),
            holders: holders(row, people),
            cooperate: row.duty.cooperate.iter().map(party).collect(),
            when: when(&row.duty, row.due, today),
            state: state(row, shown, today),
            marks: marks(row),
        }
    }
}

/// The colour of whoever is charged with something.
pub(in super::super) fn colour(people: &People, charged: &Charged) -> Party {
    use lientich_shared::log::duty::Office;
    match charged {
        Charged::Body(body) => people.party_of_lead(Lead::Body(*body)),
        Charged::Person(person) => people.party(*person),
        Charged::Office(Office::Principal | Office::VicePrincipal) => Party::Bgh,
        Charged::Office(Office::UnionChair) => Party::Bch,
        Charged::Office(_) | Charged::Team(_) => Party::None,
    }
}

/// Those who do it by name, or how many they are; empty where the lead is the one person who does.
fn holders(row: &Row, people: &People) -> String {
    match (&row.duty.lead, &**row.holders) {
        (Some(Charged::Person(lead)), [one]) if lead == one => String::new(),
        (_, []) => t().nobody.to_owned(),
        (_, some) if some.len() <= NAMED => {
            let names: Vec<String> = some.iter().map(|person| people.name(*person)).collect();
            names.join(", ")
        }
        (_, many) => fill(t().people, &[&many.len().to_string()]),
    }
}

/// "hằng tháng · 04/12", with the year where it is not this one.
pub(in super::super) fn when(duty: &Duty, due: Option<Day>, today: Day) -> String {
    let rhythm = board::rhythm(&duty.rhythm);
    let day = due.map(|day| {
        let (year, month, number) = day.civil();
        if year == today.civil().0 {
            format!("{number:02}/{month:02}")
        } else {
            day.to_string()
        }
    });
    let parts: Vec<String> = rhythm.into_iter().chain(day).collect();
    parts.join(" · ")
}

fn state(row: &Row, shown: &Shown, today: Day) -> (Tone, String) {
    let (tone, words) = stands(row, shown.kind, today);
    if shown.kind == Kind::Late && 1 < shown.late {
        return (
            tone,
            fill(t().times_late, &[&words, &shown.late.to_string()]),
        );
    }
    (tone, words)
}

/// What an occurrence is at, on its pill.
pub(in super::super) fn stands(row: &Row, kind: Kind, today: Day) -> (Tone, String) {
    let is_near = |due: &Day| due.0 <= today.0 + 1;
    match kind {
        Kind::Late => {
            let due = row.due.map(|due| names::due(due, today));
            (Tone::Late, due.unwrap_or_default())
        }
        Kind::Soon => match row.due.filter(is_near) {
            Some(due) => (Tone::Look, names::due(due, today)),
            None => (Tone::Plain, t().is_soon.to_owned()),
        },
        Kind::Later if row.due.is_none() => (Tone::Plain, t().is_undated.to_owned()),
        Kind::Later => (Tone::Plain, t().is_later.to_owned()),
        Kind::Proved => {
            let files = row.state.files.to_string();
            (Tone::Ok, fill(t().is_proved, &[&files]))
        }
        Kind::Unproved if row.duty.evidence.is_empty() => (Tone::Ok, t().is_done.to_owned()),
        Kind::Unproved => (Tone::Look, t().is_unproved.to_owned()),
        Kind::Dropped if row.holders.is_empty() && !row.former.is_empty() => {
            (Tone::Plain, t().is_left.to_owned())
        }
        Kind::Dropped => (Tone::Plain, t().is_dropped.to_owned()),
    }
}

fn marks(row: &Row) -> Vec<(Tone, String)> {
    let several = row.duty.is_each && 1 < row.holders.len();
    let people = || {
        let over = row.holders.len() - row.open.len();
        let over = over.to_string();
        fill(t().of_people, &[&over, &row.holders.len().to_string()])
    };
    let begun = row.state.stage == Stage::Doing && !several;
    let all = [
        (begun, Tone::Plain, t().is_doing.to_owned()),
        (several, Tone::Plain, people()),
        (
            row.state.count.is_some(),
            Tone::Plain,
            count(row.state.count, &row.duty),
        ),
        (
            row.state.asked_again.is_some(),
            Tone::Look,
            t().asked.to_owned(),
        ),
        (0 < row.state.remarks, Tone::Look, t().remarked.to_owned()),
        (!row.former.is_empty(), Tone::Look, t().former.to_owned()),
        (row.state.is_disputed, Tone::Late, t().disputed.to_owned()),
        (!row.state.is_registered, Tone::Plain, t().unsent.to_owned()),
    ];
    let all = all.into_iter().filter(|(is, ..)| *is);
    all.map(|(_, tone, words)| (tone, words)).collect()
}

/// "21/34 gia đình".
pub(in super::super) fn count(count: Option<(u32, u32)>, duty: &Duty) -> String {
    let Some((reached, of)) = count else {
        return String::new();
    };
    let unit = duty.goal.as_ref().map_or("", |goal| goal.unit.as_str());
    format!("{reached}/{of} {unit}").trim_end().to_owned()
}

/// What a kind is called in a filter.
pub(in super::super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Late => t().kind_late,
        Kind::Soon => t().kind_soon,
        Kind::Later => t().kind_later,
        Kind::Proved => t().kind_proved,
        Kind::Unproved => t().kind_unproved,
        Kind::Dropped => t().kind_dropped,
    }
}

/// A side's name; what follows from no clause belongs to nobody.
fn side(line: &Line) -> &'static str {
    if line.node.is_none() {
        return t().beside;
    }
    names::side(line.side)
}

/// Every occurrence in sight, as the table of a workbook.
pub(in super::super) fn workbook(
    board: &Board,
    shown: &[Shown],
    month: Option<(i32, u8)>,
    titles: &BTreeMap<DocId, String>,
    people: &People,
    today: Day,
) -> Table {
    const WIDTHS: [u8; 18] = [
        28, 10, 10, 44, 20, 24, 20, 16, 12, 12, 28, 22, 8, 8, 10, 22, 12, 36,
    ];
    let columns = t().columns.split(';').map(str::to_owned).zip(WIDTHS);
    let mut rows = Vec::new();
    for one in shown {
        let line = &board.lines[one.line];
        let title = titles.get(&line.name.plan).map_or("", String::as_str);
        for (at, kind) in board.in_month(line, month, today) {
            rows.push(cells(line, board.row(at), kind, title, people, today));
        }
    }
    Table {
        name: t().title.to_owned(),
        columns: columns.collect(),
        rows,
    }
}

fn cells(
    line: &Line,
    row: &Row,
    kind: Kind,
    title: &str,
    people: &People,
    today: Day,
) -> Vec<Cell> {
    let words = |words: &str| match words {
        "" => Cell::Empty,
        some => Cell::Words(some.to_owned()),
    };
    let all = |parties: &mut dyn Iterator<Item = &Charged>| {
        let parties: Vec<String> = parties.map(|party| people.charged(party)).collect();
        words(&parties.join(", "))
    };
    let who = row.holders.iter().map(|person| people.name(*person));
    let who: Vec<String> = who.collect();
    let number = |number: u32| Cell::Number(u64::from(number));
    let (reached, of) = row.state.count.map_or((Cell::Empty, Cell::Empty), |count| {
        (number(count.0), number(count.1))
    });
    let reported = row.state.reported;
    let files = u64::try_from(row.state.files).unwrap_or(u64::MAX);
    vec![
        words(title),
        words(&line.path),
        words(side(line)),
        words(&line.what),
        all(&mut row.duty.lead.iter()),
        all(&mut row.duty.cooperate.iter()),
        all(&mut row.duty.supervise.iter()),
        words(&board::rhythm(&row.duty.rhythm).unwrap_or_default()),
        Cell::Day(row.from),
        row.due.map_or(Cell::Empty, Cell::Day),
        words(&who.join(", ")),
        words(&stands(row, kind, today).1),
        reached,
        of,
        Cell::Number(files),
        words(&reported.map_or_else(String::new, |(by, _)| people.name(by))),
        reported.map_or(Cell::Empty, |(_, at)| Cell::Day(at.day())),
        words(&row.state.note),
    ]
}
