//! Vào sổ: number and symbol, place and day of issue of an Edition, as they stand on paper. They are
//! given once both sides have signed (Nghị định 30/2020/NĐ-CP, Điều 15), so they are no part of what
//! was signed: entries of their own, about one Edition. The last entry holds; all of them stay, with
//! who made them. Who may make one is told in `permissions::talk`.
//!
//! Entries lie in documents of talk of the circle `Docket`. Whoever makes one goes on with the document
//! in which the one that holds lies, so that theirs comes after it; entries of people who did not know
//! of each other are all kept, and where they differ that is shown ([`is_disputed`]).

mod series;

use std::cmp::Reverse;

use crate::log::change::{Hash32, NodeKind};
use crate::log::talk::{Confirmation, Docket};
use crate::order;
use crate::plan::content::Content;
use crate::talk::{Confirmed, Talk};
use crate::text::{Match, case, fold, nfc};
use crate::time::Day;

pub use series::{Taken, abbreviation, next_number, taken_by, usual_symbol};

/// An entry: the confirmation and what it says.
pub type Entry<'a> = (&'a Confirmed, &'a Docket);

/// The entries of an Edition, by the hash of its content: the one that holds first, then back in time.
pub fn entries(talk: &Talk, edition: Hash32) -> Vec<Entry<'_>> {
    let all = talk.confirmations_of(edition).filter_map(entry);
    let mut entries: Vec<Entry<'_>> = all.collect();
    order::sort_by_key(&mut entries, |(one, _)| {
        Reverse((one.rank, one.at, one.doc, one.change))
    });
    entries
}

/// The day of issue of an Edition: as it was entered, or else the day on which the server had both signatures.
pub fn issued_on(talk: &Talk, edition: Hash32, registered: Day) -> Day {
    let entries = entries(talk, edition);
    entries.first().map_or(registered, |(_, docket)| docket.day)
}

fn entry(one: &Confirmed) -> Option<Entry<'_>> {
    match &one.what {
        Confirmation::Docketed(docket) => Some((one, docket)),
        _ => None,
    }
}

/// Whether people entered different things without knowing of each other, and nobody has settled it.
/// Takes what [`entries`] gives.
pub fn is_disputed(entries: &[Entry<'_>]) -> bool {
    let Some(((holding, docket), others)) = entries.split_first() else {
        return false;
    };
    let mut unknown = others.iter().filter(|(one, _)| {
        let is_beside = one.doc == holding.doc || one.rank == holding.rank;
        one.is_last && is_beside
    });
    unknown.any(|(_, other)| other != docket)
}

/// A plan as it stands on paper under its number: what was entered stands in the place of what the text
/// has, in the lines of a letterhead too that was taken over from paper. Without an entry it is as it was
/// signed. To be read and printed, never to be hashed.
pub fn on_paper(content: &Content, docket: Option<&Docket>) -> Content {
    let mut paper = content.clone();
    let heading = Heading::of(content, docket);
    if heading.is_docketed {
        let heads = paper.parts.iter_mut();
        for part in heads.filter(|part| part.kind == NodeKind::Letterhead) {
            match (is_number_line(&part.text), is_day_line(&part.text)) {
                (false, false) => {}
                (true, false) => part.text = heading.number_line(),
                (false, true) => part.text = heading.day_line(),
                (true, true) => {
                    part.text = format!("{} · {}", heading.number_line(), heading.day_line());
                }
            }
        }
    }
    paper.number = heading.number;
    paper.place = heading.place;
    paper.day = heading.day;
    paper
}

/// What stands in the place of number, place and day on paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// Number and symbol: "07/KH-THNT". Empty where it is left to the pen.
    pub number: String,
    /// Where it was issued; empty where it is left to the pen.
    pub place: String,
    /// The day of issue.
    pub day: Option<Day>,
    /// Whether it was entered after signing; otherwise it is what was signed.
    pub is_docketed: bool,
}

impl Heading {
    /// Of what was entered.
    pub fn entered(docket: &Docket) -> Self {
        Self {
            number: docket.printed(),
            place: docket.place.clone(),
            day: Some(docket.day),
            is_docketed: true,
        }
    }

