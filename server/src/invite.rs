//! One-time sign-in links: who has one comes in once, on one device, as that person.

use lientich_shared::ids::{PersonId, SchoolId};
use lientich_shared::time::Timestamp;

use crate::app::{Clock, Dice};
use crate::crypto::hex;
use crate::session::token_hash;
use crate::store::{Invitation, Result, Sessions};

/// How long a link that nobody uses is valid.
pub const LINK_DAYS: i64 = 14;
const DAY_MS: i64 = 86_400_000;

/// Makes a link's token for a person. It is kept by its hash only and cannot be shown again.
pub async fn invite(
    store: &dyn Sessions,
    clock: &dyn Clock,
    dice: &dyn Dice,
    school: SchoolId,
    person: PersonId,
) -> Result<String> {
    let mut bytes = [0; 32];
    dice.fill(&mut bytes);
    let token = hex(&bytes);
    let expires = Timestamp(clock.now().0 + LINK_DAYS * DAY_MS);
    store
        .add_invitation(
            token_hash(&token),
            &Invitation {
                school,
                person,
                expires,
            },
        )
        .await?;
    Ok(token)
}

/// The address that opens the app and signs in. The token stands behind `#`, so that it reaches no
/// log of any server or proxy.
pub fn link(origin: &str, token: &str) -> String {
    format!("{origin}{}#{token}", lientich_shared::api::JOIN_PAGE)
}
