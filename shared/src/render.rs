//! A plan as an official document: one [`Paper`] of lines that carry their meaning, which the writers under
//! here turn into a Word file, Markdown or plain text, and the app into a page to print. Layout after
//! Nghị định 30/2020/NĐ-CP, annex I (`look` holds the measurements).
//!
//! Words are those of the content, to the letter: what is wrong there is found by the checks and mended in the
//! plan, never on the way to the paper.

pub mod annex;
pub mod docx;
pub mod extract;
pub mod head;
pub mod html;
pub mod look;
pub mod pages;
pub mod paper;
pub mod plain;
pub mod school;
pub mod signature;

mod body;
mod decision;

#[cfg(test)]
mod tests;

pub use annex::Annex;
pub use extract::Extract;
pub use head::{Heads, Issue, Issuer};
pub use paper::{Block, Line, Paper, Role, Sheet};
pub use signature::Signature;

use serde::{Deserialize, Serialize};

use crate::log::change::{NodeKind, Side};
use crate::plan::content::{Content, Part};
use crate::plan::view::PlanKind;

/// Who issues the document, and with what on top. The decree knows no two-party form, so the parties choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Form {
    /// The school issues, the union agrees.
    #[default]
    School,
    /// The union committee issues, the principal agrees.
    Union,
    /// The principal's decision with the regulation attached (Mẫu 1.3).
    Decision,
    /// Both bodies in the head, both sign.
    Joint,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::School, Self::Union, Self::Decision, Self::Joint];

    /// What a document of this kind usually has.
    pub fn usual(kind: PlanKind) -> Self {
        match kind {
            PlanKind::Regulation => Self::Decision,
            PlanKind::Plan | PlanKind::MonthReport => Self::School,
            // Both check and both evaluate (Luật 10/2022/QH15, Điều 52).
            PlanKind::JointCheck | PlanKind::YearReview => Self::Joint,
        }
    }

    /// The side that issues the document, which signs on the right.
    pub fn issuer(self) -> Side {
        match self {
            Self::Union => Side::Bch,
            Self::School | Self::Decision | Self::Joint => Side::Bgh,
        }
    }
}

/// How a plan is put on paper.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The form.
    pub form: Form,
    /// The bodies in the head.
    pub heads: Heads,
    /// Number, place and day as registered; what the content itself says unless given.
    pub issue: Option<Issue>,
    /// Blocks at the foot, at most one for each side.
    pub signatures: Vec<Signature>,
    /// Whether "DỰ THẢO" stands across each page.
    pub is_draft: bool,
    /// Of whose clauses an extract is made ("trích"); the whole document unless given.
    pub extract: Option<Extract>,
    /// What is asked of whom, as an annex; none unless given.
    pub annex: Option<Annex>,
    /// What is left to the pen.
    pub blank: Blank,
}

/// What is left blank, to be written by hand.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a place on paper of its own, and any of them may be blank"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Blank {
    /// The bodies in the head.
    pub heads: bool,
    /// The number; its symbol is printed.
    pub number: bool,
    /// The day; the place is printed.
    pub day: bool,
    /// The signers' names.
    pub names: bool,
}

/// Puts a plan on paper. `aside` gives what is said behind a part's words, such as who leads it.
pub fn render(content: &Content, options: &Options, aside: &dyn Fn(&Part) -> String) -> Paper {
    let mut sheets = Vec::new();
    if options.form == Form::Decision {
        sheets.push(decision::sheet(content, options));
    }
    sheets.push(body::sheet(content, options, aside));
    sheets.extend(annex::sheet(content, options));
    Paper {
        subject: head::subject(content),
        is_draft: options.is_draft,
        sheets,
    }
}

/// The parts of one kind, in their order.
fn of_kind(content: &Content, kind: NodeKind) -> impl Iterator<Item = &Part> {
    content.parts.iter().filter(move |part| part.kind == kind)
}
