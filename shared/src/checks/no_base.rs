//! Targets in percent that do not say of how many: nobody can tell at the year's end whether they were reached.

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;
use super::{Check, shares};

/// Who may be counted: "100% giáo viên" says of whom.
const PEOPLE: [&str; 22] = [
    "cán bộ",
    "cb",
    "cbgv",
    "cbgvnv",
    "cbqlgv",
    "giáo viên",
    "gv",
    "nhân viên",
    "đoàn viên",
    "công đoàn viên",
    "viên chức",
    "người lao động",
    "học sinh",
    "hs",
    "trẻ",
    "các",
    "số",
    "tổ",
    "lớp",
    "cbvc",
    "nhà giáo",
    "đảng viên",
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.body() {
        if !reading.is_target(at) {
            continue;
        }
        let shares = shares::find(&part.text);
        let without = shares.iter().find(|share| {
            share.fraction.is_none() && !is_all_of(words, share.at.end, &share.written)
        });
        if let Some(share) = without {
            let message = format!(
                "{}% của bao nhiêu? Ghi thêm tổng số để cuối năm đối chiếu được.",
                share.written
            );
            found.push(Finding::new(
                Check::NoBase,
                at,
                share.at.clone(),
                Severity::Warning,
                message,
            ));
        }
    }
}

/// "100% giáo viên": all of them, however many they are.
fn is_all_of(words: &Words, end: usize, written: &str) -> bool {
    let next = words.list.iter().position(|word| word.at.start >= end);
    written == "100" && next.is_some_and(|next| PEOPLE.iter().any(|who| words.is_at(next, who)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn shares_among_targets_say_of_how_many() {
        let text = "S I. CHỈ TIÊU\n  D Học lực: 99,5% đạt yêu cầu\n  D 100% giáo viên tham gia\n  D Khá: 20/60 (33,3%)\nS II. NỘI DUNG\n  D Vận động 95% hộ";
        expect(Check::NoBase, text, &[(2, "99,5%")]);
    }
}
