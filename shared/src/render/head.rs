//! The head of the first page: the state's name and motto, who issues, number, place and day, what it is about.

use super::paper::{Block, Line, Role};
use super::{Form, Options, of_kind};
use crate::docket;
use crate::log::change::NodeKind;
use crate::plan::content::Content;
use crate::plan::view::PlanKind;
use crate::text::{Match, case, fold};
use crate::time::Day;

/// Quốc hiệu.
pub const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// Tiêu ngữ.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Room to write a number or a day by hand; no-break, so that it survives justification.
const BLANK: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// A line to write a body's name on.
const DOTS: &str = "……………………………";

/// A body that issues documents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issuer {
    /// The body above it, a free text: since 1/7/2025 a commune's committee or a department; may be empty.
    pub superior: String,
    /// Its own full name.
    pub name: String,
}

/// Both bodies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heads {
    /// The school; the content's own name unless given.
    pub school: Issuer,
    /// The union at the school; "CÔNG ĐOÀN CƠ SỞ …" unless given.
    pub union: Issuer,
}

/// What the records office writes: any of it may be blank.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issue {
    /// Number and symbol ("07/KH-THNT").
    pub number: String,
    /// Ward or commune.
    pub place: String,
    /// The day.
    pub day: Option<Day>,
}

impl Issue {
    pub(super) fn of(content: &Content, options: &Options) -> Self {
        let issue = options.issue.clone().unwrap_or_else(|| Self {
            number: content.number.clone(),
            place: content.place.clone(),
            day: content.day,
        });
        let day = issue.day.filter(|_| !options.blank.day);
        match issue.number.split_once('/') {
            Some((_, symbol)) if options.blank.number => Self {
                number: format!("/{symbol}"),
                day,
                ..issue
            },
            None if options.blank.number => Self {
                number: String::new(),
                day,
                ..issue
            },
            _ => Self { day, ..issue },
        }
    }
}

/// Plan, regulation or report.
pub(super) fn kind(content: &Content) -> PlanKind {
    PlanKind::from_code(&content.kind)
}

/// "Số: 07/KH-THNT", or room for it. Numbers below ten have a leading zero.
pub fn number(number: &str) -> String {
    let number = number.trim();
    let given = number.strip_prefix("Số:").unwrap_or(number).trim();
    match given.split_once('/') {
        None if given.is_empty() => format!("Số:{BLANK}{BLANK}"),
        Some(("", symbol)) => format!("Số:{BLANK}/{symbol}"),
        Some((digit, symbol)) if digit.len() == 1 && digit.as_bytes()[0].is_ascii_digit() => {
            format!("Số: 0{digit}/{symbol}")
        }
        _ => format!("Số: {given}"),
    }
}

/// "Phường Ngọc Thụy, ngày 05 tháng 9 năm 2026", or room for what is not known.
pub fn place_and_day(place: &str, day: Option<Day>) -> String {
    docket::place_and_day(place, day, BLANK)
}

/// "số 07/KH-THNT ngày 05 tháng 9 năm 2026", as another document speaks of it.
pub(super) fn number_and_day(number: &str, place: &str, day: Option<Day>) -> String {
    let number = self::number(number);
    let number = number.strip_prefix("Số:").unwrap_or(&number);
    let number = number.trim_start_matches(' ');
    let of = place_and_day(place, day);
    let day = of.split_once(", ").map_or(of.as_str(), |(_, day)| day);
    format!("số {number} {day}")
}

/// "Kế hoạch", "Quy chế": what the document is called in the middle of a line.
pub(super) fn spoken_kind(content: &Content) -> String {
    let mut letters = kind(content).printed().chars();
    let first = letters.next();
    first.into_iter().chain(letters.map(case::lower)).collect()
}

/// Who issues the document, by name.
pub(super) fn issuer(content: &Content, options: &Options) -> String {
    let school = or(&options.heads.school.name, || content.school.clone());
    match options.form {
        Form::Union => or(&options.heads.union.name, || {
            format!("Công đoàn cơ sở {school}")
        }),
        Form::School | Form::Decision | Form::Joint => school,
    }
}

/// What the document is about, as one line.
pub(super) fn subject(content: &Content) -> String {
    let lines = of_kind(content, NodeKind::Title).map(|part| part.text.as_str());
    let lines: Vec<&str> = lines.collect();
    format!("{} {}", kind(content).printed(), lines.join(" "))
}

