//! Who is in which clause just now. Lives in memory only, as long as the device's event stream.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use lientich_shared::api::{Event, Presence};
use lientich_shared::ids::{DeviceId, PersonId, SchoolId};

use crate::app::App;
use crate::directories::{Roll, Scope};
use crate::error::Error;
use crate::store::Session;

/// Where the devices of all schools are.
#[derive(Debug, Default)]
pub struct Presences {
    places: Mutex<Places>,
}

type Places = HashMap<SchoolId, HashMap<DeviceId, (PersonId, Presence)>>;

impl Presences {
    /// Where somebody is, for each device that is somewhere.
    pub fn of(&self, school: SchoolId) -> Vec<(DeviceId, PersonId, Presence)> {
        let places = self.places();
        let devices = places.get(&school).into_iter().flatten();
        devices
            .map(|(device, (person, presence))| (*device, *person, *presence))
            .collect()
    }

    fn put(&self, session: &Session, presence: Presence) {
        let mut places = self.places();
        let devices = places.entry(session.school).or_default();
        if presence.doc.is_some() {
            devices.insert(session.device, (session.person, presence));
        } else {
            devices.remove(&session.device);
        }
        if devices.is_empty() {
            places.remove(&session.school);
        }
    }

    fn is_somewhere(&self, session: &Session) -> bool {
        self.places()
            .get(&session.school)
            .is_some_and(|devices| devices.contains_key(&session.device))
    }

    fn places(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells the other drafters where this person is.
pub async fn step(app: &App, session: &Session, presence: Presence) -> Result<(), Error> {
    app.limits.presence(session.device)?;
    let roll = app.roll(session.school).await?;
    if let Some(doc) = presence.doc {
        let is_drafter = roll.scope(session.person) == Scope::Drafts;
        let head = if is_drafter {
            app.store.head(doc).await?
        } else {
            None
        };
        head.filter(|head| head.school == session.school)
            .ok_or(Error::NotFound)?;
    }
    app.presences.put(session, presence);
    tell(app, &roll, session, presence);
    Ok(())
}

/// Takes the mark of a device away whose stream has ended.
pub async fn leave(app: &App, session: &Session) {
    let gone = Presence {
        doc: None,
        node: None,
    };
    if !app.presences.is_somewhere(session) {
        return;
    }
    app.presences.put(session, gone);
    if let Ok(roll) = app.roll(session.school).await {
        tell(app, &roll, session, gone);
    }
}

fn tell(app: &App, roll: &Roll, session: &Session, presence: Presence) {
    let event = Event::Presence {
        person: session.person,
        presence,
    };
    app.bells.ring(session.school, |listener| {
        let hears = listener.device != session.device
            && roll.scope_on(listener.person, listener.device) == Scope::Drafts;
        hears.then_some(event)
    });
}
