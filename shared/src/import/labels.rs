//! Labels at the beginning of a line: "A.", "I-", "1)", "2.4 .", "Điều 5.", "a)", "-", "+".
//!
//! Says what a label could be; whether it is one there is decided by `sequence`, which knows what
//! came before.

use super::{numerals, words};

/// How a label is written. Two labels of one style are siblings or cousins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Phần.
    Part,
    /// Chương.
    Chapter,
    /// Mục.
    Division,
    /// Tiểu mục.
    Subdivision,
    /// Điều.
    Article,
    /// A, B, C.
    UpperLetter,
    /// I, II, III.
    Roman,
    /// 1, 2, 3.
    Arabic,
    /// 1), 2).
    ArabicBracket,
    /// 1.1, 1.1.1, I.1; with the number of parts.
    Dotted(u8),
    /// a, b, c.
    LowerLetter,
    /// (1), (a), (i).
    InBrackets,
    /// A heading in capitals without a number.
    Capitals,
    /// An unlabelled line that introduces a list.
    Lead,
    /// "-", "+", "•".
    Bullet(char),
}

impl Style {
    /// Which style usually stands above which; smaller is higher.
    pub const fn rank(self) -> u8 {
        match self {
            Self::Part => 0,
            Self::Chapter => 10,
            Self::Division => 20,
            Self::Subdivision => 30,
            Self::UpperLetter => 40,
            Self::Roman | Self::Capitals => 50,
            Self::Article => 60,
            Self::Arabic => 70,
            Self::Dotted(parts) => 70 + if parts < 9 { parts } else { 9 },
            Self::ArabicBracket => 80,
            Self::LowerLetter => 90,
            Self::InBrackets => 95,
            Self::Lead => 99,
            Self::Bullet('-') => 105,
            Self::Bullet('+') => 110,
            Self::Bullet('o') => 115,
            Self::Bullet(_) => 100,
        }
    }

    /// A sign, not a number.
    pub const fn is_bullet(self) -> bool {
        matches!(self, Self::Bullet(_))
    }
}

/// A label and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// How it is written.
    pub style: Style,
    /// Its place among its siblings, from 1; 0 for bullets.
    pub ordinal: u32,
    /// As printed, without separator: "1.1", "Điều 4", "-".
    pub text: String,
    /// Printed between it and the text.
    pub sep: String,
    /// Where the text begins, in bytes.
    pub rest_at: usize,
    /// What else it could be: "I." is a Roman number or a letter.
    pub other: Option<(Style, u32)>,
}

const SEPARATORS: [char; 6] = ['.', ')', '-', ':', '/', '–'];
const BULLETS: [char; 13] = [
    '-', '–', '—', '−', '+', '•', '*', '▪', '●', '➢', '✓', '◦', '·',
];
/// Reads the label at the beginning of a line.
pub(super) fn parse(line: &str) -> Option<Label> {
    named(line)
        .or_else(|| bullet(line))
        .or_else(|| in_brackets(line))
        .or_else(|| numbered(line))
}

/// "Chương II", "Điều 5.", "Phần thứ nhất".
fn named(line: &str) -> Option<Label> {
    let kinds = [
        ("phần thứ", Style::Part),
        ("phần", Style::Part),
        ("chương", Style::Chapter),
        ("tiểu mục", Style::Subdivision),
        ("mục", Style::Division),
        ("điều", Style::Article),
    ];
    let (name, style) = kinds
        .into_iter()
        .find(|(name, _)| words::starts_with(line, name))?;
    if !words::starts_upper(line) {
        return None;
    }
    // Capitals of these words take as many bytes as their small letters.
    let number_at = name.len() + 1;
    let rest = line.get(number_at..)?;
    let number = rest.split([' ', '.', ':', '-', ')', '–']).next()?;
    let ordinal = numerals::any_ordinal(number)?;
    let text_end = number_at + number.len();
    let (sep, rest_at) = separator(line, text_end);
    let rest = &line[rest_at..];
    // "Điều 5 của Luật" in the middle of a sentence is no label.
    let plausible = rest.is_empty() || !sep.is_empty() || words::is_caps(rest);
    (plausible && !words::starts_lower(rest)).then(|| Label {
        style,
        ordinal,
        text: line[..text_end].to_owned(),
        sep,
        rest_at,
        other: None,
    })
}

fn bullet(line: &str) -> Option<Label> {
    let sign = line.chars().next()?;
    let rest_at = skip_blanks(line, sign.len_utf8());
    let rest = &line[rest_at..];
    let spaced = rest_at > sign.len_utf8() || rest.is_empty();
    let is_bullet = match sign {
        'o' => spaced && words::starts_upper(rest),
        _ => BULLETS.contains(&sign) && (spaced || touches_words(rest)),
    };
    // "- 2 -" and "--" are no items.
    if !is_bullet || rest.starts_with(BULLETS) {
        return None;
    }
    let sign = if matches!(sign, '–' | '—' | '−') {
        '-'
    } else {
        sign
    };
    // "*) Text"
    let bracket = rest.starts_with(") ") && sign == '*';
    let (sep, rest_at) = if bracket {
        (")", rest_at + 2)
    } else {
        ("", rest_at)
    };
    Some(Label {
        style: Style::Bullet(sign),
        ordinal: 0,
        text: sign.to_string(),
        sep: sep.to_owned(),
        rest_at,
        other: None,
    })
}

