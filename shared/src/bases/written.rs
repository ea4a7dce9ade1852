//! Legal bases as they are written: a row of the data file, and the line under the title of a plan.

use super::{Certainty, Entry};
use crate::time::Day;

/// What may begin what a document is about, so that no "về" stands before it.
const VERBS: [&str; 4] = ["Quy định", "Hướng dẫn", "Ban hành", "Sửa đổi"];
/// What keeps its capital in the middle of a sentence.
const NAMES: [&str; 3] = ["Điều lệ", "Luật", "Quy chế"];

/// A row of the data file.
pub(super) fn row(line: &str) -> Option<Entry> {
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

impl Entry {
    /// The line by which a document cites it first (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6): laws by name alone,
    /// others with number and symbol, day, body and subject. What nobody knows is left out.
    pub fn cited(&self) -> String {
        if self.is_law() {
            let year = self.name.rsplit_once(' ').filter(|(_, last)| is_year(last));
            return format!(
                "Căn cứ {};",
                year.map_or(self.name.as_str(), |(name, _)| name)
            );
        }
        let day = self.day.map(|day| format!("ngày {}", in_words(day)));
        let body = Some(format!("của {}", self.body)).filter(|_| !self.body.is_empty());
        let pieces = [
            Some(format!("Căn cứ {} số {}", self.kind, self.symbol)),
            day,
            body,
            Some(subject(&self.name)),
        ];
        let pieces: Vec<String> = pieces.into_iter().flatten().collect();
        format!("{};", pieces.join(" "))
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "ngày 05 tháng 3 năm 2020": noughts before days under ten and the first two months.
fn in_words(day: Day) -> String {
    let (year, month, day) = day.civil();
    let zero = if month < 3 { "0" } else { "" };
    format!("{day:02} tháng {zero}{month} năm {year}")
}

/// What it is about, in the middle of a sentence. A year that tells two such apart is no part of it.
fn subject(name: &str) -> String {
    let name = name.rsplit_once(" (").map_or(name, |(name, _)| name);
    let starts = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    let small = || {
        let mut letters = name.chars();
        let first = letters.next().into_iter().flat_map(char::to_lowercase);
        first.chain(letters).collect::<String>()
    };
    match () {
        () if starts(&VERBS) => small(),
        () if starts(&NAMES) => format!("ban hành {name}"),
        () => format!("về {}", small()),
    }
}
