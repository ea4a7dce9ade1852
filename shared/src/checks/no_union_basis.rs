//! A document of the school's management and its trade union that cites neither the Trade Union Law nor the Union's charter:
//! what each side may agree to rests on them. A document without any basis is for `no_basis` to tell.

use super::Check;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;
use crate::log::change::NodeKind;

/// The law and the charter, by name and by symbol.
const WANTED: [&str; 9] = [
    "luật công đoàn",
    "luật cđ",
    "điều lệ công đoàn",
    "điều lệ cđ",
    "điều lệ cđvn",
    "50/2024/qh15",
    "12/2012/qh13",
    "97/2025/qh15",
    "174/qđ-tlđ",
];
const UNION: [&str; 3] = ["công đoàn", "cđcs", "bch cđ"];
const SCHOOL: [&str; 7] = [
    "ban giám hiệu",
    "bgh",
    "nhà trường",
    "chính quyền",
    "hiệu trưởng",
    "chuyên môn",
    "thủ trưởng đơn vị",
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    if reading.paper.kind.is_report() || !is_of_both(reading) {
        return;
    }
    let Some((first, ..)) = reading.with_role(NodeKind::Basis).next() else {
        return;
    };
    let preamble = reading.with_role(NodeKind::Preamble);
    let mut cited = reading.with_role(NodeKind::Basis).chain(preamble);
    if cited.any(|(_, _, words)| words.has_any(&WANTED)) {
        return;
    }
    let message = "Các căn cứ chưa có Luật Công đoàn hoặc Điều lệ Công đoàn Việt Nam; văn bản phối hợp giữa nhà trường và công đoàn nên dẫn ít nhất một.";
    found.push(reading.of_part(Check::NoUnionBasis, first, Severity::Warning, message));
}

/// Whether its title or what leads in to it names both: a plan of the union alone rests on what it likes.
fn is_of_both(reading: &Reading<'_>) -> bool {
    let heads = || {
        reading
            .with_role(NodeKind::Title)
            .chain(reading.with_role(NodeKind::Preamble))
    };
    let names =
        |phrases: &[&str]| heads().any(|(_, _, words): (_, _, &Words)| words.has_any(phrases));
    names(&UNION) && names(&SCHOOL)
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    const BOTH: &str = "T Phối hợp công tác giữa Ban Giám hiệu và Ban Chấp hành Công đoàn";

    #[test]
    fn a_joint_document_rests_on_the_unions_law_or_charter() {
        let with = |bases: &str| format!("{BOTH}\n{bases}\nC 1. Một.");
        let other = "B Căn cứ Luật Nhà giáo;\nB Căn cứ nhiệm vụ năm học.";
        expect(
            Check::NoUnionBasis,
            &with(other),
            &[(2, "Căn cứ Luật Nhà giáo")],
        );
        for basis in [
            "B Căn cứ Luật Công đoàn;",
            "B Căn cứ Luật Công đoàn số 50/2024/QH15 ngày 27 tháng 11 năm 2024;",
            "B Căn cứ ĐIỀU LỆ CÔNG ĐOÀN VIỆT NAM;",
            "M Căn cứ Điều lệ Công đoàn Việt Nam, hai bên thống nhất như sau:",
        ] {
            expect(
                Check::NoUnionBasis,
                &with(&format!("{other}\n{basis}")),
                &[],
            );
        }
    }

    #[test]
    fn it_is_not_asked_of_one_side_alone_nor_where_there_is_no_basis_at_all() {
        for text in [
            "T Hoạt động công đoàn năm học 2026-2027\nB Căn cứ nhiệm vụ năm học.\nC 1. Một.",
            "T Nhiệm vụ năm học của nhà trường\nB Căn cứ nhiệm vụ năm học.\nC 1. Một.",
            &format!("{BOTH}\nC 1. Một."),
        ] {
            expect(Check::NoUnionBasis, text, &[]);
        }
    }
}
