//! What the acts of a talk document say: remarks on the clauses of a plan, proposed wordings,
//! opinions, answers to them, and confirmations. What they amount to is read in `talk`, who may do
//! them is told in `permissions::talk`.

use serde::{Deserialize, Serialize};

use super::change::{ChangeId, Hash32, NodeId};
use crate::ids::{DocId, PersonId};
use crate::time::Day;

/// What a wording rests on whose author reads no draft: no clause has this hash.
pub const NO_BASE: Hash32 = Hash32([0; 32]);

/// The highest number of a document: five digits are more than any school writes in a year.
pub const MAX_NUMBER: u32 = 99_999;
/// Most bytes of what stands behind the number, and of a place of issue.
pub const MAX_ON_PAPER: usize = 200;

/// Who reads a talk document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Circle {
    /// All who may read the draft.
    Sides,
    /// Whose it is, and those who read opinions.
    Own,
    /// As [`Circle::Own`], and Ban nữ công.
    OwnWomens,
    /// Whose progress it is, their team's leader, and those who see all progress (`log::work`).
    Work,
    /// All who read Editions: under which number the plan's were issued.
    Docket,
}

impl Circle {
    /// Whether the document belongs to the person who began it.
    pub fn is_own(self) -> bool {
        !matches!(self, Self::Sides | Self::Docket)
    }
}

/// What a talk document is about, and who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Topic {
    /// The plan.
    pub about: DocId,
    /// Who reads it.
    pub circle: Circle,
}

/// Something that a person says of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The clause of the plan; `None` for the plan as a whole. A name from outside this log.
    pub node: Option<NodeId>,
    /// The remark that began the thread which this one goes on with; `None` for one that begins a
    /// thread itself.
    pub thread: Option<ChangeId>,
    /// What it is.
    pub kind: RemarkKind,
    /// The words, NFC. Empty at most beside a proposed wording.
    pub text: String,
    /// Who is called on, ascending.
    pub mentions: Vec<PersonId>,
    /// Said for the author's team, not for themselves.
    pub for_team: bool,
}

/// What a remark is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemarkKind {
    /// Words among drafters, or in answer to an opinion.
    Comment,
    /// Another text for the clause.
    Wording {
        /// The clause as its author read it, see `plan::clause`; [`NO_BASE`] for who reads no draft.
        base: Hash32,
        /// The text that it should have, NFC; empty for none at all.
        proposed: String,
    },
    /// What somebody who was asked thinks of the plan.
    Opinion,
}

/// What became of an opinion or a proposed wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It was followed.
    Accepted,
    /// It was not; the words of the answer say why.
    Declined,
    /// It was taken note of.
    Noted,
}

/// What somebody confirms of an Edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmation {
    /// To have read it.
    Read,
    /// To have made it public within the school (Luật 10/2022/QH15, Điều 47 and 48).
    Publicised {
        /// The first day.
        from: Day,
        /// Where, NFC.
        place: String,
    },
    /// To have seen it made public.
    SeenPublic,
    /// To have entered it in the book of outgoing documents (vào sổ).
    Docketed(Box<Docket>),
}

/// What an Edition bears on paper beside what was signed: number, symbol, place and day of issue
/// (Nghị định 30/2020/NĐ-CP, Điều 15). Given once both sides have signed; the last one holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Docket {
    /// The number of the document within its year and series, from 1.
    pub number: u32,
    /// What stands behind the number: "KH-THNT". NFC, without spaces.
    pub symbol: String,
    /// The name of the commune or ward, NFC; empty where it is left to the pen.
    pub place: String,
    /// The day of issue.
    pub day: Day,
}

/// What an opinion is asked for by (Luật 10/2022/QH15, Điều 55): the step to
/// [`Step::Consulting`](super::sign_off::Step::Consulting).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consult {
    /// The change that led to the step that it follows; `None` for a plan that took none yet.
    pub follows: Option<ChangeId>,
    /// The last day on which opinions are taken.
    pub until: Day,
    /// What is asked, NFC.
    pub content: String,
    /// How opinions are given, NFC.
    pub form: String,
}
