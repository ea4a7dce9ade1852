//! Signature blocks: powers, posts, room for the pen, names (annex I part II.7 of the decree).

use super::Blank;
use super::paper::{Line, Role};
use crate::log::change::Side;
use crate::log::sign_off::Capacity;

/// What stands at the foot for one signer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// For which side.
    pub side: Side,
    /// Power and post, one line each.
    pub power: Vec<String>,
    /// What is said in the room for the pen, such as when it was agreed in the system; usually nothing.
    pub said: String,
    /// The signer's name; empty while nobody is known.
    pub name: String,
}

impl Signature {
    /// A block for a side.
    pub fn of(side: Side, capacity: Capacity, name: impl Into<String>) -> Self {
        let power = power(side, capacity).iter();
        Self {
            side,
            power: power.map(|line| (*line).to_owned()).collect(),
            said: String::new(),
            name: name.into(),
        }
    }

    /// With at least so many lines of power, so that names stand level beside another block.
    pub(super) fn lines(&self, height: usize, blank: Blank) -> Vec<Line> {
        let power = self.power.iter().map(String::as_str);
        let power = power.chain(std::iter::repeat(""));
        let power = power.take(height.max(self.power.len()));
        let mut lines: Vec<Line> = power.map(|line| Line::new(Role::Power, line)).collect();
        let (said, name) = if blank.names {
            ("", "")
        } else {
            (self.said.as_str(), self.name.as_str())
        };
        lines.push(Line::new(Role::Signed, said));
        lines.push(Line::new(Role::Name, name));
        lines
    }
}

/// Power and post as printed. A school is led by its head, who signs by the post alone; a committee is led
/// by all of it, so its head signs on its behalf (Điều 13).
pub fn power(side: Side, capacity: Capacity) -> &'static [&'static str] {
    match (side, capacity) {
        (Side::Bch, Capacity::OnBehalf) => &["TM. BAN CHẤP HÀNH CÔNG ĐOÀN", "CHỦ TỊCH"],
        (Side::Bch, Capacity::Acting) => &["Q. CHỦ TỊCH CÔNG ĐOÀN"],
        (Side::Bch, Capacity::ForHead) => &["KT. CHỦ TỊCH CÔNG ĐOÀN", "PHÓ CHỦ TỊCH"],
        (Side::Bch, Capacity::Own) => &["CHỦ TỊCH CÔNG ĐOÀN"],
        (_, Capacity::OnBehalf) => &["TM. BAN GIÁM HIỆU", "HIỆU TRƯỞNG"],
        (_, Capacity::Acting) => &["Q. HIỆU TRƯỞNG"],
        (_, Capacity::ForHead) => &["KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"],
        (_, Capacity::Own) => &["HIỆU TRƯỞNG"],
    }
}
