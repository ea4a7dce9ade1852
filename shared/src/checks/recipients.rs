//! "Nơi nhận": it is there, ends with where the document is filed, and names those who are given duties.

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::{Check, actors};
use crate::log::change::NodeKind;

/// Bodies that headings give duties to, and how recipients name them.
const BODIES: [(&str, &[&str], &[&str]); 3] = [
    (
        "Ban chấp hành Công đoàn",
        actors::UNION,
        &[
            "công đoàn",
            "cđcs",
            "bch",
            "bchcđ",
            "cđ",
            "các đoàn thể",
            "các tổ chức đoàn thể",
        ],
    ),
    (
        "Ban đại diện cha mẹ học sinh",
        &["cha mẹ học sinh", "cmhs"],
        &["cha mẹ học sinh", "cmhs", "cha mẹ trẻ"],
    ),
    (
        "chính quyền địa phương",
        &[
            "ubnd xã|phường",
            "đảng ủy|uỷ và ubnd",
            "ủy|uỷ ban nhân dân xã|phường",
        ],
        &["ubnd", "đảng ủy|uỷ", "ủy|uỷ ban"],
    ),
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let listed: Vec<usize> = reading
        .with_role(NodeKind::Recipient)
        .map(|(at, ..)| at)
        .collect();
    let Some(last) = listed.last().copied() else {
        if reading.paper.is_file {
            let message = "Chưa có «Nơi nhận».";
            found.extend(reading.of_document(Check::Recipients, Severity::Hint, message));
        }
        return;
    };
    filing(reading, last, found);
    let missing: Vec<&str> = BODIES
        .iter()
        .filter(|(_, charged, named)| {
            is_charged(reading, charged) && !is_listed(reading, &listed, named)
        })
        .map(|(body, ..)| *body)
        .collect();
    if !missing.is_empty() {
        let message = format!(
            "Nơi nhận chưa có {}, dù văn bản giao việc cho họ.",
            missing.join(", ")
        );
        found.push(reading.of_part(Check::Recipients, listed[0], Severity::Hint, message));
    }
}

/// "Lưu: VT." is last and ends with a full stop.
fn filing(reading: &Reading<'_>, last: usize, found: &mut Vec<Finding>) {
    let text = reading.paper.parts[last].text.trim();
    if !reading.words[last].begin_with_any(&["lưu"]) {
        let message = "Nơi nhận kết thúc bằng dòng «Lưu: VT, …».";
        found.push(reading.of_part(Check::Recipients, last, Severity::Hint, message));
    } else if reading.paper.is_file && (!text.ends_with('.') || text.ends_with("./.")) {
        let fix = format!("{}.", text.trim_end_matches(['.', '/', ';', ',', ' ']));
        let message = "Dòng lưu kết thúc bằng dấu chấm; «./.» chỉ dùng ở cuối phần nội dung.";
        let at = 0..reading.paper.parts[last].text.trim_end().len();
        found
            .push(Finding::new(Check::Recipients, last, at, Severity::Hint, message).with_fix(fix));
    }
}

fn is_charged(reading: &Reading<'_>, names: &[&str]) -> bool {
    reading
        .body()
        .any(|(_, part, words)| part.role == NodeKind::Section && words.has_any(names))
}

fn is_listed(reading: &Reading<'_>, listed: &[usize], names: &[&str]) -> bool {
    listed.iter().any(|at| reading.words[*at].has_any(names))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{expect, expect_fix};
    use super::*;

    #[test]
    fn those_with_duties_receive_it() {
        let text = "S I. Trách nhiệm của Công đoàn\nR Cơ quan chủ quản (để b/c);\nR Lưu: VT.";
        expect(Check::Recipients, text, &[(2, "Cơ quan chủ quản (để b/c")]);
        expect(
            Check::Recipients,
            "S I. Công đoàn\nR BCH Công đoàn (t/h);\nR Lưu: VT.",
            &[],
        );
    }

    #[test]
    fn the_list_ends_with_where_it_is_filed() {
        expect_fix(
            Check::Recipients,
            "R Các tổ (t/h);\nR Lưu: VT./.",
            Some("Lưu: VT."),
        );
        expect(Check::Recipients, "R Các tổ (t/h);", &[(1, "Các tổ (t/h")]);
    }
}
