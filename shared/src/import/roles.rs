//! What a piece of text is in a signature: a capacity, a post, a name.
//!
//! Knows the words of the genre; who signs is put together in `signers`.

use super::draft::Side;
use super::words;

/// What a piece of a signature is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// "TM. BAN CHẤP HÀNH", "KT. HIỆU TRƯỞNG", "CÔNG ĐOÀN TRƯỜNG".
    Capacity,
    /// "CHỦ TỊCH".
    Position,
    /// A person's name.
    Name,
    /// "(Ký tên, đóng dấu)".
    Mark,
    /// No part of a signature.
    Other,
}

impl Role {
    /// A capacity or a post, which proves that signatures are here.
    pub const fn is_anchor(self) -> bool {
        matches!(self, Self::Capacity | Self::Position)
    }
}

const POWERS: [&str; 18] = [
    "duyệt của",
    "ý kiến của",
    "chứng kiến",
    "t/m",
    "tm",
    "t.m",
    "kt",
    "k/t",
    "k.t",
    "tl",
    "t/l",
    "tuq",
    "t/uq",
    "q",
    "thay mặt",
    "đại diện",
    "xác nhận của",
    "phê duyệt của",
];
const POSTS: [&str; 19] = [
    "ctcđ",
    "pctcđ",
    "p.hiệu trưởng",
    "p.chủ tịch",
    "quyền hiệu trưởng",
    "thư ký",
    "hiệu trưởng",
    "phó hiệu trưởng",
    "p. hiệu trưởng",
    "chủ tịch",
    "phó chủ tịch",
    "p. chủ tịch",
    "bí thư",
    "phó bí thư",
    "trưởng ban",
    "phó trưởng ban",
    "tổng phụ trách",
    "tổ trưởng",
    "người lập",
];
const BODIES: [&str; 16] = [
    "ban chấp hành",
    "bch",
    "công đoàn",
    "cđcs",
    "ban giám hiệu",
    "bgh",
    "trường",
    "nhà trường",
    "chi bộ",
    "cấp ủy",
    "cấp uỷ",
    "chi ủy",
    "ban đại diện",
    "ban thanh tra",
    "ban nữ công",
    "đoàn thanh niên",
];
const OTHERS: [&str; 14] = [
    "chi bộ",
    "chi ủy",
    "chi uỷ",
    "cấp ủy",
    "cấp uỷ",
    "bí thư",
    "cmhs",
    "cha mẹ",
    "phụ huynh",
    "thanh niên",
    "thanh tra",
    "ubnd",
    "phòng gd",
    "nữ công",
];
const UNION: [&str; 7] = [
    "ctcđ",
    "công đoàn",
    "bch",
    "ban chấp hành",
    "cđ",
    "cđcs",
    "chủ tịch",
];
const SURNAMES: [&str; 57] = [
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ",
    "hồ", "ngô", "dương", "lý", "lí", "đinh", "mai", "đào", "trịnh", "đoàn", "lương", "hà", "tạ",
    "cao", "châu", "tô", "thái", "quách", "kiều", "triệu", "vương", "la", "tăng", "nông", "chu",
    "trương", "lâm", "phùng", "tống", "từ", "văn", "giang", "kim", "thạch", "sơn", "lò", "quàng",
    "hà", "vi", "ma", "giàng", "vàng", "điểu", "h'", "y",
];

/// Says what a piece of text is in a signature.
pub(super) fn role(text: &str) -> Role {
    let count = words::count(text);
    if text.starts_with('(') && count <= 10 && is_mark(text) || is_bare_mark(text) {
        return Role::Mark;
    }
    let caps = words::is_caps(text);
    if has_power(text) && (caps || count <= 8) && count <= 14 && !words::ends_sentence(text) {
        return Role::Capacity;
    }
    if words::starts_with_any(text, &POSTS)
        && (caps && count <= 8 || count <= 4 && words::starts_upper(text))
    {
        let plain = !text.contains([':', ';', '(', ',']);
        return if plain { Role::Position } else { Role::Other };
    }
    if caps && count <= 12 && words::starts_with_any(text, &BODIES) && !text.contains([';', ':']) {
        return Role::Capacity;
    }
    if is_name(text) {
        Role::Name
    } else {
        Role::Other
    }
}

