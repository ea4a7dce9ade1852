//! Legal documents and when they were in force: a data file that anybody may edit. What is not certain is
//! worded as something to verify.

use std::sync::OnceLock;

use super::citation::Citation;
use crate::time::Day;

/// The rows that are shipped.
const SHIPPED: &str = include_str!("data/legal_bases.tsv");

/// How sure a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Read in the text of the act, or in two independent sources.
    High,
    /// One secondary source.
    Medium,
    /// From memory or by an indirect sign: to be verified.
    Low,
}

/// A legal document.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub fn parse(text: &str) -> Result<Self, MalformedRow> {
        let rows = (1..).zip(text.lines());
        let rows = rows.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
        let entries = rows.map(|(number, line)| entry(line).ok_or(MalformedRow(number)));
        Ok(Self {
            entries: entries.collect::<Result<_, _>>()?,
        })
    }

    /// The entry that a citation names, however its symbol is written.
    pub(super) fn of(&self, citation: &Citation) -> Option<&Entry> {
        let wanted = folded(&citation.proper);
        self.entries
            .iter()
            .find(|entry| folded(&entry.symbol) == wanted)
    }
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

fn entry(line: &str) -> Option<Entry> {
    let columns: Vec<&str> = line.split('\t').map(str::trim).collect();
    let [
        symbol,
        name,
        kind,
        body,
        day,
        from,
        until,
        replaced_by,
        certainty,
        checked,
    ] = columns[..]
    else {
        return None;
    };
    let read_day = |text: &str| match text {
        "" => Some(None),
        _ => text.parse().ok().map(Some),
    };
    let certainty = match certainty {
        "H" => Certainty::High,
        "M" => Certainty::Medium,
        "L" => Certainty::Low,
        _ => return None,
    };
    Some(Entry {
        symbol: symbol.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        body: body.to_owned(),
        day: read_day(day)?,
        from: read_day(from)?,
        until: read_day(until)?,
        replaced_by: replaced_by.to_owned(),
        certainty,
        checked: read_day(checked)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::citation;
    use crate::checks::words::Words;

    #[test]
    fn every_shipped_row_is_read_and_dated() {
        let catalogue = Catalogue::parse(SHIPPED).unwrap();
        assert!(catalogue.entries.len() > 50);
        for entry in &catalogue.entries {
            assert!(entry.checked.is_some(), "{}", entry.symbol);
            let ordered = entry
                .from
                .zip(entry.until)
                .is_none_or(|(from, until)| from < until);
            assert!(ordered, "{}", entry.symbol);
            let replaced = entry.until.is_some() != entry.replaced_by.is_empty();
            assert!(
                replaced,
                "{} ends and nothing follows, or the other way round",
                entry.symbol
            );
        }
    }

    #[test]
    fn a_citation_is_found_however_its_symbol_is_written() {
        for text in [
            "4/2000/QĐ-BGD&ĐT",
            "số 04/2000/ QĐ-BGĐT",
            "04/2000/QĐ-BGDĐT",
        ] {
            let found = citation::find(&Words::alone(text));
            let entry = Catalogue::shipped().of(&found[0]);
            assert_eq!(
                entry.map(|entry| entry.symbol.as_str()),
                Some("04/2000/QĐ-BGDĐT"),
                "{text}"
            );
        }
    }

    #[test]
    fn a_row_that_cannot_be_read_is_named() {
        assert_eq!(
            Catalogue::parse("# x\n12/KH\tthiếu cột\n"),
            Err(MalformedRow(2))
        );
    }
}
