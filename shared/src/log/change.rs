//! A change, its act, and what acts name.
//! Bytes are in `codec`; what an act does to state is in `document`.

mod act;
mod text;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::duty::Duty;
use super::target::Target;
use crate::ids::{PersonId, ReplicaId};
use crate::time::{Day, Timestamp};

pub use act::Act;

/// Identity of a change: who wrote it as, and the how-many-eth it is (from 1, without gaps).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ChangeId {
    /// The writer of this page load.
    pub replica: ReplicaId,
    /// 1 for the replica's first change.
    pub seq: u32,
}

/// A clause or other part of a document, named by the change that made it (`Create` or `Split`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NodeId(pub ChangeId);

/// One element of a text: the `offset`-th Unicode scalar that `change` inserted, or the boundary
/// that a `Split` inserted (offset 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId {
    /// The inserting change.
    pub change: ChangeId,
    /// From 0 within that change.
    pub offset: u32,
}

/// The side of its origin on which a new element hangs in the Fugue tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hand {
    /// Before the origin.
    Left,
    /// After the origin.
    Right,
}

/// A place in a text: beside an element, or at the start of the text that `Create` opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Anchor {
    /// What the new element hangs on.
    pub origin: Origin,
    /// On which side of it.
    pub hand: Hand,
}

/// What a new text element hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The start of the text of a node made by `Create`.
    Start(NodeId),
    /// An element, visible or not.
    Element(ElementId),
}

/// A place among the children of a parent, in the Fugue sequence of that parent's places.
/// A place is named by the change that put a node there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// `None` for the document itself.
    pub parent: Option<NodeId>,
    /// The place it hangs on; `None` for the start of the sequence.
    pub origin: Option<ChangeId>,
    /// On which side of it.
    pub hand: Hand,
}

/// `len` elements of one change from `start` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ElementRange {
    /// The first element.
    pub start: ElementId,
    /// How many, at least 1.
    pub len: u32,
}

/// What a node is in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NodeKind {
    /// A line above the title as it stood in an imported text: bodies, number, place, day.
    Letterhead,
    /// Subject under the kind's name ("Phối hợp giữa …").
    Title,
    /// "(Ban hành kèm theo Quyết định số …)".
    Issuance,
    /// A legal basis (căn cứ).
    Basis,
    /// The sentence that leads in to the contents.
    Preamble,
    /// A heading with what stands under it.
    Section,
    /// Numbered text.
    Clause,
    /// Text behind a dash or plus.
    Bullet,
    /// Text without a label.
    Paragraph,
    /// The closing words.
    Closing,
    /// A line of "Nơi nhận".
    Recipient,
    /// A signature block.
    Signer,
}

/// Which party a clause belongs to. Stamped at creation; only `SetSide` changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Side {
    /// Both sides.
    Joint,
    /// The school's management.
    Bgh,
    /// The union committee.
    Bch,
    /// A women's matter.
    Women,
    /// Bodies outside management and union.
    Outside,
}

/// How many slots a clause has for duties, and as many for targets.
pub const SLOTS: u16 = 0x4000;

/// How many slots a clause has for what somebody looked at and left as it is.
pub const KEPT_SLOTS: u16 = 0x1000;

