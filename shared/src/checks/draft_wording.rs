//! A text to be signed that still asks for comments, or calls itself a draft.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::log::change::NodeKind;

const ASKS: [&str; 12] = [
    "đóng góp ý kiến bổ sung",
    "tham gia đóng góp ý kiến",
    "tham gia góp ý",
    "đóng góp ý kiến để",
    "đóng góp ý kiến cho",
    "góp ý bổ sung",
    "góp ý cho bản",
    "xin ý kiến hội nghị",
    "ý kiến đóng góp",
    "góp ý để",
    "đóng góp ý kiến",
    "bản dự thảo",
];
const DRAFTS: [&str; 3] = ["dự thảo", "bản nháp", "bản thảo"];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.parts() {
        let range = match part.role {
            NodeKind::Closing => words
                .find_any(&ASKS)
                .map(|found| longest(words, found.start)),
            NodeKind::Title | NodeKind::Letterhead => words.find_any(&DRAFTS),
            _ => None,
        };
        if let Some(range) = range {
            let message = "Văn bản còn lời lẽ của bản dự thảo: bỏ trước khi ký.";
            found.push(reading.of_words(
                Check::DraftWording,
                at,
                &range,
                Severity::Warning,
                message,
            ));
        }
    }
}

/// The words about comments alone, so that the place is where they are.
fn longest(words: &super::words::Words, at: usize) -> std::ops::Range<usize> {
    let from = if words.is_at(at, "tham gia") {
        at + 2
    } else {
        at
    };
    let len = ASKS
        .iter()
        .filter_map(|ask| words.match_at(from, ask))
        .max();
    from..from + len.unwrap_or(2)
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_final_text_asks_for_nothing() {
        let text = "T Kế hoạch (dự thảo)\nC 1. Các tổ đóng góp ý kiến cho bản kế hoạch.\nE Rất mong hội nghị tham gia đóng góp ý kiến bổ sung./.";
        expect(
            Check::DraftWording,
            text,
            &[(1, "dự thảo"), (3, "đóng góp ý kiến bổ sung")],
        );
    }
}
