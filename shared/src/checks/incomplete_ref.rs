//! Bases that give number and symbol of a document without its day or its subject: at its first mention a document
//! is named whole (decree 30/2020, annex I, II.6.a).

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;
use crate::log::change::NodeKind;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, _, words) in reading.with_role(NodeKind::Basis) {
        let Some(citation) = reading.citations[at].first() else {
            continue;
        };
        // Laws go by their name alone; whoever gives the number has said enough.
        let is_law = citation.groups.iter().any(|group| group.starts_with("QH"));
        let rest = citation.words.end..words.len();
        let missing = match (has_day(words, citation.words.end), rest.len() > 8) {
            (true, _) => continue,
            (false, true) => "ngày ban hành",
            (false, false) => "ngày ban hành và trích yếu",
        };
        if !is_law {
            let message = format!("Lần dẫn đầu ghi đủ: còn thiếu {missing}.");
            let range = citation.from..citation.words.end;
            found.push(reading.of_words(Check::IncompleteRef, at, &range, Severity::Hint, message));
        }
    }
}

/// "ngày 14/8/2023" or "ngày 14 tháng 8 năm 2023" behind the symbol.
fn has_day(words: &Words, from: usize) -> bool {
    let day = words.find_in(from..words.len(), "ngày");
    day.is_some_and(|day| {
        words
            .text(day.end)
            .starts_with(|char: char| char.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_document_is_named_whole_at_first() {
        let text = "B Căn cứ Thông tư số 11/2020/TT-BGDĐT của Bộ trưởng Bộ Giáo dục và Đào tạo;\n\
            B Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ;\nB Căn cứ Luật Công đoàn số 50/2024/QH15;";
        expect(
            Check::IncompleteRef,
            text,
            &[(1, "Thông tư số 11/2020/TT-BGDĐT")],
        );
    }
}
