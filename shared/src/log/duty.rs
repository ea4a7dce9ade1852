//! What a clause asks of whom: a duty, with who leads, who cooperates, who supervises, its rhythm and
//! what proves it. It is the value of a field of the plan, so that it is written, merged, signed
//! and taken back like any other. When its occurrences fall is computed in `calendar`; what was done
//! about it lies in documents of its own (`progress`).

use serde::{Deserialize, Serialize};

use super::change::{Body, NodeId};
use crate::ids::PersonId;
use crate::text::{is_nfc, nfc};
use crate::time::Day;

/// Most parties that one duty names beside its lead, of each sort.
pub const MAX_PARTIES: usize = 64;

/// A duty of a plan: the clause that carries it, and which of its duties it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DutyId {
    /// The clause.
    pub node: NodeId,
    /// Its place in the clause, drawn at random by who made it, see [`super::change::Field::DutyAt`].
    pub slot: u16,
}

/// Something that somebody is to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Duty {
    /// What, NFC; empty for the clause's own words.
    pub text: String,
    /// Who leads (chủ trì); `None` while nobody was named.
    pub lead: Option<Party>,
    /// Who cooperates (phối hợp), ascending, each once.
    pub cooperate: Vec<Party>,
    /// Who supervises (giám sát), ascending, each once.
    pub supervise: Vec<Party>,
    /// When, or how often.
    pub rhythm: Rhythm,
    /// What counts as evidence (minh chứng), NFC; empty where nothing is asked.
    pub evidence: String,
    /// How many of what are to be reached ("34 gia đình"); `None` where nothing is counted.
    pub goal: Option<Goal>,
    /// Whether each person of the leading body does it for themselves, as homeroom teachers do who
    /// visit families; otherwise it is done once, for all of them.
    pub is_each: bool,
}

/// How many of what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Goal {
    /// How many.
    pub of: u32,
    /// What is counted ("gia đình"), NFC.
    pub unit: String,
}

/// Who can be charged with something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Party {
    /// A body, all its members.
    Body(Body),
    /// Whoever holds an office.
    Office(Office),
    /// A team by its name in the directory ("Tổ 4–5"), which its leader answers for.
    Team(String),
    /// A person.
    Person(PersonId),
}

/// An office of one person, where a body would be too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Office {
    /// Hiệu trưởng.
    Principal,
    /// Phó hiệu trưởng.
    VicePrincipal,
    /// Chủ tịch Công đoàn.
    UnionChair,
    /// Bí thư chi bộ.
    PartySecretary,
    /// Tổ trưởng chuyên môn, tổ trưởng công đoàn.
    TeamLeaders,
    /// Tổng phụ trách Đội.
    PioneerLeader,
    /// Bí thư Đoàn trường, Chi đoàn.
    YouthSecretary,
}

/// When something is to be done, or how often.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Rhythm {
    /// Nobody has said.
    #[default]
    Unstated,
    /// At all times (thường xuyên): no day on which it is over.
    Continuous,
    /// From time to time, without saying how often (định kỳ): to be settled.
    Periodic,
    /// Once, until this day.
    Once(Day),
    /// Every week on this day, 1 (Monday) to 7 (Sunday).
    Weekly(u8),
    /// Every month until this day, 1 to 31; the last day of shorter months.
    Monthly(u8),
    /// Every quarter of the calendar year, until this day of its month 1 to 3.
    Quarterly {
        /// Which month of the quarter, 1 to 3.
        month: u8,
        /// Which day, 1 to 31.
        day: u8,
    },
    /// So many times in each term, at least once; due at the term's end.
    Termly(u8),
    /// So many times in the school year, at least once; due at its end.
    Yearly(u8),
    /// When something happens.
    On(Occasion),
}

/// Something that happens in a school year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Occasion {
    /// The start of the school year (đầu năm học).
    YearStart,
    /// The end of the first term (cuối học kỳ I, sơ kết).
    MidYear,
    /// The end of the school year (cuối năm học, tổng kết).
    YearEnd,
    /// The opening ceremony (khai giảng, 5/9).
    Opening,
    /// The closing ceremony (bế giảng).
    Closing,
    /// Tết Nguyên đán.
    Tet,
    /// Tết Trung thu.
    MidAutumn,
    /// Quốc tế Thiếu nhi, 1/6.
    ChildrensDay,
    /// Quốc tế Phụ nữ, 8/3.
    WomensDay,
    /// Phụ nữ Việt Nam, 20/10.
    VietnameseWomensDay,
    /// Nhà giáo Việt Nam, 20/11.
    TeachersDay,
    /// Anything else that has no day of its own ("mỗi đợt thi đua"), NFC.
    Other(String),
}

impl Rhythm {
    /// Whether it says when, or how often.
    pub fn is_stated(&self) -> bool {
        !matches!(self, Self::Unstated | Self::Periodic)
    }

    fn is_sound(&self) -> bool {
        let is_day = |day: u8| (1..=31).contains(&day);
        match self {
            Self::Weekly(day) => (1..=7).contains(day),
            Self::Monthly(day) => is_day(*day),
            Self::Quarterly { month, day } => (1..=3).contains(month) && is_day(*day),
            Self::Termly(times) | Self::Yearly(times) => 0 < *times,
            Self::On(Occasion::Other(text)) => !text.trim().is_empty() && is_nfc(text),
            _ => true,
        }
    }
}

impl Duty {
    /// In the form in which it is kept: texts in NFC, parties each once in their order.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        for text in [&mut self.text, &mut self.evidence] {
            *text = nfc(text);
        }
        if let Some(goal) = &mut self.goal {
            goal.unit = nfc(&goal.unit);
        }
        if let Rhythm::On(Occasion::Other(text)) = &mut self.rhythm {
            *text = nfc(text);
        }
        for parties in [&mut self.cooperate, &mut self.supervise] {
            crate::order::sort(parties);
            parties.dedup();
        }
        self
    }

    /// Whether it keeps the rules of form: texts in NFC, parties in order, days that exist.
    pub(crate) fn is_sound(&self) -> bool {
        let others = [&self.cooperate, &self.supervise];
        let in_order = |parties: &Vec<Party>| {
            parties.len() <= MAX_PARTIES && parties.is_sorted_by(|one, next| one < next)
        };
        let mut named = self
            .lead
            .iter()
            .chain(&self.cooperate)
            .chain(&self.supervise);
        let unit = self.goal.as_ref().map_or("", |goal| goal.unit.as_str());
        others.into_iter().all(in_order)
            && named.all(Party::is_sound)
            && self.rhythm.is_sound()
            && [&*self.text, &*self.evidence, unit].into_iter().all(is_nfc)
    }
}

impl Party {
    fn is_sound(&self) -> bool {
        match self {
            Self::Team(name) => !name.trim().is_empty() && is_nfc(name),
            _ => true,
        }
    }
}
