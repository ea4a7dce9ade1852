//! What a device hears while it is connected: where everything stands now, then each bell. Bells
//! are hints; a device that misses one hears of it at its next round trip.

use std::sync::Arc;

use lientich_shared::api::Event;
use lientich_shared::ids::SchoolId;

use crate::app::App;
use crate::bells::Listener;
use crate::directories::Scope;
use crate::error::Error;
use crate::presence;
use crate::store::{Head, Session};

/// An open stream; ends its listening when it is dropped.
pub struct Stream {
    app: Arc<App>,
    session: Session,
    listener: Arc<Listener>,
}

/// Opens a stream, with the heads of all readable documents to begin with.
pub async fn open(app: Arc<App>, session: Session) -> Result<Stream, Error> {
    app.limits.stream(session.device)?;
    let listener = app
        .bells
        .listen(session.school, session.person, session.device)
        .map_err(|_| Error::TooMany)?;
    let stream = Stream {
        app,
        session,
        listener,
    };
    // Listening began before reading, so that nothing falls between the two.
    stream.tell_what_is().await?;
    Ok(stream)
}

impl Stream {
    /// Waits for the next events; `None` once the device was signed out or revoked.
    pub async fn next(&self) -> Option<Vec<Event>> {
        self.listener.hear().await
    }

    async fn tell_what_is(&self) -> Result<(), Error> {
        let Self {
            app,
            session,
            listener,
        } = self;
        let roll = app.roll(session.school).await?;
        listener.tell(Event::Directory {
            version: roll.directory.version,
        });
        for head in app.store.heads(session.school).await? {
            let scope = roll.scope_of(session.person, &head);
            if let Some(event) = head_event(&head, scope) {
                listener.tell(event);
            }
        }
        if roll.scope(session.person) == Scope::Log {
            for (device, person, presence) in app.presences.of(session.school) {
                if device != session.device {
                    listener.tell(Event::Presence { person, presence });
                }
            }
        }
        Ok(())
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        if !self.app.bells.leave(self.session.school, &self.listener) {
            return;
        }
        let (app, session) = (Arc::clone(&self.app), self.session);
        // Telling the others may ask the store, and a drop cannot wait. Without a runtime the
        // process is ending and nobody listens.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { presence::leave(&app, &session).await });
        }
    }
}

/// Tells of a changed directory. Everybody may have another post now, so everybody hears of it;
/// devices that were revoked are hung up on.
pub async fn directory_changed(app: &App, school: SchoolId) -> Result<(), Error> {
    let roll = app.roll(school).await?;
    let version = roll.directory.version;
    app.bells
        .hang_up(school, |listener| roll.is_revoked(listener.device));
    app.bells
        .ring(school, |_| Some(Event::Directory { version }));
    Ok(())
}

/// What somebody may hear of a head.
pub fn head_event(head: &Head, scope: Scope) -> Option<Event> {
    let position = match scope {
        Scope::Nothing => return None,
        Scope::Editions => 0,
        Scope::Log => head.position,
    };
    Some(Event::Head {
        doc: head.doc,
        position,
    })
}
