//! Who is in which clause just now. Lives in memory only, as long as the device's event stream, or
//! for a moment where it has none.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use lientich_shared::api::{Event, Presence};
use lientich_shared::ids::{DeviceId, PersonId, SchoolId};
use lientich_shared::time::Timestamp;

use crate::app::App;
use crate::directories::{Roll, Scope};
use crate::error::Error;
use crate::store::{Head, Kind, Session};

/// Where the devices of all schools are.
#[derive(Debug, Default)]
pub struct Presences {
    places: Mutex<Places>,
}

/// How long somebody is believed to be where they said whose device does not listen, in milliseconds.
const MOMENT: i64 = 60_000;

type Places = HashMap<SchoolId, HashMap<DeviceId, Place>>;

#[derive(Debug, Clone, Copy)]
struct Place {
    person: PersonId,
    presence: Presence,
    since: Timestamp,
}

impl Presences {
    /// Where somebody is, for each device that is somewhere.
    pub fn of(&self, school: SchoolId) -> Vec<(DeviceId, PersonId, Presence)> {
        let places = self.places();
        let devices = places.get(&school).into_iter().flatten();
        devices
            .map(|(device, place)| (*device, place.person, place.presence))
            .collect()
    }

    fn put(&self, session: &Session, presence: Presence, since: Timestamp) {
        let mut places = self.places();
        let devices = places.entry(session.school).or_default();
        if presence.doc.is_some() {
            let place = Place {
                person: session.person,
                presence,
                since,
            };
            devices.insert(session.device, place);
        } else {
            devices.remove(&session.device);
        }
        if devices.is_empty() {
            places.remove(&session.school);
        }
    }

    /// Who has said nothing for a while.
    fn silent(&self, now: Timestamp) -> Vec<Session> {
        let mut silent = Vec::new();
        for (school, devices) in self.places().iter() {
            let late = devices
                .iter()
                .filter(|(_, place)| place.since.0 + MOMENT < now.0);
            silent.extend(late.map(|(device, place)| Session {
                school: *school,
                person: place.person,
                device: *device,
                is_revoked: false,
            }));
        }
        silent
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
        let head = app.store.head(doc).await?;
        let is_open = |head: &Head| {
            let is_plan = head.school == session.school && head.kind == Kind::Plan;
            is_plan && roll.scope(session.person) == Scope::Log
        };
        head.filter(is_open).ok_or(Error::NotFound)?;
    }
    app.presences.put(session, presence, app.clock.now());
    tell(app, &roll, session, presence);
    Ok(())
}

/// Takes the mark of a device away that is gone.
pub async fn leave(app: &App, session: &Session) {
    let gone = Presence {
        doc: None,
        node: None,
    };
    if !app.presences.is_somewhere(session) {
        return;
    }
    app.presences.put(session, gone, app.clock.now());
    if let Ok(roll) = app.roll(session.school).await {
        tell(app, &roll, session, gone);
    }
}

/// Takes the marks away of devices that have fallen silent and do not listen either.
pub async fn expire(app: &App) {
    for session in app.presences.silent(app.clock.now()) {
        if !app.bells.has(session.school, session.device) {
            leave(app, &session).await;
        }
    }
}

fn tell(app: &App, roll: &Roll, session: &Session, presence: Presence) {
    let event = Event::Presence {
        person: session.person,
        presence,
    };
    app.bells.ring(session.school, |listener| {
        let hears = listener.device != session.device
            && roll.scope_on(listener.person, listener.device) == Scope::Log;
        hears.then_some(event)
    });
}
