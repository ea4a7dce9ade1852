//! Private calendar addresses: one for each person at most, kept by the hash of its secret.

use async_trait::async_trait;
use lientich_shared::ids::{PersonId, SchoolId};
use lientich_shared::log::change::Hash32;
use lientich_shared::time::Timestamp;

use super::Result;

/// Whose calendar an address opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarLink {
    /// The school.
    pub school: SchoolId,
    /// The person.
    pub person: PersonId,
    /// When the address was made.
    pub made: Timestamp,
}

/// Private calendar addresses.
#[async_trait]
pub trait Calendars: Send + Sync + 'static {
    /// Gives a person an address; the one that they had is void.
    async fn put_calendar_link(&self, link: &CalendarLink, secret: Hash32) -> Result<()>;

    /// Takes a person's address away. Whether there was one.
    async fn end_calendar_link(&self, person: PersonId) -> Result<bool>;

    /// When a person's address was made, if they have one.
    async fn calendar_link_of(&self, person: PersonId) -> Result<Option<Timestamp>>;

    /// Whose calendar a secret opens.
    async fn calendar_link(&self, secret: Hash32) -> Result<Option<CalendarLink>>;
}
