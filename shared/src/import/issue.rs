//! What the reader did not understand or had to guess, with the lines to look at.
//!
//! An issue is not a drafting defect: wrong sums or missing actors are found by `checks`.

use super::draft::LineSpan;

/// Something to look at before the draft is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What kind of thing; clients branch on this.
    pub code: IssueCode,
    /// Where it stands in the source.
    pub lines: LineSpan,
    /// The node it is about, as an index into `Draft::nodes`.
    pub node: Option<usize>,
    /// One Vietnamese sentence for the person.
    pub message: String,
}

/// Kinds of issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IssueCode {
    /// Not text, or nothing in it.
    NoText,
    /// The rest of a too long file was not read.
    TooLong,
    /// Bytes that are no characters were replaced.
    BrokenCharacters,
    /// No line says KẾ HOẠCH or QUY CHẾ.
    NoTitle,
    /// The document calls itself something else; its kind is a guess.
    KindGuessed,
    /// No school is named.
    NoSchool,
    /// No school year is given.
    NoSchoolYear,
    /// Nothing was recognised as a heading, a numbered item or a bullet.
    NoOutline,
    /// The same number twice among siblings.
    NumberRepeated,
    /// A number is missing among siblings.
    NumberSkipped,
    /// A number without a full stop was read as a label.
    SeparatorMissing,
    /// Text with no place in a plan: an annex, or words before the title.
    Unplaced,
}

impl IssueCode {
    /// Stable name for logs and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoText => "no_text",
            Self::TooLong => "too_long",
            Self::BrokenCharacters => "broken_characters",
            Self::NoTitle => "no_title",
            Self::KindGuessed => "kind_guessed",
            Self::NoSchool => "no_school",
            Self::NoSchoolYear => "no_school_year",
            Self::NoOutline => "no_outline",
            Self::NumberRepeated => "number_repeated",
            Self::NumberSkipped => "number_skipped",
            Self::SeparatorMissing => "separator_missing",
            Self::Unplaced => "unplaced",
        }
    }
}
