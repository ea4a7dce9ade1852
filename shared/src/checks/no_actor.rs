//! Clauses that do not say who acts: a sentence that names somebody only as the one to agree with, and a bare
//! "Phối hợp …" under a heading that names nobody either.

use std::ops::Range;

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;
use super::{Check, actors};
use crate::log::change::{NodeKind, Side};

/// What opens a sentence without naming who acts.
const OPENINGS: [&str; 10] = [
    "hàng|hằng năm",
    "hàng|hằng tháng",
    "hàng|hằng quý",
    "định kỳ|kì",
    "trước khi",
    "sau khi",
    "khi",
    "đầu năm học",
    "cuối năm học",
    "cuối học kỳ",
];
/// Deeds that need a doer.
const DEEDS: [&str; 14] = [
    "quyết định",
    "công bố",
    "ban hành",
    "tổ chức",
    "xây dựng",
    "thông báo",
    "phân công",
    "báo cáo",
    "triển khai",
    "thành lập",
    "bổ nhiệm",
    "khen thưởng",
    "kiểm tra",
    "giải quyết",
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.body() {
        let is_statement = part.role != NodeKind::Section && words.len() > 3;
        if !is_statement || part.has_lead || part.side != Side::Joint {
            continue;
        }
        for sentence in words.sentences() {
            if let Some(range) = agreed_with_only(words, &sentence) {
                let message =
                    "Câu không nói ai quyết định: tên được nhắc chỉ là bên được hỏi ý kiến.";
                found.push(reading.of_words(
                    Check::NoActor,
                    at,
                    &range,
                    Severity::Warning,
                    message,
                ));
            }
        }
        if is_bare(words) && !is_named_above(reading, at) && !is_target_like(words) {
            let message = "«Phối hợp» nhưng không nói ai chủ trì: ghi rõ bên làm, bên phối hợp.";
            let shown = 0..words.len().min(4);
            found.push(reading.of_words(Check::NoActor, at, &shown, Severity::Hint, message));
        }
    }
}

/// "Hằng năm, sau khi thống nhất với công đoàn quyết định …": the only one named follows "với".
fn agreed_with_only(words: &Words, sentence: &Range<usize>) -> Option<Range<usize>> {
    let opens = OPENINGS
        .iter()
        .any(|opening| words.is_at(sentence.start, opening));
    let with = words.find_any_in(
        sentence.clone(),
        &[
            "thống nhất với",
            "trao đổi với",
            "bàn bạc với",
            "ý kiến của",
            "thỏa|thoả thuận với",
        ],
    )?;
    if !opens || actors::named_in(words, sentence.start..with.start) {
        return None;
    }
    let end = with.end + actors::at(words, with.end)?;
    let deed_at = |at: usize| {
        DEEDS
            .iter()
            .filter_map(move |deed| words.match_at(at, deed))
            .max()
    };
    let deed = deed_at(end)?;
    let more = deed_at(end + deed).unwrap_or_default();
    words
        .touches_next(end - 1)
        .then_some(with.end..end + deed + more)
}

/// Opens with "Phối hợp" and names nobody until the first mark.
fn is_bare(words: &Words) -> bool {
    let opens = words.begin_with_any(&[
        "phối hợp",
        "phối kết hợp",
        "tiếp tục phối hợp",
        "tăng cường phối hợp",
    ]);
    let first = words.sentences().first().cloned().unwrap_or(0..0);
    opens && !with_somebody(words, &first)
}

fn with_somebody(words: &Words, sentence: &Range<usize>) -> bool {
    let with = words.find_any_in(
        sentence.start..sentence.end.min(sentence.start + 8),
        &["với", "cùng", "giữa"],
    );
    with.is_some_and(|with| actors::at(words, with.end).is_some())
}

fn is_named_above(reading: &Reading<'_>, at: usize) -> bool {
    reading.above(at).any(|above| {
        let words = &reading.words[above];
        reading.paper.parts[above].has_lead
            || reading.paper.parts[above].side != Side::Joint
            || words.has_any(actors::MANAGEMENT)
            || words.has_any(actors::UNION)
    })
}

fn is_target_like(words: &Words) -> bool {
    words.len() < 5
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn the_one_to_agree_with_does_not_act() {
        let text = "C 1. Hằng năm sau khi trao đổi với Công đoàn ban hành quy chế thi đua.";
        expect(Check::NoActor, text, &[(1, "Công đoàn ban hành")]);
        let right = "C 1. Hằng năm, sau khi trao đổi với Công đoàn, Hiệu trưởng ban hành quy chế.\nC 2. Nhà trường tổ chức hội nghị.";
        expect(Check::NoActor, right, &[]);
    }

    #[test]
    fn a_bare_cooperation_needs_somebody() {
        let text = "S I. Công tác thi đua\n  P Phối hợp tổ chức các đợt thi đua trong năm học.\nS II. Trách nhiệm của Công đoàn\n  \
            P Phối hợp tổ chức các đợt thi đua trong năm học.\n  P Phối hợp với Ban giám hiệu chăm lo đời sống.";
        expect(Check::NoActor, text, &[(2, "Phối hợp tổ chức")]);
    }
}
