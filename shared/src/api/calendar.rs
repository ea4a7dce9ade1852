//! A person's private calendar address: whoever has it reads what that person has to do, and nothing
//! else. It stands in for signing in, since calendar programs cannot.

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// `GET` answers [`Subscription`]; `POST` makes a new [`Address`] and voids the one before; `DELETE`
/// voids it.
pub const CALENDAR: &str = "/api/v1/calendar";
/// `GET`: the calendar itself, as iCalendar text, for whoever has the secret.
pub const CALENDAR_FILE: &str = "/api/v1/calendar/{secret}";
/// What stands behind the secret in the address, since some programs go by it.
pub const ENDING: &str = ".ics";

/// Whether somebody has such an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// When it was made; `None` while there is none. The address itself cannot be shown again.
    pub made: Option<Timestamp>,
}

/// A private address. It is shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The whole of it.
    pub link: String,
}
