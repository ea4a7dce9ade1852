//! What the reader did not understand or had to guess, with the lines to look at.
//!
//! An issue is not a drafting defect: wrong sums or missing actors are found by `checks`.

use super::draft::{Draft, LineSpan};
use super::labels::Style;
use super::lines;
use super::outline::Outline;
use super::source::Source;

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
    /// Tracked changes were taken as accepted.
    TrackedChange,
    /// Somebody wrote a comment there.
    Comment,
    /// A footnote stands beside the text.
    Footnote,
    /// Characters that are not printed were left out.
    HiddenText,
    /// A table was read row by row.
    TableRows,
    /// Letters of fonts before Unicode were converted.
    OldLetters,
    /// A picture, whose words cannot be read.
    Picture,
}

impl Issue {
    fn new(code: IssueCode, lines: LineSpan, message: &str) -> Self {
        Self {
            code,
            lines,
            node: None,
            message: message.to_owned(),
        }
    }
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
            Self::TrackedChange => "tracked_change",
            Self::Comment => "comment",
            Self::Footnote => "footnote",
            Self::HiddenText => "hidden_text",
            Self::TableRows => "table_rows",
            Self::OldLetters => "old_letters",
            Self::Picture => "picture",
        }
    }
}

/// What the bytes themselves tell.
pub(super) fn of_source(source: &Source) -> Vec<Issue> {
    let last = source.last_line();
    let all = LineSpan { first: 1, last };
    let mut issues = Vec::new();
    if !source.lines.iter().any(|line| lines::has_words(line)) {
        issues.push(Issue::new(
            IssueCode::NoText,
            all,
            "Không có chữ nào để đọc.",
        ));
    }
    if source.cut {
        let message = "Văn bản quá dài: phần sau dòng này không được đọc.";
        issues.push(Issue::new(
            IssueCode::TooLong,
            LineSpan::line(last),
            message,
        ));
    }
    if source.broken {
        let first = (1..)
            .zip(&source.lines)
            .find(|(_, line)| line.contains('\u{FFFD}'));
        let lines = LineSpan::line(first.map_or(1, |(number, _)| number));
        let message =
            "Có ký tự bị hỏng, hiện là dấu \u{FFFD}: hãy lưu lại văn bản bằng bảng mã UTF-8.";
        issues.push(Issue::new(IssueCode::BrokenCharacters, lines, message));
    }
    issues
}

/// What the draft lacks or could not place. `sure` says that the document names its kind.
pub(super) fn of_draft(draft: &Draft, sure: bool) -> Vec<Issue> {
    let top = LineSpan::line(draft.title.as_ref().map_or(1, |title| title.lines.first));
    let absences = [
        (
            draft.title.is_none(),
            IssueCode::NoTitle,
            "Không thấy dòng KẾ HOẠCH hay QUY CHẾ: hãy nhập tiêu đề.",
        ),
        (
            draft.title.is_some() && !sure,
            IssueCode::KindGuessed,
            "Văn bản không tự gọi là kế hoạch hay quy chế: hãy chọn loại.",
        ),
        (
            draft.school.is_none(),
            IssueCode::NoSchool,
            "Không thấy tên trường.",
        ),
        (
            draft.school_year.is_none(),
            IssueCode::NoSchoolYear,
            "Không thấy năm học.",
        ),
        (
            draft.nodes.iter().all(|node| node.label.is_none()),
            IssueCode::NoOutline,
            "Không thấy mục nào được đánh số hay gạch đầu dòng.",
        ),
    ];
    let absent = absences.into_iter().filter(|(absent, ..)| *absent);
    let unplaced = draft.unplaced.iter().map(|passage| {
        let message = "Phần này không thuộc kế hoạch (trang quyết định, phụ lục hoặc chữ lẻ): hãy xem có cần giữ không.";
        Issue::new(IssueCode::Unplaced, passage.lines, message)
    });
    let untaken = draft.untaken_lines().into_iter().map(|line| {
        Issue::new(
            IssueCode::Unplaced,
            LineSpan::line(line),
            "Dòng này chưa vào bản nháp.",
        )
    });
    absent
        .map(|(_, code, message)| Issue::new(code, top, message))
        .chain(unplaced)
        .chain(untaken)
        .collect()
}

/// Numbers that repeat or jump among siblings.
pub(super) fn of_numbers(outline: &Outline) -> Vec<Issue> {
    let mut issues = Vec::new();
    // The last numbered sibling below each parent; roots come last.
    let mut before: Vec<Option<usize>> = vec![None; outline.nodes.len() + 1];
    for (idx, node) in outline.nodes.iter().enumerate() {
        let slot = node.parent.unwrap_or(outline.nodes.len());
        let Some((style, ordinal)) = outline.styles[idx].filter(|(_, ordinal)| *ordinal > 0) else {
            continue;
        };
        let last = before[slot]
            .replace(idx)
            .and_then(|last| outline.styles[last]);
        let Some((_, last)) = last.filter(|(last_style, _)| *last_style == style) else {
            continue;
        };
        let label = node.label.as_deref().unwrap_or_default();
        let letters = matches!(style, Style::UpperLetter | Style::LowerLetter);
        let found = if ordinal == last {
            Some((
                IssueCode::NumberRepeated,
                format!("Số {label} dùng hai lần liền nhau."),
            ))
        } else if ordinal != last + 1 && !(letters && ordinal == last + 2) {
            Some((
                IssueCode::NumberSkipped,
                format!("Số {label} không nối tiếp mục trước."),
            ))
        } else {
            None
        };
        issues.extend(found.map(|(code, message)| Issue {
            code,
            lines: node.lines,
            node: Some(idx),
            message,
        }));
    }
    issues
}
