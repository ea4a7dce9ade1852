//! Signature blocks: on whose behalf, in which post, by whom.
//!
//! Columns come out of a PDF side by side, row by row, or one below the other; so each piece goes
//! to the first block that it fits and that lacks it.

use super::draft::{LineSpan, Side, Signer};
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

const POWERS: [&str; 15] = [
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
const POSTS: [&str; 13] = [
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
const UNION: [&str; 6] = [
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

/// "TM." and the like: in capitals, and with something behind them.
fn has_power(text: &str) -> bool {
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

/// Two to six capitalised words without marks, beginning with a surname; or at least three.
fn is_name(text: &str) -> bool {
    let bare = ["ThS.", "Ths.", "TS.", "Th.S", "CN.", "Thạc sĩ", "Tiến sĩ"]
        .iter()
        .find_map(|degree| text.strip_prefix(degree))
        .unwrap_or(text)
        .trim();
    let parts: Vec<&str> = bare.split(' ').take(7).collect();
    let proper = |part: &&str| {
        part.chars().next().is_some_and(char::is_uppercase)
            && part.chars().all(|c| c.is_alphabetic() || c == '\'')
    };
    let surname = parts
        .first()
        .is_some_and(|first| SURNAMES.contains(&words::lower(first).as_str()));
    (2..=6).contains(&parts.len()) && parts.iter().all(proper) && surname
}

/// Whose post or body a piece names; `None` if it does not say.
fn side(text: &str) -> Option<Side> {
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

/// Blocks in the making.
#[derive(Default)]
pub(super) struct Signatures {
    blocks: Vec<Signer>,
}

/// No plan is signed by more; a hostile text may list posts without end.
const MOST_BLOCKS: usize = 24;

impl Signatures {
    /// No further block begins.
    pub fn is_full(&self) -> bool {
        self.blocks.len() >= MOST_BLOCKS
    }

    /// Whether a block still lacks a name.
    pub fn awaits_name(&self) -> bool {
        self.blocks.iter().any(|block| block.name.is_none())
    }

    /// Takes a capacity, a post or a name.
    pub fn take(&mut self, role: Role, text: &str, here: LineSpan) {
        match role {
            Role::Capacity => self.take_capacity(text, here),
            Role::Position => self.take_position(text, here),
            Role::Name => self.take_name(text, here),
            Role::Mark | Role::Other => {}
        }
    }

    /// The blocks in the order in which they began.
    pub fn finish(self) -> Vec<Signer> {
        self.blocks
    }

    fn take_capacity(&mut self, text: &str, here: LineSpan) {
        // "T/M BCH CĐCS - CHỦ TỊCH" holds both.
        if let Some((capacity, post)) = text
            .split_once(" - ")
            .filter(|(_, post)| role(post) == Role::Position)
        {
            self.take_capacity(capacity, here);
            return self.take_position(post, here);
        }
        let side = side(text);
        let is_deputy = words::starts_with_any(text, &["kt", "k/t", "k.t"]);
        let is_body = !has_power(text);
        let open = self.blocks.iter_mut().rev().find(|block| {
            let fits = side.is_none_or(|side| side == block.side);
            fits && block.position.is_none() && block.name.is_none() && block.capacity.is_some()
        });
        match open.filter(|block| (is_deputy || is_body) && extends(block, text)) {
            Some(block) => {
                let before = block.capacity.take().unwrap_or_default();
                block.capacity = Some(words::join([before.as_str(), text]));
                block.lines = block.lines.join(here);
            }
            None => self.begin(side, Some(text), None, here),
        }
    }

    fn take_position(&mut self, text: &str, here: LineSpan) {
        let side = side(text);
        let open = self.blocks.iter_mut().find(|block| {
            let fits = side.is_none_or(|side| side == block.side) || block.side == Side::Other;
            fits && block.position.is_none() && block.name.is_none()
        });
        match open {
            Some(block) => {
                block.position = Some(text.to_owned());
                block.lines = block.lines.join(here);
            }
            None => self.begin(side, None, Some(text), here),
        }
    }

    fn take_name(&mut self, text: &str, here: LineSpan) {
        if let Some(block) = self.blocks.iter_mut().find(|block| block.name.is_none()) {
            block.name = Some(text.to_owned());
            block.lines = block.lines.join(here);
        }
    }

    fn begin(
        &mut self,
        side: Option<Side>,
        capacity: Option<&str>,
        position: Option<&str>,
        lines: LineSpan,
    ) {
        self.blocks.push(Signer {
            side: side.unwrap_or(Side::Other),
            capacity: capacity.map(str::to_owned),
            position: position.map(str::to_owned),
            name: None,
            lines,
        });
    }
}

/// A second deputy line or the same body again begins a new block.
fn extends(block: &Signer, text: &str) -> bool {
    let so_far = block.capacity.as_deref().unwrap_or_default();
    !words::lower(so_far).contains("kt.") && words::lower(so_far) != words::lower(text)
}
