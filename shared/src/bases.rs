//! Legal bases (căn cứ): which documents there are, when they were in force, what came after them, and how sure that is. A
//! data file that is shipped, and rows by which a school corrects it or adds to it; what is not certain is to be verified
//! by whoever cites it. A drafting aid, no legal advice; whether a plan cites rightly is for `checks` to say.

mod written;

use std::cmp::Reverse;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::search::Query;
use crate::text::{Match, is_nfc};
use crate::time::Day;

/// The rows that are shipped.
const SHIPPED: &str = include_str!("bases/legal_bases.tsv");

/// Most rows of a school's own.
pub const MAX_OWN: usize = 200;
/// Most characters of a symbol.
pub const MAX_SYMBOL: usize = 40;
/// Most characters of any other words of a row.
pub const MAX_WORDS: usize = 200;

/// How sure a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Read in the text of the act, or in two independent sources.
    High,
    /// One secondary source.
    Medium,
    /// From memory or by an indirect sign: to be verified.
    Low,
}

/// A legal document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// Number and symbol: "59/2023/NĐ-CP".
    pub symbol: String,
    /// What it is about.
    pub name: String,
    /// Nghị định, Thông tư, Luật …
    pub kind: String,
    /// Who issued it; empty if nobody knows.
    pub body: String,
    /// Day of issue.
    pub day: Option<Day>,
    /// First day in force.
    pub from: Option<Day>,
    /// First day on which it is in force no more.
    pub until: Option<Day>,
    /// What came in its place; empty if nothing is known.
    pub replaced_by: String,
    /// How sure all this is.
    pub certainty: Certainty,
    /// When somebody looked last.
    pub checked: Option<Day>,
}

/// The documents that are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// One entry each.
    pub entries: Vec<Entry>,
}

/// A row that could not be read: its number in the file, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("row {0} of the catalogue of legal bases cannot be read")]
pub struct MalformedRow(pub usize);

impl Catalogue {
    /// The catalogue that comes with the program.
    pub fn shipped() -> &'static Self {
        static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
        CATALOGUE.get_or_init(|| Self::parse(SHIPPED).unwrap_or_default())
    }

    /// Reads a catalogue: one row a line, columns parted by tabs, `#` before remarks.
    ///
    /// # Errors
    /// The first row that cannot be read.
    pub fn parse(text: &str) -> Result<Self, MalformedRow> {
        let rows = (1..).zip(text.lines());
        let rows = rows.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
        let entries = rows.map(|(number, line)| written::row(line).ok_or(MalformedRow(number)));
        Ok(Self {
            entries: entries.collect::<Result<_, _>>()?,
        })
    }

    /// The same with rows of a school's own, which stand in place of those with their symbol.
    #[must_use]
    pub fn with(&self, own: &[Entry]) -> Self {
        let is_own = |entry: &Entry| own.iter().any(|other| other.is_called(&entry.symbol));
        let others = self.entries.iter().filter(|entry| !is_own(entry));
        Self {
            entries: others.chain(own).cloned().collect(),
        }
    }

    /// The document with a symbol, however that is written.
    pub fn find(&self, symbol: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.is_called(symbol))
    }

    /// The documents that hold each of these words, with or without diacritics, the best first; for none all of them,
    /// the newest first.
    pub fn search(&self, words: &str) -> Vec<&Entry> {
        let asked = words.split_whitespace();
        let asked: Vec<Query> = asked
            .filter_map(|word| Query::new(word, Match::Loose))
            .collect();
        if asked.is_empty() {
            let mut all: Vec<&Entry> = self.entries.iter().collect();
            crate::order::sort_by_key(&mut all, |entry| Reverse(entry.day.or(entry.from)));
            return all;
        }
        let rank = |entry: &Entry| {
            let spoken = format!("{} {}", entry.spoken(), entry.body);
            let ranks = asked.iter().map(|query| query.rank(&spoken));
            let least = ranks.clone().min().unwrap_or_default();
            if 0 < least { ranks.sum() } else { 0 }
        };
        let entries = self.entries.iter();
        let mut found: Vec<&Entry> = entries.filter(|entry| 0 < rank(entry)).collect();
        crate::order::sort_by_key(&mut found, |entry| Reverse(rank(entry)));
        found
    }
}

impl Entry {
    /// Whether this is its symbol, however that is written.
    pub fn is_called(&self, symbol: &str) -> bool {
        folded(&self.symbol) == folded(symbol)
    }

    /// Whether it is in force on a day, as far as is known.
    pub fn is_in_force(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// Whether somebody has to look into it before relying on it.
    pub fn is_to_be_verified(&self) -> bool {
        self.certainty != Certainty::High
    }

    /// How one speaks of it: "Nghị định số 59/2023/NĐ-CP – …".
    pub fn spoken(&self) -> String {
        if self.is_law() {
            return format!("{} (số {})", self.name, self.symbol);
        }
        let Self {
            kind, symbol, name, ..
        } = self;
        format!("{kind} số {symbol} – {name}")
    }

    /// Laws are cited by name alone (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6).
    pub fn is_law(&self) -> bool {
        matches!(self.kind.as_str(), "Luật" | "Bộ luật" | "Pháp lệnh")
    }

    /// Whether it keeps the rules of form: words in NFC within bounds, days in order.
    pub fn is_sound(&self) -> bool {
        let fits = |words: &str, most: usize| {
            words.chars().count() <= most && is_nfc(words) && !words.contains(['\t', '\n'])
        };
        let words = [&self.name, &self.kind, &self.body, &self.replaced_by];
        let in_order = self
            .from
            .zip(self.until)
            .is_none_or(|(from, until)| from < until);
        let symbol = self.symbol.trim();
        !folded(symbol).is_empty()
            && !self.name.trim().is_empty()
            && !self.kind.trim().is_empty()
            && fits(&self.symbol, MAX_SYMBOL)
            && words.into_iter().all(|words| fits(words, MAX_WORDS))
            && in_order
    }
}

/// Whether these can be a school's own rows: in order, each symbol once, each of them sound.
pub fn are_sound(own: &[Entry]) -> bool {
    let in_order = own.is_sorted_by(|one, next| folded(&one.symbol) < folded(&next.symbol));
    own.len() <= MAX_OWN && in_order && own.iter().all(Entry::is_sound)
}

/// A school's own rows with this one among them. One that is as it is shipped is not kept.
#[must_use]
pub fn keep(own: &[Entry], entry: &Entry) -> Vec<Entry> {
    let mut rows = drop(own, &entry.symbol);
    if Catalogue::shipped().find(&entry.symbol) != Some(entry) {
        rows.push(entry.clone());
    }
    crate::order::sort_by_key(&mut rows, |row| folded(&row.symbol));
    rows
}

/// A school's own rows without that of a symbol: what is shipped holds again.
#[must_use]
pub fn drop(own: &[Entry], symbol: &str) -> Vec<Entry> {
    let others = own.iter().filter(|row| !row.is_called(symbol));
    others.cloned().collect()
}

/// Number, year and letters without signs; the ways of writing the ministry are one.
fn folded(symbol: &str) -> String {
    let letters: String = symbol
        .chars()
        .filter(|char| char.is_alphanumeric())
        .collect();
    let digits = letters.trim_start_matches('0');
    ["BGĐT", "BGDDT", "BGDVĐT"]
        .iter()
        .fold(digits.to_owned(), |text, odd| text.replace(odd, "BGDĐT"))
}

#[cfg(test)]
mod tests;
