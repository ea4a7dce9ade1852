//! What a clause says that shows it was done, and how many are to be reached.

use std::ops::Range;
use std::sync::LazyLock;

use super::words::{Index, Word, begins, contains};
use crate::log::duty::Goal;
use crate::text::nfc;

/// Things that are there when the task is done, as they are called.
const PROOFS: &[(&str, &str)] = &[
    ("biên bản", "biên bản"),
    ("báo cáo", "báo cáo"),
    ("báo cáo viên", ""),
    ("danh sách", "danh sách"),
    ("hình ảnh", "hình ảnh"),
    ("chụp ảnh", "hình ảnh"),
    ("bản? cam kết", "bản cam kết"),
    ("bằng văn bản", "văn bản"),
    ("lưu|lập|hoàn_thiện|làm hồ sơ", "hồ sơ"),
    ("lấy|phát|thu|gửi|nộp|điền phiếu", "phiếu"),
    (
        "xây_dựng|lập|soạn|ban_hành|dự_thảo các? kế_hoạch",
        "kế hoạch",
    ),
    ("xây_dựng|lập|soạn chương_trình", "chương trình"),
    ("ra|ban_hành #? nghị quyết", "nghị quyết"),
    ("ra|ban_hành quyết định", "quyết định"),
    ("ghi|mở|lập|cập_nhật|vào? sổ chủ_nhiệm", "sổ chủ nhiệm"),
    ("ghi|mở|lập|cập_nhật|vào? sổ theo_dõi", "sổ theo dõi"),
    ("ghi|mở|lập|cập_nhật|vào? sổ họp", "sổ họp"),
    ("ghi|mở|lập|cập_nhật sổ", "sổ"),
    ("chứng từ", "chứng từ"),
    ("hóa đơn", "hóa đơn"),
];
static PROVES: LazyLock<Index<&str>> = LazyLock::new(|| Index::of(PROOFS));
/// What is counted, with the number before it.
const UNITS: &str = "gia_đình|suất|phần_quà|người|đồng_chí|nghị_quyết|sáng_kiến|chuyên_đề|hội_thi|mô_hình|công_trình|học_sinh|đoàn_viên|buổi|cuộc|lớp|tiết|bài|kg|tin_bài|sản_phẩm|đề_tài|tiết_mục|ý_kiến|cây|lượt|quyển|đơn_vị|trường_hợp|thầy_cô|hộ|giờ_dạy";

/// A proof and the words that ask for it.
pub(super) struct Proof {
    /// What it is called.
    pub(super) name: &'static str,
    /// Which words.
    pub(super) words: Range<usize>,
}

/// All that is to show for it, each once, outside the words that say when.
pub(super) fn all(words: &[Word], piece: &Range<usize>, when: &[Range<usize>]) -> Vec<Proof> {
    let mut found: Vec<Proof> = Vec::new();
    let mut at = piece.start;
    while at < piece.end {
        let matched = PROVES
            .longest(&words[at..piece.end])
            .filter(|_| !is_in(when, at));
        let Some((matched, name)) = matched else {
            at += 1;
            continue;
        };
        let span = at..at + matched.len;
        at = span.end;
        if !name.is_empty() && found.iter().all(|proof| proof.name != *name) {
            found.push(Proof { name, words: span });
        }
    }
    found
}

/// The first number of something that is counted, outside the words that say when.
pub(super) fn goal(
    text: &str,
    words: &[Word],
    piece: &Range<usize>,
    when: &[Range<usize>],
) -> Option<(Goal, Range<usize>)> {
    piece.clone().filter(|at| !is_in(when, *at)).find_map(|at| {
        let found = begins(&words[at..piece.end], &["# ", UNITS].concat())?;
        let span = at..at + found.len;
        let of = words[at].number.filter(|of| 0 < *of)?;
        let is_else = contains(
            &words[at.saturating_sub(2)..at],
            "/|%|lớp|khối|thứ|điều|số|từng|trên",
        );
        (!is_else).then(|| {
            let unit = nfc(&text[words[at + 1].at.start..words[span.end - 1].at.end]);
            (Goal { of, unit }, span)
        })
    })
}

fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    ranges.iter().any(|range| range.contains(&at))
}
