//! What a check says: which check, where, how grave, in which words, and what would mend it.

use std::ops::Range;

use super::Check;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Wrong by the rules or by arithmetic: to be mended before signing.
    Error,
    /// Probably wrong, or missing: somebody should look.
    Warning,
    /// Could be better; many good documents have it.
    Hint,
}

impl Severity {
    /// All, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];

    /// The name that the command line prints.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    /// What it is called on the page.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Error => "lỗi",
            Self::Warning => "cần xem",
            Self::Hint => "gợi ý",
        }
    }
}

/// Something that a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which check.
    pub check: Check,
    /// Which part of the paper: its index in `Paper::parts`.
    pub part: usize,
    /// Which bytes of the part's words.
    pub at: Range<usize>,
    /// How grave.
    pub severity: Severity,
    /// What is the matter, in a Vietnamese sentence.
    pub message: String,
    /// What the words at that place should be, where putting them in is safe. The label of a part is
    /// not among its words: a finding about it has no fix.
    pub fix: Option<String>,
}

impl Finding {
    /// A finding that nothing mends yet.
    pub(super) fn new(
        check: Check,
        part: usize,
        at: Range<usize>,
        severity: Severity,
        message: impl Into<String>,
    ) -> Self {
        Self {
            check,
            part,
            at,
            severity,
            message: message.into(),
            fix: None,
        }
    }

    /// The same with what mends it.
    #[must_use]
    pub fn with_fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }
}
