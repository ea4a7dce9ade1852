//! Who listens, and what they have yet to hear. A listener's news are kept as the newest per
//! subject, so that a slow one costs a bounded amount and still misses nothing that matters.
//! Knows nothing of who may hear what: those who ring say it.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lientich_shared::api::{Event, Presence};
use lientich_shared::ids::{DeviceId, DocId, PersonId, SchoolId};
use tokio::sync::{Notify, watch};

/// Open streams of one person; a phone, a laptop and some tabs.
const MAX_PER_PERSON: usize = 12;
/// Open streams of the whole server.
const MAX_STREAMS: usize = 20_000;

/// All listeners.
#[derive(Debug)]
pub struct Bells {
    schools: Mutex<HashMap<SchoolId, Vec<Arc<Listener>>>>,
    next: AtomicU64,
    closed: watch::Sender<bool>,
}

impl Default for Bells {
    fn default() -> Self {
        Self {
            schools: Mutex::default(),
            next: AtomicU64::new(0),
            closed: watch::Sender::new(false),
        }
    }
}

/// An open stream.
#[derive(Debug)]
pub struct Listener {
    /// Who listens.
    pub person: PersonId,
    /// On which device.
    pub device: DeviceId,
    number: u64,
    unheard: Mutex<Unheard>,
    wake: Notify,
}

#[derive(Debug, Default)]
struct Unheard {
    /// Nothing more is to be heard, not even what is here.
    is_over: bool,
    directory: Option<u64>,
    heads: BTreeMap<DocId, u64>,
    presences: BTreeMap<PersonId, Presence>,
}

/// There are too many streams already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyStreams;

impl Bells {
    /// Begins to listen.
    pub fn listen(
        &self,
        school: SchoolId,
        person: PersonId,
        device: DeviceId,
    ) -> Result<Arc<Listener>, TooManyStreams> {
        let mut schools = self.schools();
        let total: usize = schools.values().map(Vec::len).sum();
        let listeners = schools.entry(school).or_default();
        let own = listeners
            .iter()
            .filter(|listener| listener.person == person)
            .count();
        if MAX_STREAMS <= total || MAX_PER_PERSON <= own {
            return Err(TooManyStreams);
        }
        let listener = Arc::new(Listener {
            person,
            device,
            number: self.next.fetch_add(1, Ordering::Relaxed),
            unheard: Mutex::default(),
            wake: Notify::new(),
        });
        listeners.push(Arc::clone(&listener));
        Ok(listener)
    }

    /// Stops listening. Whether the device has no other stream.
    pub fn leave(&self, school: SchoolId, listener: &Listener) -> bool {
        let mut schools = self.schools();
        let Some(listeners) = schools.get_mut(&school) else {
            return true;
        };
        listeners.retain(|other| other.number != listener.number);
        let is_last = listeners
            .iter()
            .all(|other| other.device != listener.device);
        if listeners.is_empty() {
            schools.remove(&school);
        }
        is_last
    }

    /// Rings for each listener of a school what `event` says for them.
    pub fn ring(&self, school: SchoolId, event: impl Fn(&Listener) -> Option<Event>) {
        let listeners = self.schools().get(&school).cloned().unwrap_or_default();
        for listener in listeners {
            if let Some(event) = event(&listener) {
                listener.tell(event);
            }
        }
    }

    /// Ends the streams of a school that `ends` names.
    pub fn hang_up(&self, school: SchoolId, ends: impl Fn(&Listener) -> bool) {
        let listeners = self.schools().get(&school).cloned().unwrap_or_default();
        for listener in listeners.iter().filter(|listener| ends(listener)) {
            listener.unheard().is_over = true;
            listener.wake.notify_one();
        }
    }

    /// Whether a device listens.
    pub fn has(&self, school: SchoolId, device: DeviceId) -> bool {
        let schools = self.schools();
        let mut listeners = schools.get(&school).into_iter().flatten();
        listeners.any(|listener| listener.device == device)
    }

    /// Schools in which somebody listens.
    pub fn schools_listening(&self) -> Vec<SchoolId> {
        self.schools().keys().copied().collect()
    }

    /// How many streams are open.
    pub fn count(&self) -> usize {
        self.schools().values().map(Vec::len).sum()
    }

    /// Ends all streams, now and later.
    pub fn close(&self) {
        self.closed.send_replace(true);
    }

    /// Ends when all streams end.
    pub fn closed(&self) -> watch::Receiver<bool> {
        self.closed.subscribe()
    }

