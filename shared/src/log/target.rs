//! A target (chỉ tiêu) of a plan, of the kinds that real plans have. It is the value of a field of the
//! clause that states it. Numbers are kept as they were agreed; what is computed from them
//! (percentages, roll-ups, whether they fit together) is told in `targets`.

use serde::{Deserialize, Serialize};

use super::change::NodeId;
use crate::text::is_nfc;
use crate::time::Day;

/// Most rows of a target that has several numbers.
pub const MAX_ROWS: usize = 32;

/// A target of a plan: the clause that states it, and which of its targets it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TargetId {
    /// The clause.
    pub node: NodeId,
    /// Its place in the clause, see [`super::change::Field::TargetAt`].
    pub slot: u16,
}

/// A share in hundredths of a percent: 3,150 is 31,5 %.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Percent(pub u32);

/// Something that the school wants to reach.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Target {
    /// What ("Giáo viên dạy giỏi cấp trường"), NFC; empty for the clause's own words.
    pub subject: String,
    /// Of whom or what ("giáo viên", "lớp"), NFC; empty where nobody said.
    pub population: String,
    /// How much.
    pub measure: Measure,
    /// At which level ("cấp trường", "cấp thành phố"), NFC; empty for none. Levels are the
    /// school's words: districts ended on 1 July 2025.
    pub level: String,
    /// Who awards it, NFC; empty for nobody.
    pub awarded_by: String,
    /// The time in which it is to be reached.
    pub period: Period,
    /// What was reached in the period before.
    pub baseline: Option<Figure>,
    /// Whether teams register their shares, which add up to the school's.
    pub is_shared_out: bool,
}

/// How much is to be reached: the twelve kinds of DOMAIN.md, section 4.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Measure {
    /// So many of so many ("17/54").
    Fraction {
        /// How many.
        count: u32,
        /// Of how many.
        of: u32,
    },
    /// The same with a named part of them ("72/72, trong đó 10 CSTĐ").
    Subset {
        /// How many.
        count: u32,
        /// Of how many.
        of: u32,
        /// How many of the count are of the part.
        part: u32,
        /// What the part is.
        name: String,
    },
    /// A share of an unknown number.
    Percent(Percent),
    /// Several shares in one line, each with its name.
    Percents(Vec<(String, Percent)>),
    /// A number for each level.
    Levels(Vec<(String, u32)>),
    /// A number with a prize among them ("03 giáo viên, 01 giải Nhất").
    Prizes {
        /// How many.
        count: u32,
        /// How many prizes.
        prizes: u32,
        /// Which prize.
        prize: String,
    },
    /// A title or award of a collective; level and awarding body are the target's.
    Title(String),
    /// A grade ("mức 2").
    Grade(String),
    /// All take part; a hundred percent unless said otherwise.
    Participation(Percent),
    /// So many outputs ("02 mô hình").
    Outputs {
        /// How many.
        count: u32,
        /// Of what.
        unit: String,
    },
    /// At least so often per term, month … for each of something.
    AtLeast {
        /// How often.
        times: u32,
        /// In which span.
        per: Span,
        /// For each of what ("học sinh"), NFC; empty for the whole school.
        each: String,
    },
    /// No number at all.
    Qualitative,
}

/// A span of time in which something recurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Span {
    /// A month.
    Month,
    /// A quarter of the calendar year.
    Quarter,
    /// A term.
    Term,
    /// A school year.
    Year,
}

/// The time that a target is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Period {
    /// The plan's school year.
    #[default]
    SchoolYear,
    /// Its first (1) or second (2) term.
    Term(u8),
    /// A calendar year, as Party cell and Youth union count.
    CalendarYear(u16),
    /// A quarter, 1 to 4, of a calendar year.
    Quarter(u16, u8),
    /// From one day to another.
    Between(Day, Day),
}

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Figure {
    /// So many, of so many where that is known.
    Count(u32, Option<u32>),
    /// A share.
    Percent(Percent),
    /// Reached or not, for titles, grades and what has no number; with the words for it, NFC.
    Reached(bool, String),
}

impl Target {
    /// Whether it keeps the rules of form: texts in NFC, no more rows than allowed, spans that exist.
    /// Whether its numbers fit together is told in `targets`.
    pub(crate) fn is_sound(&self) -> bool {
        let texts = [
            &self.subject,
            &self.population,
            &self.level,
            &self.awarded_by,
        ];
        texts.into_iter().all(|text| is_nfc(text))
            && self.measure.is_sound()
            && self.period.is_sound()
            && self.baseline.as_ref().is_none_or(Figure::is_sound)
    }
}

impl Measure {
    fn is_sound(&self) -> bool {
        match self {
            Self::Subset { name: text, .. }
            | Self::Prizes { prize: text, .. }
            | Self::Title(text)
            | Self::Grade(text)
            | Self::Outputs { unit: text, .. }
            | Self::AtLeast { each: text, .. } => is_nfc(text),
            Self::Percents(rows) => are_rows(rows),
            Self::Levels(rows) => are_rows(rows),
            _ => true,
        }
    }
}

fn are_rows<T>(rows: &[(String, T)]) -> bool {
    (1..=MAX_ROWS).contains(&rows.len()) && rows.iter().all(|(name, _)| is_nfc(name))
}

impl Period {
    fn is_sound(self) -> bool {
        match self {
            Self::Term(term) => (1..=2).contains(&term),
            Self::Quarter(_, quarter) => (1..=4).contains(&quarter),
            Self::Between(from, to) => from <= to,
            Self::SchoolYear | Self::CalendarYear(_) => true,
        }
    }
}

impl Figure {
    pub(crate) fn is_sound(&self) -> bool {
        match self {
            Self::Reached(_, words) => is_nfc(words),
            _ => true,
        }
    }
}
