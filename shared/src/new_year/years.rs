//! Years and days in the words of a clause, and what they become a school year later: "năm học 2025–2026", "HKI 2025",
//! "ngày 05/9/2025", "tháng 3 năm 2026", "kỷ niệm 95 năm", "giai đoạn 2021-2025".

use std::ops::Range;

use crate::text::case::lowered;
use crate::time::SchoolYear;

/// What stands somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    /// A school year, or a calendar year.
    Year,
    /// A day or a month of a year.
    Day,
    /// A term of several years that has ended.
    Period,
    /// So many years of something.
    Anniversary,
    /// Number and day of a document of the old year.
    Document,
}

/// A token and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) means: Means,
    pub(super) at: Range<usize>,
    /// The new words, where arithmetic tells them.
    pub(super) proposed: Option<String>,
}

/// Bodies whose documents do not change with the school year.
const LASTING: [&str; 12] = [
    "CP", "TTg", "QH", "UBTVQH", "TW", "BGD", "BNV", "BTC", "TLĐ", "BLĐTBXH", "TT", "VBHN",
];
/// Months from here on belong to the school year that begins.
const FIRST_MONTH: u32 = 8;

/// A run of digits, a run of letters, or a sign.
struct Token<'a> {
    text: &'a str,
    at: usize,
}

impl Token<'_> {
    fn number(&self) -> Option<u32> {
        (self.text.len() <= 5).then(|| self.text.parse().ok())?
    }

    fn year(&self) -> Option<u16> {
        let year = self.text.parse().ok().filter(|_| self.text.len() == 4)?;
        (1945..2200).contains(&year).then_some(year)
    }

    fn is(&self, word: &str) -> bool {
        lowered(self.text) == word
    }

    fn is_dash(&self) -> bool {
        matches!(self.text, "-" | "–" | "—" | "−" | "/")
    }

    fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// A plan of one year made from that of another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Years {
    pub(super) old: SchoolYear,
    pub(super) new: SchoolYear,
}

impl Years {
    /// What of a text belongs to the old year.
    pub(super) fn find(self, text: &str) -> Vec<Found> {
        let tokens = tokens(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let read = self.document(&tokens[at..], text);
            let read = read.or_else(|| self.day(&tokens[at..], text));
            let read = read.or_else(|| self.years(&tokens, at, text));
            let read = read.or_else(|| self.anniversary(&tokens, at));
            let (len, new) = read.unwrap_or((1, None));
            found.extend(new);
            at += len.max(1);
        }
        found
    }

    /// How much later something is that was said for a school year.
    fn shift(self, of: u16) -> Option<u16> {
        let near = of + 1 == self.old.0 || of == self.old.0;
        near.then(|| self.new.0.saturating_sub(self.old.0))
    }

