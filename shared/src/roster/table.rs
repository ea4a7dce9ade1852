//! Lines and cells: tabs as Excel copies them, commas or semicolons as CSV has them, quoted or not;
//! which column says what, by its heading; and lines that are no table.

use super::names::{self, is_blank, without_number};
use super::posts;
use crate::text::{Match, fold, tidy};

/// A row of the list.
pub(super) struct Row {
    /// The line (from 1) that it begins in.
    pub line: usize,
    /// What stands in it.
    pub cells: Vec<String>,
}

impl Row {
    /// How many cells say something.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !is_blank(cell)).count()
    }
}

/// What a row says of a person.
pub(super) struct Said {
    /// Where the name should be.
    pub name: String,
    /// Posts, and team, as far as said.
    pub rest: Vec<String>,
    /// The team, where a column of its own says it.
    pub team: Option<String>,
}

/// The rows. A table is told by its tabs, else by a heading whose names stand between commas or
/// semicolons; anything else is one cell a line.
pub(super) fn rows(text: &str) -> Vec<Row> {
    let heads = |mark: char| {
        let head = |line: &str| {
            let cells = line
                .split(mark)
                .map(|cell| cell.trim_matches('"').to_owned());
            Columns::of(&Row {
                line: 0,
                cells: cells.collect(),
            })
            .is_some()
        };
        text.lines().take(30).any(head)
    };
    if text.contains('\t') {
        return split(text, Some('\t'));
    }
    let mark = [',', ';'].into_iter().find(|mark| heads(*mark));
    split(text, mark)
}

fn split(text: &str, mark: Option<char>) -> Vec<Row> {
    let Some(mark) = mark else {
        let rows = (1..).zip(text.lines());
        return rows
            .map(|(line, text)| Row {
                line,
                cells: vec![text.to_owned()],
            })
            .collect();
    };
    quoted(text, mark).unwrap_or_else(|| {
        let cells = |text: &str| text.split(mark).map(str::to_owned).collect();
        let rows = (1..).zip(text.lines());
        rows.map(|(line, text)| Row {
            line,
            cells: cells(text),
        })
        .collect()
    })
}

