//! The audit trail as both sides read it: who did what and when, by the server's clock, refused
//! attempts included. What was done to documents comes from their logs, the rest from the server's
//! own book. Ids only: names and titles are in the directory and on the device.

use serde::{Deserialize, Serialize};

use crate::directory::Role;
use crate::ids::{DeviceId, DocId, PersonId};
use crate::log::talk::Confirmation;
use crate::log::verdict::Refusal;
use crate::time::{Day, Timestamp};

/// `GET` answers a [`Page`]; `?before=` with [`Page::older`] answers the next one.
pub const AUDIT: &str = "/api/v1/audit";

/// Some of what happened, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// What happened.
    pub entries: Vec<Entry>,
    /// Ask for what lies before this; `None` when this is all.
    pub older: Option<Timestamp>,
}

/// One thing that somebody did or tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When, by the server's clock; the last time for what is counted.
    pub at: Timestamp,
    /// Who; `None` for the command line.
    pub person: Option<PersonId>,
    /// On which device, where that is known.
    pub device: Option<DeviceId>,
    /// How often on that day.
    pub times: u32,
    /// What.
    pub deed: Deed,
}

/// What was done or tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Deed {
    /// Said what the school is called and where it stands.
    SchoolDescribed,
    /// Corrected the catalogue of legal bases, or added to it.
    BasesKept,
    /// Took people in.
    PeopleAdded {
        /// Whom.
        people: Vec<PersonId>,
    },
    /// Corrected a person's name or team.
    Renamed {
        /// Whose.
        person: PersonId,
        /// The name until then.
        was: String,
    },
    /// Gave a post.
    Appointed {
        /// To whom.
        person: PersonId,
        /// Which.
        role: Role,
        /// From this day on.
        from: Day,
    },
    /// Ended a post.
    PostEnded {
        /// Whose.
        person: PersonId,
        /// Which.
        role: Role,
        /// After this day.
        last: Day,
    },
    /// Made a sign-in link.
    Invited {
        /// For whom.
        person: PersonId,
    },
    /// Voided somebody's sign-in links.
    LinksVoided {
        /// Whose.
        person: PersonId,
    },
    /// A device came in by a link.
    Joined {
        /// What it called itself.
        label: String,
        /// Who made the link; `None` for the command line.
        invited_by: Option<PersonId>,
    },
    /// Signed out.
    SignedOut,
    /// Revoked a device.
    DeviceRevoked {
        /// Whose.
        person: PersonId,
        /// Which.
        revoked: DeviceId,
    },
    /// Tried what is not theirs to do; nothing was changed.
    Refused {
        /// What.
        attempt: Attempt,
    },
    /// Changed a document, or tried to.
    Wrote(Writing),
}

/// What somebody tried beside changing a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attempt {
    /// To describe the school.
    DescribeSchool,
    /// To correct the catalogue of legal bases.
    KeepBases,
    /// To take people in.
    AddPeople,
    /// To correct a name.
    Rename,
    /// To give a post.
    Appoint,
    /// To end a post.
    EndPost,
    /// To make a sign-in link.
    Invite,
    /// To revoke a device.
    RevokeDevice,
    /// To read the audit trail.
    ReadAudit,
    /// To send changes to a document that is not theirs to know.
    ForeignDocument,
    /// To send changes with a signature that does not verify.
    BadSignature,
    /// To send changes of a device that is unknown or revoked.
    UnknownDevice,
    /// To send changes under numbers that others bear.
    Fork,
    /// To send what breaks the format.
    Malformed,
}

/// What one batch did to a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writing {
    /// The document.
    pub doc: DocId,
    /// How many changes of its text, outline and fields were accepted.
    pub edits: u32,
    /// The acts of consequence that were accepted, in order.
    pub acts: Vec<Act>,
    /// Why changes were refused, one reason for each.
    pub refused: Vec<Refusal>,
}

/// An act of consequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Began the document.
    Opened,
    /// Removed a clause.
    Removed,
    /// Issued the plan alone, as apps did before signing.
    Issued,
    /// Signed.
    Signed,
    /// Consented to a women's clause.
    Consented,
    /// Let somebody sign in their place, or took that back.
    Delegated,
    /// Took the plan to another step of its life.
    Stepped,
    /// Sent the plan out for opinions.
    Consulted,
    /// Commented, gave an opinion, proposed a wording.
    Remarked,
    /// Answered an opinion or a proposed wording.
    Answered,
    /// Closed a thread, or opened it again.
    Closed,
    /// Confirmed to have read an Edition, to have made it public, to have seen it public.
    Confirmed,
    /// Said under which number, where and on which day an Edition is issued.
    Docketed,
}

impl Act {
    /// The act of consequence that an act of the log is; `None` for ordinary edits.
    pub fn of(act: &crate::log::change::Act) -> Option<Self> {
        use crate::log::change::Act as Logged;
        Some(match act {
            Logged::Open { .. } | Logged::OpenTalk(_) | Logged::OpenWork(_) => Self::Opened,
            Logged::Remove { .. } => Self::Removed,
            Logged::Issue { .. } => Self::Issued,
            Logged::Sign(_) => Self::Signed,
            Logged::Consent { .. } => Self::Consented,
            Logged::Delegate { .. } => Self::Delegated,
            Logged::Step { .. } => Self::Stepped,
            Logged::Consult(_) => Self::Consulted,
            Logged::Remark(_) => Self::Remarked,
            Logged::Answer { .. } => Self::Answered,
            Logged::Close { .. } => Self::Closed,
            Logged::Confirm {
                what: Confirmation::Docketed(_),
                ..
            } => Self::Docketed,
            Logged::Confirm { .. } => Self::Confirmed,
            _ => return None,
        })
    }
}

impl Entry {
    /// What somebody did once, on a device.
    pub fn by_device(at: Timestamp, person: PersonId, device: DeviceId, deed: Deed) -> Self {
        Self {
            at,
            person: Some(person),
            device: Some(device),
            times: 1,
            deed,
        }
    }

    /// What whoever runs the server did once, on the command line.
    pub fn by_operator(at: Timestamp, deed: Deed) -> Self {
        Self {
            at,
            person: None,
            device: None,
            times: 1,
            deed,
        }
    }

    /// Whether it is counted to its like of the same person, device and day, and not told again: what
    /// anybody can do without end, and would fill the trail with.
    pub fn is_counted(&self) -> bool {
        self.is_refusal() || self.deed == Deed::SignedOut
    }

    /// Whether something was refused.
    pub fn is_refusal(&self) -> bool {
        match &self.deed {
            Deed::Refused { .. } => true,
            Deed::Wrote(writing) => !writing.refused.is_empty(),
            _ => false,
        }
    }
}
