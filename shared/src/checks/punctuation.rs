//! Marks and the white space around them: none before a mark, some behind it, none inside brackets, no
//! mark twice.

use std::ops::Range;

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;

/// A fault: where, what to say, what it should be.
struct Fault {
    at: Range<usize>,
    message: &'static str,
    fix: String,
}

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, _, words) in reading.parts() {
        for word in 0..words.len() {
            for fault in faults(words, word) {
                let finding = Finding::new(
                    Check::Punctuation,
                    at,
                    fault.at,
                    Severity::Warning,
                    fault.message,
                );
                found.push(finding.with_fix(fault.fix));
            }
        }
    }
}

fn faults(words: &Words, word: usize) -> Vec<Fault> {
    let rules = [
        space_before,
        twice,
        space_inside,
        no_space_behind,
        lame_dash,
    ];
    rules.iter().filter_map(|rule| rule(words, word)).collect()
}

/// The word with its gap and the next word.
fn around(words: &Words, word: usize) -> (Range<usize>, &str, &str) {
    let end = words
        .list
        .get(word + 1)
        .map_or(words.source.len(), |next| next.at.end);
    let at = words.list[word].at.start..end;
    let behind = words
        .list
        .get(word + 1)
        .map_or("", |_| words.written(word + 1));
    (at, words.gap(word), behind)
}

/// "quả ,"
fn space_before(words: &Words, word: usize) -> Option<Fault> {
    let (at, gap, behind) = around(words, word);
    let mark = gap.trim_start();
    let blank = gap.len() - mark.len();
    let first = mark
        .chars()
        .next()
        .filter(|char| matches!(char, ',' | ';' | ':' | '.' | '!' | '?'))?;
    // An ellipsis may stand apart, and what is left blank to be filled in.
    let is_dots = mark.starts_with("..") || mark.starts_with("./.");
    (blank > 0 && !is_dots)
        .then(|| Fault {
            at: at.start..words.list[word].at.end + blank + first.len_utf8(),
            message: "Thừa khoảng trắng trước dấu câu.",
            fix: format!("{}{first}", words.written(word)),
        })
        .filter(|_| behind.is_empty() || !gap.contains("…"))
}

/// "..", ",,", ";;", ",."
fn twice(words: &Words, word: usize) -> Option<Fault> {
    let (at, gap, _) = around(words, word);
    let marks: String = gap
        .chars()
        .take_while(|char| matches!(char, '.' | ',' | ';' | ':'))
        .collect();
    let is_ellipsis = marks.len() > 2 && marks.bytes().all(|byte| byte == b'.');
    let is_short = words.text(word) == "v" && marks.starts_with('.');
    let is_fault =
        marks.len() > 1 && !is_ellipsis && !is_short && !gap[marks.len()..].starts_with(['/', '.']);
    is_fault.then(|| Fault {
        at: at.start..words.list[word].at.end + marks.len(),
        message: "Hai dấu câu liền nhau.",
        fix: format!(
            "{}{}",
            words.written(word),
            if marks.contains('.') {
                "."
            } else {
                &marks[..1]
            }
        ),
    })
}

/// "( đặc biệt", "“ Xây", "việc )"
fn space_inside(words: &Words, word: usize) -> Option<Fault> {
    let (_, gap, behind) = around(words, word);
    let opening = gap.rfind(['(', '“']).filter(|at| {
        let rest = &gap[at + gap[*at..].chars().next().map_or(1, char::len_utf8)..];
        !rest.is_empty() && rest.chars().all(char::is_whitespace) && !behind.is_empty()
    });
    let gap_from = words.list[word].at.end;
    if let Some(opening) = opening {
        let mark = gap[opening..].chars().next()?;
        return Some(Fault {
            at: gap_from + opening..words.list.get(word + 1)?.at.end,
            message: "Thừa khoảng trắng sau dấu mở.",
            fix: format!("{mark}{behind}"),
        });
    }
    let closing = gap.trim_start();
    let mark = closing
        .chars()
        .next()
        .filter(|char| matches!(char, ')' | '”'))?;
    let blank = gap.len() - closing.len();
    (blank > 0).then(|| Fault {
        at: words.list[word].at.start..gap_from + blank + mark.len_utf8(),
        message: "Thừa khoảng trắng trước dấu đóng.",
        fix: format!("{}{mark}", words.written(word)),
    })
}

/// "giáo viên,nhân viên"; numbers, codes and short forms are written so.
fn no_space_behind(words: &Words, word: usize) -> Option<Fault> {
    let (at, gap, behind) = around(words, word);
    let mark = matches!(gap, "," | ";" | "." | ":").then_some(gap)?;
    let is_text = |text: &str| text.chars().all(char::is_alphabetic) && text.chars().count() > 1;
    let stops =
        mark != "." || behind.starts_with(char::is_uppercase) && !words.list[word].is_capital;
    (is_text(words.written(word)) && is_text(behind) && stops).then(|| Fault {
        at,
        message: "Thiếu khoảng trắng sau dấu câu.",
        fix: format!("{}{mark} {behind}", words.written(word)),
    })
}

/// "thành phố- 10", "xanh- sạch": a dash with a blank on one side only. Codes are another rule's.
fn lame_dash(words: &Words, word: usize) -> Option<Fault> {
    let (at, gap, behind) = around(words, word);
    let behind_dash = gap.strip_prefix(['-', '–'])?;
    let is_blank = !behind_dash.is_empty()
        && behind_dash
            .chars()
            .all(|char| char.is_whitespace() && char != '\n');
    let is_small = |text: &str| text.chars().any(char::is_lowercase);
    let fits = is_small(words.written(word))
        && (is_small(behind) || behind.starts_with(|char: char| char.is_ascii_digit()));
    (is_blank && fits).then(|| Fault {
        at,
        message: "Dấu gạch có khoảng trắng ở một bên.",
        fix: format!(
            "{} {} {behind}",
            words.written(word),
            &gap[..gap.len() - behind_dash.len()]
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let words = Words::alone(text);
        let found: Vec<(String, String)> = (0..words.len())
            .flat_map(|word| faults(&words, word))
            .map(|fault| (text[fault.at].to_owned(), fault.fix))
            .collect();
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(wrong, right)| (&**wrong, &**right))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn blanks_around_marks_are_put_right() {
        check("Có kết quả , rõ ràng.", &[("quả ,", "quả,")]);
        check(
            "Nhắc nhở ( nếu cần ) kịp thời",
            &[("( nếu", "(nếu"), ("cần )", "cần)")],
        );
        check("Tổ trưởng,giáo viên", &[("trưởng,giáo", "trưởng, giáo")]);
        check("phường- 4 em", &[("phường- 4", "phường - 4")]);
    }

    #[test]
    fn marks_stand_alone() {
        check(
            "Họp mỗi tháng.. Báo cáo;; xong",
            &[("tháng..", "tháng."), ("cáo;;", "cáo;")],
        );
    }

    #[test]
    fn ellipses_short_forms_codes_and_numbers_are_right() {
        for text in [
            "sách, vở, v.v. và đồ dùng…",
            "Chờ đến khi…",
            "số 12/KH-THSV ngày 5/9/2026, đạt 31,5%.",
            "đ.c Hiệu trưởng",
            "TP.Huế",
            "trường.edu.vn",
            "Hoạt động.../.",
            "kết thúc./.",
            "xanh - sạch - đẹp",
            "(Đính kèm phụ lục)",
        ] {
            check(text, &[]);
        }
    }
}