    /// Of a plan: as it was entered, or else as its text has it.
    pub fn of(content: &Content, docket: Option<&Docket>) -> Self {
        if let Some(docket) = docket {
            return Self::entered(docket);
        }
        let number = if content.number.trim().is_empty() {
            letterhead_number(content).unwrap_or_default()
        } else {
            content.number.trim().to_owned()
        };
        let place = content.place.trim();
        if !place.is_empty() || content.day.is_some() {
            return Self {
                number,
                place: place.to_owned(),
                day: content.day,
                is_docketed: false,
            };
        }
        let (place, day) = letterhead_day(content).unwrap_or_default();
        Self {
            number,
            place,
            day,
            is_docketed: false,
        }
    }

    /// The line of the number, with room for the pen where there is none yet.
    pub fn number_line(&self) -> String {
        format!("Số: {}", or_blank(&self.number))
    }

    /// The line of place and day, likewise.
    pub fn day_line(&self) -> String {
        place_and_day(&self.place, self.day, &format!(" {BLANK} "))
    }
}

/// "Xã Sông Mây, ngày 05 tháng 9 năm 2026", with `blank` for what is not known: days under 10 and months 1 and 2
/// with a leading 0 (Nghị định 30/2020/NĐ-CP, annex I part II.4).
pub fn place_and_day(place: &str, day: Option<Day>, blank: &str) -> String {
    let place = match place.trim() {
        "" => blank
            .strip_prefix(' ')
            .map_or(blank, str::trim_end)
            .to_owned(),
        place => case::begun(place),
    };
    let Some(day) = day else {
        return format!(
            "{place}, ngày{blank}tháng{blank}năm{}",
            blank.trim_end_matches(' ')
        );
    };
    let (year, month, day) = day.civil();
    let month = if month < 3 {
        format!("{month:02}")
    } else {
        month.to_string()
    };
    format!("{place}, ngày {day:02} tháng {month} năm {year}")
}

impl Docket {
    /// Number and symbol as they are printed: a number under 10 has a leading 0.
    pub fn printed(&self) -> String {
        format!("{:02}/{}", self.number, self.symbol)
    }
}

/// Room for what is still to be written by hand.
const BLANK: &str = "……";

fn or_blank(words: &str) -> &str {
    if words.is_empty() { BLANK } else { words }
}

/// The number that a letterhead bears which was taken over from paper: "Số: 12/KH-THNT".
fn letterhead_number(content: &Content) -> Option<String> {
    let heads = content.parts.iter();
    let mut lines = heads.filter(|part| part.kind == NodeKind::Letterhead);
    lines.find_map(|part| {
        let (before, number) = part.text.split_once(':')?;
        let has_number = number
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit());
        (is_number_word(before) && has_number).then(|| nfc(number.trim()))
    })
}

/// The place and day that it bears: "Sông Mây, ngày 05 tháng 9 năm 2026". No day where it is no whole one.
fn letterhead_day(content: &Content) -> Option<(String, Option<Day>)> {
    let mut heads = content.parts.iter();
    let line = heads.find(|part| part.kind == NodeKind::Letterhead && is_day_line(&part.text))?;
    let words: Vec<&str> = line.text.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| loosely(word)).collect();
    let after = |name: &str| {
        let at = folded.iter().position(|word| word == name)?;
        words.get(at + 1)?.trim_matches('.').parse::<u16>().ok()
    };
    let number = |name| u8::try_from(after(name)?).ok();
    let day = (|| Day::from_civil(after("nam")?.into(), number("thang")?, number("ngay")?))();
    let first = folded.iter().position(|word| word == "ngay")?;
    let place = words[..first].join(" ");
    Some((nfc(place.trim_end_matches(',')), day))
}

/// Whether a line of a letterhead is that of the number, filled in or not.
pub fn is_number_line(line: &str) -> bool {
    line.split_once(':')
        .is_some_and(|(before, _)| is_number_word(before))
}

/// Whether a line of a letterhead is that of place and day, filled in or not.
pub fn is_day_line(line: &str) -> bool {
    let words = loosely(line);
    ["ngay ", "thang ", "nam "]
        .iter()
        .all(|word| words.contains(word))
}

fn loosely(words: &str) -> String {
    fold(words, Match::Loose).chars.into_iter().collect()
}

fn is_number_word(words: &str) -> bool {
    fold(words.trim(), Match::Loose).chars == ['s', 'o']
}

#[cfg(test)]
mod tests;
