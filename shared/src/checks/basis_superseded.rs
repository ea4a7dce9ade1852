//! Legal documents out of force, by the catalogue, on the day of the document that cites them and not today: what a
//! plan of 2018 cited rightly was right.

use super::Check;
use super::catalogue;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::bases::{Certainty, Entry};
use crate::time::Day;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let Some(day) = day(reading) else {
        return;
    };
    for (at, ..) in reading.parts() {
        for citation in &reading.citations[at] {
            let Some(entry) = catalogue::cited(reading.catalogue, citation) else {
                continue;
            };
            let Some((severity, message)) = judge(entry, day) else {
                continue;
            };
            found.push(Finding::new(
                Check::BasisSuperseded,
                at,
                citation.at.clone(),
                severity,
                message,
            ));
        }
    }
}

/// The day of issue; without one, the first day of the school year.
fn day(reading: &Reading<'_>) -> Option<Day> {
    let year = || Day::from_civil(reading.paper.school_year?.0.into(), 9, 1);
    reading.paper.day.or_else(year)
}

fn judge(entry: &Entry, day: Day) -> Option<(Severity, String)> {
    let unsure = match entry.certainty {
        Certainty::High => String::new(),
        Certainty::Medium | Certainty::Low => {
            " Cần kiểm tra lại: thông tin này chưa được đối chiếu với văn bản gốc.".to_owned()
        }
    };
    let checked = entry
        .checked
        .map_or(String::new(), |day| format!(" (tra cứu ngày {day})"));
    if let Some(until) = entry.until {
        let instead = format!("«{}» thay bằng {}", entry.name, entry.replaced_by);
        return Some(if until <= day {
            let severity = if entry.certainty == Certainty::High {
                Severity::Error
            } else {
                Severity::Warning
            };
            (
                severity,
                format!(
                    "{} hết hiệu lực từ {until}; {instead}{checked}.{unsure}",
                    entry.symbol
                ),
            )
        } else {
            // Right on the document's day; whoever makes next year's plan of it should know.
            let message = format!(
                "{} còn hiệu lực ở thời điểm của văn bản này; khi dùng lại cho năm sau thì {instead} (từ {until}){checked}.{unsure}",
                entry.symbol
            );
            (Severity::Hint, message)
        });
    }
    let early = entry.from.filter(|from| day < *from)?;
    let message = format!(
        "{} chỉ có hiệu lực từ {early}, sau ngày của văn bản này{checked}.{unsure}",
        entry.symbol
    );
    Some((Severity::Warning, message))
}

#[cfg(test)]
mod tests {
    use super::super::run;
    use super::super::testing::{expect_in, paper};
    use super::*;
    use crate::time::SchoolYear;

    fn severities(year: u16, text: &str) -> Vec<Severity> {
        let mut paper = paper(text);
        paper.school_year = Some(SchoolYear(year));
        let found = run(&paper)
            .into_iter()
            .filter(|finding| finding.check == Check::BasisSuperseded);
        found.map(|finding| finding.severity).collect()
    }

    #[test]
    fn a_basis_is_judged_by_the_day_of_the_plan() {
        let old = "B Căn cứ Quyết định số 04/2000/QĐ-BGDĐT ngày 01/3/2000 của Bộ trưởng Bộ Giáo dục và Đào tạo;";
        assert_eq!(severities(2026, old), [Severity::Error]);
        assert_eq!(severities(2018, old), [Severity::Hint]);
    }

    #[test]
    fn rows_that_are_not_certain_are_worded_as_to_be_verified() {
        let paper = paper("B Căn cứ Nghị định số 191/2013/NĐ-CP của Chính phủ;");
        let found = run(&paper);
        let finding = found
            .iter()
            .find(|finding| finding.check == Check::BasisSuperseded)
            .unwrap();
        assert_eq!(finding.severity, Severity::Warning);
        assert!(
            finding.message.contains("Cần kiểm tra lại"),
            "{}",
            finding.message
        );
    }

    #[test]
    fn what_is_in_force_is_left_alone() {
        let paper = paper(
            "B Căn cứ Nghị định số 59/2023/NĐ-CP của Chính phủ;\nB Căn cứ Kế hoạch số 12/KH-THSV;",
        );
        expect_in(Check::BasisSuperseded, &paper, &[]);
    }
}
