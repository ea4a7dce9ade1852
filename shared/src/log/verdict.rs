//! What the server said of a change. Folding obeys verdicts and never asks who may do what.

use serde::{Deserialize, Serialize};

/// The server's word on one change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Verdict {
    /// Not yet on the server: folded, and shown as such.
    #[default]
    Pending,
    /// In the log for good.
    Accepted,
    /// Void: its id, deps and hash stay, its act has no effect.
    Refused(Refusal),
}

/// Why a change was refused. The code travels and is stored; screens word it for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Refusal {
    /// The author's posts do not allow this act here, now.
    NotAllowed = 1,
    /// It names what a refused change would have made.
    RestsOnRefused = 2,
    /// It breaks a rule of form: unknown ids, wrong kind of target, bounds.
    Malformed = 3,
    /// Its id already belongs to another change.
    Fork = 4,
    /// The clause that it touches was never, or is no longer, there for this act.
    NoSuchTarget = 5,
    /// A step in the plan's life that does not follow the current one.
    OutOfStep = 6,
    /// The content hash it vouches for is not that of the version it names.
    ContentMismatch = 7,
    /// It asks everybody once more on a day on which they were asked often enough.
    TooOften = 8,
}

impl Refusal {
    /// The refusal with this stored code.
    pub fn from_code(code: u8) -> Option<Self> {
        Some(match code {
            1 => Self::NotAllowed,
            2 => Self::RestsOnRefused,
            3 => Self::Malformed,
            4 => Self::Fork,
            5 => Self::NoSuchTarget,
            6 => Self::OutOfStep,
            7 => Self::ContentMismatch,
            8 => Self::TooOften,
            _ => return None,
        })
    }

    /// The code to store and send.
    pub fn code(self) -> u8 {
        self as u8
    }
}
