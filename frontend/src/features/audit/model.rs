//! Entries of the audit trail as rows in words, and as a table for a spreadsheet. No signals, no web types.

use std::collections::BTreeMap;

use lientich_shared::api::audit::{Act, Attempt, Deed, Entry, Writing};
use lientich_shared::ids::{DocId, PersonId};

use crate::parties::People;
use crate::strings::audit::t;
use crate::strings::{fill, names};

/// Most names that a row spells out.
const NAMES: usize = 3;
/// Writings of one person in one document so close to each other are one row, in milliseconds.
const SITTING_MS: i64 = 10 * 60_000;
/// What a spreadsheet would take for a formula when it stands first.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r'];

/// What rows are made with.
pub struct Words {
    /// Names of people.
    pub people: People,
    /// Titles of the documents on this device.
    pub titles: BTreeMap<DocId, String>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What happened, as the server tells it.
    pub entry: Entry,
    /// What was done, in words.
    pub what: String,
    /// The document that it was done to.
    pub about: Option<(DocId, String)>,
}

/// The rows of entries, newest first. Writings of one sitting are one row.
pub fn rows(entries: &[Entry], words: &Words) -> Vec<Row> {
    let mut merged: Vec<Entry> = Vec::new();
    for entry in entries {
        if !merged.last_mut().is_some_and(|last| join(last, entry)) {
            merged.push(entry.clone());
        }
    }
    merged.into_iter().map(|entry| row(entry, words)).collect()
}

/// Adds an older writing to a newer one, if they are of one sitting.
fn join(newer: &mut Entry, older: &Entry) -> bool {
    let same = newer.person == older.person && newer.device == older.device;
    let close = newer.at.0 - older.at.0 < SITTING_MS;
    match (&mut newer.deed, &older.deed) {
        (Deed::Wrote(into), Deed::Wrote(from)) if same && close && into.doc == from.doc => {
            into.edits += from.edits;
            into.acts.splice(0..0, from.acts.iter().copied());
            into.refused.splice(0..0, from.refused.iter().copied());
            true
        }
        _ => false,
    }
}

fn row(entry: Entry, words: &Words) -> Row {
    let about = match &entry.deed {
        Deed::Wrote(writing) => Some((writing.doc, title(writing.doc, words))),
        _ => None,
    };
    Row {
        what: what(&entry.deed, words),
        about,
        entry,
    }
}

fn title(doc: DocId, words: &Words) -> String {
    let known = words.titles.get(&doc).filter(|title| !title.is_empty());
    known.map_or_else(|| t().some_document.to_owned(), Clone::clone)
}

/// Who did it.
pub fn who(entry: &Entry, people: &People) -> String {
    entry
        .person
        .map_or_else(|| t().operator.to_owned(), |person| people.name(person))
}

fn what(deed: &Deed, words: &Words) -> String {
    let name = |person: &PersonId| words.people.name(*person);
    match deed {
        Deed::SchoolDescribed => t().school_described.to_owned(),
        Deed::BasesKept => t().bases_kept.to_owned(),
        Deed::PeopleAdded { people } => fill(
            t().people_added,
            &[&people.len().to_string(), &some(people, words)],
        ),
        Deed::Renamed { person, was } => fill(t().renamed, &[&name(person), was]),
        Deed::Appointed { person, role, from } => fill(
            t().appointed,
            &[names::role(*role), &name(person), &from.to_string()],
        ),
        Deed::PostEnded { person, role, last } => fill(
            t().post_ended,
            &[names::role(*role), &name(person), &last.to_string()],
        ),
        Deed::Invited { person } => fill(t().invited, &[&name(person)]),
        Deed::LinksVoided { person } => fill(t().links_voided, &[&name(person)]),
        Deed::Joined { label, invited_by } => {
            let by = invited_by.map_or_else(|| t().operator.to_lowercase(), |by| name(&by));
            fill(t().joined, &[label, &by])
        }
        Deed::SignedOut => t().signed_out.to_owned(),
        Deed::DeviceRevoked { person, .. } => fill(t().device_revoked, &[&name(person)]),
        Deed::Refused { attempt } => tried(*attempt).to_owned(),
        Deed::Wrote(writing) => written(writing),
    }
}

fn some(people: &[PersonId], words: &Words) -> String {
    let first = people.iter().take(NAMES);
    let first: Vec<String> = first.map(|person| words.people.name(*person)).collect();
    match people.len().checked_sub(NAMES) {
        None | Some(0) => first.join(", "),
        Some(more) => fill(t().and_others, &[&first.join(", "), &more.to_string()]),
    }
}

fn tried(attempt: Attempt) -> &'static str {
    match attempt {
        Attempt::DescribeSchool => t().try_describe,
        Attempt::KeepBases => t().try_bases,
        Attempt::AddPeople => t().try_add,
        Attempt::Rename => t().try_rename,
        Attempt::Appoint => t().try_appoint,
        Attempt::EndPost => t().try_end,
        Attempt::Invite => t().try_invite,
        Attempt::RevokeDevice => t().try_revoke,
        Attempt::ReadAudit => t().try_audit,
        Attempt::ForeignDocument => t().try_foreign,
        Attempt::BadSignature => t().try_signature,
        Attempt::UnknownDevice => t().try_device,
        Attempt::Fork => t().try_fork,
        Attempt::Malformed => t().try_malformed,
    }
}

