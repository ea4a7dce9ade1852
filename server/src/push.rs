//! Telling devices, with the app closed, that something is due: Web Push (RFC 8030) with keys of the
//! server's own (VAPID, RFC 8292) and without a word of content, so that nobody on the way learns
//! anything and nothing has to be encrypted. Which devices want it is kept in `store::Pushes`.

pub mod courier;
pub mod round;

use lientich_shared::api::push::{PushStanding, PushWish};

use crate::app::App;
use crate::crypto::hex;
use crate::error::Error;
use crate::store::{Push, Session};

/// What a device must know to ask to be told.
pub async fn standing(app: &App, session: &Session) -> Result<PushStanding, Error> {
    let kept = app.store.push(session.device).await?;
    Ok(PushStanding {
        key: hex(&app.courier.public_key()),
        is_on: kept.is_some(),
    })
}

/// Takes in that a device wants to be told.
pub async fn subscribe(app: &App, session: &Session, wish: PushWish) -> Result<(), Error> {
    app.limits.members(session.device)?;
    if !wish.is_sound() || !app.courier.goes_to(&wish.endpoint) {
        return Err(Error::Malformed("no address to be told at".to_owned()));
    }
    let push = Push {
        device: session.device,
        school: session.school,
        person: session.person,
        wish,
        told: None,
    };
    app.store.put_push(&push).await?;
    let (person, device) = (session.person, session.device);
    tracing::info!(%person, %device, "wants to be told of what is due");
    Ok(())
}

/// Tells a device no more.
pub async fn unsubscribe(app: &App, session: &Session) -> Result<(), Error> {
    app.limits.members(session.device)?;
    app.store.end_push(session.device).await?;
    Ok(())
}