/// A bullet may touch words and shares ("-100% giáo viên"), but not numbers ("-15 em").
fn touches_words(rest: &str) -> bool {
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let share = behind.len() < rest.len() && behind.starts_with('%');
    share || rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | ')'))
}

/// "(1) Text", "(a) Text".
fn in_brackets(line: &str) -> Option<Label> {
    let inner = line.strip_prefix('(')?;
    let end = inner.find(')')?;
    let number = &inner[..end];
    let ordinal = numerals::arabic(number)
        .or_else(|| numerals::letter(number).filter(|_| number.chars().all(char::is_lowercase)))
        .or_else(|| numerals::roman(&number.to_ascii_uppercase()))?;
    let text_end = end + 2;
    Some(Label {
        style: Style::InBrackets,
        ordinal,
        text: line[..text_end].to_owned(),
        sep: String::new(),
        rest_at: skip_blanks(line, text_end),
        other: None,
    })
}

fn numbered(line: &str) -> Option<Label> {
    let end = number_end(line);
    let number = &line[..end];
    let (sep, rest_at) = separator(line, end);
    let rest = &line[rest_at..];
    let parts = number.split('.').count();
    let (style, ordinal, other) = if parts > 1 {
        (
            Style::Dotted(u8::try_from(parts).ok()?),
            numerals::dotted(number)?,
            None,
        )
    } else {
        single(number, &sep)?
    };
    let label = Label {
        style,
        ordinal,
        text: number.to_owned(),
        sep,
        rest_at,
        other,
    };
    is_plausible(&label, line, rest).then_some(label)
}

/// Where "1", "1.1" or "II" ends.
fn number_end(line: &str) -> usize {
    let mut end = 0_usize;
    for part in line.split_inclusive('.') {
        let bare = part.trim_end_matches('.');
        let taken = bare
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(bare.len());
        let word = &bare[..taken];
        let is_number = if end == 0 {
            numerals::any_number(word)
        } else {
            numerals::arabic(word).is_some()
        };
        if !is_number {
            // "3.1.GVBM": the dot before the text is the separator.
            return end.saturating_sub(1);
        }
        end += taken;
        if taken < bare.len() || !part.ends_with('.') {
            return end;
        }
        end += 1;
    }
    end.saturating_sub(1)
}

/// Style and place of a number of one part, and what else it could be.
type Reading = (Style, u32, Option<(Style, u32)>);

fn single(number: &str, sep: &str) -> Option<Reading> {
    if let Some(ordinal) = numerals::arabic(number) {
        let style = if sep.starts_with(')') {
            Style::ArabicBracket
        } else {
            Style::Arabic
        };
        return Some((style, ordinal, None));
    }
    let as_letter = numerals::letter(number);
    if number.chars().all(char::is_lowercase) {
        return as_letter.map(|ordinal| (Style::LowerLetter, ordinal, None));
    }
    // A list of more than 99 chapters is not met: C, D, L and M alone are letters.
    let as_roman = numerals::roman(number).filter(|_| !matches!(number, "C" | "D" | "L" | "M"));
    match (as_roman, as_letter) {
        (Some(ordinal), letter) => Some((
            Style::Roman,
            ordinal,
            letter.map(|at| (Style::UpperLetter, at)),
        )),
        (None, Some(ordinal)) => Some((Style::UpperLetter, ordinal, None)),
        (None, None) => None,
    }
}

/// Refuses dates, amounts and initials that look like labels.
fn is_plausible(label: &Label, line: &str, rest: &str) -> bool {
    let spaced = line[..label.rest_at].ends_with(' ') || rest.is_empty();
    let touches_digit = !spaced && rest.starts_with(|c: char| c.is_ascii_digit());
    let touches_small = !spaced && words::starts_lower(rest);
    // "V.I. Lê-nin" is a name.
    let initial = !spaced && rest.chars().nth(1).is_none_or(|c| !c.is_alphanumeric());
    if touches_digit || touches_small || initial || rest.starts_with(['%', '/', ',']) {
        return false;
    }
    match label.style {
        Style::Dotted(_) => !label.sep.is_empty() || spaced,
        Style::Roman if label.sep.is_empty() => words::is_caps(rest),
        Style::Arabic if label.sep.is_empty() => spaced && words::starts_upper(rest),
        Style::UpperLetter | Style::LowerLetter => {
            !label.sep.is_empty() && (spaced || label.sep != "." || words::is_caps(rest))
        }
        _ => !label.sep.is_empty(),
    }
}

