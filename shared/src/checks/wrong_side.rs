//! A duty of one side under the other side's heading.

use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::words::Words;
use super::{Check, actors};
use crate::log::change::{NodeKind, Side};

/// What makes the first name the one who acts.
const VERBS: [&str; 22] = [
    "chủ động",
    "có trách nhiệm",
    "xây dựng",
    "tổ chức",
    "phối hợp",
    "vận động",
    "chỉ đạo",
    "tham gia",
    "đề xuất",
    "chịu trách nhiệm",
    "thực hiện",
    "tạo điều kiện",
    "phát động",
    "giám sát",
    "tuyên truyền",
    "tập hợp",
    "phân công",
    "bố trí",
    "ban hành",
    "hướng dẫn",
    "cùng",
    "chuẩn bị",
];

/// Words of a heading before the side that it gives duties to.
const LEADS: [&str; 12] = [
    "đối", "với", "trách", "nhiệm", "của", "vụ", "quyền", "hạn", "về", "phía", "phần", "các",
];

pub(super) fn check(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for (at, part, words) in reading.body() {
        if part.role == NodeKind::Section {
            continue;
        }
        let heading = reading
            .above(at)
            .find(|above| reading.paper.parts[*above].role == NodeKind::Section);
        let side = heading.and_then(|heading| charged(&reading.words[heading]));
        let (Some(side), Some((actor, len))) = (side, actor(words)) else {
            continue;
        };
        if side != actor {
            let message = "Việc của bên này nằm dưới đề mục của bên kia: chuyển sang đúng mục.";
            found.push(reading.of_words(
                Check::WrongSide,
                at,
                &(0..len),
                Severity::Warning,
                message,
            ));
        }
    }
}

/// The side that a heading gives duties to: "Đối với chính quyền", "Trách nhiệm của Ban giám hiệu", "Công đoàn". Other
/// headings name a side because the matter is theirs, and both act in it.
fn charged(heading: &Words) -> Option<Side> {
    let first = heading
        .find_any(actors::UNION)
        .into_iter()
        .chain(heading.find_any(actors::MANAGEMENT));
    let first = first.min_by_key(|found| found.start)?;
    let leads_in = (0..first.start).all(|word| LEADS.contains(&heading.text(word)));
    let is_all = heading.len() - first.end <= 4;
    (leads_in && is_all)
        .then(|| actors::only_side(heading))
        .flatten()
}

/// The side that a clause opens with, if it is the one who acts.
fn actor(words: &Words) -> Option<(Side, usize)> {
    let sides = [(Side::Bch, actors::UNION), (Side::Bgh, actors::MANAGEMENT)];
    let named = sides.into_iter().find_map(|(side, names)| {
        let len = names
            .iter()
            .filter_map(|name| words.match_at(0, name))
            .max()?;
        Some((side, len))
    });
    let (side, mut len) = named?;
    // "Công đoàn nhà trường", "Ban chấp hành công đoàn trường"
    while words.touches_next(len - 1)
        && matches!(
            words.text(len),
            "nhà" | "trường" | "cơ" | "sở" | "công" | "đoàn"
        )
    {
        len += 1;
    }
    let acts = words.touches_next(len - 1) && VERBS.iter().any(|verb| words.is_at(len, verb));
    acts.then_some((side, len))
}

#[cfg(test)]
mod tests {
    use super::super::testing::expect;
    use super::*;

    #[test]
    fn a_duty_stands_under_its_own_side() {
        let text = "S 1. Đối với chính quyền\n  P Ban chấp hành Công đoàn chủ động đề xuất kế hoạch.\n  P Hiệu trưởng phân công nhiệm vụ.\n\
            S 2. Đối với Công đoàn\n  P Nhà trường tạo điều kiện về kinh phí.\n  P Phối hợp với nhà trường.";
        expect(
            Check::WrongSide,
            text,
            &[(2, "Ban chấp hành Công đoàn"), (5, "Nhà trường")],
        );
    }

    #[test]
    fn a_heading_of_both_sides_takes_either() {
        expect(
            Check::WrongSide,
            "S 1. Giữa nhà trường với công đoàn\n  P Nhà trường tạo điều kiện.",
            &[],
        );
        expect(
            Check::WrongSide,
            "S 1. Xây dựng tổ chức công đoàn\n  P Hiệu trưởng bố trí thời gian.",
            &[],
        );
    }
}
