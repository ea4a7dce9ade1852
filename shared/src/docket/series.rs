//! Numbers of a year: which are taken, as far as is known here, and what is likely the next. Numbers
//! begin with 1 on every first of January and are counted for each symbol. The school's own book may
//! know of more; a suggestion is no more than that.

use crate::ids::DocId;
use crate::plan::view::PlanKind;
use crate::text::{Match, case, decomposed, fold};
use crate::time::Day;

/// A number that an Edition bears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The plan.
    pub plan: DocId,
    /// Which Edition of it.
    pub edition: u32,
    /// The number.
    pub number: u32,
    /// What stands behind it.
    pub symbol: String,
    /// The day of issue.
    pub day: Day,
}

impl Taken {
    /// Of what an Edition bears on paper; `None` where that is no number of the common form.
    pub fn read(plan: DocId, edition: u32, printed: &str, day: Day) -> Option<Self> {
        let (number, symbol) = printed.split_once('/')?;
        Some(Self {
            plan,
            edition,
            number: number.trim().parse().ok()?,
            symbol: symbol.trim().to_owned(),
            day,
        })
    }
}

/// The number after the highest one of the year of `day` with this symbol.
pub fn next_number(taken: &[Taken], symbol: &str, day: Day) -> u32 {
    let of_series = taken.iter().filter(|one| is_of(one, symbol, day));
    let highest = of_series.map(|one| one.number).max();
    highest.unwrap_or_default().saturating_add(1)
}

/// Which other Edition already bears this number in that year, with this symbol.
pub fn taken_by<'a>(
    taken: &'a [Taken],
    (plan, edition): (DocId, u32),
    number: u32,
    symbol: &str,
    day: Day,
) -> Option<&'a Taken> {
    let others = taken
        .iter()
        .filter(|one| (one.plan, one.edition) != (plan, edition));
    let mut of_series = others.filter(|one| is_of(one, symbol, day));
    of_series.find(|one| one.number == number)
}

fn is_of(one: &Taken, symbol: &str, day: Day) -> bool {
    let year = |day: Day| day.civil().0;
    year(one.day) == year(day) && alike(&one.symbol, symbol)
}

fn alike(one: &str, other: &str) -> bool {
    let folded = |words: &str| fold(words.trim(), Match::Exact).chars;
    folded(one) == folded(other)
}

/// The symbol that a document of a school usually bears: "KH-THNT" for a plan.
pub fn usual_symbol(kind: PlanKind, school: &str) -> String {
    let kind = match kind {
        PlanKind::Plan => "KH",
        PlanKind::Regulation => "QC",
        PlanKind::MonthReport | PlanKind::JointCheck | PlanKind::YearReview => "BC",
    };
    match abbreviation(school) {
        school if school.is_empty() => kind.to_owned(),
        school => format!("{kind}-{school}"),
    }
}

/// A school's name by its first letters, as its papers bear it: "Trường Tiểu học Nguyễn Trãi" is THNT.
/// Abbreviations in the name stay whole, "và" is &, marks fall. The head of the school may have fixed
/// another one.
pub fn abbreviation(school: &str) -> String {
    let words = school.split_whitespace();
    let words = words.filter(|word| word.chars().any(char::is_alphanumeric));
    let mut words = words.peekable();
    words.next_if(|word| alike(word, "trường"));
    // In a name of capitals alone no word is an abbreviation.
    let has_small = school.chars().any(|c| case::upper(c) != c);
    words.map(|word| initials(word, has_small)).collect()
}

fn initials(word: &str, keeps_capitals: bool) -> String {
    if alike(word, "và") {
        return "&".to_owned();
    }
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_abbreviation = || keeps_capitals && letters.iter().all(|c| case::lower(*c) != *c);
    let is_whole = letters.iter().all(char::is_ascii_digit) || is_abbreviation();
    let kept = if is_whole { letters.len() } else { 1 };
    let bare = |letter: char| decomposed(letter).next().unwrap_or(letter);
    let kept = letters.into_iter().take(kept);
    kept.map(bare).map(case::upper).collect()
}
