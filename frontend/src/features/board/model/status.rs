//! What an occurrence is at, as the board says it, and what is counted of a year.

use lientich_shared::tasks::Row;
use lientich_shared::time::Day;

/// How many days ahead something is soon.
const SOON: i32 = 14;

/// What an occurrence is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Kind {
    /// Its day has passed.
    Late,
    /// Due within fourteen days.
    Soon,
    /// Due later, or without a day.
    Later,
    /// Done, with something that proves it.
    Proved,
    /// Done, with nothing that proves it.
    Unproved,
    /// Need not be done.
    Dropped,
}

/// Keys in an address; in the order in which they are offered.
pub(in super::super) const KINDS: [(&str, Kind); 6] = [
    ("qua-han", Kind::Late),
    ("sap-den", Kind::Soon),
    ("chua-den", Kind::Later),
    ("xong", Kind::Proved),
    ("thieu-minh-chung", Kind::Unproved),
    ("da-bo", Kind::Dropped),
];

impl Kind {
    /// What an occurrence is at today.
    pub(in super::super) fn of(row: &Row, today: Day) -> Self {
        let is_left = row.holders.is_empty() && row.state.handed_to.is_some();
        match row.due {
            _ if row.state.dropped.is_some() || is_left => Self::Dropped,
            _ if row.state.is_over() && 0 < row.state.files => Self::Proved,
            _ if row.state.is_over() => Self::Unproved,
            Some(due) if due < today => Self::Late,
            Some(due) if due.0 <= today.0 + SOON => Self::Soon,
            _ => Self::Later,
        }
    }

    /// Whether there is nothing left to do.
    pub(in super::super) fn is_over(self) -> bool {
        matches!(self, Self::Proved | Self::Unproved | Self::Dropped)
    }

    /// Its key in an address.
    pub(in super::super) fn key(self) -> &'static str {
        let found = KINDS.iter().find(|(_, known)| *known == self);
        found.map_or("", |(key, _)| key)
    }

    /// The one with that key.
    pub(in super::super) fn from_key(key: &str) -> Option<Self> {
        let found = KINDS.iter().find(|(known, _)| *known == key);
        found.map(|(_, kind)| *kind)
    }
}

/// What is counted of the duties in sight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in super::super) struct Figures {
    /// How many duties.
    pub(in super::super) all: usize,
    /// How many occurrences they have.
    pub(in super::super) occurrences: usize,
    /// How many of the occurrences are over.
    pub(in super::super) over: usize,
    /// Duties that are done and proved.
    pub(in super::super) proved: usize,
    /// Duties that are done and not proved.
    pub(in super::super) unproved: usize,
    /// Duties with an occurrence that is due within fourteen days.
    pub(in super::super) soon: usize,
    /// Duties with an occurrence whose day has passed.
    pub(in super::super) late: usize,
}
