//! Targets that say neither how much nor which title: nobody can tell whether they were reached.

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::{Check, years};
use crate::log::change::NodeKind;
use crate::log::target::Measure;
use crate::targets::reader::{self, Setting};

/// Grades that the reader of targets leaves in the words: "xếp loại tốt", "đạt loại A".
const GRADES: [&str; 6] = [
    "xếp loại",
    "đạt loại",
    "xếp thứ",
    "đạt mức",
    "đạt danh hiệu",
    "đạt chuẩn mức",
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.body() {
        let is_statement = part.role != NodeKind::Section && reading.is_leaf(at) && words.len() > 2;
        // What the plan carries as a target says for itself how much.
        let carried = &part.targets;
        let is_carried = carried
            .iter()
            .any(|target| target.measure != Measure::Qualitative);
        let is_announced = reading.is_target(at) || !carried.is_empty();
        if !is_statement || !is_announced || is_carried || words.has_any(&GRADES) {
            continue;
        }
        if counts(reading, at) {
            continue;
        }
        let targets = reader::read(&crate::text::tidy(&part.text), Setting::Targets);
        let is_measured = targets
            .iter()
            .any(|proposal| proposal.target.measure != Measure::Qualitative);
        if !is_measured {
            let message = "Chỉ tiêu chưa có số lượng, tỷ lệ hay danh hiệu để đối chiếu.";
            found.push(reading.of_part(Check::NoMeasure, at, Severity::Warning, message));
        }
    }
}

/// Whether it has a number other than those of documents: somebody counts something.
fn counts(reading: &Reading<'_>, at: usize) -> bool {
    let words = &reading.words[at];
    let is_cited = |word: &usize| {
        reading.citations[at]
            .iter()
            .any(|citation| citation.words.contains(word))
    };
    let numbers = (0..words.len()).filter(|word| {
        words
            .text(*word)
            .starts_with(|char: char| char.is_ascii_digit())
    });
    numbers
        .filter(|word| years::year(words, *word).is_none())
        .any(|word| !is_cited(&word))
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_target_has_a_number_or_a_title() {
        let text = "S I. CHỈ TIÊU\n  D Đẩy mạnh phong trào đọc sách trong nhà trường.\n  D Chi bộ trong sạch, vững mạnh.\n  \
            D Thư viện đạt mức 2.\n  D Có 03 sáng kiến cấp trường.\n  D Công tác y tế xếp loại tốt.\nS II. NỘI DUNG\n  D Đẩy mạnh phong trào.";
        expect(
            Check::NoMeasure,
            text,
            &[(2, "Đẩy mạnh phong trào đọc sách trong nhà")],
        );
    }
}
