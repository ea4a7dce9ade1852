//! Who acts in a school, as words name them, and of which side they are.

use std::ops::Range;

use super::words::Words;
use crate::log::change::Side;

/// The school's management.
pub(super) const MANAGEMENT: &[&str] = &[
    "ban giám hiệu",
    "bgh",
    "hiệu trưởng",
    "phó hiệu trưởng",
    "nhà trường",
    "chính quyền",
    "lãnh đạo nhà trường",
    "ban lãnh đạo",
];
/// The union.
pub(super) const UNION: &[&str] = &[
    "ban chấp hành công đoàn",
    "bch công đoàn",
    "ban chấp hành cđcs",
    "bch cđcs",
    "bch cđ",
    "chủ tịch công đoàn",
    "công đoàn",
    "ctcđ",
    "ban chấp hành",
    "bch",
    "bchcđ",
    "cđcs",
];
/// All others who may be charged with something.
const OTHERS: &[&str] = &[
    "ban nữ công",
    "ban thanh tra",
    "ban ttnd",
    "ttnd",
    "chi bộ",
    "cấp ủy|uỷ",
    "chi ủy|uỷ",
    "đảng ủy|uỷ",
    "đoàn thanh niên",
    "chi đoàn",
    "liên đội",
    "đoàn đội",
    "tổng phụ trách",
    "tpt",
    "gvcn",
    "giáo viên chủ nhiệm",
    "tổ trưởng",
    "tổ chuyên môn",
    "tổ công đoàn",
    "các tổ",
    "mỗi tổ",
    "kế toán",
    "văn thư",
    "y tế",
    "ban đại diện",
    "cha mẹ học sinh",
    "cmhs",
    "hội đồng",
    "hai bên",
    "các bên",
    "mỗi bên",
    "ủy|uỷ ban",
    "ubnd",
    "đoàn viên",
    "cán bộ",
    "giáo viên",
    "gv",
    "cbgv",
    "cbgvnv",
    "bộ phận",
    "thư viện",
    "mặt trận",
    "các đoàn thể",
    "hội phụ nữ",
    "người lao động",
    "viên chức",
    "nhân viên",
    "các tổ chức",
    "chủ tịch",
    "bí thư",
    "học sinh",
];

/// Whether somebody is named in a range of words.
pub(super) fn named_in(words: &Words, range: Range<usize>) -> bool {
    [MANAGEMENT, UNION, OTHERS]
        .iter()
        .any(|names| words.has_any_in(range.clone(), names))
}

/// The actor that stands at a word, as how many words.
pub(super) fn at(words: &Words, at: usize) -> Option<usize> {
    let names = [MANAGEMENT, UNION, OTHERS].into_iter().flatten();
    names.filter_map(|name| words.match_at(at, name)).max()
}

/// The one side that a heading names; nothing if it names both or none.
pub(super) fn only_side(words: &Words) -> Option<Side> {
    match (words.has_any(MANAGEMENT), words.has_any(UNION)) {
        // "Công đoàn nhà trường" is the union.
        (true, true) => {
            let first = words.find_any(UNION)?;
            let tail = words.find_any(&["nhà trường"])?;
            (first.end == tail.start && !words.has_any_in(0..first.start, MANAGEMENT))
                .then_some(Side::Bch)
        }
        (true, false) => Some(Side::Bgh),
        (false, true) => Some(Side::Bch),
        (false, false) => None,
    }
}
