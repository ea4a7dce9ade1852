//! A document that rests on nothing, and bases that do not end as a list does.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use crate::log::change::NodeKind;

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let bases: Vec<usize> = reading
        .with_role(NodeKind::Basis)
        .map(|(at, ..)| at)
        .collect();
    // A preamble may cite them: "Căn cứ …, Trường … xây dựng".
    let in_preamble = reading
        .with_role(NodeKind::Preamble)
        .any(|(_, _, words)| words.has_any(&["căn cứ", "thực hiện", "theo"]));
    let is_whole =
        reading.with_role(NodeKind::Title).next().is_some() && reading.body().count() > 2;
    if bases.is_empty() && !in_preamble && is_whole {
        let message = "Văn bản chưa nêu căn cứ nào (Luật Công đoàn, Luật Thực hiện dân chủ ở cơ sở, kế hoạch năm học …).";
        found.extend(reading.of_document(Check::NoBasis, Severity::Warning, message));
    }
    let Some((_, all_but_last)) = bases.split_last() else {
        return;
    };
    for at in all_but_last {
        let text = reading.paper.parts[*at].text.trim_end();
        if !text.ends_with([';', ',', ':']) {
            let words = &reading.words[*at];
            let last = words.len().saturating_sub(1);
            let from = words.list.get(last).map_or(0, |word| word.at.start);
            let fix = format!("{};", text[from..].trim_end_matches('.'));
            let message = "Mỗi căn cứ kết thúc bằng dấu chấm phẩy; căn cứ cuối bằng dấu chấm.";
            found.push(
                Finding::new(
                    Check::NoBasis,
                    *at,
                    from..text.len(),
                    Severity::Hint,
                    message,
                )
                .with_fix(fix),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_fix};
    use super::*;

    #[test]
    fn a_document_rests_on_something() {
        let text = "T Quy chế phối hợp\nC 1. Một.\nC 2. Hai.\nC 3. Ba.";
        expect(Check::NoBasis, text, &[(1, "Quy chế phối hợp")]);
        expect(
            Check::NoBasis,
            &format!("T Kế hoạch\nB Căn cứ Luật Công đoàn.\n{text}"),
            &[],
        );
    }

    #[test]
    fn bases_are_parted_by_semicolons() {
        expect_fix(
            Check::NoBasis,
            "B Căn cứ Luật Công đoàn.\nB Căn cứ Luật Giáo dục.",
            Some("đoàn;"),
        );
        expect(
            Check::NoBasis,
            "B Căn cứ Luật Công đoàn;\nB Căn cứ Luật Giáo dục.",
            &[],
        );
    }
}
