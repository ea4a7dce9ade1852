//! The tabs of one browser profile: what each tells the others, so that an edit in one is seen in
//! all at once. Tabs share the database; messages say what to look at, or carry changes that are
//! already in it. A tab does not hear itself.

use lientich_shared::ids::DocId;
use lientich_shared::log::change::ChangeId;
use serde::{Deserialize, Serialize};

use crate::platform::channel::Channel;
use crate::platform::error::PlatformError;

/// Of [`Word`]: tabs of other versions are not understood.
const VERSION: u8 = 1;

/// What a tab says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Word {
    /// These changes were made here and are in the database (canonical bytes, in order).
    Made {
        /// The document.
        doc: DocId,
        /// The changes.
        changes: Vec<Vec<u8>>,
    },
    /// The server's log of these documents grew in the database, or verdicts came.
    Grew(Vec<DocId>),
    /// These changes can never be sent: they have no effect any more.
    GaveUp {
        /// The document.
        doc: DocId,
        /// The changes.
        ids: Vec<ChangeId>,
    },
    /// The list of plans changed.
    Catalogue,
    /// The directory or who is signed in changed.
    Session,
    /// Refused changes were added or put away.
    Refusals,
    /// How syncing stands, as the tab that syncs sees it.
    Status(crate::sync::Phase),
    /// An event of the server's stream (JSON), as the tab that syncs hears it.
    Event(String),
    /// The stream began anew: nobody is known to be anywhere.
    Alone,
    /// A tab that does not sync wants a round.
    Nudge,
    /// The person signed out: nothing of theirs stays in any tab.
    Left,
}

/// The wire to the other tabs. Without one (very old browsers) every tab is alone.
pub struct Tabs {
    channel: Option<Channel>,
}

impl Tabs {
    /// Opens the wire between the tabs that share a database and hears the others.
    pub fn open(database: &str, hear: impl Fn(Word) + 'static) -> Result<Self, PlatformError> {
        let name = format!("{database}-tabs-{VERSION}");
        let channel = Channel::open(&name, move |bytes| {
            // A tab of another version may say what this one does not know.
            if let Ok(word) = postcard::from_bytes(&bytes) {
                hear(word);
            }
        })?;
        Ok(Self {
            channel: Some(channel),
        })
    }

    /// A tab that is alone.
    pub fn alone() -> Self {
        Self { channel: None }
    }

    /// Tells the other tabs. Whoever misses it reads the database when it is next opened.
    pub fn tell(&self, word: &Word) {
        if let (Some(channel), Ok(bytes)) = (&self.channel, postcard::to_allocvec(word)) {
            let _ = channel.post(&bytes);
        }
    }
}