/// Cells with quotes as RFC 4180 has them. `None` if a quote is never closed.
fn quoted(text: &str, mark: char) -> Option<Vec<Row>> {
    let mut rows = Vec::new();
    let (mut row, mut line, mut cell, mut open) = (
        Row {
            line: 1,
            cells: Vec::new(),
        },
        1,
        String::new(),
        false,
    );
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        line += usize::from(letter == '\n');
        match letter {
            '"' if open && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if open => open = false,
            '"' if cell.trim().is_empty() => open = true,
            _ if open => cell.push(letter),
            '\n' => {
                row.cells.push(std::mem::take(&mut cell));
                let next = Row {
                    line,
                    cells: Vec::new(),
                };
                rows.push(std::mem::replace(&mut row, next));
            }
            '\r' => {}
            _ if letter == mark => row.cells.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    row.cells.push(cell);
    rows.push(row);
    (!open).then_some(rows)
}

/// Which column says what.
#[derive(Default)]
pub(super) struct Columns {
    /// The name's parts, in order.
    name: Vec<usize>,
    /// Posts.
    posts: Vec<usize>,
    /// The team.
    team: Vec<usize>,
}

const NAMES: [&str; 8] = [
    "ho va ten",
    "ho ten",
    "ho va ten dem",
    "ho dem",
    "ho",
    "ten",
    "ten giao vien",
    "ho va ten can bo",
];
const POSTS: [&str; 12] = [
    "chuc vu",
    "chuc danh",
    "nhiem vu",
    "cong viec",
    "kiem nhiem",
    "vi tri",
    "vi tri viec lam",
    "phan cong",
    "doan the",
    "chuc vu doan the",
    "chuc vu kiem nhiem",
    "chuc vu chuc danh",
];
const TEAMS: [&str; 6] = ["to", "to chuyen mon", "to khoi", "khoi", "bo phan", "to cm"];
const NUMBERS: [&str; 5] = ["stt", "tt", "so tt", "so thu tu", "so"];

impl Columns {
    /// Reads a row as the heading of a table, with the headings of columns that are not taken. Its
    /// cells are headings one and all, so that nobody called Ten is taken for one.
    pub fn of(row: &Row) -> Option<(Self, Vec<String>)> {
        let mut columns = Self::default();
        let mut left_out = Vec::new();
        for (at, cell) in row.cells.iter().enumerate() {
            let said = plain(cell);
            if NAMES.iter().any(|known| *known == said) {
                columns.name.push(at);
            } else if POSTS.iter().any(|known| *known == said) {
                columns.posts.push(at);
            } else if TEAMS.iter().any(|known| *known == said) {
                columns.team.push(at);
            } else if said.is_empty() {
                // A heading over two columns: family and middle name, given name.
                if at > 0 && columns.name.last() == Some(&(at - 1)) {
                    columns.name.push(at);
                }
            } else if !NUMBERS.iter().any(|known| *known == said) {
                left_out.push(tidy(cell));
            }
        }
        (!columns.name.is_empty() && 1 < row.filled()).then_some((columns, left_out))
    }

    /// What a row says in these columns.
    pub fn pick(&self, row: &Row) -> Said {
        let cells = |columns: &[usize]| -> Vec<String> {
            let found = columns.iter().filter_map(|at| row.cells.get(*at));
            found.filter(|cell| !is_blank(cell)).cloned().collect()
        };
        Said {
            name: cells(&self.name).join(" "),
            rest: cells(&self.posts),
            team: cells(&self.team).into_iter().next(),
        }
    }
}

/// What a row says without a heading: the first words that can be a name are one, whatever stands
/// before or behind it are posts.
pub(super) fn free(row: &Row) -> Said {
    let cells: Vec<&str> = row.cells.iter().flat_map(|cell| pieces(cell)).collect();
    let is_name = |cell: &&str| names::name(cell).is_some();
    let Some(at) = cells.iter().position(is_name) else {
        return trailing(row);
    };
    let (name, behind) = parted(cells[at]);
    let others = cells.iter().enumerate().filter(|(place, _)| *place != at);
    let rest = behind.into_iter().chain(others.map(|(_, cell)| *cell));
    Said {
        name: name.to_owned(),
        rest: rest
            .filter(|cell| !is_number(cell))
            .map(str::to_owned)
            .collect(),
        team: None,
    }
}

/// A line whose name has no mark behind it: "Nguyễn Thị A giáo viên lớp 5/1".
fn trailing(row: &Row) -> Said {
    let words = row.cells.join(" ");
    let line = without_number(&words);
    let (name, behind) = parted(line);
    Said {
        name: name.to_owned(),
        rest: behind.into_iter().map(str::to_owned).collect(),
        team: None,
    }
}

/// A line at its commas, semicolons, colons, brackets, tabs and dashes; a dash without room around
/// it only where a post follows it.
fn pieces(cell: &str) -> Vec<&str> {
    let cell = without_number(cell);
    let parts = cell.split([',', ';', ':', '(', ')', '|', '\t', '–', '—']);
    let dashed = parts.flat_map(|part| part.split(" - ")).flat_map(|part| {
        let joint = part
            .match_indices('-')
            .find(|(at, _)| posts::is_post(&part[at + 1..]));
        match joint {
            Some((at, _)) => vec![&part[..at], &part[at + 1..]],
            None => vec![part],
        }
    });
    dashed
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// The number that a line begins with, in a cell of its own.
fn is_number(cell: &str) -> bool {
    cell.len() <= 3 && cell.bytes().all(|b| b.is_ascii_digit())
}

/// A name and the post right behind it, where the post begins with the first word that is written
/// small, the one before it, or an abbreviation in capitals. "Trần Văn Thư" holds no post.
fn parted(words: &str) -> (&str, Option<&str>) {
    let places = words
        .char_indices()
        .filter(|(_, c)| *c == ' ')
        .map(|(at, _)| at + 1);
    let starts: Vec<usize> = std::iter::once(0).chain(places).collect();
    let is_shouted = !words.chars().any(char::is_lowercase);
    let begins = |n: usize| {
        let rest = &words[starts[n]..];
        let small = |n: usize| {
            let first = starts.get(n).and_then(|at| words[*at..].chars().next());
            first.is_some_and(char::is_lowercase)
        };
        let word = rest.split(' ').next().unwrap_or_default();
        let is_short =
            !is_shouted && 1 < word.chars().count() && !word.chars().any(char::is_lowercase);
        (small(n) || small(n + 1) || is_short) && posts::is_post(rest)
    };
    match (2..starts.len()).find(|n| begins(*n)) {
        Some(n) => (words[..starts[n]].trim(), Some(&words[starts[n]..])),
        None => (words, None),
    }
}

fn plain(cell: &str) -> String {
    let folded: String = fold(&tidy(cell), Match::Loose).chars.into_iter().collect();
    let parts = folded.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    words.join(" ")
}
