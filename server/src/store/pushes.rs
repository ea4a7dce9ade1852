//! Which devices want to be told that something is due, and on which day they were told last.

use async_trait::async_trait;
use lientich_shared::api::push::PushWish;
use lientich_shared::ids::{DeviceId, PersonId, SchoolId};
use lientich_shared::time::Day;

use super::Result;

/// A device that wants to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Push {
    /// The device; it has not been revoked.
    pub device: DeviceId,
    /// The school.
    pub school: SchoolId,
    /// Whose it is.
    pub person: PersonId,
    /// Where and when.
    pub wish: PushWish,
    /// The last day on which it was told.
    pub told: Option<Day>,
}

/// Devices that want to be told.
#[async_trait]
pub trait Pushes: Send + Sync + 'static {
    /// Takes a device's wish in, or another one in its place. When it was told is kept.
    async fn put_push(&self, push: &Push) -> Result<()>;

    /// Forgets a device's wish. Whether there was one.
    async fn end_push(&self, device: DeviceId) -> Result<bool>;

    /// A device's wish.
    async fn push(&self, device: DeviceId) -> Result<Option<Push>>;

    /// All devices that were not told on this day and were not revoked, by school.
    async fn pushes_untold(&self, day: Day) -> Result<Vec<Push>>;

    /// Takes it on to tell a device on this day: `false` if somebody else has.
    async fn claim_push(&self, device: DeviceId, day: Day) -> Result<bool>;

    /// Gives it back: the device could not be told on this day.
    async fn release_push(&self, device: DeviceId, before: Option<Day>) -> Result<()>;
}