    /// "số 21/KH-THĐC ngày 01 tháng 9 năm 2025": of the school's own documents each year has new ones.
    fn document(self, tokens: &[Token<'_>], text: &str) -> Option<(usize, Option<Found>)> {
        let symbol = symbol(tokens, text)?;
        let is_lasting = tokens[..symbol].iter().any(|token| {
            LASTING.contains(&token.text)
                || token.text.starts_with("QH")
                || token.text.starts_with("BGD")
        });
        let day = tokens.get(symbol).filter(|token| token.is("ngày"));
        let day = day.and_then(|_| date(&tokens[symbol + 1..]));
        let (len, year) = match day {
            Some((len, month, year)) => (symbol + 1 + len, Some(school_year(month, year))),
            None => (symbol, None),
        };
        let named = tokens[..symbol].iter().find_map(Token::year);
        let year = year.or(named.map(SchoolYear));
        let is_stale = !is_lasting && year.is_some_and(|year| year < self.new);
        let at = tokens[0].at..tokens[len - 1].end();
        let found = is_stale.then_some(Found {
            means: Means::Document,
            at,
            proposed: None,
        });
        Some((len, found))
    }

    /// A day or a month with its year.
    fn day(self, tokens: &[Token<'_>], text: &str) -> Option<(usize, Option<Found>)> {
        let (len, month, year) = date(tokens)?;
        let of = school_year(month, year);
        // What is long past is history: the day of a law, of a founding.
        let Some(by) = self.shift(of.0).filter(|_| of < self.new) else {
            return Some((len, None));
        };
        let at = tokens[0].at..tokens[len - 1].end();
        let last = tokens[len - 1].at;
        let proposed = format!("{}{}", &text[at.start..last], year + by);
        // No year but a leap year has a 29 February.
        let is_leap = month == 2 && text[at.clone()].starts_with("29");
        let proposed = (!is_leap).then_some(proposed);
        let means = Means::Day;
        Some((
            len,
            Some(Found {
                means,
                at,
                proposed,
            }),
        ))
    }

    /// Two years in a row, or one.
    fn years(self, all: &[Token<'_>], at: usize, text: &str) -> Option<(usize, Option<Found>)> {
        let tokens = &all[at..];
        let first = tokens[0].year()?;
        let second = match tokens {
            [_, dash, second, ..] if dash.is_dash() => second.year(),
            _ => None,
        };
        let Some(second) = second.filter(|second| first < *second) else {
            return Some((1, self.year(first, &tokens[0], &all[..at])));
        };
        let at = tokens[0].at..tokens[2].end();
        if second == first + 1 {
            let between = &text[tokens[0].end()..tokens[2].at];
            let by = self.shift(first);
            let proposed = by.map(|by| format!("{}{between}{}", first + by, second + by));
            let found = Found {
                means: Means::Year,
                at,
                proposed,
            };
            return Some((3, (first < self.new.0).then_some(found)));
        }
        let found = Found {
            means: Means::Period,
            at,
            proposed: None,
        };
        Some((3, (second <= self.new.0).then_some(found)))
    }

    /// One year. That in which the new school year begins fits it, unless what is said of it lies before that: its first
    /// quarters, and the second term that ended in it.
    fn year(self, year: u16, token: &Token<'_>, before: &[Token<'_>]) -> Option<Found> {
        let is_old = year == self.old.0 || year == self.old.0 + 1;
        let is_over = year < self.new.0 || year == self.new.0 && is_of_spring(before);
        (is_old && is_over).then(|| Found {
            means: Means::Year,
            at: token.at..token.end(),
            proposed: self.shift(self.old.0).map(|by| (year + by).to_string()),
        })
    }

    /// "kỷ niệm 95 năm Ngày thành lập".
    fn anniversary(self, tokens: &[Token<'_>], at: usize) -> Option<(usize, Option<Found>)> {
        let count = tokens[at]
            .number()
            .filter(|count| (5..1_000).contains(count))?;
        let is_years = tokens.get(at + 1).is_some_and(|next| next.is("năm"));
        let before = tokens[at.saturating_sub(4)..at].windows(2);
        let mut before = before.map(|pair| (&pair[0], &pair[1]));
        let is_kept = before.any(|(one, other)| {
            (one.is("kỷ") || one.is("kỉ")) && other.is("niệm") || one.is("lần") && other.is("thứ")
        });
        let by = u32::from(self.new.0.saturating_sub(self.old.0));
        (is_years && is_kept).then(|| {
            let found = Found {
                means: Means::Anniversary,
                at: tokens[at].at..tokens[at].end(),
                proposed: Some((count + by).to_string()),
            };
            (1, Some(found))
        })
    }
}

/// Whether the words before a year speak of its first half: "học kỳ II năm", "HKII", "quý I/".
fn is_of_spring(before: &[Token<'_>]) -> bool {
    let is_filler = |token: &&Token<'_>| !(token.is("năm") || token.is_dash() || token.text == "(");
    let mut back = before.iter().rev().filter(is_filler);
    let (last, next) = (back.next(), back.next());
    let says = |token: Option<&Token<'_>>, words: &[&str]| {
        token.is_some_and(|token| words.iter().any(|word| token.is(word)))
    };
    let is_second = says(last, &["ii", "2", "hai"]);
    let is_term = is_second && says(next, &["kỳ", "kì", "hk"]) || says(last, &["hkii"]);
    let is_quarter = (is_second || says(last, &["i", "1", "một"])) && says(next, &["quý", "quí"]);
    is_term || is_quarter
}

/// How many tokens are number and symbol of a document: a number, "/", then letters among dashes and slashes.
fn symbol(tokens: &[Token<'_>], text: &str) -> Option<usize> {
    tokens[0].number()?;
    let mut len = 1;
    let mut has_letters = false;
    while let [sign, next, ..] = &tokens[len..] {
        let is_joined = sign.at == tokens[len - 1].end() && next.at == sign.end();
        let is_letters = next.text.chars().all(char::is_uppercase)
            || next.text.chars().next().is_some_and(char::is_uppercase) && next.text.len() <= 6;
        let is_sign = matches!(sign.text, "/" | "-" | "–" | "&");
        let is_part = is_letters && next.number().is_none()
            || next.year().is_some()
            || next.number().is_some() && has_letters;
        if !(is_joined && is_sign && is_part) {
            break;
        }
        has_letters |= next.number().is_none();
        len += 2;
    }
    // "QH15": letters and digits run together.
    if has_letters && let Some(tail) = tokens.get(len).filter(|tail| tail.number().is_some()) {
        len += usize::from(tail.at == tokens[len - 1].end() && text.is_char_boundary(tail.at));
    }
    has_letters.then_some(len)
}

/// A date's tokens, its month and year: "05/9/2025", "05 tháng 9 năm 2025", "tháng 3/2026", "9/2025".
fn date(tokens: &[Token<'_>]) -> Option<(usize, u32, u16)> {
    let words = |at: usize| tokens.get(at);
    let number = |at: usize, most: u32| {
        let number = words(at)?.number()?;
        (1..=most).contains(&number).then_some(number)
    };
    let slash = |at: usize| words(at).is_some_and(|token| matches!(token.text, "/" | "." | "-"));
    let word = |at: usize, word: &str| words(at).is_some_and(|token| token.is(word));
    let year = |at: usize| words(at).and_then(Token::year);
    if let (Some(_), true, Some(month), true, Some(year)) =
        (number(0, 31), slash(1), number(2, 12), slash(3), year(4))
    {
        return Some((5, month, year));
    }
    if let (Some(_), true, Some(month), true, Some(year)) = (
        number(0, 31),
        word(1, "tháng"),
        number(2, 12),
        word(3, "năm"),
        year(4),
    ) {
        return Some((5, month, year));
    }
    if let (true, Some(month), true, Some(year)) = (
        word(0, "tháng"),
        number(1, 12),
        word(2, "năm") || slash(2),
        year(3),
    ) {
        return Some((4, month, year));
    }
    match (number(0, 12), slash(1), year(2)) {
        (Some(month), true, Some(year)) => Some((3, month, year)),
        _ => None,
    }
}

fn school_year(month: u32, year: u16) -> SchoolYear {
    SchoolYear(if FIRST_MONTH <= month {
        year
    } else {
        year.saturating_sub(1)
    })
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let class = |letter: char| match letter {
        _ if letter.is_ascii_digit() => 1,
        _ if letter.is_alphabetic() => 2,
        _ if letter.is_whitespace() => 3,
        _ => 4,
    };
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut last = 3;
    for (at, letter) in text.char_indices() {
        let class = class(letter);
        let end = at + letter.len_utf8();
        match tokens.last_mut() {
            Some(token) if class == last && class < 3 => token.text = &text[token.at..end],
            _ if class == 3 => {}
            _ => tokens.push(Token {
                text: &text[at..end],
                at,
            }),
        }
        last = class;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Option<String>)> {
        let years = Years {
            old: SchoolYear(2025),
            new: SchoolYear(2026),
        };
        let found = years.find(text).into_iter();
        found
            .map(|found| (text[found.at].to_owned(), found.proposed))
            .collect()
    }

    #[test]
    fn what_was_said_for_the_old_year_is_a_year_later_now() {
        let cases = [
            ("năm học 2025–2026", "2025–2026", "2026–2027"),
            ("năm học 2025 - 2026.", "2025 - 2026", "2026 - 2027"),
            ("so với năm học 2024-2025", "2024-2025", "2025-2026"),
            ("HKI 2025", "2025", "2026"),
            ("học kỳ II năm 2026", "2026", "2027"),
            ("HKII năm 2026", "2026", "2027"),
            ("HK2 (2026)", "2026", "2027"),
            ("quý II/2026", "2026", "2027"),
            ("Chi bộ năm 2025", "2025", "2026"),
            ("quý IV/2025", "2025", "2026"),
            ("trước ngày 05/9/2025", "05/9/2025", "05/9/2026"),
            (
                "ngày 08 tháng 9 năm 2025",
                "08 tháng 9 năm 2025",
                "08 tháng 9 năm 2026",
            ),
            ("xong trong tháng 3/2026", "tháng 3/2026", "tháng 3/2027"),
            (
                "tháng 12 năm 2025",
                "tháng 12 năm 2025",
                "tháng 12 năm 2026",
            ),
            ("họp 9/2025", "9/2025", "9/2026"),
            ("kỷ niệm 95 năm Ngày thành lập", "95", "96"),
        ];
        for (text, said, proposed) in cases {
            let wanted = vec![(said.to_owned(), Some(proposed.to_owned()))];
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_arithmetic_cannot_tell_is_told_without_a_proposal() {
        let cases = [
            ("giai đoạn 2021–2025", "2021–2025"),
            ("năm học 2019-2020", "2019-2020"),
            (
                "Kế hoạch số 21/KH-THĐC ngày 01 tháng 9 năm 2025",
                "21/KH-THĐC ngày 01 tháng 9 năm 2025",
            ),
            (
                "Nghị quyết 03/NQ-HNVC ngày 18/9/2025",
                "03/NQ-HNVC ngày 18/9/2025",
            ),
        ];
        for (text, said) in cases {
            assert_eq!(read(text), [(said.to_owned(), None)], "{text}");
        }
    }

    #[test]
    fn a_year_of_the_new_school_year_is_asked_about_only_where_a_plan_is_made_of_one_before() {
        let years = |old, new| Years {
            old: SchoolYear(old),
            new: SchoolYear(new),
        };
        let said = |years: Years, text: &str| years.find(text).len();
        // A plan of 2024-2025 spoke of 2025; in that of 2026-2027 it is long past.
        assert_eq!(said(years(2024, 2026), "Chi bộ năm 2025"), 1);
        assert_eq!(said(years(2024, 2025), "Chi bộ năm 2025"), 0);
        assert_eq!(said(years(2024, 2025), "học kỳ hai năm 2025"), 1);
    }

    #[test]
    fn what_lasts_is_left_alone() {
        for text in [
            "Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ",
            "Thông tư số 15/2026/TT-BGDĐT ngày 24 tháng 3 năm 2026",
            "Luật Công đoàn số 50/2024/QH15",
            "Nghị quyết số 71-NQ/TW ngày 22/8/2025",
            "năm học 2026-2027, giai đoạn 2025-2030",
            "trước ngày 15 tháng 9; ngày 20/11; 17/54 (31,5%)",
            "ngày 05/9/2026, tháng 3 năm 2027",
            "Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022",
            "tuyển 2000 cây, có 95 năm kinh nghiệm",
            "danh hiệu của Chi bộ năm 2026",
            "học kỳ I năm 2026, quý IV/2026",
            "Tập thể Lao động tiên tiến năm 2027",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