/// A field of the document or of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Document: plan, regulation or report (`Value::Text`, a code of `plan::view::PlanKind`).
    PlanKind,
    /// Document: the school's name as printed.
    School,
    /// Document: the school year, by its first calendar year (`Value::Number`).
    SchoolYear,
    /// Document: number and symbol ("12/KH-THSV").
    Number,
    /// Document: place of issue.
    IssuePlace,
    /// Document: day of issue.
    IssueDay,
    /// Node: what it is now (`Value::Kind`), where that differs from its creation.
    Kind,
    /// Node: numbering style (`Value::Number`, see `numbering`).
    Style,
    /// Node: who leads (`Value::Person` or `Value::Body`).
    Lead,
    /// Node: due day (`Value::Day`).
    Due,
    /// Node: state of the duty, free code.
    Status,
    /// Node: target value as text.
    Target,
    /// Signer: the side that signs (`Value::Body`).
    SignerBody,
    /// Signer: capacity ("TM. BAN CHẤP HÀNH").
    SignerCapacity,
    /// Signer: position ("CHỦ TỊCH").
    SignerPosition,
    /// Signer: name.
    SignerName,
    /// Document: what a report is of (`Value::Text`, see `report::scope`).
    ReportOf,
    /// Node: a duty (`Value::Duty`), in a slot drawn at random below [`SLOTS`]: whoever adds another one
    /// without knowing of it draws another slot.
    DutyAt(u16),
    /// Node: a target (`Value::Target`), in a slot drawn likewise.
    TargetAt(u16),
    /// Document: the plan that this one was made from (`Value::Text`, see `new_year::Origin`).
    Origin,
    /// Node: whose it was in that plan (`Value::Body`), where whoever made this one might not say so.
    SideBefore,
    /// Node: something stale that somebody looked at and left as it is (`Value::Text`, see `new_year::queue`), in a
    /// slot below [`KEPT_SLOTS`] that the words decide, so that two who leave it do the same.
    KeptAt(u16),
    /// Document: what a school calls a template of its own (`Value::Text`); emptied when it is taken away.
    TemplateName,
    /// A field of a newer version of the app.
    Other(u16),
}

/// A body of the school that can lead, cooperate or sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Body {
    /// Ban giám hiệu.
    Bgh,
    /// Ban Chấp hành Công đoàn.
    Bch,
    /// Ban Nữ công.
    WomensCommittee,
    /// Ban Thanh tra nhân dân.
    PeoplesInspectorate,
    /// Chi bộ, Cấp uỷ.
    PartyCell,
    /// Tổ chuyên môn.
    SubjectTeams,
    /// Tổ công đoàn.
    UnionGroups,
    /// Đoàn Thanh niên.
    YouthUnion,
    /// Đội Thiếu niên.
    Pioneers,
    /// Giáo viên chủ nhiệm.
    HomeroomTeachers,
    /// Kế toán.
    Accounting,
    /// Văn thư.
    RecordsOffice,
    /// Ban đại diện cha mẹ học sinh.
    ParentsBoard,
    /// Toàn thể cán bộ, giáo viên, nhân viên.
    AllStaff,
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Emptied on purpose.
    Empty,
    /// Short text, NFC.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A day.
    Day(Day),
    /// A person.
    Person(PersonId),
    /// A body.
    Body(Body),
    /// What a node is.
    Kind(NodeKind),
    /// What is asked of whom.
    Duty(Box<Duty>),
    /// What is to be reached.
    Target(Box<Target>),
    /// A value of a newer version of the app: kept and passed on.
    Other {
        /// Its code.
        tag: u16,
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

/// A mark on a clause that calls for somebody (women's matter, publicity, …).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Tag(pub u16);

/// What kind of document a log is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocKind {
    /// A coordination plan or regulation.
    Plan,
    /// One that a school keeps as its own template, for plans to be made of.
    Template,
}

/// SHA-256 of a change's bytes, of content, of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hash32(pub [u8; 32]);

/// In lower-case hexadecimal.
impl fmt::Display for Hash32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (high, low) = self.0.split_at(16);
        let number = |bytes: &[u8]| bytes.iter().fold(0, |n, byte| n << 8 | u128::from(*byte));
        write!(f, "{:032x}{:032x}", number(high), number(low))
    }
}

/// One act of one person, with what its author had seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Who wrote it as, and its number.
    pub id: ChangeId,
    /// Heads of the author's copy, except its own predecessor, which is implied.
    pub deps: Vec<ChangeId>,
    /// When, by the device's clock: shown, never evidence. Devices stamp whole seconds
    /// ([`Timestamp::whole_second`]).
    pub at: Timestamp,
    /// What was done.
    pub act: Act,
}
