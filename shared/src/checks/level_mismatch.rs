//! Matters of another level of schooling, copied from its plan: primary universalisation in a lower secondary school.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;

/// Levels of schooling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Preschool,
    Primary,
    LowerSecondary,
    UpperSecondary,
}

/// What names each level in a school's name; longer ones first.
const NAMES: [(&str, Level); 12] = [
    ("mầm non", Level::Preschool),
    ("mẫu giáo", Level::Preschool),
    ("mn", Level::Preschool),
    ("tiểu học", Level::Primary),
    ("th", Level::Primary),
    ("trung học cơ sở", Level::LowerSecondary),
    ("thcs", Level::LowerSecondary),
    ("trung học phổ thông", Level::UpperSecondary),
    ("thpt", Level::UpperSecondary),
    ("ptdtbt", Level::LowerSecondary),
    ("phổ thông cơ sở", Level::LowerSecondary),
    ("ptcs", Level::Primary),
];

/// Phrases of one level, where in them the level stands, and what they speak of.
const MATTERS: [(&str, usize, Level); 12] = [
    ("phổ cập giáo dục tiểu học", 4, Level::Primary),
    ("phổ cập tiểu học", 2, Level::Primary),
    ("phổ cập giáo dục mầm non", 4, Level::Preschool),
    ("phổ cập mầm non", 2, Level::Preschool),
    ("phổ cập giáo dục trung học cơ sở", 4, Level::LowerSecondary),
    ("phổ cập giáo dục thcs", 4, Level::LowerSecondary),
    ("thi tốt nghiệp thpt", 0, Level::UpperSecondary),
    (
        "thi tốt nghiệp trung học phổ thông",
        0,
        Level::UpperSecondary,
    ),
    ("hoàn thành chương trình tiểu học", 0, Level::Primary),
    ("xét tốt nghiệp thcs", 0, Level::LowerSecondary),
    ("bé khỏe|khoẻ bé ngoan", 0, Level::Preschool),
    ("trường lớp mầm non hạnh phúc", 0, Level::Preschool),
];

/// Acts on one level.
const ACTS: [(&str, &[Level]); 5] = [
    (
        "88/2014/QH13",
        &[Level::Primary, Level::LowerSecondary, Level::UpperSecondary],
    ),
    ("52/2020/TT-BGDĐT", &[Level::Preschool]),
    ("28/2020/TT-BGDĐT", &[Level::Primary]),
    (
        "32/2020/TT-BGDĐT",
        &[Level::LowerSecondary, Level::UpperSecondary],
    ),
    (
        "15/2026/TT-BGDĐT",
        &[Level::Primary, Level::LowerSecondary, Level::UpperSecondary],
    ),
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let levels = levels(&reading.paper.school);
    if levels.is_empty() {
        return;
    }
    for (at, _, words) in reading.parts() {
        for (phrase, skip, level) in MATTERS {
            let Some(range) = words.find(phrase).filter(|_| !levels.contains(&level)) else {
                continue;
            };
            let from = range.start + skip;
            let end = words
                .match_at(range.end, "đúng độ tuổi")
                .map_or(range.end, |len| range.end + len);
            let message =
                "Nội dung của cấp học khác với cấp học của trường: kiểm tra xem có chép nhầm.";
            found.push(reading.of_words(
                Check::LevelMismatch,
                at,
                &(from..end),
                Severity::Warning,
                message,
            ));
        }
        for citation in &reading.citations[at] {
            let act = ACTS.iter().find(|(symbol, _)| citation.proper == *symbol);
            if act.is_some_and(|(_, of)| !of.iter().any(|level| levels.contains(level))) {
                let message = format!(
                    "{} không áp dụng cho cấp học của trường: kiểm tra lại.",
                    citation.proper
                );
                found.push(Finding::new(
                    Check::LevelMismatch,
                    at,
                    citation.at.clone(),
                    Severity::Hint,
                    message,
                ));
            }
        }
    }
}

/// The levels that a school's name says; a school may have several.
fn levels(school: &str) -> Vec<Level> {
    let words = Words::alone(school);
    let named = NAMES.iter().filter(|(name, _)| words.find(name).is_some());
    named.map(|(_, level)| *level).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect_in, paper};
    use super::*;

    fn check_school(school: &str, text: &str, expected: &[(u32, &str)]) {
        let mut paper = paper(text);
        school.clone_into(&mut paper.school);
        expect_in(Check::LevelMismatch, &paper, expected);
    }

    #[test]
    fn matters_of_another_level_are_told() {
        let text = "C 1. Thực hiện phổ cập giáo dục tiểu học đúng độ tuổi.";
        check_school(
            "Trường THCS Sông Vân",
            text,
            &[(1, "tiểu học đúng độ tuổi")],
        );
        check_school("Trường Tiểu học Sông Vân", text, &[]);
        check_school("Trường TH và THCS Sông Vân", text, &[]);
        check_school("", text, &[]);
    }

    #[test]
    fn acts_are_of_a_level_too() {
        let text = "B Căn cứ Thông tư số 52/2020/TT-BGDĐT ngày 31/12/2020;";
        check_school("Trường Tiểu học Sông Vân", text, &[(1, "52/2020/TT-BGDĐT")]);
        check_school("Trường Mầm non Sông Vân", text, &[]);
    }
}
