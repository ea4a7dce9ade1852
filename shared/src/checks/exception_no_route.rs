//! Exceptions that do not say what happens instead: a complaint against the principal must go somewhere.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;

const EXCEPTIONS: [&str; 4] = [
    "trừ trường hợp",
    "ngoại trừ",
    "trừ khi",
    "không áp dụng đối với",
];
/// What tells the other way.
const ROUTES: [&str; 14] = [
    "thì",
    "khi đó",
    "trong trường hợp này",
    "trường hợp này",
    "chuyển",
    "báo cáo",
    "xin ý kiến",
    "gửi",
    "do công đoàn cấp trên",
    "cấp trên trực tiếp",
    "được giải quyết theo",
    "thực hiện theo",
    "cấp có thẩm quyền",
    "cơ quan có thẩm quyền",
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.body() {
        let Some(exception) = words.find_any(&EXCEPTIONS) else {
            continue;
        };
        if words.has_any_in(exception.end..words.len(), &ROUTES) || is_told_next(reading, at) {
            continue;
        }
        // Up to the bracket or mark that ends it.
        let ends = |word: &usize| words.gap(*word).contains([')', ',', ';', '.', ':']);
        let end = (exception.end..words.len())
            .find(ends)
            .map_or(words.len(), |last| last + 1);
        let message = "Nêu ngoại lệ nhưng không nói khi đó ai giải quyết, theo đường nào.";
        debug_assert!(end <= words.len() && !part.text.is_empty());
        found.push(reading.of_words(
            Check::ExceptionNoRoute,
            at,
            &(exception.start..end),
            Severity::Warning,
            message,
        ));
    }
}

/// The clause behind it may say so.
fn is_told_next(reading: &Reading<'_>, at: usize) -> bool {
    let next = reading.words.get(at + 1);
    next.is_some_and(|words| {
        words.begin_with_any(&[
            "trường hợp này",
            "trong trường hợp này",
            "khi đó",
            "trường hợp hiệu trưởng",
        ])
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn an_exception_says_what_happens_instead() {
        let text =
            "C 1. Giao Ban thanh tra nhân dân xác minh (trừ trường hợp Hiệu trưởng bị tố cáo).";
        expect(
            Check::ExceptionNoRoute,
            text,
            &[(1, "trừ trường hợp Hiệu trưởng bị tố cáo")],
        );
        let right = "C 1. Giao Ban thanh tra xác minh, trừ trường hợp Hiệu trưởng bị tố cáo thì chuyển cấp trên.";
        expect(Check::ExceptionNoRoute, right, &[]);
    }
}
