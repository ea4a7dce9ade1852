//! Rà soát: what every real plan contains and nobody should sign. Numbers, years, words, legal bases,
//! who does what; each rule is a file of its own. Checks judge, they never change anything: what mends
//! a finding is offered with it.
//!
//! A rule knows nothing of plans and files but the [`Paper`] made of them, so that the editor's
//! margin and the command line say the same. No rule asks what day it is: a legal basis is judged by
//! the day of the document that cites it.

mod actors;
mod bound;
mod catalogue;
mod citation;
pub mod dismissal;
mod finding;
mod forms;
mod lexicon;
mod paper;
mod reading;
mod run;
mod shares;
mod slips;
mod syllable;
#[cfg(test)]
mod testing;
mod words;
mod years;

pub use crate::bases::{Catalogue, Certainty, Entry};
pub use finding::{Finding, Severity};
pub use paper::{Paper, Part, Place};
pub use run::Run;

use crate::order::sort_by_key;
use reading::{Read, Reading};

/// A rule: reads a paper and adds what it finds.
type Rule = fn(&Reading<'_>, &mut Vec<Finding>);

macro_rules! checks {
    ($($(#[$doc:meta])* $check:ident $module:ident $title:literal $english:literal;)*) => {
        $(mod $module;)*

        /// The checks, by what they find.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Check {
            $($(#[$doc])* $check,)*
        }

        impl Check {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$check,)*];

            /// The stable name, in English small letters.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$check => stringify!($module),)*
                }
            }

            /// What it looks after, as a short Vietnamese heading.
            pub fn title(self) -> &'static str {
                match self {
                    $(Self::$check => $title,)*
                }
            }

            /// The same in English, for logs and for the English page.
            pub fn english(self) -> &'static str {
                match self {
                    $(Self::$check => $english,)*
                }
            }
        }

        const RULES: &[Rule] = &[$($module::check,)*];
    };
}

