//! Women's matters that do not name Ban nữ công, which takes part in every one of them.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::log::change::NodeKind;

/// What concerns women.
const MATTERS: [&str; 16] = [
    "khhgđ",
    "kế hoạch hóa|hoá gia đình",
    "đảm việc nhà",
    "thai sản",
    "nữ công nhân",
    "lao động nữ",
    "nữ nhà giáo",
    "nữ giáo viên",
    "nữ đoàn viên",
    "nữ công đoàn viên",
    "vì sự tiến bộ phụ nữ",
    "bình đẳng giới",
    "sức khỏe|khoẻ sinh sản",
    "nữ cán bộ",
    "chế độ lao động nữ",
    "bạo lực gia đình",
];
/// Who takes part.
const COMMITTEE: [&str; 4] = ["ban nữ công", "bnc", "nữ công quần chúng", "tổ nữ công"];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.body() {
        if part.role == NodeKind::Section || part.is_for_women {
            continue;
        }
        if let Some(range) = words.find_any(&MATTERS).filter(|_| !is_named(reading, at)) {
            let message = "Việc liên quan đến nữ đoàn viên: nêu Ban nữ công cùng tham gia.";
            found.push(reading.of_words(Check::WomenNoBnc, at, &range, Severity::Warning, message));
        }
    }
}

/// Named in the clause, above it, or in one that stands directly under it.
fn is_named(reading: &Reading<'_>, at: usize) -> bool {
    let names = |part: usize| {
        reading.words[part].has_any(&COMMITTEE) || reading.paper.parts[part].is_for_women
    };
    let below = reading
        .body()
        .filter(|(_, part, _)| part.parent == Some(at));
    names(at) || reading.above(at).any(names) || below.into_iter().any(|(below, ..)| names(below))
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_womens_matter_names_the_womens_committee() {
        let text = "C 1. Vận động thực hiện chính sách dân số KHHGĐ.\nC 2. Ban Nữ công cùng giải quyết chế độ thai sản.\n\
            C 3. Phối hợp với Hội phụ nữ xã.";
        expect(Check::WomenNoBnc, text, &[(1, "KHHGĐ")]);
    }
}
