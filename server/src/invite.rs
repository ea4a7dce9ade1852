//! One-time sign-in links: who has one comes in once, on one device, as that person. A new link
//! voids the person's older ones.

use lientich_shared::ids::{PersonId, SchoolId};
use lientich_shared::time::Timestamp;

use crate::app::{Clock, Dice};
use crate::crypto::hex;
use crate::session::token_hash;
use crate::store::{Invitation, Result, Store, StoreError};

/// How long a link is valid.
pub const LINK_DAYS: i64 = 14;
const DAY_MS: i64 = 86_400_000;

/// Whom a link signs in.
#[derive(Debug, Clone, Copy)]
pub struct Guest {
    /// The school.
    pub school: SchoolId,
    /// The person.
    pub person: PersonId,
    /// Who invites them; `None` for the command line.
    pub invited_by: Option<PersonId>,
}

/// A new link. Its token is kept by its hash only and cannot be shown again.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The token.
    pub token: String,
    /// The first instant at which it is void.
    pub expires: Timestamp,
}

/// Makes a link for a person. `None` if the directory is no longer of the version by which that was
/// allowed.
pub async fn offer(
    store: &dyn Store,
    clock: &dyn Clock,
    dice: &dyn Dice,
    guest: Guest,
    version: u64,
) -> Result<Option<Offer>> {
    let mut bytes = [0; 32];
    dice.fill(&mut bytes);
    let token = hex(&bytes);
    let expires = Timestamp(clock.now().0 + LINK_DAYS * DAY_MS);
    let invitation = Invitation {
        school: guest.school,
        person: guest.person,
        expires,
        invited_by: guest.invited_by,
        device: None,
    };
    let hash = token_hash(&token);
    let is_kept = store.replace_invitation(hash, &invitation, version).await?;
    Ok(is_kept.then_some(Offer { token, expires }))
}

/// Makes a link's token for a person in the name of whoever runs the server.
pub async fn invite(
    store: &dyn Store,
    clock: &dyn Clock,
    dice: &dyn Dice,
    school: SchoolId,
    person: PersonId,
) -> Result<String> {
    let guest = Guest {
        school,
        person,
        invited_by: None,
    };
    loop {
        let version = store.directory_version(school).await?;
        let version = version.ok_or_else(|| no_school(school))?;
        if let Some(offer) = offer(store, clock, dice, guest, version).await? {
            return Ok(offer.token);
        }
    }
}

fn no_school(school: SchoolId) -> StoreError {
    StoreError {
        operation: "add a sign-in link",
        source: format!("there is no school {school}").into(),
    }
}

/// The address that opens the app and signs in. The token stands behind `#`, so that it reaches no
/// log of any server or proxy.
pub fn link(origin: &str, token: &str) -> String {
    format!("{origin}{}#{token}", lientich_shared::api::JOIN_PAGE)
}
