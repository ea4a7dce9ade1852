//! When, or how often: days, months, terms, feasts as plans write them.

mod phrases;

use std::ops::Range;
use std::sync::LazyLock;

use super::words::{Index, Word, begins, contains, skip};
use crate::log::duty::{Occasion, Rhythm};
use crate::text::nfc;
use crate::time::{Day, SchoolYear};
use phrases::{LAST, Means, PHRASES};

/// A rhythm and the words that say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// When.
    pub(super) rhythm: Rhythm,
    /// Which words.
    pub(super) words: Range<usize>,
}

use phrases::Means::{
    Children, Closing, Continuous, End, Mid, MidAutumn, Monthly, MonthlyWeek, Nothing, Opening,
    Periodic,
};
use phrases::Means::{
    Quarterly, QuarterlyFirst, Start, Teachers, Termly, Tet, VietnameseWomen, Weekly, Women, Yearly,
};

/// A date behind one of these names a document, not a deadline.
const DOCUMENTS: &str = "số|nghị_định|thông_tư|luật|công_văn|chỉ_thị|quyết_định";
/// A date behind one of these is a deadline, even where the day is a feast.
const DEADLINE: &str = "trước|chậm_nhất|muộn_nhất|xong|hạn|đến";

/// Days of the year that schools keep, as day and month.
const KEPT: [(u32, u32); 16] = [
    (2, 9),
    (5, 9),
    (15, 10),
    (20, 10),
    (20, 11),
    (22, 12),
    (9, 1),
    (3, 2),
    (8, 3),
    (26, 3),
    (21, 4),
    (30, 4),
    (1, 5),
    (15, 5),
    (19, 5),
    (1, 6),
];
/// "trong năm học" alone says nothing.
const UNCOUNTED: Rhythm = Rhythm::Yearly(0);

static SAID: LazyLock<Index<Means>> = LazyLock::new(|| Index::of(PHRASES));

/// All that the words say about when, in order; not what has no day of its own.
pub(super) fn each(words: &[Word], year: Option<SchoolYear>) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((matched, means)) = SAID.longest(&words[at..]) else {
            at += 1;
            continue;
        };
        let span = at..at + matched.len;
        let means = weighed(words, &span, *means);
        let said = rhythm(means, &words[span.clone()], matched.numbers, year);
        found.extend(said.map(|rhythm| counted(words, rhythm, &span)));
        at = span.end;
    }
    found.retain(|said| said.rhythm != UNCOUNTED);
    found
}

/// A month alone is when something is due only where it is not part of a span or of a document's name.
fn weighed(words: &[Word], span: &Range<usize>, means: Means) -> Means {
    let before = &words[span.start.saturating_sub(8)..span.start];
    let is_dated = matches!(means, Means::Day | Means::Month);
    let is_since = before
        .last()
        .is_some_and(|word| word.text == "kể" || word.text == "từ");
    if is_dated && (contains(before, DOCUMENTS) || is_since) {
        return Nothing;
    }
    means
}

fn rhythm(
    means: Means,
    words: &[Word],
    [a, b, c]: [u32; 3],
    year: Option<SchoolYear>,
) -> Option<Rhythm> {
    let small = |number: u32| u8::try_from(number).ok();
    let on = |occasion| Some(Rhythm::On(occasion));
    match means {
        Nothing => None,
        Continuous => Some(Rhythm::Continuous),
        Periodic => Some(Rhythm::Periodic),
        Weekly(day) => day
            .or(small(a)?.checked_sub(1))
            .filter(|day| (1..=6).contains(day))
            .map(Rhythm::Weekly),
        Monthly(day) => day
            .or(small(a))
            .filter(|day| (1..=31).contains(day))
            .map(Rhythm::Monthly),
        MonthlyWeek => small(a)
            .filter(|week| (1..=4).contains(week))
            .map(|week| Rhythm::Monthly(week * 7)),
        Quarterly => Some(Rhythm::Quarterly {
            month: 3,
            day: LAST,
        }),
        QuarterlyFirst => Some(Rhythm::Quarterly {
            month: 1,
            day: small(a).filter(|day| (1..=31).contains(day))?,
        }),
        Termly(times) => Some(Rhythm::Termly(
            times.or(small(a)).filter(|times| 0 < *times)?,
        )),
        Yearly(times) => Some(Rhythm::Yearly(
            times.or(small(a)).filter(|times| 0 < *times)?,
        )),
        Means::PerYear => Some(UNCOUNTED),
        Means::Months => months(a),
        Means::BareDay if !KEPT.contains(&(a, b)) => None,
        Means::Day | Means::BareDay => day(words, a, b, c, year),
        Means::Month => Some(Rhythm::Once(month_end(a, b, year)?)),
        Means::Week => {
            let days = i32::try_from(a).ok()?.min(4) * 7 - 1;
            Some(Rhythm::Once(Day(month_start(b, 0, year)?.0 + days)))
        }
        Means::Quarter(month) => Some(Rhythm::Once(month_end(month.into(), 0, year)?)),
        Start => on(Occasion::YearStart),
        Mid => on(Occasion::MidYear),
        End => on(Occasion::YearEnd),
        Opening => on(Occasion::Opening),
        Closing => on(Occasion::Closing),
        Tet => on(Occasion::Tet),
        MidAutumn => on(Occasion::MidAutumn),
        Children => on(Occasion::ChildrensDay),
        Women => on(Occasion::WomensDay),
        VietnameseWomen => on(Occasion::VietnameseWomensDay),
        Teachers => on(Occasion::TeachersDay),
    }
}