    fn schools(&self) -> MutexGuard<'_, HashMap<SchoolId, Vec<Arc<Listener>>>> {
        self.schools.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Listener {
    /// Keeps an event until it is heard; a newer one about the same replaces it.
    pub fn tell(&self, event: Event) {
        let mut unheard = self.unheard();
        match event {
            Event::Head { doc, position } => {
                let head = unheard.heads.entry(doc).or_default();
                *head = position.max(*head);
            }
            Event::Directory { version } => unheard.directory = Some(version),
            Event::Presence { person, presence } => {
                unheard.presences.insert(person, presence);
            }
        }
        drop(unheard);
        self.wake.notify_one();
    }

    /// Waits for what is unheard: the directory first, since the rest may rest on it. `None` once
    /// somebody has hung up.
    pub async fn hear(&self) -> Option<Vec<Event>> {
        loop {
            if let Some(events) = self.unheard().take() {
                return events;
            }
            self.wake.notified().await;
        }
    }

    fn unheard(&self) -> MutexGuard<'_, Unheard> {
        self.unheard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Unheard {
    /// What is to be heard now, if anything: `Some(None)` is the end.
    #[expect(clippy::option_option, reason = "nothing yet, and nothing ever again")]
    fn take(&mut self) -> Option<Option<Vec<Event>>> {
        if self.is_over {
            return Some(None);
        }
        let events = std::mem::take(self).into_events();
        (!events.is_empty()).then_some(Some(events))
    }

    fn into_events(self) -> Vec<Event> {
        let directory = self.directory.map(|version| Event::Directory { version });
        let heads = self
            .heads
            .into_iter()
            .map(|(doc, position)| Event::Head { doc, position });
        let presences = self.presences.into_iter();
        let presences = presences.map(|(person, presence)| Event::Presence { person, presence });
        directory
            .into_iter()
            .chain(heads)
            .chain(presences)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHOOL: SchoolId = SchoolId(1);

    fn head(doc: u128, position: u64) -> Event {
        Event::Head {
            doc: DocId(doc),
            position,
        }
    }

    #[tokio::test]
    async fn a_slow_listener_hears_only_the_last_position_of_each_document() {
        let bells = Bells::default();
        let listener = bells.listen(SCHOOL, PersonId(1), DeviceId(1)).unwrap();
        for position in 1..=1_000 {
            bells.ring(SCHOOL, |_| Some(head(7, position)));
        }
        bells.ring(SCHOOL, |_| Some(head(8, 3)));
        assert_eq!(listener.hear().await.unwrap(), [head(7, 1_000), head(8, 3)]);
    }

    #[tokio::test]
    async fn only_those_hear_whom_the_ringer_names() {
        let bells = Bells::default();
        let one = bells.listen(SCHOOL, PersonId(1), DeviceId(1)).unwrap();
        let two = bells.listen(SCHOOL, PersonId(2), DeviceId(2)).unwrap();
        bells.ring(SCHOOL, |listener| {
            (listener.person == PersonId(1)).then(|| head(7, 1))
        });
        bells.ring(SchoolId(2), |_| Some(head(9, 9)));
        bells.ring(SCHOOL, |_| Some(head(8, 1)));
        assert_eq!(one.hear().await.unwrap(), [head(7, 1), head(8, 1)]);
        assert_eq!(two.hear().await.unwrap(), [head(8, 1)]);
    }

    #[test]
    fn one_person_cannot_take_all_streams() {
        let bells = Bells::default();
        let taken: Vec<_> = (0..MAX_PER_PERSON)
            .map(|_| bells.listen(SCHOOL, PersonId(1), DeviceId(1)).unwrap())
            .collect();
        assert_eq!(
            bells.listen(SCHOOL, PersonId(1), DeviceId(1)).err(),
            Some(TooManyStreams)
        );
        assert!(!bells.leave(SCHOOL, &taken[0]));
        assert!(bells.listen(SCHOOL, PersonId(1), DeviceId(1)).is_ok());
    }

    #[tokio::test]
    async fn who_is_hung_up_on_hears_nothing_more_and_others_do() {
        let bells = Bells::default();
        let one = bells.listen(SCHOOL, PersonId(1), DeviceId(1)).unwrap();
        let two = bells.listen(SCHOOL, PersonId(1), DeviceId(2)).unwrap();
        bells.ring(SCHOOL, |_| Some(head(7, 1)));
        bells.hang_up(SCHOOL, |listener| listener.device == DeviceId(1));
        bells.ring(SCHOOL, |_| Some(head(7, 2)));
        assert_eq!(one.hear().await, None);
        assert_eq!(one.hear().await, None);
        assert_eq!(two.hear().await.unwrap(), [head(7, 2)]);
    }
}