checks! {
    /// Numbers twice, or left out, among siblings.
    DupNumber dup_number "Số thứ tự" "numbers of siblings";
    /// Labels written in several ways.
    LabelStyle label_style "Kiểu đánh số" "style of labels";
    /// School years that are not the plan's.
    YearMismatch year_mismatch "Năm học" "school years";
    /// Documents referred to without number or day.
    UnnumberedRef unnumbered_ref "Văn bản thiếu số, ngày" "references without number or date";
    /// Documents cited without their day.
    IncompleteRef incomplete_ref "Dẫn văn bản chưa đủ" "incomplete references";
    /// Shares that do not fit their numbers.
    Percent percent "Phép tính phần trăm" "arithmetic of percentages";
    /// Decimal points.
    DecimalSign decimal_sign "Dấu thập phân" "decimal signs";
    /// Shares of nobody knows how many.
    NoBase no_base "Tỷ lệ thiếu tổng số" "percentages without their base";
    /// Two statements run together.
    MissingSeparator missing_separator "Thiếu dấu ngăn cách" "missing separators";
    /// A dash that looks like a minus.
    DashAsSeparator dash_as_separator "Gạch nối như dấu trừ" "dashes that look like minus signs";
    /// Targets without a measure.
    NoMeasure no_measure "Chỉ tiêu không đo được" "targets without a measure";
    /// Words mistyped.
    Typo typo "Lỗi gõ" "typing errors";
    /// Words that lost their accents.
    LostAccents lost_accents "Mất dấu" "lost diacritics";
    /// Words twice in a row.
    DoubledWord doubled_word "Lặp từ" "doubled words";
    /// A word left out.
    MissingWord missing_word "Thiếu từ" "missing words";
    /// A sentence cut in two.
    BrokenSentence broken_sentence "Câu bị ngắt" "broken sentences";
    /// A word too many.
    StrayWord stray_word "Thừa từ" "stray words";
    /// Marks of punctuation.
    Punctuation punctuation "Dấu câu" "punctuation";
    /// Runs of blanks.
    Spacing spacing "Khoảng trắng" "white space";
    /// Sentences and documents without their end.
    NoStop no_stop "Thiếu dấu kết thúc" "missing final stops";
    /// Issuers that do not fit the symbol.
    BasisIssuer basis_issuer "Cơ quan ban hành" "issuers of legal bases";
    /// Symbols not written as the rules want.
    BasisFormat basis_format "Số, ký hiệu văn bản" "symbols of documents";
    /// Legal bases out of force.
    BasisSuperseded basis_superseded "Hiệu lực của căn cứ" "legal bases in force";
    /// Clauses that do not say who acts.
    NoActor no_actor "Thiếu người làm" "missing actors";
    /// Rhythms that do not say how often.
    VagueRhythm vague_rhythm "Nhịp độ không rõ" "vague rhythms";
    /// Women's matters without the women's committee.
    WomenNoBnc women_no_bnc "Việc nữ công" "women's matters";
    /// Exceptions that do not say what happens instead.
    ExceptionNoRoute exception_no_route "Ngoại lệ bỏ ngỏ" "exceptions without a route";
    /// Passages that return.
    Repeat repeat "Đoạn lặp" "repeated passages";
    /// Signatures.
    Signer signer "Chữ ký" "signatures";
    /// Wording of other years.
    Stale stale "Nội dung cũ" "stale wording";
    /// Wording of drafts.
    DraftWording draft_wording "Lời lẽ dự thảo" "wording of drafts";
    /// Matters of another level of schooling.
    LevelMismatch level_mismatch "Sai cấp học" "levels of schooling";
    /// A document that calls itself by another name.
    KindName kind_name "Tên loại văn bản" "name of the document's kind";
    /// Who receives the document.
    Recipients recipients "Nơi nhận" "recipients";
    /// Abbreviations that are never written out.
    Abbreviations abbreviations "Chữ viết tắt" "abbreviations";
    /// One word in several spellings.
    Variants variants "Cách viết không thống nhất" "variants of spelling";
    /// Letters taken apart.
    Unicode unicode "Bảng mã" "decomposed Unicode";
    /// Who hears whom.
    UnclearListener unclear_listener "Ai nghe ai" "unclear listeners";
    /// Duties under the other side's heading.
    WrongSide wrong_side "Nhầm bên" "duties under the wrong side";
    /// Documents that rest on nothing, and the list of bases.
    NoBasis no_basis "Căn cứ" "legal bases";
    /// Joint documents that rest on nothing of the trade union's.
    NoUnionBasis no_union_basis "Căn cứ về công đoàn" "trade-union law or charter among the bases";
    /// Laws cited by number.
    LawNumber law_number "Dẫn luật" "laws cited by number";
    /// Noughts before days and numbers.
    DateZero date_zero "Số 0 phía trước" "leading zeros";
    /// Letters of points.
    PointLetters point_letters "Chữ cái của điểm" "letters of points";
    /// Bodies of a level that ended.
    AbolishedLevel abolished_level "Cấp huyện" "abolished district level";
    /// Blanks to be filled in.
    Unfilled unfilled "Chỗ để trống" "blanks to be filled in";
    /// Plans without targets.
    NoTargets no_targets "Thiếu chỉ tiêu" "missing targets";
    /// Duties without a day or a rhythm.
    NoDeadline no_deadline "Thiếu thời hạn" "missing deadlines";
    /// Duties that nobody leads.
    NoPerson no_person "Thiếu người phụ trách" "duties without a person";
    /// Parts in which nothing stands.
    EmptyPart empty_part "Mục còn trống" "empty parts";
    /// What stands at the head of a plan.
    Head head "Phần đầu văn bản" "head of the document";
}

impl Check {
    /// Whether its findings are about the label in front of a part, which is not among the part's words.
    pub fn is_about_label(self) -> bool {
        matches!(self, Self::DupNumber | Self::LabelStyle)
    }
}

/// Checks a paper against the catalogue that is shipped.
pub fn run(paper: &Paper) -> Vec<Finding> {
    run_with(paper, Catalogue::shipped())
}

/// Checks a paper against a catalogue of the school's own.
pub fn run_with(paper: &Paper, catalogue: &Catalogue) -> Vec<Finding> {
    let mut read = Read::default();
    read.more(paper, usize::MAX);
    let reading = Reading::new(paper, catalogue, &read);
    let mut found = Vec::new();
    for rule in RULES {
        rule(&reading, &mut found);
    }
    in_order(found)
}

/// Findings in the order of the page.
fn in_order(mut found: Vec<Finding>) -> Vec<Finding> {
    sort_by_key(&mut found, |finding| {
        (finding.part, finding.at.start, finding.check)
    });
    found
}
