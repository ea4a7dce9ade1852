//! Numbers that stand for kinds, sides, fields and acts in stored and sent bytes. A number is given
//! once and never reused; numbers not listed here belong to newer versions of the app.

use crate::log::change::{Act, Body, DocKind, Field, Hand, KEPT_SLOTS, NodeKind, SLOTS, Side};
use crate::log::sign_off::{Capacity, Step};
use crate::log::talk::{Circle, Outcome};

/// An enum without fields that has a number per variant.
pub(crate) trait Code: Sized + Copy {
    /// The number to store and send.
    fn code(self) -> u16;
    /// What the number stands for, if this version knows it.
    fn from_code(code: u16) -> Option<Self>;
}

macro_rules! codes {
    ($($name:ident { $($variant:ident = $code:literal),* $(,)? })*) => {$(
        impl Code for $name {
            fn code(self) -> u16 {
                match self { $(Self::$variant => $code),* }
            }
            fn from_code(code: u16) -> Option<Self> {
                Some(match code { $($code => Self::$variant,)* _ => return None })
            }
        }
    )*};
}

codes! {
    DocKind { Plan = 0, Template = 1 }
    Circle { Sides = 0, Own = 1, OwnWomens = 2, Work = 3, Docket = 4 }
    Outcome { Accepted = 0, Declined = 1, Noted = 2 }
    Hand { Left = 0, Right = 1 }
    NodeKind {
        Title = 0, Issuance = 1, Basis = 2, Preamble = 3, Section = 4, Clause = 5, Bullet = 6,
        Paragraph = 7, Closing = 8, Recipient = 9, Signer = 10,
        Letterhead = 11,
    }
    Side { Joint = 0, Bgh = 1, Bch = 2, Women = 3, Outside = 4 }
    Capacity { Own = 0, OnBehalf = 1, ForHead = 2, Acting = 3 }
    Step {
        Draft = 0, Consulting = 1, Revised = 2, Passed = 3, Signing = 4, Issued = 5, InForce = 6,
        Evaluated = 7, Archived = 8,
    }
    Body {
        Bgh = 0, Bch = 1, WomensCommittee = 2, PeoplesInspectorate = 3, PartyCell = 4,
        SubjectTeams = 5, UnionGroups = 6, YouthUnion = 7, Pioneers = 8, HomeroomTeachers = 9,
        Accounting = 10, RecordsOffice = 11, ParentsBoard = 12, AllStaff = 13,
    }
}

/// The first number of a slot for a duty, for a target, for what was left as it is, and the first after those.
const DUTIES: u16 = SLOTS;
const TARGETS: u16 = 2 * SLOTS;
const KEPT: u16 = 3 * SLOTS;
const NO_MORE_SLOTS: u16 = KEPT + KEPT_SLOTS;

macro_rules! fields {
    ($($variant:ident = $code:literal),* $(,)?) => {
        /// The number of a field.
        pub(crate) fn field_code(field: Field) -> u16 {
            match field {
                $(Field::$variant => $code,)*
                Field::DutyAt(slot) => DUTIES | (slot % SLOTS),
                Field::TargetAt(slot) => TARGETS | (slot % SLOTS),
                Field::KeptAt(slot) => KEPT | (slot % KEPT_SLOTS),
                Field::Other(code) => code,
            }
        }

        /// The field with this number: every number is a field, known here or not.
        pub(crate) fn field(code: u16) -> Field {
            match code {
                $($code => Field::$variant,)*
                DUTIES..TARGETS => Field::DutyAt(code - DUTIES),
                TARGETS..KEPT => Field::TargetAt(code - TARGETS),
                KEPT..NO_MORE_SLOTS => Field::KeptAt(code - KEPT),
                _ => Field::Other(code),
            }
        }
    };
}

fields! {
    PlanKind = 0, School = 1, SchoolYear = 2, Number = 3, IssuePlace = 4, IssueDay = 5, Kind = 6,
    Style = 7, Lead = 8, Due = 9, Status = 10, Target = 11, SignerBody = 12, SignerCapacity = 13,
    SignerPosition = 14, SignerName = 15, ReportOf = 16, Origin = 17,
    SideBefore = 18, TemplateName = 19,
}