/// The head of the first page.
pub(super) fn head(content: &Content, options: &Options, is_attached: bool) -> Block {
    let (mut left, mut right) = own(content).unwrap_or_else(|| made(content, options));
    if options.blank.heads {
        for line in &mut left {
            DOTS.clone_into(&mut line.text);
        }
    }
    if let Some(last) = left.iter_mut().rfind(|line| line.role == Role::Issuer) {
        last.role = Role::LastIssuer;
    }
    if !is_attached {
        let issue = Issue::of(content, options);
        if !left.iter().any(|line| line.role == Role::Number) {
            left.push(Line::new(Role::Number, number(&issue.number)));
        }
        if !right.iter().any(|line| line.role == Role::PlaceDay) {
            let words = place_and_day(&issue.place, issue.day);
            right.push(Line::new(Role::PlaceDay, words));
        }
    }
    Block::Head(left, right)
}

/// The lines that an imported plan brought along, unless it brought none that says who issues it.
fn own(content: &Content) -> Option<(Vec<Line>, Vec<Line>)> {
    let mut left = Vec::new();
    let mut right = Vec::new();
    for part in of_kind(content, NodeKind::Letterhead) {
        let words = folded(&part.text);
        let (column, role) = if words.starts_with("cong hoa") {
            (&mut right, Role::Nation)
        } else if words.starts_with("doc lap") {
            (&mut right, Role::Motto)
        } else if words.starts_with("so:") {
            // Number, place and day are the plan's fields, which are entered and registered.
            continue;
        } else if is_place_and_day(&words) {
            continue;
        } else {
            (&mut left, Role::Issuer)
        };
        let mut line = Line::new(role, &part.text);
        line.node = Some(part.node);
        column.push(line);
    }
    if left.is_empty() {
        return None;
    }
    if 1 < left.len() && is_superior(&left[0].text) {
        left[0].role = Role::Superior;
    }
    if right.is_empty() {
        right = of_the_state();
    }
    Some((left, right))
}

fn folded(words: &str) -> String {
    fold(words, Match::Loose).chars.into_iter().collect()
}

fn is_place_and_day(folded: &str) -> bool {
    ["ngay ", "thang ", "nam "]
        .iter()
        .all(|word| folded.contains(word))
}

/// Bodies that stand above a school or its union.
fn is_superior(name: &str) -> bool {
    const ABOVE: [&str; 9] = [
        "uy ban",
        "ubnd",
        "so giao duc",
        "so gd",
        "phong giao duc",
        "phong gd",
        "lien doan",
        "ldld",
        "cong doan giao duc",
    ];
    let name = folded(name);
    ABOVE.iter().any(|body| name.starts_with(body))
}

fn of_the_state() -> Vec<Line> {
    vec![
        Line::new(Role::Nation, NATION),
        Line::new(Role::Motto, MOTTO),
    ]
}

/// The head that the form has.
fn made(content: &Content, options: &Options) -> (Vec<Line>, Vec<Line>) {
    let heads = &options.heads;
    let school = or(&heads.school.name, || content.school.clone());
    let union = or(&heads.union.name, || format!("Công đoàn cơ sở {school}"));
    let (superior, names) = match options.form {
        Form::School | Form::Decision => (&heads.school.superior, vec![school]),
        Form::Union => (&heads.union.superior, vec![union]),
        Form::Joint => (&heads.school.superior, vec![school, union]),
    };
    let mut left = Vec::new();
    if !superior.is_empty() {
        left.push(Line::new(Role::Superior, capitals(superior)));
    }
    let names = names.iter();
    left.extend(names.map(|name| Line::new(Role::Issuer, capitals(name))));
    (left, of_the_state())
}

fn or(given: &str, usual: impl FnOnce() -> String) -> String {
    if given.is_empty() {
        usual()
    } else {
        given.to_owned()
    }
}

pub(super) fn capitals(words: &str) -> String {
    words.chars().map(case::upper).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_below_ten_have_a_leading_zero_and_blank_ones_leave_room() {
        assert_eq!(number("7/KH-THNT"), "Số: 07/KH-THNT");
        assert_eq!(number("17/KH-THNT"), "Số: 17/KH-THNT");
        assert_eq!(number("/KH-THNT"), format!("Số:{BLANK}/KH-THNT"));
        assert_eq!(number(""), format!("Số:{BLANK}{BLANK}"));
        assert_eq!(number("Số: 12/QĐ-THNT"), "Số: 12/QĐ-THNT");
    }

    #[test]
    fn days_below_ten_and_the_first_two_months_have_a_leading_zero() {
        let said = |day: &str| place_and_day("Phường Sông Vân", day.parse().ok());
        assert_eq!(
            said("2026-09-05"),
            "Phường Sông Vân, ngày 05 tháng 9 năm 2026"
        );
        assert_eq!(
            said("2027-02-12"),
            "Phường Sông Vân, ngày 12 tháng 02 năm 2027"
        );
        assert_eq!(
            said("2026-11-30"),
            "Phường Sông Vân, ngày 30 tháng 11 năm 2026"
        );
        let blank = format!("{BLANK}, ngày{BLANK}tháng{BLANK}năm{BLANK}");
        assert_eq!(place_and_day("", None), blank);
    }
}
