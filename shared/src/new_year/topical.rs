//! One-off events in the words of a clause: congresses, elections, what was held once. They have no next year.

use std::ops::Range;

use crate::text::case::lowered;

/// What names such an event.
const EVENTS: [&str; 16] = [
    "đại hội đảng",
    "đại hội đại biểu",
    "đại hội công đoàn",
    "đại hội chi bộ",
    "đại hội đoàn",
    "đại hội thi đua",
    "chào mừng đại hội",
    "bầu cử",
    "lần thứ",
    "chào mừng thành công",
    "sáp nhập",
    "hợp nhất trường",
    "khánh thành",
    "đón bằng công nhận",
    "kỷ niệm ngày thành lập trường",
    "thành lập trường",
];

/// Where a text speaks of one, with the words around it up to the next mark.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let small = lowered(text);
    // Letters of one case are as long as those of the other, but for a few that Vietnamese has not.
    if small.len() != text.len() {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for event in EVENTS {
        for (start, _) in small.match_indices(event) {
            let end = start + event.len();
            let rest = &small[end..];
            let more = rest
                .find([',', ';', '.', '“', '”', '(', ')'])
                .unwrap_or(rest.len());
            let at = start..end + more;
            let is_new = found
                .iter()
                .all(|known| known.end <= at.start || at.end <= known.start);
            if is_new {
                found.push(at);
            }
        }
    }
    crate::order::sort_by_key(&mut found, |at| at.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_held_once_is_found_with_its_words() {
        let text = "Thi đua chào mừng Đại hội Đảng các cấp, bầu cử đại biểu Quốc hội; họp tổ.";
        let found: Vec<&str> = find(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, ["Đại hội Đảng các cấp", "bầu cử đại biểu Quốc hội"]);
    }

    #[test]
    fn what_comes_every_year_is_none() {
        for text in [
            "Chào mừng ngày 20/11",
            "Hội nghị viên chức",
            "đại hội cha mẹ học sinh hằng năm",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