/// Numbers of acts, from 1: in a batch, 0 stands for an act written out whole.
pub(crate) mod tag {
    pub(crate) const OPEN: u16 = 1;
    pub(crate) const CREATE: u16 = 2;
    pub(crate) const INSERT: u16 = 3;
    pub(crate) const DELETE: u16 = 4;
    pub(crate) const SPLIT: u16 = 5;
    pub(crate) const JOIN: u16 = 6;
    pub(crate) const MOVE: u16 = 7;
    pub(crate) const REMOVE: u16 = 8;
    pub(crate) const RESTORE: u16 = 9;
    pub(crate) const SET: u16 = 10;
    pub(crate) const SET_SIDE: u16 = 11;
    pub(crate) const SET_TAG: u16 = 12;
    pub(crate) const REVERT: u16 = 13;
    pub(crate) const ISSUE: u16 = 14;
    /// The last act that the columns of version 1 of a batch have a shape for.
    pub(crate) const LAST_IN_COLUMNS: u16 = ISSUE;
    pub(crate) const SIGN: u16 = 15;
    pub(crate) const CONSENT: u16 = 16;
    pub(crate) const DELEGATE: u16 = 17;
    pub(crate) const STEP: u16 = 18;
    pub(crate) const OPEN_TALK: u16 = 19;
    pub(crate) const REMARK: u16 = 20;
    pub(crate) const ANSWER: u16 = 21;
    pub(crate) const CLOSE: u16 = 22;
    pub(crate) const CONFIRM: u16 = 23;
    pub(crate) const CONSULT: u16 = 24;
    pub(crate) const OPEN_WORK: u16 = 25;
    pub(crate) const WORK: u16 = 26;
}

/// Numbers of the shapes of a value.
pub(crate) mod value_tag {
    pub(crate) const EMPTY: u16 = 0;
    pub(crate) const TEXT: u16 = 1;
    pub(crate) const NUMBER: u16 = 2;
    pub(crate) const DAY: u16 = 3;
    pub(crate) const PERSON: u16 = 4;
    pub(crate) const BODY: u16 = 5;
    pub(crate) const KIND: u16 = 6;
    pub(crate) const DUTY: u16 = 7;
    pub(crate) const TARGET: u16 = 8;
}

/// Numbers of what a remark is.
pub(crate) mod remark_tag {
    pub(crate) const COMMENT: u16 = 0;
    pub(crate) const WORDING: u16 = 1;
    pub(crate) const OPINION: u16 = 2;
}

/// Numbers of what is confirmed.
pub(crate) mod confirmation_tag {
    pub(crate) const READ: u16 = 0;
    pub(crate) const PUBLICISED: u16 = 1;
    pub(crate) const SEEN_PUBLIC: u16 = 2;
    pub(crate) const DOCKETED: u16 = 3;
}

/// The number of an act.
pub(crate) fn act_tag(act: &Act) -> u16 {
    match act {
        Act::Open { .. } => tag::OPEN,
        Act::Create { .. } => tag::CREATE,
        Act::Insert { .. } => tag::INSERT,
        Act::Delete { .. } => tag::DELETE,
        Act::Split { .. } => tag::SPLIT,
        Act::Join { .. } => tag::JOIN,
        Act::Move { .. } => tag::MOVE,
        Act::Remove { .. } => tag::REMOVE,
        Act::Restore { .. } => tag::RESTORE,
        Act::Set { .. } => tag::SET,
        Act::SetSide { .. } => tag::SET_SIDE,
        Act::SetTag { .. } => tag::SET_TAG,
        Act::Revert { .. } => tag::REVERT,
        Act::Issue { .. } => tag::ISSUE,
        Act::Sign(_) => tag::SIGN,
        Act::Consent { .. } => tag::CONSENT,
        Act::Delegate { .. } => tag::DELEGATE,
        Act::Step { .. } => tag::STEP,
        Act::OpenTalk(_) => tag::OPEN_TALK,
        Act::Remark(_) => tag::REMARK,
        Act::Answer { .. } => tag::ANSWER,
        Act::Close { .. } => tag::CLOSE,
        Act::Confirm { .. } => tag::CONFIRM,
        Act::Consult(_) => tag::CONSULT,
        Act::OpenWork(_) => tag::OPEN_WORK,
        Act::Work(_) => tag::WORK,
        Act::Unknown { tag, .. } => *tag,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_a_field_reads_back_as_itself() {
        for code in 0..=u16::MAX {
            assert_eq!(field_code(field(code)), code);
        }
    }
}
