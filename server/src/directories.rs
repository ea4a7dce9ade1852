//! Directories of schools in memory, and what their people may read. A directory is read again when
//! its version in the store has changed, by this process or another.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex};

use lientich_shared::directory::{Directory, Role};
use lientich_shared::ids::{DeviceId, PersonId, SchoolId};
use lientich_shared::log::talk::Circle;
use lientich_shared::permissions::talk::{self, Speaker};
use lientich_shared::permissions::work::{self, Worker};
use lientich_shared::permissions::{Action, may};
use lientich_shared::time::Day;
use lru::LruCache;

use crate::store::{Head, Kind, Result, Store};

/// Schools kept in memory; one takes about 50 KB.
const KEPT: NonZeroUsize = NonZeroUsize::new(256).expect("256 is not zero");

/// What somebody may read of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Nothing at all.
    Nothing,
    /// Of a plan: issued Editions, and what was sent out for opinions.
    Editions,
    /// The log with its whole history, and Editions.
    Log,
}

/// A directory on one day.
#[derive(Debug)]
pub struct Roll {
    /// Who is who.
    pub directory: Directory,
    /// The day.
    pub day: Day,
    roles: HashMap<PersonId, Vec<Role>>,
    revoked: HashSet<DeviceId>,
    teams: HashMap<PersonId, String>,
}

/// Directories in memory.
#[derive(Debug)]
pub struct Directories {
    rolls: Mutex<LruCache<SchoolId, Arc<Roll>>>,
}

impl Default for Directories {
    fn default() -> Self {
        Self {
            rolls: Mutex::new(LruCache::new(KEPT)),
        }
    }
}

impl Directories {
    /// The directory as it is, on this day; `None` if there is no such school.
    pub async fn current(
        &self,
        store: &dyn Store,
        school: SchoolId,
        day: Day,
    ) -> Result<Option<Arc<Roll>>> {
        let Some(version) = store.directory_version(school).await? else {
            return Ok(None);
        };
        if let Some(roll) = self.kept(school)
            && roll.directory.version == version
            && roll.day == day
        {
            return Ok(Some(roll));
        }
        let Some(directory) = store.directory(school).await? else {
            return Ok(None);
        };
        let roll = Arc::new(Roll::new(directory, day));
        self.rolls().put(school, Arc::clone(&roll));
        Ok(Some(roll))
    }

    fn kept(&self, school: SchoolId) -> Option<Arc<Roll>> {
        self.rolls().get(&school).cloned()
    }

