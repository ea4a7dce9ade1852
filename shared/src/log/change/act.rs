//! Everything a person can do to a document, one variant per act.

use super::{
    Anchor, ChangeId, DocKind, ElementRange, Field, Hash32, NodeId, NodeKind, Place, Side, Tag,
    Value,
};
use crate::ids::PersonId;
use crate::log::sign_off::{Sign, Step};
use crate::log::talk::{Confirmation, Consult, Outcome, Remark, Topic};
use crate::log::work::{Holding, Work};
use crate::time::Day;

/// Everything a person can do to a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Begins a document; the first change of its log.
    Open {
        /// What it is.
        kind: DocKind,
    },
    /// Makes a node with its first text.
    Create {
        /// What it is.
        kind: NodeKind,
        /// Whose it is.
        side: Side,
        /// Where it stands.
        place: Place,
        /// Its first text, NFC; elements 0.. of this change.
        text: String,
    },
    /// Types a run of text.
    Insert {
        /// Where its first character hangs; each next one hangs right of the one before.
        at: Anchor,
        /// At least one character.
        text: String,
    },
    /// Deletes characters; boundaries in a range are left alone.
    Delete {
        /// What to delete.
        ranges: Vec<ElementRange>,
    },
    /// Makes a new node from the rest of a clause's text: a boundary, no character moves.
    Split {
        /// The clause that is split.
        node: NodeId,
        /// Where the boundary hangs.
        at: Anchor,
        /// What the new node is.
        kind: NodeKind,
        /// Whose it is.
        side: Side,
        /// Where it stands.
        place: Place,
    },
    /// Lets `into` absorb `node`: its text continues with the text of `node`, its children follow.
    Join {
        /// The absorbed clause.
        node: NodeId,
        /// The clause that goes on with its text.
        into: NodeId,
    },
    /// Puts a node elsewhere in the outline.
    Move {
        /// What moves.
        node: NodeId,
        /// Where to.
        place: Place,
    },
    /// Marks a node, with all under it, as removed.
    Remove {
        /// What is removed.
        node: NodeId,
    },
    /// Takes a node out of the trash, or settles a contested removal for staying.
    Restore {
        /// What comes back.
        node: NodeId,
    },
    /// Sets a field of the document (`None`) or of a node.
    Set {
        /// Whose field.
        target: Option<NodeId>,
        /// Which.
        field: Field,
        /// To what.
        value: Value,
        /// The sets whose values the form showed.
        replaces: Vec<ChangeId>,
    },
    /// Gives a clause to another party.
    SetSide {
        /// Which clause.
        node: NodeId,
        /// Whose it is from now on.
        side: Side,
        /// The earlier `SetSide`s that were seen.
        replaces: Vec<ChangeId>,
    },
    /// Sets or clears a tag.
    SetTag {
        /// Which clause.
        node: NodeId,
        /// Which tag.
        tag: Tag,
        /// Set or cleared.
        on: bool,
        /// The earlier `SetTag`s of this tag that were seen.
        replaces: Vec<ChangeId>,
    },
    /// Disables own content changes, or own reverts (undo, redo).
    Revert {
        /// The disabled changes.
        ids: Vec<ChangeId>,
    },
    /// Issues everything in its past to staff as the next Edition.
    Issue {
        /// Hash of the content of that version.
        content: Hash32,
    },
    /// Signs a version for a side. The first two that agree make the next Edition.
    Sign(Box<Sign>),
    /// Consents to a women's clause as it stands, or takes the consent back.
    Consent {
        /// Which clause.
        node: NodeId,
        /// Its hash as it stands, see `plan::clause`; `sign_off::NO_CONSENT` takes consent back.
        clause: Hash32,
    },
    /// Lets a person sign in the principal's place, or nobody.
    Delegate {
        /// Who; `None` takes the last delegation back.
        to: Option<PersonId>,
        /// The last day; `None` until it is taken back.
        until: Option<Day>,
    },
    /// Takes the plan to another step of its life.
    Step {
        /// The change that led to the step that it follows; `None` for a plan that took none yet.
        follows: Option<ChangeId>,
        /// Where to; to [`Step::Consulting`] leads [`Act::Consult`].
        step: Step,
    },
    /// Begins a document of talk about a plan; the first change of its log.
    OpenTalk(Topic),
    /// Says something of the plan.
    Remark(Box<Remark>),
    /// Answers an opinion or a proposed wording.
    Answer {
        /// Which.
        remark: ChangeId,
        /// What becomes of it.
        outcome: Outcome,
        /// The words, NFC; why, where it is declined.
        text: String,
    },
    /// Closes a thread, or opens it again.
    Close {
        /// The remark that began it.
        thread: ChangeId,
        /// Closed, or opened again.
        closed: bool,
    },
    /// Confirms something of an Edition.
    Confirm {
        /// Hash of its content.
        edition: Hash32,
        /// What.
        what: Confirmation,
    },
    /// Asks for opinions on the plan as its author sees it.
    Consult(Box<Consult>),
    /// Begins a document of somebody's progress on a plan; the first change of its log.
    OpenWork(Holding),
    /// Reports, attaches, gives, counts or enters something there.
    Work(Box<Work>),
    /// An act of a newer version of the app: kept, passed on, folded as nothing.
    Unknown {
        /// Its code.
        tag: u16,
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

impl Act {
    /// Whether it is what people say and do about a plan, in a document of its own.
    pub fn is_talk(&self) -> bool {
        matches!(
            self,
            Self::Remark(_)
                | Self::Answer { .. }
                | Self::Close { .. }
                | Self::Confirm { .. }
                | Self::Work(_)
        )
    }

    /// Whether it alters what a plan says: its outline, words and fields. What begins a document, is
    /// signed, consented to and decided about a plan, said of it or done for it alters nothing there.
    /// An unknown act may.
    pub fn is_edit(&self) -> bool {
        match self {
            Self::Create { .. }
            | Self::Insert { .. }
            | Self::Delete { .. }
            | Self::Split { .. }
            | Self::Join { .. }
            | Self::Move { .. }
            | Self::Remove { .. }
            | Self::Restore { .. }
            | Self::Set { .. }
            | Self::SetSide { .. }
            | Self::SetTag { .. }
            | Self::Revert { .. }
            | Self::Unknown { .. } => true,
            Self::Open { .. }
            | Self::Issue { .. }
            | Self::Sign(_)
            | Self::Consent { .. }
            | Self::Delegate { .. }
            | Self::Step { .. }
            | Self::OpenTalk(_)
            | Self::Remark(_)
            | Self::Answer { .. }
            | Self::Close { .. }
            | Self::Confirm { .. }
            | Self::Consult(_)
            | Self::OpenWork(_)
            | Self::Work(_) => false,
        }
    }
}
