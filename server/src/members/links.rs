//! Sign-in links that people make for each other in the app.

use lientich_shared::api::audit::{Attempt, Deed};
use lientich_shared::api::members::{Invitation, Invite};

use super::{current, judged, rules};
use crate::app::App;
use crate::audit;
use crate::error::Error;
use crate::invite::{self, Guest};
use crate::store::Session;

/// Makes a link that signs in as a person, if that is theirs to do.
pub async fn invite(app: &App, session: &Session, invite: Invite) -> Result<Invitation, Error> {
    app.limits.members(session.device)?;
    loop {
        let roll = current(app, session).await?;
        let ruling = rules(&roll, session).invite(invite.person);
        judged(app, session, Attempt::Invite, ruling).await?;
        let guest = Guest {
            school: session.school,
            person: invite.person,
            invited_by: Some(session.person),
        };
        let version = roll.directory.version;
        let offer = invite::offer(&*app.store, &*app.clock, &*app.dice, guest, version);
        let Some(offer) = offer.await? else {
            continue;
        };
        let person = invite.person;
        audit::did(app, session, Deed::Invited { person }).await?;
        let (person, guest) = (session.person, invite.person);
        tracing::info!(%person, device = %session.device, %guest, "invited");
        return Ok(Invitation {
            link: invite::link(&app.reach.origin, &offer.token),
            expires: offer.expires,
        });
    }
}