/// Pieces that columns have run into one: "T/M BGH T/M BCH CÔNG ĐOÀN", "HIỆU TRƯỞNG CHỦ TỊCH".
pub(super) fn pieces(text: &str) -> Vec<&str> {
    if !words::is_caps(text) || words::count(text) > 20 {
        return vec![text];
    }
    let mut cuts = vec![0];
    let mut before = "";
    let mut taken_to = 0;
    for (at, word) in words_with_place(text) {
        let rest = &text[at..];
        let post = POSTS
            .iter()
            .filter(|post| words::starts_with(rest, post))
            .map(|post| post.len())
            .max();
        // "KT. HIỆU TRƯỞNG" and "XÁC NHẬN CỦA HIỆU TRƯỞNG" are one piece.
        let free = at >= taken_to && !is_power(before) && !matches!(before, "CỦA" | "ỦY" | "PHÓ");
        if at > 0 && free && (is_power(word) || post.is_some()) {
            cuts.push(at);
        }
        taken_to = taken_to.max(post.map_or(0, |length| at + length));
        before = word;
    }
    cuts.push(text.len());
    cuts.windows(2)
        .map(|cut| text[cut[0]..cut[1]].trim())
        .collect()
}

/// Two names that columns have run into one, if a second surname stands near the middle.
pub(super) fn two_names(text: &str) -> Option<(&str, &str)> {
    let all: Vec<(usize, &str)> = words_with_place(text).collect();
    let middle = all.len() / 2;
    let is_surname = |at: &usize| SURNAMES.contains(&words::lower(all[*at].1).as_str());
    let cut = (2..all.len().saturating_sub(1))
        .filter(is_surname)
        .min_by_key(|at| at.abs_diff(middle))?;
    let (one, other) = text.split_at(all[cut].0);
    Some((one.trim(), other))
}

fn words_with_place(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(' ').scan(0, |at, word| {
        let place = *at;
        *at += word.len() + 1;
        Some((place, word))
    })
}

fn is_power(word: &str) -> bool {
    let bare = words::lower(word.trim_end_matches('.'));
    matches!(
        bare.as_str(),
        "t/m" | "tm" | "t.m" | "kt" | "k/t" | "k.t" | "tl" | "t/l" | "tuq" | "t/uq"
    )
}

/// "TM." and the like: in capitals, and with something behind them.
pub(super) fn has_power(text: &str) -> bool {
    let power = POWERS.iter().find(|power| words::starts_with(text, power));
    power.is_some_and(|power| {
        let printed = &text[..text
            .char_indices()
            .nth(power.chars().count())
            .map_or(text.len(), |(at, _)| at)];
        words::starts_upper(text)
            && (printed.chars().count() > 4 || !printed.chars().any(char::is_lowercase))
    })
}

fn is_mark(text: &str) -> bool {
    let lower = words::lower(text);
    ["ký", "kí", "dấu", "họ tên", "họ và tên"]
        .iter()
        .any(|word| lower.contains(word))
}

fn is_bare_mark(text: &str) -> bool {
    words::starts_with_any(text, &["đã ký", "đã kí", "ký tên", "kí tên"]) && words::count(text) <= 6
}

/// Capitalised words without marks, beginning with a surname; up to eight, since columns may have
/// run two names into one.
fn is_name(text: &str) -> bool {
    let bare = ["ThS.", "Ths.", "TS.", "Th.S", "CN.", "Thạc sĩ", "Tiến sĩ"]
        .iter()
        .find_map(|degree| text.strip_prefix(degree))
        .unwrap_or(text)
        .trim();
    let parts: Vec<&str> = bare.split(' ').take(9).collect();
    let proper = |part: &&str| {
        part.chars().next().is_some_and(char::is_uppercase)
            && part.chars().all(|c| c.is_alphabetic() || c == '\'')
    };
    let surname = parts
        .first()
        .is_some_and(|first| SURNAMES.contains(&words::lower(first).as_str()));
    (2..=8).contains(&parts.len()) && parts.iter().all(proper) && surname
}

/// Whose post or body a piece names; `None` if it does not say.
pub(super) fn side(text: &str) -> Option<Side> {
    let lower = words::lower(text);
    let has = |names: &[&str]| names.iter().any(|name| contains_word(&lower, name));
    if has(&OTHERS) {
        return Some(Side::Other);
    }
    if has(&UNION) {
        return Some(Side::Union);
    }
    has(&[
        "hiệu trưởng",
        "bgh",
        "ban giám hiệu",
        "nhà trường",
        "trường",
    ])
    .then_some(Side::Management)
}

fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
        let after = text[at + word.len()..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric());
        before && after
    })
}