fn written(writing: &Writing) -> String {
    let mut parts = counted(writing.acts.iter().map(|act| act_words(*act)));
    if 0 < writing.edits {
        parts.push(fill(t().edits, &[&writing.edits.to_string()]));
    }
    if !writing.refused.is_empty() {
        let reasons = writing.refused.iter().copied().map(names::refusal);
        let reasons = counted(reasons).join("; ");
        let count = writing.refused.len().to_string();
        parts.push(fill(t().refused_changes, &[&count, &reasons]));
    }
    capital(&parts.join(", "))
}

/// Each of these words once, with how often it came.
fn counted(words: impl Iterator<Item = &'static str>) -> Vec<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for word in words {
        match counts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    let say = |(word, count): (&str, usize)| match count {
        1 => word.to_owned(),
        _ => format!("{word} (×{count})"),
    };
    counts.into_iter().map(say).collect()
}

fn act_words(act: Act) -> &'static str {
    match act {
        Act::Opened => t().opened,
        Act::Removed => t().removed,
        Act::Issued => t().issued,
        Act::Signed => t().signed,
        Act::Consented => t().consented,
        Act::Delegated => t().delegated,
        Act::Stepped => t().stepped,
        Act::Consulted => t().consulted,
        Act::Remarked => t().remarked,
        Act::Answered => t().answered,
        Act::Closed => t().closed,
        Act::Confirmed => t().confirmed,
        Act::Docketed => t().docketed,
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// The rows as a table for a spreadsheet: UTF-8 with a mark of its encoding, for Excel.
pub fn csv(rows: &[Row], people: &People) -> String {
    let mut table = format!("\u{feff}{}\r\n", t().columns);
    for row in rows {
        let (hour, minute) = row.entry.at.clock();
        let refused = if row.entry.is_refusal() { t().yes } else { "" };
        let cells = [
            row.entry.at.day().to_string(),
            format!("{hour:02}:{minute:02}"),
            who(&row.entry, people),
            row.what.clone(),
            row.about
                .clone()
                .map(|(_, title)| title)
                .unwrap_or_default(),
            refused.to_owned(),
            row.entry.times.to_string(),
        ];
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        table.push_str(&cells.join(","));
        table.push_str("\r\n");
    }
    table
}

/// A cell that no spreadsheet takes for anything but text.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(FORMULA) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use lientich_shared::ids::DeviceId;
    use lientich_shared::log::verdict::Refusal;
    use lientich_shared::time::{Day, Timestamp};

    use super::*;

    fn words() -> Words {
        Words {
            people: People::of(None, Day(20_000)),
            titles: BTreeMap::from([(DocId(1), "Kế hoạch phối hợp".to_owned())]),
        }
    }

    fn wrote(at: i64, doc: u128, edits: u32, refused: &[Refusal]) -> Entry {
        let writing = Writing {
            doc: DocId(doc),
            edits,
            acts: Vec::new(),
            refused: refused.to_vec(),
        };
        let deed = Deed::Wrote(writing);
        Entry::by_device(Timestamp(at), PersonId(5), DeviceId(6), deed)
    }

    #[test]
    fn what_somebody_wrote_in_one_sitting_is_one_row() {
        let entries = [
            wrote(900_000, 1, 3, &[]),
            wrote(500_000, 1, 2, &[Refusal::NotAllowed]),
            wrote(499_000, 2, 1, &[]),
            wrote(0, 2, 7, &[]),
        ];
        let rows = rows(&entries, &words());
        let shown: Vec<_> = rows
            .iter()
            .map(|row| (row.entry.at.0, row.entry.is_refusal()))
            .collect();
        assert_eq!(shown, [(900_000, true), (499_000, false)]);
        assert!(
            rows[0]
                .what
                .starts_with("5 thay đổi nội dung, 1 thay đổi bị từ chối")
        );
        assert!(rows[1].what.starts_with("8 thay đổi"));
        assert_eq!(
            rows[1].about,
            Some((DocId(2), t().some_document.to_owned()))
        );
    }

    #[test]
    fn a_row_in_the_table_is_never_a_formula() {
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(
            quoted("nói \"vâng\", rồi thôi"),
            "\"nói \"\"vâng\"\", rồi thôi\""
        );
    }

    #[test]
    fn the_table_has_a_line_for_each_row_under_its_head() {
        let words = words();
        let rows = rows(&[wrote(0, 1, 1, &[Refusal::OutOfStep])], &words);
        let table = csv(&rows, &words.people);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].starts_with('\u{feff}'));
        assert_eq!(lines[0].split(',').count(), 7);
        assert!(
            lines[1].starts_with("\"01/01/1970\",\"07:00\""),
            "{}",
            lines[1]
        );
        assert!(
            lines[1].ends_with("\"Kế hoạch phối hợp\",\"có\",\"1\""),
            "{}",
            lines[1]
        );
    }
}