    fn rolls(&self) -> std::sync::MutexGuard<'_, LruCache<SchoolId, Arc<Roll>>> {
        self.rolls
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Roll {
    /// A directory as it counts on a day.
    pub fn new(directory: Directory, day: Day) -> Self {
        let mut roles: HashMap<PersonId, Vec<Role>> = HashMap::new();
        for post in directory.posts.iter().filter(|post| post.is_held(day)) {
            roles.entry(post.person).or_default().push(post.role);
        }
        let revoked = directory
            .devices
            .iter()
            .filter(|device| device.revoked.is_some());
        let people = directory.people.iter();
        Self {
            teams: people
                .map(|person| (person.id, person.team.clone()))
                .collect(),
            revoked: revoked.map(|device| device.device).collect(),
            directory,
            day,
            roles,
        }
    }

    /// The posts that a person holds on this day.
    pub fn roles(&self, person: PersonId) -> &[Role] {
        self.roles.get(&person).map_or(&[], Vec::as_slice)
    }

    /// What a person may read on this day of a document. What they may not read answers like one that
    /// is not there.
    pub fn scope_of(&self, person: PersonId, head: &Head) -> Scope {
        match head.kind {
            Kind::Plan => match self.scope(person) {
                Scope::Editions if head.edition == 0 && !self.is_told_rounds(person, head) => {
                    Scope::Nothing
                }
                scope => scope,
            },
            Kind::Talk { topic, owner } => {
                if self.reads(self.roles(person), topic.circle, person, owner) {
                    Scope::Log
                } else {
                    Scope::Nothing
                }
            }
        }
    }

    /// Whether somebody with these posts reads a document of talk or progress.
    fn reads(&self, roles: &[Role], circle: Circle, person: PersonId, owner: PersonId) -> bool {
        if circle == Circle::Work {
            return work::reads(self.worker(roles, person, owner));
        }
        let is_owner = person == owner;
        talk::reads(Speaker { roles, is_owner }, circle)
    }

    /// How a person stands to whose progress it is.
    pub fn worker<'a>(
        &'a self,
        roles: &'a [Role],
        person: PersonId,
        owner: PersonId,
    ) -> Worker<'a> {
        let team = self.team(person);
        Worker {
            roles,
            is_owner: person == owner,
            is_of_team: !team.is_empty() && team == self.team(owner),
            team,
        }
    }

    /// Whether the school knows a person, former staff too.
    pub fn knows(&self, person: PersonId) -> bool {
        self.teams.contains_key(&person)
    }

    fn team(&self, person: PersonId) -> &str {
        self.teams.get(&person).map_or("", String::as_str)
    }

    /// The same on one of their devices: nothing once it was revoked.
    pub fn scope_of_on(&self, person: PersonId, device: DeviceId, head: &Head) -> Scope {
        if self.revoked.contains(&device) {
            Scope::Nothing
        } else {
            self.scope_of(person, head)
        }
    }

    /// Whether a person reads what a plan has gone out with, and it has since its last Edition.
    pub fn is_told_rounds(&self, person: PersonId, head: &Head) -> bool {
        let rounds = head.rounds;
        rounds.over < rounds.last && may(self.roles(person), Action::ReadRounds).is_allowed()
    }

    /// What a person may read of plans on this day.
    pub fn scope(&self, person: PersonId) -> Scope {
        let roles = self.roles(person);
        if may(roles, Action::ReadDraft).is_allowed() {
            Scope::Log
        } else if may(roles, Action::ReadEditions).is_allowed() {
            Scope::Editions
        } else {
            Scope::Nothing
        }
    }

    /// The same on one of their devices: nothing once it was revoked.
    pub fn scope_on(&self, person: PersonId, device: DeviceId) -> Scope {
        if self.revoked.contains(&device) {
            Scope::Nothing
        } else {
            self.scope(person)
        }
    }

    /// Whether a device was revoked.
    pub fn is_revoked(&self, device: DeviceId) -> bool {
        self.revoked.contains(&device)
    }

    /// Whether a person held a post on this day or later by which they read a document's log.
    pub fn read_since(&self, person: PersonId, day: Day, head: &Head) -> bool {
        let posts = self.directory.posts.iter();
        let mut late = posts.filter(|post| {
            let ended_before = post.to.is_some_and(|last| last < day);
            post.person == person && post.from <= self.day && !ended_before
        });
        late.any(|post| match head.kind {
            Kind::Plan => may(&[post.role], Action::ReadDraft).is_allowed(),
            Kind::Talk { topic, owner } => self.reads(&[post.role], topic.circle, person, owner),
        })
    }

    /// The directory as a person may have it: devices for those who verify batches, and nothing but
    /// themselves for those who hold no post.
    pub fn directory_for(&self, person: PersonId) -> Directory {
        let mut directory = self.directory.clone();
        match self.scope(person) {
            Scope::Log => {}
            // Posts may begin without a new version: who will verify batches has the devices early.
            Scope::Editions if self.will_draft(person) => {}
            Scope::Editions => directory.devices.clear(),
            Scope::Nothing => {
                directory.people.retain(|known| known.id == person);
                directory.posts.retain(|post| post.person == person);
                directory.devices.clear();
            }
        }
        directory
    }

    fn will_draft(&self, person: PersonId) -> bool {
        let coming = self.directory.posts.iter().filter(|post| {
            post.person == person && self.day < post.from && post.to.is_none_or(|to| self.day <= to)
        });
        coming
            .into_iter()
            .any(|post| may(&[post.role], Action::ReadDraft).is_allowed())
    }
}
