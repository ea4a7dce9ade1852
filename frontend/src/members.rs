//! Keeping the school's people, posts, sign-in links and devices from this device, as a context made
//! where it is needed. Reading works without a network, by the directory that is here; every act asks
//! the server, and what it changed comes back with the next round.
//!
//! ```text
//! let members = Members::here();
//! members.is_offline()                    tracked
//! members.ruling(|rules| rules.rename(person))     tracked; what is refused is not offered
//! members.act(&act).await                 Err is a sentence for the person
//! members.invite(person).await / devices().await / revoke(device).await
//! ```

use leptos::prelude::*;
use lientich_shared::api::members::{DeviceLine, Invitation, Invite, MemberAct, Revoke};
use lientich_shared::ids::{DeviceId, PersonId};
use lientich_shared::permissions::members::{Denial, Members as Rules, Ruling};
use lientich_shared::sync::status::Status;
use lientich_shared::time::Timestamp;

use crate::platform::clock;
use crate::server::{self, ServerError};
use crate::session::Session;
use crate::strings::{members, members::t, t as everywhere};
use crate::sync::Sync;

/// The context.
#[derive(Clone, Copy)]
pub struct Members {
    session: Session,
    sync: Sync,
    status: Signal<Status>,
}

impl Members {
    /// For the component that calls this.
    pub fn here() -> Self {
        let sync = expect_context::<Sync>();
        Self {
            session: expect_context(),
            status: sync.status(),
            sync,
        }
    }

    /// Whether the server is known to be out of reach. Tracked.
    pub fn is_offline(self) -> bool {
        matches!(self.status.get(), Status::Offline { .. })
    }

    /// What the rules say to this person today, by the directory that is here. Tracked.
    pub fn ruling(self, ask: impl FnOnce(Rules<'_>) -> Ruling) -> Ruling {
        self.rules(ask).unwrap_or(Err(Denial::Unknown))
    }

    /// What the rules know, once the directory is here. Tracked.
    pub fn rules<T>(self, ask: impl FnOnce(Rules<'_>) -> T) -> Option<T> {
        let directory = self.session.directory().get()?;
        Some(ask(Rules {
            directory: &directory,
            today: clock::today(),
            actor: self.session.person()?,
        }))
    }

    /// Does something to the directory.
    pub async fn act(self, act: &MemberAct) -> Result<(), String> {
        self.heard(server::keep_members(act).await.map(drop))
    }

    /// Makes a sign-in link. It is shown once; older ones of the person are void from now on.
    pub async fn invite(self, person: PersonId) -> Result<Invitation, String> {
        self.heard(server::invite(&Invite { person }).await)
    }

    /// When the private calendar address was made, if there is one.
    pub async fn calendar_address(self) -> Result<Option<Timestamp>, String> {
        let standing = server::calendar_standing().await;
        standing
            .map(|standing| standing.made)
            .map_err(|error| sentence(&error))
    }

    /// Makes a private calendar address. It is shown once; the one before is void from now on.
    pub async fn make_calendar(self) -> Result<String, String> {
        let made = server::make_calendar().await;
        made.map(|address| address.link)
            .map_err(|error| sentence(&error))
    }

    /// Voids the private calendar address.
    pub async fn end_calendar(self) -> Result<(), String> {
        server::end_calendar()
            .await
            .map_err(|error| sentence(&error))
    }

    /// The devices that this person may see, oldest first.
    pub async fn devices(self) -> Result<Vec<DeviceLine>, String> {
        server::devices().await.map_err(|error| sentence(&error))
    }

    /// Revokes a device.
    pub async fn revoke(self, device: DeviceId) -> Result<(), String> {
        self.heard(server::revoke(&Revoke { device }).await.map(drop))
    }

    /// The directory, or what an act was judged by, may be newer than what is here.
    fn heard<T>(self, answer: Result<T, ServerError>) -> Result<T, String> {
        self.sync.now();
        answer.map_err(|error| sentence(&error))
    }
}

/// Why it was not done, for the person.
fn sentence(error: &ServerError) -> String {
    match error {
        ServerError::Unreachable(_) => t().needs_network.to_owned(),
        ServerError::Refused { code, message } => members::refused(*code, message),
        ServerError::Foreign(_) => everywhere().act_failed.to_owned(),
    }
}