fn months(every: u32) -> Option<Rhythm> {
    match every {
        1 => Some(Rhythm::Monthly(LAST)),
        3 => Some(Rhythm::Quarterly {
            month: 3,
            day: LAST,
        }),
        2 | 4 | 6 => Some(Rhythm::Yearly(u8::try_from(12 / every).ok()?)),
        12 => Some(Rhythm::Yearly(1)),
        _ => None,
    }
}

/// A day, or the feast that falls on it. The two that are named by their day with others are known
/// by it alone; "21/34" is none.
fn day(words: &[Word], day: u32, month: u32, year: u32, of: Option<SchoolYear>) -> Option<Rhythm> {
    let is_deadline = contains(words, DEADLINE);
    let feast = match (day, month) {
        _ if is_deadline || year != 0 => None,
        (20, 11) => Some(Occasion::TeachersDay),
        (20, 10) => Some(Occasion::VietnameseWomensDay),
        (8, 3) => Some(Occasion::WomensDay),
        (1, 6) => Some(Occasion::ChildrensDay),
        _ => None,
    };
    if let Some(feast) = feast {
        return Some(Rhythm::On(feast));
    }
    let year = full_year(month, year, of)?;
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Some(Rhythm::Once(Day::from_civil(year, month, day)?))
}

fn month_start(month: u32, year: u32, of: Option<SchoolYear>) -> Option<Day> {
    Day::from_civil(full_year(month, year, of)?, u8::try_from(month).ok()?, 1)
}

fn month_end(month: u32, year: u32, of: Option<SchoolYear>) -> Option<Day> {
    let (next, year) = match month {
        12 => (1, full_year(12, year, of)? + 1),
        _ => (month + 1, full_year(month, year, of)?),
    };
    let next = Day::from_civil(year, u8::try_from(next).ok()?, 1)?;
    Some(Day(next.0 - 1))
}

/// The calendar year of a month of the school year, which begins in August; a year that is said must belong to it.
fn full_year(month: u32, said: u32, of: Option<SchoolYear>) -> Option<i32> {
    let first = i32::from(of?.0);
    let of_month = if 8 <= month { first } else { first + 1 };
    let said = i32::try_from(said).ok()?;
    match said {
        0 => Some(of_month),
        _ if (first..=first + 1).contains(&said) => Some(said),
        _ => None,
    }
}

/// How many times, where that is said before ("02 lần/học kỳ") or, for the year, must be.
fn counted(words: &[Word], rhythm: Rhythm, span: &Range<usize>) -> Said {
    let before = &words[span.start.saturating_sub(8)..span.start];
    let at = (0..before.len()).rev().find(|at| {
        let times = begins(
            &before[*at..],
            "# lần|buổi|cuộc|tiết|lượt|bài|chuyên_đề|hội_thi|đợt|kỳ",
        );
        times.is_some() && !contains(&before[*at..], ",|;|và")
    });
    let times = at.and_then(|at| u8::try_from(before[at].number?).ok());
    let start = at.map_or(span.start, |at| span.start - before.len() + at);
    let rhythm = match (rhythm, times.filter(|times| 0 < *times)) {
        (Rhythm::Termly(1), Some(times)) => Rhythm::Termly(times),
        (Rhythm::Yearly(0 | 1), Some(times)) => Rhythm::Yearly(times),
        (other, _) => other,
    };
    let counts = matches!(rhythm, Rhythm::Termly(_) | Rhythm::Yearly(_));
    Said {
        rhythm,
        words: if counts {
            start..span.end
        } else {
            span.clone()
        },
    }
}

/// Something that has no day of its own: "khi phát sinh", "sau mỗi đợt thi đua".
pub(super) fn occasion(text: &str, words: &[Word], part: &Range<usize>) -> Option<Said> {
    const PHRASES: [&str; 2] = [
        "trước_khi|sau_khi|kịp_thời_khi|khi|sau_mỗi",
        "trường_hợp|nếu có|phát_sinh|phát_hiện?",
    ];
    const MOST: usize = 12;
    let start = part
        .clone()
        .find(|at| 0 < skip(&words[*at..part.end], &PHRASES))?;
    let is_end = |word: &&Word| !matches!(word.text.as_str(), "," | ";" | "." | ":");
    let len = words[start..part.end].iter().take_while(is_end);
    let end = start + len.take(MOST).count();
    let said = &text[words[start].at.start..words[end - 1].at.end];
    Some(Said {
        rhythm: Rhythm::On(Occasion::Other(nfc(said))),
        words: start..end,
    })
}

/// What repeats says more than a day, a day more than "thường xuyên". Several days or feasts stand beside one another.
pub(super) fn telling(found: Vec<Said>) -> Vec<Said> {
    let rank = |said: &Said| match said.rhythm {
        Rhythm::Unstated => 0,
        Rhythm::Continuous => 1,
        Rhythm::Periodic => 2,
        Rhythm::Once(_) | Rhythm::On(_) => 3,
        _ => 4,
    };
    let most = found.iter().map(rank).max().unwrap_or(0);
    let mut kept: Vec<Said> = Vec::new();
    for said in found.into_iter().filter(|said| rank(said) == most) {
        let is_new = kept.iter().all(|other| other.rhythm != said.rhythm);
        if is_new && (most == 3 || kept.is_empty()) {
            kept.push(said);
        }
    }
    kept
}
