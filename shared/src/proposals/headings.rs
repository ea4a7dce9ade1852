//! What stands above a clause: whom a heading charges with all below it, and under which headings nothing is asked.

use super::parties::{self, Mention, Who};
use super::reading::Text;
use super::words::{self, Word, begins, skip};
use crate::log::duty::Party;

/// Whom a heading charges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Charges {
    /// It names nobody.
    Nobody,
    /// These: the first leads.
    Parties(Vec<Party>),
    /// Somebody outside the school.
    Outsiders,
}

/// Headings under which aims, principles and targets stand.
const NO_DUTIES: &str = "mục_đích|mục_tiêu|yêu_cầu|nguyên_tắc|quan_điểm|chỉ_tiêu|quy_định_chung|những_quy_định_chung|phạm_vi|đối_tượng|căn_cứ|đặc_điểm|tình_hình|thuận_lợi|khó_khăn|giải_thích|cơ_sở_pháp_lý|phương_châm";
const BEFORE: &[&str] = &[
    "đối_với|trách_nhiệm_của|trách_nhiệm|nhiệm_vụ_của|nhiệm_vụ|về_phía|phía|phân_công|phân_công_cho|giao|giao_cho|phần_việc_của",
    "quyền_hạn_,_trách_nhiệm_của|nhiệm_vụ_,_quyền_hạn_của|trách_nhiệm_,_quyền_hạn_của",
];
/// More words than these behind the names say something else than who.
const MOST_AFTER: usize = 3;

/// Whether nothing is asked below.
pub(super) fn asks_nothing(heading: &str) -> bool {
    let words = words::words(heading);
    begins(&words, &["một_số|các|những? ", NO_DUTIES].concat()).is_some()
}

/// Whom a heading charges.
pub(super) fn charges(heading: &str, teams: &[String]) -> Charges {
    let text = Text::of(heading, teams, None);
    let words = &text.words;
    let named = text.list(skip(words, BEFORE), words.len());
    let end = named.last().map_or(0, |last| last.words.end);
    if named.is_empty() || MOST_AFTER < after(&words[end..]) {
        return Charges::Nobody;
    }
    of(&named)
}

fn after(words: &[Word]) -> usize {
    let is_word = |word: &&Word| word.text.chars().all(char::is_alphanumeric);
    words.iter().filter(is_word).count()
}

/// Whom mentions charge.
pub(super) fn of(named: &[Mention]) -> Charges {
    let parties = parties::parties(named);
    match named.first().map(|mention| &mention.who) {
        None => Charges::Nobody,
        Some(Who::Outside) => Charges::Outsiders,
        _ if parties.is_empty() => Charges::Nobody,
        _ => Charges::Parties(parties),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::change::Body;

    #[test]
    fn a_heading_charges_whom_it_is_about() {
        let union = Charges::Parties(vec![Party::Body(Body::Bch)]);
        assert_eq!(
            charges("Đối với Ban chấp hành Công đoàn trường:", &[]),
            union
        );
        assert_eq!(charges("Ban chấp hành công đoàn.", &[]), union);
        assert_eq!(
            charges("Giữa nhà trường với công đoàn cơ sở", &[]),
            Charges::Nobody
        );
        assert_eq!(charges("Xây dựng tổ chức Công đoàn", &[]), Charges::Nobody);
        assert_eq!(
            charges("Đối với Đảng ủy và UBND xã", &[]),
            Charges::Outsiders
        );
    }

    #[test]
    fn nothing_is_asked_under_aims() {
        assert!(asks_nothing("MỤC ĐÍCH - YÊU CẦU"));
        assert!(asks_nothing("Các chỉ tiêu chính"));
        assert!(!asks_nothing("Nội dung và biện pháp"));
    }
}
