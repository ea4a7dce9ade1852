//! The queue as it is shown: each item with the words around it, grouped by its sort; and the acts that an answer means.

use lientich_shared::log::change::{Act, Side};
use lientich_shared::log::document::Document;
use lientich_shared::log::edit::EditError;
use lientich_shared::new_year::queue::{At, Item, Kind, Proposed};
use lientich_shared::new_year::settle;
use lientich_shared::plan::view::PlanView;

use super::Answer;
use crate::strings::names;

/// An item with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The item.
    pub item: Item,
    /// Where it stands: "III.2.1", "Căn cứ".
    pub place: String,
    /// The clause's words before, in and behind what is stale; all before it for a field.
    pub words: [String; 3],
    /// Whether this person may change it.
    pub may: bool,
}

/// The items of one sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which.
    pub kind: Kind,
    /// Its items, in the order of the page.
    pub lines: Vec<Line>,
}

/// As many letters of a clause are shown on each side.
const AROUND: usize = 90;

impl Line {
    /// An item of a document.
    pub fn of(document: &Document, view: &PlanView, item: &Item, may: bool) -> Self {
        let row = view.rows.iter().find(|row| row.node == item.node);
        let place = row.map_or_else(String::new, |row| names::part(row.kind, &row.label.path));
        let text = document.text(item.node);
        let words = match &item.at {
            At::Words(at) if text.get(at.clone()).is_some() => [
                tail(&text[..at.start]),
                text[at.clone()].to_owned(),
                head(&text[at.end..]),
            ],
            _ => [head(&text), String::new(), String::new()],
        };
        Self {
            item: item.clone(),
            place,
            words,
            may,
        }
    }

    /// By which a row of the list is known: whatever it shows.
    pub fn key(&self) -> String {
        format!(
            "{:?} {} {:?} {}",
            self.item, self.place, self.words, self.may
        )
    }
}

/// The first words of a text.
fn head(text: &str) -> String {
    let Some((at, _)) = text.char_indices().nth(AROUND) else {
        return text.to_owned();
    };
    let end = text[..at].rfind(' ').unwrap_or(at);
    format!("{}…", text[..end].trim_end())
}

/// Its last words.
fn tail(text: &str) -> String {
    let letters = text.chars().count();
    let start = text.char_indices().nth(letters.saturating_sub(AROUND));
    let Some((at, _)) = start.filter(|(at, _)| 0 < *at) else {
        return text.to_owned();
    };
    let start = text[at..].find(' ').map_or(at, |space| at + space);
    format!("…{}", text[start..].trim_start())
}

/// The lines by their sorts, in the order of these.
pub fn groups(lines: &[Line]) -> Vec<Group> {
    let group = |kind: Kind| {
        let lines = lines.iter().filter(|line| line.item.kind == kind);
        Group {
            kind,
            lines: lines.cloned().collect(),
        }
    };
    let groups = Kind::ALL.into_iter().map(group);
    groups.filter(|group| !group.lines.is_empty()).collect()
}

/// Whose it has to be to be settled.
pub fn sides(document: &Document, item: &Item) -> Vec<Side> {
    let mut sides: Vec<Side> = document.side(item.node).into_iter().collect();
    if let Proposed::Side(side) = item.proposed {
        sides.push(side);
    }
    sides
}

/// What an answer does to the plan.
pub fn acts(document: &Document, item: &Item, answer: &Answer) -> Result<Vec<Act>, EditError> {
    match answer {
        Answer::Accept => settle::accept(document, item),
        Answer::Correct(words) => settle::correct(document, item, words),
        Answer::Leave => settle::leave(document, item).map(|act| vec![act]),
    }
}

/// The item where its words stand now, if the clause still says them: at the place nearest to where they stood.
pub fn moved(document: &Document, item: &Item) -> Option<Item> {
    let At::Words(at) = &item.at else {
        return Some(item.clone());
    };
    let text = document.text(item.node);
    let places = text
        .match_indices(item.said.as_str())
        .map(|(start, _)| start);
    let start = places.min_by_key(|start| start.abs_diff(at.start))?;
    Some(Item {
        at: At::Words(start..start + item.said.len()),
        ..item.clone()
    })
}

/// Whether other words can be put in the place of an item.
pub fn has_words(item: &Item) -> bool {
    matches!(item.at, At::Words(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_clauses_are_shown_around_what_is_stale_in_whole_words() {
        let long = "họp tổ ".repeat(40);
        let (first, last) = (head(&long), tail(&long));
        assert!(first.starts_with("họp tổ") && (first.ends_with("tổ…") || first.ends_with("họp…")));
        assert!(
            last.starts_with("…họp") || last.starts_with("…tổ"),
            "{last}"
        );
        assert_eq!(head("ngắn"), "ngắn");
        assert_eq!(tail("ngắn"), "ngắn");
    }
}