/// What is printed behind a label, and where the text begins.
fn separator(line: &str, label_end: usize) -> (String, usize) {
    let at = skip_blanks(line, label_end);
    let Some(sep) = line[at..].chars().next().filter(|c| SEPARATORS.contains(c)) else {
        return (String::new(), at);
    };
    let after = at + sep.len_utf8();
    // "1 - 6": a dash between blanks belongs to the text unless capitals follow.
    let loose = at > label_end && matches!(sep, '-' | '–');
    if loose && !words::is_caps(&line[after..]) {
        return (String::new(), at);
    }
    // "1.-" and "I./" have two.
    let second = line[after..]
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '/' | ')' | ':' | '.'));
    match second {
        Some(second) if line[after + 1..].starts_with(' ') => (
            format!("{sep}{second}"),
            skip_blanks(line, after + second.len_utf8()),
        ),
        _ => (sep.to_string(), skip_blanks(line, after)),
    }
}

fn skip_blanks(line: &str, from: usize) -> usize {
    line.len() - line[from..].trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::{Style, parse};

    fn check(line: &str, style: Style, ordinal: u32, text: &str, sep: &str, rest: &str) {
        let label = parse(line).unwrap_or_else(|| panic!("{line} has a label"));
        let found = (
            label.style,
            label.ordinal,
            label.text.as_str(),
            label.sep.as_str(),
        );
        assert_eq!(found, (style, ordinal, text, sep), "{line}");
        assert_eq!(&line[label.rest_at..], rest, "{line}");
    }

    #[test]
    fn every_numbering_style_is_read() {
        check("A. MỤC ĐÍCH", Style::UpperLetter, 1, "A", ".", "MỤC ĐÍCH");
        check("I. MỤC ĐÍCH", Style::Roman, 1, "I", ".", "MỤC ĐÍCH");
        check("III- VỚI CÁC TỔ", Style::Roman, 3, "III", "-", "VỚI CÁC TỔ");
        check("II NỘI DUNG", Style::Roman, 2, "II", "", "NỘI DUNG");
        check("IV/ TỔ CHỨC", Style::Roman, 4, "IV", "/", "TỔ CHỨC");
        check("1. Nội dung", Style::Arabic, 1, "1", ".", "Nội dung");
        check("1- Đối với", Style::Arabic, 1, "1", "-", "Đối với");
        check("2/ Nội dung", Style::Arabic, 2, "2", "/", "Nội dung");
        check("3) Nội dung", Style::ArabicBracket, 3, "3", ")", "Nội dung");
        check(
            "1.10 Nhà trường",
            Style::Dotted(2),
            10,
            "1.10",
            "",
            "Nhà trường",
        );
        check(
            "2.4 . Danh hiệu",
            Style::Dotted(2),
            4,
            "2.4",
            ".",
            "Danh hiệu",
        );
        check("3.1.GVBM", Style::Dotted(2), 1, "3.1", ".", "GVBM");
        check("1.2.3. Việc", Style::Dotted(3), 3, "1.2.3", ".", "Việc");
        check("I.2. Việc", Style::Dotted(2), 2, "I.2", ".", "Việc");
        check("a) Việc", Style::LowerLetter, 1, "a", ")", "Việc");
        check("đ) Việc", Style::LowerLetter, 5, "đ", ")", "Việc");
        check(
            "Điều 5. Hiệu lực",
            Style::Article,
            5,
            "Điều 5",
            ".",
            "Hiệu lực",
        );
        check("Chương II", Style::Chapter, 2, "Chương II", "", "");
        check("PHẦN THỨ NHẤT", Style::Part, 1, "PHẦN THỨ NHẤT", "", "");
        check("Mục 1: Chung", Style::Division, 1, "Mục 1", ":", "Chung");
        check("(2) Việc", Style::InBrackets, 2, "(2)", "", "Việc");
        check("- Việc", Style::Bullet('-'), 0, "-", "", "Việc");
        check("-Việc", Style::Bullet('-'), 0, "-", "", "Việc");
        check("– 62,5% trẻ", Style::Bullet('-'), 0, "-", "", "62,5% trẻ");
        check("+ Việc", Style::Bullet('+'), 0, "+", "", "Việc");
        check(
            "-100% giáo viên",
            Style::Bullet('-'),
            0,
            "-",
            "",
            "100% giáo viên",
        );
        check("*) Việc", Style::Bullet('*'), 0, "*", ")", "Việc");
        check("• Việc", Style::Bullet('•'), 0, "•", "", "Việc");
        check("o Việc", Style::Bullet('o'), 0, "o", "", "Việc");
    }

    #[test]
    fn dates_amounts_and_sentences_are_no_labels() {
        let lines = [
            "15/4/2019 của Sở",
            "2025 - 2026, nhất là",
            "28.5% trẻ",
            "1.500.000 đồng",
            "-15 em",
            "20-11 hằng năm",
            "2016;",
            "Điều 5 của Luật",
            "điều 5. Luật",
            "Mục đích",
            "Phần lớn",
            "V.I. Lê-nin",
            "10/10 lớp",
            "05 nhiệm vụ",
            "Điều lệ Công đoàn",
            "Chương trình",
        ];
        for line in lines {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
