//! Number and symbol of a cited document as decree 30/2020 writes them: no blanks inside, "/" behind number and year,
//! "-" between groups, the ministry's letters whole.

use super::Check;
use super::citation::Citation;
use super::finding::{Finding, Severity};
use super::reading::Reading;

/// Letters of bodies as they are miswritten, and as they should be.
const BODIES: [(&str, &str); 5] = [
    ("BGĐT", "BGDĐT"),
    ("BGDDT", "BGDĐT"),
    ("BGDVĐT", "BGDĐT"),
    ("BGDDĐT", "BGDĐT"),
    ("BGDĐTạo", "BGDĐT"),
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, _) in reading.parts() {
        for citation in &reading.citations[at] {
            if !citation.is_spaced {
                let digits = part.text[citation.at.clone()]
                    .split(|char: char| !char.is_ascii_digit())
                    .next()
                    .unwrap_or_default()
                    .len();
                let range = reading.words[at].list[citation.words.start].at.start
                    ..symbol_end(part.text.as_str(), citation);
                let fix = format!("số {}", &part.text[citation.at.start..range.end]);
                let message = "Thiếu khoảng trắng sau chữ «số».";
                debug_assert!(digits > 0);
                found.push(
                    Finding::new(Check::BasisFormat, at, range, Severity::Warning, message)
                        .with_fix(fix),
                );
            }
            let written = &part.text[citation.at.clone()];
            let proper = proper(citation);
            if written == proper {
                continue;
            }
            let message = format!("Số, ký hiệu viết liền, đúng mẫu: {proper}.");
            let finding = Finding::new(
                Check::BasisFormat,
                at,
                citation.at.clone(),
                Severity::Warning,
                message,
            );
            found.push(finding.with_fix(proper));
        }
    }
}

/// The end of number and year: "số11/2008".
fn symbol_end(text: &str, citation: &Citation) -> usize {
    let rest = &text[citation.at.clone()];
    let len = rest
        .find(|char: char| !char.is_ascii_digit() && char != '/')
        .unwrap_or(rest.len());
    citation.at.start + rest[..len].trim_end_matches('/').len()
}

/// What it should be. "BGD&ĐT" is in use beside "BGDĐT" and is left.
fn proper(citation: &Citation) -> String {
    let mut proper = citation.proper.clone();
    for (wrong, right) in BODIES {
        if citation.is_of(wrong) {
            proper = proper.replace(wrong, right);
        }
    }
    // The Party writes "29-NQ/TW".
    match (citation.year, citation.groups.as_slice()) {
        (None, [kind, body]) if body == "TW" => format!("{}-{kind}/TW", digits(&citation.proper)),
        _ => proper,
    }
}

fn digits(proper: &str) -> &str {
    let end = proper
        .find(|char: char| !char.is_ascii_digit())
        .unwrap_or(proper.len());
    &proper[..end]
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_fix};
    use super::*;

    #[test]
    fn blanks_inside_a_symbol_go() {
        let wrong = "B Căn cứ Kế hoạch số 45/KH- PGDĐT ngày 10/9/2026 của Phòng;";
        expect(Check::BasisFormat, wrong, &[(1, "45/KH- PGDĐT")]);
        expect_fix(Check::BasisFormat, wrong, Some("45/KH-PGDĐT"));
        expect_fix(
            Check::BasisFormat,
            "B Công văn số 7/ SGD&ĐT- GDTH ngày 1/9/2026;",
            Some("7/SGD&ĐT-GDTH"),
        );
    }

    #[test]
    fn the_ministrys_letters_are_whole_and_the_partys_signs_its_own() {
        expect_fix(
            Check::BasisFormat,
            "B Thông tư số 15/2026/TT-BGĐT ngày 24/3/2026;",
            Some("15/2026/TT-BGDĐT"),
        );
        expect_fix(
            Check::BasisFormat,
            "C 1. Nghị quyết 71/NQ/TW",
            Some("71-NQ/TW"),
        );
    }

    #[test]
    fn the_number_stands_apart() {
        expect(
            Check::BasisFormat,
            "B Quyết định số9/2026/QĐ-UBND ngày 2/3/2026;",
            &[(1, "số9/2026")],
        );
        expect_fix(
            Check::BasisFormat,
            "B Quyết định số9/2026/QĐ-UBND ngày 2/3/2026;",
            Some("số 9/2026"),
        );
    }

    #[test]
    fn right_symbols_are_left_alone() {
        for right in [
            "B Nghị định số 59/2023/NĐ-CP ngày 14/8/2023;",
            "B Thông tư số 11/2020/TT-BGDĐT;",
            "B Chỉ thị số 05-CT/TW;",
            "B Quyết định số 04/2000/QĐ-BGD&ĐT;",
            "B Kế hoạch số 12/KH-THSV ngày 05/9/2026;",
        ] {
            expect(Check::BasisFormat, right, &[]);
        }
    }
}
