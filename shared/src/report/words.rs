//! Numbers, days and passages as administrative Vietnamese writes them.

use super::scope::Period;
use crate::directory::Directory;
use crate::targets::number;
use crate::text::{Match, case, fold};
use crate::time::{Day, SchoolYear};

/// Most letters of a duty's words that a report repeats.
const LONGEST: usize = 140;

/// Words that speak of health or family: what somebody gave as a reason is then not repeated.
const PRIVATE: [&str; 16] = [
    "ốm",
    "bệnh",
    "viện",
    "thai",
    "sinh con",
    "nghỉ sinh",
    "con nhỏ",
    "gia đình",
    "tang",
    "mất",
    "tai nạn",
    "phẫu thuật",
    "điều trị",
    "sức khỏe",
    "sức khoẻ",
    "ly hôn",
];

/// "3/4 lượt (75%)".
pub(super) fn of(count: usize, all: usize, unit: &str) -> String {
    match share(count, all) {
        Some(share) => format!("{count}/{all} {unit} ({share})"),
        None => format!("{count}/{all} {unit}"),
    }
}

/// "66,7%": to one decimal, half up; `None` of nothing.
pub(super) fn share(count: usize, all: usize) -> Option<String> {
    let narrow = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    number::share(narrow(count), narrow(all)).map(number::printed)
}

/// "ngày 05 tháng 9 năm 2026": days below 10 and the months 1 and 2 with a nought (Nghị định 30/2020/NĐ-CP).
pub(super) fn date(day: Day) -> String {
    let (year, month, day) = day.civil();
    let month = if month < 3 {
        format!("{month:02}")
    } else {
        month.to_string()
    };
    format!("ngày {day:02} tháng {month} năm {year}")
}

/// Some days, and how many more there are.
pub(super) fn days(all: &[Day]) -> String {
    const SHOWN: usize = 4;
    let shown: Vec<String> = all.iter().take(SHOWN).map(Day::to_string).collect();
    let more = all.len().saturating_sub(SHOWN);
    match more {
        0 => shown.join(", "),
        more => format!("{} và {more} lần khác", shown.join(", ")),
    }
}

/// A period: "tháng 10 năm 2026", "học kỳ I năm học 2026-2027".
pub(super) fn period(period: Period, year: SchoolYear) -> String {
    match period {
        Period::Month(year, month) if month < 3 => format!("tháng {month:02} năm {year}"),
        Period::Month(year, month) => format!("tháng {month} năm {year}"),
        Period::Half(1) => format!("học kỳ I năm học {year}"),
        Period::Half(_) => format!("học kỳ II năm học {year}"),
        Period::Year => format!("năm học {year}"),
    }
}

/// The beginning of a passage, up to a whole word, without what ends a sentence.
pub(super) fn shortened(text: &str) -> String {
    let text = text.trim().trim_end_matches(['.', ';', ',', ':', ' ']);
    let Some((cut, _)) = text.char_indices().nth(LONGEST) else {
        return text.to_owned();
    };
    let words = text[..cut].rfind(' ').unwrap_or(cut);
    format!("{} ...", text[..words].trim_end_matches([',', ';', ' ']))
}

/// Without a capital at the beginning, where the rest is not in capitals.
pub(super) fn in_a_sentence(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    let is_loud = letters.clone().any(char::is_alphabetic)
        && letters.clone().take(8).all(|letter| !letter.is_lowercase());
    if is_loud {
        return text.to_owned();
    }
    case::lowered(&first.to_string()) + letters.as_str()
}

/// Whether a reason can stand in a report: it names nobody and speaks of nobody's health or family.
pub(super) fn is_quotable(text: &str, directory: &Directory) -> bool {
    let words = padded(text);
    let names = |name: &str| {
        let given = name.split_whitespace().next_back().unwrap_or_default();
        let spoken = ["cô", "thầy", "đ/c", "đồng chí", "chị", "anh", "bà", "ông"];
        let calls = spoken.map(|title| padded(&format!("{title} {given}")));
        words.contains(&padded(name)) || calls.iter().any(|call| words.contains(call))
    };
    let is_private = PRIVATE.iter().any(|word| words.contains(&padded(word)));
    !is_private && !directory.people.iter().any(|person| names(&person.name))
}

/// Lowered, each word between spaces.
fn padded(text: &str) -> String {
    let letters: String = fold(&case::lowered(text), Match::Exact)
        .chars
        .into_iter()
        .collect();
    let parts = letters.split(|letter: char| !letter.is_alphanumeric() && letter != '/');
    let words: Vec<&str> = parts.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_one_decimal_with_a_comma() {
        assert_eq!(share(2, 3).as_deref(), Some("66,7%"));
        assert_eq!(share(1, 8).as_deref(), Some("12,5%"));
        assert_eq!(share(3, 3).as_deref(), Some("100%"));
        assert_eq!(share(1, 1_999).as_deref(), Some("0,1%"));
        assert_eq!(share(0, 0), None);
    }

    #[test]
    fn dates_have_noughts_where_the_decree_wants_them() {
        let day = |month, day| Day::from_civil(2026, month, day).unwrap();
        assert_eq!(date(day(9, 5)), "ngày 05 tháng 9 năm 2026");
        assert_eq!(date(day(2, 11)), "ngày 11 tháng 02 năm 2026");
    }

    #[test]
    fn a_long_passage_ends_at_a_whole_word() {
        let short = shortened(&"một hai ba bốn ".repeat(20));
        assert!(short.ends_with("..."), "{short}");
        assert!(short.chars().count() <= LONGEST + 4);
        assert_eq!(shortened("Họp liên tịch;"), "Họp liên tịch");
    }

    #[test]
    fn a_title_in_capitals_stays_in_capitals() {
        assert_eq!(in_a_sentence("Phối hợp giữa"), "phối hợp giữa");
        assert_eq!(in_a_sentence("PHỐI HỢP GIỮA"), "PHỐI HỢP GIỮA");
    }
}
