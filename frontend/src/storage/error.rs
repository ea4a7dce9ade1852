//! Why the device's database did not do what it was asked. Screens branch on the variant.

use crate::platform::error::PlatformError;

/// A failed read or write. What was to be written is still in memory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The disk, or the browser's share of it, is full.
    #[error("the device has no room left")]
    Full,
    /// A newer version of the app in another tab has taken the database over.
    #[error("a newer version of the app has taken the database over")]
    Superseded,
    /// A record of that store does not read back.
    #[error("a record of store {0} cannot be read")]
    Damaged(&'static str),
    /// The browser refused; private windows of some browsers do.
    #[error("the browser's database failed: {0}")]
    Unusable(String),
}

impl StorageError {
    /// The reason for an aborted transaction, by the name of its exception.
    pub(super) fn aborted(exception: Option<&str>) -> Self {
        match exception {
            Some("QuotaExceededError") | None => Self::Full,
            Some(name) => Self::by_name(name),
        }
    }

    fn by_name(text: &str) -> Self {
        if text.contains("QuotaExceededError") {
            Self::Full
        } else if text.contains("InvalidStateError") || text.contains("VersionError") {
            Self::Superseded
        } else {
            Self::Unusable(text.to_owned())
        }
    }
}

impl From<idb::Error> for StorageError {
    fn from(error: idb::Error) -> Self {
        Self::by_name(&error.to_string())
    }
}

impl From<rexie::Error> for StorageError {
    fn from(error: rexie::Error) -> Self {
        match error {
            rexie::Error::IdbError(error) => error.into(),
            other => Self::Unusable(other.to_string()),
        }
    }
}

impl From<PlatformError> for StorageError {
    fn from(error: PlatformError) -> Self {
        Self::by_name(&error.to_string())
    }
}
